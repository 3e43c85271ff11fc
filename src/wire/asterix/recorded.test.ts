import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { outsideBytes } from '../../../test/outside.ts';
import { readPcap } from '../pcap/index.ts';
import { type AsterixRecord, decodeBlocks, encodeBlock, type Value } from './index.ts';

const EDITIONS = { '034': '1.29', '048': '1.32' };

function only(bytes: Uint8Array): AsterixRecord {
  const { records, unread } = decodeBlocks(bytes, EDITIONS);
  assert.deepEqual(unread, []);
  assert.equal(records.length, 1);
  return records[0]!;
}

/** The value at a path of item, sub-items and indices, `250/0/BDS1`. */
function at(record: AsterixRecord, path: string): Value | undefined {
  let value: unknown = record.items;
  for (const step of path.split('/'))
    value = (value as Record<string, unknown> | undefined)?.[step];
  return value as Value | undefined;
}

function outsideJson(context: TestContext, path: string): unknown {
  const bytes = outsideBytes(context, path);
  return bytes === null ? null : JSON.parse(new TextDecoder().decode(bytes));
}

/** What another decoder's tests call an item's sub-value, where the specification differs. */
const CROATIA_NAMES: Readonly<Record<string, string>> = {
  'I220/ACAddr': '220',
  'I240/TId': '240',
  'I140/ToD': '140',
  'I161/Tn': '161/TRN',
  'I200/CGS': '200/GSP',
  'I200/CHdg': '200/HDG',
  'I070/Mode3A': '070/MODE3A',
  'I230/ModeSSSC': '230/MSSC',
  'I230/BDS16': '230/B1A',
  'I230/BDS37': '230/B1B',
};

test('a recorded CAT048 record has the values that another decoder states', (context) => {
  const bytes = outsideBytes(context, 'asterix/croatia_cat048.raw');
  const expected = outsideJson(context, 'asterix/croatia_cat048.expected.json') as
    | [{ checks: [string, unknown][] }]
    | null;
  if (bytes === null || expected === null) return;
  const record = only(bytes);
  assert.deepEqual(record.faults, []);
  let compared = 0;
  for (const [expression, values] of expected[0].checks) {
    const item = /^packet\[0\]\['(I\d{3})'\]$/.exec(expression)?.[1];
    if (item === undefined) continue;
    for (const [name, { val }] of Object.entries(values as Record<string, { val: unknown }>)) {
      if (name === 'FX' || name === 'spare') continue;
      const path: string = CROATIA_NAMES[`${item}/${name}`] ?? `${item.slice(1)}/${name}`;
      const own = at(record, path);
      const value: unknown =
        path === '220'
          ? (own as number).toString(16).toUpperCase()
          : path === '200/GSP' // NM/s, knots there
            ? (own as number) * 3600
            : own;
      assert.equal(value, val, path);
      compared++;
    }
  }
  assert.equal(compared, 39);
  // The length stated there is without the block header; the register is opened by another stage.
  assert.equal(record.length, 45);
  assert.deepEqual(record.items['250'], [{ MBDATA: 'c0780031bc0000', BDS1: 4, BDS2: 0 }]);
});

/** Values of edition 1.23 that edition 1.32 gives in another form, and the form. */
const JASTERIX: Readonly<Record<string, (record: AsterixRecord) => Value>> = {
  category: (record) => record.category,
  length: (record) => record.length + 3,
  // Octal digits are a string here, a decimal number there.
  '070/Mode-3/A reply': (record) => Number(at(record, '070/MODE3A')),
  '090/Flight Level': (record) => at(record, '090/FL')!,
  '130/SAM/value': (record) => at(record, '130/SAM')!,
  '220/AIRCRAFT ADDRESS': (record) => at(record, '220')!,
  // Eight characters are kept; that decoder states seven.
  '240/Aircraft Identification': (record) => String(at(record, '240')).slice(0, 7),
  '250/Mode S MB Data/0/BDS1': (record) => at(record, '250/0/BDS1')!,
  '250/Mode S MB Data/0/BDS2': (record) => at(record, '250/0/BDS2')!,
  '250/Mode S MB Data/0/MB Data': (record) => at(record, '250/0/MBDATA')!,
  '161/TRACK NUMBER': (record) => at(record, '161/TRN')!,
  // NM/s here, knots and rounded there.
  '200/CALCULATED GROUNDSPEED': (record) =>
    Number(((at(record, '200/GSP') as number) * 3600).toFixed(3)),
  '200/CALCULATED HEADING': (record) => Number((at(record, '200/HDG') as number).toFixed(3)),
  // Extended range, opened there; here the expansion field is kept as bytes: FSPEC, 24 bits/2^8 NM.
  RHO: (record) => Number.parseInt(String(at(record, 'RE')).slice(-6), 16) / 256,
};

