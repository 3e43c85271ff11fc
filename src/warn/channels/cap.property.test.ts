import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MODES, type Mode } from '../../mark/index.ts';
import { ed25519Verifier } from '../../seal/index.ts';
import { type CapAlert, capReference, checkCap, readCap } from '../../wire/cap/index.ts';
import { onAct } from '../acts.ts';
import type { WarnChange } from '../change.ts';
import { hazardOf, holder, LABEL, SETTINGS, START_MS, signAct } from '../fixture.ts';
import { onHazard, onTick } from '../life.ts';
import { createWarn, currentWarnings, type WarnState } from '../state.ts';
import type { Warning } from '../warning.ts';
import { renderCap } from './cap.ts';

const VERIFIER = ed25519Verifier();
const HOLDERS = [holder('ann'), holder('ben')];

const happening = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('hazard' as const),
      id: fc.constantFrom('kor-h1', 'kor-h2'),
      regions: fc.uniqueArray(fc.constantFrom('JP-15', 'JP-05', 'KR-42', 'US-HI'), {
        minLength: 1,
        maxLength: 3,
      }),
      status: fc.constantFrom('open', 'open', 'open', 'open', 'lost', 'withdrawn'),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      act: fc.constantFrom('release', 'release', 'release', 'release', 'withdraw', 'all-clear'),
      of: fc.nat(5),
      people: fc.constantFrom(1, 2, 2, 2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('tick' as const),
      seconds: fc.constantFrom(1, 5, 25, 70, 300, 1000),
    }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** What a receiver of CAP messages has. */
interface Receiver {
  readonly mode: Mode;
  /** Messages by warning, in the order in which they came. */
  readonly heard: Map<string, CapAlert[]>;
  readonly identifiers: Set<string>;
}

function play(
  state: WarnState,
  one: Happening,
  clock: { nowMs: number; revision: number },
): WarnChange[] {
  switch (one.kind) {
    case 'hazard': {
      clock.revision += 1;
      const expected = one.regions.map((region) => [region, 0.4, 380, 430] as const);
      const { id, status } = one;
      const changes = { id, status: status as 'open', mode: state.mode };
      return onHazard(state, hazardOf(clock.revision, expected, changes), clock.nowMs);
    }
    case 'act': {
      const all = currentWarnings(state);
      const warning = all[one.of % Math.max(1, all.length)];
      if (warning === undefined) return [];
      return HOLDERS.slice(0, one.people).flatMap((who) => {
        const signed = signAct(who, one.act as 'release', warning, clock.nowMs);
        return onAct(state, signed, VERIFIER, clock.nowMs).changes;
      });
    }
    case 'tick':
      clock.nowMs += one.seconds * 1000;
      return onTick(state, clock.nowMs);
  }
}

/** As `watch` does: each message refers to all before it. */
function hear(receiver: Receiver, warning: Warning): void {
  const earlier = receiver.heard.get(warning.id) ?? [];
  for (const { document } of renderCap(warning, earlier.map(capReference), SETTINGS)) {
    const read = readCap(document);
    if ('reason' in read) assert.fail(read.message);
    const alert = read[0]!.alert!;
    judge(receiver, warning, receiver.heard.get(warning.id) ?? [], alert);
    receiver.heard.set(warning.id, [...(receiver.heard.get(warning.id) ?? []), alert]);
  }
}

function judge(receiver: Receiver, warning: Warning, before: CapAlert[], alert: CapAlert): void {
  assert.deepEqual(
    checkCap(alert).filter(({ level }) => level === 'must'),
    [],
  );
  assert.ok(!receiver.identifiers.has(alert.identifier), 'no two messages have one name');
  receiver.identifiers.add(alert.identifier);
  assert.equal(
    alert.status,
    { actual: 'Actual', exercise: 'Exercise', test: 'Test' }[receiver.mode as 'actual'],
  );
  const own = alert.info.filter(({ language }) => language === alert.info[0]!.language);
  const areas = new Set(own.flatMap(({ area }) => area ?? []).map(({ areaDesc }) => areaDesc));
  const named = before.flatMap(({ info }) => info.filter(({ language }) => language === 'en-US'));
  for (const { areaDesc } of named.flatMap(({ area }) => area ?? [])) {
    assert.ok(areas.has(areaDesc), `${areaDesc} hears of ${alert.msgType}`);
  }
  const [{ certainty } = {}] = alert.info;
  switch (alert.msgType) {
    case 'Alert': {
      const corrects = before.at(-1)?.msgType === 'Cancel';
      assert.ok(before.length === 0 || corrects, 'the first, or the correction');
      assert.deepEqual(alert.references, undefined);
      if (corrects) judgeOver(warning, own);
      break;
    }
    case 'Update':
    case 'Cancel':
      assert.deepEqual(alert.references, before.map(capReference), 'the chain is whole');
      break;
    default:
      assert.fail(alert.msgType);
  }
  if (warning.state === 'lost') assert.equal(certainty, 'Possible');
  if (warning.state === 'all-clear') {
    assert.equal(alert.msgType, 'Update');
    judgeOver(warning, own);
  }
}

/** All hear that it is over, but for those under another warning, who stay. */
function judgeOver({ held = [] }: Warning, own: CapAlert['info']): void {
  for (const { responseType, urgency, area } of own) {
    const stays = area!.every(({ geocode }) => held.includes(geocode![0]!.value));
    const told = stays ? [['Shelter'], 'Immediate'] : [['AllClear'], 'Past'];
    assert.deepEqual([responseType, urgency], told);
  }
}

test('over any life of warnings the chain of references is whole, no draft leaves, and who was warned hears the end', () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.constantFrom(...MODES),
      fc.array(happening, { minLength: 10, maxLength: 60 }),
      (mode, story) => {
        const officers = HOLDERS.map(({ officer }) => officer);
        const state = createWarn(SETTINGS, mode, officers, LABEL);
        const receiver: Receiver = { mode, heard: new Map(), identifiers: new Set() };
        const clock = { nowMs: START_MS, revision: 0 };
        for (const one of story) {
          for (const { warning, leaves } of play(state, one, clock)) {
            if (leaves) hear(receiver, warning);
            else assert.deepEqual(renderCap(warning, ['a,b,c'], SETTINGS), [], 'stays');
          }
        }
        if (mode === 'simulated') assert.equal(receiver.identifiers.size, 0);
        for (const alert of [...receiver.heard.values()].flat()) {
          const kind = `${alert.msgType}${alert.identifier.endsWith('-correction') ? '!' : ''}`;
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        }
      },
    ),
    { numRuns: 150 },
  );
  for (const kind of ['Alert', 'Update', 'Cancel', 'Alert!']) assert.ok(kinds.has(kind), kind);
});
