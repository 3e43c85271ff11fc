import type { Believed } from './believed.ts';
import { brakedStep, createStep, DRAG_EXTRA, FELT, FELT_HEIGHT, feel } from './braked.ts';
import type { Sight } from './sight.ts';
import { sharesOf, type Watcher } from './watchers.ts';

/**
 * The long free fall after burnout, with the drag that its first seconds in the air have told and
 * with the constant biases of its radars as states, so that the covariance holds them (Schmidt,
 * 1966, in the form that also estimates them; Bar-Shalom et al. 2001, section 8.2). Begins with the
 * free falls of `burnout.ts`. Plain data.
 */
export interface Descent {
  timeMs: number;
  /** Radars whose biases are states: across, up and along the line of sight, each after the seven. */
  readonly radars: string[];
  /**
   * Place, velocity, b (`braked.ts`), biases in sigmas of a look's noise: {@link WIDTH} numbers, and
   * {@link WIDTH}² row-major, of which 7 + 3·radars are in use.
   */
  readonly state: Float64Array;
  readonly covariance: Float64Array;
  /** Mean height of the air that was felt, m, and how much, m²/s³ (`braked.ts`). */
  readonly felt: Float64Array;
  /** Normalised innovation squared over its dimension, averaged. */
  misfit: number;
}

/** Radars on one object; the biases of more are left out. */
const MAXIMUM_RADARS = 4;
const WIDTH = 7 + 3 * MAXIMUM_RADARS;

/**
 * Bias, 1 sigma, as a share of a radar's stated noise, where nothing is known: 20 m for 30 m of
 * range, 0.2 mrad for 1 mrad of angle.
 */
const ANGLE_BIAS = 0.2;
const RANGE_BIAS = 2 / 3;
/** Of a satellite's stated noise this much does not average out from look to look: assumed. */
const LINE_BIAS = 0.7;

/** What gravity to J4 leaves out, m²/s³: tesseral harmonics, 3e-5 m/s² for some minutes. */
const FALL_NOISE = 1e-7;
/**
 * Averaged misfit at which it is given up: far beyond chance (1 ± 0.3) for three components. At 2.5
 * chance gave up one flight in sixty within two minutes; what pulls up passes either in a look or two.
 */
const MISFIT_LIMIT = 3.5;
const MISFIT_SHARE = 0.2;
/** After a gap longer than this, s, it may have done anything. */
const LONGEST_GAP_S = 120;

const step = createStep();
const six = new Float64Array(6);
const rows = new Float64Array(7 * WIDTH);
const ph = new Float64Array(WIDTH);
const correction = new Float64Array(WIDTH);
const moved = new Float64Array(6);

/**
 * Begins with what the free falls since burnout make of it, from the looks of `watchers`: each one's
 * constant errors are in it by its share.
 */
export function createDescent(
  { state, covariance, extra }: Believed,
  timeMs: number,
  watchers: readonly Watcher[],
): Descent {
  const own: Descent = {
    timeMs,
    radars: [],
    state: new Float64Array(WIDTH),
    covariance: new Float64Array(WIDTH * WIDTH),
    felt: extra.slice(FELT_HEIGHT, FELT + 1),
    misfit: 1,
  };
  const p = own.covariance;
  own.state.set(state);
  own.state[6] = extra[0]!;
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) p[i * WIDTH + j] = covariance[i * 6 + j]!;
    p[i * WIDTH + 6] = p[6 * WIDTH + i] = extra[i + 1]!;
  }
  p[6 * WIDTH + 6] = extra[7]!;
  const shares = sharesOf(watchers, timeMs, own.state);
  watchers.forEach(({ name, kind, sight }, w) => {
    if (kind === 'satellite') takeInLine(own, sight, shares[w]!);
    else if (own.radars.length < MAXIMUM_RADARS) {
      own.radars.push(name);
      takeIn(own, sight, 7 + 3 * (own.radars.length - 1), shares[w]!);
    }
  });
  return own;
}

/** Without the biases, at its own time. */
export function fallOfDescent({ state, covariance: p, felt }: Descent): Believed {
  const covariance = new Float64Array(36);
  const extra = new Float64Array(DRAG_EXTRA);
  extra[0] = state[6]!;
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) covariance[i * 6 + j] = p[i * WIDTH + j]!;
    extra[i + 1] = p[i * WIDTH + 6]!;
  }
  extra[7] = p[6 * WIDTH + 6]!;
  extra.set(felt, FELT_HEIGHT);
  return { state: state.slice(0, 6), covariance, extra };
}

/**
 * Takes a sight in; `radar` names what made it where its looks may be biased. False where it no
 * longer fits and the fall is to be given up.
 */
export function noteDescent(own: Descent, sight: Sight, radar: string | null): boolean {
  const dtS = (sight.timeMs - own.timeMs) / 1000;
  // A late report is left out.
  if (dtS < 0) return true;
  if (!(dtS <= LONGEST_GAP_S) || !carry(own, dtS)) return false;
  own.timeMs = sight.timeMs;
  const biases = radar === null ? -1 : biasesOf(own, sight, radar);
  return correct(own, sight, biases) && own.misfit <= MISFIT_LIMIT;
}

