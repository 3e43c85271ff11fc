/**
 * The precision dial: how long to wait against how wide to warn. Published flights through the
 * pure watch; for each moment after the first plot and each threshold of an area's probability,
 * the ground that would be warned, the share of it that proves needless, how often a struck area
 * was not in it, and the time left.
 *
 *     npm run bench -- dial                      114 flights, about two minutes
 *     BONGSU_BENCH_FULL=1 npm run bench -- dial  some 1,130 flights
 *     node bench/dial.ts FILE.svg                the curve as a picture, and the figures beside it
 */
import { writeFileSync } from 'node:fs';
import { type DialPoint, dialCurve, SHIPPED } from './dial/curve.ts';
import { type Watched, watchFlights } from './dial/flights.ts';
import { drawDial } from './dial/picture.ts';
import { type BenchRow, row } from './row.ts';

/** Flights of each of twelve kinds. */
const REPEATS = process.env['BONGSU_BENCH_FULL'] === '1' ? 100 : 10;
const UNTIL_S = 120;

export async function rows(): Promise<BenchRow[]> {
  const flights = fly();
  return shippedRows(dialCurve(flights), flights.length);
}

function shippedRows(points: readonly DialPoint[], n: number): BenchRow[] {
  return points.filter(({ setting }) => setting === SHIPPED).flatMap((point) => rowsOf(point, n));
}

function fly(): Watched[] {
  const flights: Watched[] = [];
  for (const flight of watchFlights(REPEATS, UNTIL_S)) {
    flights.push(flight);
    if (flights.length % 20 === 0) process.stderr.write(`  ${flights.length} flights\n`);
  }
  return flights;
}

function rowsOf({ waitS, warnedKm2, needless, missed, leadS }: DialPoint, n: number): BenchRow[] {
  const at = `dial, ${waitS} s after the first plot`;
  return [
    row(`${at}: ground warned, mean`, warnedKm2, 'km²', n),
    row(`${at}: of it needless`, needless ?? Number.NaN, 'share', n),
    row(`${at}: a struck area not warned`, missed, 'share', n),
    row(`${at}: time left, p50`, leadS, 's', n),
  ];
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    process.stderr.write('usage: node bench/dial.ts FILE.svg\n');
    process.exit(2);
  }
  const flights = fly();
  const points = dialCurve(flights);
  writeFileSync(file, drawDial(points, flights.length));
  for (const each of shippedRows(points, flights.length)) console.log(JSON.stringify(each));
}
