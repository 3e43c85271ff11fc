import type { HazardKind } from '../../assess/index.ts';
import { formatInstant, type Instant } from '../../mark/index.ts';
import { fill } from './fill.ts';
import type { LanguageTable, Zone } from './language.ts';

/** East of UTC, hours. */
const ZONE_HOURS: Readonly<Record<Zone, number>> = { KST: 9, JST: 9, HST: -10, ChST: 10, UTC: 0 };
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** When something is expected in an area; null: nothing is. */
export interface Expected {
  readonly region: string;
  readonly earliestMs: Instant | null;
  readonly latestMs: Instant | null;
}

/** The same time in more words and in fewer; empty where nothing is expected. */
export interface TimeWords {
  readonly full: string;
  readonly short: string;
  /** Its beginning alone. */
  readonly from: string;
}

type Span = readonly [from: Instant, to: Instant];

/**
 * When it is expected, rounded outward to whole minutes. In full: by each clock that the areas go
 * by, in the order of the areas, and in UTC. In short: the whole by the clock of the first area.
 * `dated`: in UTC with the date, for what may be days away.
 */
export function timeWords(
  table: LanguageTable,
  areas: readonly Expected[],
  dated: boolean,
): TimeWords {
  const spans = new Map<Zone, Span>();
  let whole: Span | null = null;
  for (const { region, earliestMs, latestMs } of areas) {
    if (earliestMs === null || latestMs === null) continue;
    whole = joinSpans(whole, earliestMs, latestMs);
    const zone = zoneOf(region);
    if (zone === null) continue;
    spans.set(zone, joinSpans(spans.get(zone) ?? null, earliestMs, latestMs));
  }
  if (whole === null) return { full: '', short: '', from: '' };
  if (dated) {
    const text = spanWords(table, whole, 'UTC', true);
    return { full: text, short: text, from: momentOf(table, whole[0], 'UTC', true) };
  }
  const utc = spanWords(table, whole, 'UTC', false);
  const [first] = spans.keys();
  if (first === undefined) {
    return { full: utc, short: utc, from: momentOf(table, whole[0], 'UTC', false) };
  }
  const local = [...spans].map(([zone, span]) => spanWords(table, span, zone, false));
  return {
    full: fill(table.times.withUtc, { local: local.join(table.places.list), utc }),
    short: spanWords(table, whole, first, false),
    from: momentOf(table, whole[0], first, false),
  };
}

/** A moment by the clock of the first of the areas that has one, rounded up to the minute. */
export function momentWords(
  table: LanguageTable,
  areas: readonly Expected[],
  atMs: Instant,
): string {
  const zone = areas.map(({ region }) => zoneOf(region)).find((each) => each !== null) ?? 'UTC';
  const upMs = Math.ceil(atMs / MINUTE_MS) * MINUTE_MS;
  return momentOf(table, upMs, zone, false);
}

function momentOf(table: LanguageTable, atMs: Instant, zone: Zone, dated: boolean): string {
  const at = dated ? `${date(atMs)} ${clock(atMs, zone)}` : clockWords(table, atMs, zone);
  return fill(table.times.at, { at, zone: table.times.zones[zone] });
}

function joinSpans(span: Span | null, earliestMs: Instant, latestMs: Instant): Span {
  return span === null
    ? [earliestMs, latestMs]
    : [Math.min(span[0], earliestMs), Math.max(span[1], latestMs)];
}

function spanWords(table: LanguageTable, span: Span, zone: Zone, dated: boolean): string {
  const from = Math.floor(span[0] / MINUTE_MS) * MINUTE_MS;
  const to = Math.ceil(span[1] / MINUTE_MS) * MINUTE_MS;
  return fill(table.times.span, {
    ...(dated ? datedSpan(from, to, zone) : undatedSpan(table, from, to, zone)),
    zone: table.times.zones[zone],
  });
}

type Ends = { readonly from: string; readonly to: string };

function datedSpan(from: Instant, to: Instant, zone: Zone): Ends {
  const [first, last] = [date(from), date(to)];
  return {
    from: `${first} ${clock(from, zone)}`,
    to: `${last === first ? '' : `${last} `}${clock(to, zone)}`,
  };
}

function undatedSpan(table: LanguageTable, from: Instant, to: Instant, zone: Zone): Ends {
  return { from: clockWords(table, from, zone), to: clockWords(table, to, zone) };
}

/** `2026-11-22`, UTC. */
function date(instant: Instant): string {
  return formatInstant(instant).slice(0, 10);
}

/** `07:28` */
function clock(instant: Instant, zone: Zone): string {
  return formatInstant(instant + ZONE_HOURS[zone] * HOUR_MS).slice(11, 16);
}

/** As the language says it: `7時28分`; without a form of its own `07:28`. */
function clockWords({ times }: LanguageTable, instant: Instant, zone: Zone): string {
  const told = clock(instant, zone);
  if (times.clock === undefined) return told;
  const [hour = 0, minute = 0] = told.split(':').map(Number);
  return fill(times.clock, { hour: String(hour), minute: String(minute) });
}

/** The clock that people in a region go by; null where it is not known. */
function zoneOf(region: string): Zone | null {
  if (region.startsWith('KR-') || region.startsWith('KP-')) return 'KST';
  if (region.startsWith('JP-')) return 'JST';
  if (region === 'US-HI') return 'HST';
  return region === 'US-GU' || region === 'US-MP' ? 'ChST' : null;
}

/**
 * The same with its times as the people who read it have them, whose clock is so far behind ours, s.
 * Whoever announced a launch gave its window by the clock that all have.
 */
export function peoplesTimes<
  T extends {
    readonly kind: HazardKind;
    readonly areas: readonly Expected[];
    readonly nextMs?: Instant | null;
  },
>(saying: T, aheadS: number): T {
  if (aheadS === 0 || saying.kind === 'space-launch') return saying;
  const moved = (atMs: Instant | null): Instant | null =>
    atMs === null ? null : atMs - aheadS * 1000;
  const areas = saying.areas.map((area) => ({
    ...area,
    ...{ earliestMs: moved(area.earliestMs), latestMs: moved(area.latestMs) },
  }));
  const { nextMs } = saying;
  return { ...saying, areas, ...(nextMs === undefined ? {} : { nextMs: moved(nextMs) }) };
}
