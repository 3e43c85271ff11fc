import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outsideBytes } from '../../../test/outside.ts';
import { damaged, randomFrom } from '../../../tools/asterix/mutate.ts';
import { damageAll } from '../../../tools/asterix/reference.ts';
import { readPcap } from '../pcap/index.ts';

const MUTATIONS = 60_000;

test(`${MUTATIONS} damaged messages of every category: no exception, nothing past the end, faults located`, (context) => {
  const recorded = [
    'jasterix_cat048ed1.23.bin',
    'jasterix_cat062ed1.12.bin',
    'jasterix_cat021ed2.1.bin',
    'croatia_cat21_re.ast',
  ].map((name) => outsideBytes(context, `asterix/${name}`));
  const capture = outsideBytes(context, 'asterix/croatia_cat_034_048.pcap');
  const seed = Date.now() >>> 0;
  context.diagnostic(`seed ${seed}`);
  const real = recorded.filter((bytes) => bytes !== null);
  if (capture !== null) real.push(...readPcap(capture).packets.map((packet) => packet.payload));
  const { records, unread } = damageAll(MUTATIONS, seed, real);
  context.diagnostic(`${records} records read, ${unread} pieces not`);
  assert.ok(unread > MUTATIONS / 10 && records > MUTATIONS / 10);
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
