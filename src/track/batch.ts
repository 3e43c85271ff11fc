import type { Coverage } from './coverage.ts';
import type { Prepared } from './prepared.ts';
import type { TrackerState } from './state.ts';

/** Reports of one source of which an object can have caused at most one. */
export interface Group {
  count: number;
  /** Only the first `count` are of this group; what lies beyond is left from earlier. */
  readonly reports: Prepared[];
}

/** The groups of a batch, in order of time. A room that every batch fills anew. */
export interface Batch {
  count: number;
  readonly groups: Group[];
}

/** Reports of a scanning sensor within this share of its period are of different objects. */
const GROUP_SHARE = 0.4;

const batch: Batch = { count: 0, groups: [] };

/** By index of a sensor: its newest group in `batch`, -1: none. */
const open: number[] = [];

/**
 * Puts the first `count` of `reports`, which are in order, into groups: those of a scanning sensor
 * within part of its period, and every single report of the others.
 */
export function groupReports(
  state: TrackerState,
  reports: readonly Prepared[],
  count: number,
): Batch {
  batch.count = 0;
  for (let i = 0; i < state.coverages.length; i++) open[i] = -1;
  for (let i = 0; i < count; i++) {
    const z = reports[i]!;
    const at = open[z.sensor]!;
    const isOpen = at >= 0 && isWithin(batch.groups[at]!, z, state.coverages[z.sensor]!);
    addTo(isOpen ? batch.groups[at]! : takeGroup(z.sensor), z);
  }
  return batch;
}

function isWithin(group: Group, z: Prepared, { periodS }: Coverage): boolean {
  if (periodS === null) return false;
  const sinceMs = z.report.timeMs - group.reports[0]!.report.timeMs;
  return sinceMs <= GROUP_SHARE * periodS * 1000;
}

function takeGroup(sensor: number): Group {
  const at = batch.count++;
  open[sensor] = at;
  if (at === batch.groups.length) batch.groups.push({ count: 0, reports: [] });
  const group = batch.groups[at]!;
  group.count = 0;
  return group;
}

function addTo(group: Group, z: Prepared): void {
  group.reports[group.count++] = z;
}
