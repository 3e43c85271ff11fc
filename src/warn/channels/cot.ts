import type { BallisticHazard } from '../../assess/index.ts';
import { DEGREE, type GeoPoint, regionByCode, ringCentre } from '../../earth/index.ts';
import type { Instant, Mode } from '../../mark/index.ts';
import {
  type CotElement,
  type CotEvent,
  type CotPoint,
  decodeCot,
  detailOf,
  writeCotXml,
} from '../../wire/cot/index.ts';
import { areasInForce, areasLetGo } from '../areas.ts';
import { LEAST_LAUNCH_RADIUS_M } from '../settings.ts';
import {
  type Stage,
  stageTold,
  type Texts,
  textsFor,
  type Warning,
  type WarningArea,
} from '../warning.ts';
import { MAX_OUTLINED_AREAS } from './cap.ts';
import { capPolygons } from './outline.ts';

/** Events of Cursor on Target, one behind the other, ready to go out. */
export interface RenderedCot {
  readonly name: string;
  readonly document: string;
}

/** Where and when something was launched, as far as it may be told. */
export interface CoarseLaunch {
  readonly point: GeoPoint;
  /** The launch is within this of the point, m. */
  readonly radiusM: number;
  readonly timeMs: Instant;
}

/**
 * A launch as it may be told: at the middle of a cell of a fixed grid, whose corners are `withinM`
 * away (at least {@link LEAST_LAUNCH_RADIUS_M}). Estimates in one cell look the same, so that many
 * of them tell no more than one.
 */
export function coarseLaunch(launch: BallisticHazard['launch'], withinM: number): CoarseLaunch {
  const radiusM = Math.max(withinM, LEAST_LAUNCH_RADIUS_M);
  const cell = (radiusM * Math.SQRT2) / LONGEST_RADIUS_M;
  const middle = (value: number, step: number): number => (Math.floor(value / step) + 0.5) * step;
  const { latitudeRad, longitudeRad } = launch.point;
  const north = Math.floor(latitudeRad / cell) * cell;
  // As broad as it is high where it is broadest, at the edge that is nearer to the equator.
  const widest = Math.cos(Math.min(Math.abs(north), Math.abs(north + cell)));
  return {
    point: {
      latitudeRad: middle(latitudeRad, cell),
      longitudeRad: middle(longitudeRad, cell / widest),
    },
    radiusM: radiusM + 3 * launch.sigmaM,
    timeMs: launch.timeMs,
  };
}

/** Longest radius of curvature of WGS-84, at a pole, m: no cell is larger than it is meant to be. */
const LONGEST_RADIUS_M = 6_399_594;

/**
 * What a public revision says to situation displays: each area in force as drawn shapes with the
 * text, and where a warning is taken back the deletion of the shapes before, and the same areas with
 * the word that it is over. Shapes of a later revision take the place of those of the one before,
 * having the same uid; a display drops by itself what is not said again. Null for what never leaves:
 * drafts, and mode `simulated`.
 *
 * Areas are the administrative ones, never the predicted one, as in CAP; the launch is told where
 * it is given. Null too where no area has an outline.
 */
export function renderCot(warning: Warning, launch: CoarseLaunch | null): RenderedCot | null {
  const { mode, issuedMs, state } = warning;
  if (mode === 'simulated' || state === 'drafted' || issuedMs === undefined) return null;
  const saying: Saying = { warning, mode, issuedMs };
  const isOver = state === 'cancelled' || state === 'all-clear';
  const over = isOver ? warning.areas : areasLetGo(warning.areas);
  const standing = isOver ? [] : areasInForce(warning.areas);
  const events = [
    ...standing.flatMap((area) => shapesOf(saying, area, textsFor(warning, area), 'warned')),
    ...(launch === null || isOver ? [] : [launchEvent(saying, launch)]),
    ...over.flatMap((area) => deletions(saying, area)),
    ...(isOver ? [deletion(saying, launchUid(warning))] : []),
    ...over.flatMap((area) => shapesOf(saying, area, textsFor(warning, area), 'over')),
  ];
  if (events.length === 0) return null;
  const name = `bongsu-${mode}-${warning.id}-${warning.revision}`;
  return { name, document: events.map(writeCotXml).join('') };
}

interface Saying {
  readonly warning: Warning;
  readonly mode: Exclude<Mode, 'simulated'>;
  readonly issuedMs: Instant;
}

