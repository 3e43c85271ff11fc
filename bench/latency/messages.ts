import type { NodeConfig } from '../../src/node/index.ts';
import type { Interval } from './clock.ts';

/** What the processes of the benchmark say to each other. Times are steady milliseconds. */

export interface StartNode {
  readonly what: 'start';
  readonly config: NodeConfig;
}

export type ToNode = StartNode | { readonly what: 'finish' };

export type FromNode =
  | { readonly what: 'ready'; readonly linkAddress: string | null }
  | { readonly what: 'linked' }
  /** The step of this datagram drafted a warning and let it go out. */
  | { readonly what: 'released'; readonly datagram: string }
  | { readonly what: 'finished'; readonly log: NodeLog };

/** What one node noted of one warning. */
export interface OriginNote {
  readonly warning: string;
  /** Hexadecimal; null where the passing of time alone released it. */
  readonly datagram: string | null;
  readonly releasedMs: number;
  readonly durableMs: number;
}

export interface AllyNote {
  readonly warning: string;
  readonly heardMs: number;
  readonly durableMs: number;
}

export interface NodeLog {
  readonly origin: readonly OriginNote[];
  readonly ally: readonly AllyNote[];
  readonly commits: readonly Interval[];
  /** Reports that the air radars' datagrams gave, and what was lost on the way in. */
  readonly otherReports: number;
  readonly dropped: number;
  readonly stepFailures: number;
  readonly hazards: number;
}

export interface Generate {
  readonly what: 'generate';
  readonly seed: number;
  readonly launches: number;
  readonly launchesPerSecond: number;
  readonly otherPerSecond: number;
  readonly missilePort: number;
  readonly trafficPort: number;
}

export type ToGenerator = Generate | { readonly what: 'released'; readonly datagram: string };

export type FromGenerator = {
  readonly what: 'sent';
  /** Time before `sendto` of each missile plot, by its bytes in hexadecimal. */
  readonly missilePlots: ReadonlyMap<string, number>;
  readonly launches: number;
  readonly otherReports: number;
  /** How long each air radar turned, s. */
  readonly otherS: number;
  /** The furthest that a datagram left behind its time, ms. */
  readonly latestMs: number;
};
