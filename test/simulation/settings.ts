import { DEFAULT_BALLISTIC } from '../../src/assess/index.ts';
import { DEGREE, geodeticToEcef } from '../../src/earth/index.ts';
import type { Label } from '../../src/mark/index.ts';
import { bodyHash } from '../../src/seal/index.ts';
import type { Sensor } from '../../src/sense/index.ts';
import type { Peer } from '../../src/share/index.ts';
import { DEFAULT_TRACKER } from '../../src/track/index.ts';
import { DEFAULT_WARN, type Officer } from '../../src/warn/index.ts';
import type { WatchSettings } from '../../src/watch/index.ts';

export const LABEL: Label = {
  classification: 'restricted',
  releasableTo: ['jpn', 'kor', 'usa'],
  caveats: ['exercise'],
  delayS: 0,
  fidelity: 'full',
};

const LATITUDE = 36 * DEGREE;
const LONGITUDE = 129.5 * DEGREE;

/** A long-range radar on Korea's south-east coast whose reports come as they are. */
export const RADAR: Sensor = {
  id: 'kor-radar-1',
  kind: 'polar',
  format: 'bongsu-report',
  source: 'udp://127.0.0.1:8600',
  mode: 'exercise',
  editions: {},
  sacSic: null,
  site: {
    ecefM: geodeticToEcef(LATITUDE, LONGITUDE, 200),
    latitudeRad: LATITUDE,
    longitudeRad: LONGITUDE,
    heightM: 200,
    basis: 'guessed',
  },
  sigma: {
    rangeM: 30,
    azimuthRad: 0.001,
    elevationRad: 0.001,
    rangeRateMps: 5,
    horizontalM: 50,
    verticalM: 50,
    losRad: 0.001,
  },
  scanPeriodS: 1,
  detectionProbability: 0.95,
  clutterPerScan: 0.1,
  maximumRangeM: 1_500_000,
  minimumElevationRad: 0,
  clockOffsetS: 0,
  assumedRateHz: null,
  table: null,
};

export const OFFICERS: readonly Officer[] = ['a', 'b'].map((name) => ({
  id: `officer-${name}`,
  person: `person-${name}`,
  key: `sim-officer-${name}`,
  roles: ['release'],
  notAfterMs: null,
  demonstration: true,
}));

/** Settings of one node of the simulated federation. */
export function simulatedSettings(
  node: string,
  sensors: readonly Sensor[],
  peers: readonly Peer[],
): WatchSettings {
  return {
    node,
    mode: 'exercise',
    ledger: bodyHash('simulation', node).slice(0, 32),
    sensors,
    officers: OFFICERS,
    peers,
    label: LABEL,
    track: DEFAULT_TRACKER,
    assess: { node, mode: 'exercise', label: LABEL, ballistic: DEFAULT_BALLISTIC },
    warn: {
      ...DEFAULT_WARN,
      node,
      issuerName: { en: 'Simulated centre', ko: '모의 경보센터', ja: '模擬警報センター' },
      capSender: `${node}@simulation.invalid`,
    },
  };
}

export function simulatedPeer(node: string, extra: Partial<Peer> = {}): Peer {
  return {
    node,
    statementKey: `sim-${node}`,
    clearance: 'restricted',
    releaseClasses: ['minimum'],
    relay: false,
    origins: [],
    ...extra,
  };
}
