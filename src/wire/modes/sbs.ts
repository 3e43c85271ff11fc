import type { Fault } from '../fault.ts';

/**
 * A line of the BaseStation (SBS-1) text form, which most receivers offer on port 30003. The form
 * has no NIC, NACp, SIL or version, not even the type code, and its sender may have corrected
 * bits: it says where something is, never how sure that is. Not for the detection of interference.
 */
export interface SbsMessage {
  readonly kind: 'sbs';
  /** 1 identification, 2 surface position, 3 airborne position, 4 velocity, 5 to 8 replies. */
  readonly transmissionType: number;
  /** Six upper-case hexadecimal digits. */
  readonly icao: string;
  /** False where the sender marked the address (`~`) as none of ICAO's. */
  readonly addressIsIcao: boolean;
  /** Date and time as written, by a clock whose zone the form does not tell; null: none. */
  readonly generated: string | null;
  readonly callsign: string | null;
  /** Pressure altitude, or height above the ground station's setting: the form does not tell. */
  readonly altitudeFt: number | null;
  readonly groundSpeedKn: number | null;
  /** Clockwise from true north. */
  readonly trackDeg: number | null;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly verticalRateFtPerMin: number | null;
  readonly mode3A: string | null;
  readonly alert: boolean | null;
  readonly emergency: boolean | null;
  readonly ident: boolean | null;
  readonly onGround: boolean | null;
  /** Nothing stands behind the position: this form carries no integrity. */
  readonly integrity: null;
}

/** 22 fields; call signs and numbers are short. */
const MAX_LINE = 512;
const FIELDS = 22;
/** Lines that older senders cut after the last field that they know. */
const LEAST_FIELDS = 18;

/** Lines about the receiver's own screen and clock. */
const OTHER_LINES: ReadonlySet<string> = new Set(['SEL', 'ID', 'AIR', 'STA', 'CLK']);

/**
 * Reads a line. Null with a fault for what is none of the form; null without one for lines that
 * tell of no aircraft. A field that cannot be read is null, with a fault beside the message.
 */
export function readSbs(line: string, faults: Fault[]): SbsMessage | null {
  if (line.length > MAX_LINE) return bad(faults, 'oversized', `at most ${MAX_LINE} characters`);
  const fields = line.trimEnd().split(',');
  const form = fields[0]!.trim();
  if (OTHER_LINES.has(form)) return null;
  if (form !== 'MSG')
    return bad(faults, 'unknown-type', 'the line begins with no type of the form');
  if (fields.length < LEAST_FIELDS || fields.length > FIELDS) {
    return bad(faults, 'bad-length', `a message has ${FIELDS} fields, here are ${fields.length}`);
  }
  const transmissionType = /^[1-8]$/.test(fields[1]!) ? Number(fields[1]) : null;
  if (transmissionType === null) {
    return bad(faults, 'unknown-type', 'the transmission type is not 1 to 8');
  }
  const address = /^(~?)([0-9A-Fa-f]{6})$/.exec(fields[4]!.trim());
  if (address === null)
    return bad(faults, 'malformed', 'the address is not six hexadecimal digits');
  const number = (index: number, name: string, low: number, high: number): number | null =>
    numberOf(fields, index, name, low, high, faults);
  return {
    kind: 'sbs',
    transmissionType,
    icao: address[2]!.toUpperCase(),
    addressIsIcao: address[1] === '',
    generated: text(`${fields[6]!.trim()} ${fields[7]!.trim()}`),
    callsign: text(fields[10]!),
    altitudeFt: number(11, 'altitude', -2000, 150_000),
    groundSpeedKn: number(12, 'ground speed', 0, 5000),
    trackDeg: number(13, 'track', 0, 360),
    latitudeDeg: number(14, 'latitude', -90, 90),
    longitudeDeg: number(15, 'longitude', -180, 180),
    verticalRateFtPerMin: number(16, 'vertical rate', -40_000, 40_000),
    mode3A: squawk(fields, faults),
    alert: flag(fields[18]),
    emergency: flag(fields[19]),
    ident: flag(fields[20]),
    onGround: flag(fields[21]),
    integrity: null,
  };
}

function numberOf(
  fields: readonly string[],
  index: number,
  name: string,
  low: number,
  high: number,
  faults: Fault[],
): number | null {
  const given = fields[index]!.trim();
  if (given === '') return null;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(given)) {
    bad(faults, 'not-a-number', `the ${name} is no number`, offsetOf(fields, index));
    return null;
  }
  const value = Number(given);
  if (value >= low && value <= high) return value;
  bad(faults, 'out-of-range', `the ${name} is outside ${low} to ${high}`, offsetOf(fields, index));
  return null;
}

function squawk(fields: readonly string[], faults: Fault[]): string | null {
  const given = fields[17]!.trim();
  if (given === '') return null;
  if (/^[0-7]{1,4}$/.test(given)) return given.padStart(4, '0');
  bad(faults, 'malformed', 'the code is not four octal digits', offsetOf(fields, 17));
  return null;
}

/** Some senders write -1 for true. */
function flag(field: string | undefined): boolean | null {
  const given = (field ?? '').trim();
  return given === '' ? null : given !== '0';
}

function text(field: string): string | null {
  const given = field.trim();
  return given === '' ? null : given;
}

/** Where a field begins in its line. */
function offsetOf(fields: readonly string[], index: number): number {
  let offset = 0;
  for (let i = 0; i < index; i++) offset += fields[i]!.length + 1;
  return offset;
}

function bad(faults: Fault[], reason: Fault['reason'], message: string, offset = 0): null {
  faults.push({ reason, offset, message });
  return null;
}
