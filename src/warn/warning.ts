import type { HazardKind } from '../assess/index.ts';
import type { GeoPolygon } from '../earth/index.ts';
import type {
  HazardId,
  Instant,
  Label,
  Mode,
  NodeId,
  OfficerId,
  WarningId,
} from '../mark/index.ts';
import type { Drop, TransitionId } from './transitions.ts';

/** Languages in which places have names and the page has words; texts may have others. */
export const LANGUAGES = ['en', 'ko', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * drafted → released → updated* → (cancelled | lost | ended) → all-clear.
 * `drafted` never leaves the node. `lost`: the track was lost and the prediction is unreliable.
 * `cancelled`: issued in error. `ended`: the time has passed, people wait for the all-clear.
 */
export const WARNING_STATES = [
  'drafted',
  'released',
  'updated',
  'lost',
  'cancelled',
  'ended',
  'all-clear',
] as const;
export type WarningState = (typeof WARNING_STATES)[number];

export type PublicState = Exclude<WarningState, 'drafted'>;
/** The states in which a revision may leave the node. */
export const PUBLIC_STATES: readonly PublicState[] = WARNING_STATES.filter(
  (state) => state !== 'drafted',
);

/** What people in an area are told to do, from preparing to standing down. */
export const STAGES = ['prepare', 'launched', 'take-cover', 'all-clear'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * What an authority says about a hazard, for named areas, in revisions. A revision is never
 * changed; the next one supersedes it. Plain JSON.
 */
export interface Warning<M extends Mode = Mode> {
  readonly id: WarningId;
  /** 1, 2, 3, …: drafts count too. */
  readonly revision: number;
  readonly mode: M;
  readonly issuer: NodeId;
  readonly state: WarningState;
  /** In a draft: what it becomes when it is released. Otherwise the same as `state`. */
  readonly becomes: PublicState;
  readonly kind: HazardKind;
  readonly hazard: { readonly id: HazardId; readonly revision: number };
  /**
   * All areas named since the first release. In a revision in force those at stage `all-clear`
   * were let go: the warning is over for them.
   */
  readonly areas: readonly WarningArea[];
  /** The predicted area that the named areas were drawn from; may be empty. */
  readonly polygons: readonly GeoPolygon[];
  /**
   * To everybody at once: first those who have to act first, then the others in a sentence of their
   * own. Those of a revision in force that lets areas go say so at their end.
   */
  readonly texts: Texts;
  /**
   * Where not all areas in force are told the same: what each of them is told ({@link textsFor}).
   * Absent where one text fits them all.
   */
  readonly apart?: readonly TextsApart[];
  /** What is said in the areas let go alone; absent when none are, or the whole is taken back. */
  readonly lifted?: Texts;
  /**
   * Codes of those at stage `all-clear` for which another warning stands: whatever the channel,
   * nobody is told to come out there ({@link stageTold}). Absent when there is none.
   */
  readonly held?: readonly string[];
  /** Made with the draft, so that taking it back never waits for words. */
  readonly withdrawal: {
    readonly correction: Texts;
    readonly allClear: Texts;
    /** Codes of the areas and names of the channels that it goes to. */
    readonly areas: readonly string[];
    readonly channels: readonly string[];
  };
  readonly channels: readonly string[];
  /** Of a flight that fits a launch notice, or goes to space rather than down: what it is taken for. */
  readonly launch?: LaunchJudged;
  readonly label: Label;
  readonly draftedMs: Instant;
  /** Absent in a draft. */
  readonly issuedMs?: Instant;
  readonly expiresMs: Instant;
  /** The revision that this one takes the place of in public, absent in a first release. */
  readonly supersedes?: number;
  readonly approvals: readonly Approval[];
  /** Of a public revision: the step that made it public (`transitions.ts`). */
  readonly transition?: TransitionId;
  /** Of the mark that a draft was dropped: why. */
  readonly dropped?: Drop;
  /** There when no second officer, or none at all, signed this revision: it went out by itself. */
  readonly standing?: StandingRelease;
  /** There when who leads in its areas took it back there (`authority/`). */
  readonly takenBack?: TakenBackBy;
  /** SHA-256 over all that the officers approve: {@link approvedContent}. */
  readonly contentHash: string;
}

export interface WarningArea {
  /** Code of the area in `earth/regions`. */
  readonly region: string;
  readonly names: Readonly<Record<Language, string>>;
  readonly stage: Stage;
  /** Null once nothing is expected any more. */
  readonly earliestMs: Instant | null;
  readonly latestMs: Instant | null;
  /** It is expected to pass over, not to come down; the times are those of the passing. */
  readonly over?: true;
}

/** Words for some of the areas alone. */
export interface TextsApart {
  /** Codes of the areas. */
  readonly regions: readonly string[];
  readonly texts: Texts;
}

/** What officers see of the nature of a flight, and what the public is told that it is. */
export interface LaunchJudged {
  readonly told: 'missile' | 'rocket';
  /** Probabilities in hundredths, which sum to about 1 (`SpaceJudgement`). */
  readonly ballistic: number;
  readonly spaceLaunch: number;
  readonly undecided: number;
  /** The launch notice that it fits. */
  readonly notice: { readonly issuer: string; readonly id: string } | null;
}

/** What people of one area are told, in every language. */
export function textsFor(
  warning: Pick<Warning, 'state' | 'texts' | 'lifted' | 'apart'>,
  { region, stage }: Pick<WarningArea, 'region' | 'stage'>,
): Texts {
  const { state, texts, lifted, apart = [] } = warning;
  if (state === 'cancelled' || state === 'all-clear') return texts;
  if (stage === 'all-clear') return lifted ?? texts;
  return apart.find(({ regions }) => regions.includes(region))?.texts ?? texts;
}

/**
 * What people of an area are told to do: under another warning they stay under cover, and once a
 * track is lost no time holds, so that nobody is merely to be ready.
 */
export function stageTold(
  { held, state }: Pick<Warning, 'held' | 'state'>,
  { region, stage }: Pick<WarningArea, 'region' | 'stage'>,
): Stage {
  if (stage === 'all-clear') return held?.includes(region) === true ? 'take-cover' : stage;
  return state === 'lost' ? 'take-cover' : stage;
}

/** One text in every language that it has, by BCP 47 tag. */
export type Texts = Readonly<Record<string, WarningText>>;

const NO_TEXT: WarningText = { headline: '', brief: '', description: '', instruction: '' };

/** The text in a language, else in English, else in the first that there is; empty without any. */
export function textIn<T>(
  texts: Readonly<Record<string, T>>,
  language: string,
): T | typeof NO_TEXT {
  return texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? NO_TEXT;
}

export interface WarningText {
  /** Reason, what to do, place, and the time where it fits: up to 90 characters. */
  readonly headline: string;
  /** The same in sentences, with issuer and next message where they fit: up to 360 characters. */
  readonly brief: string;
  /** Reason, all places, time, issuer, next message. */
  readonly description: string;
  /** What to do, in full. */
  readonly instruction: string;
}

export interface Approval {
  readonly officer: OfficerId;
  readonly key: string;
  readonly signature: string;
  readonly atMs: Instant;
}

/** The standing authority by which a revision went out. */
export interface StandingRelease {
  /** SHA-256 of its terms, hexadecimal. */
  readonly authority: string;
  readonly fromMs: Instant;
  readonly untilMs: Instant;
  /** Too little time was left, or a second officer was silent. */
  readonly why: 'time-left' | 'second-silent';
  /** The two people’s signatures under the authority; they have not seen this warning. */
  readonly grants: readonly Approval[];
  /**
   * Where only a part of a draft went out, since people have decided against the rest: who had signed
   * the whole, which stands in the ledger.
   */
  readonly whole?: {
    readonly revision: number;
    readonly contentHash: string;
    readonly approvals: readonly Approval[];
  };
}

/** Who took back what a revision lets go, under which lead, and the people who signed that. */
export interface TakenBackBy {
  readonly node: NodeId;
  readonly lead: string;
  readonly term: number;
  readonly grants: readonly Approval[];
}

/** What an officer puts a name to: everything in the revision but its life and its approvals. */
export function approvedContent(
  warning: Omit<
    Warning,
    | 'contentHash'
    | 'approvals'
    | 'standing'
    | 'takenBack'
    | 'transition'
    | 'dropped'
    | 'state'
    | 'issuedMs'
  >,
): unknown {
  return {
    id: warning.id,
    revision: warning.revision,
    mode: warning.mode,
    issuer: warning.issuer,
    becomes: warning.becomes,
    kind: warning.kind,
    hazard: warning.hazard,
    areas: warning.areas,
    polygons: warning.polygons,
    texts: warning.texts,
    ...(warning.apart === undefined ? {} : { apart: warning.apart }),
    ...(warning.lifted === undefined ? {} : { lifted: warning.lifted }),
    ...(warning.launch === undefined ? {} : { launch: warning.launch }),
    ...(warning.held === undefined ? {} : { held: warning.held }),
    withdrawal: warning.withdrawal,
    channels: warning.channels,
    label: warning.label,
    draftedMs: warning.draftedMs,
    expiresMs: warning.expiresMs,
    ...(warning.supersedes === undefined ? {} : { supersedes: warning.supersedes }),
  };
}
