import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { outsideFile } from '../../../test/outside.ts';
import {
  additionalArea,
  type DcxFrame,
  decodeFrame,
  ellipseOf,
  encodeCamf,
  encodeFrame,
  frameOf,
  HAZARDS,
  hasEllipse,
  onsetCodes,
  readSentence,
  SEMI_AXES,
  targetAreas,
  writeSentence,
} from './index.ts';

/** What each sentence of a recording holds; fails where one does not hold a frame. */
function framesIn(
  context: TestContext,
  path: string,
): { line: string; frame: DcxFrame | number }[] | null {
  const file = outsideFile(context, path);
  if (file === null) return null;
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.startsWith('$'));
  return lines.map((line) => {
    const sentence = readSentence(line);
    assert.ok('frame' in sentence, `${line}: ${JSON.stringify(sentence)}`);
    const frame = decodeFrame(sentence.frame);
    assert.ok('kind' in frame, `${line}: ${JSON.stringify(frame)}`);
    assert.equal(writeSentence(sentence), line);
    return { line, frame: frame.kind === 'dcx' ? frame : frame.messageType };
  });
}

test('every received sentence of type 44 has a valid CRC and is encoded to the same bits', (context) => {
  const frames = framesIn(context, 'camf/azarashi_dcx_shared.nmea');
  if (frames === null) return;
  assert.equal(frames.length, 87);
  for (const { line, frame } of frames) {
    assert.ok(typeof frame !== 'number', line);
    const sentence = readSentence(line);
    assert.ok('frame' in sentence);
    assert.deepEqual(encodeFrame(frame), sentence.frame, line);
  }
});

test('sentences of type 43 are recognised and not taken for warnings of type 44', (context) => {
  const frames = framesIn(context, 'camf/azarashi_dcr_220307.nmea');
  if (frames === null) return;
  assert.deepEqual([frames.length, frames.filter(({ frame }) => frame === 43).length], [98, 98]);
});

interface Expected {
  readonly sentences: Readonly<Record<'L_ALERT' | 'J_ALERT', string>>;
}

test('values that another implementation asserts are read', (context) => {
  const file = outsideFile(context, 'camf/azarashi_test_dcx.expected.json');
  if (file === null) return;
  const { sentences } = JSON.parse(readFileSync(file, 'utf8')) as Expected;
  const read = (line: string): DcxFrame => {
    const sentence = readSentence(line);
    assert.ok('frame' in sentence);
    return decodeFrame(sentence.frame) as DcxFrame;
  };
  const local = read(sentences.L_ALERT);
  // As A12 to A16 alone have it, without the refinement.
  const ellipse = ellipseOf({ ...local.message, subject: 3 });
  assert.equal(ellipse.latitudeDeg.toFixed(6), '35.688258');
  assert.equal(ellipse.longitudeDeg.toFixed(6), '139.690855');
  assert.equal(ellipse.semiMajorKm.toFixed(3), '10.933');
  assert.equal(ellipse.semiMinorKm.toFixed(3), '5.979');
  assert.equal(ellipse.azimuthDeg, 45);
  assert.equal(targetAreas(local), null);
  // Fukuoka to Kagoshima without Okinawa.
  const national = read(sentences.J_ALERT);
  assert.deepEqual(targetAreas(national), {
    by: 'prefecture',
    codes: [40, 41, 42, 43, 44, 45, 46],
  });
  assert.equal(hasEllipse(national.message), false);
});

interface Table {
  readonly code: readonly { readonly dec: number; readonly param: unknown }[];
}

