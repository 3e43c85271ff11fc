import type { BallisticHazard, Hazard } from '../assess/index.ts';
import { polygonArea } from '../earth/index.ts';
import type { Instant } from '../mark/index.ts';
import {
  areasOf,
  covers,
  extentOf,
  isTooWide,
  isWide,
  latestOf,
  narrowAreas,
  outlineOf,
  uniteAreas,
  windowOf,
  withAdded,
} from './areas.ts';
import { keepOthers } from './authority/right.ts';
import { releaseByStanding } from './automatic.ts';
import { dropDraft, putDraft, putStatement, putWithdrawal, type WarnChange } from './change.ts';
import { isDecided } from './decided.ts';
import { draftWarning, launchOf } from './draft.ts';
import { refreshHeld } from './elsewhere.ts';
import type { WarnSettings } from './settings.ts';
import { caseOf, openCase, type SeenHazard, type WarnCase, type WarnState } from './state.ts';
import { permits } from './transitions.ts';
import { type LaunchJudged, stageTold, type Warning, type WarningArea } from './warning.ts';
import { onAnnounced, onObserved, tickZones } from './zones.ts';

/**
 * A draft stands at least this long before a prediction that only became more exact takes its
 * place, seconds: time to read it and to sign it.
 */
export const DRAFT_STANDS_S = 20;
/** Once someone has signed it, it stands this long after the last signature, seconds. */
export const SIGNED_STANDS_S = 60;

/** How often a standing prediction is weighed again as time goes on, seconds. */
export const REVIEW_S = 1;
/**
 * A prediction must have touched no warned area for this long before the all-clear is drafted,
 * seconds: the first estimates come and go.
 */
export const UNTOUCHED_S = 60;

/**
 * What a hazard revision does to its warning.
 *
 * The first draft waits while the prediction is too wide to name areas by (`isTooWide`).
 *
 * A draft is replaced at once when the prediction goes beyond what it says: an area more, an
 * earlier or later arrival (by more than `TIME_TOLERANCE_S`), a more urgent stage. When the
 * prediction merely became more exact, the draft stands for {@link DRAFT_STANDS_S}, and for
 * {@link SIGNED_STANDS_S} after a signature; otherwise officers would sign at a moving target.
 *
 * After a release, a prediction beyond what was said drafts a widening first: everything said
 * so far and everything new, for one officer. A prediction that only narrows drafts an update
 * for as many officers as a release; the areas that it lets go stay in this and every later
 * revision at stage `all-clear`, so that the withdrawal reaches all who were ever warned. A prediction that has touched no area for
 * {@link UNTOUCHED_S} drafts the all-clear. `lost` is said at once. `withdrawn` drafts the
 * correction. What people cancelled or discarded is drafted again only when the prediction goes
 * beyond it; after an all-clear, whenever it touches an area again.
 */
export function onHazard(state: WarnState, hazard: Hazard, nowMs: Instant): WarnChange[] {
  if (hazard.mode !== state.mode) return [];
  if (hazard.kind === 'space-launch') return onAnnounced(state, hazard, nowMs);
  if (hazard.kind !== 'ballistic') return [];
  return [...onBallistic(state, hazard, nowMs), ...onObserved(state, hazard, nowMs)];
}

function onBallistic(state: WarnState, hazard: BallisticHazard, nowMs: Instant): WarnChange[] {
  const known = caseOf(state, hazard.id);
  if (known !== null && hazard.revision <= known.hazard.revision) return [];
  const seen = seenHazard(hazard, nowMs);
  let entry = known;
  if (entry === null || (entry.finished && seen.status === 'open')) {
    const settled = entry?.settled ?? null;
    const areas = areasOf(seen, state.settings, [], nowMs);
    const asked = { settled, hazard: seen };
    if (seen.status !== 'open' || isDecided(state, asked, areas) || isPast(areas, nowMs)) return [];
    entry = openCase(state, seen);
    entry.settled = settled;
  }
  entry.hazard = seen;
  if (entry.finished) return [];
  const changes = follow(state, entry, nowMs);
  return [...changes, ...releaseByStanding(state, entry, nowMs)];
}

