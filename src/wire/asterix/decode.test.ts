import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeBlocks, encodeBlock, type Items } from './index.ts';

const EDITIONS = { '048': '1.32', '034': '1.29', '015': '1.2' };
const HEAD: Items = { '010': { SAC: 25, SIC: 201 }, '140': 27354.6015625 };

function plot(items: Items): Uint8Array {
  return encodeBlock(48, '1.32', [{ ...HEAD, ...items }]);
}

/** Reasons of the faults of the only record. */
function reasonsOf(bytes: Uint8Array): string[] {
  const { records, unread } = decodeBlocks(bytes, EDITIONS);
  assert.deepEqual(unread, []);
  return records.flatMap((record) => record.faults.map((fault) => fault.reason));
}

function unreadReasons(bytes: Uint8Array, editions: Record<string, string> = EDITIONS): string[] {
  const decoded = decodeBlocks(bytes, editions);
  assert.deepEqual(
    decoded.faults,
    decoded.unread.map((entry) => entry.fault),
  );
  return decoded.faults.map((fault) => fault.reason);
}

function joined(...blocks: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(blocks.flatMap((block) => [...block]));
}

describe('blocks', () => {
  test('several categories in one datagram, several records in one block', () => {
    const bytes = joined(
      encodeBlock(34, '1.29', [{ '010': { SAC: 1, SIC: 2 }, '000': 1 }]),
      encodeBlock(48, '1.32', [HEAD, HEAD]),
    );
    const { records, blocks, unread } = decodeBlocks(bytes, EDITIONS);
    assert.deepEqual(unread, []);
    assert.equal(blocks, 2);
    assert.deepEqual(
      records.map(({ category, offset, length }) => [category, offset, length]),
      [
        [34, 3, 4],
        [48, 10, 6],
        [48, 16, 6],
      ],
    );
  });

  test('a category without an edition, an edition not carried: skipped by length, the rest read', () => {
    const bytes = joined(Uint8Array.of(62, 0, 5, 1, 2), plot({}));
    assert.deepEqual(unreadReasons(bytes), ['unknown-category']);
    assert.equal(decodeBlocks(bytes, EDITIONS).records.length, 1);
    assert.deepEqual(unreadReasons(bytes, { '062': '0.17', '048': '9.9' }), [
      'unknown-edition',
      'unknown-edition',
    ]);
    assert.deepEqual(unreadReasons(bytes, Object.create(EDITIONS)), [
      'unknown-category',
      'unknown-category',
    ]);
  });

  test('lengths that lie end reading with a fault at the block', () => {
    assert.deepEqual(unreadReasons(Uint8Array.of(48, 0, 2)), ['bad-length']);
    assert.deepEqual(unreadReasons(Uint8Array.of(48, 0, 0, 1)), ['bad-length']);
    assert.deepEqual(unreadReasons(Uint8Array.of(48, 0, 9, 1)), ['truncated']);
    assert.deepEqual(unreadReasons(Uint8Array.of(48, 0)), ['truncated']);
    assert.deepEqual(unreadReasons(Uint8Array.of(48, 0, 3)), ['bad-length']);
    assert.deepEqual(unreadReasons(new Uint8Array(0)), []);
  });

  test('records before a break are given and marked; the next block is read', () => {
    const good = plot({});
    const [first, second] = [encodeBlock(48, '1.32', [HEAD, HEAD]), plot({})];
    first[first.length - 6] = 0xff;
    const { records, unread } = decodeBlocks(joined(first, second), EDITIONS);
    assert.deepEqual(
      records.map((record) => record.faults.map((fault) => fault.reason)),
      [['malformed'], []],
    );
    assert.deepEqual(
      unread.map(({ offset, length, fault }) => [offset, length, fault.reason]),
      [[9, 6, 'truncated']],
    );
    assert.equal(records[1]?.offset, first.length + 3);
    assert.equal(good.length, 9);
  });

  test('a field specification that is empty, endless or announces what is not defined', () => {
    const block = (...bytes: number[]): Uint8Array =>
      Uint8Array.of(48, 0, bytes.length + 3, ...bytes);
    assert.deepEqual(unreadReasons(block(0)), ['malformed']);
    assert.deepEqual(unreadReasons(block(1, 1, 1)), ['truncated']);
    assert.deepEqual(unreadReasons(block(...new Array(40).fill(1))), ['truncated']);
    assert.deepEqual(unreadReasons(block(1, 1, 1, 1, 0x80)), ['undefined-item']);
    const unused = Uint8Array.of(34, 0, 6, 1, 1, 0x02);
    assert.deepEqual(unreadReasons(unused), ['undefined-item']);
  });
});

