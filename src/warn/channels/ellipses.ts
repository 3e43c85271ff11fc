import {
  type Chart,
  chartAt,
  DEGREE,
  fromChart,
  type GeoPoint,
  type GeoPolygon,
  ringCentre,
  toChart,
  wrapLongitude,
} from '../../earth/index.ts';
import {
  axisAtLeast,
  azimuthCode,
  type EllipseCodes,
  ellipseCodes,
  ellipseOf,
  SEMI_AXES,
} from '../../wire/camf/index.ts';
import { clipRing, convexHull, enclosingEllipse, type Point, ringExtent } from './enclose.ts';

/** Ellipses that together hold an area. */
export interface EllipseCover {
  readonly ellipses: readonly EllipseCodes[];
  /** Area of what they hold, and the sum of theirs, m². */
  readonly areaM2: number;
  readonly coveredM2: number;
}

/** Ellipses may be so many times as large as the area that they hold, all together. */
export const MOST_EXCESS = 2;

/** Ellipses for one warning at most: each is a message that a thin link has to carry. */
export const MAX_ELLIPSES = 16;

/** Corners on an edge at most this far apart, m: a great circle between them bends by nothing. */
const MAX_EDGE_M = 20_000;
const MAX_EDGE_PARTS = 200;

/**
 * Ellipses, as CAMF can send them, that hold the whole of some polygons (holes are held too) and
 * are together no more than {@link MOST_EXCESS} times as large: one where that is enough, else
 * several, at most `most`. Where neither is possible, all is still held, and `coveredM2` says how
 * much more. A receiver may take the ellipse by distance and azimuth or by degrees on a flat map
 * about its centre: what is held is held either way. Empty where there is no area, or where an
 * ellipse would be longer than the longest that can be sent and `most` does not reach.
 */
export function ellipsesOver(
  polygons: readonly GeoPolygon[],
  most: number = MAX_ELLIPSES,
): EllipseCover {
  const rings = polygons.flatMap((polygon) => polygon.slice(0, 1)).filter((one) => one.length > 3);
  const nothing = { ellipses: [], areaM2: 0, coveredM2: 0 };
  if (rings.length === 0) return nothing;
  const chart = chartAt(ringCentre(rings.flat()));
  const flat = rings.map((ring) => onChart(chart, ring));
  const areaM2 = flat.reduce((sum, ring) => sum + ringExtent(ring), 0);
  let pieces = [pieceOf(flat, flat.map(thinned))];
  let best: EllipseCover = nothing;
  // What is sent is coarser than what is sought: the search goes on until what is sent is right.
  for (const goal of GOALS) {
    pieces = cutUp(pieces, goal * areaM2, most);
    const sent = pieces.map((piece) => sentOver(chart, piece)).filter((one) => one !== null);
    const coveredM2 = sent.reduce((sum, one) => sum + one.areaM2, 0);
    const isLess = best === nothing || coveredM2 < best.coveredM2;
    if (sent.length === pieces.length && isLess) {
      best = { ellipses: sent.map(({ codes }) => codes), areaM2, coveredM2 };
      if (coveredM2 <= MOST_EXCESS * areaM2) break;
    }
    if (pieces.length >= most) break;
  }
  return best;
}

/**
 * How much larger than the area the ellipses on the chart may be, tried one after the other; 0 cuts
 * as often as may be. Far north a flat map in degrees is so unlike the ground that only small
 * ellipses are right on both.
 */
const GOALS = [Number.POSITIVE_INFINITY, 2, 1.8, 1.6, 1.4, 1.2, 0];

/** A ring on the chart without its closing corner, long edges with corners in between. */
function onChart(chart: Chart, ring: GeoPolygon[number]): Point[] {
  const out = new Float64Array(2);
  const at = ([longitude, latitude]: readonly [number, number]): Point => {
    toChart(chart, latitude, longitude, out, 0);
    return [out[0]!, out[1]!];
  };
  const corners = ring.slice(0, -1);
  return corners.flatMap((corner, i): Point[] => {
    const next = corners[(i + 1) % corners.length]!;
    const [a, b] = [at(corner), at(next)];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const parts = Math.min(Math.ceil(length / MAX_EDGE_M), MAX_EDGE_PARTS);
    return [a, ...between(corner, next, parts).map(at)];
  });
}

/** Places on the great circle of the normals between two corners, without its ends. */
function between(
  from: readonly [number, number],
  to: readonly [number, number],
  parts: number,
): [number, number][] {
  const [a, b] = [normalOf(from), normalOf(to)];
  return Array.from({ length: Math.max(parts - 1, 0) }, (_, i) => {
    // Points on the chord, seen from the middle, lie on the arc.
    const t = (i + 1) / parts;
    const x = a[0] + (b[0] - a[0]) * t;
    const y = a[1] + (b[1] - a[1]) * t;
    const z = a[2] + (b[2] - a[2]) * t;
    return [Math.atan2(y, x), Math.atan2(z, Math.hypot(x, y))];
  });
}