test('a CAT048 record of edition 1.23 reads the same by 1.32, but for names and forms', (context) => {
  const bytes = outsideBytes(context, 'asterix/jasterix_cat048ed1.23.bin');
  const expected = outsideJson(context, 'asterix/jasterix_cat048ed1.23.expected.json') as Record<
    string,
    Value
  > | null;
  if (bytes === null || expected === null) return;
  const record = only(bytes);
  for (const [path, value] of Object.entries(expected)) {
    assert.equal((JASTERIX[path] ?? ((own) => at(own, path)))(record), value, path);
  }
  assert.equal(Object.keys(expected).length, 42);
  // Its range stands at the end of the field, with the true one in the expansion field.
  assert.deepEqual(
    record.faults.map((fault) => [fault.reason, fault.message.split(':')[0]]),
    [['saturated', '040/RHO']],
  );
});

describe('a recorded capture of categories 034 and 048', () => {
  function payloads(context: TestContext): Uint8Array[] | null {
    const bytes = outsideBytes(context, 'asterix/croatia_cat_034_048.pcap');
    return bytes === null ? null : readPcap(bytes).packets.map((packet) => packet.payload);
  }

  test('has 162 records in 120 blocks and no fault', (context) => {
    const list = payloads(context);
    if (list === null) return;
    const decoded = list.map((payload) => decodeBlocks(payload, EDITIONS));
    const records = decoded.flatMap((each) => each.records);
    assert.equal(records.length, 162);
    assert.equal(
      decoded.reduce((sum, each) => sum + each.blocks, 0),
      120,
    );
    assert.deepEqual(
      decoded.flatMap((each) => each.unread),
      [],
    );
    assert.deepEqual(
      records.flatMap((record) => record.faults),
      [],
    );
  });

  test('encodes to the bytes it came from', (context) => {
    for (const payload of payloads(context) ?? []) {
      let offset = 0;
      while (offset < payload.length) {
        const length = (payload[offset + 1]! << 8) | payload[offset + 2]!;
        const block = payload.slice(offset, offset + length);
        const { records } = decodeBlocks(block, EDITIONS);
        const { category, edition } = records[0]!;
        const items = records.map((record) => record.items);
        assert.deepEqual(encodeBlock(category, edition, items), block);
        offset += length;
      }
    }
  });

  test('without an edition nothing is guessed: every block is counted and skipped', (context) => {
    for (const payload of payloads(context) ?? []) {
      const { records, blocks, faults } = decodeBlocks(payload, {});
      assert.equal(records.length, 0);
      assert.equal(faults.length, blocks);
      assert.ok(faults.every((fault) => fault.reason === 'unknown-category'));
    }
  });

  test('read by the definition of another category it breaks or is full of faults', (context) => {
    const list = payloads(context);
    if (list === null) return;
    let clean = 0;
    let total = 0;
    for (const payload of list) {
      const relabelled = payload.slice();
      relabelled[0] = 15;
      const { records } = decodeBlocks(relabelled, { '015': '1.2' });
      total++;
      if (records.length > 0 && records.every((record) => record.faults.length === 0)) clean++;
    }
    assert.equal(total, 100);
    assert.equal(clean, 0);
  });
});
