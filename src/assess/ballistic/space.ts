import {
  type GeoPoint,
  geodesicInverse,
  greatCircleAzimuth,
  MEAN_RADIUS,
  ringCentre,
} from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import type { SpaceJudgement } from '../hazard.ts';
import { type Announced, inWindow } from '../space/announced.ts';
import { apogeeRadius } from './kepler.ts';
import { normalCdf } from './normal.ts';

/** What is known of one flight, for the question of whether it goes to orbit. */
export interface Ascent {
  readonly launch: {
    readonly point: GeoPoint;
    readonly sigmaM: number;
    readonly timeMs: Instant;
  };
  /** Under the object now. */
  readonly here: GeoPoint;
  readonly atMs: Instant;
  /** Probability that a motor works. */
  readonly burning: number;
  /** When the motor was last known to work; null: not known. */
  readonly workedMs: Instant | null;
  /** Radius of the perigee, m, and 1 sigma. */
  readonly perigee: number;
  readonly perigeeSigma: number;
  /** Radius of the apogee, m, that it surely has by now. */
  readonly apogee: number;
}

/** Odds of a space launch where nobody announced one. */
const UNANNOUNCED = 0.005 / 0.995;
/** Where one is announced for that time and place a launch is as likely it as not, to begin with. */
const ANNOUNCED = 1;
/** A site is known so well, m; an announced launch leaves from within this. */
const SITE_M = 20e3;
/** Launches that nobody announced come from anywhere in a circle of this area, m². */
const COUNTRY_M2 = 2.5e11;
/** 1 sigma of the bearing to a drop zone, and of a short way flown, rad. */
const BEARING_SIGMA = (5 * Math.PI) / 180;
/**
 * The most that site and bearing may speak for the announced launch: nothing, since who means to
 * deceive keeps to the notice. They can only speak against it.
 */
const MOST_SITE = 1;
const MOST_BEARING = 1;
const LEAST_BEARING = 0.1;
/** Shorter ways than this over the ground have no bearing, m. */
const LEAST_WAY_M = 15e3;

/**
 * Seconds after launch, and how many ballistic flights and space launches still burn then. The
 * first: equal shares of the five classes, each burning as long as theirs do (40 to 340 s); the
 * second: three stages, to orbit in 8 to 10 minutes. Assumed.
 */
const BURNING: readonly (readonly [number, number, number])[] = [
  [40, 1, 1],
  [70, 0.8, 1],
  [100, 0.6, 0.99],
  [130, 0.42, 0.98],
  [180, 0.25, 0.95],
  [250, 0.18, 0.9],
  [330, 0.05, 0.9],
  [420, 0.01, 0.8],
  [600, 0.002, 0.4],
];
/** How many space launches coast between stages, or have failed, of those that do not burn. */
const COASTING = 0.01;
/** Perigee above which nothing comes down soon, m over the ground, and the room about it. */
const ORBIT_PERIGEE = 120e3;
const PERIGEE_ROOM = 50e3;
/**
 * Apogees, m, up to which launches to low orbits rise before they are in one, and from which hardly
 * any do: their thrust lies along the horizon by then, and the apogee stays near the orbit's height,
 * 200 to 1,000 km. Ballistic arcs of 8,000 to 13,000 km rise to 1,100 to 1,400 km at the least energy,
 * lofted ones to 2,000 and more. A low apogee tells nothing: who means to deceive flies flat.
 */
const LAUNCHER_APOGEES = [1_000e3, 1_800e3] as const;
/** Of space launches so many rise higher before they are in orbit. Assumed. */
const HIGH_LAUNCHERS = 0.02;
/** How many ballistic flights end with a perigee like that. */
const BALLISTIC_ORBITS = 1e-3;

/**
 * Space launch, ballistic or not to be told yet, by Bayes' rule from the perigee of the fused
 * state, how long the motor burns, and a launch notice for this time, site and direction. It is
 * said beside the prediction and changes nothing of it.
 */
