import { REGIONS, type RegionCountry, regionByCode } from '../../earth/index.ts';
import { LANGUAGES, type Language } from '../warning.ts';
import { fill } from './fill.ts';
import type { LanguageTable } from './language.ts';

/** A place as it can be said. */
export interface Place {
  /** ISO 3166-2, or a code that no table knows. */
  readonly region: string;
  readonly names: Readonly<Record<Language, string>>;
  /** In a long text instead of the name: a zone with its corners. */
  readonly detail?: string;
}

/** Fewer areas than this are named one by one, however small the country. */
const MUCH_AREAS = 6;

const REGIONS_IN = countRegions();

function countRegions(): Readonly<Record<RegionCountry, number>> {
  const counts = { KOR: 0, PRK: 0, JPN: 0, USA: 0 };
  for (const { country } of REGIONS) counts[country] += 1;
  return counts;
}

/** The name in a language: its own, else the region’s, else the English one. */
export function placeName(table: LanguageTable, { region, names }: Place): string {
  const own = LANGUAGES.find((language) => language === table.tag);
  return table.places.names?.[region] ?? (own === undefined ? names.en : names[own]);
}

/** The words for some places in one language, from which a text takes what fits. */
export interface PlaceWords {
  readonly names: readonly string[];
  /** Instead of the names in a long text. */
  readonly details: readonly string[];
  /** `much of Japan and 2 more`; null where it is not much of any country. */
  readonly much: string | null;
  /** `parts of Japan, South Korea`; null where a place is in no country. */
  readonly parts: string | null;
  /** `12 areas`. */
  readonly count: string;
}

export function placeWords(table: LanguageTable, places: readonly Place[]): PlaceWords {
  const names = places.map((place) => placeName(table, place));
  const codes = places.map(({ region }) => countryOf(region));
  const { one, several, parts, list, countries } = table.places;
  const country = [...new Set(codes)].map((code) => (code === null ? '' : countries[code]));
  return {
    names,
    details: places.map(({ detail }, i) => detail ?? names[i]!),
    much: muchOf(table, codes),
    parts: country.includes('') ? null : fill(parts, { country: country.join(list) }),
    count: names.length === 1 ? one : fill(several, { count: String(names.length) }),
  };
}

/**
 * How places are said: `long` with their detail; `wide` a whole country before many names; `exact`
 * never by a wider name, which would take in people who are not meant.
 */
interface Manner {
  readonly long?: boolean;
  readonly wide?: boolean;
  readonly exact?: boolean;
}

/**
 * The places in the most exact words that fit: all names; much of one country as that country; as
 * many names as fit and how many more. Null where not even one name fits.
 */
export function namedPlaces(
  table: LanguageTable,
  { names, details, much: wider }: PlaceWords,
  fits: (text: string) => boolean,
  { long = false, wide = false, exact = false }: Manner = {},
): string | null {
  const much = exact ? null : wider;
  if (wide && much !== null && fits(much)) return much;
  const told = long ? details : names;
  const all = told.join(table.places.list);
  if (fits(all)) return all;
  if (much !== null && fits(much)) return much;
  let best: string | null = null;
  let first = '';
  for (let count = 1; count < told.length; count++) {
    first = count === 1 ? told[0]! : first + table.places.list + told[count - 1]!;
    const text = andMore(table, first, told.length - count);
    if (!fits(text)) break;
    best = text;
  }
  return best;
}

/** The places without a name of any: their countries, else how many they are. */
export function countedPlaces(
  { parts, count }: PlaceWords,
  fits: (text: string) => boolean,
  { exact = false }: Manner = {},
): string {
  return !exact && parts !== null && fits(parts) ? parts : count;
}

/** `much of Japan`, where at least half of the first place’s country is told; else null. */
function muchOf(table: LanguageTable, codes: readonly (RegionCountry | null)[]): string | null {
  const country = codes[0] ?? null;
  if (country === null) return null;
  const inside = codes.filter((code) => code === country).length;
  if (inside < MUCH_AREAS || 2 * inside < REGIONS_IN[country]) return null;
  const text = fill(table.places.much, { country: table.places.countries[country] });
  return codes.length === inside ? text : andMore(table, text, codes.length - inside);
}

function andMore(table: LanguageTable, first: string, count: number): string {
  return fill(table.places.more, { first, count: String(count) });
}

function countryOf(region: string): RegionCountry | null {
  return regionByCode(region)?.country ?? null;
}
