import { enuRotation, fromEnu, type GeoPoint, geodeticToEcef } from '../../earth/index.ts';
import { integerIn, type RandomState, randomStream, uniform, uniformIn } from '../random.ts';
import type { Scenario, TrafficGroup } from '../scenario.ts';
import { alongCourse, type Course, type Heading, layCourse } from './course.ts';

/** Something that travels along a course with one speed and height. Plain data. */
export interface Mover {
  readonly id: string;
  readonly kind: 'aircraft' | 'ship';
  readonly course: number;
  /** Distance along the course at the start of the exercise, metres. */
  readonly offsetM: number;
  readonly speed: number;
  readonly altitudeM: number;
  readonly identity: MoverIdentity;
}

export interface MoverIdentity {
  /** 24-bit address, six upper-case hexadecimal digits; empty for ships. */
  readonly icao: string;
  readonly callsign: string;
  /** Four octal digits as a number of 12 bits. */
  readonly mode3A: number;
  /** 0 for aircraft. */
  readonly mmsi: number;
  readonly name: string;
}

export interface Traffic {
  readonly courses: readonly Course[];
  readonly movers: readonly Mover[];
}

/** What a mover does at one time. */
export interface MoverState extends Heading {
  readonly altitudeM: number;
  readonly speed: number;
}

/** Turns of 25 degrees of bank at 230 m/s (R = v²/(g tan φ)), and of a laden ship. */
const AIRCRAFT_TURN_M = 11_600;
const SHIP_TURN_M = 900;

/**
 * Spreads the scenario's traffic along its routes. Who is where is drawn by the seed; the first
 * of a group never depends on how many there are.
 */
export function spreadTraffic(scenario: Scenario, seed: number): Traffic {
  const courses: Course[] = [];
  const movers: Mover[] = [];
  scenario.traffic.forEach((group, g) => {
    const random = randomStream(seed, `traffic/${g}/${group.route}`);
    const route = scenario.routes[group.route] ?? [];
    const radius = group.kind === 'aircraft' ? AIRCRAFT_TURN_M : SHIP_TURN_M;
    const there = courses.push(layCourse(route, radius)) - 1;
    const back = group.bothWays ? courses.push(layCourse([...route].reverse(), radius)) - 1 : there;
    for (let i = 0; i < group.count; i++) {
      const course = i % 2 === 0 ? there : back;
      movers.push(drawMover(group, course, courses[course]!, i, movers.length, random));
    }
  });
  return { courses, movers };
}

function drawMover(
  group: TrafficGroup,
  course: number,
  laid: Course,
  index: number,
  number: number,
  random: RandomState,
): Mover {
  // Evenly spread, each somewhere in its own slot, so that no two start on top of each other.
  const slots = Math.ceil(group.count / (group.bothWays ? 2 : 1));
  const slot = group.bothWays ? index >> 1 : index;
  const offsetM = ((slot + uniformIn(random, 0.1, 0.9)) / slots) * laid.lengthM;
  const speed = uniformIn(random, group.speed[0], group.speed[1]);
  const altitudeM = drawAltitude(group, index, random);
  const identity =
    group.kind === 'aircraft' ? drawAircraft(random, number) : drawShip(random, number);
  const id = `${group.kind === 'aircraft' ? 'a' : 's'}${number + 1}`;
  return { id, kind: group.kind, course, offsetM, speed, altitudeM, identity };
}

/** One flight level up, 1,000 ft, metres. */
const LEVEL_M = 304.8;

/** Whole levels, odd one way and even the other (semicircular rule, ICAO Annex 2 appendix 3). */
function drawAltitude(group: TrafficGroup, index: number, random: RandomState): number {
  const [low, high] = group.altitudeM;
  const drawn = uniformIn(random, low, high);
  if (group.kind === 'ship') return 0;
  const level = Math.floor(drawn / LEVEL_M / 2) * 2 + (index % 2 === 0 ? 1 : 0);
  return level * LEVEL_M;
}

/** Made-up operators: no airline's own letters. */
const OPERATORS = ['EXK', 'EXJ', 'EXU', 'EXP'] as const;

function drawAircraft(random: RandomState, number: number): MoverIdentity {
  // 71xxxx Republic of Korea, 84xxxx Japan (ICAO Annex 10 vol. III, appendix to chapter 9).
  const block = uniform(random) < 0.6 ? 0x710000 : 0x840000;
  const icao = (block + number * 16 + integerIn(random, 0, 15)).toString(16).toUpperCase();
  const operator = OPERATORS[integerIn(random, 0, OPERATORS.length - 1)]!;
  return {
    icao: icao.padStart(6, '0'),
    callsign: `${operator}${String(100 + number).padStart(3, '0')}`,
    // 1000 to 6777 octal: no emergency code (7500, 7600, 7700) is ever drawn.
    mode3A: integerIn(random, 0o1000, 0o6777),
    mmsi: 0,
    name: '',
  };
}

function drawShip(random: RandomState, number: number): MoverIdentity {
  // Maritime identification digits of Korea (440) and Japan (431), Panama (351) (ITU).
  const country = [440, 431, 351][integerIn(random, 0, 2)]!;
  return {
    icao: '',
    callsign: `EX${String(number).padStart(4, '0')}`,
    mode3A: 0,
    mmsi: country * 1_000_000 + 900_000 + number,
    name: `EXERCISE SHIP ${number + 1}`,
  };
}

/** Null before it has set out on its course and after it has come to the end of it. */
export function moverAt(traffic: Traffic, mover: Mover, elapsedS: number): MoverState | null {
  const course = traffic.courses[mover.course]!;
  const along = mover.offsetM + mover.speed * elapsedS;
  if (along < 0 || along > course.lengthM) return null;
  const heading = alongCourse(course, along);
  return { ...heading, altitudeM: mover.altitudeM, speed: mover.speed };
}

/** ECEF metres of a mover's state. */
export function moverEcef(state: GeoPoint & { altitudeM: number }): [number, number, number] {
  return geodeticToEcef(state.latitudeRad, state.longitudeRad, state.altitudeM);
}

/** x, y, z, vx, vy, vz, ECEF: where a mover is and how it moves; null when it is not under way. */
export function moverMotion(traffic: Traffic, mover: Mover, elapsedS: number): Float64Array | null {
  const at = moverAt(traffic, mover, elapsedS);
  if (at === null) return null;
  const east = at.speed * Math.sin(at.bearingRad);
  const north = at.speed * Math.cos(at.bearingRad);
  const out = new Float64Array(6);
  out.set(moverEcef(at));
  out.set(fromEnu(enuRotation(at.latitudeRad, at.longitudeRad), east, north, 0), 3);
  return out;
}
