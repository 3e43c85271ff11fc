import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Mode } from '../mark/index.ts';
import { bodyHash, ed25519Verifier, seal } from '../seal/index.ts';
import { ACT_TYPE, type Act, type SignedAct } from './act.ts';
import { onAct } from './acts.ts';
import { covers } from './areas.ts';
import type { WarnChange } from './change.ts';
import { renderCap } from './channels/cap.ts';
import { CONTENT_TYPE } from './draft.ts';
import { type Expected, hazardOf, holder, LABEL, SETTINGS, START_MS, signAct } from './fixture.ts';
import { onHazard, onTick } from './life.ts';
import { AUTHORITY_ACT_TYPE, onAuthorityAct } from './standing.ts';
import { createWarn, currentWarnings, type WarnState } from './state.ts';
import { isComplete } from './texts/compose.ts';
import { approvedContent, type Warning } from './warning.ts';

const VERIFIER = ed25519Verifier();
const HOLDERS = [
  holder('ann'),
  holder('ben'),
  holder('ben-2', { person: 'person-of-ben' }),
  holder('cho'),
  holder('demo', { demonstration: true }),
  holder('late', { notAfterMs: START_MS + 100_000 }),
  holder('observer', { roles: ['observe'] }),
];
const OFFICERS = HOLDERS.map(({ officer }) => officer);

const expected: fc.Arbitrary<Expected> = fc
  .tuple(
    fc.constantFrom('JP-15', 'JP-05', 'KR-42', 'KP-07', 'US-HI'),
    fc.constantFrom(0.5, 0.02, 0.008, 0.001),
    fc.integer({ min: 300, max: 700 }),
    fc.integer({ min: 0, max: 90 }),
  )
  .map(([region, probability, from, span]) => [region, probability, from, from + span]);

const event = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('hazard' as const),
      id: fc.constantFrom('kor-h1', 'kor-h2'),
      expected: fc.array(expected, { maxLength: 4 }),
      status: fc.constantFrom('open', 'open', 'open', 'open', 'lost', 'ended', 'withdrawn'),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      who: fc.constantFrom(0, 0, 0, 1, 1, 1, 2, 3, 4, 5, 6),
      act: fc.constantFrom(
        ...Array.from({ length: 9 }, () => 'release'),
        'withdraw',
        'all-clear',
        'discard',
      ),
      /** Null: what the act is meant for; else a revision seen, counted from the newest. */
      back: fc.constantFrom(null, null, null, null, null, null, 0, 1, 2),
      spoil: fc.constantFrom('no', 'no', 'no', 'no', 'no', 'no', 'mode', 'hash', 'replay'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('grant' as const),
      act: fc.constantFrom('grant', 'grant', 'grant', 'grant', 'revoke'),
      who: fc.constantFrom(0, 0, 1, 1, 2, 3, 4, 5, 6),
      spoil: fc.constantFrom('no', 'no', 'no', 'no', 'mode', 'node'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('tick' as const),
      seconds: fc.constantFrom(0.05, 0.05, 1, 1, 5, 25, 70, 300, 1000),
    }),
  },
);

type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

/** Everything that was seen, to judge each change by. */
interface History {
  readonly mode: Mode;
  readonly state: WarnState;
  nowMs: number;
  readonly hazardRevisions: Map<string, number>;
  readonly all: Warning[];
  readonly newest: Map<string, number>;
  readonly public: Map<string, Warning>;
  readonly acts: SignedAct[];
  readonly accepted: Set<string>;
  /** Who has granted the standing authority, by person, since it was last revoked. */
  readonly grants: Map<string, string>;
  out: number;
  automatic: number;
}

function play(history: History, happening: Event): void {
  switch (happening.kind) {
    case 'hazard': {
      const revision = (history.hazardRevisions.get(happening.id) ?? 0) + 1;
      history.hazardRevisions.set(happening.id, revision);
      const { id, status } = happening;
      const hazard = hazardOf(revision, happening.expected, {
        id,
        mode: history.mode,
        status: status as 'open',
      });
      judge(history, onHazard(history.state, hazard, history.nowMs), null);
      return;
    }
    case 'grant': {
      const { officer, signer } = HOLDERS[happening.who]!;
      const body = {
        act: happening.act as 'grant' | 'revoke',
        mode: happening.spoil === 'mode' ? ('test' as const) : history.mode,
        node: happening.spoil === 'node' ? 'usa' : SETTINGS.node,
        ...{ fromMs: START_MS, untilMs: START_MS + 3_600_000 },
        ...{ officer: officer.id, atMs: history.nowMs },
      };
      const signed = seal(AUTHORITY_ACT_TYPE, body, signer);
      const outcome = onAuthorityAct(history.state, signed, VERIFIER, history.nowMs);
      if (!outcome.ok) return;
      assert.equal(happening.spoil, 'no');
      if (body.act === 'revoke') history.grants.clear();
      else history.grants.set(officer.person, officer.id);
      return;
    }
    case 'tick':
      history.nowMs += happening.seconds * 1000;
      judge(history, onTick(history.state, history.nowMs), null);
      return;
    case 'act': {
      const signed = actOf(history, happening);
      if (signed === null) return;
      const { changes, refusals } = onAct(history.state, signed, VERIFIER, history.nowMs);
      const nonce = `${signed.body.officer} ${signed.body.nonce}`;
      if (refusals.length === 0) {
        assert.ok(!history.accepted.has(nonce), 'an act counted twice');
        assert.equal(signed.body.mode, history.mode);
        history.accepted.add(nonce);
      } else {
        assert.deepEqual(changes, []);
      }
      history.acts.push(signed);
      judge(history, changes, signed);
    }
  }
}

