import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { outsideBytes, outsideFile } from '../../../test/outside.ts';
import { entityState } from './dis.fixture.ts';
import {
  type DisPdu,
  decodeDis,
  type EntityStatePdu,
  encodeEntityState,
  isDeactivated,
  PDU_TYPE_COUNT,
  pduTypeName,
} from './index.ts';

const [STATE] = fc.sample(entityState, { numRuns: 1, seed: 7 }) as [EntityStatePdu];
const BYTES = encodeEntityState({ ...STATE, variableParameters: [] });

/** Values that other software's tests assert of a sample, by the place where we have them. */
function checksOf(context: TestContext, file: string, name: string): [string, unknown][] | null {
  const path = outsideFile(context, `dis/${file}`);
  if (path === null) return null;
  const tests = JSON.parse(readFileSync(path, 'utf8')) as {
    test: string;
    checks: [string, unknown][];
  }[];
  return tests.find((one) => one.test === name)!.checks;
}

function onlyPdu(bytes: Uint8Array): DisPdu {
  const { pdus, unread } = decodeDis(bytes);
  assert.deepEqual(unread, []);
  assert.equal(pdus.length, 1);
  return pdus[0]!.pdu;
}

/** Whether two numbers are the same to the digits that the expected one has. */
function near(found: unknown, expected: unknown, name: string): void {
  if (typeof expected !== 'number') {
    assert.equal(found, expected, name);
    return;
  }
  const digits = (String(expected).split('.')[1] ?? '').length;
  const step = 10 ** -digits;
  assert.ok(
    Math.abs(Number(found) - expected) <= step / 2 + 1e-12,
    `${name}: ${found}, ${expected}`,
  );
}

function compare(checks: [string, unknown][], places: Readonly<Record<string, unknown>>): void {
  for (const [name, expected] of checks) {
    assert.ok(name in places, `${name} is not compared`);
    near(places[name], expected, name);
  }
}

function headerPlaces(pdu: DisPdu, bytes: Uint8Array): Record<string, unknown> {
  return {
    'pdu.protocolVersion': pdu.header.protocolVersion,
    'pdu.exerciseID': pdu.header.exerciseId,
    'pdu.pduType': pdu.header.pduType,
    'pdu.protocolFamily': pdu.header.protocolFamily,
    'pdu.timestamp': pdu.header.pastHourS,
    'pdu.length': decodeDis(bytes).pdus[0]!.length,
    'pdu.padding': pdu.header.status,
  };
}

test('the recorded entity state has the values that other software asserts of it', (context) => {
  const bytes = outsideBytes(context, 'dis/EntityStatePdu-26.raw');
  const checks = checksOf(context, 'test_EntityStatePdu.expected.json', 'test_parse');
  if (bytes === null || checks === null) return;
  const pdu = onlyPdu(bytes);
  assert.ok(pdu.kind === 'entity-state');
  const types = Object.fromEntries(
    (['entityType', 'alternativeEntityType'] as const).flatMap((name, index) => {
      const type = index === 0 ? pdu.type : pdu.alternativeType;
      return Object.entries({ ...type, entityKind: type.kind }).map(([field, value]) => [
        `pdu.${name}.${field}`,
        value,
      ]);
    }),
  );
  compare(checks, {
    ...headerPlaces(pdu, bytes),
    'pdu.entityID.simulationAddress.site': pdu.id.site,
    'pdu.entityID.simulationAddress.application': pdu.id.application,
    'pdu.entityID.entityNumber': pdu.id.entity,
    'pdu.forceId': pdu.force,
    'pdu.numberOfVariableParameters': pdu.variableParameters.length,
    ...types,
    'pdu.entityLinearVelocity.x': pdu.velocity[0],
    'pdu.entityLinearVelocity.y': pdu.velocity[1],
    'pdu.entityLinearVelocity.z': pdu.velocity[2],
    'pdu.entityLocation.x': pdu.location[0],
    'pdu.entityLocation.y': pdu.location[1],
    'pdu.entityLocation.z': pdu.location[2],
    'pdu.entityOrientation.psi': pdu.orientation[0],
    'pdu.entityOrientation.theta': pdu.orientation[1],
    'pdu.entityOrientation.phi': pdu.orientation[2],
    'pdu.marking.charactersString()': pdu.marking.text,
  });
  assert.deepEqual(encodeEntityState(pdu), bytes);
});

