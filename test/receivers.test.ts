import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runChannel } from '../src/cli/channel.ts';
import { runWarn } from '../src/cli/warn.ts';
import { obedient, type Receiver, receiver, until } from '../src/node/channels/channel.fixture.ts';
import { ACKNOWLEDGEMENT_TYPE } from '../src/node/channels/confirm.ts';
import { completeConfig, type RunningNode, startNode } from '../src/node/index.ts';
import { createKey } from '../src/node/keys.ts';
import { ed25519Signer, seal } from '../src/seal/index.ts';
import { chanceOf } from './simulation/chance.ts';
import { flightStates, plotOf } from './simulation/world.ts';

const START_MS = 1_780_000_000_000;
const SOURCE = 'udp://127.0.0.1:0';
const TOKEN = 'token-of-the-duty-desk-0123456789';

interface Centre {
  readonly node: RunningNode;
  readonly siren: Receiver;
  readonly hook: Receiver;
  readonly signer: ReturnType<typeof ed25519Signer>;
  readonly time: { nowMs: number };
  fly(seconds: number): Promise<void>;
  say(run: typeof runWarn, ...args: string[]): Promise<{ code: number; out: string; err: string }>;
  release(): Promise<string>;
}

async function centre(context: TestContext): Promise<Centre> {
  const data = mkdtempSync(join(tmpdir(), 'bongsu-receivers-'));
  context.after(() => rmSync(data, { recursive: true, force: true }));
  const siren = await receiver(context, obedient);
  const hook = await receiver(context, obedient);
  const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  const keep = (name: string, text: string): string => {
    writeFileSync(join(data, name), text, { mode: 0o600 });
    return join(data, name);
  };
  const officers = ['officer-1', 'officer-2'].map((id, i) => {
    const { publicKey } = createKey(data, 'exercise', id, true);
    return { id, person: `person-${i + 1}`, key: publicKey, demonstration: true };
  });
  const position = { latitudeDeg: 36, longitudeDeg: 129.5, heightM: 200, basis: 'guessed' };
  const sensor = {
    ...{ id: 'kor-radar-1', kind: 'polar', source: SOURCE, format: 'bongsu-report' },
    ...{ mode: 'exercise', scanPeriodS: 1, maximumRangeKm: 1500, position },
    sigma: { rangeM: 30, azimuthDeg: 0.057, elevationDeg: 0.057 },
  };
  const time = { nowMs: START_MS };
  const mode = 'exercise';
  const node = await startNode({
    config: completeConfig(
      {
        ...{ node: 'kor', data, officers, sensors: [sensor] },
        http: { port: 0, publicUrl: 'https://warn.example' },
        warn: { channels: ['siren', 'webhook', 'cap'], confirmWithinS: 2 },
        channels: {
          selfTestEveryS: 0,
          gateways: [{ id: 'coast', kind: 'siren', address: siren.url, mode, recipients: 'coast' }],
          webhooks: [
            {
              ...{ id: 'province', address: hook.url, mode, secretFile: keep('s', `${TOKEN}-x`) },
              secretEnds: new Date(START_MS + 5 * 86_400_000).toISOString(),
            },
          ],
        },
        receivers: [
          { id: 'fire-7', tokenFile: keep('t', TOKEN), via: 'coast' },
          { id: 'city-2', key: signer.publicKey },
          { id: 'port-3', tokenFile: keep('u', `${TOKEN}-port`) },
        ],
      } as never,
      data,
    ),
    ...{ demonstrationKeys: true, ticking: false },
    clock: { nowMs: () => time.nowMs, speed: 1 },
    log: () => undefined,
  });
  const socket = createSocket('udp4');
  context.after(async () => {
    socket.close();
    await node.stop();
  });
  const [states, chance] = [flightStates(), chanceOf(1)];
  let second = 0;
  const made: Centre = {
    ...{ node, siren, hook, signer, time },
    async fly(seconds) {
      const port = Number(/:(\d+)$/.exec(node.sources().get(SOURCE) ?? '')?.[1]);
      for (let i = 0; i < seconds; i++) {
        second += 1;
        time.nowMs += 1000;
        const seq = node.view()?.seq ?? 0;
        socket.send(plotOf(states[second]!, time.nowMs, chance), port, '127.0.0.1');
        await until(() => (node.view()?.seq ?? 0) > seq);
        node.tick();
      }
    },
    async say(run, ...args) {
      const [out, err]: [string[], string[]] = [[], []];
      const code = await run(
        [...args, '--url', node.httpUrl],
        (line) => out.push(line),
        (line) => err.push(line),
      );
      return { code, out: out.join('\n'), err: err.join('\n') };
    },
    async release() {
      await made.fly(12);
      const shown = await made.say(runWarn, 'release', 'kor-w1', '--officer', 'officer-1');
      const revision = /say --revision (\d+)/.exec(shown.err)?.[1] ?? '';
      for (const officer of ['officer-1', 'officer-2']) {
        const named = ['kor-w1', '--revision', revision, '--officer', officer, '--data', data];
        const done = await made.say(runWarn, 'release', ...named);
        assert.equal(done.code, 0, done.out + done.err);
      }
      await until(() => siren.heard.length === 1 && hook.heard.length === 1);
      return revision;
    },
  };
  return made;
}

const post = (node: RunningNode, body: unknown, token?: string): Promise<Response> =>
  fetch(new URL('/api/v1/acknowledgements', node.httpUrl), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });

