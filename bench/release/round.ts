import { type ChildProcess, fork } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  completeConfig,
  createKey,
  type Key,
  type NodeConfig,
  type RunningNode,
  signerOf,
  startNode,
} from '../../src/node/index.ts';
import { seal } from '../../src/seal/index.ts';
import { ACT_TYPE, type Act, type Warning } from '../../src/warn/index.ts';
import { chanceOf } from '../../test/simulation/chance.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import { steadyMs } from '../latency/clock.ts';
import { type Arrival, DISPLAYS, SINKS, type SinkKind } from './sinks.ts';

/** Milliseconds from before the last signature was handed in; -1 where nobody was reached. */
export interface ReleaseTimes {
  readonly receivers: number;
  readonly durableMs: number;
  /** User and system time of the node until all were reached, with 0.2 s of waiting. */
  readonly cpuMs: number;
  readonly firstMs: number;
  readonly sirenMs: number;
  readonly gatewayMs: number;
  readonly webhookMs: number;
  readonly cotMs: number;
  readonly lastMs: number;
  /** 1: every siren and gateway had its first byte before any webhook had. */
  readonly inOrder: number;
}

const MODE = 'exercise';
const SOURCE = 'udp://127.0.0.1:0';
const START_MS = 1_780_000_000_000;
/** Of 1,000 receivers the ten gateways are ten, webhooks and displays the others, half each. */
const RECEIVERS = 1000;
const WEBHOOKS = RECEIVERS - 10 - DISPLAYS;
/** Whoever was not reached after this is not counted, ms. */
const WAIT_MS = 10_000;

/** One fresh node with its receivers in a process of their own: a release, then its correction. */
export async function playRelease(
  main: string,
  seed: number,
): Promise<{ first: ReleaseTimes; correction: ReleaseTimes }> {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-release-'));
  const sinks = fork(main, ['sinks'], { serialization: 'advanced' });
  let node: RunningNode | null = null;
  try {
    const { ports } = await next<{ ports: number[] }>(sinks);
    const keys = ['officer-1', 'officer-2'].map((name) => createKey(folder, MODE, name, true));
    const time = { nowMs: START_MS };
    let durableMs = Number.NaN;
    node = await startNode({
      config: configOf(folder, ports, keys),
      ...{ demonstrationKeys: true, ticking: false, log: () => undefined },
      clock: { nowMs: () => time.nowMs, speed: 1 },
      observer: {
        onStep: () => undefined,
        onDurable: () => {
          durableMs = steadyMs();
        },
      },
    });
    await fly(node, time, seed);
    const running = node;
    const measure = async (revisions: number): Promise<ReleaseTimes> => {
      const draft = running.view()!.warnings.find(({ state }) => state === 'drafted')!;
      await sign(running, draft, keys[0]!, 'release', time.nowMs);
      sinks.send('clear');
      const from = steadyMs();
      const cpu = process.cpuUsage();
      const signed = sign(running, draft, keys[1]!, 'release', time.nowMs);
      await signed;
      const durable = durableMs - from;
      const arrivals = await gather(running, sinks, revisions);
      const { user, system } = process.cpuUsage(cpu);
      return { ...timesOf(arrivals, from, durable), cpuMs: (user + system) / 1000 };
    };
    const first = await measure(1);
    const released = running.view()!.warnings.find(({ state }) => state !== 'drafted')!;
    await sign(running, released, keys[0]!, 'withdraw', time.nowMs);
    const correction = await measure(2);
    return { first, correction };
  } finally {
    await node?.stop();
    sinks.send('end');
    rmSync(folder, { recursive: true, force: true });
  }
}

