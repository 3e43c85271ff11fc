import { formatInstant, type Instant } from '../../mark/index.ts';
import type { WarnSettings } from '../settings.ts';
import { issuerIn, type LanguageTable, languageOf } from '../texts/language.ts';
import { momentWords, peoplesTimes, timeWords } from '../texts/times.ts';
import { stageTold, textIn, textsFor, type Warning, type WarningArea } from '../warning.ts';
import { escapeHtml } from './public-html.ts';
import { PAGE_STYLE, PAGE_STYLE_HASH } from './public-style.ts';
import { PUBLIC_WORDS, type PublicWords } from './public-words.ts';

/** One page, not signed yet. */
export interface RenderedPage {
  /** `WARNING-REVISION/FILE`: which revision made it, and the file that it becomes. */
  readonly name: string;
  readonly document: string;
}

/** No page is larger, bytes: it has to come through when networks are full. */
export const MAX_PAGE_BYTES = 50_000;
/** What is over stays on a page so long, ms: whoever was told hears the end of it. */
const STAYS_MS = 86_400_000;
/** Warnings on one page; those in force come first. */
const MAX_NOTICES = 6;
/** Areas of the index. */
const MAX_ROWS = 250;
/** The page that leads to all others. */
const INDEX = 'index.html';

type PageSettings = Pick<WarnSettings, 'issuerName' | 'languages' | 'clockAheadS'>;

/**
 * The page of every area that a public revision names, and the index. A page says all warnings about
 * its area, `all` being the newest public revision of each: what is in force comes first, so that
 * the end of one warning never hides another. Area, time and action only (docs/lifecycle.md, law
 * 11). None for what never leaves and for warnings to ships and aircraft.
 */
export function renderPublic(
  warning: Warning,
  all: readonly Warning[],
  settings: PageSettings,
): readonly RenderedPage[] {
  const { id, revision, mode, state, issuedMs } = warning;
  if (mode === 'simulated' || state === 'drafted' || issuedMs === undefined) return [];
  const others = all.filter((other) => other.id !== id && isTold(other, issuedMs));
  const told = [warning, ...others].sort(newerFirst);
  const page: Page = { mode, atMs: issuedMs, told, settings };
  const named = warning.areas.filter(({ region }) => FILE.test(region));
  const name = (file: string): string => `${id}-${revision}/${file}`;
  return [
    ...named.map(({ region }) => ({
      name: name(`${region}.html`),
      document: areaPage(page, region),
    })),
    { name: name(INDEX), document: indexPage(page) },
  ];
}

/** A region’s code as the name of a file. */
const FILE = /^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/;

interface Page {
  readonly mode: Warning['mode'];
  readonly atMs: Instant;
  readonly told: readonly Warning[];
  readonly settings: PageSettings;
}

function isTold({ state, mode, issuedMs, channels }: Warning, atMs: Instant): boolean {
  if (mode === 'simulated' || state === 'drafted' || issuedMs === undefined) return false;
  return channels.includes('public') && (isOn(state) || issuedMs > atMs - STAYS_MS);
}

function isOn(state: Warning['state']): boolean {
  return state !== 'cancelled' && state !== 'all-clear';
}

function newerFirst(a: Warning, b: Warning): number {
  return (b.issuedMs ?? 0) - (a.issuedMs ?? 0);
}

/** What one warning says of one area. */
interface Notice {
  readonly warning: Warning;
  readonly area: WarningArea;
  readonly look: 'cover' | 'ready' | 'over';
}

/** In force before over, newer before older. */
function noticesOf({ told }: Page, region: string): Notice[] {
  const notices = told.flatMap((warning): Notice[] => {
    const area = warning.areas.find((one) => one.region === region);
    return area === undefined ? [] : [{ warning, area, look: lookOf(warning, area) }];
  });
  const on = notices.filter(({ look }) => look !== 'over');
  return [...on, ...notices.filter(({ look }) => look === 'over')];
}

function lookOf(warning: Warning, area: WarningArea): Notice['look'] {
  if (!isOn(warning.state) || area.stage === 'all-clear') return 'over';
  return stageTold(warning, area) === 'take-cover' ? 'cover' : 'ready';
}

