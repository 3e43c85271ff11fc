import { chartAt, fromChart } from './chart.ts';
import { ringOnChart, squareToSegment } from './overlap.ts';
import type { GeoPoint, GeoPolygon } from './place.ts';

/** Covariance of a place in metres², north and east. */
export interface Covariance2 {
  readonly northNorth: number;
  readonly northEast: number;
  readonly eastEast: number;
}

/** Semi-axes of 1 sigma, metres, and azimuth of the longer one. */
export interface EllipseAxes {
  readonly majorM: number;
  readonly minorM: number;
  readonly azimuthRad: number;
}

export function ellipseAxes(c: Covariance2): EllipseAxes {
  const mean = (c.northNorth + c.eastEast) / 2;
  const half = Math.hypot((c.northNorth - c.eastEast) / 2, c.northEast);
  return {
    majorM: Math.sqrt(Math.max(0, mean + half)),
    minorM: Math.sqrt(Math.max(0, mean - half)),
    azimuthRad: Math.atan2(2 * c.northEast, c.northNorth - c.eastEast) / 2,
  };
}

/** Sigmas at which an ellipse holds `containment` of a plane Gaussian (chi-square, 2 degrees). */
export function ellipseScale(containment: number): number {
  return Math.sqrt(-2 * Math.log(1 - containment));
}

/**
 * The ellipse about `centre` that holds `containment` of the Gaussian, as a closed ring of
 * `corners` corners, counter-clockwise. Corners stand outside by the amount that gives the
 * polygon the ellipse's own area.
 */
export function ellipsePolygon(
  centre: GeoPoint,
  covariance: Covariance2,
  containment: number,
  corners = 48,
): GeoPolygon {
  const axes = ellipseAxes(covariance);
  const step = (2 * Math.PI) / corners;
  const scale = ellipseScale(containment) * Math.sqrt(step / Math.sin(step));
  const chart = chartAt(centre);
  const cos = Math.cos(axes.azimuthRad);
  const sin = Math.sin(axes.azimuthRad);
  const ring: [number, number][] = [];
  for (let i = 0; i < corners; i++) {
    const u = axes.majorM * scale * Math.cos(i * step);
    const v = axes.minorM * scale * Math.sin(-i * step);
    const place = fromChart(chart, u * cos - v * sin, u * sin + v * cos);
    ring.push([place.longitudeRad, place.latitudeRad]);
  }
  ring.push(ring[0]!);
  return [ring];
}

/** Beyond this many sigmas an edge takes nothing away that a double would show. */
const FAR_SIGMA = 7;

/**
 * Probability that a plane Gaussian about `centre` falls inside the polygon. Each edge and the
 * centre span a triangle; its content of the whitened Gaussian is an integral over the angle
 * (Owen, Annals of Mathematical Statistics 27, 1956, eqs 1.2 and 3.3), here by Gauss-Legendre.
 * About 1e-6; deterministic.
 */
export function gaussianInPolygon(
  polygon: GeoPolygon,
  centre: GeoPoint,
  covariance: Covariance2,
): number {
  const chart = chartAt(centre);
  return gaussianInRings(
    polygon.map((ring) => ringOnChart(chart, ring)),
    covariance,
  );
}

/** The same for rings that are on a chart about the centre already: outer ring, then holes. */
export function gaussianInRings(
  rings: readonly Float64Array[],
  { northNorth, northEast, eastEast }: Covariance2,
): number {
  if (!(northNorth > 0) || !(eastEast > 0)) return 0;
  const l11 = Math.sqrt(northNorth);
  const l21 = northEast / l11;
  const l22 = Math.sqrt(Math.max(eastEast - l21 * l21, 1e-12 * eastEast));
  let total = 0;
  for (let r = 0; r < rings.length; r++) {
    const flat = rings[r]!;
    let content = 0;
    let x0 = 0;
    let y0 = 0;
    for (let i = 0; i < flat.length; i += 2) {
      const x = flat[i]! / l11;
      const y = (flat[i + 1]! - l21 * x) / l22;
      if (i > 0) content += triangleContent(x0, y0, x, y);
      x0 = x;
      y0 = y;
    }
    total += r === 0 ? Math.abs(content) : -Math.abs(content);
  }
  return Math.min(1, Math.max(0, total));
}

/** Signed content of the triangle origin, a, b under the standard plane Gaussian. */
function triangleContent(ax: number, ay: number, bx: number, by: number): number {
  const cross = ax * by - ay * bx;
  const angle = Math.atan2(cross, ax * bx + ay * by);
  if (angle === 0) return 0;
  if (squareToSegment(0, 0, ax, ay, bx, by) > FAR_SIGMA * FAR_SIGMA) return angle / (2 * Math.PI);
  const length = Math.hypot(bx - ax, by - ay);
  const d = Math.abs(cross) / length;
  const along = (ax * (bx - ax) + ay * (by - ay)) / length;
  const from = Math.atan2(along, d);
  const to = from + Math.abs(angle);
  return (Math.sign(angle) * (to - from - gap(d, from, to))) / (2 * Math.PI);
}

/** ∫ exp(-d² / (2 cos² φ)) dφ, split where the integrand is steep for a small d. */
function gap(d: number, from: number, to: number): number {
  const steep = Math.acos(Math.min(1, 4 * d));
  let sum = 0;
  let start = from;
  for (let i = 0; i < 4; i++) {
    const end = Math.min(to, i === 0 ? -steep : i === 1 ? 0 : i === 2 ? steep : to);
    if (end <= start) continue;
    sum += legendre(d, start, end);
    start = end;
  }
  return sum;
}

/** Abscissas and weights of the 16-point Gauss-Legendre rule on [-1, 1] (Abramowitz-Stegun 25.4). */
const NODES = [
  0.0950125098376374, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438, 0.755404408355003,
  0.8656312023878318, 0.9445750230732326, 0.9894009349916499,
];
const WEIGHTS = [
  0.1894506104550685, 0.1826034150449236, 0.1691565193950025, 0.1495959888165767,
  0.1246289712555339, 0.0951585116824928, 0.0622535239386479, 0.0271524594117541,
];

function legendre(d: number, from: number, to: number): number {
  const half = (to - from) / 2;
  const middle = (to + from) / 2;
  const k = -(d * d) / 2;
  let sum = 0;
  for (let i = 0; i < 8; i++) {
    const c1 = Math.cos(middle + half * NODES[i]!);
    const c2 = Math.cos(middle - half * NODES[i]!);
    sum += WEIGHTS[i]! * (Math.exp(k / (c1 * c1)) + Math.exp(k / (c2 * c2)));
  }
  return sum * half;
}
