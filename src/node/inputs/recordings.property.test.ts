import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, formatInstant } from '../../mark/index.ts';
import { createSense, type Report, readDatagram, readSensors } from '../../sense/index.ts';
import { moveToNow, readRecordings } from './recordings.ts';

/** How a recording of one format says its times, and how finely. */
interface Writing {
  readonly sensor: Readonly<Record<string, unknown>>;
  readonly stepMs: number;
  readonly write: (times: readonly number[]) => Uint8Array;
}

const AIS = '!AIVDM,1,1,,A,15M67FC000G?ufbE`FepT@3n00Sa,0*5F';
const TABLE = { kind: 'fix', format: 'track-table' };
const COLUMNS = { time: 't', latitudeDeg: 'lat', longitudeDeg: 'lon', identity: 'id' };

function table(unit: string, stepMs: number, text: (ms: number) => string): Writing {
  return {
    sensor: { ...TABLE, columns: COLUMNS, units: { time: unit, identity: 'tag' } },
    stepMs,
    write: (times) =>
      Buffer.from(
        ['t,lat,lon,id', ...times.map((ms, index) => `${text(ms)},37,${index / 1000},b`)].join(
          '\n',
        ),
      ),
  };
}

const WRITINGS: Readonly<Record<string, Writing>> = {
  'a table in seconds': table('s', 1000, (ms) => String(ms / 1000)),
  'a table in milliseconds': table('ms', 1, String),
  'a table in ISO 8601': table('iso', 1, formatInstant),
  'a table in times of day': table('time-of-day', 1, (ms) => formatInstant(ms).slice(11, 23)),
  'AIS sentences with TAG blocks': {
    sensor: { kind: 'ais', format: 'nmea' },
    stepMs: 1000,
    write: (times) => Buffer.from(times.map(tagged).join('\r\n')),
  },
  'a radar’s plots': {
    sensor: {
      kind: 'polar',
      format: 'asterix',
      editions: { '048': '1.32' },
      position: { latitudeDeg: 45, longitudeDeg: 16, heightM: 100, basis: 'guessed' },
    },
    stepMs: 1000 / 128,
    write: (times) => Buffer.concat(times.map(plot)),
  },
};

function tagged(ms: number, index: number): string {
  const tag = `s:${index},c:${ms / 1000}`;
  const sum = [...Buffer.from(tag)].reduce((xor, byte) => xor ^ byte, 0);
  return `\\${tag}*${sum.toString(16).toUpperCase().padStart(2, '0')}\\${AIS}`;
}

/** CAT048 with I048/010, /140 and /040, the range another for each. */
function plot(ms: number, index: number): Uint8Array {
  const tod = Math.round(((ms % DAY_MS) / 1000) * 128) % (86_400 * 128);
  return Uint8Array.of(
    ...[48, 0, 13, 0xd0, 25, 201, tod >> 16, (tod >> 8) & 255, tod & 255],
    ...[(index >> 8) + 1, index & 255, 0, 0],
  );
}

const folder = mkdtempSync(join(tmpdir(), 'bongsu-recordings-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

/** Reads the recording as a node does; `lateMs` is how late each piece is taken. */
function play(
  name: string,
  times: readonly number[],
  startMs: number,
  lateMs: number,
): { reports: Report[]; receivedMs: number[]; faults: string[] } {
  const { sensor, write } = WRITINGS[name]!;
  const path = join(folder, 'recording');
  writeFileSync(path, write(times));
  const source = `file:${path}?rebase=1`;
  const { sensors, problems } = readSensors([{ id: 'x', mode: 'test', source, ...sensor }]);
  assert.deepEqual(problems, []);
  const recordings = readRecordings(sensors);
  const state = createSense(moveToNow(sensors, recordings, startMs));
  const receivedMs: number[] = [];
  const reports: Report[] = [];
  const faults: string[] = [];
  for (const { bytes, afterMs } of recordings.get(source)!.pieces) {
    const read = readDatagram(state, source, bytes, startMs + afterMs + lateMs);
    faults.push(...read.faults.map(({ message }) => message));
    for (const report of read.reports) {
      reports.push(report);
      receivedMs.push(report.receivedMs);
    }
  }
  return { reports, receivedMs, faults };
}

for (const [name, { stepMs }] of Object.entries(WRITINGS)) {
  test(`${name}: whenever it was recorded, its reports come as spaced as they were, at the times they say`, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 86_399 }),
        // Gaps of up to three hours, always more than 2 s: equal bytes sooner are one look.
        fc.array(fc.integer({ min: 3, max: 10_000 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1.6e12, max: 2e12 }),
        fc.integer({ min: 0, max: 2000 }),
        (day, second, gaps, startMs, lateMs) => {
          const times = [day * DAY_MS + second * 1000];
          for (const gap of gaps) times.push(times.at(-1)! + gap * 1000);
          const { reports, receivedMs, faults } = play(name, times, startMs, lateMs);
          assert.deepEqual(faults, []);
          assert.equal(reports.length, times.length);
          reports.forEach((report, index) => {
            const sinceMs = times[index]! - times[0]!;
            assert.ok(Math.abs(report.timeMs - startMs - sinceMs) <= stepMs, 'as spaced');
            assert.ok(Math.abs(receivedMs[index]! - lateMs - report.timeMs) <= stepMs, 'when due');
            assert.notEqual(report.timeAssumed, true);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
}