test('receivers confirm by link, token and signature; who is silent is listed and one alarm', async (context) => {
  const one = await centre(context);
  const { node } = one;
  const revision = Number(await one.release());
  const { body } = one.siren.heard[0]!;
  const [link, ...more] = body['acknowledge'] as { receiver: string; url: string }[];
  assert.deepEqual(more, [], 'each gateway gets the links of its own receivers');
  assert.match(link!.url, /^https:\/\/warn\.example\/ack\/fire-7\/kor-w1\//);
  assert.ok(!JSON.stringify(body).includes(TOKEN), 'never the token');

  const path = new URL(link!.url).pathname;
  const page = await fetch(new URL(path, node.httpUrl));
  const html = await page.text();
  assert.equal(page.status, 200);
  assert.match(html, /EXERCISE · 훈련 · 訓練/);
  assert.match(html, /<form method="post"><button>/);
  assert.ok(!html.includes('<script'), 'no script is needed');
  assert.match(page.headers.get('content-security-policy') ?? '', /form-action 'self'/);
  assert.match((await one.say(runWarn, 'receivers', 'kor-w1')).out, /fire-7: NOT CONFIRMED/);
  const pressed = await fetch(new URL(path, node.httpUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.match(await pressed.text(), /✓ Confirmed/);
  const forged = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  assert.equal((await fetch(new URL(forged, node.httpUrl), { method: 'POST' })).status, 404);

  const about = { receiver: 'port-3', warning: 'kor-w1', revision };
  assert.equal((await post(node, about, TOKEN)).status, 401, 'another’s token');
  assert.equal((await post(node, about)).status, 401);
  assert.equal((await post(node, { ...about, receiver: 'city-2' }, TOKEN)).status, 401);
  assert.equal(
    (await post(node, { ...about, revision: revision + 1 }, `${TOKEN}-port`)).status,
    404,
  );
  assert.equal((await post(node, { receiver: 'port-3' }, `${TOKEN}-port`)).status, 400);

  const said = { node: 'kor', mode: 'exercise', receiver: 'city-2', warning: 'kor-w1', revision };
  const sign = (atMs: number, mode = 'exercise'): unknown =>
    seal(ACKNOWLEDGEMENT_TYPE, { ...said, mode, atMs }, one.signer);
  assert.equal((await post(node, sign(one.time.nowMs - 400_000))).status, 401, 'an old one');
  assert.equal((await post(node, sign(one.time.nowMs, 'actual'))).status, 401, 'another mode');
  assert.equal((await post(node, sign(one.time.nowMs))).status, 200);

  const seq = node.view()!.seq;
  assert.equal((await post(node, sign(one.time.nowMs))).status, 200);
  assert.equal(node.view()!.seq, seq, 'said twice it is recorded once');

  one.time.nowMs += 2000;
  node.tick();
  const silent = node.view()!.alarms.filter(({ code }) => code === 'BNG_RECEIVERS_SILENT');
  assert.equal(silent.length, 1);
  assert.match(silent[0]!.message, /1 of 3 receivers .*: port-3$/);

  const listed = await one.say(runWarn, 'receivers', 'kor-w1');
  assert.match(listed.out, /Confirmed by 2 of 3\n {2}port-3: NOT CONFIRMED\n {2}fire-7: confirmed/);
  assert.match(listed.out, /siren coast: sent/);
  assert.equal((await post(node, about, `${TOKEN}-port`)).status, 200);
  const [view] = node.view()!.receivers;
  assert.deepEqual([view!.asked, view!.confirmed, view!.silent], [3, 3, []]);
  assert.equal((await one.say(runWarn, 'receivers', 'kor-w9')).code, 1);
});

test('channels are listed and tested from the command line, and shown in figures and problems', async (context) => {
  const one = await centre(context);
  const tested = await one.say(runChannel, 'test');
  assert.equal(tested.code, 0, tested.out);
  assert.match(tested.out, /ok {5}siren coast: the other end has proven that it read it/);
  const listed = await one.say(runChannel, 'list');
  assert.match(listed.out, /siren coast: 0 sent, 0 waiting\n {2}self-test 2026-/);
  assert.equal((await one.say(runChannel, 'test', 'nobody')).code, 1);
  assert.equal(await runChannel(['show'], assert.fail, () => undefined), 2);

  one.siren.behave = (_, response) => void response.writeHead(500).end();
  one.time.nowMs += 2000;
  const failed = await one.say(runChannel, 'test', 'coast', '--json');
  assert.equal(failed.code, 1);
  assert.match(JSON.parse(failed.out).message, /answers 500/);
  const text = await (await fetch(new URL('/metrics', one.node.httpUrl))).text();
  assert.match(text, /bongsu_channel_self_test_ok\{[^}]*receiver="coast"\} 0\n/);
  assert.match(text, /bongsu_channel_self_test_ok\{[^}]*receiver="province"\} 1\n/);
  const health = await (await fetch(new URL('/health', one.node.httpUrl))).json();
  const said = (health as { problems: { subject: string; message: string }[] }).problems;
  assert.ok(
    said.some(({ subject, message }) => subject === 'channel siren coast' && /500/.test(message)),
  );
  assert.ok(
    said.some(
      ({ subject, message }) =>
        subject === 'secret for province' && /ends in 5 days; then province may/.test(message),
    ),
  );
});
