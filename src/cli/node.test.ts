import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readLedger } from '../ledger/index.ts';
import { runReplay } from './replay.ts';

const BONGSU = fileURLToPath(new URL('../../bin/bongsu.js', import.meta.url));
const AIS = '!AIVDM,1,1,,A,15M67FC000G?ufbE`FepT@3n00Sa,0*5F\r\n';

interface Ready {
  readonly httpUrl: string;
  readonly sources: Readonly<Record<string, string>>;
}

/** `bongsu node --json` in a process of its own; resolves when it says that it is ready. */
async function startNode(
  context: TestContext,
  config: string,
): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = spawn(process.execPath, [BONGSU, 'node', '--config', config, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  context.after(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout! });
  for await (const line of lines) return { child, ready: JSON.parse(line) as Ready };
  throw new Error('the node ended before it was ready');
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('exit', (code) => resolve(code)));
}

async function health(
  ready: Ready,
): Promise<{ durableSeq: number; sensors: { reports: number }[] }> {
  return (await (await fetch(`${ready.httpUrl}/health`)).json()) as never;
}

test('a node killed in the midst of its work comes back with all that was durable', async (context) => {
  const data = mkdtempSync(join(tmpdir(), 'bongsu-kill-'));
  context.after(() => rmSync(data, { recursive: true }));
  const config = join(data, 'node.yaml');
  writeFileSync(
    config,
    `node: kor
data: ${data}
http: { port: 0 }
sensors:
  - { id: ais-1, kind: ais, source: "udp://127.0.0.1:0", format: nmea, mode: exercise }
`,
  );
  const first = await startNode(context, config);
  const socket = createSocket('udp4');
  context.after(() => void socket.close());
  const port = Number(/:(\d+)$/.exec(Object.values(first.ready.sources)[0] ?? '')?.[1]);
  const flood = setInterval(() => {
    for (let i = 0; i < 20; i++) socket.send(AIS, port, '127.0.0.1', () => undefined);
  }, 1);
  context.after(() => clearInterval(flood));
  let durable = 0;
  while (durable < 300) durable = (await health(first.ready)).durableSeq;
  const killed = ended(first.child);
  first.child.kill('SIGKILL');
  await killed;
  clearInterval(flood);
  const path = join(data, 'exercise', 'ledger.db');
  const reader = readLedger(path);
  const kept = reader.lastSeq;
  reader.close();
  assert.ok(kept >= durable, `${kept} of ${durable} durable inputs are there`);
  const second = await startNode(context, config);
  assert.ok((await health(second.ready)).durableSeq >= kept);
  assert.ok(((await health(second.ready)).sensors[0]?.reports ?? 0) > 0);
  const stopped = ended(second.child);
  second.child.kill('SIGTERM');
  assert.equal(await stopped, 0, 'SIGTERM ends it cleanly');
  const said: string[] = [];
  const verified = await runReplay(
    [path, '--verify', '--from', 'all'],
    (line) => said.push(line),
    (line) => said.push(line),
  );
  assert.equal(verified, 0, said.join('\n'));
});
