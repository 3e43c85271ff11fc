import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readConfig, readSensorRows, toWatchSettings } from '../node/index.ts';
import { COMMANDS } from './command.ts';
import { main } from './main.ts';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(...args: string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(
    args,
    (line) => out.push(line),
    (line) => err.push(line),
  );
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'bongsu-cli-'));
  context.after(() => rmSync(path, { recursive: true }));
  return path;
}

test('help names every command with an example; without a command it is wrong usage', async () => {
  const { code, out } = await run('--help');
  assert.equal(code, 0);
  for (const { name, example } of COMMANDS) {
    assert.ok(out.includes(`  ${name} `), name);
    assert.ok(out.includes(example), example);
    assert.ok(example.startsWith(`bongsu ${name}`), example);
  }
  assert.match(out, /Exit codes: 0 done, 1 failed, 2 wrong usage, 3 .*, 4 not reachable/);
  assert.equal((await run()).code, 2);
});

for (const { name } of COMMANDS) {
  test(`bongsu ${name} --help explains itself on stdout, with an example`, async () => {
    const { code, out, err } = await run(name, '--help');
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^bongsu ${name}`));
    assert.match(out, /Examples?: bongsu /);
    assert.equal(err, '');
    assert.deepEqual(await run('help', name), { code, out, err });
  });

  test(`bongsu ${name} with an option that is none is wrong usage`, async () => {
    const { code, out, err } = await run(name, '--no-such-option');
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.notEqual(err, '');
  });
}

test('a slip of the keyboard is answered with what was meant', async () => {
  const { code, err } = await run('dcode');
  assert.equal(code, 2);
  assert.match(err, /BNG_COMMAND_UNKNOWN: .*Did you mean "decode"\?/);
  assert.match((await run('launch')).err, /There are demo, /);
});

test('version is that of the package', async () => {
  assert.match((await run('--version')).out, /^\d+\.\d+\.\d+/);
});

test('keys: made, listed, never twice', async (context) => {
  const data = folder(context);
  const made = await run('keys', 'create', 'officer-1', '--data', data, '--json');
  assert.equal(made.code, 0);
  const { publicKey, mode } = JSON.parse(made.out);
  assert.equal(mode, 'exercise');
  assert.ok((await run('keys', 'list', '--data', data)).out.includes(publicKey));
  const again = await run('keys', 'create', 'officer-1', '--data', data);
  assert.equal(again.code, 1);
  assert.match(again.err, /^BNG_KEY_EXISTS: /);
  assert.equal((await run('keys', 'create', 'x', '--mode', 'drill')).code, 2);
  const actual = ['--mode', 'actual', '--demonstration', '--data', data];
  assert.match((await run('keys', 'create', 'x', ...actual)).err, /^BNG_KEY_DEMONSTRATION/);
});

test('doctor: a node that does not answer, a folder that is not there', async (context) => {
  const gone = await run('doctor', '--url', 'http://127.0.0.1:1', '--json');
  assert.equal(gone.code, 4);
  assert.equal(JSON.parse(gone.out.split('\n').at(-1) ?? '').reachable, false);
  assert.match(gone.err, /^BNG_NOT_REACHABLE: http:\/\/127\.0\.0\.1:1 does not answer \(/);
  const words = await run('doctor', '--url', 'http://127.0.0.1:1');
  assert.match(words.out, /no running node was examined\.$/);
  assert.doesNotMatch(words.out, /Nothing is wrong|works all the same/);
  const data = folder(context);
  assert.equal((await run('doctor', '--data', join(data, 'nowhere'))).code, 1);
  await run('keys', 'create', 'node', '--data', data);
  const well = await run('doctor', '--data', data);
  assert.equal(well.code, 0);
  assert.match(well.out, /Key exercise\/node/);
});

test('demo: a port that was asked for and is taken is an error, and no other one is used', async (context) => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  context.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const data = folder(context);
  const { code, out, err } = await run('demo', '--port', String(port), '--data', data);
  assert.equal(code, 1);
  assert.equal(out, '');
  assert.match(err, new RegExp(`^BNG_ADDRESS_IN_USE: A page cannot listen on 127.0.0.1:${port}`));
  assert.deepEqual(readdirSync(data), [], 'and no run was begun');
});

test('node: a configuration that is wrong ends with what, where and what to do', async () => {
  const { code, err } = await run('node', '--config', '/nowhere/node.yaml');
  assert.equal(code, 2);
  assert.match(err, /^BNG_CONFIG_MISSING: .*--config/);
});

test('the example configurations are right', () => {
  const examples = fileURLToPath(new URL('../../examples/node/', import.meta.url));
  const files = readdirSync(examples);
  assert.ok(files.length >= 3);
  for (const file of files) {
    const config = readConfig(join(examples, file));
    toWatchSettings(config, readSensorRows(config.sensors, file));
  }
});
