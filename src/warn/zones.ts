import type { BallisticHazard, HazardStatus, SpaceLaunchHazard } from '../assess/index.ts';
import { DEGREE, type GeoPolygon, geodesicInverse, ringCentre } from '../earth/index.ts';
import type { HazardId, Instant } from '../mark/index.ts';
import { restAreas, windowOf } from './areas.ts';
import { dropDraft, putDraft, putWithdrawal, type WarnChange } from './change.ts';
import { makeRevision } from './draft.ts';
import { openCase, type WarnCase, type WarnState } from './state.ts';
import { composeTexts } from './texts/compose.ts';
import type { PublicState, Texts, Warning, WarningArea } from './warning.ts';

/**
 * Warnings to ships and aircraft of areas where something comes down: the drop zones of an announced
 * launch, as announced, and the area of such a launch, once it is observed and its area small. They have a case of
 * their own beside the warning to people on land, and the same officers release and take them back.
 * They go to no channel for the public, but as drafts of NOTAM and of navigational warnings to the
 * offices that may issue those.
 */

/** An observed flight's area is told once it is no longer than this, m. */
export const ZONE_LENGTH_M = 100_000;
/** Its edges lie on a grid of this, rad: no point is given away, and small changes change nothing. */
const GRID = DEGREE / 6;
/** Times are told this much wider to either side, ms. */
const ROOM_MS = 60_000;
/** A zone is no public channel's: the page shows it, and offices issue what they are given. */
const ZONE_CHANNELS: readonly string[] = ['page', 'notam', 'navwarn'];

/** What there is to say now. */
interface Zones {
  readonly key: HazardId;
  readonly hazard: { readonly id: HazardId; readonly revision: number };
  readonly status: HazardStatus;
  readonly kind: 'space-launch' | 're-entry';
  readonly names: readonly string[];
  readonly polygons: readonly GeoPolygon[];
  readonly fromMs: Instant;
  readonly untilMs: Instant;
  readonly source: string;
}

/** What an announced launch asks to tell ships and aircraft. */
export function onAnnounced(
  state: WarnState,
  hazard: SpaceLaunchHazard,
  nowMs: Instant,
): WarnChange[] {
  const { id, revision, status, zones, areas, fromMs, untilMs, issuer } = hazard;
  return followZones(
    state,
    {
      ...{ key: id, hazard: { id, revision }, status, kind: 'space-launch' },
      ...{ names: zones, polygons: areas.map(({ polygon }) => polygon) },
      ...{ fromMs, untilMs, source: issuer },
    },
    nowMs,
  );
}

/** What an observed flight asks to tell them: nothing while its area is long. */
export function onObserved(
  state: WarnState,
  hazard: BallisticHazard,
  nowMs: Instant,
): WarnChange[] {
  const { id, revision, areas } = hazard;
  const key = `${id}/zone`;
  const known = state.cases.get(state.byHazard.get(key) ?? '');
  const widest = areas[areas.length - 1]?.polygon;
  const small = widest !== undefined && lengthOf(widest) <= ZONE_LENGTH_M;
  const begins = small && hazard.status === 'open' && !hazard.staysUp && isSpaceLaunch(hazard);
  if (known === undefined && !begins) return [];
  const { earliestMs, latestMs } = windowOf(hazard);
  const stated = known?.draft ?? known?.released ?? null;
  // What grows again, since it is lost, is not told anew: the small area was where it went.
  const box = small ? boxOf(widest) : (stated?.polygons[0] ?? []);
  // Which of several warnings it is, its number tells; whose it is, nothing.
  const status = hazard.status === 'lost' ? 'open' : hazard.staysUp ? 'withdrawn' : hazard.status;
  return followZones(
    state,
    {
      ...{ key, hazard: { id, revision }, status, kind: 're-entry' },
      ...{ names: [], polygons: [box], source: '' },
      ...{ fromMs: earliestMs - ROOM_MS, untilMs: latestMs + ROOM_MS },
    },
    nowMs,
  );
}

/** True for a flight that was announced, or goes to space more probably than not. */
function isSpaceLaunch({ space }: BallisticHazard): boolean {
  return space.notice !== null || space.spaceLaunch >= 0.5;
}

