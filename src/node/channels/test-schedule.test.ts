import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ed25519Signer } from '../../seal/index.ts';
import type { InputBody } from '../ports.ts';
import { effectOf, folder, openTest, receiver } from './channel.fixture.ts';
import type { Proof } from './line.ts';
import { startSelfTests } from './test-schedule.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);

function schedule(context: TestContext, probe: () => Promise<Proof | null>, everyS = 3600) {
  const clock = { nowMs: 1_795_219_200_000 };
  const told: Extract<InputBody, { kind: 'health' }>[] = [];
  const started = startSelfTests({
    ...{ node: 'kor', mode: 'exercise', signer, everyS },
    nowMs: () => clock.nowMs,
    lines: [{ channel: 'siren', receiver: 'coast', probe }],
    tell: (health) => void told.push(health),
  });
  context.after(() => started.stop());
  const after = async (seconds: number): Promise<void> => {
    clock.nowMs += seconds * 1000;
    await started.round();
  };
  return { started, told, after };
}

test('each interval has one test, whose result is told; a failure is one, too', async (context) => {
  let probes = 0;
  const { told, after } = schedule(context, async () => {
    probes += 1;
    if (probes === 2) throw new Error('away');
    return 'verified';
  });
  await after(1);
  assert.equal(probes, 0);
  await after(2);
  for (let second = 0; second < 3600; second += 300) await after(300);
  assert.deepEqual(
    told.map(({ name, state }) => [name, state]),
    [
      ['siren coast', 'good'],
      ['siren coast', 'failed'],
    ],
  );
  assert.match(told[1]!.message, /away/);
});

test('when none has come through for twice the interval that is told once, whatever the reason', async (context) => {
  const { started, told, after } = schedule(context, async () => null);
  for (let hour = 0; hour < 5; hour++) await after(3600);
  const overdue = told.filter(({ state }) => state === 'failed');
  assert.equal(overdue.length, 1);
  assert.match(overdue[0]!.message, /no self-test has come through for 10800 s/);
  assert.equal(started.status()[0]!.overdue, true);
});

test('an interval of 0 tests nothing by itself', async (context) => {
  const { told, after } = schedule(context, async () => 'verified', 0);
  await after(1e6);
  assert.deepEqual(told, []);
});

test('a server of displays proves that it reads by its pong; what it was sent is a ping and no place', async (context) => {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('data', (data: Buffer) => {
      heard.push(data.toString('utf8'));
      socket.write('<event version="2.0" uid="takPong" type="t-x-c-t-r" how="m-g"/>');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const cot = [{ address: `tcp://127.0.0.1:${port}`, mode: 'exercise' as const }];
  const { channels } = openTest(folder(context), { channels: { cot, selfTestEveryS: 0 } as never });
  const [result] = await channels.test('cot');
  assert.equal(result!.proof, 'verified', result!.message);
  assert.match(heard[0]!, /type="t-x-c-t"/);
  assert.match(heard[0]!, /mode="test"/);
  assert.match(heard[0]!, /signature="/);
  await channels.close();
});

test('a thin link on a file is read back, a datagram of alerts is sent none; the disk of CAP is tried apart', async (context) => {
  const at = folder(context);
  const path = join(at, 'camf.txt');
  const camf = [
    { address: `file:${path}`, mode: 'exercise' as const },
    { address: 'udp://127.0.0.1:9', mode: 'exercise' as const },
  ];
  const { channels } = openTest(at, { channels: { camf, selfTestEveryS: 0 } as never });
  const results = await channels.test();
  assert.deepEqual(
    results.map(({ channel, proof }) => [channel, proof]),
    [
      ['cap', 'verified'],
      ['camf', 'verified'],
      ['camf', 'none'],
    ],
  );
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) assert.match(line, /^#/);
  const cap = readFileSync(join(at, 'exercise', 'cap-self-test', 'self-test.xml'), 'utf8');
  assert.match(cap, /<status>Test<\/status>/);
  assert.match(cap, /<scope>Private<\/scope>/);
  assert.deepEqual(await channels.cap.list(), [], 'nothing of it among the warnings');
  await channels.close();
});

test('while documents wait no test is put between them', async (context) => {
  const to = await receiver(context, () => undefined);
  const gateways = [
    { id: 'coast', kind: 'siren', address: to.url, mode: 'exercise', recipients: 'all' },
  ];
  const { channels, until } = openTest(folder(context), {
    channels: { gateways, selfTestEveryS: 0 } as never,
  });
  channels.publish(effectOf('siren'), false);
  await until(() => to.heard.length === 1);
  const [result] = await channels.test('coast');
  assert.match(result!.message, /documents wait/);
  assert.equal(to.heard.length, 1);
  const { lines } = channels.health();
  assert.equal(lines.find(({ receiver: name }) => name === 'coast')?.waiting, 1);
  await channels.close();
});
