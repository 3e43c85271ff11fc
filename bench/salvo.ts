/**
 * How rightly a salvo is counted: alike launches that follow each other closely in time and place,
 * seen by one or two 1 Hz radars with and without range rate, through the product's own tracker
 * and recogniser. Counted 30 s after the last burnout.
 *
 * `BONGSU_BENCH_FULL=1` flies four times as many.
 */
import { type BenchRow, row } from './row.ts';
import { type Counted, count, type Salvo } from './salvo/fly.ts';

const SEEDS = process.env['BONGSU_BENCH_FULL'] === '1' ? [1, 2, 3, 4] : [1];
const COUNTS = [4, 8, 12];
/** Seconds and metres between two launches. */
const CLOSE: readonly (readonly [number, number])[] = [
  [1, 100],
  [1.3, 500],
];
const APART: readonly (readonly [number, number])[] = [
  [1, 2_000],
  [2, 100],
  [5, 1_000],
  [20, 20_000],
];

export async function rows(): Promise<BenchRow[]> {
  const made: BenchRow[] = [];
  for (const radars of [1, 2] as const) {
    for (const doppler of [false, true]) {
      const by = `${radars} ${radars === 1 ? 'radar' : 'radars'}${doppler ? ' with range rate' : ''}`;
      made.push(...rowsOf(`${by}, within 1.5 s and 1 km`, fly(radars, doppler, CLOSE)));
      made.push(...rowsOf(`${by}, farther apart`, fly(radars, doppler, APART)));
    }
  }
  return made;
}

interface Flown {
  readonly launched: number;
  readonly counted: Counted;
}

function fly(
  radars: Salvo['radars'],
  doppler: boolean,
  gaps: readonly (readonly [number, number])[],
): Flown[] {
  const flown: Flown[] = [];
  for (const seed of SEEDS) {
    for (const [intervalS, spacingM] of gaps) {
      for (const launched of COUNTS) {
        const vehicle = launched === 8 ? 'scud' : 'rocket';
        const salvo = {
          vehicle,
          count: launched,
          intervalS,
          spacingM,
          radars,
          doppler,
          seed,
        } as const;
        flown.push({ launched, counted: count(salvo) });
      }
    }
  }
  return flown;
}

function rowsOf(name: string, flown: readonly Flown[]): BenchRow[] {
  const n = flown.length;
  const share = (holds: (one: Flown) => boolean): number => flown.filter(holds).length / n;
  const errors = flown.map(({ launched, counted }) => counted.told.likely - launched);
  return [
    row(
      `${name}: counted rightly`,
      share((one) => one.counted.told.likely === one.launched),
      'share',
      n,
    ),
    row(
      `${name}: inside the stated spread`,
      share(({ launched, counted: { told } }) => told.low <= launched && launched <= told.high),
      'share',
      n,
    ),
    row(`${name}: fewest counted, against launched`, Math.min(...errors), 'objects', n),
    row(`${name}: most counted, against launched`, Math.max(...errors), 'objects', n),
  ];
}
