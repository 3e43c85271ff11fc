import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { classicFile, ethernet, udp4 } from '../../../tools/asterix/capture-builder.ts';
import { tsharkVersion } from '../../../tools/asterix/tshark.ts';
import { entityState } from './dis.fixture.ts';
import { type EntityStatePdu, encodeEntityState } from './index.ts';

/** What tshark calls each field, and ours; where a field stands twice, both values in order. */
const FIELDS: Readonly<Record<string, (pdu: EntityStatePdu) => readonly number[]>> = {
  'dis.proto_ver': ({ header }) => [header.protocolVersion],
  'dis.exer_id': ({ header }) => [header.exerciseId],
  'dis.entity_id_site': ({ id }) => [id.site],
  'dis.entity_id_application': ({ id }) => [id.application],
  'dis.entity_id_entity': ({ id }) => [id.entity],
  'dis.force_id': ({ force }) => [force],
  'dis.entityKind': ({ type, alternativeType }) => [type.kind, alternativeType.kind],
  'dis.country': ({ type, alternativeType }) => [type.country, alternativeType.country],
  'dis.extra': ({ type, alternativeType }) => [type.extra, alternativeType.extra],
  'dis.entity_linear_velocity.x': ({ velocity }) => [velocity[0]],
  'dis.entity_linear_velocity.z': ({ velocity }) => [velocity[2]],
  'dis.entity_location.x': ({ location }) => [location[0]],
  'dis.entity_location.y': ({ location }) => [location[1]],
  'dis.entity_location.z': ({ location }) => [location[2]],
  'dis.entity_orientation.psi': ({ orientation }) => [orientation[0]],
  'dis.entity_orientation.phi': ({ orientation }) => [orientation[2]],
  'dis.appearance': ({ appearance }) => [appearance],
  'dis.entity_linear_acceleration.y': ({ deadReckoning }) => [deadReckoning.acceleration[1]],
  'dis.entity_angular_velocity.z': ({ deadReckoning }) => [deadReckoning.angularVelocity[2]],
  'dis.capabilities': ({ capabilities }) => [capabilities],
};

const PDUS = 100;

test(`${PDUS} written entity states read in tshark as they were said`, (context) => {
  if (tsharkVersion() === null) {
    context.skip('tshark is not on this machine');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-dis-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const seed = Date.now() >>> 0;
  context.diagnostic(`seed ${seed}`);
  // Of other types of variable parameter tshark shows what the simulator must know; the largest
  // doubles it prints rounded up beyond what a double holds.
  const printed = (value: number): number => (Math.abs(value) < 1e300 ? value : 1);
  const states = fc.sample(entityState, { numRuns: PDUS, seed }).map(
    ({ location: [x, y, z], ...state }): EntityStatePdu => ({
      ...state,
      location: [printed(x), printed(y), printed(z)],
      variableParameters: [],
    }),
  );
  const packets = states.map((state, index) => ({
    microseconds: index,
    frame: ethernet(udp4(encodeEntityState(state))),
  }));
  const file = join(folder, 'dis.pcap');
  writeFileSync(file, classicFile('little-micro', 1, packets));
  const names = Object.keys(FIELDS);
  const lines = execFileSync(
    'tshark',
    [
      '-r',
      file,
      '-d',
      'udp.port==8600,dis',
      '-T',
      'fields',
      ...names.flatMap((name) => ['-e', name]),
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
    .trimEnd()
    .split('\n');
  assert.equal(lines.length, PDUS);
  for (const [index, line] of lines.entries()) {
    const shown = line.split('\t');
    for (const [column, name] of names.entries()) {
      const found = shown[column]!.split(',').map(Number);
      const said = FIELDS[name]!(states[index]!);
      assert.equal(found.length, said.length, name);
      for (const [place, value] of said.entries()) {
        // Single precision is printed with six digits and more.
        const close = Math.abs(found[place]! - value) <= 1e-5 * Math.abs(value);
        assert.ok(close, `${name} of PDU ${index}: ${found[place]} there, ${value} said`);
      }
    }
  }
});