/**
 * What is not repeated (see {@link restampCot}) is dropped by a display after so long, s: a picture
 * that nobody keeps up is no picture.
 */
const STANDS_S = 300;
/** How long the word that it is over is kept up, s. */
const OVER_STANDS_S = 600;
/** Of areas with many islands the largest parts are drawn, fewer where there are many areas. */
const MAX_SHAPES = 6;

/** Red, orange, green. */
const COLOURS: Readonly<Record<Stage, number>> = {
  'take-cover': -65_536,
  launched: -29_696,
  prepare: -29_696,
  'all-clear': -16_711_936,
};
/** A quarter of full cover. */
const FAINT = 0x40 * 2 ** 24;

function shapesOf(
  saying: Saying,
  area: WarningArea,
  texts: Texts,
  as: 'warned' | 'over',
): CotEvent[] {
  const { warning, issuedMs } = saying;
  // Under another warning it is over here and nobody comes out.
  const stage = stageTold(warning, as === 'over' ? { ...area, stage: 'all-clear' } : area);
  const endMs = as === 'over' ? issuedMs + OVER_STANDS_S * 1000 : warning.expiresMs;
  return outlinesOf(warning, area).map((outline, index) =>
    event(saying, shapeUid(warning, area, index, as), {
      type: 'u-d-f',
      endMs,
      point: place(outline.centre, null),
      detail: [
        leaf('contact', { callsign: callsign(saying, area, stage) }),
        // The text stands at one of the parts: a display lists each of them.
        { name: 'remarks', attributes: {}, children: index === 0 ? [words(texts)] : [] },
        ...outline.corners.map(([latitude, longitude]) =>
          leaf('link', { point: `${latitude.toFixed(5)},${longitude.toFixed(5)}` }),
        ),
        leaf('strokeColor', { value: String(COLOURS[stage]) }),
        leaf('strokeWeight', { value: '3.0' }),
        leaf('fillColor', { value: String(faint(COLOURS[stage])) }),
        leaf('labels_on', { value: 'true' }),
      ],
      about: { region: area.region, stage },
    }),
  );
}

interface Outline {
  readonly corners: readonly (readonly [latitude: number, longitude: number])[];
  readonly centre: GeoPoint;
}

/** The largest parts of an area, the largest first, closed. Nothing where it has no outline. */
function outlinesOf({ areas }: Warning, { region }: WarningArea): Outline[] {
  const parts = (regionByCode(region)?.polygons ?? []).flatMap((polygon) =>
    capPolygons(polygon[0]!),
  );
  const extent = (part: (typeof parts)[number]): number => {
    const [ys, xs] = [part.map(([y]) => y), part.map(([, x]) => x)];
    return (Math.max(...ys) - Math.min(...ys)) * (Math.max(...xs) - Math.min(...xs));
  };
  const most = areas.length <= MAX_OUTLINED_AREAS ? MAX_SHAPES : 1;
  return [...parts]
    .sort((a, b) => extent(b) - extent(a))
    .slice(0, most)
    .map((corners) => ({
      corners,
      centre: ringCentre(corners.map(([y, x]) => [x * DEGREE, y * DEGREE] as const)),
    }));
}

/** `b-d-l`: detection, of a launch. */
function launchEvent(saying: Saying, launch: CoarseLaunch): CotEvent {
  const { warning } = saying;
  return event(saying, launchUid(warning), {
    type: 'b-d-l',
    endMs: warning.expiresMs,
    startMs: launch.timeMs,
    point: place(launch.point, Math.max(launch.radiusM, LEAST_LAUNCH_RADIUS_M)),
    detail: [
      leaf('contact', { callsign: `${FRAME[saying.mode]}launch, about here` }),
      { name: 'remarks', attributes: {}, children: [words(warning.texts)] },
    ],
  });
}

/** Every shape that the area may have had, whatever revision drew it. */
function deletions(saying: Saying, area: WarningArea): CotEvent[] {
  return Array.from({ length: MAX_SHAPES }, (_, index) =>
    deletion(saying, shapeUid(saying.warning, area, index, 'warned')),
  );
}

/** `t-x-d-d`: drop the event of that uid, as TAK clients obey it. */
function deletion(saying: Saying, uid: string): CotEvent {
  return event(saying, uid, {
    type: 't-x-d-d',
    endMs: saying.issuedMs + OVER_STANDS_S * 1000,
    point: place({ latitudeRad: 0, longitudeRad: 0 }, null),
    detail: [leaf('link', { uid, relation: 'none', type: 'none' }), leaf('__forcedelete', {})],
  });
}