function carry(own: Descent, dtS: number): boolean {
  const { state: x, covariance: p } = own;
  const n = 7 + 3 * own.radars.length;
  for (let i = 0; i < 6; i++) six[i] = x[i]!;
  for (let left = dtS; left > 1e-6; left -= step.seconds) {
    if (!brakedStep(six, x[6]!, left, step)) return false;
    const { phi, push, seconds } = step;
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j < n; j++) {
        let sum = push[i]! * p[6 * WIDTH + j]!;
        for (let k = 0; k < 6; k++) sum += phi[i * 6 + k]! * p[k * WIDTH + j]!;
        rows[i * WIDTH + j] = sum;
      }
    }
    const q = FALL_NOISE + step.q;
    for (let i = 0; i < 6; i++) {
      for (let j = i; j < n; j++) {
        let value = rows[i * WIDTH + j]!;
        if (j < 6) {
          value = rows[i * WIDTH + 6]! * push[j]!;
          for (let k = 0; k < 6; k++) value += rows[i * WIDTH + k]! * phi[j * 6 + k]!;
          if (i === j) value += i < 3 ? (q * seconds ** 3) / 3 : q * seconds;
          else if (j === i + 3) value += (q * seconds * seconds) / 2;
        }
        p[i * WIDTH + j] = value;
        p[j * WIDTH + i] = value;
      }
    }
    p[6 * WIDTH + 6] = p[6 * WIDTH + 6]! + feel(own.felt, 0, step);
  }
  for (let i = 0; i < 6; i++) x[i] = six[i]!;
  return Number.isFinite(x[0]! + p[0]!);
}

/** Where the biases of a radar stand; -1: there is no room for more. */
function biasesOf(own: Descent, sight: Sight, radar: string): number {
  let at = own.radars.indexOf(radar);
  if (at < 0) {
    if (own.radars.length >= MAXIMUM_RADARS) return -1;
    at = own.radars.length;
    own.radars.push(radar);
    takeIn(own, sight, 7 + 3 * at, null);
  }
  return 7 + 3 * at;
}

/**
 * Adds a radar's biases b as states. Of what was estimated from its reports and from others' its
 * `share` is off by J·b, so the error of the state is e + W·J·b and that of the biases -b; null:
 * nothing was estimated from them.
 */
function takeIn(
  { state, covariance: p }: Descent,
  sight: Sight,
  o: number,
  share: Float64Array | null,
): void {
  for (let c = 0; c < 3; c++) {
    const sigma = c < 2 ? ANGLE_BIAS : RANGE_BIAS;
    p[(o + c) * WIDTH + o + c] = sigma * sigma;
    if (share === null) continue;
    moveByBias(state, sight, c);
    shareMove(share);
    widen(p, sigma * sigma);
    for (let i = 0; i < 6; i++) {
      p[i * WIDTH + o + c] = -sigma * sigma * moved[i]!;
      p[(o + c) * WIDTH + i] = -sigma * sigma * moved[i]!;
    }
  }
}

/** A satellite sees no fall: its constant errors moved the beginning, and no look tells of them. */
function takeInLine({ covariance: p }: Descent, sight: Sight, share: Float64Array): void {
  for (let c = 0; c < 2; c++) {
    const sigma = LINE_BIAS * Math.sqrt(sight.variances[c]!);
    moved.fill(0);
    for (let i = 0; i < 3; i++) moved[i] = sight.directions[3 * c + i]!;
    shareMove(share);
    widen(p, sigma * sigma);
  }
}

function widen(p: Float64Array, variance: number): void {
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) {
      p[i * WIDTH + j] = p[i * WIDTH + j]! + variance * moved[i]! * moved[j]!;
    }
  }
}

function shareMove(share: Float64Array): void {
  for (let half = 0; half < 6; half += 3) {
    const [x, y, z] = [moved[half]!, moved[half + 1]!, moved[half + 2]!];
    for (let i = 0; i < 3; i++) {
      moved[half + i] = share[3 * i]! * x + share[3 * i + 1]! * y + share[3 * i + 2]! * z;
    }
  }
}

/**
 * How a bias of one sigma of noise moves place and velocity, into `moved`: along the line of sight,
 * or turned about the radar's vertical (nearly: its place's direction) or about its level axis.
 */
