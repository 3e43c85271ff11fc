/**
 * What warnings reach: simulated flights of each class that come down on or near land that is
 * warned, through the whole path with every setting as shipped, released by a standing authority, one
 * officer or two; and the share of places that were warned with a minute left.
 *
 *     npm run bench -- warned                      10 flights a class
 *     BONGSU_BENCH_FULL=1 npm run bench -- warned  100 flights a class
 *     node bench/warned.ts FILE.svg                the table as a picture, and as Markdown on stdout
 */
import { writeFileSync } from 'node:fs';
import { AS_SHIPPED, STAFFINGS, type Staffing } from '../src/exercise/index.ts';
import { type BenchRow, quantile, row } from './row.ts';
import { dueFlights, ENOUGH_S, type Recognised, recognise } from './warned/flights.ts';
import { OUTSIDE, type OutsideClass, type OutsideDue, outsideFlights } from './warned/outside.ts';
import { drawWarned } from './warned/picture.ts';
import { type Told, tell } from './warned/told.ts';

const FLIGHTS = process.env['BONGSU_BENCH_FULL'] === '1' ? 100 : 10;
const CLASSES = ['SRBM', 'MRBM', 'IRBM', 'ICBM'] as const;
/** The last two by the outside generator, where BONGSU_BENCH names its folder. */
const ALL: readonly AnyClass[] = [...CLASSES, ...(Object.keys(OUTSIDE) as OutsideClass[])];
type AnyClass = (typeof CLASSES)[number] | OutsideClass;
const WAYS: readonly Staffing[] = [...STAFFINGS, AS_SHIPPED];

/** One class with one way of release. Shares of places; times in s. */
export interface Reach {
  readonly rangeClass: AnyClass;
  readonly way: Staffing;
  readonly flights: number;
  /** Of the areas that it came down in. */
  readonly struck: number;
  /** Of all areas within ten kilometres. */
  readonly near: number;
  /** Of the areas that it came down in: told to take cover, not only to be ready. */
  readonly covered: number;
  /** Of each struck area that was warned: from its first public word to the impact. */
  readonly leadsS: readonly number[];
  /** How many areas were struck. */
  readonly places: number;
  /** Areas named in public that were not near, a flight. */
  readonly needless: number;
}

/** What any way of release could reach at best. */
export interface Best {
  readonly rangeClass: AnyClass;
  /** Share of flights that the radar saw with that much time left. */
  readonly seen: number;
  /** Share of struck areas that some draft named by then. */
  readonly drafted: number;
  /** Of each flight: from the first plot to the impact; 0 where no radar saw it. */
  readonly seenS: readonly number[];
}

export async function rows(): Promise<BenchRow[]> {
  const { reaches, bests } = measure();
  const seen = bests.flatMap(({ rangeClass, seen, drafted, seenS }) => [
    row(`warned, ${rangeClass}: first plot to impact, p50`, quantile(seenS, 0.5), 's', FLIGHTS),
    row(`warned, ${rangeClass}: seen by the radar in time`, seen, 'share', FLIGHTS),
    row(`warned, ${rangeClass}: struck area drafted in time`, drafted, 'share', FLIGHTS),
  ]);
  const told = reaches.flatMap(({ rangeClass, way, struck, near, covered, leadsS, needless }) => {
    const best = bests.find((each) => each.rangeClass === rangeClass)!;
    const bound = { name: 'drafted in time', value: best.drafted };
    const at = `warned, ${rangeClass}, ${way}`;
    return [
      row(`${at}: struck area, ${ENOUGH_S} s left`, struck, 'share', FLIGHTS, { bound }),
      row(`${at}: told to take cover`, covered, 'share', FLIGHTS, { bound }),
      row(`${at}: areas within 10 km`, near, 'share', FLIGHTS),
      row(`${at}: first word to impact, p50`, quantile(leadsS, 0.5), 's', FLIGHTS),
      row(`${at}: other areas named, mean`, needless, 'areas', FLIGHTS),
    ];
  });
  return [...seen, ...told];
}

/** Some minutes of one processor for ten flights a class. */
export function measure(classes: readonly AnyClass[] = ALL): Measured {
  const parts = classes.map((rangeClass) => measureFlights(rangeClass, flightsFor(rangeClass)));
  return {
    reaches: parts.flatMap(({ reaches }) => reaches),
    bests: parts.flatMap(({ bests }) => bests),
  };
}

export interface Measured {
  readonly reaches: Reach[];
  readonly bests: Best[];
}

