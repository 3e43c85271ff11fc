import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alliedPicture } from './allied.ts';
import { type ConsultContent, consult, hearConsult, silentOf } from './consult.ts';
import { offer } from './outbox.ts';
import { connect, exchange, type Pair, pairOf, shareOf, signerNamed } from './probe.fixture.ts';
import { statementProblem } from './read.ts';
import { hearRecall, recall } from './recall.ts';
import { acceptStatement } from './share.ts';
import { sign } from './sign.ts';
import type { SignedStatement, StatementContent } from './statement.ts';
import { waitingCount, waitingIn } from './waiting.ts';

const T0 = 1_795_000_000_000;
const KOR = signerNamed('key of kor');
const USA = signerNamed('key of usa');

const HAZARD: StatementContent = {
  ...({
    about: 'hazard',
    hazard: 'kor-h1',
    revision: 1,
    kind: 'ballistic',
    status: 'open',
  } as const),
  ...{ areas: [], arrivals: [], earliestMs: null, latestMs: null },
};

/** Two nodes; Korea has told the United States of a hazard. */
function told(sent = true): Pair & { readonly statement: SignedStatement } {
  const pair = pairOf(shareOf('kor', 'usa'), shareOf('usa', 'kor'));
  connect(pair, T0);
  const label = { ...pair.a.label, fidelity: 'minimum' as const };
  const statement = sign(pair.a, 'minimum', label, HAZARD, KOR, T0);
  offer(pair.a.links.get('usa')!, statement);
  pair.a.own.set('minimum/kor-h1', { statement, peers: ['usa'] });
  if (sent) exchange(pair, T0);
  return Object.assign(pair, { statement });
}

function word(said: Partial<ConsultContent> = {}) {
  return {
    ...({ word: 'intend-to-warn', hazard: 'kor-h1', warning: 'kor-w1', answers: null } as const),
    ...{ text: 'coast first', dueMs: T0 + 120_000, ...said },
  };
}

test('who has not answered when the time is over is named, and who answers is not', () => {
  const pair = told();
  const asked = consult(pair.a, word(), KOR, T0);
  assert.ok(asked.ok);
  exchange(pair, T0 + 100);
  const [heard] = (pair.accepted.get('usa') ?? []).filter((each) => hearConsult(pair.b, each));
  assert.equal(heard?.body.id, asked.consult.id);
  assert.deepEqual(silentOf(asked.consult, T0 + 119_999), []);
  assert.deepEqual(silentOf(asked.consult, T0 + 120_000), ['usa']);
  const said = word({ word: 'concur', warning: null, answers: asked.consult.id, dueMs: null });
  const answer = consult(pair.b, said, USA, T0 + 130_000);
  assert.ok(answer.ok, 'whoever was told answers, though the hazard is not its own');
  exchange(pair, T0 + 130_100);
  for (const each of pair.accepted.get('kor') ?? []) hearConsult(pair.a, each);
  assert.deepEqual(silentOf(asked.consult, T0 + 140_000), []);
});

test('whatever an officer names, what leaves can be read by a peer, or nothing leaves', () => {
  const name = fc.oneof(
    fc.constantFrom('kor-w1', 'kor/kor-s12', 'usa/usa-s1', 'kor-w1 ', '', 'KOR-W1'),
    fc.string({ maxLength: 30 }),
    fc.constant(null),
  );
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(name, name, fc.string({ maxLength: 600 }), (warning, answers, text) => {
      const pair = told();
      const made = consult(pair.a, word({ warning, answers, text }), KOR, T0 + 100);
      seen.add(made.ok);
      if (made.ok) assert.equal(statementProblem(made.shared.statement), null);
      else assert.equal(made.reason, 'malformed');
      // The fixture throws where a frame is refused.
      exchange(pair, T0 + 200);
    }),
    { numRuns: 60 },
  );
  assert.equal(seen.size, 2);
});

test('nobody is consulted on what it was not told of, nor one that does not read it', () => {
  const pair = told();
  const unknown = consult(pair.a, word({ hazard: 'kor-h2' }), KOR, T0);
  assert.ok(!unknown.ok);
  assert.match(unknown.message, /no peer holds kor-h2/);
  pair.a.links.get('usa')!.speaks = ['probe'];
  const older = consult(pair.a, word(), KOR, T0);
  assert.ok(!older.ok);
  assert.match(older.message, /has not said that it reads these/);
  assert.equal(waitingCount(pair.a.links.get('usa')!.waiting), 0);
});

