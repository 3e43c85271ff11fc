import type { BallisticHazard } from '../../src/assess/index.ts';
import { type GeoPoint, pointInPolygon, REGIONS } from '../../src/earth/index.ts';
import { advanceExercise, createExercise, flightsOf } from '../../src/exercise/index.ts';
import { WARNED_COUNTRIES } from '../../src/warn/index.ts';
import { PUBLISHED_FLIGHTS } from '../first-draft/flights.ts';
import { RADARS, scenarioOf } from '../first-draft/launches.ts';
import { feed, pureWatch } from '../first-draft/watch.ts';

/** What one flight's predictions said, and what came of it. Times in s from the first plot. */
export interface Watched {
  readonly revisions: readonly { readonly atS: number; readonly hazard: BallisticHazard }[];
  readonly impactS: number;
  /** Codes of the warned countries' areas that it came down in; none: in the sea, or elsewhere. */
  readonly struck: readonly string[];
}

const START_MS = Date.UTC(2026, 0, 15, 3);
const STEP_MS = 1000;

/**
 * Published flights, `repeats` bearings each, seen by one radar as in the `first-draft`
 * benchmark, followed through the pure watch until `untilS` after the first plot or the impact.
 */
export function* watchFlights(repeats: number, untilS: number): Generator<Watched> {
  for (const [f, flight] of PUBLISHED_FLIGHTS.entries()) {
    for (let i = 0; i < repeats; i++) {
      const [from, to] = flight.bearingsDeg;
      const bearingDeg = from + ((to - from) * (i + 0.5)) / repeats;
      const scenario = scenarioOf(flight, bearingDeg, RADARS[(f + i) % RADARS.length]!);
      const started = createExercise(scenario, 1 + f * repeats + i, START_MS);
      if (!started.ok) throw new Error(started.problems.join('; '));
      const { state } = started;
      const revisions: { atS: number; hazard: BallisticHazard }[] = [];
      const rows = scenario.emitters.map(({ sensor }) => sensor);
      const firstMs = (): number | null => flightsOf(state)[0]!.firstPlotMs;
      const pure = pureWatch(rows, START_MS, (outcome, atMs) => {
        for (const record of outcome.records) {
          if (record.kind !== 'hazard' || record.body.kind !== 'ballistic') continue;
          revisions.push({ atS: (atMs - firstMs()!) / 1000, hazard: record.body });
        }
      });
      const { impact, impactMs } = flightsOf(state)[0]!;
      for (let atMs = START_MS; atMs < impactMs; ) {
        atMs += STEP_MS;
        feed(pure, advanceExercise(state, atMs), atMs);
        if (firstMs() !== null && atMs > firstMs()! + untilS * 1000) break;
      }
      if (firstMs() === null) continue;
      const impactS = (impactMs - firstMs()!) / 1000;
      yield { revisions, impactS, struck: regionsAt(impact) };
    }
  }
}

function regionsAt(impact: GeoPoint): string[] {
  return REGIONS.filter(
    ({ country, polygons }) =>
      WARNED_COUNTRIES.includes(country) &&
      polygons.some((polygon) => pointInPolygon(polygon, impact)),
  ).map(({ code }) => code);
}
