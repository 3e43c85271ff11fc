import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { damagedText, drawFrom } from '../damage.fixture.ts';
import { alert } from './cap.fixture.ts';
import { capXml, checkCap, readCap } from './index.ts';

const MUTATIONS = 1_000_000;

/** What damage is made of: letters that mean something, and some that do not. */
const LETTERS = '<>&="\'/!-[]?;#:,.+Z0159xE_ \r\n\t\0é한';

test(`${MUTATIONS} damaged messages: no exception, faults at places that are there`, (context) => {
  const seed = Date.now() >>> 0;
  context.diagnostic(`seed ${seed}`);
  // Short ones: a million of them are read.
  const whole = fc
    .sample(alert, { numRuns: 400, seed })
    .map(capXml)
    .filter((text) => text.length < 2000);
  assert.ok(whole.length > 20);
  const next = drawFrom(seed);
  let faulty = 0;
  let findings = 0;
  for (let run = 0; run < MUTATIONS; run++) {
    const text = damagedText(whole[next(whole.length)]!, LETTERS, next);
    const read = readCap(text);
    const faults = 'reason' in read ? [read] : read.flatMap((one) => one.faults);
    if (faults.length > 0) faulty += 1;
    for (const { offset } of faults) if (offset < 0 || offset > text.length) assert.fail(text);
    if ('reason' in read) continue;
    for (const one of read) {
      if (one.alert !== null) findings += checkCap(one.alert, 'google').length;
    }
  }
  context.diagnostic(`${faulty} had faults; ${findings} findings in the others`);
  assert.ok(faulty > MUTATIONS / 2 && findings > 0);
});
