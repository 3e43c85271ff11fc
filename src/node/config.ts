import type { KeepDays } from '../ledger/index.ts';
import type { Classification, Fidelity, Mode, NodeId } from '../mark/index.ts';
import type { MarkingTable, SharingSettings } from '../share/index.ts';
import type { CapMaking, LanguageTable, OverflownRule } from '../warn/index.ts';
import type { LeadConfig } from './lead-schema.ts';
import type { MarkingConfig } from './markings.ts';
import type { SharingConfig } from './sharing-config.ts';

/** The configuration file as written, checked, with every default filled in. */
export interface NodeConfig {
  readonly node: NodeId;
  readonly mode: Mode;
  readonly title: string;
  /** Absolute folder. */
  readonly data: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly allowRemote: boolean;
    readonly others: readonly { readonly node: NodeId; readonly url: string }[];
    /** Where receivers reach this page, for the links by which they confirm. */
    readonly publicUrl?: string;
    /** A port of its own for public pages and confirmations, and nothing else; absent: none. */
    readonly public?: {
      readonly host: string;
      readonly port: number;
      readonly allowRemote: boolean;
    };
  };
  readonly links: {
    readonly listen: boolean;
    readonly host: string;
    readonly port: number;
    readonly allowRemote: boolean;
    readonly peers: readonly PeerConfig[];
  };
  readonly inputs: {
    readonly allowRemote: boolean;
    readonly allowFrom: readonly string[];
    readonly maximumQueued: number;
  };
  /** Rows of a sensors file. */
  readonly sensors: readonly unknown[];
  readonly officers: readonly OfficerConfig[];
  readonly label: {
    readonly classification: Classification;
    readonly releasableTo: readonly NodeId[];
    readonly caveats: readonly string[];
    readonly delayS: number;
    readonly fidelity: Fidelity;
  };
  /** What nations' words for classifications mean here. */
  readonly markings: readonly MarkingTable[];
  /** Absent: peers get the minimum projection alone. */
  readonly sharing?: SharingSettings;
  readonly track: Readonly<Record<string, number>>;
  readonly assess: {
    readonly openProbability?: number;
    readonly revisionS?: number;
    readonly containments?: readonly number[];
    readonly lostAfterS?: number;
    readonly marginKm?: number;
  };
  readonly warn: {
    readonly issuerName: { readonly en: string; readonly [tag: string]: string };
    readonly languages?: readonly (string | LanguageTable)[];
    readonly capSender: string;
    readonly officersToRelease?: number;
    readonly automaticUnderS?: number;
    readonly escalateAfterS?: number;
    readonly standingActsAfterS?: number;
    readonly areaProbability?: number;
    readonly countryProbability?: number;
    readonly widestDraftM2?: number;
    readonly wideWaitS?: number;
    readonly draftLifeS?: number;
    readonly endAfterS?: number;
    readonly confirmWithinS?: number;
    readonly channels?: readonly string[];
    readonly cap?: CapMaking;
    readonly notices?: NoticesConfig;
    readonly camf?: { readonly country: number; readonly provider: number };
    readonly cotLaunchKm?: number;
    readonly overflown?: OverflownRule | Readonly<Record<string, OverflownRule>>;
    /** By ISO 3166-2 code. */
    readonly people?: Readonly<Record<string, number>>;
    readonly lead?: LeadConfig;
  };
  /** Where warnings go beside the CAP folder. */
  readonly channels: {
    /** `signatureKey`: name of the key that CAP messages are signed with. */
    readonly cap?: { readonly signatureKey?: string };
    /** Where people read the public pages, to be tested there. */
    readonly public?: { readonly url: string; readonly ca?: string; readonly withinS?: number };
    readonly cot: readonly CotDestination[];
    readonly camf: readonly CamfDestination[];
    readonly webhooks: readonly WebhookConfig[];
    readonly gateways: readonly GatewayConfig[];
    /** How often each channel is tested to its end, seconds; 0: never by itself. */
    readonly selfTestEveryS: number;
    /** Files of `cap`, `notam` and `navwarn` are removed after so long, days; 0: never. */
    readonly keepFilesDays: number;
  };
  /** ISO 8601: when the key of this node is to be replaced at the latest. */
  readonly keyEnds?: string;
  /** Who confirms each public revision. */
  readonly receivers: readonly ReceiverConfig[];
  readonly ledger: {
    readonly snapshotEveryS: number;
    /** Folder on another disk for the second record, absolute; absent: none. */
    readonly second?: string;
    /** How long entries are kept, days; what is absent: for ever. */
    readonly keep?: Partial<KeepDays>;
  };
  /** When shifts change; absent: nobody is asked to accept one. */
  readonly shifts?: {
    /** `08:00`, each in `utcOffset`. */
    readonly starts: readonly string[];
    readonly utcOffset?: string;
    readonly graceS?: number;
  };
  /**
   * The file by which the actual node of this installation suspends this exercise, absolute; `none`: nothing
   * does, absent: `actual/at-hand.json` in the data folder, where that is there.
   */
  readonly suspendedBy?: string;
}

