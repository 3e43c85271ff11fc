import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ed25519Verifier, seal } from '../seal/index.ts';
import { onAct } from './acts.ts';
import { covers } from './areas.ts';
import { onLeadAct } from './authority/acts.ts';
import { DEFAULT_LEAD, LEAD_ACT_TYPE, type LeadAct } from './authority/lead.ts';
import { tickLead } from './authority/words.ts';
import type { WarnChange } from './change.ts';
import { STRONG_EVIDENCE } from './decided.ts';
import { type Expected, hazardOf, holder, LABEL, SETTINGS, START_MS, signAct } from './fixture.ts';
import { onHazard, onTick } from './life.ts';
import { AUTHORITY_ACT_TYPE, onAuthorityAct } from './standing.ts';
import { createWarn, currentWarnings, type WarnState } from './state.ts';
import type { Warning } from './warning.ts';

const VERIFIER = ed25519Verifier();
const PEOPLE = [holder('ann'), holder('ben')] as const;
const OFFICERS = PEOPLE.map(({ officer }) => officer);
const FACTS = { linkAgeS: {} };
const LEAD = { ...DEFAULT_LEAD, owners: [{ node: 'kor', areas: ['KR', 'JP'] }] };
const REGIONS = ['KR-11', 'KR-42', 'JP-15', 'JP-05'] as const;

const event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('hazard' as const),
      probabilities: fc.array(fc.constantFrom(0, 0, 0.02, 0.05, 0.3, 0.8), {
        minLength: 4,
        maxLength: 4,
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('discard' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('take-back' as const),
      region: fc.constantFrom(...REGIONS),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('tick' as const),
      seconds: fc.integer({ max: 15, min: 1 }),
    }),
  },
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

/** What people have decided against, by region, with the probability that they knew. */
type Refused = Map<string, number>;

interface Play {
  readonly state: WarnState;
  readonly refused: Refused;
  readonly public: Map<string, Warning>;
  expected: Expected[];
  revision: number;
  nowMs: number;
  counts: { parts: number; kept: number; reopened: number };
}

function begin(counts: Play['counts']): Play {
  const settings = { ...SETTINGS, lead: LEAD };
  const state = createWarn(settings, 'exercise', OFFICERS, LABEL);
  // A node that has just begun takes nothing back for one lease.
  for (let s = -70; s < 0; s++) tickLead(state, FACTS, VERIFIER, START_MS + s * 1000, 1000);
  for (const { officer, signer } of PEOPLE) {
    const body = {
      ...({ act: 'grant', mode: 'exercise', node: 'kor', officer: officer.id } as const),
      ...{ fromMs: START_MS - 1000, untilMs: START_MS + 3_600_000, atMs: START_MS },
    };
    assert.ok(onAuthorityAct(state, seal(AUTHORITY_ACT_TYPE, body, signer), VERIFIER, START_MS).ok);
  }
  return {
    ...{ state, refused: new Map(), public: new Map(), expected: [], revision: 0 },
    ...{ nowMs: START_MS, counts },
  };
}

const odds = (p: number): number => p / (1 - p);
const known = (play: Play, region: string): number =>
  Math.max(0.01, play.expected.find(([code]) => code === region)?.[1] ?? 0);

/** True while what people decided stands against an area, by the rule as docs/warnings.md has it. */
function stands(play: Play, region: string): boolean {
  const then = play.refused.get(region);
  return then !== undefined && odds(known(play, region)) < STRONG_EVIDENCE * odds(then) - 1e-9;
}

function refuse(play: Play, areas: readonly { readonly region: string }[]): void {
  for (const { region } of areas) play.refused.set(region, known(play, region));
}

function see(play: Play, changes: readonly WarnChange[]): void {
  for (const { warning, leaves } of changes) {
    if (!leaves) continue;
    const before = play.public.get(warning.id);
    play.public.set(warning.id, warning);
    if (warning.state === 'all-clear') play.refused.clear();
    if (warning.standing === undefined) continue;
    const more = warning.areas.filter((area) => !covers(before?.areas ?? [], [area]));
    for (const { region } of more) {
      assert.ok(!stands(play, region), `${region} went out by itself against what people decided`);
      if (play.refused.has(region)) play.counts.reopened += 1;
    }
    if (play.refused.size > 0) play.counts.parts += 1;
  }
}

