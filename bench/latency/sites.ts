import { DEGREE, type GeoPosition } from '../../src/earth/index.ts';
import type { Emitter } from '../../src/exercise/scenario.ts';

/** Rows of a sensors file for the origin: guessed sites, all simulated. */

export const LONG_RANGE_ID = 'kor-longrange-1';
const LONG_RANGE_SAC_SIC = [25, 15] as const;
const AIR_SAC = 25;
const FIRST_AIR_SIC = 101;
const AIR_RADARS = 60;
const AIR_RADARS_IN_ROW = 10;
export const AIR_RANGE_M = 470_000;
export const AIR_PERIOD_S = 4;

export interface AirRadar {
  readonly id: string;
  readonly sacSic: readonly [number, number];
  readonly site: GeoPosition;
}

/** Sixty sites on a grid over Korea, Japan and the seas between and around them. */
export const AIR_RADAR_SITES: readonly AirRadar[] = Array.from({ length: AIR_RADARS }, (_, i) => ({
  id: `kor-air-${i + 1}`,
  sacSic: [AIR_SAC, FIRST_AIR_SIC + i],
  site: {
    latitudeRad: (32.5 + 1.8 * Math.floor(i / AIR_RADARS_IN_ROW)) * DEGREE,
    longitudeRad: (125.5 + 1.8 * (i % AIR_RADARS_IN_ROW)) * DEGREE,
    heightM: 300,
  },
}));

export const LONG_RANGE: Emitter = {
  node: 'kor',
  id: LONG_RANGE_ID,
  model: 'long-range-radar',
  source: '',
  sacSic: LONG_RANGE_SAC_SIC,
  site: { latitudeRad: 37.5 * DEGREE, longitudeRad: 129 * DEGREE, heightM: 200 },
  scanPeriodS: 1,
  detectionProbability: 0.95,
  clutterPerScan: 0,
  sigma: {
    rangeM: 30,
    azimuthRad: 1e-3,
    elevationRad: 1e-3,
    rangeRateMps: 5,
    horizontalM: 0,
  },
  maximumRangeM: 838_860,
  minimumElevationRad: 3 * DEGREE,
  heightM: [0, 1e7],
  stations: [],
  stationRangeM: 0,
  sensor: {},
};

export function sensorRows(missilePort: number, trafficPort: number): Record<string, unknown>[] {
  const milliradianDeg = 1e-3 / DEGREE;
  return [
    {
      ...common(LONG_RANGE, missilePort),
      editions: { '015': '1.2' },
      sigma: {
        rangeM: 30,
        azimuthDeg: milliradianDeg,
        elevationDeg: milliradianDeg,
        rangeRateMps: 5,
      },
      scanPeriodS: LONG_RANGE.scanPeriodS,
      detectionProbability: LONG_RANGE.detectionProbability,
      clutterPerScan: 0.05,
      maximumRangeKm: LONG_RANGE.maximumRangeM / 1000,
      minimumElevationDeg: 3,
    },
    ...AIR_RADAR_SITES.map((radar) => ({
      ...common(radar, trafficPort),
      editions: { '048': '1.32' },
      sigma: { rangeM: 50, azimuthDeg: 0.06 },
      scanPeriodS: AIR_PERIOD_S,
      detectionProbability: 0.95,
      clutterPerScan: 1,
      maximumRangeKm: AIR_RANGE_M / 1000,
    })),
  ];
}

function common(
  radar: Pick<Emitter, 'id' | 'sacSic' | 'site'>,
  port: number,
): Record<string, unknown> {
  const { latitudeRad, longitudeRad, heightM } = radar.site!;
  return {
    id: radar.id,
    kind: 'polar',
    source: `udp://127.0.0.1:${port}`,
    format: 'asterix',
    sacSic: radar.sacSic,
    mode: 'exercise',
    position: {
      latitudeDeg: latitudeRad / DEGREE,
      longitudeDeg: longitudeRad / DEGREE,
      heightM,
      basis: 'guessed',
    },
  };
}