export function judgeSpace(ascent: Ascent, announced: Iterable<Announced>): SpaceJudgement {
  let best: Announced | null = null;
  let odds = UNANNOUNCED;
  for (const one of announced) {
    const its = noticeOdds(ascent, one);
    if (its <= odds) continue;
    odds = its;
    best = one;
  }
  const { burning } = ascent;
  const [missiles, launchers] = stillBurning((ascent.atMs - ascent.launch.timeMs) / 1000);
  const workedMs = burning >= 0.5 ? ascent.atMs : ascent.workedMs;
  const [missilesDid, launchersDid] =
    workedMs === null ? [1, 1] : stillBurning((workedMs - ascent.launch.timeMs) / 1000);
  const height = ascent.perigee - MEAN_RADIUS - ORBIT_PERIGEE;
  const orbits = normalCdf(height / Math.hypot(ascent.perigeeSigma, PERIGEE_ROOM));
  // How long the motor worked tells, whether it still does or not; one that is out, where it has led.
  const ended = (orbital: number): number => orbital * orbits + (1 - orbital) * (1 - orbits);
  const rises = 1 - (1 - risesSo(ascent.apogee)) * (1 - orbits);
  const ifSpace =
    rises * (burning * launchers + (1 - burning) * launchersDid * ended(1 - COASTING));
  const ifBallistic = burning * missiles + (1 - burning) * missilesDid * ended(BALLISTIC_ORBITS);
  const posterior = odds * (ifSpace / Math.max(ifBallistic, 1e-6));
  const p = posterior / (1 + posterior);
  // While the motor works all of this may yet turn out otherwise, the more the less sure it is.
  const undecided = burning * 4 * p * (1 - p);
  return {
    spaceLaunch: (1 - undecided) * p,
    ballistic: (1 - undecided) * (1 - p),
    undecided,
    notice:
      best === null
        ? null
        : { hazard: best.hazard.id, issuer: best.hazard.issuer, id: best.notice.id },
  };
}

/** Share of space launches whose apogee rises to this radius, m, before they are in orbit. */
function risesSo(apogee: number): number {
  const [low, high] = LAUNCHER_APOGEES;
  const share = (apogee - MEAN_RADIUS - low) / (high - low);
  return HIGH_LAUNCHERS ** Math.min(1, Math.max(0, share));
}

const APOGEE_SIGMAS = 2;
const moved = new Float64Array(6);

/** Radius of the apogee, m, of an estimate, less two sigmas of what its velocity leaves open. */
export function sureApogee(state: Float64Array, covariance: Float64Array): number {
  const apogee = apogeeRadius(state);
  let variance = 0;
  for (let i = 3; i < 6; i++) {
    moved.set(state);
    moved[i] = moved[i]! + Math.sqrt(Math.max(0, covariance[i * 7]!));
    const up = apogeeRadius(moved);
    if (up !== apogee) variance += (up - apogee) ** 2;
  }
  // What may escape and what escapes: its apogee is nowhere, and not surely high.
  return Number.isFinite(variance) ? apogee - APOGEE_SIGMAS * Math.sqrt(variance) : 0;
}

/** Odds of a space launch by this notice alone; 0 where it is not about this launch. */
function noticeOdds({ launch, here }: Ascent, { notice, hazard }: Announced): number {
  if (hazard.status !== 'open' || !inWindow(notice, launch.timeMs)) return 0;
  let odds = ANNOUNCED;
  if (notice.site !== null) {
    const away = geodesicInverse(notice.site, launch.point).distanceM;
    const beyond = Math.max(0, away - SITE_M);
    const { sigmaM } = launch;
    if (beyond > 3 * sigmaM) return 0;
    const spread = sigmaM * sigmaM + SITE_M * SITE_M;
    const density = Math.exp((-0.5 * beyond * beyond) / spread) / (2 * Math.PI * spread);
    odds *= Math.min(MOST_SITE, density * COUNTRY_M2);
  }
  const from = notice.site ?? launch.point;
  if (notice.dropZones.length === 0 || geodesicInverse(from, here).distanceM < LEAST_WAY_M) {
    return odds;
  }
  const flown = greatCircleAzimuth(from, here);
  let nearest = Math.PI;
  for (const { polygon } of notice.dropZones) {
    const off = greatCircleAzimuth(from, ringCentre(polygon[0]!)) - flown;
    nearest = Math.min(nearest, Math.abs(off - 2 * Math.PI * Math.round(off / (2 * Math.PI))));
  }
  const z = nearest / BEARING_SIGMA;
  const density = Math.exp(-0.5 * z * z) / (Math.sqrt(2 * Math.PI) * BEARING_SIGMA);
  return odds * Math.max(LEAST_BEARING, Math.min(MOST_BEARING, density * 2 * Math.PI));
}

/** Shares of ballistic flights and of space launches whose motor works so long after launch. */
function stillBurning(seconds: number): readonly [number, number] {
  let i = 1;
  while (i < BURNING.length - 1 && seconds > BURNING[i]![0]) i++;
  const [t0, a0, b0] = BURNING[i - 1]!;
  const [t1, a1, b1] = BURNING[i]!;
  const share = Math.min(1, Math.max(0, (seconds - t0) / (t1 - t0)));
  return [a0 + share * (a1 - a0), b0 + share * (b1 - b0)];
}
