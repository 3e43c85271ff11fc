import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { outsideBytes } from '../../../test/outside.ts';
import { arbitraryItems } from '../../../tools/asterix/arbitrary.ts';
import { damaged, randomFrom } from '../../../tools/asterix/mutate.ts';
import { readPcap } from '../pcap/index.ts';
import { decodeBlocks, encodeBlock } from './index.ts';

const EDITIONS = { '015': '1.2', '034': '1.29', '048': '1.32' };
const MUTATIONS = 120_000;

test(`${MUTATIONS} damaged messages: no exception, nothing past the end, faults located`, (context) => {
  const recorded = outsideBytes(context, 'asterix/croatia_cat_034_048.pcap');
  const other = outsideBytes(context, 'asterix/jasterix_cat048ed1.23.bin');
  if (recorded === null || other === null) return;
  const messages = readPcap(recorded).packets.map((packet) => packet.payload);
  messages.push(other);
  // No recording of category 015 is at hand: generated ones stand in for it.
  for (const items of fc.sample(arbitraryItems(15, '1.2'), { numRuns: 20, seed: 1 })) {
    messages.push(encodeBlock(15, '1.2', [items]));
  }
  const seed = Date.now() >>> 0;
  context.diagnostic(`seed ${seed}`);
  const random = randomFrom(seed);
  let broken = 0;
  let records = 0;
  for (let i = 0; i < MUTATIONS; i++) {
    const bytes = damaged(messages, random);
    const decoded = decodeBlocks(bytes, EDITIONS);
    let last = 0;
    for (const { offset, length, faults } of decoded.records) {
      assert.ok(offset >= last && length > 0 && offset + length <= bytes.length);
      last = offset + length;
      for (const fault of faults) assert.ok(fault.offset >= 0 && fault.offset < bytes.length);
    }
    for (const { offset, length, fault } of decoded.unread) {
      assert.ok(length > 0 && offset + length <= bytes.length);
      assert.ok(fault.offset <= bytes.length);
    }
    if (decoded.unread.length > 0) broken++;
    records += decoded.records.length;
  }
  context.diagnostic(`${broken} with something unread, ${records} records read`);
  assert.ok(broken > MUTATIONS / 10 && records > MUTATIONS / 10);
});

test('20000 damaged captures: no exception, nothing past the end', (context) => {
  const recorded = outsideBytes(context, 'asterix/croatia_cat_034_048.pcap');
  if (recorded === null) return;
  const seed = Date.now() >>> 0;
  context.diagnostic(`seed ${seed}`);
  const random = randomFrom(seed);
  // A dozen packets are enough, and fast.
  const file = recorded.slice(0, 2000);
  let packets = 0;
  for (let i = 0; i < 20_000; i++) {
    const bytes = damaged([file], random);
    const capture = readPcap(bytes);
    for (const { payload, offset } of capture.packets) {
      assert.ok(offset + payload.length <= bytes.length);
    }
    packets += capture.packets.length;
  }
  assert.ok(packets > 20_000);
});
