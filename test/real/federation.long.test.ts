import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readLedger } from '../../src/ledger/index.ts';
import { ensureKey, NODE_KEY } from '../../src/node/index.ts';
import { canonicalJson } from '../../src/seal/index.ts';
import type { SignedStatement } from '../../src/share/index.ts';
import { chanceOf } from '../simulation/chance.ts';
import { type Line, startLine } from './proxy.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const SOURCE = 'udp://127.0.0.1:0';
const HUB = 'usa';
/** Whatever is told is everywhere this long after the last fault, ms. */
const SETTLE_MS = 60_000;

interface Said {
  readonly ledger?: string;
  readonly link?: string | null;
  readonly sources?: Readonly<Record<string, string>>;
  readonly links?: readonly { readonly state: string; readonly lag: number }[];
  readonly stepFailures?: number;
}

/** A node in a process of its own, called through a proxy. */
class Real {
  readonly node: string;
  readonly data: string;
  last: Said = {};
  port = 0;
  ledger = '';
  private child: ChildProcess | null = null;
  private readonly config: unknown;
  private readonly onLink: (address: string) => void;

  constructor(node: string, data: string, config: object, onLink: (address: string) => void) {
    this.node = node;
    this.data = data;
    this.config = { node, data, http: { port: 0 }, ...config };
    this.onLink = onLink;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [CHILD, JSON.stringify(this.config)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`${this.node} ended by itself (${code})`)));
      createInterface(child.stdout!).on('line', (line) => {
        if (this.child !== child) return;
        this.last = { ...this.last, ...(JSON.parse(line) as Said) };
        if (this.last.sources === undefined) return;
        this.ledger = this.last.ledger ?? '';
        this.port = Number(/:(\d+)$/.exec(this.last.sources[SOURCE] ?? '')?.[1] ?? 0);
        if (typeof this.last.link === 'string') this.onLink(this.last.link);
        resolve();
      });
    });
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.child = null;
    this.last = {};
    if (child === null || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  get settled(): boolean {
    return this.last.links?.every(({ state, lag }) => state === 'up' && lag === 0) ?? false;
  }

  records(): { made: SignedStatement[]; accepted: SignedStatement[] } {
    const reader = readLedger(this.ledger);
    const made: SignedStatement[] = [];
    const accepted: SignedStatement[] = [];
    for (const record of reader.records()) {
      if (record.kind === 'statement') made.push(record.body);
      if (record.kind === 'accepted') accepted.push(record.body);
    }
    reader.close();
    return { made, accepted };
  }
}

/** A hub and so many others, each behind a proxy of its own. */
async function federation(context: TestContext, others: readonly string[], seed: number) {
  const root = mkdtempSync(join(tmpdir(), 'bongsu-real-'));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  const keyOf = (node: string): string =>
    ensureKey(join(root, node), 'exercise', NODE_KEY, true).publicKey;
  const proxies = new Map<string, Line>();
  for (const node of others) proxies.set(node, await startLine());
  const everybody = [HUB, ...others];
  const label = { classification: 'unclassified', releasableTo: everybody };
  const notices = {
    ...{ id: 'notices', kind: 'notice', source: SOURCE, format: 'bongsu-notice' },
    mode: 'exercise',
  };
  const hub = new Real(
    HUB,
    join(root, HUB),
    {
      ...{ label, sensors: [notices] },
      links: {
        ...{ listen: true, port: 0 },
        peers: others.map((node) => ({ node, key: keyOf(node), relay: true })),
      },
    },
    (address) => {
      for (const proxy of proxies.values()) proxy.target = address;
    },
  );
  const reals = [hub];
  for (const node of others) {
    const origins = others
      .filter((each) => each !== node)
      .map((each) => ({ node: each, key: keyOf(each) }));
    const peer = { node: HUB, key: keyOf(HUB), address: proxies.get(node)!.address, origins };
    const config = { label, sensors: [notices], links: { peers: [peer] } };
    reals.push(new Real(node, join(root, node), config, () => {}));
  }
  context.after(async () => {
    await Promise.all(reals.map((each) => each.kill('SIGKILL')));
    for (const proxy of proxies.values()) proxy.close();
  });
  for (const each of reals) await each.start();
  return { reals, proxies: [...proxies.values()], chance: chanceOf(seed) };
}

