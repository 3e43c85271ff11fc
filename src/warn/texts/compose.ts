import { REGIONS, type RegionCountry, regionByCode } from '../../earth/index.ts';
import { formatInstant, type Instant, type Mode } from '../../mark/index.ts';
import { areasInForce, areasLetGo } from '../areas.ts';
import type { WarnSettings } from '../settings.ts';
import {
  LANGUAGES,
  type Language,
  type Texts,
  type WarningArea,
  type WarningText,
} from '../warning.ts';
import { EN } from './en.ts';
import { JA } from './ja.ts';
import { KO } from './ko.ts';
import type { Message, TextTable, Zone } from './table.ts';

export const TEXT_TABLES: Readonly<Record<Language, TextTable>> = { en: EN, ko: KO, ja: JA };

/** Longest headline, characters: what one cell-broadcast page carries in every language. */
export const MAX_HEADLINE = 90;

/** East of UTC, hours. */
const ZONE_HOURS: Readonly<Record<Zone, number>> = { KST: 9, JST: 9, HST: -10, ChST: 10 };
const MINUTE_MS = 60_000;

/** Fewer areas than this are named one by one, however small the country. */
const MUCH_AREAS = 6;

const REGIONS_IN = countRegions();

function countRegions(): Readonly<Record<RegionCountry, number>> {
  const counts = { KOR: 0, PRK: 0, JPN: 0, USA: 0 };
  for (const { country } of REGIONS) counts[country] += 1;
  return counts;
}

/**
 * One message about these areas in every language, framed unless the mode is `actual`. Times
 * are rounded outward to whole minutes. The areas' order is the order of the names. What takes a
 * warning back speaks of all areas; anything else of those in force, with a sentence about those
 * let go.
 */
export function composeTexts(
  message: Message,
  mode: Mode,
  areas: readonly WarningArea[],
  issuer: WarnSettings['issuerName'],
): Texts {
  return {
    en: composeText('en', message, mode, areas, issuer.en),
    ko: composeText('ko', message, mode, areas, issuer.ko),
    ja: composeText('ja', message, mode, areas, issuer.ja),
  };
}

function composeText(
  language: Language,
  message: Message,
  mode: Mode,
  areas: readonly WarningArea[],
  issuer: string,
): WarningText {
  const table = TEXT_TABLES[language];
  const backs = message === 'correction' || message === 'allClear';
  const told = backs ? areas : areasInForce(areas);
  const names = told.map((area) => area.names[language]);
  const gone = backs ? [] : areasLetGo(areas).map((area) => area.names[language]);
  const values = {
    place: placeOf(table, language, told),
    places: names.join(table.listSeparator),
    times: timesOf(table, areas),
    issuer,
  };
  const text = table.messages[message];
  const frame = mode === 'actual' ? null : table.frames[mode];
  const part = (key: keyof WarningText): string => {
    let plain = fill(text[key], values);
    if (gone.length > 0 && key !== 'headline') {
      plain = fill(table.lifted[key], { text: plain, places: gone.join(table.listSeparator) });
    }
    return frame === null ? plain : fill(frame[key], { text: plain });
  };
  return {
    headline: shorten(part('headline')),
    description: part('description'),
    instruction: part('instruction'),
  };
}

/** True when every language has every part of the text. */
export function isComplete(texts: Texts): boolean {
  return LANGUAGES.every((language) => {
    const text = texts[language];
    return (
      text !== undefined &&
      text.headline !== '' &&
      text.description !== '' &&
      text.instruction !== ''
    );
  });
}

/**
 * Where, in a few words: the first area, or its country where at least half of it is told, and
 * how many areas more.
 */
function placeOf(table: TextTable, language: Language, areas: readonly WarningArea[]): string {
  const [head] = areas;
  if (head === undefined) return '';
  const country = countryOf(head.region);
  const inside = areas.filter(({ region }) => country !== null && countryOf(region) === country);
  const much = country !== null && isMuchOf(country, inside.length);
  const first = much
    ? fill(table.muchOf, { country: table.countries[country] })
    : head.names[language];
  const more = areas.length - (much ? inside.length : 1);
  return more === 0 ? first : fill(table.placeAndMore, { first, count: String(more) });
}

function isMuchOf(country: RegionCountry, told: number): boolean {
  return told >= MUCH_AREAS && 2 * told >= REGIONS_IN[country];
}

function countryOf(region: string): RegionCountry | null {
  return regionByCode(region)?.country ?? null;
}

/** Spans per time zone in the order of the areas, then all of them in UTC. */
function timesOf(table: TextTable, areas: readonly WarningArea[]): string {
  const spans = new Map<Zone, [Instant, Instant]>();
  let whole: [Instant, Instant] | null = null;
  for (const area of areas) {
    if (area.earliestMs === null || area.latestMs === null) continue;
    whole = joinSpans(whole, area.earliestMs, area.latestMs);
    const zone = zoneOf(area.region);
    if (zone === null) continue;
    spans.set(zone, joinSpans(spans.get(zone) ?? null, area.earliestMs, area.latestMs));
  }
  if (whole === null) return '';
  const utc = spanText(table, whole, 0, 'UTC');
  if (spans.size === 0) return utc;
  const local = [...spans].map(([zone, span]) =>
    spanText(table, span, ZONE_HOURS[zone], table.zones[zone]),
  );
  return fill(table.times, { local: local.join(table.listSeparator), utc });
}

function joinSpans(
  span: readonly [Instant, Instant] | null,
  earliestMs: Instant,
  latestMs: Instant,
): [Instant, Instant] {
  return span === null
    ? [earliestMs, latestMs]
    : [Math.min(span[0], earliestMs), Math.max(span[1], latestMs)];
}

function spanText(
  table: TextTable,
  span: readonly [Instant, Instant],
  hours: number,
  zone: string,
): string {
  const shift = hours * 60 * MINUTE_MS;
  const from = Math.floor(span[0] / MINUTE_MS) * MINUTE_MS;
  const to = Math.ceil(span[1] / MINUTE_MS) * MINUTE_MS;
  return fill(table.timeSpan, { from: clock(from + shift), to: clock(to + shift), zone });
}

/** `07:28` */
function clock(instant: Instant): string {
  return formatInstant(instant).slice(11, 16);
}

/** The clock that people in a region go by; null where it is not known. */
function zoneOf(region: string): Zone | null {
  if (region.startsWith('KR-') || region.startsWith('KP-')) return 'KST';
  if (region.startsWith('JP-')) return 'JST';
  if (region === 'US-HI') return 'HST';
  return region === 'US-GU' || region === 'US-MP' ? 'ChST' : null;
}

/** Puts values into braces; what is put in is not read again. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Cuts at {@link MAX_HEADLINE}; only a name from outside the tables can be that long. */
function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= MAX_HEADLINE ? text : `${letters.slice(0, MAX_HEADLINE - 1).join('')}…`;
}
