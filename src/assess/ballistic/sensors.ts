import { type Chart, chartAt, ellipseAxes, toChart } from '../../earth/index.ts';
import type { Instant, SensorId } from '../../mark/index.ts';
import { coastPredict, radialHeight } from '../../motion/index.ts';
import type { Track } from '../../track/index.ts';
import { RANGE_CLASSES, type RangeClass, type SensorImpact } from '../hazard.ts';
import { type Believed, updateBy } from './believed.ts';
import { BALLISTIC_COEFFICIENT, dragSigmaOf } from './drag.ts';
import type { Followed } from './follow.ts';
import { type Impact, likelyDrag, predictImpact } from './impact.ts';
import { createSight, lookAt } from './sight.ts';

/** What one sensor alone makes of an object in free fall. Plain data. */
export interface OwnView {
  readonly believed: Believed;
  timeMs: Instant;
  looks: number;
}

/** Sensors that one object is followed by one by one; more add nothing that a person compares. */
const MAXIMUM_SENSORS = 8;
/** With a motor more probable than this nobody's free fall is told. */
const STEADY = 0.5;
/** Lower, the air slows an object by more than is followed here, m. */
const AIR_HEIGHT = 60e3;
/** Where a sensor's own estimate begins: about the fused one, so widely that it says nothing. */
const WIDE = { positionM: 20e3, velocityMps: 500 };
/** Density of white acceleration that stands for what is left out, m²/s³. */
const NOISE = 0.01;
/** Fewer looks tell no impact worth comparing. */
const LEAST_LOOKS = 15;
/**
 * A constant bias of this share of a look's error is not averaged away: after n looks it is √n
 * times that share of what noise has left.
 */
const BIAS_SHARE = 0.2;
/** Compared anew only so often: each takes about a millisecond. */
const COMPARED_EVERY_MS = 5_000;

const sight = createSight();

/** Takes the newest report of a track into the estimate of the sensor that it is from. */
export function noteSensor(followed: Followed, { newest }: Track): void {
  const { views } = followed;
  if ((followed.burn?.probability ?? 0) > STEADY) {
    views.clear();
    return;
  }
  const { state, covariance } = followed.coast ?? followed;
  if (newest === undefined || !isHigh(state)) return;
  let own = views.get(newest.source);
  if (own === undefined) {
    if (views.size >= MAXIMUM_SENSORS) return;
    own = { believed: beginAt(state, covariance), timeMs: followed.stateMs, looks: 0 };
    views.set(newest.source, own);
  }
  const { believed } = own;
  const seconds = (newest.timeMs - own.timeMs) / 1000;
  if (own.looks > 0 && !(seconds > 0)) return;
  if (!lookAt(newest, believed.state, sight)) return;
  coastPredict(believed.state, believed.covariance, seconds, NOISE);
  lookAt(newest, believed.state, sight);
  updateBy(believed, sight);
  own.timeMs = newest.timeMs;
  own.looks += 1;
}

function isHigh(state: Float64Array): boolean {
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  return radialHeight(x, y, z, Math.hypot(x, y, z)) > AIR_HEIGHT;
}

function beginAt(state: Float64Array, covariance: Float64Array): Believed {
  const wide = new Float64Array(36);
  for (let i = 0; i < 6; i++) {
    const sigma = i < 3 ? WIDE.positionM : WIDE.velocityMps;
    wide[i * 7] = sigma * sigma + covariance[i * 7]!;
  }
  return { state: state.slice(), covariance: wide, extra: new Float64Array(0) };
}

/**
 * Where each sensor alone sees the object come down, where at least two do; else nothing. Between
 * comparisons `before` stands.
 */
export function impactsBySensor(
  followed: Followed,
  before: readonly SensorImpact[],
): readonly SensorImpact[] {
  const told = [...followed.views].filter(([, { looks }]) => looks >= LEAST_LOOKS);
  if (told.length < 2) return before;
  const newestMs = Math.max(...told.map(([, { timeMs }]) => timeMs));
  if (newestMs - followed.comparedMs < COMPARED_EVERY_MS) return before;
  followed.comparedMs = newestMs;
  const name = likeliest(followed.hazard.rangeClass);
  const drag = likelyDrag(BALLISTIC_COEFFICIENT[name], dragSigmaOf(name));
  const impacts: (readonly [SensorId, OwnView, Impact])[] = [];
  for (const [sensor, own] of told) {
    const impact = predictImpact(own.believed.state, widenedBy(own), drag);
    if (impact !== null) impacts.push([sensor, own, impact]);
  }
  if (impacts.length < 2) return before;
  return impacts
    .map(([sensor, own, impact]) => ({
      sensor,
      looks: own.looks,
      point: impact.point,
      sigmaM: ellipseAxes(impact.covariance).majorM,
      timeMs: own.timeMs + impact.timeS * 1000,
      timeSigmaS: impact.timeSigmaS,
      apartSigmas: Math.max(
        ...impacts.map((other) => (other[0] === sensor ? 0 : apart(impact, other[2]))),
      ),
    }))
    .sort((a, b) => (a.sensor < b.sensor ? -1 : 1));
}

function widenedBy({ believed, looks }: OwnView): Float64Array {
  const factor = 1 + looks * BIAS_SHARE * BIAS_SHARE;
  return believed.covariance.map((v) => v * factor);
}

const flat = new Float64Array(2);

/** Mahalanobis distance of two impact points. */
function apart(a: Impact, b: Impact): number {
  const chart: Chart = chartAt(a.point);
  toChart(chart, b.point.latitudeRad, b.point.longitudeRad, flat, 0);
  const nn = a.covariance.northNorth + b.covariance.northNorth;
  const ne = a.covariance.northEast + b.covariance.northEast;
  const ee = a.covariance.eastEast + b.covariance.eastEast;
  const [n, e] = [flat[0]!, flat[1]!];
  return Math.sqrt(Math.max(0, (ee * n * n - 2 * ne * n * e + nn * e * e) / (nn * ee - ne * ne)));
}

function likeliest(rangeClass: Readonly<Record<RangeClass, number>>): RangeClass {
  return RANGE_CLASSES.reduce((a, b) => (rangeClass[b] > rangeClass[a] ? b : a));
}