function moveByBias(x: Float64Array, sight: Sight, c: number): void {
  const { observer: o, directions: d } = sight;
  const dx = x[0]! - o[0]!;
  const dy = x[1]! - o[1]!;
  const dz = x[2]! - o[2]!;
  const range = Math.hypot(dx, dy, dz) || 1;
  const sigma = Math.sqrt(c < 2 ? sight.variances[c]! : sight.rangeVariance);
  const u = [dx / range, dy / range, dz / range] as const;
  const v = [x[3]!, x[4]!, x[5]!] as const;
  if (c === 2) {
    const rate = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    for (let i = 0; i < 3; i++) {
      moved[i] = sigma * u[i]!;
      moved[i + 3] = (sigma * (v[i]! - rate * u[i]!)) / range;
    }
    return;
  }
  // The axis a turns u towards the direction: a × u = d. About the vertical it is -up.
  const e = [d[3 * c]!, d[3 * c + 1]!, d[3 * c + 2]!] as const;
  let axis: readonly [number, number, number] = [
    u[1] * e[2] - u[2] * e[1],
    u[2] * e[0] - u[0] * e[2],
    u[0] * e[1] - u[1] * e[0],
  ];
  let angle = sigma / range;
  if (c === 0) {
    const down = -Math.hypot(o[0]!, o[1]!, o[2]!) || -1;
    axis = [o[0]! / down, o[1]! / down, o[2]! / down];
    const level = Math.hypot(
      axis[1] * u[2] - axis[2] * u[1],
      axis[2] * u[0] - axis[0] * u[2],
      axis[0] * u[1] - axis[1] * u[0],
    );
    angle /= Math.max(0.01, level);
  }
  for (let i = 0; i < 3; i++) {
    const [j, k] = [(i + 1) % 3, (i + 2) % 3];
    moved[i] = sigma * e[i]!;
    moved[i + 3] = angle * (axis[j]! * v[k]! - axis[k]! * v[j]!);
  }
}

const line = new Float64Array(6);
const start = new Float64Array(6);

/** Kalman update, scalar by scalar about one prior; `biases`: where the first of three stands. */
function correct(own: Descent, sight: Sight, biases: number): boolean {
  const { state: x, covariance: p } = own;
  const { observer: o, directions: d } = sight;
  const n = 7 + 3 * own.radars.length;
  correction.fill(0);
  for (let i = 0; i < 6; i++) start[i] = x[i]!;
  let nis = 0;
  let taken = 0;
  for (let m = 0; m < sight.count; m++) {
    line.fill(0);
    let y = sight.places[m]!;
    for (let i = 0; i < 3; i++) {
      line[i] = d[3 * m + i]!;
      y -= line[i]! * start[i]!;
    }
    nis += scalar(own, n, y, sight.variances[m]!, biases < 0 || m > 1 ? -1 : biases + m);
    taken += 1;
  }
  if (sight.hasRange) {
    const away = [start[0]! - o[0]!, start[1]! - o[1]!, start[2]! - o[2]!] as const;
    const range = Math.hypot(...away) || 1;
    line.fill(0);
    for (let i = 0; i < 3; i++) line[i] = away[i]! / range;
    nis += scalar(own, n, sight.range - range, sight.rangeVariance, biases < 0 ? -1 : biases + 2);
    taken += 1;
    if (sight.hasRate) {
      let rate = 0;
      for (let i = 0; i < 3; i++) {
        line[i + 3] = away[i]! / range;
        rate += line[i + 3]! * start[i + 3]!;
      }
      for (let i = 0; i < 3; i++) line[i] = (start[i + 3]! - rate * line[i + 3]!) / range;
      nis += scalar(own, n, sight.rate - rate, sight.rateVariance, -1);
      taken += 1;
    }
  }
  for (let i = 0; i < n; i++) x[i] = x[i]! + correction[i]!;
  own.misfit += MISFIT_SHARE * (nis / Math.max(1, taken) - own.misfit);
  for (let i = 0; i < n; i++) if (!(p[i * WIDTH + i]! > 0)) return false;
  return Number.isFinite(nis + x[0]!);
}

/**
 * `y` against the prior along `line`, biased by the state at `bias` (in sigmas of noise); -1: not.
 * Returns the normalised innovation squared.
 */
function scalar(
  { state: x, covariance: p }: Descent,
  n: number,
  y: number,
  r: number,
  bias: number,
): number {
  const sigma = Math.sqrt(r);
  let s = r;
  let left = y;
  for (let i = 0; i < n; i++) {
    let sum = bias < 0 ? 0 : sigma * p[i * WIDTH + bias]!;
    for (let k = 0; k < 6; k++) sum += p[i * WIDTH + k]! * line[k]!;
    ph[i] = sum;
  }
  for (let k = 0; k < 6; k++) {
    s += line[k]! * ph[k]!;
    left -= line[k]! * correction[k]!;
  }
  if (bias >= 0) {
    s += sigma * ph[bias]!;
    left -= sigma * (x[bias]! + correction[bias]!);
  }
  for (let i = 0; i < n; i++) {
    correction[i] = correction[i]! + (ph[i]! * left) / s;
    for (let j = i; j < n; j++) {
      const value = p[i * WIDTH + j]! - (ph[i]! * ph[j]!) / s;
      p[i * WIDTH + j] = value;
      p[j * WIDTH + i] = value;
    }
  }
  return (left * left) / s;
}
