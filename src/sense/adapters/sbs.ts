import { DEGREE, geodeticToEcef } from '../../earth/index.ts';
import type { Fault } from '../../wire/fault.ts';
import { distanceM, FASTEST_MPS, readSbs, type SbsMessage } from '../../wire/modes/index.ts';
import { admit, type Gather, refuse, refuseAll } from '../gather.ts';
import type { FixReport } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import type { Feed } from '../state.ts';
import { type Aircraft, aircraftOf } from './aircraft.ts';
import { GROUND, heightByPressure, receiverPlace } from './height.ts';
import type { Line } from './lines.ts';

const FOOT_M = 0.3048;
const KNOT_MPS = 1852 / 3600;
/** The form does not tell how good its velocity is: as NACv 0, "10 m/s or worse" at 95 %. */
const VELOCITY_SIGMA_MPS = 10 / 2.448;
const VELOCITY_WITHIN_S = 5;
/** As for compact reports (wire/modes/position.ts). */
const SLACK_M = 3000;
const PLACE_WITHIN_S = 60;
const MAX_MISFITS = 3;
const FARTHEST_M = 900_000;

/**
 * A line of the BaseStation form: positions become fixes without integrity, which the form does not
 * carry, and with the errors of the settings. Times are those of reception: the form has the
 * sender's local time without its zone.
 */
export function readSbsLine(gather: Gather, feed: Feed, sensor: Sensor, line: Line): boolean {
  const faults: Fault[] = [];
  const message = readSbs(line.text, faults);
  refuseAll(gather, sensor, faults, line.at, line.end);
  if (message === null) return faults.length === 0;
  const key = message.addressIsIcao ? message.icao : `~${message.icao}`;
  const aircraft = aircraftOf(feed.aircraft, key, gather.receivedMs);
  remember(aircraft, message, gather.receivedMs);
  const { latitudeDeg, longitudeDeg } = message;
  if (latitudeDeg === null || longitudeDeg === null) return true;
  const wrong = misfit(aircraft, { latitudeDeg, longitudeDeg }, sensor, gather.receivedMs);
  if (wrong !== null) {
    refuse(gather, sensor, 'implausible', `${message.icao}: ${wrong}`, line.at, line.end);
    return true;
  }
  admit(
    gather,
    sensor,
    fixOf(gather, sensor, aircraft, message, latitudeDeg, longitudeDeg),
    line.at,
    line.end,
  );
  return true;
}

function remember(aircraft: Aircraft, message: SbsMessage, nowMs: number): void {
  aircraft.callsign = message.callsign ?? aircraft.callsign;
  aircraft.mode3A = message.mode3A ?? aircraft.mode3A;
  if (message.altitudeFt !== null) {
    aircraft.pressureHeight = { metres: message.altitudeFt * FOOT_M, timeMs: nowMs };
  }
  const { groundSpeedKn, trackDeg } = message;
  if (groundSpeedKn === null || trackDeg === null) return;
  const speed = groundSpeedKn * KNOT_MPS;
  if (speed > FASTEST_MPS) return;
  const climb = ((message.verticalRateFtPerMin ?? 0) * FOOT_M) / 60;
  aircraft.velocity = {
    enuMps: [speed * Math.sin(trackDeg * DEGREE), speed * Math.cos(trackDeg * DEGREE), climb],
    sigmaMps: VELOCITY_SIGMA_MPS,
    climbs: message.verticalRateFtPerMin !== null,
    timeMs: nowMs,
  };
}

/** What is impossible about a place, in words; it is believed once it has persisted. */
function misfit(
  { position }: Aircraft,
  place: { readonly latitudeDeg: number; readonly longitudeDeg: number },
  sensor: Sensor,
  timeMs: number,
): string | null {
  const receiver = receiverPlace(sensor);
  if (receiver !== null) {
    const away = distanceM(receiver, place);
    if (away > (receiver.maximumRangeM ?? FARTHEST_M)) {
      return `a place ${(away / 1000).toFixed(0)} km from the receiver, which cannot hear so far`;
    }
  }
  const before = position.place;
  const sinceS = before === null ? 0 : (timeMs - before.timeMs) / 1000;
  if (before !== null && sinceS <= PLACE_WITHIN_S) {
    const away = distanceM(before, place);
    if (away > FASTEST_MPS * sinceS + SLACK_M) {
      position.misfits += 1;
      if (position.misfits < MAX_MISFITS) {
        return `a place ${(away / 1000).toFixed(0)} km from the last one after ${sinceS.toFixed(1)} s`;
      }
    }
  }
  position.place = { ...place, timeMs, surface: false };
  position.misfits = 0;
  return null;
}

function fixOf(
  gather: Gather,
  sensor: Sensor,
  aircraft: Aircraft,
  message: SbsMessage,
  latitudeDeg: number,
  longitudeDeg: number,
): FixReport {
  const height = message.onGround === true ? GROUND : heightByPressure(aircraft, gather.receivedMs);
  const fresh =
    aircraft.velocity !== null &&
    gather.receivedMs - aircraft.velocity.timeMs <= VELOCITY_WITHIN_S * 1000;
  const velocity = fresh ? aircraft.velocity : null;
  return {
    kind: 'fix',
    source: sensor.id,
    mode: sensor.mode,
    timeMs: gather.receivedMs,
    receivedMs: gather.receivedMs,
    timeAssumed: true,
    identity: {
      ...(message.addressIsIcao ? { icao: message.icao } : { tag: `sbs ${message.icao}` }),
      ...(aircraft.callsign === null ? {} : { callsign: aircraft.callsign }),
      ...(aircraft.mode3A === null ? {} : { mode3A: aircraft.mode3A }),
    },
    positionEcefM: geodeticToEcef(latitudeDeg * DEGREE, longitudeDeg * DEGREE, height.metres),
    heightBasis: height.basis,
    ...(velocity === null ? {} : { velocityEnuMps: velocity.enuMps }),
    ...(velocity === null || velocity.climbs ? {} : { climbStated: false }),
    sigma: {
      horizontalM: sensor.sigma.horizontalM,
      verticalM: height.sigmaM,
      ...(velocity === null ? {} : { velocityMps: velocity.sigmaMps }),
    },
  };
}
