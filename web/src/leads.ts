import type { Language } from '../../src/warn/index.ts';
import type { View } from '../../src/watch/index.ts';
import { fill } from './words.ts';

/** Words of the panel that says who may take warnings back. `{}` are filled in. */
export const LEAD_WORDS = {
  en: {
    title: 'Takes warnings back',
    own: '{node}: {areas}',
    lent: '{node}: {areas} for {owner}, {seconds} s',
    ended: '{areas}: the lease ran out, {owner} leads',
    offered: '{owner} offers {node}: {areas}',
    waits: '{node} has accepted {areas} and waits for {owner}',
    failing: 'fails: {conditions}',
    young: 'this node has begun anew: nothing is taken back for {seconds} s',
    merged: '{count} warnings about one hazard: {warnings}',
  },
  ko: {
    title: '경보 해제 권한',
    own: '{node}: {areas}',
    lent: '{node}: {owner} 위임 {areas}, {seconds}초',
    ended: '{areas}: 위임 기간 만료, {owner} 권한',
    offered: '{owner} → {node} 위임 제안: {areas}',
    waits: '{node}: {areas} 수락, {owner} 응답 대기',
    failing: '조건 미충족: {conditions}',
    young: '새로 시작한 노드: {seconds}초 동안 해제하지 않음',
    merged: '같은 위협에 대한 경보 {count}건: {warnings}',
  },
  ja: {
    title: '警報を解除できる者',
    own: '{node}: {areas}',
    lent: '{node}: {owner}から委任 {areas}、{seconds}秒',
    ended: '{areas}: 委任の期限切れ、{owner}の権限',
    offered: '{owner}から{node}へ委任の申し出: {areas}',
    waits: '{node}: {areas}を受諾、{owner}の応答待ち',
    failing: '条件を満たさない: {conditions}',
    young: '新しく始めたノード: {seconds}秒間は解除しない',
    merged: '同じ脅威への警報{count}件: {warnings}',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** One line of the panel. `urgent`: something a person has to look at. */
export interface LeadLine {
  readonly key: string;
  readonly text: string;
  readonly urgent: boolean;
}

/** Who leads where, and which warnings are about one hazard; empty where nothing is handed over. */
export function leadLines(
  { authority, merged }: Pick<View, 'authority' | 'merged'>,
  language: Language,
): LeadLine[] {
  if (authority === null) return [];
  const words = LEAD_WORDS[language];
  const lines: LeadLine[] = [];
  const add = (key: string, text: string, urgent = false): number =>
    lines.push({ key, text, urgent });
  for (const { node, areas } of authority.owners) {
    if (areas.length > 0) add(`own ${node}`, fill(words.own, { node, areas: areas.join(', ') }));
  }
  for (const { id, owner, to: node, areas: codes, state, leftS, failing } of authority.leads) {
    if (state === 'over') continue;
    const ended = state === 'held' && leftS === 0;
    const which = { offered: 'offered', accepted: 'waits', lent: 'lent', held: 'lent' } as const;
    const word = words[ended ? 'ended' : which[state]];
    const text = fill(word, { owner, node, areas: codes.join(', '), seconds: `${leftS}` });
    const fails =
      failing.length === 0 ? '' : `; ${fill(words.failing, { conditions: failing.join(', ') })}`;
    add(id, `${text}${fails}`, ended || failing.length > 0 || state === 'offered');
  }
  if (authority.youngS > 0) add('young', fill(words.young, { seconds: `${authority.youngS}` }));
  for (const { warnings } of merged) {
    if (warnings.length < 2) continue;
    const count = `${warnings.length}`;
    add(warnings.join(), fill(words.merged, { count, warnings: warnings.join(', ') }));
  }
  return lines;
}
