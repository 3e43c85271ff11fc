import { DEGREE, geodeticToEcef } from '../../earth/index.ts';
import {
  type AisMessage,
  type AisPosition,
  type AisPositionMode,
  decodeSentence,
} from '../../wire/ais/index.ts';
import { assumeTime } from '../clock.ts';
import { admit, type Gather, refuse, refuseAll } from '../gather.ts';
import type { Identity, Vector3 } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import type { Feed, VesselName } from '../state.ts';
import type { Line } from './lines.ts';

const KNOT_MPS = 1852 / 3600;

/**
 * The accuracy flag promises 10 m at 95 % (M.1371-5 annex 8 section 3.1); over 2.45 for 1 sigma.
 * RAIM changes nothing of it: without RAIM the flag stands for a differential fix (table 50).
 */
const ACCURATE_SIGMA_M = 10 / 2.45;

/** A tenth of a minute, spread evenly: 185.2 m over the square root of 12. */
const LONG_RANGE_SIGMA_M = 53.5;

/**
 * A position put in by hand or by dead reckoning, whose error nobody states: what an hour at
 * 15 kn leaves of it at a tenth of the way, rounded to a nautical mile.
 */
const ESTIMATED_SIGMA_M = 1852;

/** Speed and course over ground are GNSS values in steps of 0.1 kn and 0.1°, often smoothed. */
const VELOCITY_SIGMA_MPS = 0.5;

/** Aircraft in search and rescue give whole knots. */
const SAR_VELOCITY_SIGMA_MPS = 1;

/** Ships in range of all stations of one feed; the oldest name is forgotten beyond it. */
export const MAX_VESSELS = 100_000;

/**
 * One line of an AIS feed: a position becomes a fix, of a ship, an aircraft in search and rescue,
 * a base station or an aid to navigation; names are remembered.
 */
export function readAisLine(gather: Gather, feed: Feed, sensor: Sensor, line: Line): boolean {
  const result = decodeSentence(feed.ais, line.text, feed.source);
  refuseAll(gather, sensor, result.faults, line.at, line.end);
  const { message } = result;
  if (message === null) return result.faults.length === 0;
  rememberName(feed, message);
  const stated = statedPosition(message);
  if (stated === null) return true;
  const { latitudeDeg, longitudeDeg } = stated;
  if (latitudeDeg === null || longitudeDeg === null || stated.positionMode === 'inoperative') {
    // A station that does not say where it stands is no worse for it.
    if (stated.moves) {
      const why = latitudeDeg === null || longitudeDeg === null ? 'gives no' : 'has lost its';
      const text = `MMSI ${message.mmsi} ${why} position`;
      refuse(gather, sensor, 'no-position', text, line.at, line.end);
    }
    return true;
  }
  const timeMs =
    result.timeMs === null
      ? assumeTime(feed.clock, sensor, gather.receivedMs)
      : result.timeMs + sensor.clockOffsetS * 1000;
  const velocity = velocityOf(stated.speedKn, stated.courseDeg);
  const latitude = latitudeDeg * DEGREE;
  const longitude = longitudeDeg * DEGREE;
  const height = stated.altitudeM ?? 0;
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
      heightBasis: stated.heightBasis,
      ...(velocity === null ? {} : { velocityEnuMps: velocity }),
      sigma: {
        horizontalM: horizontalSigma(stated, sensor),
        verticalM: sensor.sigma.verticalM,
        ...(velocity === null ? {} : { velocityMps: stated.velocitySigmaMps }),
      },
    },
    line.at,
    line.end,
  );
  return true;
}

interface StatedPosition extends AisPosition {
  readonly positionMode: AisPositionMode;
  readonly speedKn: number | null;
  readonly courseDeg: number | null;
  /** To a tenth of a minute. */
  readonly coarse: boolean;
  readonly moves: boolean;
  readonly altitudeM: number | null;
  readonly heightBasis: 'surface' | 'geometric' | 'pressure' | 'unknown';
  readonly velocitySigmaMps: number;
}

const ON_SURFACE = {
  coarse: false,
  moves: true,
  altitudeM: null,
  heightBasis: 'surface',
  velocitySigmaMps: VELOCITY_SIGMA_MPS,
} as const;

/** A virtual aid to navigation is a mark on the chart: there is nothing at its place. */
function statedPosition(message: AisMessage): StatedPosition | null {
  switch (message.type) {
    case 1:
    case 2:
    case 3:
    case 18:
    case 19:
      return { ...message, ...ON_SURFACE };
    case 27:
      return { ...message, ...ON_SURFACE, coarse: true, positionMode: 'normal' };
    case 4:
    case 11:
      return { ...message, ...STANDING, positionMode: 'normal' };
    case 21:
      return message.virtual ? null : { ...message, ...STANDING };
    case 9:
      return {
        ...message,
        coarse: false,
        moves: true,
        heightBasis:
          message.altitudeM === null ? 'unknown' : message.barometric ? 'pressure' : 'geometric',
        velocitySigmaMps: SAR_VELOCITY_SIGMA_MPS,
      };
    default:
      return null;
  }
}

/** Says nothing of its motion: a buoy may have come adrift. */
const STANDING = { ...ON_SURFACE, moves: false, speedKn: null, courseDeg: null } as const;

function velocityOf(speedKn: number | null, courseDeg: number | null): Vector3 | null {
  if (speedKn === null) return null;
  if (speedKn === 0) return [0, 0, 0];
  if (courseDeg === null) return null;
  const speed = speedKn * KNOT_MPS;
  return [speed * Math.sin(courseDeg * DEGREE), speed * Math.cos(courseDeg * DEGREE), 0];
}

function horizontalSigma(stated: StatedPosition, sensor: Sensor): number {
  if (stated.positionMode !== 'normal') return ESTIMATED_SIGMA_M;
  const own = stated.accurate ? ACCURATE_SIGMA_M : sensor.sigma.horizontalM;
  return stated.coarse ? Math.hypot(own, LONG_RANGE_SIGMA_M) : own;
}

/** A transponder that was never given its number sends 0, and many of them do. */
function identityOf(feed: Feed, mmsi: number): Identity {
  if (mmsi === 0) return {};
  const known = feed.vessels.get(mmsi);
  return {
    mmsi,
    ...(known === undefined || known.name === null ? {} : { name: known.name }),
    ...(known === undefined || known.callsign === null ? {} : { callsign: known.callsign }),
  };
}

function rememberName(feed: Feed, message: AisMessage): void {
  const { type } = message;
  if (type !== 5 && type !== 19 && type !== 21 && type !== 24) return;
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
