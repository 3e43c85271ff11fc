import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WATCH_SHAPE } from '../src/watch/index.ts';
import { shapeFinding, shapeLines, writtenShape } from './watch-shape.ts';

test('the state of a watch has the shape that its number stands for', () => {
  const finding = shapeFinding({ number: WATCH_SHAPE, lines: shapeLines() }, writtenShape());
  assert.equal(finding, null, finding ?? '');
});

test('a changed shape asks for a new number, and a new number to be written down', () => {
  const written = { number: 3, lines: ['.a number', '.b string'] };
  assert.equal(shapeFinding(written, written), null);
  const changed = { number: 3, lines: ['.a string', '.b string'] };
  assert.match(
    shapeFinding(changed, written) ?? '',
    /Raise WATCH_SHAPE .*\n- \.a number\n\+ \.a string$/s,
  );
  assert.match(shapeFinding({ ...changed, number: 4 }, written) ?? '', /^The shape has a new/);
  assert.match(shapeFinding({ ...written, number: 2 }, written) ?? '', /Raise WATCH_SHAPE/);
});