function normalOf([longitude, latitude]: readonly [number, number]): [number, number, number] {
  const cos = Math.cos(latitude);
  return [cos * Math.cos(longitude), cos * Math.sin(longitude), Math.sin(latitude)];
}

/** A part of the area, and nearly the least ellipse about it on the chart. */
interface Piece {
  readonly rings: readonly (readonly Point[])[];
  /** The same with fewer corners, by which cuts are compared. */
  readonly rough: readonly (readonly Point[])[];
  readonly areaM2: number;
  readonly ellipseM2: number;
  /** Of the longer axis. */
  readonly angle: number;
}

/** While cuts are compared, an ellipse may be this much larger than the least. */
const ROUGH = 0.1;
/** Corners of a ring while cuts are compared. */
const ROUGH_CORNERS = 32;

function pieceOf(rings: Piece['rings'], rough: Piece['rough']): Piece {
  const { ellipseM2, angle } = roughEllipse(rough);
  const areaM2 = rings.reduce((sum, ring) => sum + ringExtent(ring), 0);
  return { rings, rough, areaM2, ellipseM2, angle };
}

function roughEllipse(rough: Piece['rough']): Pick<Piece, 'ellipseM2' | 'angle'> {
  const { major, minor, angle } = enclosingEllipse(rough.flat(), ROUGH);
  return { ellipseM2: Math.PI * major * minor, angle };
}

/** Every so manieth corner. */
function thinned(ring: readonly Point[]): Point[] {
  const stride = Math.ceil(ring.length / ROUGH_CORNERS);
  return ring.filter((_, index) => index % stride === 0);
}

/** Cuts the piece with the most excess until all together are within `limitM2`, or there are `most`. */
function cutUp(given: readonly Piece[], limitM2: number, most: number): Piece[] {
  const pieces = [...given];
  const whole = new Set<Piece>();
  const total = (): number => pieces.reduce((sum, { ellipseM2 }) => sum + ellipseM2, 0);
  while (pieces.length < most && total() > limitM2) {
    let worst = -1;
    let excess = 0;
    pieces.forEach((piece, i) => {
      const own = piece.ellipseM2 - piece.areaM2;
      if (!whole.has(piece) && own > excess) [worst, excess] = [i, own];
    });
    if (worst === -1) break;
    const piece = pieces[worst]!;
    const parts = bestCut(piece);
    if (parts === null) whole.add(piece);
    else pieces.splice(worst, 1, ...parts);
  }
  return pieces;
}

/** Where a piece is tried to be cut: parts of its extent across each of two directions. */
const CUTS = [0.2, 0.35, 0.5, 0.65, 0.8];

/** The cut whose two ellipses are smallest together; null: none leaves an area on both sides. */
function bestCut(piece: Piece): [Piece, Piece] | null {
  let best: { readonly angle: number; readonly offset: number } | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const angle of [piece.angle, piece.angle + Math.PI / 2]) {
    const along = piece.rough.flat().map(([x, y]) => x * Math.cos(angle) + y * Math.sin(angle));
    const low = along.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const high = along.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    for (const share of CUTS) {
      const offset = low + (high - low) * share;
      const sides = bothSides(piece.rough, angle, offset);
      if (sides.some((rings) => rings.length === 0)) continue;
      const sum = roughEllipse(sides[0]).ellipseM2 + roughEllipse(sides[1]).ellipseM2;
      if (sum < least) [best, least] = [{ angle, offset }, sum];
    }
  }
  if (best === null) return null;
  const [a, b] = bothSides(piece.rings, best.angle, best.offset);
  const [roughA, roughB] = bothSides(piece.rough, best.angle, best.offset);
  const parts: [Piece, Piece] = [pieceOf(a, roughA), pieceOf(b, roughB)];
  return parts.some(({ areaM2 }) => areaM2 <= 0) ? null : parts;
}

function bothSides(rings: Piece['rings'], angle: number, offset: number): [Point[][], Point[][]] {
  return [side(rings, angle, offset), side(rings, angle + Math.PI, -offset)];
}

function side(rings: Piece['rings'], angle: number, offset: number): Point[][] {
  return rings.map((ring) => clipRing(ring, angle, offset)).filter((ring) => ring.length >= 3);
}

/** A ring with corners on its long edges: where it was cut there are none yet. */
function withCorners(ring: readonly Point[]): Point[] {
  return ring.flatMap((from, i): Point[] => {
    const to = ring[(i + 1) % ring.length]!;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const parts = Math.min(Math.max(Math.ceil(length / MAX_EDGE_M), 1), MAX_EDGE_PARTS);
    return Array.from({ length: parts }, (_, part): Point => {
      const share = part / parts;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    });
  });
}

