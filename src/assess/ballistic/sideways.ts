import { WGS84 } from '../../earth/index.ts';

/** 1 sigma to the side of the way on the ground, m, under the place (ECEF) `timeS` after the state. */
export type Sideways = (x: number, y: number, z: number, timeS: number) => number;

/**
 * What the plane of a free fall does: errors across it, of the place and of the velocity, tilt it, and
 * the angle to the side is `α(θ) = δ/r (cos θ − ṙ r/h sin θ) + δ̇ r/h sin θ`, θ from the state on, h the
 * angular momentum (from `α'' = −α`, which holds in any central field). What a motor may still do, wind
 * and drag are not in it.
 */
export function sidewaysOf(state: Float64Array, covariance: Float64Array): Sideways {
  const { omega, b: radius } = WGS84;
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const [u, v, w] = [state[3]! - omega * y, state[4]! + omega * x, state[5]!];
  const n = [y * w - z * v, z * u - x * w, x * v - y * u];
  const h = Math.hypot(n[0]!, n[1]!, n[2]!) || 1;
  const r = Math.hypot(x, y, z);
  const radial = (x * u + y * v + z * w) / r;
  const across = (row: number, column: number): number => {
    let sum = 0;
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) sum += n[i]! * n[j]! * covariance[6 * (row + i) + column + j]!;
    return sum / (h * h);
  };
  const [place, both, pace] = [across(0, 0), across(0, 3), across(3, 3)];
  return (px, py, pz, timeS) => {
    const [cos, sin] = [Math.cos(omega * timeS), Math.sin(omega * timeS)];
    const [qx, qy] = [cos * px - sin * py, sin * px + cos * py];
    const size = r * (Math.hypot(qx, qy, pz) || 1);
    const cosTheta = (x * qx + y * qy + z * pz) / size;
    const turned =
      n[0]! * (y * pz - z * qy) + n[1]! * (z * qx - x * pz) + n[2]! * (x * qy - y * qx);
    const sinTheta = turned / h / size;
    const a = (cosTheta - ((radial * r) / h) * sinTheta) / r;
    const c = (r / h) * sinTheta;
    return radius * Math.sqrt(Math.max(0, a * a * place + 2 * a * c * both + c * c * pace));
  };
}
