/**
 * How often an ascent is told as a space launch, as ballistic or as undecided, over the time since
 * launch, with and without a launch notice that fits: made-up ascents to orbit and flights of
 * intercontinental missiles, each with the velocity that a radar would know. How probably the motor
 * works is given (0.97 while it does, 0.05 from 6 s after): the tracker has no part in it.
 */
import { kinematics } from '../src/assess/ballistic/evidence.ts';
import { judgeSpace, sureApogee } from '../src/assess/ballistic/space.ts';
import { createAssess, DEFAULT_BALLISTIC, recogniseReport } from '../src/assess/index.ts';
import {
  DEGREE,
  ecefToGeodetic,
  type GeoPoint,
  geodesicDirect,
  geodeticToEcef,
  MEAN_RADIUS,
  WGS84,
} from '../src/earth/index.ts';
import { normal, type RandomState, randomStream, uniformIn } from '../src/exercise/random.ts';
import { type BenchRow, row } from './row.ts';

const FLIGHTS = 300;
const ASKED_S = [60, 90, 120, 150, 180, 240, 300, 330, 360, 420, 480, 600];
/** Velocity errors per axis while the motor works and after, m/s. */
const SIGMA = { burning: 15, falling: 5 };
const T0 = Date.UTC(2026, 0, 15, 3);
const SITE: GeoPoint = { latitudeRad: 39.66 * DEGREE, longitudeRad: 124.7 * DEGREE };
const STEP_S = 0.5;

interface Drawn {
  readonly bearingRad: number;
  readonly burnS: number;
  /** Speed, inertial, and angle of the path over the horizontal at burnout. */
  readonly speed: number;
  readonly angleRad: number;
  readonly heightM: number;
}

/** To 200 to 600 km in 400 to 620 s, southward or eastward. */
function toOrbit(random: RandomState): Drawn {
  const heightM = uniformIn(random, 200e3, 600e3);
  const speed = Math.sqrt(WGS84.gm / (MEAN_RADIUS + heightM)) * uniformIn(random, 1, 1.01);
  return {
    bearingRad: uniformIn(random, 90, 190) * DEGREE,
    burnS: uniformIn(random, 400, 620),
    ...{ speed, angleRad: 0, heightM },
  };
}

/** Burnt out at 150 to 400 km in 170 to 340 s: from 5,500 km to 13,000, low, lofted or between. */
function intercontinental(random: RandomState): Drawn {
  return {
    bearingRad: uniformIn(random, 0, 360) * DEGREE,
    burnS: uniformIn(random, 170, 340),
    speed: uniformIn(random, 5_800, 7_300),
    angleRad: uniformIn(random, 12, 80) * DEGREE,
    heightM: uniformIn(random, 150e3, 400e3),
  };
}

/** Height and way over the ground, m, speed and angle at every step; falls after burnout. */
function ascend({ burnS, speed, angleRad, heightM }: Drawn, untilS: number): Float64Array[] {
  // The path leans over as a power of time that brings it to its height at burnout.
  let [low, high] = [0.05, 8];
  for (let i = 0; i < 40; i++) {
    const power = (low + high) / 2;
    let h = 0;
    for (let t = 0; t < burnS; t += STEP_S) h += at(t, power)[0]! * STEP_S;
    if (h < heightM) low = power;
    else high = power;
  }
  function at(t: number, power: number): readonly [number, number] {
    const share = Math.min(1, t / burnS);
    const angle = Math.PI / 2 + (angleRad - Math.PI / 2) * share ** power;
    const v = speed * share * (0.5 + 0.5 * share);
    return [v * Math.sin(angle), v * Math.cos(angle)];
  }
  const steps: Float64Array[] = [];
  let [r, way, climb, across] = [MEAN_RADIUS, 0, 0, 0];
  for (let t = 0; t <= untilS; t += STEP_S) {
    if (t < burnS) [climb, across] = at(t, low);
    else {
      const fall = (across * across) / r - WGS84.gm / (r * r);
      across -= ((climb * across) / r) * STEP_S;
      climb += fall * STEP_S;
    }
    r += climb * STEP_S;
    way += ((across * MEAN_RADIUS) / r) * STEP_S;
    steps.push(Float64Array.of(r, way, climb, across));
  }
  return steps;
}