/** Azimuths beside the best one that are tried, in codes: a step is 2.8 degrees. */
const AZIMUTHS = [0, -1, 1];

/** The smallest ellipse that can be sent and holds a piece; null: it is too long. */
function sentOver(
  chart: Chart,
  { rings }: Piece,
): { readonly codes: EllipseCodes; readonly areaM2: number } | null {
  // What holds the hull holds all of it.
  const points = withCorners(convexHull(rings.flat()));
  const { centre, angle } = enclosingEllipse(points);
  const middle = fromChart(chart, centre[0], centre[1]);
  const latitudeDeg = middle.latitudeRad / DEGREE;
  const longitudeDeg = middle.longitudeRad / DEGREE;
  // As it will be sent: about another centre by a few metres.
  const about = ellipseOf(ellipseCodes(latitudeDeg, longitudeDeg, 0, 0, 0));
  const places = points.map(([north, east]) => fromChart(chart, north, east));
  const seen = aroundCentre(
    { latitudeRad: about.latitudeDeg * DEGREE, longitudeRad: about.longitudeDeg * DEGREE },
    places,
  );
  const best = azimuthCode(angle / DEGREE);
  let found: { codes: EllipseCodes; areaM2: number } | null = null;
  for (const step of AZIMUTHS) {
    const azimuth = (best + step + 64) % 64;
    const axes = leastAxes(seen, ellipseOf(ellipseCodes(0, 0, 0, 0, azimuth)).azimuthDeg * DEGREE);
    if (axes === null) continue;
    const [major, minor] = axes;
    const areaM2 = Math.PI * SEMI_AXES[major]!.km * SEMI_AXES[minor]!.km * 1e6;
    if (found === null || areaM2 < found.areaM2) {
      found = { codes: ellipseCodes(latitudeDeg, longitudeDeg, major, minor, azimuth), areaM2 };
    }
  }
  return found;
}

/** Mean radius of the Earth, m (IUGG), for a flat map in degrees. */
const MEAN_RADIUS_M = 6_371_008.8;
/** The chart agrees with distances on the ellipsoid to this part of them, at 1,000 km. */
const CHART_ERROR = 5e-4;

/**
 * North and east of places from a centre, on the hull, in both ways in which a receiver may take
 * them: by distance and azimuth on the ellipsoid, and by degrees times the radius of a sphere.
 */
function aroundCentre(centre: GeoPoint, places: readonly GeoPoint[]): Point[] {
  const chart = chartAt(centre);
  const out = new Float64Array(2);
  const cos = Math.cos(centre.latitudeRad);
  const seen = places.flatMap(({ latitudeRad, longitudeRad }): Point[] => {
    toChart(chart, latitudeRad, longitudeRad, out, 0);
    const wide = 1 + CHART_ERROR * Math.max(0.1, Math.hypot(out[0]!, out[1]!) / 1e6);
    const north = (latitudeRad - centre.latitudeRad) * MEAN_RADIUS_M;
    const east = wrapLongitude(longitudeRad - centre.longitudeRad) * cos * MEAN_RADIUS_M;
    return [
      [out[0]! * wide, out[1]! * wide],
      [north, east],
    ];
  });
  return convexHull(seen);
}

/** The axes of least area, by index, that hold all points at an azimuth of the longer one. */
function leastAxes(points: readonly Point[], azimuthRad: number): [number, number] | null {
  const cos = Math.cos(azimuthRad);
  const sin = Math.sin(azimuthRad);
  const turned = points.map(([north, east]) => [
    ((north * cos + east * sin) / 1000) ** 2,
    ((east * cos - north * sin) / 1000) ** 2,
  ]) as [number, number][];
  const longest = Math.sqrt(turned.reduce((most, [u2]) => Math.max(most, u2), 0));
  const first = axisAtLeast(longest * (1 + 1e-9));
  if (first === null) return null;
  let found: [number, number] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let major = first; major < SEMI_AXES.length; major++) {
    const a = SEMI_AXES[major]!.km;
    // Longer still, and no breadth could make it smaller.
    if (a > 4 * longest && found !== null) break;
    const needed = turned.reduce(
      (most, [u2, v2]) => Math.max(most, v2 === 0 ? 0 : v2 / (1 - u2 / (a * a))),
      0,
    );
    const minor = axisAtLeast(Math.sqrt(needed) * (1 + 1e-9));
    if (minor === null || minor > major) continue;
    const area = a * SEMI_AXES[minor]!.km;
    if (area < least) [found, least] = [[major, minor], area];
  }
  return found;
}
