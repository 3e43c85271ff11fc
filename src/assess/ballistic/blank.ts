import type { HazardId, Instant } from '../../mark/index.ts';
import type { BallisticHazard } from '../hazard.ts';
import type { AssessState } from '../state.ts';

/** What stays the same over all revisions; the rest is filled in by the first. */
export function blankHazard(
  assess: AssessState,
  id: HazardId,
  firstMs: Instant,
  nowMs: Instant,
): BallisticHazard {
  const { node, mode, label } = assess.settings;
  const point = { latitudeRad: 0, longitudeRad: 0 };
  return {
    kind: 'ballistic',
    id,
    revision: 0,
    mode,
    node,
    timeMs: nowMs,
    firstMs,
    status: 'open',
    probability: 0,
    tracks: [],
    sensors: [],
    label,
    phase: 'coast',
    nature: { ballistic: 1, depressedOrManoeuvring: 0, spaceLaunch: 0 },
    space: { spaceLaunch: 0, ballistic: 0, undecided: 1, notice: null },
    rangeClass: { CRBM: 0, SRBM: 0, MRBM: 0, IRBM: 0, ICBM: 0 },
    equivalentRangeM: { low: 0, median: 0, high: 0 },
    apogeeM: 0,
    flownRangeM: 0,
    launch: { point, sigmaM: 0, timeMs: nowMs, timeSigmaS: 0 },
    impact: { point, timeMs: nowMs, timeSigmaS: 0 },
    areas: [],
    arrivals: [],
    overflown: [],
    bySensor: [],
  };
}
