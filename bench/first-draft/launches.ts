import {
  ellipsePolygon,
  type GeoPoint,
  geodesicInverse,
  pointInPolygon,
  polygonsWithin,
  REGIONS,
} from '../../src/earth/index.ts';
import {
  advanceExercise,
  createExercise,
  flightsOf,
  readScenario,
  type Scenario,
} from '../../src/exercise/index.ts';
import { WARNED_COUNTRIES } from '../../src/warn/index.ts';
import type { Outcome } from '../../src/watch/index.ts';
import { PUBLISHED_FLIGHTS, type PublishedFlight } from './flights.ts';
import { feed, pureWatch } from './watch.ts';

/** What came of one flight, seconds from its first plot. */
export interface Sighting {
  readonly flight: PublishedFlight;
  /** It comes down in an area to be warned or within {@link NEAR_M} of one. */
  readonly isDue: boolean;
  readonly hazardS: number | null;
  readonly draftS: number | null;
  /** Of the first hazard: from its stated impact point to where it really came down, m. */
  readonly impactErrorM: number | null;
  /** True if that place lies in the first hazard's 90 % area. */
  readonly contained: boolean | null;
  /** True if the motor still burned when the hazard was opened. */
  readonly burning: boolean | null;
}

/** A flight that has no draft this long after its first plot never gets one here. */
export const GIVE_UP_S = 120;
export const NEAR_M = 10_000;
const LAUNCH_S = 2;
const START_MS = Date.UTC(2026, 0, 15, 3);
const FEED_MS = 1000;

/** Guessed sites from which the flights are in view. */
export const RADARS = [
  [37.5, 129],
  [38.2, 128.4],
  [36.9, 126.3],
  [37.4, 136.9],
] as const;

/**
 * Each published flight `repeats` times, each time towards another bearing and seen by a radar
 * of the stated quality: 1 Hz, 30 m, 1 mrad, Pd 0.95, from 3° of elevation up, to 838 km (as far
 * as ASTERIX CAT015 can say). Bearings are spread evenly over the flight's sector.
 */
export function sightings(repeats: number): Sighting[] {
  return PUBLISHED_FLIGHTS.flatMap((flight, f) =>
    Array.from({ length: repeats }, (_, i) => {
      const [from, to] = flight.bearingsDeg;
      const bearingDeg = from + ((to - from) * (i + 0.5)) / repeats;
      const radar = RADARS[(f + i) % RADARS.length]!;
      return sight(flight, bearingDeg, radar, 1 + f * repeats + i);
    }),
  ).filter((sighting) => sighting !== null);
}

/** Null where the radar never sees it. Throws where the flight cannot be flown. */
function sight(
  flight: PublishedFlight,
  bearingDeg: number,
  radar: readonly [number, number],
  seed: number,
): Sighting | null {
  const scenario = scenarioOf(flight, bearingDeg, radar);
  const started = createExercise(scenario, seed, START_MS);
  if (!started.ok) throw new Error(started.problems.join('; '));
  const { state } = started;
  const [truth] = flightsOf(state);
  let hazardMs: number | null = null;
  let draftMs: number | null = null;
  let impactErrorM: number | null = null;
  let contained: boolean | null = null;
  let burning: boolean | null = null;
  const note = (outcome: Outcome, atMs: number): void => {
    for (const record of outcome.records) {
      if (record.kind === 'warning' && record.body.kind === 'ballistic') draftMs ??= atMs;
      if (record.kind !== 'hazard' || record.body.kind !== 'ballistic' || hazardMs !== null)
        continue;
      hazardMs = atMs;
      burning = atMs < truth!.burnoutMs;
      const { impact, areas } = record.body;
      impactErrorM = geodesicInverse(impact.point, truth!.impact).distanceM;
      const area = areas.find(({ containment }) => containment === 0.9);
      contained = area === undefined ? null : pointInPolygon(area.polygon, truth!.impact);
    }
  };
  const rows = scenario.emitters.map(({ sensor }) => sensor);
  const pure = pureWatch(rows, START_MS, note);
  for (let atMs = START_MS; atMs < truth!.impactMs; ) {
    atMs += FEED_MS;
    feed(pure, advanceExercise(state, atMs), atMs);
    const firstMs = flightsOf(state)[0]!.firstPlotMs;
    if (draftMs !== null || (firstMs !== null && atMs > firstMs + GIVE_UP_S * 1000)) break;
  }
  const { firstPlotMs } = flightsOf(state)[0]!;
  if (firstPlotMs === null) return null;
  const since = (ms: number | null): number | null =>
    ms === null ? null : (ms - firstPlotMs) / 1000;
  const told = { isDue: isDue(truth!.impact), impactErrorM, contained, burning };
  return { flight, hazardS: since(hazardMs), draftS: since(draftMs), ...told };
}

export function isDue(impact: GeoPoint): boolean {
  const circle = ellipsePolygon(impact, { northNorth: 1, northEast: 0, eastEast: 1 }, 0.5);
  return REGIONS.some(
    ({ country, polygons }) =>
      WARNED_COUNTRIES.includes(country) &&
      polygons.some((polygon) => polygonsWithin(circle, polygon, NEAR_M)),
  );
}

export function scenarioOf(
  flight: PublishedFlight,
  bearingDeg: number,
  [latitudeDeg, longitudeDeg]: readonly [number, number],
): Scenario {
  const { apogeeKm, rangeKm, burnS, ballisticCoefficientKgM2 } = flight;
  const site = { latitudeDeg: flight.latitudeDeg, longitudeDeg: flight.longitudeDeg };
  const reading = readScenario({
    name: 'first-draft',
    title: flight.name,
    seed: 1,
    durationS: 7200,
    launches: [
      {
        ...{ id: 'm1', atS: LAUNCH_S, site, apogeeKm, rangeKm, bearingDeg },
        ...{ burnS, ballisticCoefficientKgM2 },
      },
    ],
    sensors: [
      {
        node: 'kor',
        model: 'long-range-radar',
        sensor: longRangeRadar('radar-1', latitudeDeg, longitudeDeg, 0.05),
      },
    ],
  });
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('; '));
  return reading.scenario;
}

/** Sensors-file row of the radar that the goal names. */
export function longRangeRadar(
  id: string,
  latitudeDeg: number,
  longitudeDeg: number,
  clutterPerScan: number,
): Record<string, unknown> {
  const milliradianDeg = 0.18 / Math.PI;
  return {
    id,
    kind: 'polar',
    source: 'udp://127.0.0.1:8610',
    format: 'asterix',
    editions: { '015': '1.2' },
    sacSic: [25, 15],
    mode: 'exercise',
    position: { latitudeDeg, longitudeDeg, heightM: 200, basis: 'guessed' },
    sigma: {
      rangeM: 30,
      azimuthDeg: milliradianDeg,
      elevationDeg: milliradianDeg,
      rangeRateMps: 5,
    },
    scanPeriodS: 1,
    detectionProbability: 0.95,
    clutterPerScan,
    maximumRangeKm: 838.86,
    minimumElevationDeg: 3,
  };
}
