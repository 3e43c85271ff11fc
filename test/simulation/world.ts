import { DEGREE, enuRotation, fromEnu, geodeticToEcef, toEnu } from '../../src/earth/index.ts';
import type { Mode } from '../../src/mark/index.ts';
import { coastStep } from '../../src/motion/index.ts';
import { canonicalBytes } from '../../src/seal/index.ts';
import type { Chance } from './chance.ts';
import { RADAR } from './settings.ts';

/** Truth of one ballistic flight after burnout, a state each second, until it is down. */
export function flightStates(): Float64Array[] {
  const latitude = 38.9 * DEGREE;
  const longitude = 126.6 * DEGREE;
  const position = geodeticToEcef(latitude, longitude, 60_000);
  const speed = 2800;
  const climb = 42 * DEGREE;
  const heading = 98 * DEGREE;
  const level = speed * Math.cos(climb);
  const velocity = fromEnu(
    enuRotation(latitude, longitude),
    level * Math.sin(heading),
    level * Math.cos(heading),
    speed * Math.sin(climb),
  );
  const state = Float64Array.of(...position, ...velocity);
  const states: Float64Array[] = [];
  while (Math.hypot(state[0]!, state[1]!, state[2]!) > 6_371_000 && states.length < 1200) {
    states.push(state.slice());
    coastStep(state, 1);
  }
  return states;
}

/** The radar's plot of a state with its noise, as a `bongsu-report` datagram. */
export function plotOf(
  state: Float64Array,
  timeMs: number,
  chance: Chance,
  mode: Mode = RADAR.mode,
): Uint8Array {
  const site = RADAR.site!;
  const [east, north, up] = toEnu(
    enuRotation(site.latitudeRad, site.longitudeRad),
    state[0]! - site.ecefM[0],
    state[1]! - site.ecefM[1],
    state[2]! - site.ecefM[2],
  );
  const range = Math.hypot(east, north, up);
  const { sigma } = RADAR;
  const azimuth = Math.atan2(east, north) + sigma.azimuthRad * gauss(chance);
  const body = canonicalBytes({
    kind: 'polar',
    source: RADAR.id,
    mode,
    timeMs,
    rangeM: range + sigma.rangeM * gauss(chance),
    azimuthRad: azimuth < 0 ? azimuth + 2 * Math.PI : azimuth,
    elevationRad: Math.asin(up / range) + sigma.elevationRad * gauss(chance),
    sigma: {
      rangeM: sigma.rangeM,
      azimuthRad: sigma.azimuthRad,
      elevationRad: sigma.elevationRad,
    },
  });
  const bytes = new Uint8Array(4 + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length);
  bytes.set(body, 4);
  return bytes;
}

/** Standard normal by Box and Muller (Annals of Mathematical Statistics 29, 1958). */
function gauss(chance: Chance): number {
  const u = 1 - chance.next();
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * chance.next());
}

/** Where one of the aircraft off Korea is after so many seconds: straight on, at 9 km. */
export function aircraftState(number: number, second: number): Float64Array {
  const { latitudeRad, longitudeRad, ecefM } = RADAR.site!;
  const rotation = enuRotation(latitudeRad, longitudeRad);
  const east = 60_000 + 30_000 * number + 220 * second;
  const offset = fromEnu(rotation, east, 40_000 * number - 30_000, 9000);
  const velocity = fromEnu(rotation, 220, 0, 0);
  return Float64Array.of(...ecefM.map((each, i) => each + offset[i]!), ...velocity);
}
