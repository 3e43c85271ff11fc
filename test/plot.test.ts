import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawChart } from '../tools/plot.ts';

const chart = {
  title: 'Errors <m>',
  marks: [
    [1, '1 s'],
    [100, '100 s'],
  ],
  low: 1,
  high: 100,
  unit: 'm',
  panels: [
    {
      title: 'ships',
      lines: [
        {
          name: 'error',
          colour: '#000',
          points: [
            [1, 1],
            [10, 10],
            [100, 100],
            [100, Number.NaN],
          ],
        },
      ],
    },
  ],
} as const;

test('a power law is a straight line from corner to corner, and what is no figure is left out', () => {
  const svg = drawChart(chart);
  assert.match(svg, /<polyline points="50 256,155 161,260 66" fill="none"/);
  assert.equal(svg.match(/<circle/g)?.length, 3);
  assert.equal(drawChart(chart), svg);
});

test('text cannot break the markup', () => {
  assert.match(drawChart(chart), /<title>Errors &lt;m><\/title>/);
});
