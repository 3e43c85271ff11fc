import { geodesicInverse } from '../earth/index.ts';
import type { HazardId, Instant } from '../mark/index.ts';
import { fitsBeside } from './ballistic/associate.ts';
import { isColumn } from './ballistic/column.ts';
import type { Followed } from './ballistic/follow.ts';
import type { AssessState } from './state.ts';

/** Launches that belong together, as an officer counts them. A view: nothing is made of it. */
export interface Salvo {
  /** Of the hazard that was launched first. */
  readonly id: HazardId;
  /** In the order of their launches. */
  readonly hazards: readonly HazardId[];
  /** How many objects there are: each has its own hazard, but not each hazard is an object more. */
  readonly count: { readonly low: number; readonly likely: number; readonly high: number };
  readonly firstLaunchMs: Instant;
  readonly lastLaunchMs: Instant;
  /** Places that they came from, told apart by more than the errors of their launch points. */
  readonly sites: number;
}

/** A launch later than this after the one before it is another event, s. */
const LONGEST_GAP_S = 120;
/** What was followed for less, and is not seen now, may be a false start of something else, s. */
const STEADY_S = 15;
/** Seen within this of the newest report of all: still there, s. */
const THERE_S = 5;
/** Launch points nearer than this, and their errors, are one site, m. */
const SITE_M = 25_000;
/** Fast tracks, and high ones that seem to stand, seen within this: no hazard yet, s. */
const PENDING_S = 5;

/** Salvos of two and more, in the order of their first launches. */
export function salvosOf({ ballistic, standing }: AssessState): Salvo[] {
  const all = [...ballistic.hazards.values()]
    .filter(({ hazard }) => hazard.status !== 'withdrawn')
    .sort((a, b) => launchMs(a) - launchMs(b) || (a.hazard.id < b.hazard.id ? -1 : 1));
  const groups: Followed[][] = [];
  for (const followed of all) {
    const group = groups[groups.length - 1];
    const before = group?.[group.length - 1];
    if (
      group !== undefined &&
      before !== undefined &&
      launchMs(followed) - launchMs(before) <= LONGEST_GAP_S * 1000
    ) {
      group.push(followed);
    } else groups.push([followed]);
  }
  const newestMs = all.reduce((newest, { lastReportMs }) => Math.max(newest, lastReportMs), 0);
  let pending = 0;
  for (const { held, lastReportMs } of ballistic.candidates.values()) {
    if (held > 0 && newestMs - lastReportMs <= PENDING_S * 1000) pending += 1;
  }
  // What stands in a column was counted as it passed.
  if (!ballistic.columns.some(isColumn)) {
    for (const seenMs of standing.values()) {
      if (newestMs - seenMs <= PENDING_S * 1000) pending += 1;
    }
  }
  const newest = groups[groups.length - 1];
  return groups.flatMap((group) => {
    // What is about to become a hazard belongs to the launches that come now.
    const passed = Math.max(...group.map((followed) => passedBy(ballistic, followed)));
    const salvo = salvoOf(group, newestMs, passed, group === newest ? pending : 0);
    return group.length > 1 || passed > 1 ? [salvo] : [];
  });
}

/** Objects that passed a place on the way of one whose track is a column; 0: it is none. */
function passedBy({ columns }: AssessState['ballistic'], { tracks, column }: Followed): number {
  const now = columns.find(({ id }) => tracks.includes(id));
  return Math.max(column, now?.most ?? 0);
}

function salvoOf(
  group: readonly Followed[],
  newestMs: Instant,
  passed: number,
  pending: number,
): Salvo {
  const steady = group.filter((one) => isSteady(one, newestMs));
  const seen = Math.max(1, steady.length);
  // Other hazards of a column are hardly objects besides those that passed.
  const likely = Math.max(seen, passed);
  return {
    id: group[0]!.hazard.id,
    hazards: group.map(({ hazard }) => hazard.id),
    count: {
      low: Math.max(1, seen - doubles(steady)),
      likely,
      high: Math.max(likely, group.length + Math.max(0, passed - 1)) + pending,
    },
    firstLaunchMs: launchMs(group[0]!),
    lastLaunchMs: launchMs(group[group.length - 1]!),
    sites: sitesOf(group),
  };
}

function launchMs({ hazard }: Followed): Instant {
  return hazard.launch.timeMs;
}

/** What ended was followed to its end: it was there. */
function isSteady({ hazard, lastReportMs }: Followed, newestMs: Instant): boolean {
  if (lastReportMs - hazard.firstMs >= STEADY_S * 1000) return true;
  return hazard.status === 'open' && newestMs - lastReportMs <= THERE_S * 1000;
}

/** Those that another one, which no sensor of theirs saw at that time, may be. */
function doubles(steady: readonly Followed[]): number {
  let count = 0;
  steady.forEach((one, i) => {
    if (steady.some((other, j) => j < i && fitsBeside(other, one))) count += 1;
  });
  return count;
}

function sitesOf(group: readonly Followed[]): number {
  const sites: Followed[] = [];
  for (const one of group) {
    const { point, sigmaM } = one.hazard.launch;
    const known = sites.some(({ hazard: { launch } }) => {
      const error = 2 * Math.hypot(sigmaM, launch.sigmaM);
      return geodesicInverse(point, launch.point).distanceM <= SITE_M + error;
    });
    if (!known) sites.push(one);
  }
  return sites.length;
}
