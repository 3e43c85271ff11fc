import type { DisHeader, EntityStatePdu, VariableParameter } from './pdu.ts';
import { type PduReader, Unreadable } from './reader.ts';

/** Octets without and of each variable parameter (section 7.2.2). */
export const ENTITY_STATE_BYTES = 144;
export const VARIABLE_PARAMETER_BYTES = 16;

/** Character set ASCII (SISO-REF-010, UID 45). */
export const ASCII = 1;
export const MARKING_BYTES = 11;

/** Record types of variable parameters (SISO-REF-010, UID 56). */
export const ARTICULATED = 0;
export const ATTACHED = 1;

/** Behind the header. */
export function readEntityState(reader: PduReader, header: DisHeader): EntityStatePdu {
  const id = reader.entityId();
  const force = reader.u8();
  const parameters = reader.u8();
  const type = reader.entityType();
  const alternativeType = reader.entityType();
  const velocity = reader.floats();
  const location = reader.doubles();
  const orientation = reader.floats();
  const appearance = reader.u32();
  const algorithm = reader.u8();
  const otherParameters = reader.hex(15);
  const acceleration = reader.floats();
  const angularVelocity = reader.floats();
  const marking = readMarking(reader);
  const capabilities = reader.u32();
  const needed = parameters * VARIABLE_PARAMETER_BYTES;
  if (reader.left !== needed) {
    const message = `${parameters} variable parameters have ${needed} octets, ${reader.left} are there`;
    throw new Unreadable('bad-length', reader.at, message);
  }
  const variableParameters = Array.from({ length: parameters }, () => readParameter(reader));
  return {
    kind: 'entity-state',
    header,
    id,
    force,
    type,
    alternativeType,
    velocity,
    location,
    orientation,
    appearance,
    deadReckoning: { algorithm, otherParameters, acceleration, angularVelocity },
    marking,
    capabilities,
    variableParameters,
  };
}

function readMarking(reader: PduReader): EntityStatePdu['marking'] {
  const characterSet = reader.u8();
  if (characterSet !== ASCII) return { characterSet, text: reader.hex(MARKING_BYTES) };
  const octets = reader.octets(MARKING_BYTES);
  const end = octets.indexOf(0);
  const said = end === -1 ? octets : octets.slice(0, end);
  return { characterSet, text: String.fromCharCode(...said) };
}

function readParameter(reader: PduReader): VariableParameter {
  const start = reader.at;
  switch (reader.u8()) {
    case ARTICULATED: {
      const change = reader.u8();
      const attachedTo = reader.u16();
      const parameterType = reader.u32();
      const value = reader.f32();
      reader.skip(4);
      return { kind: 'articulated', change, attachedTo, parameterType, value };
    }
    case ATTACHED: {
      const detached = reader.u8();
      const attachedTo = reader.u16();
      const parameterType = reader.u32();
      const type = reader.entityType();
      return { kind: 'attached', detached, attachedTo, parameterType, type };
    }
    default:
      reader.at = start;
      return { kind: 'other', hex: reader.hex(VARIABLE_PARAMETER_BYTES) };
  }
}

/** Kinds of entity whose appearance has the state in bit 23: platform, munition, life form. */
const WITH_STATE: readonly number[] = [1, 2, 3];

/** The entity's last state: it has left the exercise (SISO-REF-010, appearance, bit 23). */
export function isDeactivated({ type, appearance }: EntityStatePdu): boolean {
  return WITH_STATE.includes(type.kind) && ((appearance >>> 23) & 1) === 1;
}
