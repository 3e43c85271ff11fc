import type { Arrival, HazardStatus, Overflight } from '../assess/index.ts';
import type { GeoPolygon } from '../earth/index.ts';
import {
  type HazardId,
  type Instant,
  type Label,
  type Mode,
  type WarningId,
  warningId,
} from '../mark/index.ts';
import type { Officer, SignedAct } from './act.ts';
import { createLead, type LeadState } from './authority/lead.ts';
import type { DecidedArea } from './decided.ts';
import type { WarnSettings } from './settings.ts';
import type { Standing } from './standing.ts';
import type { LaunchJudged, Warning, WarningArea } from './warning.ts';

/** Finished warnings that stay in the picture; the ledger has them all. Open ones are never shed. */
export const MAX_FINISHED = 200;

/** All that warning remembers. Plain data. */
export interface WarnState {
  settings: WarnSettings;
  readonly mode: Mode;
  officers: readonly Officer[];
  label: Label;
  /** Number of the last warning. */
  sequence: number;
  /** In the order in which they were drafted. */
  readonly cases: Map<WarningId, WarnCase>;
  /** The newest warning about each hazard. */
  readonly byHazard: Map<HazardId, WarningId>;
  /** Standing authorities asked for and granted, oldest first. */
  readonly standing: Standing[];
  /** What was last told of them (`concerns.ts`). */
  readonly told: { standing: 'good' | 'ending' | 'none'; sinceMs: Instant | null };
  /** `officer nonce` of accepted signatures, oldest first, with the time of receipt. */
  readonly nonces: Map<string, Instant>;
  /** Who leads where (`authority/`). */
  readonly lead: LeadState;
}

/** The life of one warning. */
export interface WarnCase {
  readonly id: WarningId;
  /** Other than `ballistic`: a warning to ships and aircraft (`zones.ts`). */
  readonly kind: 'ballistic' | 'space-launch' | 're-entry';
  /** The newest revision of the hazard that was seen. */
  hazard: SeenHazard;
  /** Number of the newest revision, drafts counted. */
  revision: number;
  /** The revision that the public has; null before the first release. */
  released: Warning | null;
  /** What waits for officers, at most one. */
  draft: Warning | null;
  /** Since when some draft has waited without a break. */
  waitsMs: Instant;
  /** When a draft was last made of a prediction alone, not united with the draft before it. */
  freshMs: Instant;
  /** True while the draft was made of a prediction too wide to name areas by. */
  coarse: boolean;
  /** True when an officer asked for the draft (withdraw, all-clear) rather than a prediction. */
  requested: boolean;
  /** Codes of areas that officers have added; they stay until the case is over. */
  added: readonly string[];
  /** Valid releases of the draft, one a person. */
  acts: SignedAct[];
  /** When the last of `acts` came in. */
  actMs: Instant;
  /** That the next signature is awaited too long has been told (`concerns.ts`). */
  escalated: boolean;
  /** Areas of the draft that another warning held when it was made, by code. */
  held: readonly string[];
  /** That the draft is due and does not go out by itself has been told. */
  heldTold: boolean;
  /** That the first draft was discarded while the hazard goes on has been told. */
  discardTold: boolean;
  /** The last predicted areas that went out, with their times. */
  announced: readonly WarningArea[];
  /** When the newest prediction was last weighed against what was said. */
  reviewedMs: Instant;
  /** Latest arrival in any area that the newest prediction asks to warn. */
  latestMs: Instant | null;
  /** Since when the prediction has touched no area; null while it touches one. */
  untouchedMs: Instant | null;
  /**
   * What people have decided against: no first draft comes again that does not go beyond it, and
   * these areas are not warned by the machine alone ({@link DecidedArea}).
   */
  settled: readonly DecidedArea[] | null;
  /** Nothing follows any more. */
  finished: boolean;
}

/** What a warning keeps of its hazard: nothing of track, sensor, launch or impact point. */
export interface SeenHazard {
  readonly id: HazardId;
  readonly revision: number;
  readonly status: HazardStatus;
  readonly firstMs: Instant;
  /** When this revision came. */
  readonly seenMs: Instant;
  readonly arrivals: readonly Arrival[];
  /** What it passes over. */
  readonly overflown: readonly Overflight[];
  /** What it is taken for, where that is more than a missile. */
  readonly launch?: LaunchJudged;
  /** Size of the area that holds the impact at 90 %, m²; 0 where none is stated. */
  readonly extentM2: number;
  /** When the object comes down, 99 %. */
  readonly window: { readonly earliestMs: Instant; readonly latestMs: Instant };
  /** The widest predicted area. */
  readonly outline: readonly GeoPolygon[];
  /** It no longer seems to come down. */
  readonly staysUp?: true;
}

export function createWarn(
  settings: WarnSettings,
  mode: Mode,
  officers: readonly Officer[],
  label: Label,
): WarnState {
  return {
    settings,
    mode,
    officers,
    label,
    sequence: 0,
    cases: new Map(),
    byHazard: new Map(),
    standing: [],
    told: { standing: 'good', sinceMs: null },
    nonces: new Map(),
    lead: createLead(),
  };
}

/** Puts other settings, officers and marking in force; what is drafted or released stays as it is. */
export function reconfigureWarn(
  state: WarnState,
  settings: WarnSettings,
  officers: readonly Officer[],
  label: Label,
): void {
  state.settings = settings;
  state.officers = officers;
  state.label = label;
}

/** Newest revision of each warning; a draft beside the released one that it would supersede. */
export function currentWarnings(state: WarnState): Warning[] {
  const warnings: Warning[] = [];
  for (const { released, draft } of state.cases.values()) {
    if (released !== null) warnings.push(released);
    if (draft !== null) warnings.push(draft);
  }
  return warnings;
}

/** Acts that count towards a release that is not complete yet. */
export function pendingActs(state: WarnState): SignedAct[] {
  return [...state.cases.values()].flatMap((entry) => entry.acts);
}

/** A new case for a hazard; the oldest finished ones beyond {@link MAX_FINISHED} are let go. */
export function openCase(
  state: WarnState,
  hazard: SeenHazard,
  kind: WarnCase['kind'] = 'ballistic',
): WarnCase {
  state.sequence += 1;
  const entry: WarnCase = {
    id: warningId(state.settings.node, state.sequence),
    kind,
    hazard,
    revision: 0,
    released: null,
    draft: null,
    waitsMs: 0,
    freshMs: 0,
    coarse: false,
    requested: false,
    added: [],
    acts: [],
    actMs: 0,
    escalated: false,
    held: [],
    heldTold: false,
    discardTold: false,
    announced: [],
    reviewedMs: 0,
    latestMs: null,
    untouchedMs: null,
    settled: null,
    finished: false,
  };
  state.cases.set(entry.id, entry);
  state.byHazard.set(hazard.id, entry.id);
  const finished = [...state.cases.values()].filter((other) => other.finished);
  for (const old of finished.slice(0, Math.max(0, finished.length - MAX_FINISHED))) {
    state.cases.delete(old.id);
    if (state.byHazard.get(old.hazard.id) === old.id) state.byHazard.delete(old.hazard.id);
  }
  return entry;
}

/** The newest case about a hazard. */
export function caseOf(state: WarnState, hazard: HazardId): WarnCase | null {
  const id = state.byHazard.get(hazard);
  return (id === undefined ? undefined : state.cases.get(id)) ?? null;
}
