import { ecefToGeodetic, enuRotation, toEnu } from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import {
  decodeDis,
  type EntityId,
  type EntityStatePdu,
  isDeactivated,
  type PlacedPdu,
} from '../../wire/dis/index.ts';
import { admit, type Gather, refuse, refuseMode } from '../gather.ts';
import type { Identity, Vector3 } from '../report.ts';
import type { Sensor } from '../sensor.ts';

/** PDUs that only count, by type. Plain data. */
export type DisCounts = Map<number, number>;

/** Entity kinds that move and are seen (SISO-REF-010, UID 7): platform, munition, expendable. */
const MOVING_KINDS: readonly number[] = [1, 2, 8];

/**
 * A datagram of DIS PDUs: each entity state becomes a fix, as its simulator states it. All other
 * PDUs, fire and detonation among them, are counted and nothing else. The format is for simulation
 * alone: on an actual source nothing of it is used (docs/lifecycle.md, law 3).
 */
export function readDisBytes(
  gather: Gather,
  counts: DisCounts,
  sensor: Sensor,
  heard: (sensor: Sensor) => void,
): void {
  const { pdus, skipped, unread, unsaid } = decodeDis(gather.bytes);
  gather.unsaid += unsaid;
  for (const { offset, length, fault } of unread) {
    refuse(gather, sensor, fault.reason, fault.message, offset, offset + length);
  }
  if (sensor.mode === 'actual') {
    const other = unread.some(({ fault }) => fault.reason === 'unknown-edition');
    if (pdus.length > 0 || skipped.size > 0 || other) {
      refuseMode(gather, sensor, 'simulation data (DIS)', 0, gather.bytes.length);
    }
    return;
  }
  for (const [type, times] of skipped) counts.set(type, (counts.get(type) ?? 0) + times);
  if (pdus.length > 0 || skipped.size > 0) heard(sensor);
  for (const placed of pdus) {
    const { pdu } = placed;
    if (pdu.kind === 'entity-state') readEntity(gather, sensor, placed, pdu);
    else counts.set(pdu.header.pduType, (counts.get(pdu.header.pduType) ?? 0) + 1);
  }
}

function readEntity(
  gather: Gather,
  sensor: Sensor,
  { offset, length }: PlacedPdu,
  pdu: EntityStatePdu,
): void {
  // What has left the exercise, or does not move, is no object to be followed.
  if (isDeactivated(pdu) || !MOVING_KINDS.includes(pdu.type.kind)) return;
  const velocity = worldVelocity(pdu);
  const [x, y, z] = pdu.location;
  const { latitudeRad, longitudeRad } = ecefToGeodetic(x, y, z);
  const rotation = enuRotation(latitudeRad, longitudeRad);
  const { receivedMs } = gather;
  const timeMs = timeOf(pdu, receivedMs, sensor.clockOffsetS);
  admit(
    gather,
    sensor,
    {
      kind: 'fix',
      source: sensor.id,
      mode: sensor.mode,
      timeMs: timeMs ?? receivedMs,
      receivedMs,
      ...(timeMs === null ? { timeAssumed: true } : {}),
      identity: identityOf(pdu),
      ...(isFast(velocity) ? {} : { sourceTrack: numberOf(pdu.id) }),
      positionEcefM: pdu.location,
      heightBasis: isShip(pdu) ? 'surface' : 'geometric',
      ...(velocity === null
        ? {}
        : { velocityEnuMps: toEnu(rotation, velocity[0], velocity[1], velocity[2]) }),
      sigma: {
        horizontalM: sensor.sigma.horizontalM,
        verticalM: sensor.sigma.verticalM,
        ...(velocity === null ? {} : { velocityMps: sensor.sigma.rangeRateMps }),
      },
    },
    offset,
    offset + length,
  );
}

/**
 * Above it the tracker takes a report for another object of the same name, m/s
 * (track/motion-class.ts): such a one is followed by its place and velocity alone.
 */
const FASTEST_NAMED_MPS = 600;

function isFast(velocity: Vector3 | null): boolean {
  return velocity !== null && Math.hypot(...velocity) > FASTEST_NAMED_MPS;
}

/** A platform of the domain surface (SISO-REF-010, UID 8). */
function isShip({ type }: EntityStatePdu): boolean {
  return type.kind === 1 && type.domain === 3;
}

const HOUR_MS = 3_600_000;

/**
 * An absolute time stamp counts from the full hour of UTC: of all hours the one nearest to
 * reception. A relative one counts from any moment, and says nothing here.
 */
function timeOf({ header }: EntityStatePdu, receivedMs: Instant, offsetS: number): Instant | null {
  if (!header.absoluteTime) return null;
  const inHourMs = (header.pastHourS + offsetS) * 1000;
  return Math.round((receivedMs - inHourMs) / HOUR_MS) * HOUR_MS + inHourMs;
}

/**
 * The velocity in world coordinates by the dead-reckoning algorithm (IEEE 1278.1-2012, annex E):
 * static ones stand still, 2 to 5 say it so, 6 to 9 in the entity's axes. Null where it is not
 * said in which.
 */
function worldVelocity({ deadReckoning, velocity, orientation }: EntityStatePdu): Vector3 | null {
  const { algorithm } = deadReckoning;
  if (algorithm === 1) return [0, 0, 0];
  if (algorithm >= 2 && algorithm <= 5) return velocity;
  if (algorithm < 6 || algorithm > 9) return null;
  const [psi, theta, phi] = orientation;
  const [cPsi, sPsi, cTheta, sTheta] = [
    Math.cos(psi),
    Math.sin(psi),
    Math.cos(theta),
    Math.sin(theta),
  ];
  const [cPhi, sPhi] = [Math.cos(phi), Math.sin(phi)];
  const [u, v, w] = velocity;
  // Section 1.6.3: about z by psi, then y by theta, then x by phi; here turned back.
  return [
    cPsi * cTheta * u +
      (cPsi * sTheta * sPhi - sPsi * cPhi) * v +
      (cPsi * sTheta * cPhi + sPsi * sPhi) * w,
    sPsi * cTheta * u +
      (sPsi * sTheta * sPhi + cPsi * cPhi) * v +
      (sPsi * sTheta * cPhi - cPsi * sPhi) * w,
    -sTheta * u + cTheta * sPhi * v + cTheta * cPhi * w,
  ];
}

/**
 * The marking is what is painted on the entity; without one it is called by its number. Neither is
 * a tag: what bears a tag and reports its place counts as a balloon (track/motion-class.ts).
 */
function identityOf({ id, marking }: EntityStatePdu): Identity {
  const painted = marking.characterSet === 1 ? printable(marking.text) : '';
  return { name: painted === '' ? `${id.site}:${id.application}:${id.entity}` : painted };
}

/** The entity's number in the exercise, 48 bits. */
function numberOf({ site, application, entity }: EntityId): number {
  return site * 2 ** 32 + application * 2 ** 16 + entity;
}

function printable(text: string): string {
  return text.replace(/[^ -~]/g, '').trim();
}
