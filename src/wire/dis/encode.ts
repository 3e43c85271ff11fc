import { HEADER_BYTES, HOUR_S, STEPS_PER_HOUR } from './decode.ts';
import {
  ARTICULATED,
  ASCII,
  ATTACHED,
  ENTITY_STATE_BYTES,
  MARKING_BYTES,
  VARIABLE_PARAMETER_BYTES,
} from './entity-state.ts';
import type { EntityId, EntityStatePdu, EntityType, VariableParameter, Vector } from './pdu.ts';
import { PDU_TYPE, PROTOCOL_VERSIONS } from './types.ts';

/** Entity information and interaction (SISO-REF-010, UID 5). */
const ENTITY_FAMILY = 1;

/**
 * An entity state PDU, for simulators. The header's type, family and length are those of an entity
 * state; a value that its field cannot hold is a `RangeError` that names it.
 */
export function encodeEntityState(pdu: EntityStatePdu): Uint8Array {
  const { header, variableParameters: parameters, deadReckoning: reckoning } = pdu;
  const length = ENTITY_STATE_BYTES + parameters.length * VARIABLE_PARAMETER_BYTES;
  const writer = new PduWriter(length);
  if (!PROTOCOL_VERSIONS.includes(header.protocolVersion)) {
    throw new RangeError(`protocolVersion is ${header.protocolVersion}, not 6 or 7`);
  }
  const steps = Math.round((header.pastHourS * STEPS_PER_HOUR) / HOUR_S);
  whole('pastHourS', steps, STEPS_PER_HOUR);
  writer.u8('protocolVersion', header.protocolVersion);
  writer.u8('exerciseId', header.exerciseId);
  writer.u8('pduType', PDU_TYPE.entityState);
  writer.u8('protocolFamily', ENTITY_FAMILY);
  writer.u32('pastHourS', steps * 2 + (header.absoluteTime ? 1 : 0));
  writer.u16('length', length);
  writer.u8('status', header.status);
  writer.at = HEADER_BYTES;
  writer.entityId('id', pdu.id);
  writer.u8('force', pdu.force);
  writer.u8('variableParameters', parameters.length);
  writer.entityType('type', pdu.type);
  writer.entityType('alternativeType', pdu.alternativeType);
  writer.floats('velocity', pdu.velocity);
  for (const value of pdu.location) writer.f64('location', value);
  writer.floats('orientation', pdu.orientation);
  writer.u32('appearance', pdu.appearance);
  writer.u8('algorithm', reckoning.algorithm);
  writer.hex('otherParameters', reckoning.otherParameters, 15);
  writer.floats('acceleration', reckoning.acceleration);
  writer.floats('angularVelocity', reckoning.angularVelocity);
  writeMarking(writer, pdu.marking);
  writer.u32('capabilities', pdu.capabilities);
  for (const parameter of parameters) writeParameter(writer, parameter);
  return writer.bytes;
}

function writeMarking(writer: PduWriter, { characterSet, text }: EntityStatePdu['marking']): void {
  writer.u8('characterSet', characterSet);
  if (characterSet !== ASCII) {
    writer.hex('marking', text, MARKING_BYTES);
    return;
  }
  const end = writer.at + MARKING_BYTES;
  if (text.length > MARKING_BYTES)
    throw new RangeError(`marking has over ${MARKING_BYTES} letters`);
  for (let index = 0; index < text.length; index++) writer.u8('marking', text.charCodeAt(index));
  writer.at = end;
}

function writeParameter(writer: PduWriter, parameter: VariableParameter): void {
  switch (parameter.kind) {
    case 'articulated':
      writer.u8('kind', ARTICULATED);
      writer.u8('change', parameter.change);
      writer.u16('attachedTo', parameter.attachedTo);
      writer.u32('parameterType', parameter.parameterType);
      writer.f32('value', parameter.value);
      writer.at += 4;
      return;
    case 'attached':
      writer.u8('kind', ATTACHED);
      writer.u8('detached', parameter.detached);
      writer.u16('attachedTo', parameter.attachedTo);
      writer.u32('parameterType', parameter.parameterType);
      writer.entityType('type', parameter.type);
      return;
    case 'other':
      writer.hex('variableParameter', parameter.hex, VARIABLE_PARAMETER_BYTES);
  }
}

function whole(name: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= most) return;
  throw new RangeError(`${name} is ${value}, not a whole number from 0 to ${most}`);
}

/** Octets in their order; a value is checked before it is written. */
class PduWriter {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  at = 0;

  constructor(length: number) {
    if (length > 0xffff)
      throw new RangeError(`a PDU of ${length} octets is longer than it can say`);
    this.bytes = new Uint8Array(length);
    this.#view = new DataView(this.bytes.buffer);
  }

  u8(name: string, value: number): void {
    whole(name, value, 0xff);
    this.#view.setUint8(this.at, value);
    this.at += 1;
  }

  u16(name: string, value: number): void {
    whole(name, value, 0xffff);
    this.#view.setUint16(this.at, value);
    this.at += 2;
  }

  u32(name: string, value: number): void {
    whole(name, value, 0xffffffff);
    this.#view.setUint32(this.at, value);
    this.at += 4;
  }

  f32(name: string, value: number): void {
    if (!Number.isFinite(Math.fround(value))) throw new RangeError(`${name} is ${value}`);
    this.#view.setFloat32(this.at, value);
    this.at += 4;
  }

  f64(name: string, value: number): void {
    if (!Number.isFinite(value)) throw new RangeError(`${name} is ${value}`);
    this.#view.setFloat64(this.at, value);
    this.at += 8;
  }

  floats(name: string, vector: Vector): void {
    for (const value of vector) this.f32(name, value);
  }

  entityId(name: string, { site, application, entity }: EntityId): void {
    for (const value of [site, application, entity]) this.u16(name, value);
  }

  entityType(name: string, type: EntityType): void {
    this.u8(name, type.kind);
    this.u8(name, type.domain);
    this.u16(name, type.country);
    this.u8(name, type.category);
    this.u8(name, type.subcategory);
    this.u8(name, type.specific);
    this.u8(name, type.extra);
  }

  hex(name: string, text: string, octets: number): void {
    if (text.length !== octets * 2 || !/^[0-9a-f]*$/i.test(text)) {
      throw new RangeError(`${name} is not ${octets} octets in hexadecimal`);
    }
    for (let index = 0; index < octets; index++) {
      this.u8(name, Number.parseInt(text.slice(index * 2, index * 2 + 2), 16));
    }
  }
}