describe('items', () => {
  test('a range at the end of its field is saturated and kept; located at the item', () => {
    const bytes = plot({ '040': { RHO: 65535 / 256, THETA: 90 } });
    const [record] = decodeBlocks(bytes, EDITIONS).records;
    assert.deepEqual(record?.items['040'], { RHO: 65535 / 256, THETA: 90 });
    assert.deepEqual(
      record.faults.map(({ reason, offset }) => [reason, offset]),
      [['saturated', 9]],
    );
    assert.match(record.faults[0]!.message, /^040\/RHO: 255\.99609375 NM/);
    assert.deepEqual(reasonsOf(plot({ '040': { RHO: 65534 / 256, THETA: 90 } })), []);
  });

  test('signed quantities saturate at both ends, angles at none', () => {
    const height = (feet: number): string[] => reasonsOf(plot({ '110': { '3DH': feet } }));
    assert.deepEqual(height(8191 * 25), ['saturated']);
    assert.deepEqual(height(-8192 * 25), ['saturated']);
    assert.deepEqual(height(8190 * 25), []);
    assert.deepEqual(reasonsOf(plot({ '040': { RHO: 1, THETA: (65535 * 360) / 65536 } })), []);
    assert.deepEqual(reasonsOf(plot({ '040': { RHO: 0, THETA: 0 } })), []);
  });

  test('a value outside the limits of the specification is out of range and kept', () => {
    const bytes = encodeBlock(15, '1.2', [{ '010': { SAC: 1, SIC: 1 }, '145': 86399 }]);
    bytes.set([0xff, 0xff, 0xfe], bytes.length - 3);
    const [record] = decodeBlocks(bytes, EDITIONS).records;
    assert.equal(record?.items['145'], 0xfffffe / 128);
    assert.deepEqual(
      record.faults.map((fault) => fault.reason),
      ['out-of-range'],
    );
  });

  test('spare bits that are set are a fault', () => {
    const bytes = plot({ '070': { MODE3A: '1000' } });
    bytes[bytes.length - 2]! |= 0x10;
    assert.deepEqual(reasonsOf(bytes), ['reserved-bits']);
  });

  test('a repetition count that cannot fit, an expansion length of 0 or beyond the block', () => {
    const registers = plot({ '250': [{ MBDATA: '00112233445566', BDS1: 4, BDS2: 0 }] });
    const count = registers.length - 9;
    registers[count] = 255;
    assert.deepEqual(unreadReasons(registers), ['truncated']);
    const expansion = plot({ RE: '0102' });
    expansion[expansion.length - 3] = 0;
    assert.deepEqual(unreadReasons(expansion), ['bad-length']);
    expansion[expansion.length - 3] = 9;
    assert.deepEqual(unreadReasons(expansion), ['truncated']);
  });

  test('more pieces than the edition defines', () => {
    const bytes = plot({ '020': { TYP: 5, IRMXPR: { EP: 1, VAL: 1 } } });
    bytes[bytes.length - 1]! |= 1;
    assert.deepEqual(unreadReasons(bytes), ['undefined-item']);
  });

  test('identification keeps its blanks; characters without meaning are reported', () => {
    const bytes = plot({ '240': 'DLH65A' });
    assert.equal(decodeBlocks(bytes, EDITIONS).records[0]?.items['240'], 'DLH65A  ');
    const strange = plot({ '240': 'DLH65A-1' });
    assert.equal(decodeBlocks(strange, EDITIONS).records[0]?.items['240'], 'DLH65A-1');
    assert.deepEqual(reasonsOf(strange), ['malformed']);
    assert.deepEqual(reasonsOf(plot({ '240': '@@@@@@@@' })), []);
  });
});

test('of more places that cannot be read than anybody looks at the rest are counted', () => {
  const bytes = new Uint8Array(3 * 5000);
  for (let i = 0; i < bytes.length; i += 3) bytes.set([99, 0, 3], i);
  const { unread, unsaid, blocks, faults } = decodeBlocks(bytes, { '048': '1.32' });
  assert.equal(blocks, 5000);
  assert.equal(unread.length, 1000);
  assert.equal(unread.length + unsaid, 5000);
  assert.equal(faults.length, 1000);
});