/** ECEF state, the bearing taken in the inertial frame. */
function stateAt(step: Float64Array, bearingRad: number): Float64Array {
  const [r, way, climb, across] = [step[0]!, step[1]!, step[2]!, step[3]!];
  const place = geodesicDirect(SITE, bearingRad, way);
  const ahead = geodesicDirect(SITE, bearingRad, way + 1_000);
  const p = geodeticToEcef(place.latitudeRad, place.longitudeRad, 0);
  const q = geodeticToEcef(ahead.latitudeRad, ahead.longitudeRad, 0);
  const size = Math.hypot(...p);
  const d = [0, 1, 2].map((i) => q[i]! - p[i]!);
  const length = Math.hypot(...d);
  const state = new Float64Array(6);
  for (let i = 0; i < 3; i++) {
    state[i] = (p[i]! / size) * r;
    state[i + 3] = (p[i]! / size) * climb + (d[i]! / length) * across;
  }
  state[3] = state[3]! + WGS84.omega * state[1]!;
  state[4] = state[4]! - WGS84.omega * state[0]!;
  return state;
}

type Told = 'space launch' | 'ballistic' | 'undecided';

function judged(drawn: Drawn, announced: boolean, seed: number): (Told | null)[] {
  const random = randomStream(seed, 'looks');
  const assess = createAssess({
    ...{ node: 'bench', mode: 'simulated' },
    label: {
      ...{ classification: 'unclassified', releasableTo: [], caveats: [] },
      ...{ delayS: 0, fidelity: 'full' },
    },
    ballistic: DEFAULT_BALLISTIC,
  });
  if (announced) {
    recogniseReport(
      assess,
      {
        ...{ kind: 'notice', about: 'launch', source: 'notices', mode: 'simulated' },
        ...{ timeMs: T0, receivedMs: T0, issuer: 'bench' },
        body: {
          ...{ id: 'N-1', fromMs: T0 - 3_600_000, untilMs: T0 + 3_600_000, site: SITE },
          ...{ dropZones: [], withdrawn: false },
        },
      },
      T0,
    );
  }
  const steps = ascend(drawn, ASKED_S.at(-1)!);
  return ASKED_S.map((asked) => {
    const step = steps[Math.floor(asked / STEP_S)];
    if (step === undefined || step[0]! < MEAN_RADIUS + 20e3) return null;
    const state = stateAt(step, drawn.bearingRad);
    const sigma = asked < drawn.burnS ? SIGMA.burning : SIGMA.falling;
    const covariance = new Float64Array(36);
    for (let i = 0; i < 6; i++) {
      covariance[i * 7] = i < 3 ? 300 ** 2 : sigma * sigma;
      if (i >= 3) state[i] = state[i]! + sigma * normal(random);
    }
    const { perigee, perigeeSigma } = kinematics(state, covariance);
    const { latitudeRad, longitudeRad } = ecefToGeodetic(state[0]!, state[1]!, state[2]!);
    const space = judgeSpace(
      {
        launch: { point: SITE, sigmaM: 8_000, timeMs: T0 },
        here: { latitudeRad, longitudeRad },
        atMs: T0 + asked * 1000,
        burning: asked < drawn.burnS + 6 ? 0.97 : 0.05,
        workedMs: T0 + Math.min(asked, drawn.burnS) * 1000,
        ...{ perigee, perigeeSigma },
        apogee: sureApogee(state, covariance),
      },
      assess.space.announced.values(),
    );
    if (space.undecided >= Math.max(space.spaceLaunch, space.ballistic)) return 'undecided';
    return space.spaceLaunch > space.ballistic ? 'space launch' : 'ballistic';
  });
}

export async function rows(): Promise<BenchRow[]> {
  const made: BenchRow[] = [];
  for (const [name, draw] of [
    ['space launches', toOrbit],
    ['intercontinental missiles', intercontinental],
  ] as const) {
    for (const announced of [false, true]) {
      const told = Array.from({ length: FLIGHTS }, (_, i) =>
        judged(draw(randomStream(i, name)), announced, i),
      );
      ASKED_S.forEach((asked, at) => {
        const some = told.map((one) => one[at]).filter((one) => one !== null);
        for (const label of ['space launch', 'undecided'] as const) {
          const share = some.filter((one) => one === label).length / some.length;
          const with_ = announced ? 'announced' : 'not announced';
          made.push(
            row(`${name}, ${with_}, ${asked} s: told as ${label}`, share, 'share', some.length),
          );
        }
      });
    }
  }
  return made;
}
