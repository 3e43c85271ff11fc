import {
  ecefToGeodetic,
  type GeoPolygon,
  geodesicInverse,
  greatCircleDistance,
  pointInPolygon,
  polygonArea,
  WGS84,
} from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import { arrivalsIn, type Whereabouts } from '../arrivals.ts';
import type { Arrival, BallisticHazard, HazardStatus, PredictedArea } from '../hazard.ts';
import type { AssessState } from '../state.ts';
import { predictedAreas, reachPlace, reachPoints } from './areas.ts';
import { middlePlace } from './cloud.ts';
import { type Kinematics, kinematics } from './evidence.ts';
import { EARLY_MS, type Followed } from './follow.ts';
import { fallSince, workedUntil } from './motor.ts';
import { straysOf } from './nature.ts';
import { apartFrom, overflownBy } from './overflown.ts';
import {
  type Estimate,
  LEAST_MANOEUVRING,
  MIDDLE_OF_REACH,
  type Prediction,
  predict,
} from './prediction.ts';
import { impactsBySensor } from './sensors.ts';
import { judgeSpace, sureApogee } from './space.ts';
import { timeTrend } from './trend.ts';

/** Re-entry begins here, m. */
const REENTRY_HEIGHT = 100e3;
/** A misfit up to this is what chance alone gives; beyond, the covariance is widened by it. */
const CHANCE_MISFIT = 2;
/** A track younger than this misfits by chance and by its own beginning: no sign of manoeuvres. */
const SETTLED_MS = 10_000;
/** Sigmas of time between the earliest and the latest arrival: 99 %. */
const ARRIVAL_SIGMAS = 2.58;
/** Where no launch can be traced: 1 sigma, m and s, about the place of the first report. */
const UNTRACED_SIGMA_M = 300e3;
const UNTRACED_SIGMA_S = 120;

const widened = new Float64Array(36);

/** What the newest estimate of a followed object makes of its flight. */
interface Foreseen {
  readonly motion: Kinematics;
  /** Free fall, where it is followed by itself. */
  readonly coast: Estimate | null;
  /** Low on its way down. */
  readonly falling: boolean;
  /** Null where it no longer seems to come down. */
  readonly prediction: Prediction | null;
  readonly areas: PredictedArea[];
}

/** The prediction from the newest estimate, with its areas. */
export function foreseen(followed: Followed, containments: readonly number[]): Foreseen {
  const { state, misfit, burn, hazard: old } = followed;
  const burning = burn?.probability ?? 0;
  widened.set(followed.covariance);
  if (misfit > CHANCE_MISFIT && burn === null) {
    for (let i = 0; i < 36; i++) widened[i] = widened[i]! * misfit;
  }
  const coast = ownFall(followed) ?? followed.coast;
  const motion =
    coast !== null && burning < 0.5
      ? kinematics(coast.state, coast.covariance)
      : kinematics(state, widened);
  const falling = motion.climb < 0 && motion.height < REENTRY_HEIGHT;
  const settled = followed.stateMs - old.firstMs >= SETTLED_MS;
  const shown = falling || !settled ? 1 : misfit;
  const traced = predict(state, widened, motion, shown, burn, coast);
  if (traced === null) return { motion, coast, falling, prediction: null, areas: [] };
  // Air and lift have bent what is traced back from here: what was known before stays.
  const prediction =
    falling && old.revision > 0
      ? { ...traced, nature: old.nature, strays: straysOf(old.nature) }
      : traced;
  const { spread, strays, reach } = prediction;
  const areas = predictedAreas(spread, containments, strays, reach);
  return { motion, coast, falling, prediction: withPlace(prediction, areas), areas };
}

/**
 * The place that is told goes by the same probability of a manoeuvre as the areas, and none lies outside
 * all of them: the mean of a cloud may, and the middle of a reach that fits nowhere.
 */
function withPlace(prediction: Prediction, areas: readonly PredictedArea[]): Prediction {
  const { spread, strays, reach } = prediction;
  const fall = spread.kind === 'gaussian' ? spread.point : null;
  const point = strays > MIDDLE_OF_REACH ? reachPlace(reach) : (fall ?? prediction.point);
  const largest = areas[areas.length - 1]?.polygon ?? [];
  if (largest.length === 0 || pointInPolygon(largest, point)) return { ...prediction, point };
  const other = spread.kind === 'gaussian' ? spread.point : middlePlace(spread);
  return { ...prediction, point: pointInPolygon(largest, other) ? other : point };
}

