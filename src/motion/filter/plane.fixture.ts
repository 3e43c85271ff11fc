/** Movers in a plane, known by place and velocity, with or without a rate of turn. */
import type { NamedModel } from './mixture.ts';
import type { Observation } from './model.ts';

/** x, y, vx, vy; white acceleration of `q` m²/s³. */
export function straight(q: number): NamedModel {
  return {
    name: 'straight',
    components: ['x', 'y', 'vx', 'vy'],
    dynamics: {
      size: 4,
      move: (x, dtS, to) => {
        to[0] = x[0]! + dtS * x[2]!;
        to[1] = x[1]! + dtS * x[3]!;
        to[2] = x[2]!;
        to[3] = x[3]!;
      },
      jacobian: (_x, dtS, to) => {
        to.fill(0);
        for (let i = 0; i < 4; i++) to[i * 5] = 1;
        to[2] = dtS;
        to[7] = dtS;
      },
      noise: (_x, dtS, to) => white(to, 4, dtS, q),
    },
  };
}

/**
 * The same with the rate of turn w, rad/s, which wanders by `turnQ`, (rad/s)²/s: Bar-Shalom, Li and
 * Kirubarajan (2001), equation 11.7.1-4.
 */
export function turning(q: number, turnQ: number): NamedModel {
  return {
    name: 'turning',
    components: ['x', 'y', 'vx', 'vy', 'turn'],
    dynamics: {
      size: 5,
      move: (x, dtS, to) => turn(x, dtS, to),
      jacobian: (x, dtS, to) => {
        const up = new Float64Array(5);
        const down = new Float64Array(5);
        for (let j = 0; j < 5; j++) {
          const step = j < 2 ? 1 : j < 4 ? 0.1 : 1e-5;
          const at = x.slice();
          at[j] = x[j]! + step;
          turn(at, dtS, up);
          at[j] = x[j]! - step;
          turn(at, dtS, down);
          for (let i = 0; i < 5; i++) to[i * 5 + j] = (up[i]! - down[i]!) / (2 * step);
        }
      },
      noise: (_x, dtS, to) => {
        white(to, 5, dtS, q);
        to[24] = turnQ * Math.abs(dtS);
      },
    },
  };
}

export function turn(x: Float64Array, dtS: number, to: Float64Array): void {
  const w = x[4]!;
  const small = Math.abs(w * dtS) < 1e-6;
  const along = small ? dtS : Math.sin(w * dtS) / w;
  const aside = small ? 0.5 * w * dtS * dtS : (1 - Math.cos(w * dtS)) / w;
  const [vx, vy] = [x[2]!, x[3]!];
  to[0] = x[0]! + along * vx - aside * vy;
  to[1] = x[1]! + aside * vx + along * vy;
  to[2] = Math.cos(w * dtS) * vx - Math.sin(w * dtS) * vy;
  to[3] = Math.sin(w * dtS) * vx + Math.cos(w * dtS) * vy;
  to[4] = w;
}

function white(to: Float64Array, n: number, dtS: number, q: number): void {
  const span = Math.abs(dtS);
  to.fill(0);
  for (let i = 0; i < 2; i++) {
    to[i * (n + 1)] = (q * span ** 3) / 3;
    to[i * n + i + 2] = to[(i + 2) * n + i] = (q * dtS * span) / 2;
    to[(i + 2) * (n + 1)] = q * span;
  }
}

/** Where it is, each axis with the error `sigma`; of a state of any number of components. */
export function seenAt(z: readonly [number, number], sigma: number): Observation {
  return {
    size: 2,
    noise: Float64Array.of(sigma * sigma, 0, 0, sigma * sigma),
    innovation: (x, to) => {
      to[0] = z[0] - x[0]!;
      to[1] = z[1] - x[1]!;
    },
    jacobian: (x, to) => {
      to.fill(0, 0, 2 * x.length);
      to[0] = 1;
      to[x.length + 1] = 1;
    },
  };
}
