import type { Instant } from '../mark/index.ts';
import { type AisState, createAisState } from '../wire/ais/index.ts';
import { type BeastState, createBeastState } from '../wire/modes/index.ts';
import type { Aircraft } from './adapters/aircraft.ts';
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
  readonly feeds: Map<string, Feed>;
  readonly faults: Map<string, FaultCount>;
  /** When what is old was last forgotten. */
  sweptMs: Instant;
}

/** One input, its sensors, and what its format has to remember. */
export interface Feed {
  readonly source: string;
  readonly format: SensorFormat;
  /** Indexes of `sensors`. */
  readonly sensors: readonly number[];
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
  /** Header of the table under way. */
  header: string[] | null;
  /** Finest step that the times of the table have shown so far, seconds; null: none read yet. */
  timeStepS: number | null;
}

export interface VesselName {
  readonly name: string | null;
  readonly callsign: string | null;
}

export function createSense(sensors: readonly Sensor[]): SenseState {
  const feeds = new Map<string, Feed>();
  sensors.forEach((sensor, index) => {
    const before = feeds.get(sensor.source);
    // Sensors that share an input share its format; settings.ts refuses anything else.
    feeds.set(sensor.source, {
      source: sensor.source,
      format: before?.format ?? sensor.format,
      sensors: [...(before?.sensors ?? []), index],
      editions: { ...before?.editions, ...sensor.editions },
      clock: { startMs: null, count: 0 },
      recent: new Map(),
      ais: createAisState(),
      vessels: new Map(),
      beast: createBeastState(),
      aircraft: new Map(),
      header: null,
      timeStepS: null,
    });
  });
  return {
    sensors: [...sensors],
    health: sensors.map(createHealth),
    feeds,
    faults: new Map(),
    sweptMs: 0,
  };
}
