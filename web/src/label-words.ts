import type { Language } from '../../src/warn/index.ts';
import { type Card, isInForce } from './cards.ts';
import { fill, WORDS } from './words.ts';

/** Names of what is worked with, for who hears the page, and what says that something waits. */
interface LabelWords {
  readonly node: string;
  readonly map: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  /** `{revision}`, and `{state}` that it becomes, with `{signed}` of `{needed}` signatures. */
  readonly waits: string;
}

export const LABEL_WORDS: Readonly<Record<Language, LabelWords>> = {
  en: {
    node: 'Node',
    map: 'Map',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    waits: 'Revision {revision} waits: {state}, {signed} of {needed} signed',
  },
  ko: {
    node: '노드',
    map: '지도',
    zoomIn: '확대',
    zoomOut: '축소',
    waits: '개정 {revision} 서명 대기: {state}, {needed}명 중 {signed}명',
  },
  ja: {
    node: 'ノード',
    map: '地図',
    zoomIn: '拡大',
    zoomOut: '縮小',
    waits: '改訂 {revision} 署名待ち: {state}、{needed}人中{signed}人',
  },
};

/** The state of a card as its header has it. */
export function stateText(state: string, language: Language): string {
  const words = WORDS[language];
  if (state === 'detected') return words.detected;
  return state === 'announced' ? words.announced : (words.states[state] ?? state);
}

/** What of the same warning waits for signatures, said on the card of what is in force. */
export function waitsText(draft: Card, language: Language): string {
  return fill(LABEL_WORDS[language].waits, {
    revision: String(draft.revision),
    state: stateText(draft.becomes, language),
    signed: String(draft.officers.length),
    needed: String(draft.plan?.needed ?? 1),
  });
}

/**
 * What is said to who hears the page when the first card changes. A draft grows every few
 * seconds: of that its state alone is said, not each new headline.
 */
export function spokenText(card: Card | undefined, language: Language): string {
  if (card === undefined) return '';
  const { own, from } = WORDS[language];
  const who = card.own ? own : fill(from, { node: card.issuer.toUpperCase() });
  const headline =
    isInForce(card.state) || card.state === 'all-clear' || card.state === 'cancelled';
  return [stateText(card.state, language), who, headline ? (card.text?.headline ?? '') : '']
    .filter((part) => part !== '')
    .join('. ');
}
