import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readLedger } from '../ledger/index.ts';
import { seal } from '../seal/index.ts';
import { ACT_TYPE, type Act } from '../warn/index.ts';
import type { ConfigFile } from './config.ts';
import { completeConfig } from './config-read.ts';
import type { ActAnswer } from './http/server.ts';
import { ensureKey, NODE_KEY, signerOf } from './keys.ts';
import { type RunningNode, startNode } from './node.ts';
import type { NodeStatus } from './status.ts';

/** A ship's position report: MMSI 366053209. */
const AIS = '!AIVDM,1,1,,A,15M67FC000G?ufbE`FepT@3n00Sa,0*5F\r\n';
/** The same position over the other channel. */
const AIS_B = AIS.replace(',A,', ',B,').replace('*5F', '*5C');
const SOURCE = 'udp://127.0.0.1:0';
const SENSOR = { id: 'ais-1', kind: 'ais', source: SOURCE, format: 'nmea', mode: 'exercise' };

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'bongsu-node-'));
  context.after(() => rmSync(path, { recursive: true }));
  return path;
}

async function start(
  context: TestContext,
  data: string,
  file: ConfigFile,
  log: string[] = [],
): Promise<RunningNode> {
  const node = await startNode({
    config: completeConfig({ data, http: { port: 0 }, ...file }, data),
    demonstrationKeys: true,
    log: (line) => log.push(line),
  });
  context.after(() => node.stop());
  return node;
}

/** Nothing that is waited for here takes a second; beyond this it never comes. */
const GIVE_UP_MS = 20_000;

