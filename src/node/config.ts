import type { Classification, Fidelity, Mode, NodeId } from '../mark/index.ts';
import type { CapMaking } from '../warn/index.ts';

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
  readonly track: Readonly<Record<string, number>>;
  readonly assess: {
    readonly openProbability?: number;
    readonly revisionS?: number;
    readonly containments?: readonly number[];
    readonly lostAfterS?: number;
    readonly marginKm?: number;
  };
  readonly warn: {
    readonly issuerName: { readonly en: string; readonly ko: string; readonly ja: string };
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
    readonly channels?: readonly string[];
    readonly cap?: CapMaking;
    readonly camf?: { readonly country: number; readonly provider: number };
    readonly cotLaunchKm?: number;
  };
  /** Where warnings go beside the CAP folder. */
  readonly channels: {
    /** `signatureKey`: name of the key that CAP messages are signed with. */
    readonly cap?: { readonly signatureKey?: string };
    readonly cot: readonly CotDestination[];
    readonly camf: readonly CamfDestination[];
  };
  readonly ledger: { readonly snapshotEveryS: number };
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

/** A thin link. */
export interface CamfDestination {
  /** `udp://HOST:PORT`, 16 octets each, or `file:PATH`, a line each. */
  readonly address: string;
  readonly mode: Mode;
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
    : NodeConfig[K] extends readonly unknown[] | string
      ? NodeConfig[K]
      : Partial<NodeConfig[K]>;
};
