import type { Language } from '../../src/warn/index.ts';
import type { ReceiversView } from '../../src/watch/index.ts';
import { fill } from './words.ts';

interface ReceiverWords {
  /** `{count}` of `{asked}` have. */
  readonly confirmed: string;
  /** `{names}`: who has not, by reference. */
  readonly silent: string;
  readonly more: string;
  /** `{channel}`, `{count}`: destinations that did not take it. */
  readonly failed: string;
  /** `{channel}`, `{count}`: destinations that may have got it twice. */
  readonly doubtful: string;
}

const WORDS: Readonly<Record<Language, ReceiverWords>> = {
  en: {
    confirmed: 'Confirmed by {count} of {asked}',
    silent: 'not by {names}',
    more: 'and others',
    failed: '{channel}: not taken by {count}',
    doubtful: '{channel}: perhaps twice to {count}',
  },
  ko: {
    confirmed: '{asked}곳 중 {count}곳 수신 확인',
    silent: '미확인: {names}',
    more: '외',
    failed: '{channel}: {count}곳 전달 실패',
    doubtful: '{channel}: {count}곳 중복 전달 가능성',
  },
  ja: {
    confirmed: '{asked}件中{count}件が受信確認',
    silent: '未確認: {names}',
    more: 'ほか',
    failed: '{channel}: {count}件に届かず',
    doubtful: '{channel}: {count}件に重複の可能性',
  },
};

/** Who has confirmed a warning, who is silent, and which channels did not take it; empty: nothing to say. */
export function receiverLines(receivers: ReceiversView | null, language: Language): string[] {
  if (receivers === null) return [];
  const words = WORDS[language];
  const { asked, confirmed, silent, channels } = receivers;
  const lines: string[] = [];
  if (asked > 0) {
    const named = asked - confirmed > silent.length ? [...silent, words.more] : silent;
    const count = fill(words.confirmed, { count: String(confirmed), asked: String(asked) });
    const rest = silent.length === 0 ? '' : ` · ${fill(words.silent, { names: named.join(', ') })}`;
    lines.push(count + rest);
  }
  for (const { channel, failed, doubtful } of channels) {
    if (failed > 0) lines.push(fill(words.failed, { channel, count: String(failed) }));
    if (doubtful > 0) lines.push(fill(words.doubtful, { channel, count: String(doubtful) }));
  }
  return lines;
}