test('a recall takes the statement out of the picture, is confirmed, and a late copy is not shown', () => {
  const pair = told();
  const made = recall(pair.a, pair.statement.body.id, 'wrong site', KOR, T0 + 1000);
  assert.ok(made.ok);
  assert.deepEqual([made.recall.to, made.recall.neverLeft], [['usa'], []]);
  exchange(pair, T0 + 1100);
  assert.equal(pair.b.allied.get('kor/hazard')?.words.size, 1);
  const heard = (pair.accepted.get('usa') ?? []).map((each) =>
    hearRecall(pair.b, 'kor', each, USA, T0 + 1100),
  );
  assert.deepEqual(
    heard.flatMap((each) => (each?.word === 'recall' ? [[each.known, each.why]] : [])),
    [[true, 'wrong site']],
  );
  assert.equal(pair.b.allied.get('kor/hazard')?.words.size, 0);
  exchange(pair, T0 + 1200);
  for (const each of pair.accepted.get('kor') ?? [])
    hearRecall(pair.a, 'usa', each, KOR, T0 + 1200);
  assert.deepEqual(
    [...made.recall.confirmed],
    [['usa', { atMs: T0 + 1100, known: true, handedOn: false }]],
  );
  pair.b.seen.clear();
  const verifier = { verify: () => true };
  acceptStatement(pair.b, 'kor', pair.statement, verifier, T0 + 1300);
  assert.equal(pair.b.allied.get('kor/hazard')?.words.size, 0);
});

test('what had not left is taken out of the queue; what is unknown and warnings are not recalled', () => {
  const pair = told(false);
  const made = recall(pair.a, pair.statement.body.id, 'wrong site', KOR, T0);
  assert.ok(made.ok);
  assert.deepEqual([made.recall.to, made.recall.neverLeft], [[], ['usa']]);
  const [withheld, ...more] = made.shared.releases;
  assert.deepEqual(
    [withheld?.what, withheld?.peer, withheld?.reason, withheld?.about, more],
    ['withheld-from', 'usa', 'recalled', pair.statement.body.id, []],
    'nor in a file',
  );
  assert.equal(waitingCount(pair.a.links.get('usa')!.waiting), 0);
  const again = recall(pair.a, pair.statement.body.id, 'again', KOR, T0);
  assert.equal(again.ok, false);
  const content = { ...HAZARD, about: 'warning' } as unknown as StatementContent;
  const warning = sign(pair.a, 'minimum', pair.a.label, content, KOR, T0);
  pair.a.own.set('minimum/kor-w1', { statement: warning, peers: ['usa'] });
  const refused = recall(pair.a, warning.body.id, 'no', KOR, T0);
  assert.ok(!refused.ok);
  assert.match(refused.message, /a warning is cancelled/);
});

test('a peer that no link was ever made with hears of a recall by file: what it holds is not known', () => {
  const pair = told(false);
  const link = pair.a.links.get('usa')!;
  Object.assign(link, { lastHeardMs: null, speaks: [] });
  const { id } = pair.statement.body;
  const made = recall(pair.a, id, 'wrong site', KOR, T0);
  assert.ok(made.ok);
  assert.deepEqual([made.recall.to, made.recall.neverLeft], [['usa'], []]);
  assert.deepEqual(
    made.shared.releases.map(({ what, reason, about }) => [what, reason, about]),
    [
      ['withheld-from', 'recalled', id],
      ['released-to', 'recall', undefined],
    ],
  );
  assert.equal(waitingCount(link.waiting), 0);
});

test('of a hazard the end is shown, also where the fuller word on it was never taken back', () => {
  const pair = told();
  const said = (id: string, more: object, timeMs: number): void => {
    const { body } = pair.statement;
    const content = { ...body.content, ...more } as StatementContent;
    const next = { ...body, id, releaseClass: `class-${id}`, timeMs, content };
    const verifier = { verify: () => true };
    assert.ok(acceptStatement(pair.b, 'kor', { ...pair.statement, body: next }, verifier, T0).ok);
  };
  const shown = () => alliedPicture(pair.b).map(({ body: { id } }) => id);
  said('kor-s7', { revision: 5, detail: {} }, T0 + 1);
  said('kor-s8', { revision: 5 }, T0 + 2);
  assert.deepEqual(shown(), ['kor-s7']);
  said('kor-s9', { revision: 6, status: 'ended' }, T0 + 3);
  assert.deepEqual(shown(), ['kor-s9']);
  said('kor-s10', { revision: 6, status: 'ended', detail: {} }, T0 + 3);
  assert.deepEqual(shown(), ['kor-s10']);
});

test('only what was agreed on stands in a word between nations', () => {
  const pair = told();
  assert.ok(consult(pair.a, word(), KOR, T0).ok);
  const [statement] = waitingIn(pair.a.links.get('usa')!.waiting);
  const problem = (content: object): string | null =>
    statementProblem({ ...statement, body: { ...statement!.body, content } });
  const { content } = statement!.body;
  assert.equal(problem(content), null);
  assert.notEqual(problem({ ...content, launch: [1, 2] }), null);
  assert.notEqual(problem({ ...content, word: 'fire' }), null);
  assert.notEqual(problem({ ...content, text: 'x'.repeat(501) }), null);
});
