import { coastStep, coastTransition } from '../coast.ts';
import { addWhiteAcceleration } from '../covariance.ts';
import { constantVelocityStep } from '../kinematic.ts';
import { thrustPredict } from '../thrust.ts';
import { type Dynamics, numericJacobian } from './model.ts';

/** The models of this room for the filters of this folder: the same physics as the tracker's. */

/** Nearly constant velocity in ECEF; `q`: white acceleration, m²/s³. Six states. */
export function cruising(q: number): Dynamics {
  return {
    size: 6,
    move: (x, dtS, to) => {
      to.set(x);
      constantVelocityStep(to, dtS);
    },
    jacobian: (_x, dtS, to) => {
      to.fill(0);
      for (let i = 0; i < 6; i++) to[i * 7] = 1;
      for (let i = 0; i < 3; i++) to[i * 7 + 3] = dtS;
    },
    noise: (_x, dtS, to) => {
      to.fill(0);
      addWhiteAcceleration(to, dtS, q);
    },
  };
}

/** Free fall (`coast.ts`); `q` as above. Spans over {@link MAXIMUM_SPAN_S} leave it where it is. */
export function coasting(q: number): Dynamics {
  const at = new Float64Array(6);
  return {
    size: 6,
    move: (x, dtS, to) => {
      to.set(x);
      coastStep(to, dtS);
    },
    jacobian: (x, dtS, to) => {
      at.set(x);
      coastTransition(at, dtS, to);
    },
    noise: (_x, dtS, to) => {
      to.fill(0);
      addWhiteAcceleration(to, dtS, q);
    },
  };
}

/** Steps of the numeric Jacobian: m, m/s, m/s². */
const STEPS: readonly number[] = [10, 10, 10, 0.1, 0.1, 0.1, 0.01];

/**
 * A burning motor (`thrust.ts`) with its specific thrust as the seventh state; `q`: white acceleration
 * of any direction, m²/s³, `thrustQ`: of the thrust, (m/s²)²/s. Runs backwards too.
 */
export function burning(q: number, thrustQ: number): Dynamics {
  const covariance = new Float64Array(36);
  const extra = new Float64Array(8);
  const at = new Float64Array(6);
  const move: Dynamics['move'] = (x, dtS, to) => {
    for (let i = 0; i < 6; i++) at[i] = x[i]!;
    covariance.fill(0);
    extra.fill(0);
    extra[0] = x[6]!;
    thrustPredict(at, covariance, extra, dtS, 0, 0);
    for (let i = 0; i < 6; i++) to[i] = at[i]!;
    to[6] = extra[0]!;
  };
  return {
    size: 7,
    move,
    jacobian: numericJacobian(move, STEPS),
    noise: (_x, dtS, to) => {
      const span = Math.abs(dtS);
      to.fill(0);
      for (let i = 0; i < 3; i++) {
        to[i * 8] = (q * span ** 3) / 3;
        to[i * 8 + 3] = to[(i + 3) * 7 + i] = (q * dtS * span) / 2;
        to[(i + 3) * 8] = q * span;
      }
      to[48] = thrustQ * span;
    },
  };
}