test('codes and lengths are those of the published tables', (context) => {
  const table = (name: string): Table['code'] | null => {
    const file = outsideFile(context, `camf/${name}.json`);
    return file === null ? null : (JSON.parse(readFileSync(file, 'utf8')) as Table).code;
  };
  const axes = table('EllipseSemiMajorMinorAxis');
  if (axes === null) return;
  for (const { dec, param } of axes) {
    assert.ok(Math.abs(SEMI_AXES[dec * 8 + 7]!.km - (param as number)) < 0.0011, String(dec));
  }
  const base = { latitude: 0, longitude: 0, semiMajor: 0, semiMinor: 0, subject: 0, specific: 0 };
  for (const { dec, param } of table('EllipseAzimuthAngle')!) {
    assert.ok(
      Math.abs(ellipseOf({ ...base, azimuth: dec }).azimuthDeg - (param as number)) < 0.006,
    );
  }
  const hazards = new Map(
    table('HazardCategoryAndType')!.map(({ dec, param }) => [dec, (param as { en: string }).en]),
  );
  assert.match(hazards.get(HAZARDS.missileAttack)!, /Missile attack/);
  assert.match(hazards.get(HAZARDS.airStrike)!, /Air strike/);
  assert.match(hazards.get(HAZARDS.attackOnItSystems)!, /IT systems/);
  assert.match(hazards.get(HAZARDS.reentryDebris)!, /re-entry debris/);
  assert.match(hazards.get(HAZARDS.explosiveHazard)!, /Explosive hazard/);
  assert.match(hazards.get(HAZARDS.undefinedFlyingObject)!, /Undefined flying object/);
  assert.match(hazards.get(HAZARDS.sirenTest)!, /Siren test/);
  assert.match(hazards.get(HAZARDS.testAlert)!, /Test alert/);
});

const MESSAGE = {
  ...{ messageType: 1, country: 116, provider: 1, hazard: 8, severity: 3 },
  ...onsetCodes(Date.UTC(2026, 10, 22, 3, 4, 5), Date.UTC(2026, 10, 22, 3)),
  ...{ duration: 1, library: 0, libraryVersion: 0, guidance: 3 * 32 },
  ...{ latitude: 46_000, longitude: 112_000, semiMajor: 13, semiMinor: 11, azimuth: 48 },
  ...{ subject: 0, specific: 0 },
};

test('an onset on a Sunday is in the week that began on Monday', () => {
  assert.equal(MESSAGE.onsetWeek, 0);
  assert.equal(MESSAGE.onsetMinute, (6 * 24 + 3) * 60 + 4 + 1);
});

test('what a field cannot say is refused by name, and damage is told by reason', () => {
  assert.throws(() => encodeCamf({ ...MESSAGE, hazard: 128 }), /hazard/);
  assert.throws(() => encodeFrame({ ...frameOf(MESSAGE), extension: '0' }), /extension/);
  const bytes = encodeFrame(frameOf(MESSAGE));
  const reason = (change: (bytes: Uint8Array) => void): string => {
    const copy = Uint8Array.from(bytes);
    change(copy);
    const read = decodeFrame(copy);
    return 'reason' in read ? read.reason : 'none';
  };
  assert.equal(
    reason((copy) => copy.fill(0x54, 0, 1)),
    'bad-header',
  );
  assert.equal(
    reason((copy) => copy.fill(0xff, 10, 11)),
    'bad-checksum',
  );
  assert.equal(
    reason((copy) => copy.fill(copy[31]! | 1, 31)),
    'reserved-bits',
  );
  assert.equal(
    reason(() => undefined),
    'none',
  );
});

test('a municipality of Japan may add a second ellipse to go to', () => {
  const message = { ...MESSAGE, country: 111, provider: 4 };
  // EX1 13101, EX2 1, EX3 91000, EX4 68000, EX5 10, EX6 9, EX7 96.
  const bits =
    (13101).toString(2).padStart(16, '0') +
    '1' +
    (91_000).toString(2).padStart(17, '0') +
    (68_000).toString(2).padStart(17, '0') +
    '01010' +
    '01001' +
    '1100000';
  const extension = BigInt(`0b${bits}`).toString(16).toUpperCase().padStart(17, '0');
  const area = additionalArea({ ...frameOf(message), extension })!;
  assert.equal(area.municipality, 13101);
  assert.equal(area.toGoTo, true);
  assert.equal(area.ellipse!.azimuthDeg, 45);
  assert.equal(area.ellipse!.latitudeDeg.toFixed(3), '34.970');
  assert.equal(area.ellipse!.longitudeDeg.toFixed(3), '138.385');
  assert.equal(additionalArea({ ...frameOf(message), extension: '0'.repeat(17) })!.ellipse, null);
});
