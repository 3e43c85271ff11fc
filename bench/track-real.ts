/**
 * Recordings of ships, radiosondes, balloons and one aircraft through the product's tracker as
 * `bongsu track` runs it, every setting as shipped: breaks, consistency, and predictions held
 * against what came.
 *
 *     node bench/track-real.ts [--json] [--plots FOLDER]
 *
 * `BONGSU_TEST_DATA` names the folder of the recordings. The program fits nothing to them; since the
 * product's figures may have been chosen by people who had seen them, each is also held out in turn.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchRow, quantile, row } from './row.ts';
import { inFolder } from './track/fresh.ts';
import {
  AHEAD_S,
  type Followed,
  follow,
  groundConsistency,
  heightConsistency,
  type Prediction,
  TWO_90,
} from './track/real/follow.ts';
import { plotPredictions } from './track/real/plots.ts';
import { type Kind, readRecordings } from './track/real/recordings.ts';

export interface RealResult extends Followed {
  readonly kind: Kind;
  readonly name: string;
}

export function runRecordings(data: string): RealResult[] {
  return inFolder((scratch) =>
    readRecordings(data, scratch).map((recorded) => ({
      kind: recorded.kind,
      name: recorded.name,
      ...follow(recorded),
    })),
  );
}

/** Rows of each kind; none where the recordings are not given. */
export async function rows(): Promise<BenchRow[]> {
  const data = process.env['BONGSU_TEST_DATA'];
  if (data === undefined || data === '') return [];
  return rowsOf(runRecordings(data));
}

function rowsOf(results: readonly RealResult[]): BenchRow[] {
  return kindsOf(results).flatMap(({ kind, some }) => [
    ...trackRows(kind, some),
    ...AHEAD_S.flatMap((aheadS) => predictionRows(kind, some, aheadS)),
  ]);
}

export function kindsOf(
  results: readonly RealResult[],
): { readonly kind: Kind; readonly some: RealResult[] }[] {
  const kinds = [...new Set(results.map(({ kind }) => kind))];
  return kinds.map((kind) => ({ kind, some: results.filter((result) => result.kind === kind) }));
}

function trackRows(kind: Kind, some: readonly RealResult[]): BenchRow[] {
  const sum = (of: (result: RealResult) => number): number =>
    some.reduce((total, result) => total + of(result), 0);
  const files = some.length;
  const ground = groundConsistency(some.flatMap((result) => result.ground));
  const height = heightConsistency(some.flatMap((result) => result.height));
  const right = { bound: { name: 'right', value: 1 } };
  const share = { bound: { name: 'right', value: 0.05 } };
  return [
    row(
      `${kind}: reports, ${files} recordings`,
      sum((result) => result.reports),
      '',
      files,
    ),
    row(
      `${kind}: changes of track`,
      sum((result) => result.breaks),
      '',
      files,
    ),
    row(
      `${kind}: confirmed tracks`,
      sum((result) => result.confirmed),
      '',
      files,
      {
        bound: { name: 'objects', value: files },
      },
    ),
    row(
      `${kind}: NIS over the ground, a dimension`,
      ground.meanPerDimension,
      '',
      ground.count,
      right,
    ),
    row(`${kind}: NIS over the ground, outside 95 %`, ground.outside, '', ground.count, share),
    ...(height.count === 0
      ? []
      : [
          row(`${kind}: NIS of height`, height.meanPerDimension, '', height.count, right),
          row(`${kind}: NIS of height, outside 95 %`, height.outside, '', height.count, share),
        ]),
  ];
}

