import { DEGREE, ecefToGeodetic, geodeticToEcef } from '../../src/earth/index.ts';
import { createExercise } from '../../src/exercise/index.ts';
import { normal, randomStream, uniformIn } from '../../src/exercise/random.ts';
import { enter } from '../../src/exercise/world/entry.ts';
import { type Flight, flightAt } from '../../src/exercise/world/flight.ts';
import { canonicalBytes } from '../../src/seal/index.ts';
import type { Outcome } from '../../src/watch/index.ts';
import { PUBLISHED_FLIGHTS } from '../first-draft/flights.ts';
import { RADARS, scenarioOf } from '../first-draft/launches.ts';
import { type Fed, feed, pureWatch } from '../first-draft/watch.ts';

/** What one satellite that watches for plumes makes of launches, and of hours without any. */
export interface SeenFromOrbit {
  readonly flown: number;
  readonly opened: number;
  readonly delaysS: readonly number[];
  readonly hours: number;
  readonly glows: number;
  readonly hazards: number;
}

const START_MS = Date.UTC(2026, 0, 15, 3);
const SATELLITE = geodeticToEcef(0, 128 * DEGREE, 35_786e3);
const NOISE = 2e-5;
const PERIOD_S = 5;
const CLOUDS_M = 10e3;
const SOURCE = 'udp://127.0.0.1:8700';
const ROW = { id: 'ir-1', kind: 'fix', source: SOURCE, format: 'bongsu-report' } as const;

/** Where something glows, so many seconds after the start; null: nowhere. */
type Glow = (seconds: number) => ArrayLike<number> | null;

export function seenFromOrbit(flights: number, hours: number): SeenFromOrbit {
  const delaysS: number[] = [];
  for (let i = 0; i < flights; i++) {
    const flight = PUBLISHED_FLIGHTS[i % PUBLISHED_FLIGHTS.length]!;
    const random = randomStream(i, 'launch');
    const scenario = scenarioOf(flight, uniformIn(random, 0, 360), RADARS[0]);
    const started = createExercise(scenario, i + 1, START_MS);
    if (!started.ok) continue;
    const { flight: flown, launchMs } = started.state.world.missiles[0]!;
    const lines = looks([plume(flown, (launchMs - START_MS) / 1000)], 400, i);
    const opened = watched(lines, 400);
    if (opened[0] !== undefined && lines[0] !== undefined) {
      delaysS.push((opened[0] - lines[0].timeMs) / 1000);
    }
  }
  let glows = 0;
  let hazards = 0;
  for (let hour = 0; hour < hours; hour++) {
    const some = others(hour);
    glows += some.length;
    hazards += watched(looks(some, 3600, 1_000 + hour), 3600).length;
    process.stderr.write(`  from orbit ${hour + 1}/${hours} h: ${hazards} hazards\n`);
  }
  return { flown: flights, opened: delaysS.length, delaysS, hours, glows, hazards };
}

function plume(flight: Flight, sinceS: number): Glow {
  return (seconds) => {
    const t = seconds - sinceS;
    const y = t < 0 || t >= flight.burnoutS ? null : flightAt(flight, t);
    return y !== null && ecefToGeodetic(y[0]!, y[1]!, y[2]!).heightM > CLOUDS_M ? y : null;
  };
}

