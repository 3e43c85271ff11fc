import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createKey, readConfig, signerOf, toWatchSettings } from '../../node/index.ts';
import { ed25519Verifier } from '../../seal/index.ts';
import { loadSharing } from '../../share/index.ts';
import { runLink } from '../link.ts';

const folder = mkdtempSync(join(tmpdir(), 'bongsu-arrange-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const draft = join(folder, 'kor-usa.yaml');
copyFileSync(join(import.meta.dirname, '../../../examples/sharing/kor-usa.yaml'), draft);
const key = createKey(folder, 'exercise', 'officer-1');

async function arrange(file: string, ...more: string[]) {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const args = ['arrange', file, '--officer', 'officer-1', '--data', folder, ...more];
  return { code: await runLink(args, say, say), said: said.join('\n') };
}

/** What the watch makes of a configuration that names the signed file. */
function loaded(file: string) {
  const config = join(folder, 'node.yaml');
  const officer = { id: 'officer-1', person: 'staff-1', key: signerOf(key).publicKey };
  const sharing = {
    classes: [{ id: 'combined', fields: ['nature', 'impact'], gridKm: 20, overRangeKm: 500 }],
    arrangements: [file],
    protectedSensors: ['ir-1'],
  };
  writeFileSync(config, JSON.stringify({ node: 'kor', officers: [officer], sharing }));
  const settings = toWatchSettings(readConfig(config), []);
  const context = { ...settings, nowMs: 1_795_000_000_000 };
  return loadSharing(settings.sharing!, context, ed25519Verifier());
}

test('the example is signed, and a node that names the file has it in force', async () => {
  const { code, said } = await arrange(draft);
  assert.equal(code, 0, said);
  assert.match(said, /kor-usa-2026 version 1, kor to usa: signed by officer-1/);
  assert.match(said, /missiles-and-launches, not-what-others-gave-us, sources-stay-home/);
  const sharing = loaded('kor-usa.signed.json');
  assert.deepEqual(sharing.problems, []);
  assert.equal(sharing.arrangements.get('usa')?.arrangement.version, 1);
  assert.deepEqual(
    [sharing.classes[0]?.gridM, sharing.classes[0]?.overRangeM, sharing.classes[0]?.launchGridM],
    [20_000, 500_000, 10_000],
  );
});

test('a draft that is not good is refused with what and where, and nothing is written', async () => {
  const good = readFileSync(draft, 'utf8');
  const refused = async (text: string, why: RegExp): Promise<void> => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, text);
    const { code, said } = await arrange(file);
    assert.equal(code, 1, said);
    assert.match(said, why);
    assert.throws(() => readFileSync(join(folder, 'bad.signed.json')));
  };
  await refused(good.replace('version: 1', 'version: 0.5'), /version is no whole number/);
  await refused(good.replace('peer: usa\n', ''), /peer is missing/);
  await refused(good.replace('peer: usa', 'peer: usa\ncolour: red'), /colour is not a member/);
  await refused(good.replace('2027-11-01T', '2025-11-01T'), /ends before it begins/);
  await refused(good.replace('context.kind)', 'context.sort)'), /policies: .*sort/);
  await refused(good.replace('@id("sources-stay-home")', ''), /policy 3 has no name/);
});

test('a file that is missing or no signed arrangement stops the start with what to do', () => {
  assert.throws(() => loaded('nothing.json'), /cannot be read/);
  writeFileSync(join(folder, 'odd.json'), '{"body":1}');
  assert.throws(() => loaded('odd.json'), /it is no signed arrangement/);
});
