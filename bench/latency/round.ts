import { type ChildProcess, fork } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeConfig, ensureKey, NODE_KEY, type NodeConfig } from '../../src/node/index.ts';
import { covered, type Interval } from './clock.ts';
import { fdatasyncTimes } from './disk.ts';
import type { FromGenerator, FromNode, NodeLog } from './messages.ts';
import { OFFICERS } from './nation.ts';
import { sensorRows } from './sites.ts';

/** One warning's way, milliseconds from before `sendto` of the plot whose step released it. */
export interface Way {
  /** Seconds after the first warning of the round. */
  readonly atS: number;
  readonly releasedMs: number;
  /** Durable at the originator; then it leaves. */
  readonly durableMs: number;
  readonly heardMs: number;
  /** The ally's durable commit returned: the whole. */
  readonly heldMs: number;
  /** In which COMMIT was running where the warning waited for it, at both nodes. */
  readonly commitMs: number;
}

export interface Round {
  readonly ways: readonly Way[];
  readonly launches: number;
  /** Drafted by the passing of time, so that there is no datagram to count from. */
  readonly untimed: number;
  /** Released, but never durable at the ally. */
  readonly lost: number;
  readonly otherReports: {
    readonly sent: number;
    readonly taken: number;
    readonly seconds: number;
  };
  readonly dropped: number;
  readonly stepFailures: number;
  /** How far the generator fell behind its own times at worst, ms. */
  readonly generatorLateMs: number;
  readonly fdatasyncMs: readonly number[];
  readonly commitMs: readonly number[];
}

export interface RoundOptions {
  readonly seed: number;
  readonly launches: number;
  readonly launchesPerSecond: number;
  readonly otherPerSecond: number;
  /** File that takes the roles `generator` and `node` as argument. */
  readonly main: string;
}

const MODE = 'exercise';
const FDATASYNCS = 300;
/** After the last plot: time for the last warning to arrive, ms. */
const AFTER_MS = 2000;

/** Starts a generator, an originator and an ally as processes, and plays one round. */
export async function playRound(options: RoundOptions): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-latency-'));
  const children: ChildProcess[] = [];
  try {
    const before = fdatasyncTimes(folder, FDATASYNCS);
    const missilePort = await freePort();
    const trafficPort = await freePort();
    const clock = ['--import', new URL('./commit-clock.ts', import.meta.url).href];
    const start = (role: string, execArgv: string[]): ChildProcess => {
      const child = fork(options.main, [role], {
        execArgv: [...execArgv, ...profiling(role)],
        serialization: 'advanced',
      });
      children.push(child);
      return child;
    };
    const [ally, origin] = [start('node', clock), start('node', clock)];
    ally.send({ what: 'start', config: configOf('usa', folder, [], null) });
    const { linkAddress } = await next<FromNode, 'ready'>(ally, 'ready');
    const rows = sensorRows(missilePort, trafficPort);
    origin.send({ what: 'start', config: configOf('kor', folder, rows, linkAddress) });
    await next<FromNode, 'linked'>(origin, 'linked');

    const generator = start('generator', []);
    origin.on('message', (message: FromNode) => {
      if (message.what === 'released') generator.send(message);
    });
    const { seed, launches, launchesPerSecond, otherPerSecond } = options;
    generator.send({
      what: 'generate',
      ...{ seed, launches, launchesPerSecond, otherPerSecond, missilePort, trafficPort },
    });
    const sent = await next<FromGenerator, 'sent'>(generator, 'sent');
    generator.disconnect();
    await new Promise((resolve) => setTimeout(resolve, AFTER_MS));
    const logs: NodeLog[] = [];
    for (const node of [origin, ally]) {
      node.send({ what: 'finish' });
      logs.push((await next<FromNode, 'finished'>(node, 'finished')).log);
    }
    const fdatasyncMs = [...before, ...fdatasyncTimes(folder, FDATASYNCS)];
    return { ...wayOf(sent, logs[0]!, logs[1]!), fdatasyncMs };
  } finally {
    for (const child of children) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `BONGSU_BENCH_PROFILE=FOLDER` has the nodes write CPU profiles there. */
function profiling(role: string): string[] {
  const folder = process.env['BONGSU_BENCH_PROFILE'];
  return folder === undefined || role !== 'node' ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

function configOf(
  node: 'kor' | 'usa',
  folder: string,
  sensors: readonly unknown[],
  address: string | null,
): NodeConfig {
  const other = node === 'kor' ? 'usa' : 'kor';
  const data = join(folder, node);
  const keyOf = (of: string): string => ensureKey(join(folder, of), MODE, NODE_KEY, true).publicKey;
  const officers = node === 'kor' ? OFFICERS : [];
  return completeConfig(
    {
      ...{ node, mode: MODE, data, sensors },
      http: { port: 0 },
      links: {
        listen: address === null,
        port: 0,
        peers: [{ node: other, key: keyOf(other), ...(address === null ? {} : { address }) }],
      },
      officers: officers.map((name) => ({
        id: name,
        person: name,
        key: ensureKey(data, MODE, name, true).publicKey,
        demonstration: true,
      })),
      // Every first "take cover" goes out under the standing authority, however much time is left.
      ...(node === 'kor' ? { warn: { automaticUnderS: 36_000 } } : {}),
    },
    folder,
  );
}

/** The next message of this kind; rejects if the process ends before. */
function next<T extends { what: string }, W extends T['what']>(
  child: ChildProcess,
  what: W,
): Promise<Extract<T, { what: W }>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => {
      reject(new Error(`a process of the benchmark ended (${code}) before it was ${what}`));
    };
    const onMessage = (message: unknown): void => {
      if ((message as T).what !== what) return;
      child.off('exit', onExit);
      child.off('message', onMessage);
      resolve(message as Extract<T, { what: W }>);
    };
    child.on('exit', onExit);
    child.on('message', onMessage);
  });
}

function wayOf(sent: FromGenerator, origin: NodeLog, ally: NodeLog): Omit<Round, 'fdatasyncMs'> {
  const held = new Map(ally.ally.map((note) => [note.warning, note]));
  const ways: Way[] = [];
  let untimed = 0;
  let lost = 0;
  let firstMs: number | null = null;
  for (const note of origin.origin) {
    const end = held.get(note.warning);
    const sentMs = note.datagram === null ? undefined : sent.missilePlots.get(note.datagram);
    if (end === undefined) lost += 1;
    else if (sentMs === undefined) untimed += 1;
    else {
      firstMs ??= sentMs;
      const here: Interval = [note.releasedMs, note.durableMs];
      const there: Interval = [end.heardMs, end.durableMs];
      ways.push({
        atS: (sentMs - firstMs) / 1000,
        releasedMs: note.releasedMs - sentMs,
        durableMs: note.durableMs - sentMs,
        heardMs: end.heardMs - sentMs,
        heldMs: end.durableMs - sentMs,
        commitMs: covered(here, origin.commits) + covered(there, ally.commits),
      });
    }
  }
  const commits = [...origin.commits, ...ally.commits];
  if (commits.length === 0) throw new Error('no commit was seen: has the ledger changed?');
  return {
    ways,
    launches: sent.launches,
    untimed,
    lost,
    otherReports: {
      sent: sent.otherReports,
      taken: origin.otherReports,
      seconds: sent.otherS,
    },
    dropped: origin.dropped,
    stepFailures: origin.stepFailures + ally.stepFailures,
    generatorLateMs: sent.latestMs,
    commitMs: commits.map(([from, to]) => to - from),
  };
}

/** A UDP port that nobody has now. */
function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
