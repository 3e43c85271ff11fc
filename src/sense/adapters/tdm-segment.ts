import type { FaultReason } from '../../wire/fault.ts';
import type { MetadataKeyword, TdmMetadata } from '../../wire/tdm/index.ts';
import type { SenseReason } from '../fault.ts';
import { LIMITS } from '../plausible.ts';
import type { Sensor } from '../sensor.ts';

export const LIGHT_MPS = 299_792_458;

/** How the measurements of a segment become reports of one sensor. Plain data. */
export interface TdmUse {
  readonly sensor: string;
  readonly angles: 'AZEL' | 'RADEC' | 'XEYN' | 'XSYE' | null;
  readonly frame: 'celestial' | 'of-date' | 'earth';
  /** Metres of one unit of RANGE; null where it cannot be told what it says. */
  readonly rangeUnitM: number | null;
  /** Added to what was measured, in its own unit: corrections that were not applied yet. */
  readonly correction: {
    readonly range: number;
    readonly angle1: number;
    readonly angle2: number;
    readonly doppler: number;
  };
  /** Light takes once the distance from the tag's event to the object, by this sign; see light time. */
  readonly tagged: 'received' | 'transmitted';
  /** What the producer calls the object; null where it does not know. */
  readonly object: string | null;
}

/** Why no reports come of a segment, or not all that could. */
export interface TdmRefusal {
  readonly reason: FaultReason | SenseReason;
  readonly message: string;
}

/** Frames of RADEC by their names in the SANA registry, and older ones. */
const FRAMES: readonly (readonly [RegExp, TdmUse['frame']])[] = [
  [/^(EME2000|J2000|ICRF\d*|GCRF\d*)$/, 'celestial'],
  [/^(TOD|TOD_EARTH)$/, 'of-date'],
  [/^ITRF[-_]?\d*$/, 'earth'],
];

/** Share of the range error that a delay may be, of which nobody says whether it is in the data. */
const NEGLIGIBLE = 0.1;

/**
 * Reads the metadata of a segment for the sensor that received its signals: PARTICIPANT_n at the
 * end of PATH, whose name is the sensor's id.
 */
export function useOf(
  metadata: TdmMetadata,
  unread: readonly string[],
  sensors: readonly Sensor[],
): { use: TdmUse; limits: TdmRefusal[] } | TdmRefusal {
  if (unread.length > 0) {
    const message = `its metadata could not be read whole (${unread.join(', ')}): what it measured is not certain`;
    return { reason: 'malformed', message };
  }
  if (metadata.MODE === 'SINGLE_DIFF') {
    return {
      reason: 'unsupported',
      message: 'differenced measurements (SINGLE_DIFF) are not read',
    };
  }
  const path = metadata.PATH ?? [];
  const receiver = path.at(-1);
  const twoWay = path.length === 3 && path[0] === receiver;
  const object = twoWay ? path[1] : path[0];
  if (receiver === undefined || object === undefined || !(twoWay || path.length === 2)) {
    const message = `PATH ${path.join(',') || 'is missing'}: one way (2,1) and two ways (1,2,1) are read`;
    return { reason: 'unsupported', message };
  }
  const name = participant(metadata, receiver);
  const sensor = sensors.find((one) => comparable(one.id) === comparable(name));
  if (sensor === undefined) {
    const message = `it was received by ${name.slice(0, 64)}, no sensor of this input has this id: blanks and other signs are dashes in it`;
    return { reason: 'wrong-sensor', message };
  }
  if (metadata.DATA_QUALITY === 'DEGRADED') {
    return { reason: 'unsupported', message: 'its producer calls the data degraded' };
  }
  const limits: TdmRefusal[] = [];
  const rangeUnitM = rangeUnit(metadata, path, twoWay, sensor, limits);
  const angles = metadata.ANGLE_TYPE ?? null;
  const frame = angles === 'RADEC' ? frameOf(metadata) : 'celestial';
  if (frame === null) {
    const message = `the frame ${metadata.REFERENCE_FRAME ?? 'of RADEC, which is missing,'} is not read`;
    return { reason: 'unsupported', message };
  }
  const apply = metadata.CORRECTIONS_APPLIED === 'NO' ? 1 : 0;
  return {
    use: {
      sensor: sensor.id,
      angles,
      frame,
      rangeUnitM,
      correction: {
        range: apply * (metadata.CORRECTION_RANGE ?? 0),
        angle1: apply * (metadata.CORRECTION_ANGLE_1 ?? 0),
        angle2: apply * (metadata.CORRECTION_ANGLE_2 ?? 0),
        doppler: apply * (metadata.CORRECTION_DOPPLER ?? 0),
      },
      tagged: twoWay && metadata.TIMETAG_REF === 'TRANSMIT' ? 'transmitted' : 'received',
      object: objectName(participant(metadata, object)),
    },
    limits,
  };
}