function predictionRows(kind: Kind, some: readonly RealResult[], aheadS: number): BenchRow[] {
  const made = some.flatMap(({ predictions }) =>
    predictions.filter((prediction) => prediction.aheadS === aheadS),
  );
  if (made.length === 0) return [];
  const name = `${kind}: ${aheadS / 60} min ahead`;
  const inside = shareInside(made, 1);
  const of = (key: 'error' | 'stays' | 'straight', p: number): number =>
    quantile(
      made.map((prediction) => prediction[key]),
      p,
    );
  const beside = (p: number) =>
    of('stays', p) <= of('straight', p)
      ? { peer: { name: 'it stays', value: of('stays', p) } }
      : { peer: { name: 'straight on by two reports', value: of('straight', p) } };
  return [
    row(`${name}: error, median`, of('error', 0.5), 'm', made.length, beside(0.5)),
    row(`${name}: error, 90 %`, of('error', 0.9), 'm', made.length, beside(0.9)),
    row(`${name}: inside the 90 % region`, inside, '', made.length, {
      bound: { name: 'right', value: 0.9 },
    }),
    ...heldOutRows(name, some, aheadS),
  ];
}

function shareInside(made: readonly Prediction[], scale: number): number {
  return made.filter(({ square }) => square <= scale * TWO_90).length / made.length;
}

/**
 * Each recording held out in turn: the others say by how much the region's area is to be multiplied
 * to hold 90 % of theirs; how much that region then holds of the one held out.
 */
function heldOutRows(name: string, some: readonly RealResult[], aheadS: number): BenchRow[] {
  const made = some.map(({ predictions }) =>
    predictions.filter((prediction) => prediction.aheadS === aheadS),
  );
  const counted = made.filter((own) => own.length > 0);
  if (counted.length < 2) return [];
  const shares = counted.map((own) => {
    const others = counted.filter((other) => other !== own).flat();
    const scale = quantile(
      others.map(({ square }) => square / TWO_90),
      0.9,
    );
    return { scale, share: shareInside(own, scale) };
  });
  const middle = (key: 'scale' | 'share', p: number): number =>
    quantile(
      shares.map((one) => one[key]),
      p,
    );
  const held = `${name}: held out, area as the others want it`;
  return [
    row(`${held}: times`, middle('scale', 0.5), '', counted.length),
    row(`${held}: inside, median`, middle('share', 0.5), '', counted.length, {
      bound: { name: 'right', value: 0.9 },
    }),
    row(`${held}: inside, least`, middle('share', 0), '', counted.length),
  ];
}

function main(): void {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, plots: { type: 'string' } },
  });
  const data = process.env['BONGSU_TEST_DATA'];
  if (data === undefined || data === '') {
    process.stderr.write('track-real: BONGSU_TEST_DATA names no folder of recordings\n');
    process.exitCode = 2;
    return;
  }
  const results = runRecordings(data);
  for (const one of values.json ? rowsOf(results) : results.map(lineOf)) {
    process.stdout.write(`${JSON.stringify(one)}\n`);
  }
  if (values.plots === undefined) return;
  mkdirSync(values.plots, { recursive: true });
  for (const [name, svg] of plotPredictions(results)) {
    writeFileSync(join(values.plots, name), svg);
    process.stderr.write(`${join(values.plots, name)}\n`);
  }
}

/** One recording in figures. */
function lineOf(result: RealResult): unknown {
  const { kind, name, reports, joined, confirmed, breaks } = result;
  const ground = groundConsistency(result.ground);
  const ahead = AHEAD_S.map((aheadS) => {
    const made = result.predictions.filter((prediction) => prediction.aheadS === aheadS);
    const of = (key: 'error' | 'stays' | 'straight' | 'radius', p: number): number =>
      Math.round(
        quantile(
          made.map((prediction) => prediction[key]),
          p,
        ),
      );
    return {
      aheadS,
      count: made.length,
      errorM: [of('error', 0.5), of('error', 0.9)],
      staysM: [of('stays', 0.5), of('stays', 0.9)],
      straightM: [of('straight', 0.5), of('straight', 0.9)],
      regionRadiusM: of('radius', 0.5),
      inside: shareInside(made, 1),
    };
  });
  return { kind, name, reports, joined, confirmed, breaks, ground, ahead };
}

if (basename(process.argv[1] ?? '') === 'track-real.ts') main();
