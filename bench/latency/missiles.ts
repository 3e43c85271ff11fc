import { DEGREE } from '../../src/earth/index.ts';
import { randomStream, uniform } from '../../src/exercise/random.ts';
import type { EmitterState, World } from '../../src/exercise/sensors/emission.ts';
import { longRangeScan } from '../../src/exercise/sensors/long-range-radar.ts';
import { antennaAt, lookAt } from '../../src/exercise/sensors/look.ts';
import { type Flight, flightAt } from '../../src/exercise/world/flight.ts';
import { solveFlight } from '../../src/exercise/world/solve.ts';
import { PUBLISHED_FLIGHTS, type PublishedFlight } from '../first-draft/flights.ts';
import { LONG_RANGE } from './sites.ts';
import type { Due } from './traffic.ts';

/** Plots of one launch by rising time. */
export type Launch = readonly Due[];

/** A launch that gave no draft after this many seconds in view gives none here. */
export const FOLLOWED_S = 20;

/** Flights of up to 1,000 km range, spread over bearings from east-south-east to south. */
const BEARINGS_DEG = [120, 130, 140, 150, 160, 170, 180, 190] as const;
const FARTHEST_KM = 1000;
const HIGHEST_KM = 300;

/**
 * Plots of `count` launches, spread in time with random distances around the given rate. Which
 * one flies which of the flights goes by turns, so that no two are near each other.
 */
export function launchesOf(
  count: number,
  perSecond: number,
  seed: number,
  startMs: number,
): Launch[] {
  const flights = flightsOf();
  const random = randomStream(seed, 'latency/launches');
  return Array.from({ length: count }, (_, i) => {
    const { flight, inViewS } = flights[i % flights.length]!;
    const atMs = startMs + ((i + uniform(random)) / perSecond) * 1000;
    return plotsOf(flight, inViewS, atMs, seed * 100_000 + i);
  });
}

interface Flown {
  readonly flight: Flight;
  /** When the radar first has it in view, seconds after launch. */
  readonly inViewS: number;
}

let flown: Flown[] | null = null;

/** Solved once. */
function flightsOf(): Flown[] {
  if (flown !== null) return flown;
  flown = [];
  for (const bearing of BEARINGS_DEG) {
    for (const published of PUBLISHED_FLIGHTS) {
      if (published.rangeKm > FARTHEST_KM || published.apogeeKm > HIGHEST_KM) continue;
      const flight = solve(published, bearing);
      const inViewS = firstInView(flight);
      if (inViewS !== null) flown.push({ flight, inViewS });
    }
  }
  return flown;
}

function solve(published: PublishedFlight, bearingDeg: number): Flight {
  const solution = solveFlight({
    id: published.name,
    name: published.name,
    atS: 0,
    site: {
      latitudeRad: published.latitudeDeg * DEGREE,
      longitudeRad: published.longitudeDeg * DEGREE,
      heightM: 20,
    },
    apogeeM: published.apogeeKm * 1000,
    rangeM: published.rangeKm * 1000,
    bearingRad: bearingDeg * DEGREE,
    burnS: published.burnS,
    ballisticCoefficient: published.ballisticCoefficientKgM2,
  });
  if (!solution.ok) throw new Error(solution.message);
  return solution.flight;
}

function firstInView(flight: Flight): number | null {
  const antenna = antennaAt(LONG_RANGE.site!);
  for (let s = 0; s < flight.durationS - FOLLOWED_S; s++) {
    const y = flightAt(flight, s)!;
    const { rangeM, elevationRad } = lookAt(antenna, y[0]!, y[1]!, y[2]!);
    if (rangeM < LONG_RANGE.maximumRangeM && elevationRad > LONG_RANGE.minimumElevationRad) {
      return s;
    }
  }
  return null;
}

/** As the exercise's own long-range radar gives them, from when it comes into view. */
function plotsOf(flight: Flight, inViewS: number, inViewMs: number, seed: number): Due[] {
  const world: World = {
    startMs: inViewMs,
    traffic: { courses: [], movers: [] },
    fallers: [],
    missiles: [
      {
        launch: {
          ...{ id: 'm', name: 'm', atS: 0, site: LONG_RANGE.site! },
          ...{ apogeeM: flight.apogeeM, rangeM: 0, bearingRad: 0, burnS: flight.burnoutS },
          ballisticCoefficient: 0,
        },
        launchMs: inViewMs - inViewS * 1000,
        flight,
      },
    ],
  };
  const state: EmitterState = {
    random: randomStream(seed, 'latency/radar'),
    antenna: antennaAt(LONG_RANGE.site!),
    steps: 0,
    phases: Float64Array.of(0),
    firstPlotMs: [null],
  };
  const plots: Due[] = [];
  for (let s = 0; s < FOLLOWED_S; s++) {
    for (const { timeMs, bytes } of longRangeScan(world, LONG_RANGE, state, inViewMs + s * 1000)) {
      plots.push({ atMs: timeMs, bytes, reports: 1 });
    }
  }
  return plots;
}