/** One class; nothing where there is no flight of it. */
export function measureFlights(rangeClass: AnyClass, all: Iterable<Flown>): Measured {
  const tallies = WAYS.map(() => newTally());
  const seenS: number[] = [];
  let flights = 0;
  let drafted = 0;
  let places = 0;
  for (const { due, recognised } of all) {
    flights++;
    const { firstPlotMs } = recognised;
    seenS.push(firstPlotMs === null ? 0 : (due.impactMs - firstPlotMs) / 1000);
    WAYS.forEach((way, i) => {
      const told = tell(due, recognised, way);
      count(tallies[i]!, due, told);
      if (i > 0) return;
      places += due.struck.length;
      drafted += due.struck.filter((region) => told.drafted.has(region)).length;
    });
    if (flights % 10 === 0) process.stderr.write(`  ${rangeClass}: ${flights} flights\n`);
  }
  if (flights === 0) return { reaches: [], bests: [] };
  const seen = seenS.filter((s) => s >= ENOUGH_S).length / flights;
  const reaches = WAYS.map((way, i): Reach => {
    const tally = tallies[i]!;
    return {
      ...{ rangeClass, way, flights },
      struck: tally.struck / tally.struckOf,
      near: tally.near / tally.nearOf,
      covered: tally.covered / tally.struckOf,
      ...{ leadsS: tally.leadsS, places: tally.struckOf },
      needless: tally.needless / flights,
    };
  });
  return { reaches, bests: [{ rangeClass, seen, drafted: drafted / places, seenS }] };
}

/** One flight, and what was recognised of it. */
interface Flown {
  readonly due: OutsideDue;
  readonly recognised: Recognised;
}

/** Flown by our own world, or by the outside generator where that is there. */
function* flightsFor(rangeClass: AnyClass): Generator<Flown> {
  if (rangeClass === 'CRBM' || rangeClass === 'glider') {
    yield* outsideFlights(rangeClass, FLIGHTS);
    return;
  }
  for (const due of dueFlights(rangeClass, FLIGHTS)) yield { due, recognised: recognise(due) };
}

interface Tally {
  struck: number;
  struckOf: number;
  near: number;
  nearOf: number;
  covered: number;
  needless: number;
  readonly leadsS: number[];
}

function newTally(): Tally {
  return { struck: 0, struckOf: 0, near: 0, nearOf: 0, covered: 0, needless: 0, leadsS: [] };
}

function count(
  tally: Tally,
  due: { struck: readonly string[]; near: readonly string[]; impactMs: number },
  { warned, covered, firstMs }: Told,
): void {
  const { struck, near, impactMs } = due;
  tally.struckOf += struck.length;
  tally.nearOf += near.length;
  tally.struck += struck.filter((region) => warned.has(region)).length;
  tally.near += near.filter((region) => warned.has(region)).length;
  tally.covered += struck.filter((region) => covered.has(region)).length;
  tally.needless += [...firstMs.keys()].filter((region) => !near.includes(region)).length;
  for (const region of struck) {
    const atMs = firstMs.get(region);
    if (atMs !== undefined && warned.has(region)) tally.leadsS.push((impactMs - atMs) / 1000);
  }
}

/** As Markdown. */
export function table({ reaches, bests }: ReturnType<typeof measure>): string {
  const number = (value: number, digits: number): string =>
    Number.isFinite(value) ? value.toFixed(digits) : '–';
  const lines = reaches.map((each) => {
    const best = bests.find(({ rangeClass }) => rangeClass === each.rangeClass)!;
    const { rangeClass, way, flights, struck, covered, near, leadsS, needless } = each;
    const shares = [struck, covered, near].map((share) => number(share, 2)).join(' | ');
    const times = `${number(quantile(best.seenS, 0.5), 0)} | ${number(best.drafted, 2)}`;
    return `| ${rangeClass} | ${way} | ${flights} | ${times} | ${shares} | ${number(quantile(leadsS, 0.5), 0)} | ${number(needless, 1)} |`;
  });
  return [
    '| class | released by | flights | first plot to impact, median, s | drafted in time | struck area warned | of these told to take cover | areas within 10 km warned | first word to impact, median, s | other areas named, a flight |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    process.stderr.write('usage: node bench/warned.ts FILE.svg\n');
    process.exit(2);
  }
  const measured = measure();
  writeFileSync(file, drawWarned(measured.reaches, measured.bests, FLIGHTS));
  console.log(table(measured));
}
