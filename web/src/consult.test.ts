import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../src/warn/warning.ts';
import type { ConsultView } from '../../src/watch/index.ts';
import { consultationsOf } from './consult.ts';
import { CONSULT_WORDS } from './consult-words.ts';

const DUE = 60_000;

const ASKED = {
  ...{ id: 'kor-s1', origin: 'kor', atMs: 1000, word: 'intend-to-warn', text: 'coast first' },
  ...{ warning: 'kor-w1', inAnswerTo: null, dueMs: DUE, to: ['jpn', 'usa'] },
  ...{ answered: ['jpn'], silent: [] },
};
const ANSWER = {
  ...{ id: 'jpn-s1', origin: 'jpn', atMs: 9000, word: 'differ', text: '' },
  ...{ warning: null, inAnswerTo: 'kor-s1', dueMs: null, to: [], answered: [], silent: [] },
};
const text = (headline: string) => ({ en: { headline, instruction: 'go inside' } });
const VIEW: ConsultView = {
  hazard: 'kor-h1',
  words: [ASKED, ANSWER],
  publicTexts: [
    { node: 'kor', warning: 'kor-w1', state: 'released', texts: text('ours') },
    { node: 'jpn', warning: 'jpn-w4', state: 'released', texts: text('theirs') },
  ],
};

const shown = (nowMs: number, node = 'kor') =>
  consultationsOf({ node, nowMs, consultations: [VIEW] }, 'en')[0]!;

test('each nation has a column: its position, its clock, and what it tells its public beside the others', () => {
  const { columns } = shown(20_000);
  assert.deepEqual(
    columns.map(({ node, own, position, clock }) => [node, own, position, clock]),
    [
      ['kor', true, 'intends to warn', ''],
      ['jpn', false, 'DIFFERS', ''],
      ['usa', false, 'no word yet', 'asked, 00:40 left'],
    ],
  );
  assert.deepEqual(
    columns.map(({ publicTexts }) => publicTexts.map(({ headline }) => headline)),
    [['ours'], ['theirs'], []],
  );
});

test('who has not answered in time is shown as silent, and what we owe stands in our own column', () => {
  const [, , usa] = shown(DUE).columns;
  assert.deepEqual([usa?.late, usa?.clock], [true, 'SILENT since 00:01:00Z']);
  const own = shown(20_000, 'usa').columns[0];
  assert.deepEqual([own?.node, own?.clock], ['usa', 'asked, 00:40 left']);
  assert.equal(shown(20_000, 'jpn').columns[0]?.clock, '', 'it has answered');
});

test('words are listed newest first, an answer with whom it answers', () => {
  assert.deepEqual(
    shown(20_000).said.map(({ head }) => head),
    ['00:00:09Z JPN DIFFERS, in answer to KOR', '00:00:01Z KOR intends to warn'],
  );
});

test('a text that the language of the page has not is shown in one that it has', () => {
  const [card] = consultationsOf({ node: 'kor', nowMs: 0, consultations: [VIEW] }, 'ko');
  assert.deepEqual(card?.columns[0]?.publicTexts[0]?.tag, 'en');
});

test('every language has every word with the same blanks', () => {
  const blanks = (words: object): string[] =>
    Object.values(words).map((word) =>
      typeof word === 'string' ? (word.match(/\{\w+\}/g) ?? []).sort().join() : '',
    );
  for (const language of LANGUAGES) {
    const words = CONSULT_WORDS[language];
    assert.deepEqual(blanks(words), blanks(CONSULT_WORDS.en), language);
    assert.deepEqual(Object.keys(words.positions), Object.keys(CONSULT_WORDS.en.positions));
    assert.ok(Object.values(words.positions).every((word) => word !== ''));
  }
});