function followZones(state: WarnState, zones: Zones, nowMs: Instant): WarnChange[] {
  const known = state.cases.get(state.byHazard.get(zones.key) ?? '');
  if (zones.status === 'open') {
    if (zones.polygons.length === 0 || zones.untilMs <= nowMs) return [];
    if (known !== undefined && isDecided(known, zones)) return [];
    const entry = known === undefined || known.finished ? openZones(state, zones, nowMs) : known;
    entry.hazard = { ...entry.hazard, revision: zones.hazard.revision, seenMs: nowMs };
    // An officer's wish to take it back is overruled only by what was not said.
    if (says(entry.requested ? entry.released : (entry.draft ?? entry.released), zones)) return [];
    return [putDraft(entry, draftOf(state, entry, zones, nowMs), false)];
  }
  if (known === undefined || known.finished) return [];
  known.hazard = { ...known.hazard, status: zones.status, seenMs: nowMs };
  return takeBack(state, known, zones.status === 'withdrawn' ? 'cancelled' : 'all-clear', nowMs);
}

/**
 * True for what people have cancelled, given back or discarded: an observed flight is not told
 * again, an announced launch when it is announced otherwise.
 */
function isDecided(entry: WarnCase, { kind, polygons, fromMs, untilMs }: Zones): boolean {
  const { finished, settled, draft, released, hazard } = entry;
  const waits = draft !== null || released !== null;
  if (!(finished ? released !== null || settled !== null : settled !== null && !waits))
    return false;
  const { earliestMs, latestMs } = hazard.window;
  const same = earliestMs === fromMs && latestMs === untilMs;
  return kind === 're-entry' || (same && sameZones(hazard.outline, polygons));
}

