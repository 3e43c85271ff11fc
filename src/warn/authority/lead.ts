import type { HazardKind } from '../../assess/index.ts';
import type { Instant, Mode, NodeId, OfficerId, WarningId } from '../../mark/index.ts';
import type { Envelope } from '../../seal/index.ts';

/** Type line of the envelope that carries a {@link LeadAct}. */
export const LEAD_ACT_TYPE = 'bongsu/lead-act/1';

/** Who leads, and under which conditions that may change. Defaults: {@link DEFAULT_LEAD}. */
export interface LeadSettings {
  /**
   * Whose people live where. An area of nobody's is everybody's: each issuer takes back what it
   * said there.
   */
  readonly owners: readonly Owner[];
  /** A lease lasts this long after the owner's last word, seconds, and is asked for this often. */
  readonly leaseS: number;
  readonly renewS: number;
  /** Two nodes' clocks differ by this at most, seconds: the holder stops as much sooner. */
  readonly skewS: number;
  /** A link is green while something came over it within this, seconds. */
  readonly linkWithinS: number;
  /** Different people on shift. */
  readonly staff: number;
  /** The last evaluation may be this old, days. */
  readonly evaluationDays: number;
  /** Conditions that officers may waive by name. */
  readonly waivable: readonly ConditionName[];
}

export interface Owner {
  readonly node: NodeId;
  /** Codes of areas, or their beginnings up to a dash: `KR` is all of `KR-11`, `KR-26`, … */
  readonly areas: readonly string[];
  /** Keys of officers of that node; where given, only they count for it. */
  readonly officerKeys?: readonly string[];
}

export const DEFAULT_LEAD: Omit<LeadSettings, 'owners'> = {
  leaseS: 60,
  renewS: 20,
  skewS: 2,
  linkWithinS: 5,
  staff: 2,
  evaluationDays: 365,
  waivable: [],
};

/** What must hold before authority passes, on either side. */
export const CONDITIONS = ['links', 'keys', 'evaluation', 'staff'] as const;
export type ConditionName = (typeof CONDITIONS)[number];

/** The conditions as one side saw them, each once, in the order of {@link CONDITIONS}. */
export type ConditionsRecord = readonly Condition[];
export interface Condition {
  readonly name: ConditionName;
  readonly state: 'good' | 'failed' | 'waived';
}

/** What only the whole node knows. */
export interface LeadFacts {
  /** Seconds since the link by which each other node is reached was heard; null while it is down. */
  readonly linkAgeS: Readonly<Record<NodeId, number | null>>;
}

/** The areas and kinds of hazard that a lead is about. */
export interface LeadScope {
  readonly kinds: readonly HazardKind[];
  readonly areas: readonly string[];
}

interface ActCommon {
  readonly mode: Mode;
  /** The node at which it is handed in. */
  readonly node: NodeId;
  readonly officer: OfficerId;
  readonly atMs: Instant;
}

export interface OfferAct extends ActCommon, LeadScope {
  readonly act: 'offer';
  readonly lead: string;
  readonly term: number;
  readonly to: NodeId;
  readonly endsMs: Instant;
  readonly conditions: ConditionsRecord;
}

export interface AcceptAct extends ActCommon {
  readonly act: 'accept';
  readonly lead: string;
  readonly term: number;
  /** {@link offerHash} */
  readonly offer: string;
  readonly conditions: ConditionsRecord;
}

export interface TakeBackAct extends ActCommon {
  readonly act: 'take-back';
  /** Of the lead under which it is done; `NODE-l0` and 0: by the owner itself. */
  readonly lead: string;
  readonly term: number;
  readonly warning: WarningId;
  readonly revision: number;
  readonly kind: HazardKind;
  /** Codes of the areas in which it is taken back, all of them ours to take back in. */
  readonly regions: readonly string[];
  readonly becomes: 'cancelled' | 'all-clear';
}

/**
 * One officer's signed word. Two different people's same words make an offer, an acceptance, a
 * return, a recall or a taking back; one is enough to be on shift and to record an evaluation.
 */
export type LeadAct =
  | OfferAct
  | AcceptAct
  | (ActCommon & {
      readonly act: 'return' | 'recall';
      readonly lead: string;
      readonly term: number;
    })
  | TakeBackAct
  | (ActCommon & { readonly act: 'on-shift'; readonly untilMs: Instant })
  | (ActCommon & {
      readonly act: 'evaluated';
      readonly passed: boolean;
      readonly heldMs: Instant;
    });

export const LEAD_ACTS = [
  'offer',
  'accept',
  'return',
  'recall',
  'take-back',
  'on-shift',
  'evaluated',
] as const satisfies readonly LeadAct['act'][];

export type SignedLeadAct = Envelope<LeadAct>;

interface WordCommon {
  /** `jpn-l1795219200`: the owner and the term. */
  readonly lead: string;
  readonly term: number;
  readonly owner: NodeId;
}

export interface OfferWord extends WordCommon, LeadScope {
  readonly word: 'offer';
  readonly to: NodeId;
  readonly endsMs: Instant;
  readonly expiresMs: Instant;
  readonly conditions: ConditionsRecord;
  readonly grants: readonly SignedLeadAct[];
}

