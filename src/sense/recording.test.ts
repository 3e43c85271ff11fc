import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Piece, STAND_IN_MS, timePieces } from './recording.ts';
import type { Sensor } from './sensor.ts';

const piece = (text: string, capturedMs: number | null = null): Piece => ({
  bytes: Buffer.from(text, 'latin1'),
  capturedMs,
});

function table(columns: Record<string, string>, units: Record<string, string> = {}): Sensor {
  return {
    format: 'track-table',
    table: { columns, units, delimiter: ',' },
  } as Partial<Sensor> as Sensor;
}

const other = (format: Sensor['format']): Sensor =>
  ({ format, table: null, editions: { '048': '1.32' } }) as Partial<Sensor> as Sensor;

const texts = ({ pieces }: ReturnType<typeof timePieces>): string[] =>
  pieces.map(({ bytes }) => Buffer.from(bytes).toString('latin1'));

test('rows come out by time, those of one time in the order in which they were made', () => {
  const sensor = table({ time: 't', hex: 'h' }, { time: 's' });
  const rising = ['t,h', '10,a', '10,b', '11,c', '12,d'].map((row) => piece(row));
  assert.deepEqual(texts(timePieces(rising, [sensor])), ['t,h', '10,a', '10,b', '11,c', '12,d']);
  const falling = ['t,h', '12,d', '11,c', '10,b', '10,a'].map((row) => piece(row));
  assert.deepEqual(texts(timePieces(falling, [sensor])), ['t,h', '10,a', '10,b', '11,c', '12,d']);
});

test('times of day without a date go on over midnight', () => {
  const sensor = table({ time: 't' }, { time: 'time-of-day' });
  const rows = ['t', '23:59:58', '23:59:59', '00:00:00', '00:00:01'].map((row) => piece(row));
  const times = timePieces(rows, [sensor])
    .pieces.slice(1)
    .map(({ atMs }) => atMs);
  assert.deepEqual(
    times.map((atMs) => atMs - times[0]!),
    [0, 1000, 2000, 3000],
  );
});

const SENTENCE = '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A';

test('an AIS sentence’s time is that of its TAG block or the seconds behind it', () => {
  const tag = 'c:1700000001500';
  const sum = [...Buffer.from(tag)]
    .reduce((xor, byte) => xor ^ byte, 0)
    .toString(16)
    .padStart(2, '0');
  const tagged = `\\${tag}*${sum.toUpperCase()}\\${SENTENCE}`;
  const lines = [SENTENCE, `${SENTENCE},1700000000`, tagged, SENTENCE, '# nothing'];
  const timed = timePieces(
    lines.map((line) => piece(line)),
    [other('nmea')],
  );
  assert.deepEqual(
    timed.pieces.map(({ atMs, said }) => [atMs, said]),
    [
      [STAND_IN_MS, false],
      [1.7e12, true],
      [1.7000000015e12, true],
      [1.7000000015e12, false],
      [1.7000000015e12, false],
    ],
  );
  assert.equal(timed.untimed, false);
});

test('a radar’s time of day gets the day of its capture', () => {
  // CAT048, FSPEC 0x40 (I048/140 alone): 27354.6015625 s in units of 1/128 s.
  const tod = Math.round(27354.6015625 * 128);
  const block = String.fromCharCode(48, 0, 7, 0x40, tod >> 16, (tod >> 8) & 255, tod & 255);
  const capturedMs = Date.UTC(2016, 4, 5, 7, 35, 56);
  const timed = timePieces([piece(block, capturedMs)], [other('asterix')]);
  assert.equal(timed.pieces[0]?.atMs, Date.UTC(2016, 4, 5) + 27354.6015625 * 1000);
  const alone = timePieces([piece(block)], [other('asterix')]);
  assert.equal(alone.pieces[0]?.atMs, STAND_IN_MS - 43_200_000 + 27354.6015625 * 1000);
});

test('what says no time anywhere is untimed and stands at one instant', () => {
  const timed = timePieces([piece(SENTENCE), piece(SENTENCE)], [other('nmea')]);
  assert.equal(timed.untimed, true);
  assert.deepEqual(
    timed.pieces.map(({ atMs }) => atMs),
    [STAND_IN_MS, STAND_IN_MS],
  );
});