test('the recorded emission has the values that other software asserts of it', (context) => {
  const bytes = outsideBytes(context, 'dis/ElectromagneticEmissionPdu-single-system.raw');
  const checks = checksOf(context, 'test_ElectromageneticEmissionPdu.expected.json', 'test_parse');
  if (bytes === null || checks === null) return;
  const pdu = onlyPdu(bytes);
  assert.ok(pdu.kind === 'emission');
  const [system] = pdu.systems;
  const [beam] = system!.beams;
  const [target] = beam!.targets;
  const place = 'pdu.systems[0].beamRecords[0]';
  compare(checks, {
    ...headerPlaces(pdu, bytes),
    'pdu.emittingEntityID.simulationAddress.site': pdu.emitter.site,
    'pdu.emittingEntityID.simulationAddress.application': pdu.emitter.application,
    'pdu.emittingEntityID.entityNumber': pdu.emitter.entity,
    'pdu.eventID.simulationAddress.site': pdu.event.site,
    'pdu.eventID.simulationAddress.application': pdu.event.application,
    'pdu.eventID.eventNumber': pdu.event.entity,
    'pdu.stateUpdateIndicator': pdu.stateUpdate,
    'pdu.numberOfSystems': pdu.systems.length,
    'pdu.paddingForEmissionsPdu': 0,
    'pdu.systems[0].numberOfBeams': system!.beams.length,
    'pdu.systems[0].location.x': system!.location[0],
    'pdu.systems[0].location.y': system!.location[1],
    'pdu.systems[0].location.z': system!.location[2],
    [`${place}.beamDataLength`]: beam!.dataLength,
    [`${place}.beamIDNumber`]: beam!.number,
    [`${place}.beamParameterIndex`]: beam!.parameterIndex,
    [`${place}.fundamentalParameterData.frequencyRange`]: beam!.frequencyRangeHz,
    [`${place}.fundamentalParameterData.effectiveRadiatedPower`]: beam!.effectiveRadiatedPowerDbm,
    [`${place}.fundamentalParameterData.pulseRepetitionFrequency`]:
      beam!.pulseRepetitionFrequencyHz,
    [`${place}.fundamentalParameterData.pulseWidth`]: beam!.pulseWidthUs,
    [`${place}.fundamentalParameterData.beamAzimuthCenter`]: beam!.azimuthCenterRad,
    [`${place}.fundamentalParameterData.beamSweepSync`]: beam!.sweepSync,
    [`${place}.beamFunction`]: beam!.function,
    [`${place}.numberOfTargetsInTrackJam`]: beam!.targets.length,
    [`${place}.highDensityTrackJam`]: beam!.highDensity,
    [`${place}.jammingModeSequence`]: beam!.jammingTechnique,
    [`${place}.trackJamRecords[0].entityID.simulationAddress.site`]: target!.entity.site,
    [`${place}.trackJamRecords[0].entityID.simulationAddress.application`]:
      target!.entity.application,
    [`${place}.trackJamRecords[0].entityID.entityNumber`]: target!.entity.entity,
    [`${place}.trackJamRecords[0].emitterNumber`]: target!.emitter,
    [`${place}.trackJamRecords[0].beamNumber`]: target!.beam,
  });
});

test('the recorded signal has the values that other software asserts of it', (context) => {
  const bytes = outsideBytes(context, 'dis/SignalPdu.raw');
  const checks = checksOf(context, 'test_SignalPdu.expected.json', 'test_parse_and_serialize');
  if (bytes === null || checks === null) return;
  const pdu = onlyPdu(bytes);
  assert.ok(pdu.kind === 'signal');
  compare(checks, {
    ...headerPlaces(pdu, bytes),
    'pdu.entityID.simulationAddress.site': pdu.radio.site,
    'pdu.entityID.simulationAddress.application': pdu.radio.application,
    'pdu.entityID.entityNumber': pdu.radio.entity,
    'pdu.radioID': pdu.radioNumber,
    'pdu.encodingScheme': pdu.encodingScheme,
    'pdu.tdlType': pdu.tdlType,
    'pdu.sampleRate': pdu.sampleRateHz,
    'pdu.dataLength': pdu.dataLength,
    'pdu.samples': pdu.samples,
  });
  assert.equal(pdu.dataOffset + pdu.dataBytes, bytes.length);
});

test('the recorded set data has the values that other software asserts of it', (context) => {
  const bytes = outsideBytes(context, 'dis/SetDataPdu-multi-variable-datums.raw');
  const checks = checksOf(
    context,
    'test_SetDataPdu.expected.json',
    'test_parse_multi_variable_datums',
  );
  if (bytes === null || checks === null) return;
  const pdu = onlyPdu(bytes);
  assert.ok(pdu.kind === 'data');
  compare(checks, {
    ...headerPlaces(pdu, bytes),
    'pdu.numberOfVariableDatumRecords': pdu.variable.length,
    'len(pdu.variableDatumRecords)': pdu.variable.length,
  });
  assert.ok(pdu.variable.every(({ bits, hex }) => bits === hex.length * 4));
});

test('PDUs of other types are counted and passed over', () => {
  const fire = new Uint8Array(96);
  fire.set([7, 1, 2, 2, 0, 0, 0, 0, 0, 96]);
  const detonation = Uint8Array.from(fire);
  detonation[2] = 3;
  const bytes = Buffer.concat([fire, BYTES, detonation, fire]);
  const { pdus, skipped, unread } = decodeDis(bytes);
  assert.equal(pdus.length, 1);
  assert.equal(pdus[0]!.offset, 96);
  assert.deepEqual(
    [...skipped],
    [
      [2, 2],
      [3, 1],
    ],
  );
  assert.deepEqual(unread, []);
});

