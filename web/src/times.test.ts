import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countdown, lengthText, timeOfDay, windowText } from './times.ts';

const window = { earliestMs: 151_000, latestMs: 160_000 };

test('the countdown goes down to the earliest arrival, says NOW, and never runs on below zero', () => {
  assert.equal(countdown(0, window, 'en'), 'T−02:31');
  assert.equal(countdown(150_999, window, 'en'), 'T−00:00');
  assert.equal(countdown(151_000, window, 'en'), 'NOW');
  assert.equal(countdown(160_000, window, 'en'), 'NOW');
  assert.equal(countdown(160_001, window, 'en'), 'passed');
  assert.equal(countdown(0, null, 'en'), '');
});

test('in a window too wide to be a time it says so instead of NOW', () => {
  const wide = { earliestMs: 1000, latestMs: 6_000_000 };
  assert.equal(countdown(2000, wide, 'en'), 'ANY TIME');
  assert.equal(countdown(0, wide, 'en'), 'T−00:01');
});

test('times of day are UTC and say so', () => {
  assert.equal(timeOfDay(86_400_000 * 3 + 3_661_000), '01:01:01Z');
  assert.equal(windowText(window, 'en'), '00:02:31–00:02:40Z');
  assert.equal(windowText({ earliestMs: 0, latestMs: 6_000_000 }, 'en'), '00:00–01:40Z');
  assert.equal(windowText({ earliestMs: 0, latestMs: 0 }, 'en'), '00:00:00Z');
  assert.equal(windowText({ earliestMs: 0, latestMs: 90_000_000 }, 'en'), 'time open');
  assert.equal(windowText(null, 'en'), '');
});

test('a length of time counts down to nothing and not below', () => {
  assert.equal(lengthText(151_000), '02:31');
  assert.equal(lengthText(150_001), '02:31');
  assert.equal(lengthText(0), '00:00');
  assert.equal(lengthText(-5), '00:00');
});