/** Lets the node run until something holds. */
async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + GIVE_UP_MS;
  while (!holds()) {
    if (Date.now() > end) assert.fail(`never held: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function send(context: TestContext, node: RunningNode, ...texts: string[]): void {
  const socket = createSocket('udp4');
  context.after(() => void socket.close());
  const port = Number(/:(\d+)$/.exec(node.sources().get(SOURCE) ?? '')?.[1]);
  for (const text of texts) socket.send(text, port, '127.0.0.1');
}

test('three nodes link up by mutual TLS, each with keys and ledger of its own', async (context) => {
  const data = folder(context);
  const keyOf = (node: string): string =>
    ensureKey(join(data, node), 'exercise', NODE_KEY, true).publicKey;
  const hub = await start(context, join(data, 'usa'), {
    node: 'usa',
    links: {
      listen: true,
      port: 0,
      peers: [
        { node: 'kor', key: keyOf('kor') },
        { node: 'jpn', key: keyOf('jpn') },
      ],
    },
  });
  const address = hub.linkAddress ?? '';
  const others = await Promise.all(
    ['kor', 'jpn'].map((node) =>
      start(context, join(data, node), {
        node,
        links: { peers: [{ node: 'usa', key: keyOf('usa'), address }] },
      }),
    ),
  );
  const nodes = [hub, ...others];
  await until(() =>
    nodes.every((node) => node.view()?.links.every((link) => link.state === 'up') ?? false),
  );
  assert.equal(new Set(nodes.map((node) => node.publicKey)).size, 3);
  assert.equal(new Set(nodes.map((node) => node.status().ledger.path)).size, 3);
  assert.equal(new Set(nodes.map((node) => node.httpUrl)).size, 3);
  await others[0]?.stop();
  await until(() => hub.view()?.links.find((link) => link.peer === 'kor')?.state === 'down');
  const again = await start(context, join(data, 'kor'), {
    node: 'kor',
    links: { peers: [{ node: 'usa', key: keyOf('usa'), address }] },
  });
  await until(() => again.view()?.links[0]?.state === 'up');
});

test('a datagram becomes a track; bad ones are counted and shown, and harm nothing nearby', async (context) => {
  const node = await start(context, folder(context), { node: 'kor', sensors: [SENSOR] });
  send(context, node, 'nonsense\r\n', AIS.replace('*5F', '*00'), AIS, '\0\xff'.repeat(700), AIS_B);
  await until(() => (node.view()?.sensors[0]?.reports ?? 0) >= 2);
  await until(() => (node.view()?.tracks.length ?? 0) === 1);
  assert.equal(node.view()?.tracks[0]?.identity.mmsi, 366_053_209);
  const health = (await (await fetch(`${node.httpUrl}/health`)).json()) as NodeStatus;
  assert.ok(health.faults.length >= 2);
  assert.ok(health.faults.some((fault) => fault.reason === 'bad-checksum'));
  assert.equal(health.inputs[0]?.received, 5);
  assert.equal(health.stepFailures, 0);
});

test('what one start left the next one takes up: seq, time, settings, tracks', async (context) => {
  const data = folder(context);
  const file: ConfigFile = { node: 'kor', sensors: [SENSOR] };
  const first = await start(context, data, file);
  send(context, first, AIS, AIS_B);
  await until(() => (first.view()?.tracks.length ?? 0) === 1);
  await first.stop();
  const { seq } = first.status();
  const second = await start(context, data, file);
  assert.ok((second.view()?.seq ?? 0) >= seq);
  assert.equal(second.view()?.tracks.length, 1);
  await second.stop();
  const reader = readLedger(second.status().ledger.path);
  context.after(() => reader.close());
  const inputs = [...reader.inputs()];
  assert.deepEqual(
    inputs.map((input) => input.seq),
    inputs.map((_, index) => index + 1),
    'no gap and nothing twice',
  );
  assert.equal(inputs.filter((input) => input.kind === 'settings').length, 1);
});

test('changed settings enter the ledger as an input', async (context) => {
  const data = folder(context);
  await (await start(context, data, { node: 'kor' })).stop();
  const second = await start(context, data, { node: 'kor', warn: { draftLifeS: 60 } });
  await second.stop();
  const reader = readLedger(second.status().ledger.path);
  context.after(() => reader.close());
  const settings = [...reader.inputs()].filter((input) => input.kind === 'settings');
  assert.equal(settings.length, 2);
});

test('an act on a warning that is not there is recorded and refused with its reason', async (context) => {
  const data = folder(context);
  const officer = ensureKey(data, 'exercise', 'officer-1', true);
  const node = await start(context, data, {
    node: 'kor',
    officers: [{ id: 'o1', person: 'p1', key: officer.publicKey, demonstration: true }],
  });
  const body: Act = {
    act: 'release',
    mode: 'exercise',
    warning: 'kor-w1',
    revision: 1,
    contentHash: 'a'.repeat(64),
    officer: 'o1',
    atMs: Date.now(),
    nonce: 'n1',
  };
  const answer = await fetch(`${node.httpUrl}/api/v1/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(seal(ACT_TYPE, body, signerOf(officer))),
  });
  assert.equal(answer.status, 409);
  const { recorded, decisions } = (await answer.json()) as ActAnswer;
  assert.equal(recorded, true);
  assert.equal(decisions[0]?.what, 'refused-act');
});

test('a second node on the same data is told that the first one is there', async (context) => {
  const data = folder(context);
  await start(context, data, { node: 'kor' });
  await assert.rejects(start(context, data, { node: 'kor' }), { code: 'BNG_LEDGER_BUSY' });
});

test('a node that cannot listen says so and leaves nothing open behind it', async (context) => {
  const data = folder(context);
  const first = await start(context, join(data, 'a'), { node: 'kor' });
  const port = Number(new URL(first.httpUrl).port);
  const second = join(data, 'b');
  await assert.rejects(start(context, second, { node: 'jpn', http: { port } }), {
    code: 'BNG_ADDRESS_IN_USE',
  });
  await start(context, second, { node: 'jpn' });
});

test('beyond this machine only what is allowed, and one mode for all', async (context) => {
  const data = folder(context);
  await assert.rejects(start(context, data, { http: { host: '0.0.0.0', port: 0 } }), {
    code: 'BNG_ADDRESS_REMOTE',
  });
  await assert.rejects(start(context, data, { links: { listen: true, host: '0.0.0.0' } }), {
    code: 'BNG_ADDRESS_REMOTE',
  });
  await assert.rejects(start(context, data, { mode: 'test', sensors: [SENSOR] }), /mode exercise/);
  await assert.rejects(start(context, data, { sensors: [{ ...SENSOR, kind: 'eye' }] }), {
    code: 'BNG_SENSORS_INVALID',
  });
});
