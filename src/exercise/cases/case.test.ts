import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCase } from './case.ts';

const FILE = {
  name: 'a-case',
  title: 'A case',
  kind: 'flight',
  node: 'kor',
  countries: ['KOR'],
  language: 'ko',
  zone: 'KST',
  zoneHours: 9,
  launched: '2023-05-30T23:58:00Z',
  firstWord: 'none',
  happened: [
    { clock: '08:58', says: 'launch', source: 'a source' },
    { clock: '09:01', says: 'word', source: 'a source' },
    { says: 'no time', source: 'a source' },
  ],
  assumed: [],
  lessons: [],
  scenario: {
    ...{ name: 's', title: 's', seed: 1, durationS: 60 },
    sensors: [
      {
        ...{ node: 'kor', model: 'long-range-radar' },
        sensor: {
          ...{ id: 'r', source: 'udp://127.0.0.1:8610', sacSic: [1, 1], mode: 'exercise' },
          position: { latitudeDeg: 37, longitudeDeg: 127, heightM: 0 },
        },
      },
    ],
  },
};

test('clock times become seconds after the launch; what has no published time has none', () => {
  const reading = readCase(FILE);
  assert.ok(reading.ok, JSON.stringify(reading));
  assert.deepEqual(
    reading.case.happened.map(({ atS }) => atS),
    [0, 180, null],
  );
});

test('a clock time is the nearest one to the launch, over midnight too', () => {
  const near = fc.integer({ min: -11 * 60, max: 11 * 60 });
  fc.assert(
    fc.property(near, fc.integer({ min: 0, max: 1439 }), (offMinutes, launchMinute) => {
      const two = (n: number): string => String(n).padStart(2, '0');
      const launched = `2023-05-30T${two(Math.floor(launchMinute / 60))}:${two(launchMinute % 60)}:00Z`;
      const local = (((launchMinute + 540 + offMinutes) % 1440) + 1440) % 1440;
      const clock = `${two(Math.floor(local / 60))}:${two(local % 60)}`;
      const happened = [{ clock, says: 'x', source: 'x' }];
      const reading = readCase({ ...FILE, launched, happened });
      assert.ok(reading.ok);
      assert.equal(reading.case.happened[0]?.atS, offMinutes * 60);
    }),
  );
});

test('what is wrong is told with its place, and nothing throws', () => {
  const wrong = readCase({ ...FILE, scenario: { ...FILE.scenario, durationS: -1 } });
  assert.ok(!wrong.ok);
  assert.equal(wrong.problems[0]?.path, '/scenario/durationS');
  fc.assert(fc.property(fc.jsonValue(), (value) => typeof readCase(value).ok === 'boolean'));
});
