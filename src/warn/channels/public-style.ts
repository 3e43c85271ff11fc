import { sha256Of } from '../../seal/index.ts';

/**
 * All that the page looks like, in it so that a mirror needs one file. Text on its ground keeps at
 * least 7 : 1 (WCAG 2.2, 1.4.6) in light and in dark; nothing is wider than 320 px of screen (1.4.10).
 */
export const PAGE_STYLE = [
  ':root{color-scheme:light dark;--ground:#fff;--ink:#111;--line:#767676;--link:#0b3d91}',
  '@media(prefers-color-scheme:dark){:root{--ground:#111;--ink:#f5f5f5;--line:#8c8c8c;--link:#a8c7ff}}',
  'body{margin:0;background:var(--ground);color:var(--ink);font:1.125rem/1.5 system-ui,"Noto Sans KR","Noto Sans JP",sans-serif;overflow-wrap:anywhere}',
  'main,header,footer{max-width:44rem;margin:0 auto;padding:.75rem 1rem}',
  'h1{font-size:clamp(1.75rem,8vw,2.75rem);line-height:1.2;margin:.25rem 0}',
  'h2{font-size:clamp(1.4rem,6vw,2rem);line-height:1.25;margin:0 0 .5rem}',
  'h3{font-size:1.125rem;margin:1rem 0 .25rem}p{margin:.5rem 0}a{color:var(--link)}',
  'nav a{display:inline-block;padding:.5rem .75rem .5rem 0;min-width:2.75rem}',
  'section{border-top:2px solid var(--line);padding-top:1rem;margin-top:1.5rem}',
  'article{border-radius:.5rem;padding:1rem;margin:0 0 1rem;color:#fff}article a{color:#fff}',
  '.cover{background:#8f0f0f}.ready{background:#6b3f00}.over{background:#0b4f23}',
  '.do{font-size:1.3rem;font-weight:600}.facts{font-size:1rem}',
  '.drill{background:repeating-linear-gradient(45deg,#ffd500 0 1.5rem,#ffe566 1.5rem 3rem);color:#000;font-weight:700;padding:.75rem 1rem;margin:0}',
  'body.drill-page article{outline:.4rem dashed #ffd500;outline-offset:-.4rem;padding:1.5rem}',
  ':lang(ko){word-break:keep-all}ul{padding-left:1.25rem}li{margin:.5rem 0}code{font-size:.9rem}',
].join('');

/** As a Content Security Policy names it (CSP Level 3, section 2.3.1). */
export const PAGE_STYLE_HASH = `sha256-${toBase64(sha256Of(new TextEncoder().encode(PAGE_STYLE)))}`;

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
