import { advanceExercise, createExercise, flightsOf } from '../../src/exercise/index.ts';
import type { Outcome } from '../../src/watch/index.ts';
import { PUBLISHED_FLIGHTS, type PublishedFlight } from '../first-draft/flights.ts';
import { isDue, RADARS, scenarioOf } from '../first-draft/launches.ts';
import { feed, pureWatch } from '../first-draft/watch.ts';
import { createObserver, observe, THRESHOLDS } from './evidence.ts';
import { movedTo, playedFrom, type Recorded } from './recorded.ts';

/** What came of one launch in the midst of recorded feeds, seconds from its first plot. */
export interface Injected {
  readonly flight: PublishedFlight;
  readonly isDue: boolean;
  readonly hazardS: number | null;
  readonly draftS: number | null;
  /** When the evidence of some track had reached each of `THRESHOLDS`. */
  readonly reachedS: readonly (number | null)[];
}

export const GIVE_UP_S = 60;
const START_MS = Date.UTC(2026, 0, 15, 3);
const STEP_MS = 1000;
/** The launch comes so long after the recordings' start at most, s. */
const LONGEST_LEAD_S = 240;

/** Each published flight `repeats` times, by bearing and radar as in `first-draft`. */
export function injected(recorded: Recorded | null, repeats: number): Injected[] {
  return PUBLISHED_FLIGHTS.flatMap((flight, f) => {
    process.stderr.write(`  injected ${f * repeats}/${PUBLISHED_FLIGHTS.length * repeats}\n`);
    return Array.from({ length: repeats }, (_, i) => {
      const [from, to] = flight.bearingsDeg;
      const bearingDeg = from + ((to - from) * (i + 0.5)) / repeats;
      const seed = 1 + f * repeats + i;
      return inject(recorded, flight, bearingDeg, RADARS[(f + i) % RADARS.length]!, seed);
    });
  }).filter((one) => one !== null);
}

function inject(
  recorded: Recorded | null,
  flight: PublishedFlight,
  bearingDeg: number,
  radar: readonly [number, number],
  seed: number,
): Injected | null {
  const leadMs = ((seed * 37) % LONGEST_LEAD_S) * 1000;
  const beginMs = START_MS + leadMs;
  const scenario = scenarioOf(flight, bearingDeg, radar);
  const started = createExercise(scenario, seed, beginMs);
  if (!started.ok) throw new Error(started.problems.join('; '));
  const { state } = started;
  let hazardMs: number | null = null;
  let draftMs: number | null = null;
  const note = (outcome: Outcome, atMs: number): void => {
    for (const record of outcome.records) {
      if (record.kind === 'warning' && record.body.kind === 'ballistic') draftMs ??= atMs;
      if (record.kind === 'hazard' && record.body.kind === 'ballistic') hazardMs ??= atMs;
    }
  };
  const rows = [...scenario.emitters.map(({ sensor }) => sensor), ...(recorded?.rows ?? [])];
  const moved = recorded === null ? undefined : movedTo(recorded, START_MS);
  const pure = pureWatch(rows, START_MS, note, moved);
  const endMs = flightsOf(state)[0]!.impactMs;
  const fed = recorded === null ? [] : playedFrom(recorded, START_MS, endMs);
  const observer = createObserver();
  let next = 0;
  for (let atMs = START_MS; atMs < endMs; ) {
    atMs += STEP_MS;
    const now = atMs > beginMs ? [...advanceExercise(state, atMs)] : [];
    const before = now.length;
    const both: { timeMs: number; source: string; bytes: Uint8Array }[] = now;
    while (next < fed.length && fed[next]!.timeMs <= atMs) both.push(fed[next++]!);
    if (both.length > before) both.sort((a, b) => a.timeMs - b.timeMs);
    feed(pure, both, atMs);
    const firstMs = flightsOf(state)[0]!.firstPlotMs;
    if (firstMs === null) continue;
    observe(observer, pure.watch, atMs);
    if (atMs > firstMs + GIVE_UP_S * 1000) break;
  }
  const { firstPlotMs, impact } = flightsOf(state)[0]!;
  if (firstPlotMs === null) return null;
  const since = (ms: number | null): number | null =>
    ms === null ? null : (ms - firstPlotMs) / 1000;
  const reachedS = THRESHOLDS.map((_, i) => {
    const times = [...observer.looked.values()]
      .map(({ reachedMs }) => reachedMs[i] ?? null)
      .filter((ms) => ms !== null);
    return times.length === 0 ? null : since(Math.min(...times));
  });
  const times = { hazardS: since(hazardMs), draftS: since(draftMs), reachedS };
  return { flight, isDue: isDue(impact), ...times };
}
