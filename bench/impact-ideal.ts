/**
 * The ideal case: flights of exactly the product's own dynamics, seen by one radar (1 Hz, 30 m,
 * 1 mrad, Pd 0.95) without constant errors, against the Cramér-Rao bound without process noise.
 * Beside the product stands its filter of free fall told that radars have no constant errors,
 * which the product cannot know.
 *
 *     npm run bench -- impact-ideal                      240 flights
 *     BONGSU_BENCH_FULL=1 npm run bench -- impact-ideal  1,200 flights
 */
import { IDEAL_KINDS, IDEAL_SPANS_S, idealFlight } from './impact/ideal.ts';
import { type BenchRow, row } from './row.ts';

const FLIGHTS = process.env['BONGSU_BENCH_FULL'] === '1' ? 300 : 60;

export async function rows(): Promise<BenchRow[]> {
  return IDEAL_KINDS.flatMap((kind) => {
    const flights = Array.from({ length: FLIGHTS }, (_, i) => idealFlight(kind, i + 1));
    return IDEAL_SPANS_S.flatMap((span, s) => {
      const all = flights.map((flight) => flight[s]!);
      const told = all.filter(({ product2 }) => product2 !== null);
      const rms = (values: readonly number[]): number =>
        Math.sqrt(values.reduce((sum, v) => sum + v, 0) / values.length) / 1000;
      const name = `ideal, ${kind.name}, ${span} s of data: miss`;
      const bound = (of: typeof all) => ({
        bound: { name: 'Cramér-Rao', value: rms(of.map(({ bound2 }) => bound2)) },
      });
      return [
        row(
          `${name}, rms`,
          rms(told.map((each) => each.product2!)),
          'km',
          told.length,
          bound(told),
        ),
        row(
          `${name}, told that radars have no bias`,
          rms(all.map(({ unbiased2 }) => unbiased2)),
          'km',
          all.length,
          bound(all),
        ),
      ];
    });
  });
}
