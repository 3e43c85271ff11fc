import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ed25519Signer } from '../../seal/index.ts';
import type { InputBody } from '../ports.ts';
import { effectOf, folder, obedient, openTest, receiver } from './channel.fixture.ts';
import type { Proof } from './line.ts';
import { verifyPage } from './public-signature.ts';
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
  const { channels, health } = openTest(at, { channels: { camf, selfTestEveryS: 0 } as never });
  const results = await channels.test();
  assert.deepEqual(
    results.map(({ channel, proof }) => [channel, proof]),
    [
      ['cap', 'kept'],
      ['notices', 'kept'],
      ['camf', 'kept'],
      ['camf', 'none'],
    ],
  );
  const never = channels.health().tests.at(-1)!;
  assert.deepEqual([never.untestable, never.goodMs], [true, null]);
  assert.ok(!health.some(({ name }) => name === 'camf udp://127.0.0.1:9'), 'neither good nor bad');
  const notice = readFileSync(join(at, 'exercise', 'notices', '.self-test.txt'), 'utf8');
  assert.match(notice, /NOT A NOTICE/);
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

/** A thin link's modem that sends back what begins as a self-test, or is silent. */
async function modem(
  context: TestContext,
  answers: boolean,
): Promise<{ port: number; heard: Buffer[] }> {
  const heard: Buffer[] = [];
  const socket = createSocket('udp4', (data, { port }) => {
    heard.push(data);
    if (answers) socket.send(data, port, '127.0.0.1');
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  context.after(() => socket.close());
  return { port: socket.address().port, heard };
}

for (const answers of [true, false]) {
  test(`a thin link that has promised to answer and ${answers ? 'does is proven' : 'does not has failed'}`, async (context) => {
    const to = await modem(context, answers);
    const camf = [
      { address: `udp://127.0.0.1:${to.port}`, mode: 'exercise' as const, answersSelfTest: true },
    ];
    const opened = openTest(folder(context), { channels: { camf, selfTestEveryS: 0 } as never });
    const [result] = await opened.channels.test('camf');
    assert.equal(result!.ok, answers, result!.message);
    assert.equal(result!.proof, answers ? 'verified' : null);
    assert.match(to.heard[0]!.toString('utf8'), /^# self-test \{/);
    assert.notEqual(to.heard[0]!.length, 16, 'no message of the link has its length');
    assert.equal(opened.health.at(-1)!.state, answers ? 'good' : 'failed');
    await opened.channels.close();
  });
}

test('a public page is tested where people read it: a mirror that lags, or shows another page, has failed', async (context) => {
  const at = folder(context);
  let show: () => Buffer | null = () => null;
  const mirror = createHttpServer((request, response) => {
    assert.equal(request.url, '/warn/self-test.html');
    const page = show();
    response.statusCode = page === null ? 404 : 200;
    response.end(page ?? '');
  });
  mirror.listen(0, '127.0.0.1');
  await once(mirror, 'listening');
  context.after(() => void mirror.close());
  const { port } = mirror.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/warn`;
  let nowMs = 1_795_219_200_000;
  const config = { channels: { public: { url, withinS: 0 }, selfTestEveryS: 0 } as never };
  const opened = openTest(at, config, () => nowMs);
  const written = join(at, 'exercise', 'public', 'self-test.html');
  const [missing] = await opened.channels.test('public');
  assert.match(missing!.message, /<19 characters> after 0 s: it answers 404/);
  assert.doesNotMatch(missing!.message, /warn/, 'a path is often a key');
  assert.equal(missing!.ok, false);
  const old = readFileSync(written);
  const check = verifyPage(new Uint8Array(old), opened.key);
  assert.ok(
    check.ok && check.mode === 'test' && check.page === 'self-test.html',
    'signed as every page',
  );
  for (const [page, holds] of [
    [() => old, false],
    [() => Buffer.concat([readFileSync(written), Buffer.from('<p>more</p>')]), false],
    [() => readFileSync(written), true],
  ] as const) {
    show = page;
    nowMs += 60_000;
    const [result] = await opened.channels.test('public');
    assert.equal(result!.ok, holds, result!.message);
    assert.equal(result!.proof, holds ? 'verified' : null);
  }
  assert.deepEqual(
    opened.health.map(({ state }) => state),
    ['failed', 'failed', 'failed', 'good'],
  );
  await opened.channels.close();
});

test('a self-test that hangs holds no warning up', async (context) => {
  const tests: unknown[] = [];
  const to = await receiver(context, (heard, response) => {
    if (heard.body['event'] === 'self-test') tests.push(heard);
    else obedient(heard, response);
  });
  const gateways = [
    { id: 'coast', kind: 'siren', address: to.url, mode: 'exercise', recipients: 'all' },
  ];
  const { channels, receipts, until } = openTest(folder(context), {
    channels: { gateways, selfTestEveryS: 0 } as never,
  });
  let over = false;
  const tested = channels.test('coast').then((results) => {
    over = true;
    return results;
  });
  await until(() => tests.length === 1);
  channels.publish(effectOf('siren'), false);
  await until(() => receipts.some(({ ok, receivers }) => ok && receivers === undefined));
  assert.equal(over, false, 'it left while the test was still awaited');
  assert.equal((await tested)[0]!.ok, false);
  await channels.close();
});