function actOf(history: History, happening: Extract<Event, { kind: 'act' }>): SignedAct | null {
  if (happening.spoil === 'replay' && history.acts.length > 0) return history.acts.at(-1)!;
  const meant = happening.act === 'release' || happening.act === 'discard';
  const target =
    happening.back === null
      ? currentWarnings(history.state).findLast(({ state }) => (state === 'drafted') === meant)
      : history.all.at(-1 - happening.back);
  if (target === undefined) return null;
  return signAct(HOLDERS[happening.who]!, happening.act as Act['act'], target, history.nowMs, {
    ...(happening.spoil === 'mode' ? { mode: 'test' } : {}),
    ...(happening.spoil === 'hash' ? { contentHash: '0'.repeat(64) } : {}),
  });
}

function judge(history: History, changes: readonly WarnChange[], cause: SignedAct | null): void {
  for (const { warning, leaves } of changes) {
    judgeContent(history, warning);
    if (leaves) judgeRelease(history, warning, cause);
    else judgeKept(warning);
    history.all.push(warning);
  }
  const perWarning = new Map<string, number>();
  for (const { id } of currentWarnings(history.state)) {
    perWarning.set(id, (perWarning.get(id) ?? 0) + 1);
  }
  for (const count of perWarning.values()) assert.ok(count <= 2);
}

/** Numbers rise by one; a release keeps its draft's. Content, hash and withdrawal are whole. */
function judgeContent(history: History, warning: Warning): void {
  const before = history.newest.get(warning.id) ?? 0;
  const draft = history.all.findLast(({ id }) => id === warning.id);
  const isRelease = warning.approvals.length > 0 || warning.standing !== undefined;
  assert.equal(warning.revision, isRelease ? draft!.revision : before + 1);
  history.newest.set(warning.id, warning.revision);
  if (isRelease) {
    const {
      state: _a,
      approvals: _b,
      issuedMs: _c,
      standing: _s,
      transition,
      ...content
    } = warning;
    assert.ok(transition !== undefined);
    const { state, approvals: _d, ...drafted } = draft!;
    assert.equal(state, 'drafted');
    assert.deepEqual(content, drafted);
  }
  assert.equal(warning.contentHash, bodyHash(CONTENT_TYPE, approvedContent(warning)));
  assert.equal(warning.mode, history.mode);
  assert.ok(warning.areas.length > 0 && warning.channels.length > 0);
  for (const texts of [warning.texts, warning.withdrawal.correction, warning.withdrawal.allClear]) {
    assert.ok(isComplete(texts));
    if (history.mode === 'exercise') assert.match(texts.en!.headline, /^EXERCISE: /);
  }
  if (warning.state !== 'drafted') assert.equal(warning.becomes, warning.state);
}

/** Only drafts, and the marks of dropped ones, stay. */
function judgeKept(warning: Warning): void {
  assert.ok(warning.state === 'drafted' || warning.state === 'cancelled');
  assert.equal(warning.issuedMs, undefined);
  assert.deepEqual(warning.approvals, []);
  assert.deepEqual(renderCap(warning, [], SETTINGS), []);
}

function judgeRelease(history: History, warning: Warning, cause: SignedAct | null): void {
  history.out += 1;
  const earlier = history.public.get(warning.id);
  history.public.set(warning.id, warning);
  assert.notEqual(warning.state, 'drafted');
  assert.equal(warning.issuedMs, history.nowMs);
  assert.equal(warning.supersedes, earlier?.revision);
  assert.ok(earlier?.state !== 'cancelled' && earlier?.state !== 'all-clear');
  if (earlier !== undefined) assert.deepEqual(warning.channels, earlier.channels);
  judgeReach(warning, earlier);
  const people = new Set(warning.approvals.map((approval) => personOf(history, warning, approval)));
  assert.equal(people.size, warning.approvals.length);
  if (warning.standing !== undefined) judgeStanding(history, warning, earlier, cause);
  else if (warning.approvals.length === 0) {
    assert.equal(cause, null);
    assert.ok(earlier !== undefined, 'the first word came from nobody');
    assert.ok(warning.state === 'ended' || warning.state === 'lost');
  } else if (warning.approvals.length === 1) {
    assert.equal(warning.state, 'updated');
    assert.ok(covers(warning.areas, earlier!.areas), 'one person narrowed');
  } else {
    assert.equal(warning.approvals.length, 2);
  }
}