function follow(state: WarnState, entry: WarnCase, nowMs: Instant): WarnChange[] {
  switch (entry.hazard.status) {
    case 'open':
      return review(state, entry, nowMs);
    case 'lost':
      return finishIdle(entry, followLost(state, entry, nowMs));
    case 'withdrawn':
      return finishIdle(entry, followWithdrawn(state, entry, nowMs));
    case 'ended':
      return finishIdle(entry, []);
  }
}

/**
 * The areas that a prediction by itself asks to warn since it may come down there, as if nothing had
 * been said before: for studies of what other settings would have drafted.
 */
export function areasAsked(
  hazard: BallisticHazard,
  settings: WarnSettings,
  nowMs: Instant,
): WarningArea[] {
  return areasOf(seenHazard(hazard, nowMs), settings, [], nowMs).filter(
    ({ over }) => over !== true,
  );
}

function seenHazard(hazard: BallisticHazard, seenMs: Instant): SeenHazard {
  const { id, revision, status, firstMs, arrivals, overflown } = hazard;
  const launch = launchJudged(hazard);
  return {
    ...{ id, revision, status, firstMs, seenMs, arrivals, overflown },
    ...(launch === null ? {} : { launch }),
    extentM2: extentOf(hazard),
    window: windowOf(hazard),
    outline: outlineOf(hazard),
    ...(hazard.staysUp === true ? { staysUp: true } : {}),
  };
}

/**
 * Null for a missile that nobody announced. A flight that fits a notice of a satellite launch is told
 * as a rocket unless it comes down more probably than not; without a notice only what goes to space
 * more probably than not. Areas, times and stages are the same whatever it is told to be.
 */
function launchJudged({ space }: BallisticHazard): LaunchJudged | null {
  const { notice, ballistic, spaceLaunch, undecided } = space;
  const rocket = notice === null ? spaceLaunch >= 0.5 : ballistic < 0.5;
  if (notice === null && !rocket) return null;
  const hundredths = (share: number): number => Math.round(share * 100) / 100;
  return {
    told: rocket ? 'rocket' : 'missile',
    ballistic: hundredths(ballistic),
    spaceLaunch: hundredths(spaceLaunch),
    undecided: hundredths(undecided),
    notice: notice === null ? null : { issuer: notice.issuer, id: notice.id },
  };
}

/**
 * What time does. Every {@link REVIEW_S} the newest prediction is weighed again: what was held
 * back is put up, and who has little time left is told to take cover. `ended` is said once the
 * last arrival that was said or is predicted, or the end of the hazard, is `endAfterS` past, and
 * the all-clear is put up for release. Drafts that nobody released expire, but one that takes a
 * warning back is put up again, since somebody is waiting for it.
 */
export function onTick(state: WarnState, nowMs: Instant): WarnChange[] {
  const changes: WarnChange[] = [];
  for (const entry of state.cases.values()) {
    if (entry.finished) continue;
    if (entry.kind !== 'ballistic') {
      changes.push(...tickZones(state, entry, nowMs));
      continue;
    }
    changes.push(...tickCase(state, entry, nowMs), ...releaseByStanding(state, entry, nowMs));
  }
  return changes;
}

function tickCase(state: WarnState, entry: WarnCase, nowMs: Instant): WarnChange[] {
  const { released, draft, hazard } = entry;
  const stated = released ?? draft;
  // Areas of a drill end with it: none is there to be warned again by the next one.
  if (state.mode !== 'actual' && released !== null && nowMs >= released.expiresMs) {
    entry.finished = true;
    return dropDraft(state, entry, nowMs, 'expired');
  }
  const held = refreshHeld(state, entry, nowMs);
  if (held.length > 0) return held;
  const over = stated !== null && nowMs >= endOf(entry, stated) + state.settings.endAfterS * 1000;
  if (
    over &&
    released !== null &&
    permits(released, { ...released, becomes: 'ended' }, 'machine')
  ) {
    return putStatement(state, entry, released, 'ended', nowMs);
  }
  if (over && released === null)
    return finishIdle(entry, dropDraft(state, entry, nowMs, 'expired'));
  if (draft !== null && nowMs >= draft.draftedMs + state.settings.draftLifeS * 1000) {
    if (released !== null && (draft.becomes === 'cancelled' || draft.becomes === 'all-clear')) {
      return [putWithdrawal(state, entry, released, draft.becomes, nowMs, entry.requested)];
    }
    const changes = dropDraft(state, entry, nowMs, 'expired');
    return hazard.status === 'open' ? changes : finishIdle(entry, changes);
  }
  const due = hazard.status === 'open' && nowMs >= entry.reviewedMs + REVIEW_S * 1000;
  return due ? review(state, entry, nowMs) : [];
}

