import type { HazardKind, HazardStatus } from '../assess/index.ts';
import type { GeoPolygon } from '../earth/index.ts';
import type {
  HazardId,
  Instant,
  Label,
  Mode,
  NodeId,
  StatementId,
  WarningId,
} from '../mark/index.ts';
import type { Envelope } from '../seal/index.ts';
import type { LeadWord, Stage, WarningState, WarningText } from '../warn/index.ts';
import type { HazardDetail } from './arrangement/detail.ts';
import type { ConsultContent } from './consult.ts';
import type { RecallContent } from './recall.ts';
import type { KeyContent } from './successor.ts';
import type { Witness } from './witness.ts';

/** Type line of the envelope that carries a {@link Statement}. */
export const STATEMENT_TYPE = 'bongsu/statement/1';

/**
 * A labelled thing that leaves a node, built for one release class from an allow-list of fields
 * and signed once by its originator. Relays hand it on byte for byte or not at all. Plain JSON.
 */
export interface Statement<M extends Mode = Mode> {
  readonly id: StatementId;
  readonly origin: NodeId;
  readonly mode: M;
  /** The class that it was built for; `minimum` holds kind, areas, times and action alone. */
  readonly releaseClass: string;
  readonly timeMs: Instant;
  readonly label: Label;
  readonly content: StatementContent;
}

export type SignedStatement<M extends Mode = Mode> = Envelope<Statement<M>>;

export type StatementContent =
  | HazardContent
  | WarningContent
  | LeadContent
  | ProbeContent
  | ConsultContent
  | RecallContent
  | KeyContent
  | TracksContent;

/** The minimum projection of a hazard, and what its release class adds to it. */
export interface HazardContent {
  readonly about: 'hazard';
  readonly hazard: HazardId;
  readonly revision: number;
  readonly kind: HazardKind;
  readonly status: HazardStatus;
  readonly areas: readonly { readonly containment: number; readonly polygon: GeoPolygon }[];
  readonly arrivals: readonly AreaTime[];
  /** When it comes down, 99 %; null where the kind of hazard has no such time. */
  readonly earliestMs: Instant | null;
  readonly latestMs: Instant | null;
  /** Absent in the class `minimum`. */
  readonly detail?: HazardDetail;
}

/** The minimum projection of a released warning. */
export interface WarningContent {
  readonly about: 'warning';
  readonly warning: WarningId;
  readonly revision: number;
  readonly state: Exclude<WarningState, 'drafted'>;
  readonly kind: HazardKind;
  readonly hazard: HazardId;
  readonly areas: readonly (AreaTime & {
    /** What people there are told to do, as its own channels say it. */
    readonly stage: Stage;
    /**
     * Where that is another: what this warning by itself has for the area. `all-clear`: it has let
     * the area go, and another warning of its issuer is in force there.
     */
    readonly decided?: Stage;
  })[];
  readonly polygons: readonly GeoPolygon[];
  readonly texts: Readonly<Record<string, SharedText>>;
  readonly issuedMs: Instant;
  readonly expiresMs: Instant;
}

/** A text of a warning; `brief` may be missing in what an older node says. */
export type SharedText = Omit<WarningText, 'brief'> & { readonly brief?: string };

/** A word on who leads where; `revision` counts the words of its node. */
export type LeadContent = LeadWord & { readonly about: 'lead'; readonly revision: number };

/** Says nothing but that the link works, in a size that never changes (`probe.ts`). */
export interface ProbeContent {
  readonly about: 'probe';
  /** Counts the probes of its node. */
  readonly revision: number;
  /** The root of its node's ledger (`witness.ts`). */
  readonly witness?: Witness;
  /** Fills it up. */
  readonly pad: string;
}

/** Updates of tracks, as one body (`tracks/batch.ts`). */
export interface TracksContent {
  readonly about: 'tracks';
  /** Counts the batches of its node. */
  readonly revision: number;
  /** Base64url without padding. */
  readonly batch: string;
}

export interface AreaTime {
  readonly region: string;
  readonly earliestMs: Instant | null;
  readonly latestMs: Instant | null;
}
