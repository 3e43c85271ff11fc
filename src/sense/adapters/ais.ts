import { DEGREE, geodeticToEcef } from '../../earth/index.ts';
import { type AisMessage, type AisPosition, decodeSentence } from '../../wire/ais/index.ts';
import { assumeTime } from '../clock.ts';
import { admit, type Gather, refuse, refuseAll } from '../gather.ts';
import type { Identity, Vector3 } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import type { Feed, VesselName } from '../state.ts';
import type { Line } from './lines.ts';

const KNOT_MPS = 1852 / 3600;

/** The accuracy flag promises 10 m at 95 % (M.1371-5 annex 8 section 3.1); over 2.45 for 1 sigma. */
const ACCURATE_SIGMA_M = 10 / 2.45;

/** A tenth of a minute, spread evenly: 185.2 m over the square root of 12. */
const LONG_RANGE_SIGMA_M = 53.5;

/** Speed and course over ground are GNSS values in steps of 0.1 kn and 0.1°, often smoothed. */
const VELOCITY_SIGMA_MPS = 0.5;

/** Aircraft in search and rescue give whole knots. */
const SAR_VELOCITY_SIGMA_MPS = 1;

/** Ships in range of all stations of one feed; the oldest name is forgotten beyond it. */
export const MAX_VESSELS = 100_000;

/** One line of an AIS feed: a position becomes a fix on the surface, names are remembered. */
export function readAisLine(gather: Gather, feed: Feed, sensor: Sensor, line: Line): boolean {
  const result = decodeSentence(feed.ais, line.text, feed.source);
  refuseAll(gather, sensor, result.faults, line.at, line.end);
  const { message } = result;
  if (message === null) return result.faults.length === 0;
  rememberName(feed, message);
  const moving = movingPosition(message);
  if (moving === null) return true;
  const { latitudeDeg, longitudeDeg } = moving;
  if (latitudeDeg === null || longitudeDeg === null) {
    refuse(
      gather,
      sensor,
      'no-position',
      `MMSI ${message.mmsi} gives no position`,
      line.at,
      line.end,
    );
    return true;
  }
  const timeMs =
    result.timeMs === null
      ? assumeTime(feed.clock, sensor, gather.receivedMs)
      : result.timeMs + sensor.clockOffsetS * 1000;
  const velocity = velocityOf(moving.speedKn, moving.courseDeg);
  const latitude = latitudeDeg * DEGREE;
  const longitude = longitudeDeg * DEGREE;
  const height = moving.altitudeM ?? 0;
  admit(
    gather,
    sensor,
    {
      kind: 'fix',
      source: sensor.id,
      mode: sensor.mode,
      timeMs,
      receivedMs: gather.receivedMs,
      ...(result.timeMs === null ? { timeAssumed: true } : {}),
      identity: identityOf(feed, message.mmsi),
      positionEcefM: geodeticToEcef(latitude, longitude, height),
      heightBasis: moving.heightBasis,
      ...(velocity === null ? {} : { velocityEnuMps: velocity }),
      sigma: {
        horizontalM: horizontalSigma(moving, sensor),
        verticalM: sensor.sigma.verticalM,
        ...(velocity === null ? {} : { velocityMps: moving.velocitySigmaMps }),
      },
    },
    line.at,
    line.end,
  );
  return true;
}

interface MovingPosition extends AisPosition {
  readonly speedKn: number | null;
  readonly courseDeg: number | null;
  readonly coarse: boolean;
  readonly altitudeM: number | null;
  readonly heightBasis: 'surface' | 'geometric' | 'pressure' | 'unknown';
  readonly velocitySigmaMps: number;
}

/** Positions of what moves: base stations and aids to navigation stand still and are no tracks. */
function movingPosition(message: AisMessage): MovingPosition | null {
  if ('other' in message) return null;
  switch (message.type) {
    case 1:
    case 2:
    case 3:
    case 18:
    case 19:
    case 27:
      return {
        ...message,
        coarse: message.type === 27,
        altitudeM: null,
        heightBasis: 'surface',
        velocitySigmaMps: VELOCITY_SIGMA_MPS,
      };
    case 9:
      return {
        ...message,
        coarse: false,
        heightBasis:
          message.altitudeM === null ? 'unknown' : message.barometric ? 'pressure' : 'geometric',
        velocitySigmaMps: SAR_VELOCITY_SIGMA_MPS,
      };
    default:
      return null;
  }
}

function velocityOf(speedKn: number | null, courseDeg: number | null): Vector3 | null {
  if (speedKn === null) return null;
  if (speedKn === 0) return [0, 0, 0];
  if (courseDeg === null) return null;
  const speed = speedKn * KNOT_MPS;
  return [speed * Math.sin(courseDeg * DEGREE), speed * Math.cos(courseDeg * DEGREE), 0];
}

function horizontalSigma(position: MovingPosition, sensor: Sensor): number {
  const own = position.accurate ? ACCURATE_SIGMA_M : sensor.sigma.horizontalM;
  return position.coarse ? Math.hypot(own, LONG_RANGE_SIGMA_M) : own;
}

function identityOf(feed: Feed, mmsi: number): Identity {
  const known = feed.vessels.get(mmsi);
  return {
    mmsi,
    ...(known === undefined || known.name === null ? {} : { name: known.name }),
    ...(known === undefined || known.callsign === null ? {} : { callsign: known.callsign }),
  };
}

function rememberName(feed: Feed, message: AisMessage): void {
  if ('other' in message) return;
  if (message.type !== 5 && message.type !== 19 && message.type !== 24) return;
  const before = feed.vessels.get(message.mmsi);
  const said: VesselName = {
    name: 'name' in message ? message.name : null,
    callsign: 'callsign' in message ? message.callsign : null,
  };
  if (before === undefined && feed.vessels.size >= MAX_VESSELS) {
    for (const oldest of feed.vessels.keys()) {
      feed.vessels.delete(oldest);
      break;
    }
  }
  feed.vessels.set(message.mmsi, {
    name: said.name ?? before?.name ?? null,
    callsign: said.callsign ?? before?.callsign ?? null,
  });
}
