import { isComplete } from './texts/compose.ts';
import type { Warning } from './warning.ts';

/**
 * What keeps a warning from being released: its correction or its all-clear is missing, in one of
 * its languages, for one of its areas or on one of its channels. Null when both stand ready. A
 * warning that nobody could take back as loudly must not go out (docs/lifecycle.md, law 7).
 */
export function withdrawalProblem(
  warning: Pick<Warning, 'texts' | 'areas' | 'channels' | 'withdrawal'>,
): string | null {
  const { texts, areas, channels, withdrawal } = warning;
  for (const [name, words] of [
    ['correction', withdrawal.correction],
    ['all-clear', withdrawal.allClear],
  ] as const) {
    const missing = Object.keys(texts).find((language) => words[language] === undefined);
    if (missing !== undefined) return `its ${name} is missing in the language ${missing}`;
    if (!isComplete(words)) return `its ${name} lacks words`;
  }
  const area = areas.find(({ region }) => !withdrawal.areas.includes(region));
  if (area !== undefined) return `its withdrawal does not reach the area ${area.region}`;
  const channel = channels.find((each) => !withdrawal.channels.includes(each));
  return channel === undefined ? null : `its withdrawal does not reach the channel ${channel}`;
}