/** An event, and until when it is to be kept up, ms. */
interface Own {
  readonly type: string;
  readonly startMs?: Instant;
  readonly endMs: Instant;
  readonly point: CotPoint;
  readonly detail: readonly CotElement[];
  readonly about?: Readonly<Record<string, string>>;
}

function event({ warning, mode, issuedMs }: Saying, uid: string, own: Own): CotEvent {
  return {
    version: '2.0',
    uid,
    type: own.type,
    how: 'm-g',
    // The schema has no word for a test: it is a kind of exercise.
    opex: mode === 'actual' ? 'o' : `e-${mode === 'test' ? 'test-' : ''}${warning.issuer}`,
    timeMs: issuedMs,
    startMs: own.startMs ?? issuedMs,
    staleMs: staleAt(issuedMs, own.endMs),
    point: own.point,
    detail: [
      ...own.detail,
      // Ours: what machines that know this project read instead of the words.
      leaf(ABOUT, {
        warning: warning.id,
        revision: String(warning.revision),
        state: warning.state,
        mode,
        issuer: warning.issuer,
        hazard: warning.hazard.id,
        kind: warning.kind,
        endMs: String(Math.round(own.endMs)),
        ...own.about,
      }),
    ],
  };
}

const ABOUT = '__bongsu';

/** At least a second later: nothing is stale before it has begun. */
function staleAt(nowMs: Instant, endMs: Instant): Instant {
  return Math.max(Math.min(nowMs + STANDS_S * 1000, endMs), nowMs + 1000);
}

/**
 * A document of {@link renderCot} as it is to be said again at `nowMs`, so that displays keep what is
 * in force and those that came late have it too. What has come to its end is left out; empty where
 * that is all. Deletions are said again as long as the word that it is over.
 */
export function restampCot(document: string, nowMs: Instant): string {
  const { events } = decodeCot(new TextEncoder().encode(document));
  return events
    .flatMap(({ event: said }): CotEvent[] => {
      const endMs = Number(detailOf(said, ABOUT)?.attributes['endMs'] ?? 0);
      if (!(nowMs < endMs)) return [];
      return [{ ...said, timeMs: nowMs, staleMs: staleAt(nowMs, endMs) }];
    })
    .map(writeCotXml)
    .join('');
}

function shapeUid(warning: Warning, area: WarningArea, index: number, as: string): string {
  return `bongsu-${warning.mode}-${warning.id}-${area.region}-${index}${as === 'over' ? '-over' : ''}`;
}

function launchUid(warning: Warning): string {
  return `bongsu-${warning.mode}-${warning.id}-launch`;
}

/** Before every name on a display. */
const FRAME: Readonly<Record<Saying['mode'], string>> = {
  actual: '',
  exercise: 'EXERCISE ',
  test: 'TEST ',
};

/** The area's name in English and in the language of the place. */
function callsign({ mode }: Saying, { region, names }: WarningArea, stage: Stage): string {
  const country = regionByCode(region)?.country;
  const own = country === 'KOR' || country === 'PRK' ? names.ko : country === 'JPN' ? names.ja : '';
  const over = stage === 'all-clear' ? 'ALL CLEAR ' : '';
  return `${FRAME[mode]}${over}${names.en}${own === '' || own === names.en ? '' : ` ${own}`}`;
}

/** In the length that a display shows beside a shape, every language. */
function words(texts: Texts): string {
  return Object.values(texts)
    .map(({ brief }) => brief)
    .join('\n\n');
}

function place({ latitudeRad, longitudeRad }: GeoPoint, radiusM: number | null): CotPoint {
  return {
    latitudeDeg: Number((latitudeRad / DEGREE).toFixed(5)),
    longitudeDeg: Number((longitudeRad / DEGREE).toFixed(5)),
    heightM: null,
    circularErrorM: radiusM,
    linearErrorM: null,
  };
}

function leaf(name: string, attributes: Readonly<Record<string, string>>): CotElement {
  return { name, attributes, children: [] };
}

/** The same colour, a signed 32-bit ARGB, that lets the map through. */
function faint(colour: number): number {
  return (colour & 0xffffff) + FAINT;
}
