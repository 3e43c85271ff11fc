import { type Chart, drawChart, type Line } from '../../../tools/plot.ts';
import { quantile } from '../../row.ts';
import { kindsOf, type RealResult } from '../../track-real.ts';
import { AHEAD_S, type Prediction } from './follow.ts';

const MARKS = [
  [60, '1 min'],
  [300, '5 min'],
  [1800, '30 min'],
] as const;

/** Fewer predictions than this make no quantile. */
const FEWEST = 5;

/** Files and their text: errors of predictions by kind, and of each recording by itself. */
export function plotPredictions(results: readonly RealResult[]): [string, string][] {
  const kinds = kindsOf(results);
  const unit = 'm over the ground';
  const byKind: Chart = {
    title: 'Where recorded objects were, against where their tracks were predicted to be',
    marks: MARKS,
    low: 1,
    high: 1e6,
    unit,
    panels: kinds.map(({ kind, some }) => ({
      title: kind,
      lines: linesOf(some.flatMap(({ predictions }) => predictions)),
    })),
  };
  const byRecording: Chart = {
    title: 'Each recording by itself: error that 90 % of its predictions stay under',
    marks: MARKS,
    low: 1,
    high: 1e6,
    unit,
    panels: kinds.map(({ kind, some }) => ({
      title: kind,
      lines: some.map(({ predictions }) =>
        line('one recording', '#3b77ad', false, predictions, ({ error }) => error, 0.9),
      ),
    })),
  };
  return [
    ['tracking-predictions.svg', drawChart(byKind)],
    ['tracking-recordings.svg', drawChart(byRecording)],
  ];
}

function linesOf(made: readonly Prediction[]): Line[] {
  return [
    line('error, median', '#3b77ad', false, made, ({ error }) => error, 0.5),
    line('error, 90 %', '#3b77ad', true, made, ({ error }) => error, 0.9),
    line('straight on by two reports, 90 %', '#c98a2b', true, made, (one) => one.straight, 0.9),
    line('as if it stayed, 90 %', '#999', true, made, ({ stays }) => stays, 0.9),
    line('radius of the 90 % region, median', '#b0413e', false, made, (one) => one.radius, 0.5),
  ];
}

function line(
  name: string,
  colour: string,
  dashed: boolean,
  made: readonly Prediction[],
  of: (prediction: Prediction) => number,
  p: number,
): Line {
  const points = AHEAD_S.flatMap((aheadS) => {
    const some = made.filter((prediction) => prediction.aheadS === aheadS);
    return some.length < FEWEST ? [] : [[aheadS, quantile(some.map(of), p)] as const];
  });
  return { name, colour, dashed, points };
}
