import type { GeoPoint, GeoPosition } from '../earth/index.ts';
import type { NodeId, SensorId } from '../mark/index.ts';

/**
 * An exercise as the core knows it: the scenario file after conversion to SI and radians by
 * settings.ts. Plain JSON.
 */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly seed: number;
  readonly durationS: number;
  readonly launches: readonly Launch[];
  readonly routes: Readonly<Record<string, readonly GeoPoint[]>>;
  readonly traffic: readonly TrafficGroup[];
  readonly emitters: readonly Emitter[];
}

/** A ballistic flight by its published figures: they fix it, and no place to come down is told. */
export interface Launch {
  readonly id: string;
  readonly name: string;
  /** After the start of the exercise, seconds. */
  readonly atS: number;
  readonly site: GeoPosition;
  readonly apogeeM: number;
  /** Over the ground from the site to where it comes down, metres. */
  readonly rangeM: number;
  /** Direction at the site, clockwise from true north. */
  readonly bearingRad: number;
  readonly burnS: number;
  /** Mass over drag coefficient and area after burnout, kg/m². */
  readonly ballisticCoefficient: number;
}

/** A burn time and a coefficient where the file tells none: a liquid 1,000 km class, assumed. */
export const ASSUMED_BURN_S = 85;
export const ASSUMED_BALLISTIC_COEFFICIENT = 4000;

export interface TrafficGroup {
  readonly kind: 'aircraft' | 'ship';
  readonly route: string;
  readonly count: number;
  /** Lowest and highest, metres a second. */
  readonly speed: readonly [number, number];
  /** Lowest and highest, metres over the ellipsoid; ships 0. */
  readonly altitudeM: readonly [number, number];
  readonly bothWays: boolean;
}

export const EMITTER_MODELS = ['long-range-radar', 'air-radar', 'ais-network'] as const;
export type EmitterModel = (typeof EMITTER_MODELS)[number];

/** A simulated sensor: what it is taken to see and where its bytes go. */
export interface Emitter {
  readonly node: NodeId;
  readonly id: SensorId;
  readonly model: EmitterModel;
  /** `udp://127.0.0.1:8600`: loopback only. */
  readonly source: string;
  readonly sacSic: readonly [number, number];
  /** Null for networks that stand nowhere. */
  readonly site: GeoPosition | null;
  /** Antenna period, or the time between two looks at one object, seconds. */
  readonly scanPeriodS: number;
  readonly detectionProbability: number;
  /** Mean false plots a scan. */
  readonly clutterPerScan: number;
  readonly sigma: {
    readonly rangeM: number;
    readonly azimuthRad: number;
    readonly elevationRad: number;
    readonly rangeRateMps: number;
    readonly horizontalM: number;
  };
  readonly maximumRangeM: number;
  readonly minimumElevationRad: number;
  /** Objects outside these heights are not reported, metres. */
  readonly heightM: readonly [number, number];
  readonly stations: readonly GeoPoint[];
  readonly stationRangeM: number;
  /** When it sends nothing at all, seconds after the start, each from and until. */
  readonly outagesS?: readonly (readonly [number, number])[];
  /** The sensor as the sensors file says it, for the node that reads it. */
  readonly sensor: Readonly<Record<string, unknown>>;
}
