import type {
  DataPdu,
  DisHeader,
  EmissionPdu,
  EmitterBeam,
  EmitterSystem,
  SignalPdu,
} from './pdu.ts';
import type { PduReader } from './reader.ts';

/** Section 7.6.2. The counts are octets: an array is never longer than the PDU has room for. */
export function readEmission(reader: PduReader, header: DisHeader): EmissionPdu {
  const emitter = reader.entityId();
  const event = reader.entityId();
  const stateUpdate = reader.u8();
  const count = reader.u8();
  reader.skip(2);
  const systems: EmitterSystem[] = [];
  for (let index = 0; index < count; index++) systems.push(readSystem(reader));
  return { kind: 'emission', header, emitter, event, stateUpdate, systems };
}

/** Section 6.2.23. */
function readSystem(reader: PduReader): EmitterSystem {
  // The length is that of what follows: what follows says so itself.
  reader.skip(1);
  const count = reader.u8();
  reader.skip(2);
  const name = reader.u16();
  const role = reader.u8();
  const number = reader.u8();
  const location = reader.floats();
  const beams: EmitterBeam[] = [];
  for (let index = 0; index < count; index++) beams.push(readBeam(reader));
  return { name, function: role, number, location, beams };
}

function readBeam(reader: PduReader): EmitterBeam {
  const beam = {
    dataLength: reader.u8(),
    number: reader.u8(),
    parameterIndex: reader.u16(),
    frequencyHz: reader.f32(),
    frequencyRangeHz: reader.f32(),
    effectiveRadiatedPowerDbm: reader.f32(),
    pulseRepetitionFrequencyHz: reader.f32(),
    pulseWidthUs: reader.f32(),
    azimuthCenterRad: reader.f32(),
    azimuthSweepRad: reader.f32(),
    elevationCenterRad: reader.f32(),
    elevationSweepRad: reader.f32(),
    sweepSync: reader.f32(),
    function: reader.u8(),
  };
  const count = reader.u8();
  const highDensity = reader.u8();
  const status = reader.u8();
  const jammingTechnique = reader.u32();
  const targets: EmitterBeam['targets'][number][] = [];
  for (let index = 0; index < count; index++) {
    targets.push({ entity: reader.entityId(), emitter: reader.u8(), beam: reader.u8() });
  }
  return { ...beam, highDensity, status, jammingTechnique, targets };
}

/** Section 7.7.3. */
export function readSignal(reader: PduReader, header: DisHeader): SignalPdu {
  const fields = {
    radio: reader.entityId(),
    radioNumber: reader.u16(),
    encodingScheme: reader.u16(),
    tdlType: reader.u16(),
    sampleRateHz: reader.u32(),
    dataLength: reader.u16(),
    samples: reader.u16(),
  };
  const dataOffset = reader.at;
  const dataBytes = Math.ceil(fields.dataLength / 8);
  reader.skip(dataBytes);
  return { kind: 'signal', header, ...fields, dataOffset, dataBytes };
}

/** Variable data are padded to whole 64-bit words (section 6.2.93). */
const WORD_BYTES = 8;

export function readData(reader: PduReader, header: DisHeader): DataPdu {
  const originating = reader.entityId();
  const receiving = reader.entityId();
  const requestId = reader.u32();
  reader.skip(4);
  const fixedCount = reader.u32();
  const variableCount = reader.u32();
  const fixed: DataPdu['fixed'][number][] = [];
  for (let index = 0; index < fixedCount; index++) {
    fixed.push({ id: reader.u32(), value: reader.u32() });
  }
  const variable: DataPdu['variable'][number][] = [];
  for (let index = 0; index < variableCount; index++) {
    const id = reader.u32();
    const bits = reader.u32();
    const octets = Math.ceil(bits / 8);
    const hex = reader.hex(octets);
    reader.skip((WORD_BYTES - (octets % WORD_BYTES)) % WORD_BYTES);
    variable.push({ id, bits, hex });
  }
  return { kind: 'data', header, originating, receiving, requestId, fixed, variable };
}
