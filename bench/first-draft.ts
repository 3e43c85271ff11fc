/**
 * How soon a flight becomes a drafted warning: simulated flights with published apogee and range,
 * seen by a 1 Hz radar, through the pure watch with its shipped settings; and hours of simulated
 * traffic that must give no missile draft at the same settings.
 *
 * `BONGSU_BENCH_FULL=1` flies and watches ten times as much.
 */
import { background } from './first-draft/background.ts';
import { PUBLISHED_FLIGHTS } from './first-draft/flights.ts';
import { GIVE_UP_S, type Sighting, sightings } from './first-draft/launches.ts';
import { type BenchRow, quantile, row } from './row.ts';

const FULL = process.env['BONGSU_BENCH_FULL'] === '1';
/** 120 flights, or 1,200. */
const REPEATS = FULL ? 100 : 10;
/** Half hours of background: 12 sensor-hours, or 120. */
const STRETCHES = FULL ? 60 : 6;
const GOAL_S = 10;

export async function rows(): Promise<BenchRow[]> {
  const seen = sightings(REPEATS);
  const made = [...hazardRows(seen), ...draftRows('all classes', seen)];
  for (const rangeClass of new Set(PUBLISHED_FLIGHTS.map((flight) => flight.rangeClass))) {
    const some = seen.filter(({ flight }) => flight.rangeClass === rangeClass);
    made.push(...draftRows(rangeClass, some));
  }
  return [...made, ...errorRows(seen), ...backgroundRows()];
}

function hazardRows(seen: readonly Sighting[]): BenchRow[] {
  const times = seen.map(({ hazardS }) => hazardS ?? GIVE_UP_S);
  const opened = seen.filter(({ hazardS }) => hazardS !== null).length;
  const count = seen.length;
  return [
    row('flights with a hazard', opened, 'flights', count, {
      bound: { name: 'flown', value: count },
    }),
    row('first plot to first hazard, p50', quantile(times, 0.5), 's', count),
    row('first plot to first hazard, p95', quantile(times, 0.95), 's', count),
  ];
}

/**
 * Of flights that come down in or near an area to be warned; one without a draft counts as
 * drafted when the watching ended. Others need none, and may have one while little is known.
 */
function draftRows(name: string, seen: readonly Sighting[]): BenchRow[] {
  const due = seen.filter(({ isDue }) => isDue);
  const others = seen.filter(({ isDue }) => !isDue);
  const drafted = (some: readonly Sighting[]): number =>
    some.filter(({ draftS }) => draftS !== null).length;
  const times = due.map(({ draftS }) => draftS ?? GIVE_UP_S);
  const count = due.length;
  const of = (value: number): { bound: BenchRow['bound'] } => ({ bound: { name: 'of', value } });
  const goal = { bound: { name: 'goal, p95', value: GOAL_S } };
  return [
    row(`${name}: flights to be warned of, drafted`, drafted(due), 'flights', count, of(count)),
    ...(count === 0
      ? []
      : [
          row(`${name}: first plot to first draft, p50`, quantile(times, 0.5), 's', count),
          row(`${name}: first plot to first draft, p95`, quantile(times, 0.95), 's', count, goal),
        ]),
    row(
      `${name}: other flights, drafted`,
      drafted(others),
      'flights',
      others.length,
      of(others.length),
    ),
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