function configOf(folder: string, ports: readonly number[], keys: readonly Key[]): NodeConfig {
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'x'.repeat(32), { mode: 0o600 });
  const at = (kind: SinkKind): number[] => ports.filter((_, i) => SINKS[i] === kind);
  const gateways = (['siren', 'sms', 'email'] as const).flatMap((kind) =>
    at(kind).map((port, i) => ({
      ...{ id: `${kind}-${i}`, kind, mode: MODE, recipients: `group-${i}` },
      address: `http://127.0.0.1:${port}/${kind}-${i}`,
    })),
  );
  const hooks = at('webhook');
  const webhooks = Array.from({ length: WEBHOOKS }, (_, i) => ({
    ...{ id: `hook-${i}`, mode: MODE, secretFile: secret },
    address: `http://127.0.0.1:${hooks[i % hooks.length]}/hook-${i}`,
  }));
  const cot = at('cot').map((port) => ({ address: `tcp://127.0.0.1:${port}`, mode: MODE }));
  const position = { latitudeDeg: 36, longitudeDeg: 129.5, heightM: 200, basis: 'guessed' };
  const sensor = {
    ...{ id: 'kor-radar-1', kind: 'polar', source: SOURCE, format: 'bongsu-report' },
    ...{ mode: MODE, scanPeriodS: 1, maximumRangeKm: 1500, position },
    sigma: { rangeM: 30, azimuthDeg: 0.057, elevationDeg: 0.057 },
  };
  const officers = keys.map(({ name, publicKey }, i) => ({
    ...{ id: name, person: `person-${i}`, key: publicKey, demonstration: true },
  }));
  return completeConfig(
    {
      ...{ node: 'kor', mode: MODE, data: folder, http: { port: 0 }, officers, sensors: [sensor] },
      warn: { channels: ['siren', 'sms', 'email', 'webhook', 'cap', 'cot'] },
      channels: { gateways, webhooks, cot, selfTestEveryS: 0 },
    } as never,
    folder,
  );
}

/** Twelve plots of a missile, until a draft stands. */
async function fly(node: RunningNode, time: { nowMs: number }, seed: number): Promise<void> {
  const socket = createSocket('udp4');
  const port = Number(/:(\d+)$/.exec(node.sources().get(SOURCE) ?? '')?.[1]);
  const states = flightStates();
  const chance = chanceOf(seed);
  for (let second = 1; second <= 15; second++) {
    time.nowMs += 1000;
    const seq = node.view()?.seq ?? 0;
    socket.send(plotOf(states[second]!, time.nowMs, chance), port, '127.0.0.1');
    while ((node.view()?.seq ?? 0) === seq) await new Promise((resolve) => setTimeout(resolve, 1));
    node.tick();
  }
  socket.close();
}

async function sign(
  node: RunningNode,
  about: Warning,
  key: Key,
  act: Act['act'],
  atMs: number,
): Promise<void> {
  const { id: warning, revision, contentHash } = about;
  const nonce = `${key.name}-${act}-${revision}`;
  const body = { act, mode: node.mode, warning, revision, contentHash, officer: key.name } as const;
  await node.submit(seal(ACT_TYPE, { ...body, atMs, nonce }, signerOf(key)));
}

/** Waits until every destination has taken it, or too long. */
async function gather(
  node: RunningNode,
  sinks: ChildProcess,
  revisions: number,
): Promise<Arrival[]> {
  const end = Date.now() + WAIT_MS;
  const waits = (): boolean => node.status().channels.lines.some(({ sent }) => sent < revisions);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    if (waits() && Date.now() < end) continue;
    sinks.send('tell');
    const { arrivals } = await next<{ arrivals: Arrival[] }>(sinks);
    if (arrivals.length === RECEIVERS || Date.now() >= end) return arrivals;
  }
}

function timesOf(
  arrivals: readonly Arrival[],
  fromMs: number,
  durableMs: number,
): Omit<ReleaseTimes, 'cpuMs'> {
  const of = (kinds: readonly SinkKind[]): number[] =>
    arrivals.filter(({ kind }) => kinds.includes(kind)).map(({ atMs }) => atMs - fromMs);
  const last = (...kinds: SinkKind[]): number => Math.max(-1, ...of(kinds));
  const all = of(SINKS);
  const urgent = last('siren', 'sms', 'email');
  return {
    ...{ receivers: arrivals.length, durableMs },
    ...{ firstMs: Math.min(...all), lastMs: Math.max(...all) },
    ...{ sirenMs: last('siren'), gatewayMs: last('sms', 'email') },
    ...{ webhookMs: last('webhook'), cotMs: last('cot') },
    inOrder: urgent < Math.min(...of(['webhook'])) ? 1 : 0,
  };
}

function next<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
}
