import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawFrom } from '../damage.fixture.ts';
import { dcxFrame } from './camf.fixture.ts';
import { decodeFrame, encodeFrame, readSentence, writeSentence } from './index.ts';

const MUTATIONS = 1_000_000;

test(`${MUTATIONS} damaged sentences: no exception, and none passes by its checks unseen`, (context) => {
  const seed = Date.now() >>> 0;
  context.diagnostic(`seed ${seed}`);
  const whole = fc
    .sample(dcxFrame, { numRuns: 64, seed })
    .map((frame) => writeSentence({ satellite: 55, frame: encodeFrame(frame) }));
  const next = drawFrom(seed);
  const tally = { sentence: 0, frame: 0, broken: 0 };
  for (let run = 0; run < MUTATIONS; run++) {
    const line = whole[next(whole.length)]!;
    const characters = [...line];
    for (let change = next(3); change >= 0; change--) {
      const digits = '0123456789ABCDEF,*$';
      characters[next(characters.length)] = digits[next(digits.length)]!;
    }
    const read = readSentence(characters.join(''));
    if ('reason' in read) tally.broken += 1;
    else tally.sentence += 1;
    // Past the line's checksum the frame's own CRC stands.
    const bytes = 'reason' in read ? Uint8Array.from({ length: 32 }, () => next(256)) : read.frame;
    const frame = decodeFrame(bytes);
    if ('kind' in frame) tally.frame += 1;
    if ('kind' in frame && frame.kind === 'dcx') assert.deepEqual(encodeFrame(frame), bytes);
  }
  context.diagnostic(JSON.stringify(tally));
  assert.ok(tally.broken > MUTATIONS / 2 && tally.frame > 0);
});