/** The newest content of a hazard, or null where the object no longer seems to come down. */
export function contentOf(
  assess: AssessState,
  followed: Followed,
  status: HazardStatus,
  nowMs: Instant,
): BallisticHazard | null {
  const { state, hazard: old } = followed;
  const burning = followed.burn?.probability ?? 0;
  const { containments, marginM } = assess.settings.ballistic;
  const { motion, coast, falling, prediction, areas } = foreseen(followed, containments);
  if (prediction === null) {
    return old.revision === 0 ? null : staysUp(assess, followed, motion, burning, status, nowMs);
  }
  const known = falling && old.revision > 0;
  const timeMs = followed.stateMs + prediction.timeS * 1000;
  const largest = areas[areas.length - 1]?.polygon ?? [];
  const phase = boosts(followed) ? 'boost' : falling ? 're-entry' : 'coast';
  const about: Partial<BallisticHazard> = known ? {} : past(followed, prediction);
  const struck = arrivals(
    prediction,
    largest,
    marginM,
    timeMs,
    { coast, state, stateMs: followed.stateMs },
    fastest(coast?.state ?? state, coast, burning),
  );
  return {
    ...old,
    revision: old.revision + 1,
    timeMs: nowMs,
    status,
    probability: followed.probability,
    tracks: [...followed.tracks],
    sensors: [...followed.sensors],
    phase,
    nature: prediction.nature,
    ...about,
    space: spaceOf(assess, followed, motion, burning, about.launch ?? old.launch),
    apogeeM: known ? old.apogeeM : prediction.apogeeM,
    flownRangeM: known
      ? geodesicInverse(old.launch.point, prediction.point).distanceM
      : prediction.rangeM,
    impact: { point: prediction.point, timeMs, timeSigmaS: prediction.timeSigmaS },
    areas,
    arrivals: struck,
    overflown: apartFrom(
      struck,
      burning < 0.5
        ? overflownBy(
            coast ?? followed,
            followed.stateMs,
            prediction.timeS,
            prediction.point,
            old.overflown,
          )
        : old.overflown,
    ),
    bySensor: impactsBySensor(followed, old.bySensor),
    ...(followed.debris.length > 0 || old.debris
      ? { debris: followed.debris.map(({ track }) => track) }
      : {}),
    ...(followed.more.size > 0 || old.moreDebris !== undefined
      ? { moreDebris: followed.more.size }
      : {}),
  };
}

/** Sigmas of both by which the free fall since burnout may lie beside what is tracked. */
const BESIDE_SIGMAS = 5;
/** One that is known so much worse than what is tracked, and by more than this, m, has come apart. */
const APART_SIGMAS = 10;
const APART_M = 10e3;

/** The free fall since burnout, unless it follows something else by now. */
function ownFall({ motor, state, covariance, stateMs }: Followed): Estimate | null {
  const fall = fallSince(motor, stateMs);
  if (fall === null) return null;
  let apart = 0;
  let own = 0;
  let tracked = 0;
  for (let i = 0; i < 3; i++) {
    apart += (fall.state[i]! - state[i]!) ** 2;
    own += fall.covariance[i * 7]!;
    tracked += covariance[i * 7]!;
  }
  const holds = own <= APART_SIGMAS ** 2 * tracked + APART_M ** 2;
  return holds && apart <= BESIDE_SIGMAS ** 2 * (own + tracked) ? fall : null;
}

/** The name of the phase changes only when the other one is clearly more probable. */
const PHASE_MARGIN = 0.15;

function boosts({ burn, hazard }: Followed): boolean {
  const margin = hazard.revision === 0 ? 0 : PHASE_MARGIN;
  return (burn?.probability ?? 0) > 0.5 + (hazard.phase === 'boost' ? -margin : margin);
}

/**
 * It no longer seems to come down. What was warned of stands, since nobody may take it back but
 * people; whether it goes to orbit is told anew.
 */
