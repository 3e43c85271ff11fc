import { DEGREE, greatCircleDistance } from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import { encodeAis } from '../../wire/ais/index.ts';
import { normal, uniform } from '../random.ts';
import type { Emitter } from '../scenario.ts';
import { travel } from '../world/course.ts';
import { type Mover, type MoverState, moverAt } from '../world/traffic.ts';
import type { Emission, EmitterState, World } from './emission.ts';

/**
 * Shore stations that hear ships' AIS and hand on NMEA sentences, one datagram a message, with
 * the time of reception in a TAG block. A ship is heard within the range of any station. AIS has
 * no field for "simulated": the sensor's mode and loopback keep it apart.
 */

/** The unit of scheduling; no class A ship reports faster than every 2 s. */
export const AIS_STEP_S = 1;
const KNOT = 1852 / 3600;
/** ITU-R M.1371-5 annex 1 table 1: class A under way, up to 14 knots and up to 23 knots. */
const SLOW_INTERVAL_S = 10;
const FAST_INTERVAL_S = 6;
/** The standard's 6 minutes for static data; shortened at the start so that names are soon known. */
const STATIC_INTERVAL_S = 360;
const FIRST_STATIC_WITHIN_S = 60;

/** One second from `fromMs` on. */
export function aisSecond(
  world: World,
  emitter: Emitter,
  state: EmitterState,
  fromMs: Instant,
): Emission[] {
  const emissions: Emission[] = [];
  const second = state.steps;
  const send = (timeMs: Instant, lines: readonly string[]): void => {
    emissions.push({
      timeMs,
      sensor: emitter.id,
      source: emitter.source,
      bytes: Uint8Array.from(`${lines.join('\r\n')}\r\n`, (c) => c.charCodeAt(0)),
    });
  };
  world.traffic.movers.forEach((ship, i) => {
    if (ship.kind !== 'ship') return;
    const phase = state.phases[world.missiles.length + i]!;
    const timeMs = fromMs + (phase * 997 - Math.floor(phase * 997)) * 1000 * AIS_STEP_S;
    const interval = ship.speed > 14 * KNOT ? FAST_INTERVAL_S : SLOW_INTERVAL_S;
    const reports = second % interval === Math.floor(phase * interval);
    const first = Math.floor(phase * FIRST_STATIC_WITHIN_S);
    const names = second >= first && (second - first) % STATIC_INTERVAL_S === 0;
    if (!reports && !names) return;
    const at = moverAt(world.traffic, ship, (timeMs - world.startMs) / 1000);
    if (at === null || !heard(emitter, at)) return;
    if (uniform(state.random) >= emitter.detectionProbability) return;
    if (reports) send(timeMs, positionSentences(emitter, state, ship, at, timeMs));
    if (names) send(timeMs, staticSentences(ship, i, timeMs));
  });
  return emissions;
}

function heard(emitter: Emitter, at: MoverState): boolean {
  return emitter.stations.some(
    (station) => greatCircleDistance(station, at) <= emitter.stationRangeM,
  );
}

function positionSentences(
  emitter: Emitter,
  state: EmitterState,
  ship: Mover,
  at: MoverState,
  timeMs: Instant,
): string[] {
  const off = Math.abs(emitter.sigma.horizontalM * Math.SQRT2 * normal(state.random));
  const seen = travel(at, uniform(state.random) * 2 * Math.PI, off);
  const courseDeg = at.bearingRad / DEGREE;
  return encodeAis(
    {
      type: 1,
      repeat: 0,
      mmsi: ship.identity.mmsi,
      navigationStatus: 0,
      rateOfTurnDegPerMin: 0,
      turningHard: null,
      speedKn: ship.speed / KNOT,
      accurate: true,
      longitudeDeg: seen.longitudeRad / DEGREE,
      latitudeDeg: seen.latitudeRad / DEGREE,
      courseDeg,
      headingDeg: Math.floor(courseDeg) % 360,
      utcSecond: Math.floor(timeMs / 1000) % 60,
      manoeuvre: 0,
      raim: false,
      radio: 0,
    },
    { channel: 'A', timeMs },
  );
}

function staticSentences(ship: Mover, index: number, timeMs: Instant): string[] {
  return encodeAis(
    {
      type: 5,
      repeat: 0,
      mmsi: ship.identity.mmsi,
      version: 0,
      imo: null,
      callsign: ship.identity.callsign,
      name: ship.identity.name,
      // 70: cargo, all ships of this type.
      shipType: 70,
      toBowM: 120,
      toSternM: 30,
      toPortM: 12,
      toStarboardM: 12,
      positionDevice: 1,
      etaMonth: null,
      etaDay: null,
      etaHour: null,
      etaMinute: null,
      draughtM: 9,
      destination: 'EXERCISE',
      dte: false,
    },
    { channel: 'B', sequence: index % 10, timeMs },
  );
}
