/** `[x, y]` in whole steps of 1e-4 degrees, x east, y north. */
export type Step = readonly [number, number];
/** Without the repeated closing point. */
export type OpenRing = readonly Step[];

/** Metres in one step of latitude (mean meridian degree of WGS-84: 111,195 m). */
const METRES_PER_STEP = 11.1195;
const RADIANS_PER_STEP = Math.PI / 180 / 10_000;

/**
 * Simplifies rings that share borders so that they still share them: rings are cut into arcs
 * where three or more lines meet, and each arc is simplified once and the same for both
 * neighbours (Douglas and Peucker, Cartographica 10, 1973). A ring that would shrink below a
 * triangle stays as it was: no island disappears.
 */
export function simplifyRings(rings: readonly OpenRing[], toleranceM: number): OpenRing[] {
  const junctions = findJunctions(rings);
  return rings.map((ring) => {
    const simple = arcsOf(ring, junctions).flatMap((arc) =>
      simplifyArc(arc, toleranceM).slice(0, -1),
    );
    return simple.length < 3 ? ring : simple;
  });
}

/** Vertices with other than two neighbours over all rings. */
function findJunctions(rings: readonly OpenRing[]): Set<string> {
  const neighbours = new Map<string, Set<string>>();
  for (const ring of rings) {
    ring.forEach((point, i) => {
      const key = keyOf(point);
      const set = neighbours.get(key) ?? new Set();
      set.add(keyOf(ring[(i + 1) % ring.length]!));
      set.add(keyOf(ring[(i + ring.length - 1) % ring.length]!));
      neighbours.set(key, set);
    });
  }
  return new Set([...neighbours].filter(([, set]) => set.size !== 2).map(([key]) => key));
}

/** Cuts a ring at its junctions; without two of them also at its least and its farthest point. */
function arcsOf(ring: OpenRing, junctions: ReadonlySet<string>): Step[][] {
  const cuts: number[] = [];
  ring.forEach((point, i) => {
    if (junctions.has(keyOf(point))) cuts.push(i);
  });
  if (cuts.length < 2) {
    const first = cuts[0] ?? indexOfLeast(ring);
    cuts.splice(0, cuts.length, first, indexOfFarthest(ring, ring[first]!));
    cuts.sort((a, b) => a - b);
  }
  return cuts.map((from, i) => {
    const to = cuts[(i + 1) % cuts.length]!;
    const length = (to - from + ring.length) % ring.length;
    return Array.from({ length: length + 1 }, (_, k) => ring[(from + k) % ring.length]!);
  });
}

/** In one direction whichever ring it came from, so that ties break the same way. */
function simplifyArc(arc: Step[], toleranceM: number): Step[] {
  const turned = compare(arc[0]!, arc.at(-1)!) > 0;
  const simple = douglasPeucker(turned ? arc.toReversed() : arc, toleranceM);
  return turned ? simple.reverse() : simple;
}

function douglasPeucker(line: readonly Step[], toleranceM: number): Step[] {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let span = stack.pop(); span !== undefined; span = stack.pop()) {
    const [from, to] = span;
    let worst = -1;
    let worstM = toleranceM;
    for (let i = from + 1; i < to; i++) {
      const distance = distanceM(line[i]!, line[from]!, line[to]!);
      if (distance > worstM) {
        worst = i;
        worstM = distance;
      }
    }
    if (worst < 0) continue;
    keep[worst] = 1;
    stack.push([from, worst], [worst, to]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

/** From a point to a segment on the plane that touches the Earth there, metres. */
export function distanceM(point: Step, a: Step, b: Step): number {
  const scale = Math.cos(point[1] * RADIANS_PER_STEP);
  const px = (point[0] - a[0]) * scale;
  const py = point[1] - a[1];
  const dx = (b[0] - a[0]) * scale;
  const dy = b[1] - a[1];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
  return Math.hypot(px - along * dx, py - along * dy) * METRES_PER_STEP;
}

function indexOfLeast(ring: OpenRing): number {
  return ring.reduce((best, point, i) => (compare(point, ring[best]!) < 0 ? i : best), 0);
}

function indexOfFarthest(ring: OpenRing, from: Step): number {
  const distances = ring.map((point) => distanceM(point, from, from));
  const farthest = Math.max(...distances);
  // Of equally far ones the least point, so that both neighbours choose the same.
  return distances.reduce(
    (best, distance, i) =>
      distance === farthest && (best < 0 || compare(ring[i]!, ring[best]!) < 0) ? i : best,
    -1,
  );
}

function compare(a: Step, b: Step): number {
  return a[0] - b[0] || a[1] - b[1];
}

function keyOf(point: Step): string {
  return `${point[0]},${point[1]}`;
}