/** When nothing is expected any more of what was said or is predicted. */
function endOf(entry: WarnCase, stated: Warning): Instant {
  const { hazard } = entry;
  const statedMs = latestOf(stated.areas) ?? 0;
  if (hazard.status === 'ended') return Math.min(statedMs, hazard.seenMs);
  return hazard.status === 'open' ? Math.max(statedMs, entry.latestMs ?? 0) : statedMs;
}

/** Weighs the newest prediction of an open hazard against what was said and drafted. */
export function review(state: WarnState, entry: WarnCase, nowMs: Instant): WarnChange[] {
  if (entry.kind !== 'ballistic') return [];
  const { staysUp } = entry.hazard;
  // What no longer comes down threatens nobody: what is public is put up for withdrawal.
  if (staysUp && entry.released === null) return [];
  const predicted = staysUp ? [] : areasOf(entry.hazard, state.settings, statedAreas(entry), nowMs);
  const areas = withAdded(predicted, entry.added, entry.hazard.window, nowMs);
  entry.reviewedMs = nowMs;
  entry.latestMs = latestOf(areas);
  entry.untouchedMs = areas.length > 0 ? null : (entry.untouchedMs ?? nowMs);
  return entry.released === null
    ? followUnreleased(state, entry, areas, nowMs)
    : followReleased(state, entry, entry.released, areas, nowMs);
}

/** True when nothing more can come of these areas; of no areas too. */
function isPast(areas: readonly WarningArea[], nowMs: Instant): boolean {
  return (latestOf(areas) ?? 0) <= nowMs;
}

/** Closes a case of which nothing is public and nothing waits. */
function finishIdle(entry: WarnCase, changes: WarnChange[]): WarnChange[] {
  if (entry.released === null && entry.draft === null) entry.finished = true;
  return changes;
}

/** Areas that were named already, in the draft or in public. */
function statedAreas(entry: WarnCase): readonly WarningArea[] {
  return [...(entry.draft?.areas ?? []), ...(entry.released?.areas ?? [])];
}

/**
 * True when a draft for whole countries that nobody has signed is to give way to one for areas:
 * even the widest predicted area is small enough to name them by.
 */
function hasSharpened({ settings }: WarnState, { coarse, acts, hazard }: WarnCase): boolean {
  if (!coarse || acts.length > 0) return false;
  const sizes = hazard.outline.map(polygonArea);
  return sizes.reduce((sum, size) => sum + size, 0) <= settings.widestDraftM2;
}

function followUnreleased(
  state: WarnState,
  entry: WarnCase,
  areas: readonly WarningArea[],
  nowMs: Instant,
): WarnChange[] {
  const { draft } = entry;
  if (areas.length === 0) return stands(entry, nowMs) ? [] : dropDraft(state, entry, nowMs);
  if (draft === null && isTooWide(entry.hazard, state.settings, nowMs)) return [];
  if (draft === null && (isDecided(state, entry, areas) || isPast(areas, nowMs))) return [];
  return redraft(state, entry, 'released', areas, nowMs);
}

/**
 * Puts up a draft that says what is wanted, unless the one that waits says it well enough. In
 * the first {@link DRAFT_STANDS_S} after a fresh draft one that goes beyond it is united with
 * it: while the first estimates still wander, the draft grows over them and then holds still. A
 * draft for whole countries gives way at once to the first that can name areas, unless somebody
 * has signed it.
 */
