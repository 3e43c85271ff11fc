import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { outsideFile } from '../../test/outside.ts';
import { signCap } from '../node/index.ts';
import { type CapAlert, capXml } from '../wire/cap/index.ts';
import { file, run } from './decode.fixture.ts';

const ALERT: CapAlert = {
  ...{ identifier: 'a-1', sender: 'centre.example', sentMs: 1000, status: 'Exercise' },
  ...{ msgType: 'Alert', scope: 'Public', note: 'n' },
  info: [
    {
      ...{ category: ['Safety'], event: 'e', urgency: 'Immediate', severity: 'Extreme' },
      ...{ certainty: 'Likely', area: [{ areaDesc: 'here' }] },
    },
  ],
};

test('a message is printed by its own names, with its signature and the rules that it breaks', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = file('k.pem', createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }));
  const signed = file('a.xml', signCap(capXml(ALERT), { privateKey, certificate: null }));
  const plain = await run('cap', signed, '--json');
  assert.equal(plain.code, 0);
  const said = JSON.parse(plain.out[0]!);
  assert.deepEqual(
    [said.identifier, said.status, said.signature.state, said.errors, said.findings],
    ['a-1', 'Exercise', 'intact', [], []],
  );
  const trusted = await run('cap', signed, '--json', '--key', key, '--profile', 'google');
  const strict = JSON.parse(trusted.out[0]!);
  assert.equal(strict.signature.state, 'trusted');
  assert.match(strict.findings[0].rule, /Google/);
  assert.match((await run('cap', signed, '--key', key)).out[0]!, /signature trusted by/);
  assert.equal((await run('cap', signed, '--profile', 'mine')).code, 2);
  assert.equal((await run('cap', signed, '--port', '1')).code, 2);
  assert.equal((await run('ais', signed, '--key', key)).code, 2);
});

test('what is no message, and what is one with mistakes, is told with its place', async () => {
  const hostile = await run('cap', file('x.xml', '<!DOCTYPE a><a/>'), '--json');
  assert.equal(hostile.code, 1);
  assert.match(JSON.parse(hostile.out[0]!).errors[0].message, /document type/);
  const wrong = capXml(ALERT).replace('Exercise', 'Drill');
  const { code, out, err } = await run('cap', file('w.xml', wrong));
  assert.equal(code, 1);
  assert.match(out.join('\n'), /! \d+ {2}out-of-range: <status> is "Drill"/);
  assert.match(err.join(), /1 of them not as the standard says/);
});

test('messages of agencies are printed, also out of envelopes', async (context) => {
  const seven = outsideFile(context, 'cap/bushfire_valid.edxlde');
  const signed = outsideFile(context, 'cap/canada_signed.cap');
  if (seven === null || signed === null) return;
  const all = await run('cap', seven, '--json');
  assert.equal(all.out.length, 7);
  assert.match(all.err.join(), /^7 alerts\.$/);
  const [line] = (await run('cap', signed, '--json')).out;
  assert.equal(JSON.parse(line!).signature.state, 'refused');
});
