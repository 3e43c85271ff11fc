import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
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
  let state = seed | 1;
  // Xorshift (Marsaglia, Journal of Statistical Software 8, 2003).
  const next = (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  let faulty = 0;
  let findings = 0;
  for (let run = 0; run < MUTATIONS; run++) {
    let text = whole[next(whole.length)]!;
    for (let change = next(4); change >= 0; change--) {
      const at = next(text.length);
      const letter = LETTERS[next(LETTERS.length)]!;
      text = text.slice(0, at) + letter + text.slice(at + next(3));
    }
    if (next(8) === 0) text = text.slice(0, next(text.length));
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
