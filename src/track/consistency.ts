import type { SensorId } from '../mark/index.ts';
import { matched } from './match.ts';
import { MAXIMUM_COMPONENTS } from './measure/linear.ts';
import { chiSquareQuantile, MODEL_COUNT } from './models.ts';
import type { Prepared } from './prepared.ts';
import { FILTER_MODELS, type FilterModel } from './settings.ts';
import type { TrackerState } from './state.ts';

/**
 * Whether what a sensor states of its errors and what a filter takes the objects to do agree with
 * the reports: the normalised innovation squared (NIS) of reports that came in order, of the filter
 * that was the likeliest before each (Bar-Shalom, Li and Kirubarajan 2001, section 5.4). Reports
 * outside of the gate are no part of it, which takes a hundredth off.
 */
export interface Consistency {
  readonly sensor: SensorId;
  readonly model: FilterModel;
  /** Reports. */
  count: number;
  /** Mean of NIS over its components: 1 is right, more is more error than was stated. */
  misfit: number;
  /** Share of reports whose NIS lies above its 95 % point: 0.05 is right. */
  outside: number;
}

/** The means are over so many reports: older ones fade. */
const MEMORY = 1_000;

/** Pairs of sensor and filter that are told apart: a hundred sensors; further ones go untold. */
const MAXIMUM_ROWS = 500;

/** Points that 95 % of NIS lie below, by components. */
const LIMITS = Float64Array.from({ length: MAXIMUM_COMPONENTS + 1 }, (_, size) =>
  size === 0 ? 0 : chiSquareQuantile(0.95, size),
);

/** Counts the report that `match` has just matched. */
export function noteConsistency(state: TrackerState, z: Prepared): void {
  // How far the errors of somebody else's estimate are the track's own, nobody knows.
  if (z.report.kind === 'estimate' || matched.size === 0) return;
  const rows = state.health.consistency;
  const key = z.sensor * MODEL_COUNT + matched.ruling;
  let at = state.consistencyOf.get(key);
  if (at === undefined) {
    if (rows.length >= MAXIMUM_ROWS) return;
    at = rows.length;
    state.consistencyOf.set(key, at);
    const sensor = state.coverages[z.sensor]!.id;
    rows.push({ sensor, model: FILTER_MODELS[matched.ruling]!, count: 0, misfit: 0, outside: 0 });
  }
  const row = rows[at]!;
  row.count++;
  const share = 1 / Math.min(row.count, MEMORY);
  const outside = matched.rulingNis > LIMITS[matched.size]! ? 1 : 0;
  row.misfit += share * (matched.rulingNis / matched.size - row.misfit);
  row.outside += share * (outside - row.outside);
}
