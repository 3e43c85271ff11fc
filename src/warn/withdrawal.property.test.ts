import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ed25519Verifier, seal } from '../seal/index.ts';
import { onAct } from './acts.ts';
import { type Expected, hazardOf, holder, LABEL, SETTINGS, START_MS, signAct } from './fixture.ts';
import { onHazard, onTick } from './life.ts';
import { AUTHORITY_ACT_TYPE, type AuthorityAct, onAuthorityAct } from './standing.ts';
import { createWarn, type WarnState } from './state.ts';
import { SHIPPED_LANGUAGES } from './texts/language.ts';
import type { Warning } from './warning.ts';

const ANN = holder('ann');
const BEN = holder('ben');
const OFFICERS = [ANN.officer, BEN.officer];
const VERIFIER = ed25519Verifier();
const PLACES: readonly Expected[] = [
  ['JP-15', 0.4, 380, 430],
  ['KR-42', 0.2, 370, 420],
  ['KR-11', 0.3, 200, 240],
];

/** What may be missing of a draft’s withdrawal, and how it comes to be. */
const DEFECTS = {
  'a language of the correction': (draft, pick) => ({
    ...draft.withdrawal,
    correction: without(draft.withdrawal.correction, pick),
  }),
  'a language of the all-clear': (draft, pick) => ({
    ...draft.withdrawal,
    allClear: without(draft.withdrawal.allClear, pick),
  }),
  'words of the all-clear': (draft, pick) => {
    const [tag, text] = at(Object.entries(draft.withdrawal.allClear), pick);
    const allClear = { ...draft.withdrawal.allClear, [tag]: { ...text, instruction: '' } };
    return { ...draft.withdrawal, allClear };
  },
  'an area': (draft, pick) => ({
    ...draft.withdrawal,
    areas: draft.withdrawal.areas.filter((area) => area !== at(draft.withdrawal.areas, pick)),
  }),
  'a channel': (draft, pick) => ({
    ...draft.withdrawal,
    channels: draft.withdrawal.channels.filter(
      (channel) => channel !== at(draft.withdrawal.channels, pick),
    ),
  }),
} as const satisfies Record<string, (draft: Warning, pick: number) => Warning['withdrawal']>;

function at<T>(list: readonly T[], pick: number): T {
  return list[pick % list.length]!;
}

function without<T>(texts: Readonly<Record<string, T>>, pick: number): Record<string, T> {
  const gone = at(Object.keys(texts), pick);
  return Object.fromEntries(Object.entries(texts).filter(([tag]) => tag !== gone));
}

const configured = fc.record({
  languages: fc.shuffledSubarray(Object.keys(SHIPPED_LANGUAGES), { minLength: 1 }),
  channels: fc.shuffledSubarray(['cap', 'page', 'cot', 'camf'], { minLength: 1 }),
  places: fc.subarray([...PLACES], { minLength: 1 }),
});

interface Configured {
  readonly languages: readonly string[];
  readonly channels: readonly string[];
  readonly places: readonly Expected[];
}

function drafted({ languages, channels, places }: Configured): {
  readonly state: WarnState;
  readonly draft: Warning;
} {
  const state = createWarn({ ...SETTINGS, languages, channels }, 'exercise', OFFICERS, LABEL);
  const [change] = onHazard(state, hazardOf(1, places), START_MS);
  return { state, draft: change!.warning };
}

/** Both officers sign the draft of the first warning as it stands. */
function sign(state: WarnState, draft: Warning): ReturnType<typeof onAct>[] {
  return [ANN, BEN].map((who, i) => {
    const atMs = START_MS + 1000 * (i + 1);
    return onAct(state, signAct(who, 'release', draft, atMs), VERIFIER, atMs);
  });
}

test('a warning is released when its correction and all-clear stand in all its languages, areas and channels', () => {
  fc.assert(
    fc.property(configured, (how) => {
      const { state, draft } = drafted(how);
      assert.deepEqual(Object.keys(draft.texts), how.languages);
      const [, second] = sign(state, draft);
      const out = second!.changes[0]!.warning;
      assert.equal(out.transition, 'release');
      assert.deepEqual(out.withdrawal.channels, how.channels);
      assert.deepEqual(
        out.withdrawal.areas,
        out.areas.map(({ region }) => region),
      );
      const asked = onAct(
        state,
        signAct(ANN, 'withdraw', out, START_MS + 3000),
        VERIFIER,
        START_MS + 3000,
      );
      const correction = asked.changes[0]!.warning;
      assert.deepEqual(correction.texts, draft.withdrawal.correction);
      assert.deepEqual(correction.channels, how.channels);
    }),
    { numRuns: 60 },
  );
});

test('whatever is missing of the withdrawal, officers are refused and say why, and no authority lets it go', () => {
  const names = Object.keys(DEFECTS) as (keyof typeof DEFECTS)[];
  fc.assert(
    fc.property(configured, fc.constantFrom(...names), fc.nat(20), (how, name, pick) => {
      const { state, draft } = drafted(how);
      const entry = state.cases.get(draft.id)!;
      entry.draft = { ...draft, withdrawal: DEFECTS[name](draft, pick) };
      for (const { refusals, changes } of sign(state, draft)) {
        assert.deepEqual(
          refusals.map(({ reason }) => reason),
          ['no-withdrawal'],
          name,
        );
        assert.deepEqual(changes, []);
      }
      grantStanding(state);
      const left = onTick(state, START_MS + 100_000).filter(({ leaves }) => leaves);
      assert.deepEqual(left, []);
      assert.equal(entry.released, null);
    }),
    { numRuns: 200 },
  );
});

function grantStanding(state: WarnState): void {
  for (const who of [ANN, BEN]) {
    const body: AuthorityAct = {
      act: 'grant',
      ...({ mode: 'exercise', node: 'kor', fromMs: START_MS } as const),
      ...{ untilMs: START_MS + 3_600_000, officer: who.officer.id, atMs: START_MS + 5000 },
    };
    onAuthorityAct(state, seal(AUTHORITY_ACT_TYPE, body, who.signer), VERIFIER, START_MS + 5000);
  }
}
