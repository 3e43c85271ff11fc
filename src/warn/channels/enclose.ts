/** A flat point: metres along two axes at right angles. */
export type Point = readonly [number, number];

/** An ellipse on the plane; `angle` is that of the longer axis from the first coordinate. */
export interface PlaneEllipse {
  readonly centre: Point;
  readonly major: number;
  readonly minor: number;
  readonly angle: number;
}

/** Corners of the convex hull, counter-clockwise (Andrew, Information Processing Letters 9, 1979). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly Point[]): Point[] => {
    const hull: Point[] = [];
    for (const point of list) {
      while (hull.length >= 2 && turn(hull.at(-2)!, hull.at(-1)!, point) <= 0) hull.pop();
      hull.push(point);
    }
    return hull.slice(0, -1);
  };
  const hull = [...half(sorted), ...half(sorted.reverse())];
  return hull.length === 0 ? sorted.slice(0, 1) : hull;
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Steps after which it is near enough whatever is left; each costs a pass over the hull. */
const MAX_STEPS = 200;

/**
 * An ellipse of nearly least area about all points (Khachiyan's algorithm; Todd and Yıldırım,
 * Discrete Applied Mathematics 155, 2007, algorithm 3.1). Its axes are such that no point lies
 * outside; what lies on a line or in a point has a minor axis near 0. `tolerance` is the excess at
 * which it is near enough.
 */
export function enclosingEllipse(points: readonly Point[], tolerance = 0.01): PlaneEllipse {
  const hull = convexHull(points);
  const n = hull.length;
  const weights = startWeights(hull);
  const spread = spreadOf(hull);
  // A thin or short shape is given a little breadth, or there would be nothing to divide by.
  const least = (spread * 1e-6 + 1e-6) ** 2;
  for (let step = 0; step < MAX_STEPS; step++) {
    const { mean, xx, xy, yy } = moments(hull, weights, least);
    const determinant = xx * yy - xy * xy;
    let far = -1;
    let farthest = 0;
    for (let i = 0; i < n; i++) {
      const x = hull[i]![0] - mean[0];
      const y = hull[i]![1] - mean[1];
      const distance = (yy * x * x - 2 * xy * x * y + xx * y * y) / determinant;
      if (distance > farthest) {
        farthest = distance;
        far = i;
      }
    }
    // In two dimensions the farthest of the least ellipse lies at 2.
    if (far === -1 || farthest <= 2 * (1 + tolerance)) break;
    const share = (farthest - 2) / (3 * farthest);
    for (let i = 0; i < n; i++) weights[i]! *= 1 - share;
    weights[far]! += share;
  }
  const { mean, xx, xy, yy } = moments(hull, weights, least);
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const middle = (xx + yy) / 2;
  const half = Math.hypot((xx - yy) / 2, xy);
  const long = Math.sqrt(middle + half);
  const short = Math.sqrt(Math.max(middle - half, 0));
  const scale = Math.sqrt(
    hull.reduce((most, point) => Math.max(most, squareIn(point, mean, angle, long, short)), 0),
  );
  return { centre: mean, major: long * scale, minor: short * scale, angle };
}

/** All weight on the corners that lie farthest out in eight directions. */
function startWeights(hull: readonly Point[]): Float64Array {
  const weights = new Float64Array(hull.length);
  const corners = new Set<number>();
  for (let direction = 0; direction < 8; direction++) {
    const cos = Math.cos((direction * Math.PI) / 4);
    const sin = Math.sin((direction * Math.PI) / 4);
    let far = 0;
    let farthest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < hull.length; i++) {
      const out = hull[i]![0] * cos + hull[i]![1] * sin;
      if (out > farthest) {
        farthest = out;
        far = i;
      }
    }
    corners.add(far);
  }
  for (const corner of corners) weights[corner] = 1 / corners.size;
  return weights;
}

/** How far out a point lies, squared: 1 is on the ellipse. */
function squareIn(point: Point, centre: Point, angle: number, a: number, b: number): number {
  const x = point[0] - centre[0];
  const y = point[1] - centre[1];
  const u = (x * Math.cos(angle) + y * Math.sin(angle)) / a;
  const v = (y * Math.cos(angle) - x * Math.sin(angle)) / b;
  return u * u + v * v;
}

function moments(
  hull: readonly Point[],
  weights: Float64Array,
  least: number,
): { mean: Point; xx: number; xy: number; yy: number } {
  let mx = 0;
  let my = 0;
  hull.forEach(([x, y], i) => {
    mx += weights[i]! * x;
    my += weights[i]! * y;
  });
  let xx = least;
  let xy = 0;
  let yy = least;
  hull.forEach(([x, y], i) => {
    xx += weights[i]! * (x - mx) * (x - mx);
    xy += weights[i]! * (x - mx) * (y - my);
    yy += weights[i]! * (y - my) * (y - my);
  });
  return { mean: [mx, my], xx, xy, yy };
}

function spreadOf(points: readonly Point[]): number {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 0);
}

/** The part of a ring on the side of a line where `x·cos + y·sin ≥ offset` (Sutherland-Hodgman). */
export function clipRing(ring: readonly Point[], angle: number, offset: number): Point[] {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const over = ([x, y]: Point): number => x * cos + y * sin - offset;
  return ring.flatMap((to, i): Point[] => {
    const from = ring[(i + ring.length - 1) % ring.length]!;
    const a = over(from);
    const b = over(to);
    if (a < 0 === b < 0) return b < 0 ? [] : [to];
    const part = a / (a - b);
    const cut: Point = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
    return b < 0 ? [cut] : [cut, to];
  });
}

/** Area of a ring whichever way it turns, its last corner joined to the first. */
export function ringExtent(ring: readonly Point[]): number {
  let twice = 0;
  ring.forEach(([x, y], i) => {
    const [x1, y1] = ring[(i + 1) % ring.length]!;
    twice += x * y1 - x1 * y;
  });
  return Math.abs(twice) / 2;
}