function hazard(play: Play): void {
  play.revision += 1;
  see(play, onHazard(play.state, hazardOf(play.revision, play.expected), play.nowMs));
}

function tick(play: Play, seconds: number): void {
  for (let i = 0; i < seconds; i++) {
    play.nowMs += 1000;
    see(play, onTick(play.state, play.nowMs));
  }
}

function discard(play: Play): void {
  const draft = currentWarnings(play.state).find(({ state }) => state === 'drafted');
  if (draft === undefined) return;
  const before = play.public.get(draft.id);
  const signed = signAct(PEOPLE[0], 'discard', draft, play.nowMs);
  const { changes, refusals } = onAct(play.state, signed, VERIFIER, play.nowMs);
  assert.deepEqual(refusals, []);
  const says =
    before === undefined || (draft.becomes === 'updated' && covers(draft.areas, before.areas));
  if (says)
    refuse(
      play,
      draft.areas.filter((area) => !covers(before?.areas ?? [], [area])),
    );
  see(play, changes);
}

function takeBack(play: Play, region: string): void {
  const out = currentWarnings(play.state).find(
    ({ state, areas }) =>
      (state === 'released' || state === 'updated') &&
      areas.some((area) => area.region === region && area.stage !== 'all-clear'),
  );
  if (out === undefined) return;
  for (const { officer, signer } of PEOPLE) {
    const body: LeadAct = {
      ...{ act: 'take-back', lead: 'kor-l0', term: 0, warning: out.id, revision: out.revision },
      ...{ kind: 'ballistic', regions: [region], becomes: 'cancelled' },
      ...{ mode: 'exercise', node: 'kor', officer: officer.id, atMs: play.nowMs },
    };
    const done = onLeadAct(
      play.state,
      seal(LEAD_ACT_TYPE, body, signer),
      FACTS,
      VERIFIER,
      play.nowMs,
    );
    assert.equal(done.refusal, null);
    const whole = done.changes.some(({ warning }) => warning.state === 'cancelled');
    if (done.changes.length > 0) refuse(play, whole ? out.areas : [{ region }]);
    see(play, done.changes);
  }
}

function play(happenings: readonly Event[], counts: Play['counts']): Play {
  const on = begin(counts);
  for (const each of happenings) {
    if (each.kind === 'tick') tick(on, each.seconds);
    else if (each.kind === 'discard') discard(on);
    else if (each.kind === 'take-back') takeBack(on, each.region);
    else {
      on.expected = REGIONS.flatMap((region, i): Expected[] =>
        each.probabilities[i]! > 0 ? [[region, each.probabilities[i]!, 250, 900]] : [],
      );
      hazard(on);
    }
  }
  return on;
}

test('what people decided against an area keeps that area back, and never another or what is new', () => {
  const counts = { parts: 0, kept: 0, reopened: 0 };
  fc.assert(
    fc.property(fc.array(event, { minLength: 4, maxLength: 24 }), (happenings) => {
      const on = play(happenings, counts);
      // Nobody does anything more; the prediction stays.
      for (let i = 0; i < 8; i++) {
        hazard(on);
        tick(on, 10);
      }
      const inForce = new Set(
        currentWarnings(on.state)
          .filter(({ state }) => state === 'released' || state === 'updated')
          .flatMap(({ areas }) => areas.filter(({ stage }) => stage === 'take-cover'))
          .map(({ region }) => region),
      );
      for (const [region] of on.expected) {
        if (stands(on, region)) counts.kept += 1;
        else assert.ok(inForce.has(region), `${region} is threatened and nobody told it so`);
      }
    }),
    { numRuns: 300 },
  );
  // The sequences must really reach what they are to prove.
  assert.ok(counts.parts > 50 && counts.kept > 50 && counts.reopened > 20, JSON.stringify(counts));
});
