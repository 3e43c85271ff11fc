import type { HazardKind } from '../../assess/index.ts';
import type { HazardId, Instant, NodeId, WarningId } from '../../mark/index.ts';
import type { PublicState, Stage } from '../warning.ts';

/** What one node says in public, ours or another's, as far as it takes to compare it. */
export interface Said {
  readonly node: NodeId;
  readonly warning: WarningId;
  readonly hazard: HazardId;
  readonly kind: HazardKind;
  readonly state: PublicState;
  readonly areas: readonly SaidArea[];
}
export interface SaidArea {
  readonly region: string;
  /** What people there are told. */
  readonly stage: Stage;
  /** Where that is another: what the warning by itself has for the area; `all-clear`: let go. */
  readonly decided?: Stage;
  readonly earliestMs: Instant | null;
  readonly latestMs: Instant | null;
}

/** Warnings about what may be one hazard, as one: each area at its most urgent. */
export interface Merged {
  readonly kind: HazardKind;
  readonly warnings: readonly WarningId[];
  readonly areas: readonly (Omit<SaidArea, 'decided'> & {
    /** Who says so there; of several nodes none speaks for the others. */
    readonly nodes: readonly NodeId[];
  })[];
}

/** Windows this close to each other may be one arrival: half the minute that texts are rounded to. */
const TOLERANCE_MS = 30_000;
/**
 * Warnings that are compared with each other; the last ones count. More are in force on no day, and
 * a peer that says thousands must not hold up whoever looks.
 */
export const MAX_MERGED = 64;
const URGENCY: Readonly<Record<Stage, number>> = {
  ...{ 'all-clear': 0, prepare: 1, launched: 2, 'take-cover': 3 },
};

/**
 * What is said in public, merged by hazard. Two warnings are taken to be about one hazard where they
 * name the same one, or are of one kind and expect it in one area at one time. Two missiles that
 * arrive together so become one, whose people do the same anyway; and since an area is clear only
 * when everything said there is over, nothing is taken back by merging. It is for showing alone.
 */
export function mergeSaid(said: readonly Said[]): Merged[] {
  const groups: Said[][] = [];
  const inForce = said.filter(({ state }) => state !== 'cancelled' && state !== 'all-clear');
  for (const each of inForce.slice(-MAX_MERGED)) {
    const near = groups.filter((group) => group.some((other) => isSame(each, other)));
    const joined = [...near.flat(), each];
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.map(mergeGroup);
}

function isSame(a: Said, b: Said): boolean {
  if (a.hazard === b.hazard) return true;
  if (a.kind !== b.kind || a.node === b.node) return false;
  return a.areas.some((one) =>
    b.areas.some(
      (other) =>
        one.region === other.region &&
        one.earliestMs !== null &&
        one.latestMs !== null &&
        other.earliestMs !== null &&
        other.latestMs !== null &&
        one.earliestMs <= other.latestMs + TOLERANCE_MS &&
        other.earliestMs <= one.latestMs + TOLERANCE_MS,
    ),
  );
}

function mergeGroup(group: readonly Said[]): Merged {
  const areas = new Map<string, Merged['areas'][number]>();
  for (const { node, areas: named } of group) {
    for (const { region, stage, decided = stage, earliestMs, latestMs } of named) {
      if (decided === 'all-clear') continue;
      const known = areas.get(region);
      const nodes = [...new Set([...(known?.nodes ?? []), node])].sort();
      if (known === undefined) {
        areas.set(region, { region, stage, earliestMs, latestMs, nodes });
        continue;
      }
      areas.set(region, {
        ...{ region, nodes },
        stage: URGENCY[stage] > URGENCY[known.stage] ? stage : known.stage,
        earliestMs: least(known.earliestMs, earliestMs),
        latestMs: most(known.latestMs, latestMs),
      });
    }
  }
  return {
    kind: group[0]!.kind,
    warnings: group.map(({ warning }) => warning),
    areas: [...areas.values()],
  };
}

function least(a: Instant | null, b: Instant | null): Instant | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

function most(a: Instant | null, b: Instant | null): Instant | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}