function redraft(
  state: WarnState,
  entry: WarnCase,
  becomes: 'released' | 'updated',
  wanted: readonly WarningArea[],
  nowMs: Instant,
): WarnChange[] {
  const draft =
    entry.draft?.becomes === becomes && !hasSharpened(state, entry) ? entry.draft : null;
  const enough = draft !== null && covers(draft.areas, wanted);
  const retold = draft !== null && told(draft.launch) !== told(launchOf(entry));
  if (enough && ((!retold && covers(wanted, draft.areas)) || stands(entry, nowMs))) return [];
  const wanders = draft !== null && !enough && nowMs < entry.freshMs + DRAFT_STANDS_S * 1000;
  const areas = wanders ? uniteAreas(draft.areas, wanted) : wanted;
  if (!wanders) entry.freshMs = nowMs;
  entry.coarse = isWide(entry.hazard, state.settings) || (draft !== null && entry.coarse);
  return [
    putDraft(entry, draftWarning(state, entry, becomes, areas, entry.hazard.outline, nowMs), false),
  ];
}

function followReleased(
  state: WarnState,
  entry: WarnCase,
  released: Warning,
  areas: readonly WarningArea[],
  nowMs: Instant,
): WarnChange[] {
  const { draft, requested } = entry;
  const beyond = goesBeyond(entry, released, areas, nowMs);
  // Only a prediction beyond what was said overrules an officer's wish, or the end of the time.
  if (!beyond && (requested || released.state === 'ended')) return [];
  const withdraws = draft?.becomes === 'cancelled' || draft?.becomes === 'all-clear';
  if (areas.length === 0) {
    const lasting = nowMs >= (entry.untouchedMs ?? nowMs) + UNTOUCHED_S * 1000;
    if (withdraws || !lasting || stands(entry, nowMs)) return [];
    return [putWithdrawal(state, entry, released, 'all-clear', nowMs, false)];
  }
  const asked = beyond
    ? uniteAreas(areasTold(released), areas)
    : narrowAreas(released.areas, areas);
  const wanted = keepOthers(state, released, asked, nowMs);
  const retold = told(released.launch) !== told(launchOf(entry));
  if (!beyond && !retold && covers(wanted, released.areas)) {
    // A draft that lets go what is threatened again must not be signed a moment longer.
    const safe = draft === null || covers(draft.areas, areas);
    return safe && stands(entry, nowMs) ? [] : dropDraft(state, entry, nowMs);
  }
  return redraft(state, entry, 'updated', wanted, nowMs);
}

/**
 * What the public has, at the stages that it was told: whoever was told to take cover when the track
 * was lost is not told to be merely ready when it is found again.
 */
function areasTold(released: Warning): WarningArea[] {
  return released.areas.map((area) =>
    area.stage === 'all-clear' ? area : { ...area, stage: stageTold(released, area) },
  );
}

/** A missile unless it was told to be a rocket. */
function told(launch: LaunchJudged | undefined): LaunchJudged['told'] {
  return launch?.told ?? 'missile';
}

/** True when the public has to hear of something that was not said, or was said to be unreliable. */
function goesBeyond(
  entry: WarnCase,
  released: Warning,
  areas: readonly WarningArea[],
  nowMs: Instant,
): boolean {
  if (areas.length === 0) return false;
  if (released.state === 'ended') {
    return !isPast(areas, nowMs) && !covers(entry.announced, areas);
  }
  const reacquired = released.state === 'lost' && !entry.requested;
  return reacquired || !covers(released.areas, areas);
}

function followLost(state: WarnState, entry: WarnCase, nowMs: Instant): WarnChange[] {
  const { released, draft } = entry;
  if (released !== null) {
    return permits(released, { ...released, becomes: 'lost' }, 'machine')
      ? putStatement(state, entry, released, 'lost', nowMs)
      : [];
  }
  if (draft === null || draft.becomes === 'lost') return [];
  return [
    putDraft(entry, draftWarning(state, entry, 'lost', draft.areas, draft.polygons, nowMs), false),
  ];
}

function followWithdrawn(state: WarnState, entry: WarnCase, nowMs: Instant): WarnChange[] {
  const { released, draft } = entry;
  if (released === null) return dropDraft(state, entry, nowMs);
  if (draft?.becomes === 'cancelled') return [];
  return [putWithdrawal(state, entry, released, 'cancelled', nowMs, false)];
}

/** True while the draft is not to be replaced by one that is only more exact. */
function stands(entry: WarnCase, nowMs: Instant): boolean {
  if (entry.draft === null) return false;
  if (nowMs < entry.draft.draftedMs + DRAFT_STANDS_S * 1000) return true;
  return entry.acts.length > 0 && nowMs < entry.actMs + SIGNED_STANDS_S * 1000;
}