function participant(metadata: TdmMetadata, index: number): string {
  return String(metadata[`PARTICIPANT_${index}` as MetadataKeyword] ?? '');
}

/** Names as an id of a sensor can write them (503.0-B-2, section 4.3.8: an underscore is a blank). */
function comparable(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9.]+/g, '-');
}

/** Longest name that is kept of an object. */
const MAX_NAME = 64;

function objectName(name: string): string | null {
  if (/^(|unknown|unk|uct|n\/a|none)$/i.test(name)) return null;
  return name.slice(0, MAX_NAME).toWellFormed();
}

function frameOf({ REFERENCE_FRAME: name }: TdmMetadata): TdmUse['frame'] | null {
  const upper = (name ?? '').toUpperCase().replaceAll(' ', '_');
  return FRAMES.find(([pattern]) => pattern.test(upper))?.[1] ?? null;
}

/**
 * Metres of a unit of RANGE. Kilometres are the distance, as in the standard's own figures E-8 and
 * E-17. Where the partners must have agreed what the figure means, it is not guessed: seconds
 * there and back, range units, a range that is ambiguous, delays that may be in it or not.
 */
function rangeUnit(
  metadata: TdmMetadata,
  path: readonly number[],
  twoWay: boolean,
  sensor: Sensor,
  limits: TdmRefusal[],
): number | null {
  const refuse = (what: string): null => {
    const message = `${what}: ranges of this segment are left out`;
    limits.push({ reason: 'unsupported', message });
    return null;
  };
  const unit = metadata.RANGE_UNITS ?? 'km';
  if (unit === 'RU') return refuse('range units (RU) are known to their producer alone');
  if (unit === 's' && twoWay)
    return refuse('seconds on a way there and back may mean either or both');
  const unitM = unit === 'km' ? 1000 : LIGHT_MPS;
  const modulusM = (metadata.RANGE_MODULUS ?? 0) * unitM;
  if (modulusM > 0 && modulusM < LIMITS.rangeM) {
    return refuse(`the range is ambiguous by ${(modulusM / 1000).toFixed(1)} km`);
  }
  const delayS = path.reduce((sum, index, at) => {
    const transmit = at < path.length - 1 ? metadata[`TRANSMIT_DELAY_${index}` as DelayKeyword] : 0;
    const receive = at > 0 ? metadata[`RECEIVE_DELAY_${index}` as DelayKeyword] : 0;
    return sum + (transmit ?? 0) + (receive ?? 0);
  }, 0);
  const delayM = (delayS * LIGHT_MPS) / (twoWay ? 2 : 1);
  if (delayM > NEGLIGIBLE * sensor.sigma.rangeM) {
    return refuse(`delays of ${delayM.toFixed(1)} m may be in the range or not`);
  }
  return unitM;
}

type DelayKeyword = 'TRANSMIT_DELAY_1' | 'RECEIVE_DELAY_1';
