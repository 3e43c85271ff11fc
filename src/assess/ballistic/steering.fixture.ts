/** Seconds in which the angle between thrust and velocity goes once round. */
const PERIOD_S = 20;

/** Where a motor pushes at `t` s that is off the velocity by `attack`, rad, to ever another side. */
export function steered(
  velocity: readonly number[],
  up: readonly number[],
  t: number,
  attack = 0,
): readonly number[] {
  if (attack === 0) return velocity;
  const ahead = unit(velocity);
  const side = unit(cross(ahead, up));
  const above = cross(side, ahead);
  const angle = (2 * Math.PI * t) / PERIOD_S;
  const [a, b] = [Math.tan(attack) * Math.sin(angle), Math.tan(attack) * Math.cos(angle)];
  return ahead.map((v, i) => v + a * side[i]! + b * above[i]!);
}

function cross(a: readonly number[], b: readonly number[]): number[] {
  const [x, y, z] = [a[0]!, a[1]!, a[2]!];
  const [u, v, w] = [b[0]!, b[1]!, b[2]!];
  return [y * w - z * v, z * u - x * w, x * v - y * u];
}

function unit(v: readonly number[]): number[] {
  const length = Math.hypot(...v) || 1;
  return v.map((x) => x / length);
}