/** In an hour: 20 fires, 5 glints, 20 afterburners, 20 meteors, 2 re-entries. */
function others(hour: number): Glow[] {
  const random = randomStream(hour, 'glows');
  const draw = (low: number, high: number): number => uniformIn(random, low, high);
  const place = (): readonly [number, number] => [draw(30, 45), draw(115, 145)];
  const mover = (heightM: number, speed: number, fromS: number, forS: number, turn = 0): Glow => {
    const [latitudeDeg, longitudeDeg] = place();
    const heading = draw(0, 2 * Math.PI);
    return (seconds) => {
      const t = seconds - fromS;
      if (t < 0 || t >= forS) return null;
      const half = (turn * t) / 2;
      const way = (speed * t * (half === 0 ? 1 : Math.sin(half) / half)) / 6_371e3;
      const latitude = latitudeDeg * DEGREE + way * Math.cos(heading + half);
      const east = (way * Math.sin(heading + half)) / Math.cos(latitude);
      return geodeticToEcef(latitude, longitudeDeg * DEGREE + east, heightM);
    };
  };
  const falling = (kind: 'meteor' | 'debris'): Glow => {
    const [latitudeDeg, longitudeDeg] = place();
    const meteor = kind === 'meteor';
    const flight = enter({
      kind,
      from: {
        latitudeRad: latitudeDeg * DEGREE,
        longitudeRad: longitudeDeg * DEGREE,
        heightM: 120e3,
      },
      bearingRad: draw(0, 2 * Math.PI),
      angleRad: (meteor ? draw(5, 70) : draw(0.1, 1.5)) * DEGREE,
      speed: meteor ? draw(11.5e3, 40e3) : draw(7_300, 7_600),
      massKg: 10 ** (meteor ? draw(-1, 4) : draw(1, 4)),
      densityKgM3: meteor ? 3_400 : draw(100, 1_000),
    });
    const atS = draw(0, 3_300);
    return (seconds) => {
      const y = flightAt(flight, seconds - atS);
      // Glows once the air heats it, and no more when it is slow.
      if (y === null || Math.hypot(y[3]!, y[4]!, y[5]!) < 2_500) return null;
      return ecefToGeodetic(y[0]!, y[1]!, y[2]!).heightM < 100e3 ? y : null;
    };
  };
  const many = (count: number, make: () => Glow): Glow[] => Array.from({ length: count }, make);
  return [
    ...many(20, () => mover(300, 0, 0, 3_600)),
    ...many(5, () => mover(0, draw(0, 240), draw(0, 3_000), 600)),
    ...many(10, () => mover(11e3, draw(250, 700), draw(0, 3_400), draw(20, 120))),
    ...many(10, () => mover(9e3, draw(200, 450), draw(0, 3_400), 60, draw(-0.1, 0.1))),
    ...many(20, () => falling('meteor')),
    ...many(2, () => falling('debris')),
  ];
}

function looks(glows: readonly Glow[], untilS: number, seed: number): Fed[] {
  const random = randomStream(seed, 'looks');
  const bias = [0, 1, 2].map(() => NOISE * normal(random));
  const fed: Fed[] = [];
  for (let t = uniformIn(random, 0, PERIOD_S); t < untilS; t += PERIOD_S) {
    const timeMs = START_MS + Math.round(t * 1000);
    for (const glow of glows) {
      const at = glow(t);
      if (at === null) continue;
      const d = [0, 1, 2].map((i) => at[i]! - SATELLITE[i]!);
      const length = Math.hypot(...d);
      const u = d.map((v, i) => v / length + NOISE * normal(random) + bias[i]!);
      const norm = Math.hypot(...u);
      const body = canonicalBytes({
        ...{ kind: 'bearing', source: ROW.id, mode: 'exercise', timeMs },
        observerEcefM: [...SATELLITE],
        losEcef: u.map((v) => v / norm),
        sigma: { losRad: NOISE * Math.SQRT2 },
      });
      const bytes = Buffer.alloc(4 + body.length);
      bytes.writeUInt32BE(body.length);
      bytes.set(body, 4);
      fed.push({ timeMs, source: SOURCE, bytes });
    }
  }
  return fed;
}

/** When hazards were opened. */
function watched(fed: readonly Fed[], untilS: number): number[] {
  const opened: number[] = [];
  const note = ({ records }: Outcome, atMs: number): void => {
    for (const record of records) {
      if (record.kind === 'hazard' && record.body.revision === 1) opened.push(atMs);
    }
  };
  const pure = pureWatch([{ ...ROW, mode: 'exercise' }], START_MS, note);
  feed(pure, fed, START_MS + untilS * 1000, 250);
  return opened;
}
