import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enuRotation, fromEnu, geodeticToEcef, WGS84 } from '../earth/index.ts';
import { coastStep } from './coast.ts';

type Vector = number[];

/**
 * An independent reference: an inertial frame (no Coriolis, no centrifugal term), the potential by
 * Legendre polynomials from their recursion, extrapolated to 1e-13 of itself, and turned back into the
 * Earth's frame at the end.
 */
function reference(state: ArrayLike<number>, spanS: number, degree = 4): Vector {
  let s = toInertial(Array.from(state));
  let at = 0;
  while (at < spanS) {
    const h = Math.min(20, spanS - at);
    s = extrapolated(s, h, degree);
    at += h;
  }
  return toEarth(s, spanS);
}

function toInertial([x, y, z, vx, vy, vz]: Vector): Vector {
  return [x!, y!, z!, vx! - WGS84.omega * y!, vy! + WGS84.omega * x!, vz!];
}

function toEarth([x, y, z, vx, vy, vz]: Vector, spanS: number): Vector {
  const [c, d] = [Math.cos(WGS84.omega * spanS), Math.sin(WGS84.omega * spanS)];
  const [px, py] = [c * x! + d * y!, -d * x! + c * y!];
  const [qx, qy] = [c * vx! + d * vy!, -d * vx! + c * vy!];
  return [px, py, z!, qx + WGS84.omega * py, qy - WGS84.omega * px, vz!];
}

/** ∇U, U = GM/r (1 - Σ Jn (a/r)ⁿ Pn(z/r)), in spherical parts: along r and along the meridian. */
function gravity(x: number, y: number, z: number, degree: number): Vector {
  const r = Math.hypot(x, y, z);
  const s = z / r;
  const p = [1, s];
  const slope = [0, 1];
  for (let n = 2; n <= 4; n++) {
    p.push(((2 * n - 1) * s * p[n - 1]! - (n - 1) * p[n - 2]!) / n);
    slope.push(n * p[n - 1]! + s * slope[n - 1]!);
  }
  let radial = -WGS84.gm / (r * r);
  let north = 0;
  const cosine = Math.hypot(x, y) / r;
  for (const [n, j] of [
    [2, WGS84.j2],
    [3, WGS84.j3],
    [4, WGS84.j4],
  ] as const) {
    if (n > degree) break;
    const size = (WGS84.gm / (r * r)) * j * (WGS84.a / r) ** n;
    radial += (n + 1) * size * p[n]!;
    north -= size * slope[n]! * cosine;
  }
  const [ux, uy, uz] = [x / r, y / r, s];
  // Unit vector to the north: (ẑ - s r̂) / cos.
  const to = (axis: number, u: number): number =>
    radial * u + (cosine === 0 ? 0 : (north * (axis - s * u)) / cosine);
  return [to(0, ux), to(0, uy), to(1, uz)];
}

function slopes(s: Vector, degree: number): Vector {
  return [s[3]!, s[4]!, s[5]!, ...gravity(s[0]!, s[1]!, s[2]!, degree)];
}

/** Gragg's midpoint rule, extrapolated by Bulirsch and Stoer's polynomials until it stands still. */
function extrapolated(s: Vector, h: number, degree: number): Vector {
  const table: Vector[][] = [];
  for (let k = 0; k < 12; k++) {
    const n = 2 * (k + 1);
    const row = [midpoint(s, h, n, degree)];
    for (let j = 1; j <= k; j++) {
      const ratio = (n / (2 * (k - j + 1))) ** 2 - 1;
      const [finer, coarser] = [row[j - 1]!, table[k - 1]![j - 1]!];
      row.push(finer.map((v, i) => v + (v - coarser[i]!) / ratio));
    }
    table.push(row);
    if (k < 3) continue;
    const [best, before] = [row[k]!, table[k - 1]![k - 1]!];
    const off = Math.max(...best.map((v, i) => Math.abs(v - before[i]!) / (i < 3 ? 1e7 : 1e4)));
    if (off < 1e-15) return best;
  }
  return table.at(-1)!.at(-1)!;
}

function midpoint(s: Vector, h: number, n: number, degree: number): Vector {
  const step = h / n;
  let before = s;
  const first = slopes(s, degree);
  let now = s.map((v, i) => v + step * first[i]!);
  for (let k = 1; k < n; k++) {
    const d = slopes(now, degree);
    const next = before.map((v, i) => v + 2 * step * d[i]!);
    [before, now] = [now, next];
  }
  const d = slopes(now, degree);
  return now.map((v, i) => 0.5 * (v + before[i]! + step * d[i]!));
}

/** Burnout at 90 km: speed over the ground, angle above the horizon, heading. */
function burnout(latitude: number, speed: number, angle: number, heading: number): Float64Array {
  const velocity = fromEnu(
    enuRotation(latitude, 2.2),
    speed * Math.cos(angle) * Math.sin(heading),
    speed * Math.cos(angle) * Math.cos(heading),
    speed * Math.sin(angle),
  );
  return Float64Array.of(...geodeticToEcef(latitude, 2.2, 90_000), ...velocity);
}

test('coasting agrees with a tight inertial integration to 5 cm after 2,000 s', () => {
  for (const [latitude, speed, angle, heading] of [
    [0.7, 6_900, 0.6, 0.8],
    [0.7, 7_100, 1.05, 1.9],
    [-0.5, 6_800, 1.4, 5.2],
    [1.3, 7_000, 0.8, 0],
  ] as const) {
    const state = burnout(latitude, speed, angle, heading);
    const expected = reference(state, 2_000);
    coastStep(state, 2_000);
    const miss = Math.hypot(...expected.slice(0, 3).map((v, i) => v - state[i]!));
    assert.ok(miss < 0.05, `${speed} m/s at ${angle}: ${miss} m`);
    const drift = Math.hypot(...expected.slice(3).map((v, i) => v - state[i + 3]!));
    assert.ok(drift < 1e-4, `${drift} m/s`);
  }
});

/**
 * The same start by SciPy's DOP853 (relative tolerance 3e-14, absolute 1e-9 m) in the rotating frame,
 * with the potential differentiated by SymPy: place, m, after 2,000 s.
 */
const OTHERS = [-4_146_997.43711, -3_302_955.07433, 5_226_303.57031];

test('the reference is another program’s to a millimetre', () => {
  const found = reference(burnout(0.7, 6_900, 0.6, 0.8), 2_000);
  for (let i = 0; i < 3; i++) assert.ok(Math.abs(found[i]! - OTHERS[i]!) < 1e-3, `${found}`);
});

test('J3 and J4 are worth tens of metres after 2,000 s', () => {
  const state = burnout(0.7, 6_900, 0.6, 0.8);
  const full = reference(state, 2_000);
  const flattened = reference(state, 2_000, 2);
  const apart = Math.hypot(...full.slice(0, 3).map((v, i) => v - flattened[i]!));
  assert.ok(apart > 20 && apart < 200, `${apart} m`);
});
