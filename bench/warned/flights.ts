import type { Hazard } from '../../src/assess/index.ts';
import {
  ellipsePolygon,
  type GeoPoint,
  pointInPolygon,
  polygonsWithin,
  REGIONS,
} from '../../src/earth/index.ts';
import {
  advanceExercise,
  createExercise,
  type ExerciseState,
  flightsOf,
  type Scenario,
} from '../../src/exercise/index.ts';
import { completeConfig, readSensorRows, toWatchSettings } from '../../src/node/index.ts';
import { type Signer, sha256Of, toBase64Url, type Verifier } from '../../src/seal/index.ts';
import { WARNED_COUNTRIES } from '../../src/warn/index.ts';
import { createWatch, settingsHash, step, type WatchSettings } from '../../src/watch/index.ts';
import { PUBLISHED_FLIGHTS, type PublishedFlight } from '../first-draft/flights.ts';
import { isDue, NEAR_M, RADARS, scenarioOf } from '../first-draft/launches.ts';

export const START_MS = Date.UTC(2026, 0, 15, 3);
/** The world is asked this often, and time goes by in steps of this, ms. */
export const STRIDE_MS = 250;
/** People who hear it later than this before the impact have not been warned, s. */
export const ENOUGH_S = 60;

/** One flight that comes down on or near land that is warned. */
export interface Due {
  readonly flight: PublishedFlight;
  readonly bearingDeg: number;
  readonly seed: number;
  readonly impactMs: number;
  /** Areas that it comes down in; where it is the sea, the nearest within {@link NEAR_M}. */
  readonly struck: readonly string[];
  /** Areas within {@link NEAR_M} of where it comes down. */
  readonly near: readonly string[];
}

/** Bearings over a sector without end, ever more evenly: multiples of the golden ratio. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** A class of which fewer flights are due than one in so many is none. */
const RARELY = 20;

/** `count` flights of a class that are due, kinds in turn, each towards another bearing. */
export function* dueFlights(
  rangeClass: PublishedFlight['rangeClass'],
  count: number,
): Generator<Due> {
  const kinds = PUBLISHED_FLIGHTS.filter((flight) => flight.rangeClass === rangeClass);
  for (let i = 0, due = 0; due < count && i < count * RARELY; i++) {
    const flight = kinds[i % kinds.length]!;
    const [from, to] = flight.bearingsDeg;
    const bearingDeg = from + (to - from) * ((GOLDEN * (1 + i)) % 1);
    const seed = 1 + i;
    const { impact, impactMs } = flightsOf(begin(flight, bearingDeg, seed, 0).state)[0]!;
    if (!isDue(impact)) continue;
    due++;
    yield { flight, bearingDeg, seed, impactMs, ...placesOf(impact) };
  }
}

interface Begun {
  readonly scenario: Scenario;
  readonly state: ExerciseState;
}

/** The flight before one of the radars. */
function begin(flight: PublishedFlight, bearingDeg: number, seed: number, radar: number): Begun {
  const scenario = scenarioOf(flight, bearingDeg, RADARS[(seed + radar) % RADARS.length]!);
  const started = createExercise(scenario, seed, START_MS);
  if (!started.ok) throw new Error(started.problems.join('; '));
  return { scenario, state: started.state };
}

/** Where it comes down, and what is near. */
export function placesOf(impact: GeoPoint): Pick<Due, 'struck' | 'near'> {
  const circle = ellipsePolygon(impact, { northNorth: 1, northEast: 0, eastEast: 1 }, 0.5);
  const warned = REGIONS.filter(({ country }) => WARNED_COUNTRIES.includes(country));
  const within = (distanceM: number): string[] =>
    warned
      .filter(({ polygons }) => polygons.some((each) => polygonsWithin(circle, each, distanceM)))
      .map(({ code }) => code);
  const inside = warned
    .filter(({ polygons }) => polygons.some((each) => pointInPolygon(each, impact)))
    .map(({ code }) => code);
  const near = within(NEAR_M);
  return { struck: inside.length > 0 ? inside : nearest(within, near), near };
}

