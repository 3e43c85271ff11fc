import type { Instant, SensorId } from '../mark/index.ts';
import { type AisState, createAisState } from '../wire/ais/index.ts';
import { type BeastState, createBeastState } from '../wire/modes/index.ts';
import type { Aircraft } from './adapters/aircraft.ts';
import type { DisCounts } from './adapters/dis.ts';
import { createTdmFeed, type TdmFeed } from './adapters/tdm.ts';
import type { AssumedClock } from './clock.ts';
import type { Recent } from './duplicate.ts';
import type { FaultCount } from './fault.ts';
import { createHealth, type SensorHealth } from './health.ts';
import type { Sensor, SensorFormat } from './sensor.ts';

/** Everything that the sensors' stage remembers. Plain data. */
export interface SenseState {
  readonly sensors: readonly Sensor[];
  /** By index of `sensors`. */
  readonly health: SensorHealth[];
  /** Index of `sensors` by id. */
  readonly indexes: ReadonlyMap<SensorId, number>;
  readonly feeds: Map<string, Feed>;
  readonly faults: Map<string, FaultCount>;
  /** When what is old was last forgotten. */
  sweptMs: Instant;
}

/** One input, its sensors, and what its format has to remember. */
export interface Feed {
  readonly source: string;
  readonly format: SensorFormat;
  readonly sensors: readonly Sensor[];
  /**
   * Whether equal bytes are the same look. Raw Mode S carries no time, and lines whose times are
   * counted by a rate are each a look of their own: there the same may be said again. So it is with
   * the lines of a tracking data message, which say only together what they mean.
   */
  readonly tellsApart: boolean;
  /** ASTERIX editions of all its sensors together. */
  readonly editions: Readonly<Record<string, string>>;
  readonly clock: AssumedClock;
  /** Datagrams of the last moments, to tell repeated ones. */
  readonly recent: Recent;
  readonly ais: AisState;
  /** What ships and boats call themselves, by MMSI. */
  readonly vessels: Map<number, VesselName>;
  readonly beast: BeastState;
  /** By address. */
  readonly aircraft: Map<string, Aircraft>;
  readonly tdm: TdmFeed;
  /** DIS PDUs that made no report, by type. */
  readonly dis: DisCounts;
  /** Header of the table under way. */
  header: string[] | null;
  /** Finest step that the times of the table have shown so far, seconds; null: none read yet. */
  timeStepS: number | null;
}

export interface VesselName {
  readonly name: string | null;
  readonly callsign: string | null;
}

/** Formats whose pieces may be equal and yet be two. */
const UNTIMED: readonly SensorFormat[] = ['avr', 'beast', 'tdm'];

export function createSense(sensors: readonly Sensor[]): SenseState {
  const feeds = new Map<string, Feed>();
  for (const sensor of sensors) {
    const before = feeds.get(sensor.source);
    // Sensors that share an input share its format; settings.ts refuses anything else.
    const format = before?.format ?? sensor.format;
    const untimed = UNTIMED.includes(format) || sensor.assumedRateHz !== null;
    feeds.set(sensor.source, {
      source: sensor.source,
      format,
      sensors: [...(before?.sensors ?? []), sensor],
      tellsApart: (before?.tellsApart ?? true) && !untimed,
      editions: { ...before?.editions, ...sensor.editions },
      clock: { startMs: null, count: 0 },
      recent: new Map(),
      ais: createAisState(),
      vessels: new Map(),
      beast: createBeastState(),
      aircraft: new Map(),
      tdm: createTdmFeed(),
      dis: new Map(),
      header: null,
      timeStepS: null,
    });
  }
  return {
    sensors: [...sensors],
    health: sensors.map(createHealth),
    indexes: new Map(sensors.map((sensor, index) => [sensor.id, index])),
    feeds,
    faults: new Map(),
    sweptMs: 0,
  };
}
