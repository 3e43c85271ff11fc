import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { damagedText, drawFrom } from '../damage.fixture.ts';
import { readTdm, writeTdmKvn, writeTdmXml } from './index.ts';
import { message } from './tdm.fixture.ts';

const MUTATIONS = 1_000_000;

/** What damage is made of: letters that mean something, and some that do not. */
const LETTERS = '<>&="\'/!-[]?;#=\n\r \t.:TZ0159EAN_\0é';

test(`${MUTATIONS} damaged messages: no exception, faults on lines that are there`, (context) => {
  const seed = Date.now() >>> 0;
  context.diagnostic(`seed ${seed}`);
  // Short ones: a million of them are read.
  const said = fc.sample(message, { numRuns: 200, seed });
  const whole = said
    .flatMap((one) => [writeTdmKvn(one), writeTdmXml(one)])
    .filter((text) => text.length < 3000);
  assert.ok(whole.length > 10);
  const next = drawFrom(seed);
  let faulty = 0;
  let observations = 0;
  for (let run = 0; run < MUTATIONS; run++) {
    const text = damagedText(whole[next(whole.length)]!, LETTERS, next);
    const { messages, faults } = readTdm(text);
    if (faults.length > 0) faulty += 1;
    for (const { offset } of faults) if (offset < 0 || offset > text.length) assert.fail(text);
    for (const { segments } of messages) {
      for (const segment of segments) observations += segment.observations.length;
    }
  }
  context.diagnostic(`${faulty} had faults, ${observations} observations were read all the same`);
  assert.ok(faulty > MUTATIONS / 2 && observations > MUTATIONS / 2);
});
