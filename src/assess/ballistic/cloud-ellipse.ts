import { type Chart, fromChart, type GeoPolygon } from '../../earth/index.ts';
import { longestAt, sectorRing } from './sector.ts';

/** The `k`th area; a disc where the ellipse is wider than one may be. */
export function ellipseOfCloud(
  chart: Chart,
  flat: Float64Array,
  containment: number,
  k: number,
): GeoPolygon {
  const outline = quantileEllipse(flat, containment);
  const longest = longestAt(k);
  const ring: [number, number][] = [];
  for (let i = 0; i < outline.length; i += 2) {
    const [north, east] = [outline[i]!, outline[i + 1]!];
    if (Math.hypot(north, east) > longest) return sectorRing(chart, 0, longest, 0, Math.PI);
    const p = fromChart(chart, north, east);
    ring.push([p.longitudeRad, p.latitudeRad]);
  }
  ring.push(ring[0]!);
  return [ring];
}

const ELLIPSE_CORNERS = 48;

/** Corners of the ellipse, shaped as the cloud, that holds the share `containment` of it. */
function quantileEllipse(cloud: Float64Array, containment: number): Float64Array {
  const count = cloud.length / 2;
  let [mu, mv, uu, uv, vv] = [0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    mu += cloud[2 * i]! / count;
    mv += cloud[2 * i + 1]! / count;
  }
  for (let i = 0; i < count; i++) {
    const u = cloud[2 * i]! - mu;
    const v = cloud[2 * i + 1]! - mv;
    uu += (u * u) / count;
    uv += (u * v) / count;
    vv += (v * v) / count;
  }
  const l11 = Math.sqrt(uu);
  const l21 = uv / (l11 || 1);
  const l22 = Math.sqrt(Math.max(vv - l21 * l21, 1e-12));
  const distances = Float64Array.from({ length: count }, (_, i) => {
    const a = (cloud[2 * i]! - mu) / (l11 || 1);
    return Math.hypot(a, (cloud[2 * i + 1]! - mv - l21 * a) / l22);
  }).sort();
  // One rank higher than the share: the cloud is finite and so a little too small.
  const rank = Math.min(count - 1, Math.ceil(containment * (count + 1)));
  const k = distances[rank]!;
  const corners = ELLIPSE_CORNERS;
  const outline = new Float64Array(corners * 2);
  for (let i = 0; i < corners; i++) {
    // Counter-clockwise on the map, where u runs north or outwards and v east or clockwise.
    const angle = (-2 * Math.PI * i) / corners;
    const a = k * Math.cos(angle);
    const b = k * Math.sin(angle);
    outline[2 * i] = mu + l11 * a;
    outline[2 * i + 1] = mv + l21 * a + l22 * b;
  }
  return outline;
}
