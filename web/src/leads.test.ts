import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthorityView } from '../../src/warn/index.ts';
import { LEAD_WORDS, leadLines } from './leads.ts';

const AUTHORITY: AuthorityView = {
  node: 'jpn',
  owners: [
    { node: 'jpn', areas: ['JP'] },
    { node: 'cell', areas: [] },
  ],
  leads: [
    {
      ...{
        id: 'jpn-l7',
        term: 7,
        owner: 'jpn',
        to: 'usa',
        role: 'owner',
        state: 'lent',
        why: null,
      },
      ...{ kinds: ['ballistic'], areas: ['JP'], endsMs: 9, expiresMs: 8, offer: '', leftS: 41 },
      ...{ failing: ['links'], officers: [] },
    },
  ],
  ...{ pending: [], conditions: [], waivable: [], onShift: [], evaluation: null, takenBack: [] },
  ...{ youngS: 0, nextTerm: 8 },
};

test('the panel says who leads where, for how long, what fails, and which warnings are one', () => {
  const merged = [
    { kind: 'ballistic' as const, warnings: ['jpn-w1', 'kor-w2'], areas: [] },
    { kind: 'ballistic' as const, warnings: ['jpn-w3'], areas: [] },
  ];
  assert.deepEqual(
    leadLines({ authority: AUTHORITY, merged }, 'en').map(({ text, urgent }) => [text, urgent]),
    [
      ['jpn: JP', false],
      ['usa: JP for jpn, 41 s; fails: links', true],
      ['2 warnings about one hazard: jpn-w1, kor-w2', false],
    ],
  );
  assert.deepEqual(leadLines({ authority: null, merged }, 'ko'), []);
});

test('every language has the same words with the same blanks', () => {
  const blanks = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const words of [LEAD_WORDS.ko, LEAD_WORDS.ja]) {
    for (const [name, text] of Object.entries(LEAD_WORDS.en)) {
      assert.deepEqual(blanks(words[name as keyof typeof words]), blanks(text), name);
    }
  }
});
