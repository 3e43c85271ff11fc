import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CONDITIONS, type LeadWord } from '../warn/index.ts';
import { leadProblem, MAX_WAITING_LEADS, MAX_WAITING_TAKEN, offerLead } from './authority.ts';
import { createLink } from './link.ts';
import type { SignedStatement } from './statement.ts';
import { waitingCount, waitingIn } from './waiting.ts';

const LEAD = { lead: 'kor-l7', term: 7, owner: 'kor' } as const;
const SCOPE = { to: 'usa', kinds: ['ballistic'], areas: ['KR', 'JP-13'] } as const;
const CONDITION_RECORD = CONDITIONS.map((name) => ({ name, state: 'good' as const }));
const GRANT = {
  type: 'bongsu/lead-act/1',
  body: {
    act: 'return',
    lead: 'kor-l7',
    term: 7,
    mode: 'exercise',
    node: 'usa',
    officer: 'a',
    atMs: 1,
  },
  ...{ key: 'k', signature: 's' },
} as const;
const WORDS: readonly LeadWord[] = [
  {
    ...{ ...LEAD, word: 'offer', ...SCOPE, endsMs: 9, expiresMs: 8 },
    ...{ conditions: CONDITION_RECORD, grants: [GRANT] },
  },
  { ...LEAD, word: 'accept', offer: 'a'.repeat(64), conditions: CONDITION_RECORD, grants: [] },
  { ...LEAD, word: 'lease', ...SCOPE, endsMs: 9, untilMs: 8, leaseS: 60, answers: 3 },
  { ...LEAD, word: 'renew', failing: ['links'], holds: 4 },
  { ...LEAD, word: 'return', grants: [GRANT] },
  { ...LEAD, word: 'over', ...SCOPE, why: 'lapsed' },
  {
    ...{ ...LEAD, word: 'take-back', issuer: 'jpn', warning: 'jpn-w1', warningRevision: 2 },
    ...{ kind: 'ballistic', regions: ['KR-11'], becomes: 'cancelled', grants: [] },
  },
  {
    ...{ ...LEAD, word: 'answer', to: 'usa', warning: 'jpn-w1', warningRevision: 2 },
    ...{ done: true, message: 'taken back' },
  },
];
const contents = WORDS.map((word) => ({ about: 'lead' as const, revision: 5, ...word }));

test('every word is read as it was written', () => {
  for (const content of contents) assert.equal(leadProblem(content), null, content.word);
});

test('a word with a member less, more, or of another kind is refused and nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...contents),
      fc.nat({ max: 30 }),
      fc.oneof(fc.constant(undefined), fc.anything()),
      (content, at, value) => {
        const names = Object.keys(content);
        const name = names[at % names.length]!;
        const { [name]: _gone, ...less } = content as Record<string, unknown>;
        assert.notEqual(leadProblem(less), null, `without ${name}`);
        assert.notEqual(leadProblem({ ...content, odd: value }), null);
        const problem = leadProblem({ ...less, [name]: value });
        assert.ok(problem === null || problem.length > 0);
      },
    ),
  );
});

function statement(n: number, content: (typeof contents)[number]): SignedStatement {
  const label: SignedStatement['body']['label'] = {
    classification: 'unclassified',
    ...{ releasableTo: [], caveats: [], delayS: 0, fidelity: 'minimum' },
  };
  return {
    ...{ type: 'bongsu/statement/1', key: 'k', signature: `s${n}` },
    body: {
      ...{ id: `kor-s${n}`, origin: 'kor', mode: 'exercise', releaseClass: 'minimum', timeMs: n },
      ...{ label, content },
    },
  };
}

test('for a peer that is away only the newest word on a lead waits, and takings back up to a bound', () => {
  const link = createLink('usa');
  const lease = contents[2]!;
  for (let n = 1; n <= 100; n++) offerLead(link, statement(n, lease));
  assert.equal(waitingCount(link.waiting), 1);
  assert.equal(waitingIn(link.waiting)[0]?.body.id, 'kor-s100');
  for (let n = 101; n <= 100 + 2 * MAX_WAITING_TAKEN; n++) {
    const taking = { ...contents[6]!, warningRevision: n } as (typeof contents)[number];
    offerLead(link, statement(n, taking));
  }
  assert.equal(waitingCount(link.waiting), 1 + MAX_WAITING_TAKEN);
  assert.equal(waitingIn(link.waiting).at(-1)?.body.id, `kor-s${100 + 2 * MAX_WAITING_TAKEN}`);
});

test('an originator that speaks of ever more leads fills no hub: the newest of its own wait', () => {
  const link = createLink('usa');
  const lease = contents[2]!;
  for (let n = 1; n <= 1000; n++) {
    const other = { ...lease, term: n, lead: `kor-l${n}` } as (typeof contents)[number];
    offerLead(link, statement(n, other));
  }
  assert.equal(waitingCount(link.waiting), MAX_WAITING_LEADS);
  assert.equal(waitingIn(link.waiting).at(-1)?.body.id, 'kor-s1000');
  assert.equal(link.superseded, 1000 - MAX_WAITING_LEADS);
});