/** The language of the place first. */
function languagesFor({ told }: Page, region: string): string[] {
  const tags = [...new Set(told.flatMap(({ texts }) => Object.keys(texts)))];
  const own = region.startsWith('KR-') ? 'ko' : region.startsWith('JP-') ? 'ja' : 'en';
  return tags.includes(own) ? [own, ...tags.filter((tag) => tag !== own)] : tags;
}

/** With less and less said until it fits: the action, place and time of what is in force stay. */
function areaPage(page: Page, region: string): string {
  const notices = noticesOf(page, region);
  const ways = [
    { most: MAX_NOTICES, long: true },
    { most: MAX_NOTICES, long: false },
    { most: 2, long: false },
    { most: 1, long: false },
  ];
  let document = '';
  for (const { most, long } of ways) {
    document = areaDocument(page, region, notices.slice(0, most), long);
    if (bytesOf(document) <= MAX_PAGE_BYTES) break;
  }
  return document;
}

function areaDocument(
  page: Page,
  region: string,
  notices: readonly Notice[],
  long: boolean,
): string {
  const tags = languagesFor(page, region);
  const area = notices[0]!.area;
  const names = [...new Map(tags.map((tag) => [nameIn(page, area, tag), tag]))];
  const title = names.map(([name, tag]) => `<span lang="${tag}">${escapeHtml(name)}</span>`);
  const sections = tags.map((tag) =>
    [
      `<section lang="${tag}" id="${tag}">`,
      ...notices.map((notice) => article(page, notice, tag, long)),
      '</section>',
    ].join('\n'),
  );
  const untilMs = Math.max(...notices.map(({ warning }) => warning.expiresMs));
  return frame(page, tags, {
    file: `${region}.html`,
    title: names.map(([name]) => name).join(' · '),
    heading: title.join(' · '),
    body: sections,
    untilMs,
    links: tags.map((tag) => `<a href="${INDEX}" lang="${tag}">${wordsIn(tag).all}</a>`),
  });
}

function article(
  { settings }: Page,
  { warning, area, look }: Notice,
  tag: string,
  long: boolean,
): string {
  const table = languageOf(settings, tag);
  const words = wordsIn(tag);
  const text = textIn(textsFor(warning, area), tag);
  // As in the texts.
  const aheadS = settings.clockAheadS ?? 0;
  const expected = peoplesTimes({ kind: warning.kind, areas: [area] }, aheadS).areas;
  const times = timeWords(table, expected, false).full;
  const moment = (instant: Instant): string => momentText(table, area, instant - aheadS * 1000);
  const fact = (label: string, value: string): string =>
    `<p class="facts">${label}: <strong>${value}</strong></p>`;
  return [
    `<article class="${look}">`,
    `<p class="facts">${look === 'over' ? words.over : words.inForce}</p>`,
    `<h2>${escapeHtml(text.headline)}</h2>`,
    ...(times === '' ? [] : [`<p>${words.expected}: <strong>${escapeHtml(times)}</strong></p>`]),
    `<h3>${words.action}</h3>`,
    `<p class="do">${escapeHtml(text.instruction)}</p>`,
    ...(long ? [`<p>${escapeHtml(text.description)}</p>`] : []),
    fact(words.by, escapeHtml(issuerIn(settings.issuerName, tag))),
    fact(words.issued, moment(warning.issuedMs ?? 0)),
    `${fact(words.until, moment(warning.expiresMs))}<p class="facts">${words.after}</p>`,
    '</article>',
  ].join('\n');
}

const MINUTE_MS = 60_000;

/** By the clock of the place, then in UTC with the date; seconds are cut. */
function momentText(table: LanguageTable, area: WarningArea, instant: Instant): string {
  const atMs = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
  const utc = `${formatInstant(atMs).slice(0, 16).replace('T', ' ')} UTC`;
  const local = momentWords(table, [area], atMs);
  const stamp = formatInstant(atMs);
  return `<time datetime="${stamp}">${escapeHtml(local)} (${utc})</time>`;
}

function nameIn({ settings }: Page, { names, region }: WarningArea, tag: string): string {
  const own = languageOf(settings, tag).places.names?.[region];
  const given = (names as Readonly<Record<string, string>>)[tag];
  return own ?? given ?? names.en;
}