function sameZones(a: readonly GeoPolygon[], b: readonly GeoPolygon[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Drops what nobody released; puts the withdrawal of what is public up for release. */
function takeBack(
  state: WarnState,
  entry: WarnCase,
  becomes: 'cancelled' | 'all-clear',
  nowMs: Instant,
): WarnChange[] {
  const { released, draft } = entry;
  if (released === null) {
    entry.finished = true;
    return dropDraft(state, entry, nowMs);
  }
  if (draft?.becomes === becomes) return [];
  return [putWithdrawal(state, entry, released, becomes, nowMs, false)];
}

/** What time does: once it is over, the areas are given back by officers. */
export function tickZones(state: WarnState, entry: WarnCase, nowMs: Instant): WarnChange[] {
  const untilMs = entry.hazard.window.latestMs + state.settings.endAfterS * 1000;
  if (nowMs < untilMs) return [];
  return takeBack(state, entry, 'all-clear', nowMs);
}

function openZones(state: WarnState, zones: Zones, nowMs: Instant): WarnCase {
  const entry = openCase(
    state,
    {
      ...{ ...zones.hazard, id: zones.key, status: 'open', firstMs: nowMs, seenMs: nowMs },
      ...{ arrivals: [], overflown: [], extentM2: 0, outline: zones.polygons },
      window: { earliestMs: zones.fromMs, latestMs: zones.untilMs },
    },
    zones.kind,
  );
  return entry;
}

/** True where a revision says these zones, and a time that holds theirs. */
function says(stated: Warning | null, { polygons, fromMs, untilMs }: Zones): boolean {
  if (stated === null || stated.becomes === 'cancelled' || stated.becomes === 'all-clear') {
    return false;
  }
  const [area] = stated.areas;
  const holds =
    (area?.earliestMs ?? Infinity) <= fromMs + ROOM_MS &&
    (area?.latestMs ?? -Infinity) >= untilMs - ROOM_MS;
  return holds && sameZones(stated.polygons, polygons);
}

function draftOf(state: WarnState, entry: WarnCase, zones: Zones, nowMs: Instant): Warning {
  const { names, polygons, fromMs, untilMs, source } = zones;
  const areas = polygons.map((polygon, i): WarningArea => {
    const name = names[i] || extentOf(polygon);
    return {
      region: `zone-${i + 1}`,
      names: { en: name, ko: name, ja: name },
      stage: 'prepare',
      earliestMs: fromMs,
      latestMs: untilMs,
    };
  });
  const told = areas.map((area, i) => {
    const corners = cornersOf(polygons[i]!);
    return { ...area, detail: names[i] ? `${names[i]} (${corners})` : corners };
  });
  const window = { earliestMs: fromMs, latestMs: untilMs };
  entry.hazard = { ...entry.hazard, window, outline: polygons };
  const becomes: PublicState = entry.released === null ? 'released' : 'updated';
  const left = entry.released === null ? [] : gone(entry.released, areas);
  const { mode, settings } = state;
  const texts = (message: 'prepare' | 'correction' | 'allClear'): Texts =>
    composeTexts(
      {
        ...{ kind: entry.kind, message, source, dated: true },
        areas: message === 'prepare' ? told : [...told, ...left],
        gone: message === 'prepare' ? left : [],
      },
      { mode, settings },
    );
  return makeRevision(state, entry, nowMs, {
    becomes,
    areas: [...areas, ...left],
    polygons,
    texts: texts('prepare'),
    withdrawal: { correction: texts('correction'), allClear: texts('allClear') },
    channels: ZONE_CHANNELS,
  });
}

/** Areas that were told once and are not any more stay in the message, as given back. */
function gone(released: Warning, areas: readonly WarningArea[]): WarningArea[] {
  const left = released.areas.filter((old) => !areas.some(({ region }) => region === old.region));
  return restAreas(left, 'all-clear');
}

/** Longest way across the ring, by its corners and its middle, m. */
function lengthOf(polygon: GeoPolygon): number {
  const ring = polygon[0] ?? [];
  const middle = ringCentre(ring);
  let most = 0;
  for (const [longitudeRad, latitudeRad] of ring) {
    most = Math.max(most, geodesicInverse(middle, { latitudeRad, longitudeRad }).distanceM);
  }
  return 2 * most;
}

/** The box of whole {@link GRID} steps around a polygon. */
function boxOf(polygon: GeoPolygon): GeoPolygon {
  const ring = polygon[0] ?? [];
  const { longitudeRad: middle } = ringCentre(ring);
  const turns = (longitude: number): number => {
    const off = longitude - middle;
    return middle + off - 2 * Math.PI * Math.round(off / (2 * Math.PI));
  };
  const longitudes = ring.map(([longitude]) => turns(longitude));
  const latitudes = ring.map(([, latitude]) => latitude);
  const down = (values: readonly number[]): number => Math.floor(Math.min(...values) / GRID) * GRID;
  const up = (values: readonly number[]): number => Math.ceil(Math.max(...values) / GRID) * GRID;
  const [west, east] = [down(longitudes), up(longitudes)];
  const [south, north] = [
    Math.max(-Math.PI / 2, down(latitudes)),
    Math.min(Math.PI / 2, up(latitudes)),
  ];
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}

/** More corners than this are left to the map. */
const MOST_CORNERS = 24;

/** `38-10.0N 135-20.0E, …` as navigational warnings write them, without the closing corner. */
function cornersOf(polygon: GeoPolygon): string {
  const ring = (polygon[0] ?? []).slice(0, -1);
  const told = ring.slice(0, MOST_CORNERS).map(([longitude, latitude]) => {
    const turned = longitude - 2 * Math.PI * Math.round(longitude / (2 * Math.PI));
    return `${minutes(latitude, 2, 'N', 'S')} ${minutes(turned, 3, 'E', 'W')}`;
  });
  return told.join(', ') + (ring.length > MOST_CORNERS ? ', …' : '');
}

/** `38-10.0N/39-00.0N 135-20.0E/136-00.0E`: a zone without a name, by its edges. */
function extentOf(polygon: GeoPolygon): string {
  const ring = polygon[0] ?? [];
  const turned = ring.map(
    ([x]) => x - 2 * Math.PI * Math.round((x - (ring[0]?.[0] ?? 0)) / (2 * Math.PI)),
  );
  const latitudes = ring.map(([, y]) => y);
  const east = (x: number): string =>
    minutes(x - 2 * Math.PI * Math.round(x / (2 * Math.PI)), 3, 'E', 'W');
  const north = (y: number): string => minutes(y, 2, 'N', 'S');
  return (
    `${north(Math.min(...latitudes))}/${north(Math.max(...latitudes))} ` +
    `${east(Math.min(...turned))}/${east(Math.max(...turned))}`
  );
}

function minutes(angle: number, digits: number, plus: string, minus: string): string {
  const tenths = Math.round((Math.abs(angle) / DEGREE) * 600);
  const whole = String(Math.floor(tenths / 600)).padStart(digits, '0');
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${whole}-${rest}${angle < 0 ? minus : plus}`;
}
