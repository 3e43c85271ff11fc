import type { Instant } from '../mark/index.ts';
import { covers } from './areas.ts';
import type { WarnCase, WarnState } from './state.ts';
import type { Warning, WarningArea } from './warning.ts';

/**
 * What people have decided against: areas of a draft that they discarded, or of a warning that they
 * called an error. A decision is about these areas, on what was known of them then. It keeps the
 * machine from warning them by itself; it says nothing of any other area, nor of what is learned
 * later.
 */
export interface DecidedArea extends WarningArea {
  /** That the object comes down there, as it was predicted when people decided. */
  readonly probability: number;
}

/**
 * Evidence for an area is new where the odds of the prediction have risen this much since people
 * decided against it: a Bayes factor of ten is strong evidence (Jeffreys, Theory of Probability, 3rd
 * ed. 1961, appendix B).
 */
export const STRONG_EVIDENCE = 10;

/** What was decided, and what is known now. */
type Known = Pick<WarnCase, 'settled' | 'hazard'>;

/** Remembers that people have decided against these areas; the last decision on an area counts. */
export function decide(
  state: WarnState,
  entry: Known,
  areas: readonly WarningArea[],
): readonly DecidedArea[] {
  const named = new Set(areas.map(({ region }) => region));
  const others = (entry.settled ?? []).filter(({ region }) => !named.has(region));
  const now = areas.map((area) => ({
    ...area,
    probability: probabilityOf(state, entry, area.region),
  }));
  return [...others, ...now];
}

/**
 * What is left of what was decided once a warning goes out: an area that is told all that people had
 * decided against is warned after all, and what it is told later follows as anywhere. What goes out by
 * itself overrules no decision that still stands.
 */
export function leftDecided(
  state: WarnState,
  entry: Known,
  { areas, standing }: Pick<Warning, 'areas' | 'standing'>,
): readonly DecidedArea[] | null {
  const { settled } = entry;
  if (settled === null) return null;
  const warned = areas.filter(
    (area) =>
      area.stage !== 'all-clear' && (standing === undefined || !standsAgainst(state, entry, area)),
  );
  return settled.filter(
    (decided) => !covers(warned, [{ ...decided, earliestMs: null, latestMs: null }]),
  );
}

/** Where no single area reaches the threshold its country may: none counts as less than that. */
function probabilityOf({ settings }: WarnState, { hazard }: Known, region: string): number {
  const arrival = hazard.arrivals.find((each) => each.region === region);
  return Math.max(settings.areaProbability, arrival?.probability ?? 0);
}

/** True where nothing that these areas ask goes beyond what people have decided against. */
export function isDecided(state: WarnState, entry: Known, areas: readonly WarningArea[]): boolean {
  const { settled } = entry;
  if (settled === null) return areas.length === 0;
  return covers(settled, areas) && areas.every((area) => standsAgainst(state, entry, area));
}

/** True while a decision of people keeps the machine from warning an area by itself. */
export function standsAgainst(state: WarnState, entry: Known, area: WarningArea): boolean {
  const decided = entry.settled?.find(({ region }) => region === area.region);
  if (decided === undefined) return false;
  // That it would only pass over was another thing.
  if (decided.over === true && area.over !== true) return false;
  const now = probabilityOf(state, entry, area.region);
  // What was certain when people decided cannot become more so.
  const before = oddsOf(decided.probability);
  if (before < Number.POSITIVE_INFINITY && oddsOf(now) >= STRONG_EVIDENCE * before) return false;
  return decided.earliestMs === null || area.earliestMs === null
    ? true
    : overlap(decided, area.earliestMs, area.latestMs ?? area.earliestMs);
}

/** An arrival at quite another time is another thing than was decided on. */
function overlap({ earliestMs, latestMs }: DecidedArea, from: Instant, until: Instant): boolean {
  return from <= (latestMs ?? Number.POSITIVE_INFINITY) && until >= (earliestMs ?? 0);
}

function oddsOf(probability: number): number {
  return probability / (1 - Math.min(1, probability));
}

/**
 * The areas of a draft that may go out by themselves: one that people have decided against stays as
 * the public has it, or is left out.
 */
export function undecidedAreas(
  state: WarnState,
  entry: WarnCase,
  draft: Warning,
): readonly WarningArea[] {
  if (!draft.areas.some((area) => standsAgainst(state, entry, area))) return draft.areas;
  return draft.areas.flatMap((area) => {
    if (!standsAgainst(state, entry, area)) return area;
    return entry.released?.areas.find(({ region }) => region === area.region) ?? [];
  });
}

/** True for an area that people once decided against and of which something new is known. */
export function isReopened(state: WarnState, entry: Known, area: WarningArea): boolean {
  const known = entry.settled?.some(({ region }) => region === area.region) ?? false;
  return known && !standsAgainst(state, entry, area);
}