/** Distances at which the nearest area is looked for, m. */
const RINGS_M = [500, 1000, 2000, 4000, 7000] as const;

function nearest(within: (distanceM: number) => string[], near: readonly string[]): string[] {
  for (const ring of RINGS_M) {
    const found = within(ring);
    if (found.length > 0) return found;
  }
  return [...near];
}

/** What one watch recognised of a flight until it is too late to warn, and when it first saw it. */
export interface Recognised {
  readonly scenario: Pick<Scenario, 'emitters'>;
  readonly hazards: readonly { readonly atMs: number; readonly body: Hazard }[];
  readonly firstPlotMs: number | null;
}

/** With the scenario that it was flown by. */
type SeenFlight = Recognised & { readonly scenario: Scenario };

/**
 * The whole path up to the hazards; what people make of them changes nothing before them. Seen by
 * one radar, the first of the four in whose view the flight comes.
 */
export function recognise(due: Due): SeenFlight {
  for (let radar = 0; ; radar++) {
    const seen = recogniseBy(due, radar);
    if (seen.firstPlotMs !== null || radar === RADARS.length - 1) return seen;
  }
}

function recogniseBy({ flight, bearingDeg, seed, impactMs }: Due, radar: number): SeenFlight {
  const { scenario, state } = begin(flight, bearingDeg, seed, radar);
  const watch = createWatch('exercise', { signer: signerOf('node'), verifier: VERIFIER });
  const value = settingsOf(scenario, 2);
  let seq = 1;
  step(watch, { kind: 'settings', seq, atMs: START_MS, hash: settingsHash(value), value });
  const hazards: { atMs: number; body: Hazard }[] = [];
  const note = (atMs: number, { records }: ReturnType<typeof step>): void => {
    for (const record of records) {
      if (record.kind === 'hazard') hazards.push({ atMs, body: record.body });
    }
  };
  const lastMs = impactMs - ENOUGH_S * 1000;
  for (let atMs = START_MS; atMs < lastMs; ) {
    atMs += STRIDE_MS;
    for (const { timeMs, source, bytes } of advanceExercise(state, atMs)) {
      seq += 1;
      note(timeMs, step(watch, { kind: 'datagram', seq, atMs: timeMs, source, bytes }));
    }
    seq += 1;
    note(atMs, step(watch, { kind: 'tick', seq, atMs }));
  }
  return { scenario, hazards, firstPlotMs: flightsOf(state)[0]!.firstPlotMs };
}

export const OFFICERS = ['officer-1', 'officer-2'] as const;

/** Settings as shipped but for the number of officers. */
export function settingsOf(
  scenario: Pick<Scenario, 'emitters'>,
  officersToRelease: number,
): WatchSettings {
  const config = completeConfig(
    {
      ...{ node: 'kor', mode: 'exercise' },
      sensors: scenario.emitters.map(({ sensor }) => sensor),
      officers: OFFICERS.map((id) => ({ id, person: id, key: signerOf(id).publicKey })),
      warn: { issuerName: { en: 'x', ko: 'x', ja: 'x' }, capSender: 'x', officersToRelease },
    },
    '/',
  );
  return toWatchSettings(config, readSensorRows(config.sensors, 'benchmark'));
}

/** A hash in place of a signature: nobody forges one here, and it costs a thirtieth. */
export function signerOf(name: string): Signer {
  const publicKey = `bench-${name}`;
  return { publicKey, sign: (bytes) => hashed(publicKey, bytes) };
}

export const VERIFIER: Verifier = {
  verify: (publicKey, bytes, signature) => signature === hashed(publicKey, bytes),
};

function hashed(publicKey: string, bytes: Uint8Array): string {
  return toBase64Url(sha256Of(new TextEncoder().encode(publicKey), bytes));
}
