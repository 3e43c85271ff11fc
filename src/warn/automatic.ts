import type { Instant, OfficerId, WarningId } from '../mark/index.ts';
import { covers } from './areas.ts';
import { putDraft, putReleased, type WarnChange } from './change.ts';
import { isReopened, standsAgainst, undecidedAreas } from './decided.ts';
import { draftWarning } from './draft.ts';
import { type People, peopleIn } from './people.ts';
import { approvalOf, officersNeeded, validActs } from './release.ts';
import { approvalsOf, type Standing, standingHash, standingInForce } from './standing.ts';
import type { WarnCase, WarnState } from './state.ts';
import { permits } from './transitions.ts';
import type { StandingRelease, Warning, WarningArea } from './warning.ts';
import { withdrawalProblem } from './withdrawal.ts';

/**
 * An update does not follow by itself sooner than this after what the public has, seconds: people
 * who are told something new every second are told nothing. What comes up meanwhile is united with
 * the draft that waits.
 */
export const AUTOMATIC_EVERY_S = 10;

/**
 * Lets go out what may go out without a second look, under the standing authority that two people
 * have signed for this shift:
 *
 * - a first release, or an update that takes nothing back, with an area that is to take cover,
 *   was not told so before, and has less than `automaticUnderS` left: reckoned to the first quarter
 *   of the time in which it is expected, and, once people have had `standingActsAfterS` for it, to
 *   the earliest moment;
 * - the same kinds of draft, whatever the time left, when one officer has signed and a needed
 *   second has been silent for `standingActsAfterS`; a signature counts for each area of what was
 *   signed, also where only a part may go.
 *
 * Never what narrows, cancels or gives the all-clear, and never an area that people have decided
 * against (`decided.ts`): that stays in the draft and waits for people, while the others go out
 * without it. Where something new is known of such an area, people have `standingActsAfterS` to say
 * no again.
 */
export function releaseByStanding(state: WarnState, entry: WarnCase, nowMs: Instant): WarnChange[] {
  const { draft } = entry;
  if (draft === null || entry.finished || !mayGo(entry, draft)) return [];
  const areas = undecidedAreas(state, entry, draft);
  const due = dueOf(state, entry, draft, areas, nowMs);
  if (due === null || nowMs < due.atMs) return [];
  const standing = standingInForce(state, nowMs);
  if (standing === null) return [];
  const approvals = validActs(state, entry, nowMs).map(approvalOf);
  const said = { standing: standingHash(state, standing), authority: standing, why: due.why };
  if (areas === draft.areas) return [putOutBy(state, entry, { ...draft, approvals }, said, nowMs)];
  const part = partOf(state, entry, draft, areas, nowMs);
  if (part === null) return [];
  const { revision, contentHash } = draft;
  const whole = approvals.length === 0 ? {} : { whole: { revision, contentHash, approvals } };
  return [putDraft(entry, part, false), putOutBy(state, entry, part, { ...said, ...whole }, nowMs)];
}

/** The draft for these areas alone; null where that says nothing more, or may not go out so. */
function partOf(
  state: WarnState,
  entry: WarnCase,
  { becomes, polygons }: Warning,
  areas: readonly WarningArea[],
  nowMs: Instant,
): Warning | null {
  if (becomes !== 'released' && becomes !== 'updated' && becomes !== 'lost') return null;
  if (!permits(entry.released, { becomes, areas }, 'standing')) return null;
  return draftWarning(state, entry, becomes, areas, polygons, nowMs);
}

/** Why a draft that would go out by now for want of time does not; null: it is not due. */
export function heldBack(
  state: WarnState,
  entry: WarnCase,
  nowMs: Instant,
): 'decided' | 'no-standing' | 'no-withdrawal' | null {
  const { draft, hazard } = entry;
  if (draft === null || entry.finished || entry.kind !== 'ballistic') return null;
  if (!takesNothingBack(entry, draft) || (hazard.staysUp && hazard.status === 'open')) return null;
  const due = dueOf(state, entry, draft, draft.areas, nowMs);
  if (due === null || due.why !== 'time-left' || nowMs < due.atMs) return null;
  if (dueOf(state, entry, draft, undecidedAreas(state, entry, draft), nowMs) === null) {
    return 'decided';
  }
  if (withdrawalProblem(draft) !== null) return 'no-withdrawal';
  return standingInForce(state, nowMs) === null ? 'no-standing' : null;
}

type Why = NonNullable<Warning['standing']>['why'];

/** What the draft of a warning still needs. */
export interface ReleasePlan {
  readonly warning: WarningId;
  readonly revision: number;
  /** Different people whose signature it needs, and those who have signed. */
  readonly needed: number;
  readonly signed: readonly OfficerId[];
  /**
   * When it goes out by itself under the standing authority that is in force, if nobody acts and
   * the prediction stays; null: never.
   */
  readonly goesOutMs: Instant | null;
  /**
   * Codes of its areas that people have decided against before: they do not go out by themselves.
   * Absent where there is none.
   */
  readonly waiting?: readonly string[];
  /** Whom it speaks to, as far as that is known. */
  readonly people: People;
}