function noticeOf(number: number): string {
  const from = 128 + (number % 20);
  const day = 86_400_000;
  const [now, later] = [Date.now() - day, Date.now() + day].map((ms) => new Date(ms).toISOString());
  const polygon = [
    [from, 30],
    [from + 0.8, 30],
    [from + 0.8, 31],
    [from, 30],
  ];
  const notice = {
    ...{ id: `N-${number}`, issuer: 'Example Coast Guard', mode: 'exercise' },
    ...{ from: now, until: later, dropZones: [{ name: 'stage 1', polygon }] },
  };
  return `${JSON.stringify(notice)}\n`;
}

/** I2, I3, I5 over what the ledgers hold: everything once, byte for byte, and nothing else. */
function compare(reals: readonly Real[]): number {
  const held = new Map(reals.map((each) => [each.node, each.records()]));
  let arrived = 0;
  for (const [to, { accepted }] of held) {
    for (const [from, { made }] of held) {
      if (from === to) continue;
      const due = made.filter(({ body }) => body.content.about === 'hazard').map(canonicalJson);
      const got = accepted
        .filter(({ body }) => body.origin === from && body.content.about === 'hazard')
        .map(canonicalJson);
      assert.equal(new Set(got).size, got.length, `${to} holds something of ${from} twice`);
      const odd = got.filter((each) => !due.includes(each));
      assert.deepEqual(odd, [], `${to} holds what ${from} never said`);
      const lost = due.filter((each) => !got.includes(each));
      assert.deepEqual(lost, [], `${to} lacks ${lost.length} of ${due.length} of ${from}`);
      arrived += got.length;
    }
  }
  return arrived;
}

async function play(context: TestContext, others: readonly string[], seed: number, rounds: number) {
  const { reals, proxies, chance } = await federation(context, others, seed);
  const socket = createSocket('udp4');
  context.after(() => void socket.close());
  let notices = 0;
  let kills = 0;
  for (let round = 0; round < rounds; round++) {
    for (let burst = 0; burst < 20; burst++) {
      notices += 1;
      const real = reals[chance.below(reals.length)]!;
      socket.send(noticeOf(notices), real.port, '127.0.0.1');
      if (chance.hit(0.1)) proxies[chance.below(proxies.length)]!.cut();
      await sleep(chance.below(15));
    }
    for (const proxy of proxies) proxy.delayMs = chance.hit(0.3) ? chance.below(300) : 0;
    if (chance.hit(0.6)) {
      const victim = reals[chance.below(reals.length)]!;
      kills += 1;
      await victim.kill('SIGKILL');
      await victim.start();
    }
  }
  for (const proxy of proxies) proxy.delayMs = 0;
  const end = Date.now() + SETTLE_MS;
  await sleep(2000);
  while (!reals.every((each) => each.settled)) {
    assert.ok(Date.now() < end, JSON.stringify(reals.map(({ node, last }) => ({ node, last }))));
    await sleep(250);
  }
  for (const real of reals) assert.equal(real.last.stepFailures, 0, real.node);
  await Promise.all(reals.map((each) => each.kill('SIGTERM')));
  const arrived = compare(reals);
  assert.ok(arrived > notices / 2, `${arrived} statements arrived`);
  context.diagnostic(`${notices} notices, ${kills} kills, ${arrived} statements arrived`);
}

test('two processes on a line that is cut, one or the other killed: everything once', async (context) => {
  await play(context, ['kor'], 1, 12);
});

test('five processes about a hub, lines cut and delayed, any of them killed: everything once', async (context) => {
  await play(context, ['kor', 'jpn', 'aus', 'phl'], 2, 4);
});
