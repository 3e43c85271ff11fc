import { DEGREE, geodeticToEcef } from '../../earth/index.ts';
import {
  type CotEvent,
  decodeCot,
  detailOf,
  opexOf,
  type PlacedEvent,
} from '../../wire/cot/index.ts';
import { admit, type Gather, refuse, refuseMode } from '../gather.ts';
import type { Identity, Vector3 } from '../report.ts';
import type { Sensor } from '../sensor.ts';

/**
 * Events of Cursor on Target: each place that an object states of itself (types `a-…`, "atoms")
 * becomes a fix. Drawings, chat, tasking and markers that a person set on a map are heard and not
 * used. An event whose `opex` says exercise or simulation never comes through an actual source
 * (docs/lifecycle.md, law 3).
 */
export function readCotBytes(
  gather: Gather,
  sensor: Sensor,
  heard: (sensor: Sensor) => void,
): void {
  const { events, unread, unsaid } = decodeCot(gather.bytes);
  gather.unsaid += unsaid;
  for (const { offset, length, fault } of unread) {
    refuse(gather, sensor, fault.reason, fault.message, offset, offset + length);
  }
  if (events.length > 0) heard(sensor);
  for (const placed of events) {
    const { event, offset, length } = placed;
    const opex = opexOf(event);
    const isReal = opex === 'operation' || opex === 'unsaid';
    if (sensor.mode === 'actual' && !isReal) {
      refuseMode(gather, sensor, `an event with opex ${event.opex}`, offset, offset + length);
    } else if (event.type.startsWith('a-') && event.how !== DRAWN) {
      readAtom(gather, sensor, placed);
    }
  }
}

/** What clients write of a marker that somebody set on the map. */
const DRAWN = 'h-g-i-g-o';

/** A stated error far below what the sensor is described by is a slip of units, not precision. */
const LEAST_SHARE = 0.01;

/**
 * Above it the tracker takes a report for another object of the same name, m/s
 * (track/motion-class.ts): such a one is followed by its place and velocity alone.
 */
const FASTEST_NAMED_MPS = 600;

function readAtom(gather: Gather, sensor: Sensor, { event, offset, length }: PlacedEvent): void {
  const { point } = event;
  const { sigma } = sensor;
  const velocity = velocityOf(event);
  const isSurface = event.type.split('-')[2] === 'S';
  const stated = (error: number | null, otherwise: number): number =>
    error === null || error === 0 ? otherwise : Math.max(error, otherwise * LEAST_SHARE);
  const isFast = velocity !== null && Math.hypot(...velocity.enu) > FASTEST_NAMED_MPS;
  admit(
    gather,
    sensor,
    {
      kind: 'fix',
      source: sensor.id,
      mode: sensor.mode,
      timeMs: event.timeMs + sensor.clockOffsetS * 1000,
      receivedMs: gather.receivedMs,
      identity: identityOf(event),
      ...(isFast ? {} : { sourceTrack: numberOf(event.uid) }),
      positionEcefM: geodeticToEcef(
        point.latitudeDeg * DEGREE,
        point.longitudeDeg * DEGREE,
        isSurface ? 0 : (point.heightM ?? 0),
      ),
      heightBasis: isSurface ? 'surface' : point.heightM === null ? 'unknown' : 'geometric',
      ...(velocity === null ? {} : { velocityEnuMps: velocity.enu }),
      ...(velocity?.climbStated === false ? { climbStated: false } : {}),
      sigma: {
        horizontalM: stated(point.circularErrorM, sigma.horizontalM),
        verticalM: stated(point.linearErrorM, sigma.verticalM),
        ...(velocity === null ? {} : { velocityMps: sigma.rangeRateMps }),
      },
    },
    offset,
    offset + length,
  );
}

/** `<track speed course slope>`: metres a second, degrees from true north, degrees upwards. */
function velocityOf(
  event: CotEvent,
): { readonly enu: Vector3; readonly climbStated: boolean } | null {
  const attributes = detailOf(event, 'track')?.attributes;
  const speed = Number.parseFloat(attributes?.['speed'] ?? '');
  const course = Number.parseFloat(attributes?.['course'] ?? '') * DEGREE;
  const slope = Number.parseFloat(attributes?.['slope'] ?? '') * DEGREE;
  // Clients without a measurement write -1 or NaN.
  if (!(speed >= 0) || !Number.isFinite(speed) || !Number.isFinite(course)) return null;
  const climbStated = Number.isFinite(slope) && Math.abs(slope) <= Math.PI / 2;
  const across = climbStated ? speed * Math.cos(slope) : speed;
  const up = climbStated ? speed * Math.sin(slope) : 0;
  return { enu: [across * Math.sin(course), across * Math.cos(course), up], climbStated };
}

const MAX_NAME = 64;

/** The callsign, or else the uid; addresses where a gateway from ADS-B or AIS has put them there. */
function identityOf(event: CotEvent): Identity {
  const { uid } = event;
  const callsign = detailOf(event, 'contact')?.attributes['callsign'] ?? '';
  const name = (callsign === '' ? uid : callsign).slice(0, MAX_NAME).toWellFormed();
  const icao = /^ICAO-([0-9A-Fa-f]{6})$/.exec(uid)?.[1]?.toUpperCase();
  const mmsi = /^MMSI-(\d{9})$/.exec(uid)?.[1];
  return {
    ...(icao === undefined ? {} : { icao }),
    ...(mmsi === undefined ? {} : { mmsi: Number(mmsi) }),
    name,
  };
}

/** A number for a uid: FNV-1a, 32 bits (Fowler, Noll, Vo). */
function numberOf(uid: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < uid.length; i++) {
    hash = Math.imul(hash ^ uid.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