function staysUp(
  assess: AssessState,
  followed: Followed,
  motion: Kinematics,
  burning: number,
  status: HazardStatus,
  nowMs: Instant,
): BallisticHazard {
  const { hazard: old } = followed;
  return {
    ...old,
    revision: old.revision + 1,
    timeMs: nowMs,
    status,
    tracks: [...followed.tracks],
    sensors: [...followed.sensors],
    space: spaceOf(assess, followed, motion, burning, old.launch),
  };
}

function spaceOf(
  assess: AssessState,
  followed: Followed,
  { perigee, perigeeSigma }: Kinematics,
  burning: number,
  launch: BallisticHazard['launch'],
): BallisticHazard['space'] {
  const [x, y, z] = [followed.state[0]!, followed.state[1]!, followed.state[2]!];
  const { latitudeRad, longitudeRad } = ecefToGeodetic(x, y, z);
  const ascent = {
    launch: earlyLaunch(followed, launch),
    here: { latitudeRad, longitudeRad },
    atMs: followed.stateMs,
    workedMs: workedUntil(followed.motor),
    ...{ burning, perigee, perigeeSigma },
    apogee: sureApogee(followed.state, followed.covariance),
  };
  return judgeSpace(ascent, assess.space.announced.values());
}

/** Keeps the launch that is traced surest soon after the first sight. */
function earlyLaunch(
  followed: Followed,
  launch: BallisticHazard['launch'],
): BallisticHazard['launch'] {
  const { early, hazard, stateMs } = followed;
  const soon = stateMs - hazard.firstMs <= EARLY_MS;
  if (early === null || (soon && launch.sigmaM < early.sigmaM)) followed.early = launch;
  return followed.early ?? launch;
}

/** What is told by the part of the flight that is over. */
function past(
  followed: Followed,
  prediction: Prediction,
): Pick<BallisticHazard, 'rangeClass' | 'equivalentRangeM' | 'launch'> {
  return {
    rangeClass: prediction.rangeClass,
    equivalentRangeM: rangeInterval(prediction),
    launch: launchOf(followed, prediction),
  };
}

function rangeInterval(prediction: Prediction): BallisticHazard['equivalentRangeM'] {
  const median = prediction.launch?.equivalentRangeM ?? 12_000e3;
  const factor = Math.exp(1.645 * (prediction.launch?.equivalentLnSigma ?? 0.5));
  const longest = Math.PI * 6_371_000;
  return { low: median / factor, median, high: Math.min(longest, median * factor) };
}

function launchOf(followed: Followed, prediction: Prediction): BallisticHazard['launch'] {
  const { launch, reach } = prediction;
  const { firstMs } = followed.hazard;
  if (launch === null) {
    return {
      point: reach.from,
      sigmaM: UNTRACED_SIGMA_M,
      timeMs: firstMs - UNTRACED_SIGMA_S * 1000,
      timeSigmaS: UNTRACED_SIGMA_S,
    };
  }
  return {
    point: launch.point,
    sigmaM: launch.sigmaM,
    // It was seen at `firstMs`, so it was launched before.
    timeMs: Math.min(firstMs, followed.stateMs + launch.timeS * 1000),
    timeSigmaS: launch.timeSigmaS,
  };
}

function arrivals(
  prediction: Prediction,
  largest: GeoPolygon,
  marginM: number,
  timeMs: Instant,
  { coast, state, stateMs }: Pick<Followed, 'state' | 'stateMs'> & { coast: Estimate | null },
  mps: number,
): Arrival[] {
  const { spread, reach, strays, timeSigmaS } = prediction;
  const half = ARRIVAL_SIGMAS * timeSigmaS * 1000;
  const weight = strays > LEAST_MANOEUVRING ? 1 - strays : 1;
  const strands = spread.kind === 'cloud' ? spread.strands : [];
  const clouds: Whereabouts['clouds'][number][] = strands.map((strand) => ({
    points: strand.points,
    weight: weight * strand.weight,
    timesMs: strand.timesS.map((at) => stateMs + at * 1000),
  }));
  if (weight < 1) clouds.push({ points: reachPoints(reach), weight: strays, timesMs: null });
  const trend =
    spread.kind === 'gaussian' && weight === 1
      ? timeTrend(coast?.state ?? state, coast?.covariance ?? widened, {
          timeMs,
          timeSigmaS,
        })
      : null;
  return arrivalsIn(largest, marginM, timeMs - half, timeMs + half, {
    centre: spread.kind === 'gaussian' ? spread.point : prediction.point,
    gaussian: spread.kind === 'gaussian' ? { covariance: spread.covariance, weight, trend } : null,
    clouds,
    soonest: { from: state, atMs: stateMs, mps },
  });
}