function indexPage(page: Page): string {
  const tags = languagesFor(page, '');
  const regions = [...new Set(page.told.flatMap(({ areas }) => areas.map(({ region }) => region)))];
  const rows = regions
    .filter((region) => FILE.test(region))
    .map((region) => ({ region, first: noticesOf(page, region)[0]! }))
    .sort((a, b) => Number(a.first.look === 'over') - Number(b.first.look === 'over'));
  const row = ({ region, first }: (typeof rows)[number]): string => {
    const names = [...new Set(tags.map((tag) => nameIn(page, first.area, tag)))];
    const state = first.look === 'over' ? 'over' : 'inForce';
    const said = tags.map((tag) => `<span lang="${tag}">${wordsIn(tag)[state]}</span>`);
    return `<li><a href="${region}.html">${escapeHtml(names.join(' · '))}</a><br>${said.join(' · ')}</li>`;
  };
  const make = (most: number): string =>
    frame(page, tags, {
      file: INDEX,
      title: tags.map((tag) => wordsIn(tag).page).join(' · '),
      heading: tags.map((tag) => `<span lang="${tag}">${wordsIn(tag).page}</span>`).join(' · '),
      body: ['<ul>', ...rows.slice(0, most).map(row), '</ul>'],
      untilMs: Math.max(...page.told.map(({ expiresMs }) => expiresMs)),
      links: [],
    });
  let most = MAX_ROWS;
  let document = make(most);
  while (bytesOf(document) > MAX_PAGE_BYTES && most > 1) {
    most = Math.floor(most / 2);
    document = make(most);
  }
  return document;
}

interface Content {
  readonly file: string;
  readonly title: string;
  readonly heading: string;
  readonly body: readonly string[];
  readonly untilMs: Instant;
  readonly links: readonly string[];
}

function frame({ mode, atMs, settings }: Page, tags: readonly string[], content: Content): string {
  const { file, title, heading, body, untilMs, links } = content;
  const [first = 'en'] = tags;
  const drill =
    mode === 'actual'
      ? []
      : tags.map((tag) => `<p class="drill" lang="${tag}">${wordsIn(tag).drill[mode]}</p>`);
  const mark = mode === 'actual' ? '' : `${mode.toUpperCase()}: `;
  const facts = `page=${file} mode=${mode} ${timeFacts(atMs, untilMs, settings)}`;
  const policy = `default-src 'none'; style-src '${PAGE_STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html>',
    `<html lang="${first}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<meta name="bongsu" content="${facts}">`,
    `<title>${mark}${escapeHtml(title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    `<body${mode === 'actual' ? '' : ' class="drill-page"'}>`,
    ...drill,
    '<header>',
    `<h1>${heading}</h1>`,
    `<nav>${[...(links.length === 0 ? [] : tags.map((tag) => `<a href="#${tag}" lang="${tag}">${nameOfLanguage(settings, tag)}</a>`)), ...links].join(' ')}</nav>`,
    '</header>',
    '<main>',
    ...body,
    '</main>',
    '<footer>',
    ...tags.map((tag) => `<p class="facts" lang="${tag}">${wordsIn(tag).signed}</p>`),
    `<p><code>bongsu public verify ${file} --key KEY</code></p>`,
    '</footer>',
    ...drill,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/**
 * For programs, by the clock that people have: who checks whether a page is still valid has that one.
 * Which of two pages is newer is told by ours, which only goes on.
 */
function timeFacts(atMs: Instant, untilMs: Instant, { clockAheadS = 0 }: PageSettings): string {
  const [at, until] = [atMs, untilMs].map((ms) => Math.floor(ms - clockAheadS * 1000));
  return `at=${at} until=${until}${clockAheadS === 0 ? '' : ` order=${Math.floor(atMs)}`}`;
}

function wordsIn(tag: string): PublicWords {
  return PUBLIC_WORDS[tag] ?? PUBLIC_WORDS['en']!;
}

function nameOfLanguage(settings: PageSettings, tag: string): string {
  const table = languageOf(settings, tag);
  return escapeHtml(table.tag === tag ? table.name : tag);
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
