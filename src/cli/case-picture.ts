import { DEGREE, type GeoPoint, REGIONS } from '../earth/index.ts';
import { truthOf } from '../exercise/index.ts';
import type { Warning } from '../warn/index.ts';
import type { CaseRun } from './case-run.ts';
import { clockOf, outlineOf, sinceZero } from './case-said.ts';

/**
 * A case as a small picture: the flight over the areas that its first word names, and what was said
 * when, beside what happened. Pure: the same run gives the same bytes.
 */
const WIDTH = 760;
const MAP_HEIGHT = 300;
const HEIGHT = 446;
/** Corners nearer together than this on paper are one, px. */
const FINEST = 1.6;
/** The flight is drawn with a dot a minute. */
const DOT_MS = 60_000;
const PATH_STEP_MS = 10_000;
/** Room about what is drawn, degrees. */
const ROOM_DEG = 2;

type Place = (point: GeoPoint) => readonly [number, number];

export function casePicture(run: CaseRun): string {
  const path = flightPath(run);
  const place = projection(run, path);
  const { first } = outlineOf(run, run.played.at(-1)!);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" fill="#222">`,
    `<title>${escaped(run.case.title)}</title>`,
    `<clipPath id="map"><rect width="${WIDTH}" height="${MAP_HEIGHT}"/></clipPath>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<g clip-path="url(#map)"><rect width="${WIDTH}" height="${MAP_HEIGHT}" fill="#e8f0f5"/>`,
    ...land(place, first),
    ...flight(path, place),
    ...radars(run, place),
    '</g>',
    `<rect y="${MAP_HEIGHT - 20}" width="${WIDTH}" height="20" fill="#fff" opacity=".8"/>`,
    text(8, 16, `EXERCISE: ${run.case.title}`, 'font-weight="bold"'),
    text(
      8,
      MAP_HEIGHT - 6,
      'orange: named in the first word, two officers · dots: each minute of the simulated flight · ≈ radar at a guessed place',
    ),
    ...timeline(run),
    '</svg>\n',
  ].join('');
}

function flightPath(run: CaseRun): GeoPoint[][] {
  return run.seen.flights.map(({ launchMs, impactMs, impact, site }) => {
    const points: GeoPoint[] = [site];
    for (let atMs = launchMs + PATH_STEP_MS; atMs < impactMs; atMs += PATH_STEP_MS) {
      const missile = truthOf(run.seen.state, atMs).objects.find(({ kind }) => kind === 'missile');
      if (missile !== undefined) points.push(missile.position);
    }
    return [...points, impact];
  });
}

/** Degrees to px: one scale both ways at the middle latitude. */
function projection(run: CaseRun, path: readonly (readonly GeoPoint[])[]): Place {
  const sites = run.case.scenario.emitters.flatMap(({ site }) => (site === null ? [] : [site]));
  const all = [...path.flat(), ...sites];
  const longitudes = all.map(({ longitudeRad }) => eastOf(longitudeRad));
  const latitudes = all.map(({ latitudeRad }) => latitudeRad / DEGREE);
  const west = Math.min(...longitudes) - ROOM_DEG;
  const east = Math.max(...longitudes) + ROOM_DEG;
  const south = Math.min(...latitudes) - ROOM_DEG;
  const north = Math.max(...latitudes) + ROOM_DEG;
  const middle = (south + north) / 2;
  const squeeze = Math.cos(middle * DEGREE);
  const scale = Math.min(WIDTH / ((east - west) * squeeze), MAP_HEIGHT / (north - south));
  const left = (WIDTH - scale * (east - west) * squeeze) / 2;
  return ({ latitudeRad, longitudeRad }) => [
    left + (eastOf(longitudeRad) - west) * squeeze * scale,
    MAP_HEIGHT / 2 - (latitudeRad / DEGREE - middle) * scale,
  ];
}

/** Degrees east, counted on past 180: the flights cross it. */
function eastOf(longitudeRad: number): number {
  const degrees = longitudeRad / DEGREE;
  return degrees < 0 ? degrees + 360 : degrees;
}

function land(place: Place, first: Warning | null): string[] {
  const stages = new Map(first?.areas.map(({ region, stage }) => [region, stage]));
  return REGIONS.map(({ code, polygons }) => {
    const fill = stages.has(code) ? '#f6c28b' : '#f4f3ee';
    const rings = polygons.flatMap((polygon) => polygon.map((ring) => ringPath(ring, place)));
    const drawn = rings.filter((ring) => ring !== '').join('');
    return drawn === ''
      ? ''
      : `<path d="${drawn}" fill="${fill}" stroke="#999" stroke-width=".4"/>`;
  });
}