export interface AcceptWord extends WordCommon {
  readonly word: 'accept';
  readonly offer: string;
  readonly conditions: ConditionsRecord;
  readonly grants: readonly SignedLeadAct[];
}

export interface LeaseWord extends WordCommon, LeadScope {
  readonly word: 'lease';
  readonly to: NodeId;
  readonly endsMs: Instant;
  /** By the owner's clock; the holder counts `leaseS` from its own question as well. */
  readonly untilMs: Instant;
  readonly leaseS: number;
  /** Revision of the acceptance or renewal that it answers. */
  readonly answers: number;
}

export interface TakeBackWord extends WordCommon {
  readonly word: 'take-back';
  readonly issuer: NodeId;
  readonly warning: WarningId;
  readonly warningRevision: number;
  readonly kind: HazardKind;
  readonly regions: readonly string[];
  readonly becomes: 'cancelled' | 'all-clear';
  readonly grants: readonly SignedLeadAct[];
}

export interface AnswerWord extends WordCommon {
  readonly word: 'answer';
  readonly to: NodeId;
  readonly warning: WarningId;
  readonly warningRevision: number;
  readonly done: boolean;
  readonly message: string;
}

export interface OverWord extends WordCommon, LeadScope {
  readonly word: 'over';
  readonly to: NodeId;
  readonly why: OverReason;
}

/** What nodes tell each other of a lead, each in a statement of its own. */
export type LeadWord =
  | OfferWord
  | AcceptWord
  | LeaseWord
  | (WordCommon & {
      readonly word: 'renew';
      readonly failing: readonly ConditionName[];
      /** Revision of the lease that it has: none follows one that did not arrive. */
      readonly holds: number;
    })
  | (WordCommon & { readonly word: 'return'; readonly grants: readonly SignedLeadAct[] })
  | OverWord
  | TakeBackWord
  | AnswerWord;

export const OVER_REASONS = ['returned', 'recalled', 'lapsed', 'ended', 'refused'] as const;
export type OverReason = (typeof OVER_REASONS)[number];

/** One lead as this node knows it. Plain data. */
export interface Lead extends LeadScope {
  readonly id: string;
  readonly term: number;
  readonly owner: NodeId;
  readonly to: NodeId;
  readonly endsMs: Instant;
  readonly role: 'owner' | 'holder' | 'other';
  /**
   * `offered`: nothing has passed yet. `accepted`: the holder waits for the first lease. `lent`: the
   * owner, or a third node, believes in the holder. `held`: the holder does so itself, as far as
   * `heldFor`. `over`: it is the owner's again.
   */
  state: 'offered' | 'accepted' | 'lent' | 'held' | 'over';
  why: OverReason | null;
  /** An offer may be accepted until then. */
  readonly expiresMs: Instant;
  readonly offer: string;
  grants: readonly SignedLeadAct[];
  /** `owner`: how much of the lease is left by our own steady time, ms. */
  leftMs: number;
  /** `other`: when it ends by the owner's clock. */
  untilMs: Instant;
  /** `owner`: revision of the last lease said. */
  leased: number;
  /** `owner`: it is not renewed any more. */
  recalled: boolean;
  /** `holder`: its questions, newest last, and the one that the lease answered. */
  asks: Ask[];
  lease: {
    readonly revision: number;
    readonly leaseMs: number;
    readonly untilMs: Instant;
    readonly from: Ask;
  } | null;
  askedMs: Instant;
  /** Conditions told of as failing, and whether its end was told of. */
  failing: readonly ConditionName[];
  partnerFailing: readonly ConditionName[];
  endingTold: boolean;
  lapseTold: boolean;
}

/** A question for a lease: its revision, and when it was asked, by the clock and by ticks. */
export interface Ask {
  readonly revision: number;
  readonly atMs: Instant;
  readonly tickedMs: number;
}

/** What became of a taking back of another node's warning. */
export interface TakenBack {
  readonly lead: string;
  readonly warning: WarningId;
  readonly revision: number;
  readonly becomes: 'cancelled' | 'all-clear';
  readonly askedMs: Instant;
  state: 'asked' | 'done' | 'refused';
  message: string;
}

/** All that a node knows of leads. Plain data. */
export interface LeadState {
  /** Time that has surely passed, ms: no step of the clock counts. */
  steadyMs: number;
  /** Time by ticks alone, ms. */
  tickedMs: number;
  lastMs: Instant;
  lastTerm: number;
  /** Number of the last word said. */
  revision: number;
  readonly leads: Map<string, Lead>;
  /** Words that wait for a second person, by {@link subjectOfAct}. */
  readonly pending: Map<string, SignedLeadAct[]>;
  /** Officers on shift, by person. */
  readonly shifts: Map<string, { readonly officer: OfficerId; readonly untilMs: Instant }>;
  evaluation: {
    readonly passed: boolean;
    readonly heldMs: Instant;
    readonly officer: string;
  } | null;
  /** Keys of this node that are not good, as the shell tells it. */
  readonly badKeys: Set<string>;
  readonly takenBack: TakenBack[];
}

export function createLead(): LeadState {
  return {
    ...{ steadyMs: 0, tickedMs: 0, lastMs: 0, lastTerm: 0, revision: 0 },
    leads: new Map(),
    pending: new Map(),
    shifts: new Map(),
    evaluation: null,
    badKeys: new Set(),
    takenBack: [],
  };
}
