import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  firstDifference,
  type Played,
  playMixed,
  Side,
  START,
  settingsOf,
  strangers,
} from '../../test/simulation/modes.ts';
import type { Mode } from '../mark/index.ts';
import { currentWarnings } from '../warn/index.ts';

/** Messages of a mode that is not the watch's, in each direction; ten times as many in the long lane. */
const MESSAGES = 50_000;
const SEED = 20_261_122;

/** Words that tell a drill from a live alert, of every language that comes with the program. */
const WORDS = globSync(join(import.meta.dirname, '../warn/texts/languages/*.json'))
  .map(
    (file) =>
      JSON.parse(readFileSync(file, 'utf8')) as { words?: Record<'live' | 'drill', string[]> },
  )
  .flatMap(({ words }) => (words === undefined ? [] : [words]));

function published(side: Side): { channel: string; name: string; document: string }[] {
  return side.effects.flatMap((each) => (each.kind === 'publish' ? [each] : []));
}

function assertUntouched({ alone, beside, strangers: sent }: Played, count: number): void {
  assert.equal(sent, count);
  assert.ok(published(alone).length >= 7, 'warnings went out on every channel');
  assert.equal(firstDifference(alone, beside), null, 'bit for bit');
  const decided = beside.records.flatMap((r) => (r.kind === 'decision' ? [r.body] : []));
  const accepted = decided.filter(({ what }) => what === 'accepted-act').length;
  const expected = alone.records.filter(
    (r) => r.kind === 'decision' && r.body.what === 'accepted-act',
  ).length;
  assert.equal(accepted, expected, 'no act of the other mode counts');
  assert.ok(
    decided.some(({ reason }) => reason === 'mode-mismatch'),
    'they were met',
  );
}

/** Every document of an exercise says so in its channel's own way, and none has a live alert's words. */
function assertDrill(side: Side): void {
  for (const { channel, name, document } of published(side)) {
    const where = `${channel} ${name}`;
    const lower = document.toLowerCase();
    for (const { live } of WORDS) {
      for (const word of live) assert.ok(!lower.includes(word.toLowerCase()), `${where}: ${word}`);
    }
    if (channel === 'cap') assert.match(document, /<status>Exercise<\/status>/, where);
    else if (channel === 'cot') assert.match(document, /opex="e/, where);
    // CAMF has a message type for tests alone: its first two bits are 00 (A1, EUSPA 2023).
    else if (channel === 'camf') assert.match(document, /^(?:[0-3][0-9A-F]{31}\n)+$/, where);
    else assert.match(document, /"mode":"exercise"/, where);
  }
}

test(`an actual watch says bit for bit the same amid ${MESSAGES} messages of an exercise`, (context) => {
  context.diagnostic(`seed ${SEED}`);
  assertUntouched(playMixed('actual', 'exercise', MESSAGES, SEED), MESSAGES);
});

test(`an exercise amid ${MESSAGES} actual messages says the same, and every document says that it is one`, (context) => {
  context.diagnostic(`seed ${SEED}`);
  const played = playMixed('exercise', 'actual', MESSAGES, SEED);
  assertUntouched(played, MESSAGES);
  assertDrill(played.beside);
});

test('tests and simulations are exercises in every channel too', () => {
  for (const mode of ['test', 'simulated'] as const satisfies readonly Mode[]) {
    const { alone } = playMixed(mode, 'actual', 0, SEED);
    for (const { channel, document } of published(alone)) {
      if (channel === 'cap') assert.match(document, /<status>(Test|Exercise)<\/status>/);
      for (const { live } of WORDS) {
        for (const word of live) assert.ok(!document.toLowerCase().includes(word.toLowerCase()));
      }
    }
  }
});

test('messages of another mode alone bring a watch to say nothing at all', () => {
  for (const [mode, other] of [
    ['actual', 'exercise'],
    ['actual', 'simulated'],
    ['actual', 'test'],
    ['exercise', 'actual'],
  ] as const) {
    const side = new Side(settingsOf(mode));
    const next = strangers(other, SEED);
    for (let i = 0; i < 5000; i++) side.take(next(START + i * 20, null), START + i * 20);
    const silent = side.effects.every(({ kind }) => kind === 'alarm' || kind === 'disconnect');
    assert.ok(silent, `${other} into ${mode}`);
    assert.ok(side.records.every(({ kind }) => kind === 'decision'));
    assert.equal(currentWarnings(side.watch.state.stages!.warn).length, 0);
  }
});
