import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { outsideFile } from '../../test/outside.ts';
import { classicFile, ethernet, udp4 } from '../../tools/asterix/capture-builder.ts';
import { entityState } from '../wire/dis/dis.fixture.ts';
import { encodeEntityState } from '../wire/dis/index.ts';
import { file, run } from './decode.fixture.ts';

const TDM = `CCSDS_TDM_VERS = 2.0
CREATION_DATE = 2026-11-21T12:00:00
ORIGINATOR = TEST
META_START
TIME_SYSTEM = UTC
PARTICIPANT_1 = A
RANGE_UNITS = s
META_STOP
DATA_START
RANGE = 2026-11-21T12:00:01 0.012
RANGE = 2026-11-21T12:00:02 far
MAG = 2026-11-21T12:00:03 9.5
DATA_STOP
`;

test('decode tdm prints header, segment, measurements and what could not be read, in their order', async () => {
  const { code, out, err } = await run('tdm', file('a.tdm', TDM), '--json');
  assert.equal(code, 0);
  const rows = out.map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(
    rows.map(({ kind, line }) => [kind, line]),
    [
      ['header', null],
      ['segment', 8],
      ['observation', 10],
      ['fault', 11],
      ['observation', 12],
    ],
  );
  const { file: _, ...row } = rows[2]!;
  assert.deepEqual(row, {
    line: 10,
    kind: 'observation',
    segment: 1,
    keyword: 'RANGE',
    epoch: '2026-11-21T12:00:01',
    timeMs: Date.UTC(2026, 10, 21, 12, 0, 1),
    value: 0.012,
    unit: 's',
    errors: [],
  });
  assert.deepEqual(err, ['2 measurements in 1 segment; 1 fault.']);
});

test('decode tdm fails where nothing could be read, and says why', async () => {
  const { code, out } = await run('tdm', file('b.tdm', 'no message\n'));
  assert.equal(code, 1);
  assert.match(out.join('\n'), /bad-header: line 1: "no message" stands where CCSDS_TDM_VERS must/);
});

const [STATE] = fc.sample(entityState, { numRuns: 1, seed: 3 });
const FIRE = Uint8Array.from([7, 1, 2, 2, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0]);

test('decode dis prints a line for each PDU that is read, and counts the others', async () => {
  const bytes = Buffer.concat([encodeEntityState(STATE!), FIRE, FIRE]);
  const { code, out, err } = await run('dis', file('a.dis', bytes), '--json');
  assert.equal(code, 0);
  const [row] = out.map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.equal(row!['kind'], 'entity-state');
  assert.deepEqual(row!['errors'], []);
  assert.deepEqual(err, ['1 PDU; 0 not read; counted only: 2 × Fire.']);
});

test('decode dis reads captures, of one port where that is asked', async () => {
  const payload = encodeEntityState(STATE!);
  // The builder's packets go to port 8600; one of another port has it written over.
  const other = ethernet(udp4(payload));
  new DataView(other.buffer).setUint16(14 + 20 + 2, 3001);
  const frames = [ethernet(udp4(payload)), other];
  const packets = frames.map((frame, index) => ({ microseconds: index, frame }));
  const path = file('a.pcap', classicFile('little-micro', 1, packets));
  assert.equal((await run('dis', path, '--json')).out.length, 2);
  const one = await run('dis', path, '--json', '--port', '3001');
  assert.equal((JSON.parse(one.out[0]!) as { packet: number }).packet, 2);
  assert.deepEqual(one.err, ['1 PDU; 0 not read; 1 other packets passed over.']);
});

test('decode dis prints the recorded entity state', async (context) => {
  const path = outsideFile(context, 'dis/EntityStatePdu-26.raw');
  if (path === null) return;
  const { code, out } = await run('dis', path, '--json');
  assert.equal(code, 0);
  const { id, marking } = JSON.parse(out[0]!) as Record<string, unknown>;
  assert.deepEqual(id, { site: 42, application: 4, entity: 26 });
  assert.deepEqual(marking, { characterSet: 1, text: '26' });
});

test('decode dis fails where nothing could be read, and prints the octets', async () => {
  const { code, out } = await run('dis', file('b.dis', 'GET / HTTP/1.1'));
  assert.equal(code, 1);
  assert.match(out.join('\n'), /NOT READ[\s\S]*474554/);
});

test('options of other formats are refused', async () => {
  for (const [format, option, value] of [
    ['tdm', '--port', '3000'],
    ['tdm', '--edition', '048=1.32'],
    ['dis', '--labels'],
  ] as const) {
    const given = value === undefined ? [option] : [option, value];
    const { code, out, err } = await run(format, file('c', TDM), ...given);
    assert.deepEqual([code, out], [2, []]);
    assert.match(err[0]!, /^--\w+ is not of .*: leave it out/);
  }
});
