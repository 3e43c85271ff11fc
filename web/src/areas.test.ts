import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaText, openAreas, ShrinkingArea } from './areas.ts';
import { hazardOf, square, viewOf } from './view.fixture.ts';

function openWith(halfDeg: number, id = 'kor-h1') {
  const areas = [{ containment: 0.9, polygon: square(halfDeg) }];
  return openAreas(viewOf({ hazards: [hazardOf({ id, areas })] }))[0]!;
}

test('an earlier outline is kept each time that the area has shrunk much, not in between', () => {
  const shrinking = new ShrinkingArea();
  for (const halfDeg of [2, 1.9, 1, 0.8, 0.7, 0.3, 0.4]) shrinking.see(openWith(halfDeg));
  assert.deepEqual(shrinking.outlines, [square(2), square(0.8), square(0.3)]);
  shrinking.see(null);
  assert.equal(shrinking.outlines.length, 3);
});

test('another hazard starts anew, and a fan over a whole sea is not kept', () => {
  const shrinking = new ShrinkingArea();
  shrinking.see(openWith(1));
  shrinking.see(openWith(20, 'kor-h2'));
  assert.deepEqual(shrinking.outlines, []);
});

test('hazards that are over have no open areas', () => {
  assert.deepEqual(openAreas(viewOf({ hazards: [hazardOf({ status: 'ended' })] })), []);
});

test('sizes are rounded to what they are worth', () => {
  assert.equal(areaText(square(0.5), 'en'), '9,880 km²');
  assert.equal(areaText(square(0.011), 'en'), '4.8 km²');
});
