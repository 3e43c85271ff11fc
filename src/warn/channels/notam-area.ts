import {
  DEGREE,
  type GeoPoint,
  type GeoPolygon,
  type GeoRing,
  geodesicInverse,
  polygonsOverlap,
  ringCentre,
  wrapLongitude,
} from '../../earth/index.ts';
import { formatInstant, type Instant } from '../../mark/index.ts';
import type { NoticeMaking, WarnSettings } from '../settings.ts';
import { peoplesTimes } from '../texts/times.ts';
import type { Warning, WarningArea } from '../warning.ts';

/**
 * What drafts of NOTAM and of navigational warnings have in common: which areas they speak of, when,
 * and that they are drafts. They are made of warnings to ships and aircraft alone (`zones.ts`).
 */
export interface Notice {
  readonly warning: Warning;
  readonly issuedMs: Instant;
  /** What is in force, with its shape. */
  readonly zones: readonly Zone[];
  /** Let go, or taken back; a shape where it is still known. */
  readonly gone: readonly (Omit<Zone, 'ring'> & { readonly ring: GeoRing | null })[];
}

export interface Zone {
  readonly name: string;
  /** Outer ring, closed. */
  readonly ring: GeoRing;
  readonly fromMs: Instant;
  readonly untilMs: Instant;
}

const NOTICED: readonly Warning['kind'][] = ['space-launch', 're-entry'];
const MINUTE_MS = 60_000;

/**
 * Null for what never leaves, and for warnings to people on land. `outline`: the shapes that were
 * last told, for a withdrawal, which has none of its own. Its times are by the clock of those who read it.
 */
export function noticeOf(
  warning: Warning,
  outline: readonly GeoPolygon[],
  { clockAheadS = 0 }: Pick<WarnSettings, 'clockAheadS'>,
): Notice | null {
  const { mode, state, kind, polygons } = warning;
  if (mode === 'simulated' || state === 'drafted' || warning.issuedMs === undefined) return null;
  const { areas } = peoplesTimes(warning, clockAheadS);
  const issuedMs = warning.issuedMs - clockAheadS * 1000;
  const expiresMs = warning.expiresMs - clockAheadS * 1000;
  if (!NOTICED.includes(kind)) return null;
  const zones: Zone[] = [];
  const gone: Notice['gone'][number][] = [];
  areas.forEach((area, i) => {
    const inForce = area.stage !== 'all-clear';
    const ring = (inForce ? polygons : outline)[i]?.[0] ?? null;
    const told = { name: area.names.en, ...timesOf(area, expiresMs, issuedMs) };
    if (inForce && ring !== null) zones.push({ ...told, ring });
    else gone.push({ ...told, ring });
  });
  return { warning, issuedMs, zones, gone };
}

/** Whole minutes that hold the time of the area; nothing begins before it is said. */
function timesOf(
  { earliestMs, latestMs }: WarningArea,
  expiresMs: Instant,
  issuedMs: Instant,
): Pick<Zone, 'fromMs' | 'untilMs'> {
  const from = Math.max(earliestMs ?? issuedMs, issuedMs);
  return {
    fromMs: Math.floor(from / MINUTE_MS) * MINUTE_MS,
    untilMs: Math.ceil(Math.max(latestMs ?? expiresMs, from) / MINUTE_MS) * MINUTE_MS,
  };
}

/** Corners in degrees, clockwise from the north-west, not closed. */
export function corners(ring: GeoRing): (readonly [number, number])[] {
  const { longitudeRad: middle } = ringCentre(ring);
  // East of the middle, so that a ring over the antimeridian has no jump.
  const east = (longitude: number): number => wrapLongitude(longitude - middle);
  let open = ring.slice(0, -1);
  const turn = open.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = open[(i + 1) % open.length]!;
    return sum + east(x) * nextY - east(nextX) * y;
  }, 0);
  if (turn > 0) open = open.toReversed();
  const northWest = open.reduce((best, [x, y], i) => {
    const [bestX, bestY] = open[best]!;
    return y - east(x) > bestY - east(bestX) ? i : best;
  }, 0);
  return [...open.slice(northWest), ...open.slice(0, northWest)].map(
    ([x, y]) => [y / DEGREE, wrapLongitude(x) / DEGREE] as const,
  );
}

const NAUTICAL_MILE_M = 1852;
/** What item Q can say at most, nautical miles. */
const MOST_RADIUS_NM = 999;

/** A circle about whole minutes of arc that holds the ring. */
export function circleAbout(ring: GeoRing): {
  readonly latitudeMin: number;
  readonly longitudeMin: number;
  readonly radiusNm: number;
} {
  const centre = ringCentre(ring);
  const latitudeMin = Math.round((centre.latitudeRad / DEGREE) * 60) || 0;
  const longitudeMin = Math.round((wrapLongitude(centre.longitudeRad) / DEGREE) * 60) || 0;
  const middle: GeoPoint = {
    latitudeRad: (latitudeMin / 60) * DEGREE,
    longitudeRad: (longitudeMin / 60) * DEGREE,
  };
  let most = 0;
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[i + 1] ?? [x, y];
    for (const part of [0, 0.25, 0.5, 0.75]) {
      const point = {
        longitudeRad: x + part * wrapLongitude(nextX - x),
        latitudeRad: y + part * (nextY - y),
      };
      most = Math.max(most, geodesicInverse(middle, point).distanceM);
    }
  });
  const radiusNm = Math.min(MOST_RADIUS_NM, Math.max(1, Math.ceil(most / NAUTICAL_MILE_M)));
  return { latitudeMin, longitudeMin, radiusNm };
}

/** Stands where no flight information region is configured: the office fills it in. */
export const NO_FIR = 'XXXX';

/** Regions that an area lies in, by the offices that issue for them (the country’s two letters). */
export function firsAbout(ring: GeoRing, making: NoticeMaking | undefined): string[][] {
  const touched = (making?.firs ?? []).filter(
    ({ polygon }) => polygon === undefined || polygonsOverlap(polygon, [ring]),
  );
  const offices = new Map<string, string[]>();
  for (const { code } of touched) {
    const office = code.slice(0, 2);
    offices.set(office, [...(offices.get(office) ?? []), code]);
  }
  return offices.size === 0 ? [[NO_FIR]] : [...offices.values()];
}

/** Said above every draft: what it is, for whom, out of which warning. */
export function draftHead(office: string, { warning, issuedMs }: Notice, issuer: string): string[] {
  const { id, revision, mode } = warning;
  return [
    `DRAFT FOR ${office}. NOT ISSUED.`,
    ...(mode === 'actual' ? [] : [modeWords(mode)]),
    `FROM ${issuer}: WARNING ${id} REVISION ${revision}, ${formatInstant(issuedMs).slice(0, 16)}Z.`,
    'NUMBERS 0000 ARE GIVEN BY THE OFFICE THAT ISSUES.',
    ...(warning.supersedes === undefined
      ? []
      : [`MADE OF REVISION ${warning.supersedes} BEFORE: TAKE THE NUMBER THAT WAS GIVEN THEN.`]),
  ];
}

/** `EXERCISE EXERCISE EXERCISE`: nobody takes it for real. */
export function modeWords(mode: Warning['mode']): string {
  const word = mode.toUpperCase();
  return `${word} ${word} ${word}`;
}
