import { type Instant, type TrackId, trackId } from '../mark/index.ts';
import { showBrakedFall, showFreeFall } from './free-fall.ts';
import { newestReport } from './lag.ts';
import {
  ACCELERATION,
  BOOST,
  COAST,
  CONSTANT_VELOCITY,
  DRIFT,
  MODEL_COUNT,
  REENTRY,
  THRUST,
  TURN,
} from './models.ts';
import { moveWork } from './predict.ts';
import type { TrackerState } from './state.ts';
import { CONFIRMED } from './store.ts';
import {
  type CoastEstimate,
  type DropReason,
  LEAST_COAST,
  type MotionModel,
  type ReentryEstimate,
  type Track,
} from './track.ts';
import { combinedEstimate, createWork, loadWork, NOISE, SPAN } from './work.ts';

const work = createWork();
const mean = new Float64Array(6);
const covariance = new Float64Array(36);

/**
 * The track in `slot` as others see it, at the time of its state or, given `atMs`, predicted to
 * that time.
 */
export function showTrack(
  state: TrackerState,
  slot: number,
  reason: DropReason | null,
  atMs?: Instant,
): Track {
  const store = state.store;
  const models = store.models[slot]!;
  loadWork(store, slot, work);
  let timeMs = store.timeMs[slot]!;
  if (atMs !== undefined && atMs > timeMs) {
    const several = (models & (models - 1)) !== 0;
    work.step[SPAN] = (atMs - timeMs) / 1000;
    work.step[NOISE] = 1;
    if (moveWork(store, slot, several, state.settings, work)) {
      timeMs = atMs;
    } else {
      loadWork(store, slot, work);
    }
  }
  combinedEstimate(models, work, mean, covariance);
  const fast = atMs === undefined && state.fast.has(slot);
  const newest = fast ? newestReport(state, slot) : undefined;
  const coast = atMs === undefined ? (showFreeFall(state, slot) ?? coastOf(models)) : null;
  const reentry = atMs === undefined ? (showBrakedFall(state, slot) ?? reentryOf(models)) : null;
  return {
    id: trackId(store.number[slot]!),
    mode: state.mode,
    status:
      reason !== null ? 'dropped' : store.status[slot] === CONFIRMED ? 'confirmed' : 'tentative',
    timeMs,
    state: plain(mean, 6),
    covariance: plain(covariance, 36),
    ...(coast === null ? {} : { coast }),
    ...(reentry === null ? {} : { reentry }),
    existence: store.existence[slot]!,
    models: shownModels(state, slot),
    identity: store.identity[slot] ?? {},
    sensors: sensorNames(state, slot),
    firstMs: store.firstMs[slot]!,
    lastReportMs: store.lastReportMs[slot]!,
    reportCount: store.reports[slot]!,
    ...(newest === undefined ? {} : { newest }),
    misfit: store.misfit[slot]!,
    belief: {
      logOdds: store.evidence[slot]!,
      found: store.reports[slot]!,
      missed: store.missed[slot]!,
      confirmedMs: store.status[slot] === CONFIRMED ? store.confirmedMs[slot]! : null,
    },
    ...parentOf(state, slot),
    ...(reason === null ? {} : { reason }),
  };
}

function parentOf(state: TrackerState, slot: number): { readonly parent?: TrackId } {
  const number = state.parents.get(slot);
  return number === undefined ? {} : { parent: trackId(number) };
}

/** The estimate of the coast filter in `work`, where it is one of several and not negligible. */
function coastOf(models: number): CoastEstimate | null {
  const alone = models === 1 << COAST || (models & (1 << COAST)) === 0;
  if (alone || !(work.weight[COAST]! >= LEAST_COAST)) return null;
  return {
    state: plain(work.state[COAST]!, 6),
    covariance: plain(work.covariance[COAST]!, 36),
    misfit: 1,
  };
}

/** The estimate of braked fall in `work`, where it is not negligible. */
function reentryOf(models: number): ReentryEstimate | null {
  const probability = work.weight[REENTRY]!;
  if ((models & (1 << REENTRY)) === 0 || !(probability >= LEAST_COAST)) return null;
  const extra = work.extra[REENTRY]!;
  return {
    state: plain(work.state[REENTRY]!, 6),
    covariance: plain(work.covariance[REENTRY]!, 36),
    logBeta: extra[0]!,
    logBetaSigma: Math.sqrt(extra[7]!),
    logBetaCross: plain(extra.subarray(1, 7), 6),
    probability,
  };
}

/** An ordinary array: `Array.from` takes ten times as long. */
function plain(values: Float64Array, length: number): number[] {
  const copy: number[] = [];
  for (let i = 0; i < length; i++) copy.push(values[i]!);
  return copy;
}

function sensorNames(state: TrackerState, slot: number): string[] {
  const indexes = state.store.sensors[slot]!;
  if (indexes.length === 1) return [state.coverages[indexes[0]!]!.id];
  return indexes.map((index) => state.coverages[index]!.id).sort();
}

/**
 * Probabilities by name. The filters for strong manoeuvres are `boost` as far as the object is
 * outside of what aircraft do, and otherwise a turn of something that flies on.
 */
function shownModels(state: TrackerState, slot: number): Partial<Record<MotionModel, number>> {
  const store = state.store;
  const models = store.models[slot]!;
  const weight = (m: number): number => store.weight[slot * MODEL_COUNT + m]!;
  if (models === 1) return { constantVelocity: 1 };
  if (models === 1 << COAST) return { coast: 1 };
  const inside = store.envelope[slot]!;
  const strong = weight(BOOST) + weight(ACCELERATION);
  const shown: { [model in MotionModel]?: number } = {
    constantVelocity: weight(CONSTANT_VELOCITY) + strong * inside,
  };
  if ((models & (1 << TURN)) !== 0) shown.turn = weight(TURN);
  if ((models & (1 << DRIFT)) !== 0) shown.drift = weight(DRIFT);
  const mayBoost = (models & (1 << BOOST)) !== 0;
  if (mayBoost) shown.boost = strong * (1 - inside) + weight(THRUST);
  if (mayBoost || (models & (1 << COAST)) !== 0) shown.coast = weight(COAST);
  if ((models & (1 << REENTRY)) !== 0) shown.reentry = weight(REENTRY);
  return shown;
}