/** No missile is faster over the ground, m/s: a circular orbit at the surface has 7.9 km/s. */
const FASTEST_MPS = 8_000;
/** Less probable than this, a motor adds nothing to the speed. */
const BURNT_OUT = 0.02;
const SPEED_SIGMAS = 3;

/**
 * How fast it can become on its way down: what it has, within its errors, and what its height
 * gives. While a motor may burn: {@link FASTEST_MPS}.
 */
function fastest(
  state: ArrayLike<number>,
  coast: { readonly covariance: ArrayLike<number> } | null | undefined,
  burning: number,
): number {
  if (burning > BURNT_OUT || coast === null || coast === undefined) return FASTEST_MPS;
  const p = coast.covariance;
  const sigma = Math.sqrt(p[21]! + p[28]! + p[35]!);
  const speed = Math.hypot(state[3]!, state[4]!, state[5]!) + SPEED_SIGMAS * sigma;
  const height = Math.hypot(state[0]!, state[1]!, state[2]!) - WGS84.b;
  return Math.min(FASTEST_MPS, Math.sqrt(speed * speed + 2 * 9.81 * Math.max(0, height)));
}

/** Changes below these are not worth a revision: shares of the area's own size. */
const MOVED_SHARE = 0.1;
const SIZE_RATIO = 1.05;
const PROBABILITY_STEP = 0.05;
const SPACE_STEP = 0.1;
/** A region crosses this and enters or leaves what may be warned. */
const TELLING_PROBABILITY = 0.01;

/** True if `next` says something that matters and `old` does not. */
export function differs(old: BallisticHazard, next: BallisticHazard): boolean {
  if (old.status !== next.status || old.phase !== next.phase) return true;
  // It no longer comes down: nothing but that is told anew.
  if (old.impact === next.impact) {
    return Math.abs(old.space.spaceLaunch - next.space.spaceLaunch) > SPACE_STEP;
  }
  if (old.tracks.length !== next.tracks.length) return true;
  if (old.sensors.length !== next.sensors.length) return true;
  if ((old.debris?.length ?? 0) !== (next.debris?.length ?? 0)) return true;
  if ((old.moreDebris ?? 0) !== (next.moreDebris ?? 0)) return true;
  const a = sizeOf(old);
  const b = sizeOf(next);
  if (a > b * SIZE_RATIO || b > a * SIZE_RATIO) return true;
  if (greatCircleDistance(old.impact.point, next.impact.point) > MOVED_SHARE * Math.sqrt(b)) {
    return true;
  }
  const shift = Math.abs(old.impact.timeMs - next.impact.timeMs) / 1000;
  if (shift > Math.max(1, next.impact.timeSigmaS / 3)) return true;
  if (Math.abs(old.nature.ballistic - next.nature.ballistic) > 0.1) return true;
  return arrivalsDiffer(old.arrivals, next.arrivals);
}

/** Area of the largest area, m². */
function sizeOf(hazard: BallisticHazard): number {
  return polygonArea(hazard.areas[hazard.areas.length - 1]?.polygon ?? []);
}

function arrivalsDiffer(old: readonly Arrival[], next: readonly Arrival[]): boolean {
  if (old.length !== next.length) return true;
  const before = new Map(old.map((arrival) => [arrival.region, arrival.probability]));
  for (const { region, probability } of next) {
    const p = before.get(region);
    if (p === undefined) return true;
    if (Math.abs(p - probability) > PROBABILITY_STEP) return true;
    if (p < TELLING_PROBABILITY !== probability < TELLING_PROBABILITY) return true;
  }
  return false;
}