/** Two people's authority, never to take anything back, and for want of time or of a signature. */
function judgeStanding(
  history: History,
  warning: Warning,
  earlier: Warning | undefined,
  cause: SignedAct | null,
): void {
  const { grants, why, fromMs, untilMs } = warning.standing!;
  assert.equal(cause, null);
  assert.ok(history.grants.size >= 2, 'an authority that two people have not granted');
  assert.ok(new Set(grants.map(({ officer }) => officer)).size >= 2);
  assert.ok(fromMs <= history.nowMs && history.nowMs < untilMs);
  if (earlier === undefined) assert.ok(warning.state === 'released' || warning.state === 'lost');
  else {
    assert.equal(warning.state, 'updated');
    assert.ok(covers(warning.areas, earlier.areas), 'the machine narrowed');
  }
  if (why === 'second-silent') {
    const { approvals } = warning.standing!.whole ?? warning;
    assert.equal(approvals.length, 1);
  } else {
    const limitMs = history.nowMs + SETTINGS.automaticUnderS * 1000;
    const near = warning.areas.some(
      ({ stage, earliestMs }) => stage === 'take-cover' && earliestMs! < limitMs + 1,
    );
    assert.ok(near, 'there was time');
  }
  history.automatic += 1;
}

/** All who were ever warned are in this message, and in its withdrawal by name. */
function judgeReach(warning: Warning, earlier: Warning | undefined): void {
  const named = new Set(warning.areas.map(({ region }) => region));
  assert.equal(named.size, warning.areas.length);
  for (const { region } of earlier?.areas ?? []) assert.ok(named.has(region), `${region} is gone`);
  const { correction, allClear } = warning.withdrawal;
  for (const { names, stage, latestMs } of warning.areas) {
    for (const texts of [correction, allClear, warning.texts]) {
      assert.ok(texts.en!.description.includes(names.en), names.en);
    }
    if (stage === 'all-clear') assert.equal(latestMs, null);
  }
  const over = warning.state === 'cancelled' || warning.state === 'all-clear';
  const gone = warning.areas.filter(({ stage }) => stage === 'all-clear');
  assert.equal(warning.lifted !== undefined, !over && gone.length > 0);
  for (const { names } of warning.lifted === undefined ? [] : gone) {
    assert.ok(warning.lifted!.en!.description.includes(names.en));
  }
  assert.ok(over || gone.length < warning.areas.length);
}

/** The person behind an approval, which must be a right signature of exactly this content. */
function personOf(
  history: History,
  warning: Warning,
  { officer, key, signature, atMs }: Warning['approvals'][number],
): string {
  const act = history.acts.find((signed) => signed.signature === signature)!;
  assert.equal(act.type, ACT_TYPE);
  assert.equal(act.body.act, 'release');
  assert.equal(act.body.warning, warning.id);
  assert.equal(act.body.revision, warning.revision);
  assert.equal(act.body.contentHash, warning.contentHash);
  assert.equal(act.body.officer, officer);
  assert.equal(act.body.atMs, atMs);
  const known = OFFICERS.find(({ id }) => id === officer)!;
  assert.equal(known.key, key);
  assert.ok(known.roles.includes('release'));
  assert.ok(known.notAfterMs === null || history.nowMs <= known.notAfterMs);
  assert.ok(!known.demonstration || history.mode !== 'actual');
  return known.person;
}

test('whatever happens, in any order: nothing leaves that was not released as it was signed', () => {
  let automatic = 0;
  let out = 0;
  const states = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom<Mode>('exercise', 'actual'),
      fc.boolean(),
      fc.array(event, { minLength: 20, maxLength: 80, size: 'max' }),
      (mode, granted, events) => {
        const history: History = {
          mode,
          state: createWarn(SETTINGS, mode, OFFICERS, LABEL),
          nowMs: START_MS,
          hazardRevisions: new Map(),
          all: [],
          newest: new Map(),
          public: new Map(),
          acts: [],
          accepted: new Set(),
          grants: new Map(),
          out: 0,
          automatic: 0,
        };
        for (const who of granted ? ([0, 1] as const) : []) {
          play(history, { kind: 'grant', act: 'grant', who, spoil: 'no' });
        }
        for (const happening of events) play(history, happening);
        assert.deepEqual(structuredClone(history.state), history.state);
        out += history.out;
        automatic += history.automatic;
        for (const { state, issuedMs } of history.all)
          if (issuedMs !== undefined) states.add(state);
      },
    ),
    { numRuns: 400 },
  );
  // The sequences must really reach what they are to prove.
  assert.ok(out > 400, `${out} revisions went out`);
  assert.ok(automatic > 40, `${automatic} went out by themselves`);
  assert.deepEqual([...states].sort(), [
    'all-clear',
    'cancelled',
    'ended',
    'lost',
    'released',
    'updated',
  ]);
});
