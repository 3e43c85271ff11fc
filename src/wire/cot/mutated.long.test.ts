import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { damagedBytes, drawFrom } from '../damage.fixture.ts';
import { cotEvent } from './cot.fixture.ts';
import { decodeCot, writeCotXml, writeTakDatagram, writeTakStream } from './index.ts';

const MUTATIONS = 1_000_000;

test(`${MUTATIONS} damaged events: no exception, every place inside the bytes`, (context) => {
  const seed = Date.now() >>> 0;
  context.diagnostic(`seed ${seed}`);
  const whole = fc
    .sample(cotEvent, { numRuns: 60, seed })
    .flatMap((event) => [
      new TextEncoder().encode(writeCotXml(event)),
      writeTakDatagram(event),
      writeTakStream(event),
    ])
    .filter((bytes) => bytes.length < 1500);
  const next = drawFrom(seed);
  let read = 0;
  let broken = 0;
  for (let run = 0; run < MUTATIONS; run++) {
    const bytes = Uint8Array.from(whole[next(whole.length)]!);
    const cut = damagedBytes(bytes, 4, next);
    const { events, unread } = decodeCot(cut);
    for (const { offset, length } of [...events, ...unread]) {
      if (!(length > 0 && offset + length <= cut.length))
        assert.fail(Buffer.from(cut).toString('hex'));
    }
    read += events.length;
    broken += unread.length;
  }
  context.diagnostic(`${read} events read, ${broken} not`);
  assert.ok(read > MUTATIONS / 20 && broken > MUTATIONS / 10);
});
