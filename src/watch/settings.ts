import type { AssessSettings } from '../assess/index.ts';
import type { Label, Mode, NodeId } from '../mark/index.ts';
import type { Sensor } from '../sense/index.ts';
import type { Peer, SharingSettings } from '../share/index.ts';
import type { TrackerSettings } from '../track/index.ts';
import type { Officer, ShiftSettings, WarnSettings } from '../warn/index.ts';

/**
 * All that configures a watch, in SI, radians and ECEF: what the shell makes of the
 * configuration file. Plain JSON; its canonical hash stands in the ledger.
 */
export interface WatchSettings<M extends Mode = Mode> {
  readonly node: NodeId;
  readonly mode: M;
  /** Name of the ledger that the shell records in; absent where there is none. */
  readonly ledger?: string;
  readonly sensors: readonly Sensor[];
  readonly officers: readonly Officer[];
  readonly peers: readonly Peer[];
  /** Release classes and arrangements; absent: peers have the minimum projection. */
  readonly sharing?: SharingSettings;
  /** The marking of what this node makes itself. */
  readonly label: Label;
  readonly track: TrackerSettings;
  readonly assess: AssessSettings;
  readonly warn: WarnSettings;
  /** When shifts change; absent: nobody is asked to accept one. */
  readonly shifts?: ShiftSettings;
}
