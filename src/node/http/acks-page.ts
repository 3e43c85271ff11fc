import { createHash } from 'node:crypto';
import type { Mode } from '../../mark/index.ts';
import type { Warning } from '../../warn/index.ts';
import { ACK_WORDS, allWords } from './acks-words.ts';

const STYLE =
  'body{font:1.1rem/1.5 sans-serif;max-width:40rem;margin:1rem auto;padding:0 1rem}' +
  '.drill{background:#15428b;color:#fff;padding:.5rem}button{font:inherit;padding:.8rem 1.2rem}';

/** Nothing is loaded and no script runs; the form goes back to where the page came from. */
export const ACK_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface AckPage {
  readonly mode: Mode;
  readonly receiver: string;
  readonly revision: number;
  /** The newest public revision, whose words are shown. */
  readonly warning: Warning;
  readonly confirmed: boolean;
}

/** The page by which a duty person confirms: the words, and one button. */
export function ackPage({ mode, receiver, revision, warning, confirmed }: AckPage): string {
  const texts = Object.entries(warning.texts).map(
    ([language, { headline, description, instruction }]) =>
      `<section lang="${escapeHtml(language)}"><h2>${escapeHtml(headline)}</h2>` +
      `<p>${escapeHtml(description)}</p><p><strong>${escapeHtml(instruction)}</strong></p></section>`,
  );
  const newer =
    warning.revision > revision ? `<p><strong>${allWords(ACK_WORDS.newer)}</strong></p>` : '';
  const end = confirmed
    ? `<p><strong>✓ ${allWords(ACK_WORDS.confirmed)}</strong></p>`
    : `<form method="post"><button>${allWords(ACK_WORDS.confirm)}</button></form>`;
  const about = `${warning.id} · ${revision} · ${receiver}`;
  const mark = `<p${mode === 'actual' ? '' : ' class="drill"'}>${allWords(ACK_WORDS[mode])}</p>`;
  return page([mark, ...texts, newer, end, `<p>${escapeHtml(about)}</p>`].join('\n'));
}

export function refusedPage(): string {
  return page(`<p>${allWords(ACK_WORDS.refused)}</p>`);
}

function page(body: string): string {
  return (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">' +
    `<title>Bongsu</title><style>${STYLE}</style></head><body>\n${body}\n</body></html>\n`
  );
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