test('zeros up to the next 64-bit word are padding between two PDUs', () => {
  const odd = new Uint8Array(16);
  odd.set([7, 1, 4, 1, 0, 0, 0, 0, 0, 13]);
  const { pdus, skipped, unread } = decodeDis(Buffer.concat([odd, BYTES]));
  assert.deepEqual([pdus.length, skipped.get(4), unread.length], [1, 1, 0]);
});

test('lengths that lie are told where they stand', () => {
  const change = (at: number, value: number): Uint8Array => {
    const bytes = Uint8Array.from(BYTES);
    bytes[at] = value;
    return bytes;
  };
  const cases: [Uint8Array, string, number][] = [
    [change(9, 11), 'bad-length', 8],
    [change(9, 145), 'truncated', 8],
    [change(8, 255), 'truncated', 8],
    [change(9, 0), 'bad-length', 8],
    [change(19, 1), 'bad-length', 144],
    [BYTES.subarray(0, 11), 'truncated', 0],
    [change(0, 5), 'unknown-edition', 0],
  ];
  for (const [bytes, reason, offset] of cases) {
    const { pdus, unread } = decodeDis(bytes);
    assert.equal(pdus.length, 0);
    assert.deepEqual(
      unread.map(({ fault }) => [fault.reason, fault.offset]),
      [[reason, offset]],
    );
  }
});

test('garbage of any size makes a bounded number of faults, and the others are counted', () => {
  const header = [7, 1, 1, 1, 0, 0, 0, 0, 0, 12, 0, 0];
  const many = Uint8Array.from(Array.from({ length: 5000 }, () => header).flat());
  const { unread, unsaid } = decodeDis(Uint8Array.from([...many, ...BYTES]));
  assert.deepEqual([unread.length, unsaid], [1000, 4000]);
  assert.equal(decodeDis(Uint8Array.from([...many, ...BYTES])).pdus.length, 1);
});

test('a value that is no number loses its PDU and no other', () => {
  const bytes = new Uint8Array(Buffer.concat([BYTES, BYTES]));
  bytes.fill(0xff, 48, 56);
  const { pdus, unread } = decodeDis(bytes);
  assert.equal(pdus[0]?.offset, BYTES.length);
  assert.deepEqual(unread[0]?.fault.reason, 'not-a-number');
  assert.equal(unread[0]?.fault.offset, 48);
});

test('counts inside a PDU that its length does not hold are a fault', () => {
  const bytes = new Uint8Array(40);
  bytes.set([6, 1, 19, 5, 0, 0, 0, 0, 0, 40]);
  bytes.fill(0xff, 32, 40);
  assert.equal(decodeDis(bytes).unread[0]?.fault.reason, 'truncated');
  const emission = new Uint8Array(28);
  emission.set([6, 1, 23, 6, 0, 0, 0, 0, 0, 28]);
  emission[25] = 255;
  assert.equal(decodeDis(emission).unread[0]?.fault.reason, 'truncated');
});

test('what a field cannot hold is refused by name', () => {
  const cases: [Partial<EntityStatePdu>, RegExp][] = [
    [{ force: 256 }, /force is 256/],
    [{ velocity: [Number.NaN, 0, 0] }, /velocity/],
    [{ location: [Number.POSITIVE_INFINITY, 0, 0] }, /location/],
    [{ marking: { characterSet: 1, text: 'twelve chars' } }, /marking/],
    [{ appearance: -1 }, /appearance/],
    [{ header: { ...STATE.header, protocolVersion: 5 } }, /protocolVersion/],
    [{ header: { ...STATE.header, pastHourS: 3601 } }, /pastHourS/],
  ];
  for (const [change, message] of cases) {
    assert.throws(() => encodeEntityState({ ...STATE, ...change }), {
      name: 'RangeError',
      message,
    });
  }
});

test('an entity that left says so in its appearance', () => {
  const type = { ...STATE.type, kind: 1 };
  assert.equal(isDeactivated({ ...STATE, type, appearance: 1 << 23 }), true);
  assert.equal(isDeactivated({ ...STATE, type, appearance: 0 }), false);
  assert.equal(isDeactivated({ ...STATE, type: { ...type, kind: 5 }, appearance: 1 << 23 }), false);
});

test('every type has a name', () => {
  assert.equal(PDU_TYPE_COUNT, 73);
  assert.equal(pduTypeName(1), 'Entity State');
  assert.equal(pduTypeName(67), 'Entity State Update');
  assert.equal(pduTypeName(72), 'Attribute');
  assert.equal(pduTypeName(130), 'type 130');
});