/** A situation display, a server of them, or a multicast group. */
export interface CotDestination {
  /** `udp://HOST:PORT`, `tcp://HOST:PORT` or `tls://HOST:PORT`. */
  readonly address: string;
  /** Has to be the node's: an address is for one mode. */
  readonly mode: Mode;
  readonly encoding?: 'xml' | 'protobuf';
  /** PEM files, for `tls:`. */
  readonly tls?: { readonly ca: string; readonly certificate: string; readonly key: string };
}

/** Where the secret of a destination is, and the one before while it is replaced. */
export interface SecretConfig {
  readonly secretFile?: string;
  /** Name of the environment variable that holds it. */
  readonly secretEnv?: string;
  readonly previousSecretFile?: string;
  readonly previousSecretEnv?: string;
  /** ISO 8601: when it is to be replaced at the latest. */
  readonly secretEnds?: string;
}

/** A program of somebody else's that is told by HTTP POST. */
export interface WebhookConfig extends SecretConfig {
  readonly id: string;
  readonly address: string;
  readonly mode: Mode;
  /** PEM of who may answer, where the system does not know it. */
  readonly ca?: string;
}

/** What wakes people: by an address, or a program on this machine (docs/gateways.md). */
export interface GatewayConfig extends SecretConfig {
  readonly id: string;
  readonly kind: 'siren' | 'sms' | 'email';
  readonly address?: string;
  readonly command?: readonly string[];
  readonly mode: Mode;
  /** The group that it is to reach, by reference. */
  readonly recipients: string;
  /** What it can send; absent: `unicode`. */
  readonly alphabet?: 'unicode' | 'gsm-7';
  readonly ca?: string;
}

/** An agency, a duty desk or a siren that confirms warnings: a reference, never a name. */
export interface ReceiverConfig extends Pick<SecretConfig, 'secretEnds'> {
  readonly id: string;
  readonly tokenFile?: string;
  /** Name of the environment variable that holds it. */
  readonly tokenEnv?: string;
  /** Raw Ed25519 public key, base64url, of who signs confirmations. */
  readonly key?: string;
  /** The gateway that carries the link by which it confirms. */
  readonly via?: string;
}

/** A thin link. */
export interface CamfDestination {
  /** `udp://HOST:PORT`, 16 octets each, or `file:PATH`, a line each. */
  readonly address: string;
  readonly mode: Mode;
  /** Of `udp:`: who is there sends self-tests back, and puts them on no link. */
  readonly answersSelfTest?: boolean;
}

/** How drafts for pilots and mariners are filled in. */
export interface NoticesConfig {
  /** Limits as `[latitude, longitude]`, degrees, not closed. */
  readonly firs?: readonly {
    readonly code: string;
    readonly limits?: readonly (readonly [number, number])[];
  }[];
  readonly notamSeries?: string;
  readonly navSeries?: readonly { readonly series: string; readonly generalArea: string }[];
}

export interface PeerConfig {
  readonly node: NodeId;
  readonly key: string;
  readonly address?: string;
  readonly clearance?: Classification;
  readonly releaseClasses?: readonly string[];
  readonly relay?: boolean;
  readonly origins?: readonly { readonly node: NodeId; readonly key: string }[];
}

export interface OfficerConfig {
  readonly id: string;
  readonly person: string;
  readonly key: string;
  readonly roles?: readonly ('release' | 'observe')[];
  readonly notAfter?: string;
  readonly demonstration?: boolean;
}

/** The file's own shape: everything may be left out. */
export type ConfigFile = {
  readonly [K in keyof NodeConfig]?: K extends 'sensors'
    ? string | readonly unknown[]
    : K extends 'sharing'
      ? SharingConfig
      : K extends 'markings'
        ? readonly MarkingConfig[]
        : K extends 'label'
          ? Partial<NodeConfig['label']> & { readonly marking?: string }
          : NodeConfig[K] extends readonly unknown[] | string
            ? NodeConfig[K]
            : Partial<NodeConfig[K]>;
};