/** The plan of every draft that waits. */
export function releasePlans(state: WarnState, nowMs: Instant): ReleasePlan[] {
  const standing = standingInForce(state, nowMs);
  const plans: ReleasePlan[] = [];
  for (const entry of state.cases.values()) {
    const { draft } = entry;
    if (draft === null || entry.finished) continue;
    const areas = undecidedAreas(state, entry, draft);
    const due = mayGo(entry, draft) ? dueOf(state, entry, draft, areas, nowMs) : null;
    const byThen = standing !== null && due !== null && due.atMs < standing.untilMs;
    plans.push({
      warning: entry.id,
      revision: draft.revision,
      needed: officersNeeded(state, entry.id),
      signed: validActs(state, entry, nowMs).map(({ body }) => body.officer),
      goesOutMs: byThen ? Math.max(nowMs, due.atMs) : null,
      ...(areas === draft.areas ? {} : { waiting: waitingIn(state, entry, draft) }),
      people: peopleIn(draft.areas, state.settings),
    });
  }
  return plans;
}

function waitingIn(state: WarnState, entry: WarnCase, { areas }: Warning): string[] {
  return areas.filter((area) => standsAgainst(state, entry, area)).map(({ region }) => region);
}

/** When and why these areas of a draft may go out by themselves, null: never. */
function dueOf(
  state: WarnState,
  entry: WarnCase,
  draft: Warning,
  areas: readonly WarningArea[],
  nowMs: Instant,
): { readonly atMs: Instant; readonly why: Why } | null {
  const { automaticUnderS, standingActsAfterS } = state.settings;
  if (automaticUnderS <= 0) return null;
  const { waitsMs } = entry;
  const patienceMs = standingActsAfterS * 1000;
  const patientMs = waitsMs + patienceMs;
  const fresh = firstTakeCover(entry, areas, (area) => !isReopened(state, entry, area));
  const anew = firstTakeCover(entry, areas, (area) => isReopened(state, entry, area));
  const timeMs = Math.min(
    fresh.likelyMs - automaticUnderS * 1000,
    Math.max(Math.min(fresh.earliestMs, anew.earliestMs) - automaticUnderS * 1000, patientMs),
  );
  // Who signed the whole has signed each area of it; where nothing new is left there is no part.
  const isPart = areas !== draft.areas;
  const says = !isPart || !covers(entry.released?.areas ?? [], areas);
  const isSigned = says && validActs(state, entry, nowMs).length > 0;
  const silentMs = isSigned ? entry.actMs + patienceMs : Number.POSITIVE_INFINITY;
  const atMs = Math.min(timeMs, silentMs);
  if (atMs === Number.POSITIVE_INFINITY) return null;
  const lastMs = entry.released?.issuedMs ?? Number.NEGATIVE_INFINITY;
  const why = timeMs <= silentMs ? 'time-left' : 'second-silent';
  return { atMs: Math.max(atMs, lastMs + AUTOMATIC_EVERY_S * 1000), why };
}

/** False for what takes anything back, and for what people have decided against. */
function mayGo(entry: WarnCase, draft: Warning): boolean {
  if (entry.kind !== 'ballistic') return false;
  // What is seen to stay up threatens nobody; what was lost on the way is as it was told.
  if (entry.hazard.staysUp && entry.hazard.status === 'open') return false;
  if (withdrawalProblem(draft) !== null) return false;
  return takesNothingBack(entry, draft);
}

/**
 * True for a first release, of a track that was lost meanwhile too, and for an update that says all
 * that was said, and more.
 */
function takesNothingBack({ released }: WarnCase, draft: Warning): boolean {
  return permits(released, draft, 'standing');
}

/** Of the time in which an arrival is expected, the part after which it is reckoned with. */
const LIKELY_PART = 0.25;

/** Soonest arrivals in areas that hear *take cover* for the first time; infinite: in none. */
function firstTakeCover(
  { released, added, hazard }: WarnCase,
  areas: readonly WarningArea[],
  counts: (area: WarningArea) => boolean,
): { readonly earliestMs: number; readonly likelyMs: number } {
  let least = Number.POSITIVE_INFINITY;
  let likely = Number.POSITIVE_INFINITY;
  for (const area of areas) {
    const { region, stage, earliestMs, latestMs } = area;
    if (!counts(area)) continue;
    if (stage !== 'take-cover' || earliestMs === null || latestMs === null) continue;
    // What one officer alone has added makes nothing due; it goes along when something else is.
    const asked = hazard.arrivals.some((arrival) => arrival.region === region);
    if (added.includes(region) && !asked) continue;
    const told = released?.areas.find((area) => area.region === region);
    if (told?.stage === 'take-cover') continue;
    least = Math.min(least, earliestMs);
    likely = Math.min(likely, earliestMs + LIKELY_PART * (latestMs - earliestMs));
  }
  return { earliestMs: least, likelyMs: likely };
}

/** By which authority a draft goes out, and why. */
interface By {
  /** Hash of its terms. */
  readonly standing: string;
  readonly authority: Standing;
  readonly why: Why;
  readonly whole?: StandingRelease['whole'];
}

function putOutBy(
  state: WarnState,
  entry: WarnCase,
  draft: Warning,
  { standing, authority, why, whole }: By,
  nowMs: Instant,
): WarnChange {
  const { fromMs, untilMs } = authority;
  return putReleased(state, entry, {
    ...draft,
    state: draft.becomes,
    issuedMs: nowMs,
    standing: {
      authority: standing,
      ...{ fromMs, untilMs, why },
      grants: approvalsOf(authority),
      ...(whole === undefined ? {} : { whole }),
    },
  });
}
