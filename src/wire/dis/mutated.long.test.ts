import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { damagedBytes, drawFrom } from '../damage.fixture.ts';
import { entityState } from './dis.fixture.ts';
import { decodeDis, encodeEntityState } from './index.ts';

const MUTATIONS = 1_000_000;

test(`${MUTATIONS} damaged datagrams: no exception, every octet accounted for`, (context) => {
  const seed = Date.now() >>> 0;
  context.diagnostic(`seed ${seed}`);
  const whole = fc.sample(entityState, { numRuns: 64, seed }).map(encodeEntityState);
  const next = drawFrom(seed);
  let read = 0;
  let broken = 0;
  for (let run = 0; run < MUTATIONS; run++) {
    const bytes = Uint8Array.from(whole[next(whole.length)]!);
    // Types that are read by field, most of the time.
    if (next(2) === 0) bytes[2] = [1, 19, 20, 23, 26][next(5)]!;
    const cut = damagedBytes(bytes, 6, next);
    const { pdus, unread } = decodeDis(cut);
    for (const { offset, length } of [...pdus, ...unread]) {
      if (!(length > 0 && offset + length <= cut.length))
        assert.fail(Buffer.from(cut).toString('hex'));
    }
    read += pdus.length;
    broken += unread.length;
  }
  context.diagnostic(`${read} PDUs read, ${broken} not`);
  assert.ok(read > MUTATIONS / 10 && broken > MUTATIONS / 10);
});