function ringPath(ring: readonly (readonly [number, number])[], place: Place): string {
  const points: string[] = [];
  let last: readonly [number, number] = [Number.NaN, Number.NaN];
  let seen = false;
  for (const [longitudeRad, latitudeRad] of ring) {
    const [x, y] = place({ longitudeRad, latitudeRad });
    if (Math.hypot(x - last[0], y - last[1]) < FINEST) continue;
    last = [x, y];
    seen ||= x > -50 && x < WIDTH + 50 && y > -50 && y < MAP_HEIGHT + 50;
    points.push(`${round(x)} ${round(y)}`);
  }
  return seen && points.length > 2 ? `M${points.join('L')}z` : '';
}

function flight(path: readonly (readonly GeoPoint[])[], place: Place): string[] {
  return path.flatMap((points) => {
    const at = points.map(place);
    const line = at.map(([x, y]) => `${round(x)} ${round(y)}`).join(',');
    const every = DOT_MS / PATH_STEP_MS;
    const dots = at.filter((_, i) => i % every === 0);
    const [endX, endY] = at.at(-1)!;
    return [
      `<polyline points="${line}" fill="none" stroke="#b3261e" stroke-width="1.2"/>`,
      ...dots.map(([x, y]) => `<circle cx="${round(x)}" cy="${round(y)}" r="1.8" fill="#b3261e"/>`),
      `<path d="M${round(endX - 4)} ${round(endY - 4)}l8 8m0-8l-8 8" stroke="#b3261e" stroke-width="1.6"/>`,
    ];
  });
}

function radars(run: CaseRun, place: Place): string[] {
  return run.case.scenario.emitters.flatMap(({ site }) => {
    if (site === null) return [];
    const [x, y] = place(site);
    return [
      text(x, y + 4, '≈', 'text-anchor="middle" font-size="16" font-weight="bold" fill="#16324f"'),
    ];
  });
}

const LANES = { left: 96, right: WIDTH - 14, top: MAP_HEIGHT + 26, step: 26 };

/** Lanes of marks over the minutes: what happened, then each staffing's first and last word. */
function timeline(run: CaseRun): string[] {
  const { left, right, top, step } = LANES;
  const outlines = run.played.map((played) => outlineOf(run, played));
  const impactS = run.seen.flights.map(({ impactMs }) => sinceZero(run, impactMs));
  const times = [
    ...run.case.happened.map(({ atS }) => atS ?? 0),
    ...outlines.map(({ overS }) => overS ?? 0),
    ...impactS,
  ];
  const lastS = Math.max(60, ...times) * 1.03;
  const x = (atS: number): number => left + ((right - left) * Math.max(0, atS)) / lastS;
  const lane = (i: number): number => top + i * step;
  const names = ['in fact', ...outlines.map(({ staffing }) => staffing)];
  const minutes = Math.max(1, Math.ceil(lastS / 60 / 12));
  const parts = names.map(
    (name, i) =>
      `<path d="M${left} ${lane(i)}H${right}" stroke="#ddd"/>${text(left - 8, lane(i) + 4, name, 'text-anchor="end"')}`,
  );
  for (let minute = 0; minute * 60 <= lastS; minute += minutes) {
    parts.push(
      text(
        x(minute * 60),
        lane(names.length) - 4,
        `${minute} min`,
        'text-anchor="middle" fill="#666"',
      ),
    );
  }
  for (const { atS, says } of run.case.happened) {
    if (atS === null) continue;
    parts.push(
      `<circle cx="${round(x(atS))}" cy="${lane(0)}" r="4" fill="#16324f"><title>${clockOf(atS)} ${escaped(says)}</title></circle>`,
    );
  }
  outlines.forEach(({ firstS, overS }, i) => {
    const y = lane(i + 1);
    if (firstS === null) {
      parts.push(text(left + 6, y + 4, 'nothing to people on land', 'fill="#666"'));
      return;
    }
    const end = overS ?? lastS;
    parts.push(
      `<path d="M${round(x(firstS))} ${y}H${round(x(end))}" stroke="#e08a2e" stroke-width="7"/>`,
    );
    parts.push(
      text(
        x(end) + 6,
        y + 4,
        `${clockOf(firstS)} to ${overS === null ? 'the end' : clockOf(overS)}`,
      ),
    );
  });
  for (const atS of impactS) {
    parts.push(
      `<path d="M${round(x(atS))} ${lane(0) - 10}V${lane(names.length - 1) + 8}" stroke="#b3261e" stroke-dasharray="3 3"/>`,
    );
  }
  const about =
    'dark: what happened · orange: a warning is in force · red line: the simulated missile comes down';
  return [...parts, text(left, lane(names.length) + 14, about, 'fill="#666"')];
}

function text(x: number, y: number, says: string, attributes = ''): string {
  return `<text x="${round(x)}" y="${round(y)}"${attributes === '' ? '' : ` ${attributes}`}>${escaped(says)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(says: string): string {
  return says.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
