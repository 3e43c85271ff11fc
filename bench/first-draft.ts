/**
 * How soon a flight becomes a drafted warning: simulated flights with published apogee and range,
 * seen by a 1 Hz radar, through the pure watch with its shipped settings; and hours of simulated
 * traffic that must give no missile draft at the same settings.
 *
 * `BONGSU_BENCH_FULL=1` flies and watches ten times as much.
 */
import { background } from './first-draft/background.ts';
import { PUBLISHED_FLIGHTS } from './first-draft/flights.ts';
import { type Sighting, sightings } from './first-draft/launches.ts';
import { type BenchRow, quantile, row } from './row.ts';

const FULL = process.env['BONGSU_BENCH_FULL'] === '1';
/** 108 flights, or 1,080. */
const REPEATS = FULL ? 90 : 9;
/** Half hours of background: 12 sensor-hours, or 120. */
const STRETCHES = FULL ? 60 : 6;
const GOAL_S = 10;

export async function rows(): Promise<BenchRow[]> {
  const seen = sightings(REPEATS);
  const made = rowsOf('all classes', seen);
  for (const rangeClass of new Set(PUBLISHED_FLIGHTS.map((flight) => flight.rangeClass))) {
    const some = seen.filter(({ flight }) => flight.rangeClass === rangeClass);
    made.push(...rowsOf(rangeClass, some).slice(1, 5));
  }
  return [...made, ...errorRows(seen), ...backgroundRows()];
}

/** A flight without a hazard or draft counts as one that comes last of all. */
function rowsOf(name: string, seen: readonly Sighting[]): BenchRow[] {
  const hazards = seen.map(({ hazardS }) => hazardS ?? Number.POSITIVE_INFINITY);
  const drafts = seen.map(({ draftS }) => draftS ?? Number.POSITIVE_INFINITY);
  const drafted = drafts.filter(Number.isFinite).length;
  const count = seen.length;
  const goal = { bound: { name: 'goal, p95', value: GOAL_S } };
  return [
    row(`first draft: flights seen, ${name}`, count, 'flights', count),
    row(`first plot to first hazard, p50, ${name}`, quantile(hazards, 0.5), 's', count),
    row(`first plot to first hazard, p95, ${name}`, quantile(hazards, 0.95), 's', count),
    row(`first plot to first draft, p50, ${name}`, quantile(drafts, 0.5), 's', count),
    row(`first plot to first draft, p95, ${name}`, quantile(drafts, 0.95), 's', count, goal),
    row(`flights drafted within 120 s, ${name}`, drafted / count, 'share', count),
  ];
}

function errorRows(seen: readonly Sighting[]): BenchRow[] {
  const parts = [
    ['motor burning', seen.filter(({ burning }) => burning === true)],
    ['motor burnt out', seen.filter(({ burning }) => burning === false)],
  ] as const;
  return parts.flatMap(([when, some]) => {
    if (some.length === 0) return [];
    const errorsKm = some.map(({ impactErrorM }) => (impactErrorM ?? Number.NaN) / 1000);
    const inside = some.filter(({ contained }) => contained === true).length / some.length;
    const name = `first hazard, ${when}`;
    const bound = { name: 'stated containment', value: 0.9 };
    return [
      row(`${name}: impact error, p50`, quantile(errorsKm, 0.5), 'km', some.length),
      row(`${name}: impact error, p95`, quantile(errorsKm, 0.95), 'km', some.length),
      row(`${name}: impact in its 90 % area`, inside, 'share', some.length, { bound }),
    ];
  });
}

function backgroundRows(): BenchRow[] {
  const { sensorHours, missileHazards, missileDrafts } = background(STRETCHES);
  const made = [
    row('traffic alone: watched', sensorHours, 'sensor-hours', STRETCHES),
    row('traffic alone: missile hazards', missileHazards, 'hazards', STRETCHES),
    row('traffic alone: missile drafts', missileDrafts, 'drafts', STRETCHES),
  ];
  if (missileDrafts > 0) return made;
  const name = 'traffic alone: drafts, 95 % upper bound (3/T)';
  return [...made, row(name, 3 / sensorHours, '1/sensor-hour', STRETCHES)];
}
