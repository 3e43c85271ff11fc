import { BroadcastChannel } from 'node:worker_threads';
import { ensureKey, type RunningNode, signerOf, startNode } from '../../src/node/index.ts';
import { type Signer, seal } from '../../src/seal/index.ts';
import { AUTHORITY_ACT_TYPE, type AuthorityAct, type Warning } from '../../src/warn/index.ts';
import type { Input, Outcome } from '../../src/watch/index.ts';
import { COMMIT_CHANNEL, type Interval, steadyMs } from './clock.ts';
import type { AllyNote, FromNode, NodeLog, OriginNote, ToNode } from './messages.ts';
import { LONG_RANGE_ID } from './sites.ts';

/** Officers of the origin, whose keys stand in its own folder. */
export const OFFICERS = ['officer-1', 'officer-2'] as const;

const LOOK_MS = 20;

/** The process of one node: started, watched and stopped as its parent says. */
export function runNation(): void {
  const notes = notebook();
  const commits = commitReader();
  let node: RunningNode | null = null;
  process.on('message', async (message: ToNode) => {
    if (message.what === 'start') {
      const { config } = message;
      const observer = { onStep: notes.onStep, onDurable: notes.onDurable };
      node = await startNode({ config, observer, demonstrationKeys: true, log: () => {} });
      if (config.officers.length > 0) {
        for (const name of OFFICERS) {
          await grant(node, name, signerOf(ensureKey(config.data, config.mode, name, true)));
        }
      }
      tell({ what: 'ready', linkAddress: node.linkAddress });
      const timer = setInterval(() => {
        if (node?.view()?.links.every(({ state }) => state === 'up') !== true) return;
        clearInterval(timer);
        tell({ what: 'linked' });
      }, LOOK_MS);
      return;
    }
    const status = node!.status();
    const losses = status.inputs.flatMap(({ dropped }) => Object.values(dropped));
    const log: NodeLog = {
      ...notes.all(),
      commits: commits(),
      otherReports: status.sensors
        .filter(({ id }) => id !== LONG_RANGE_ID)
        .reduce((sum, { reports }) => sum + reports, 0),
      dropped: losses.reduce((sum, count) => sum + count, 0),
      stepFailures: status.stepFailures,
      hazards: status.hazards,
    };
    await node!.stop();
    process.send!({ what: 'finished', log } satisfies FromNode, () => process.disconnect());
  });
}

function tell(message: FromNode): void {
  process.send!(message);
}

const SHIFT_MS = 8 * 3_600_000;
/** Both grant the same times, whenever they do. */
const shiftFromMs = Date.now();

async function grant(node: RunningNode, officer: string, signer: Signer): Promise<void> {
  const act: AuthorityAct = {
    ...{ act: 'grant', mode: node.mode, node: node.node, officer },
    ...{ fromMs: shiftFromMs, untilMs: shiftFromMs + SHIFT_MS, atMs: Date.now() },
  };
  await node.submit(seal(AUTHORITY_ACT_TYPE, act, signer));
}

interface Notebook {
  onStep(input: Input, outcome: Outcome): void;
  onDurable(seq: number): void;
  all(): { origin: OriginNote[]; ally: AllyNote[] };
}

function notebook(): Notebook {
  const origin: OriginNote[] = [];
  const ally: AllyNote[] = [];
  const heard = new Set<string>();
  let pending: { seq: number; done: (durableMs: number) => void }[] = [];

  function onStep(input: Input, { records }: Outcome): void {
    for (const record of records) {
      if (record.kind === 'warning') noteWarning(record.body, input);
      if (record.kind !== 'accepted') continue;
      const { content } = record.body.body;
      if (content.about === 'warning') noteHeard(content.warning, input.seq);
    }
  }

  function noteWarning(warning: Warning, input: Input): void {
    const { id, state } = warning;
    if (state !== 'released') return;
    const datagram = input.kind === 'datagram' ? Buffer.from(input.bytes).toString('hex') : null;
    const releasedMs = steadyMs();
    pending.push({
      seq: input.seq,
      done: (durableMs) => origin.push({ warning: id, datagram, releasedMs, durableMs }),
    });
    // Later: telling it takes a system call that is no part of the warning's way.
    if (datagram !== null) setImmediate(() => tell({ what: 'released', datagram }));
  }

  function noteHeard(warning: string, seq: number): void {
    if (heard.has(warning)) return;
    heard.add(warning);
    const heardMs = steadyMs();
    pending.push({ seq, done: (durableMs) => ally.push({ warning, heardMs, durableMs }) });
  }

  return {
    onStep,
    onDurable(seq) {
      if (pending.length === 0) return;
      const durableMs = steadyMs();
      for (const one of pending) if (one.seq <= seq) one.done(durableMs);
      pending = pending.filter((one) => one.seq > seq);
    },
    all: () => ({ origin, ally }),
  };
}

/** Listens for the memory in which the ledger's writer thread notes its commits; reads it. */
function commitReader(): () => Interval[] {
  const channel = new BroadcastChannel(COMMIT_CHANNEL);
  let memory = new Float64Array(1);
  channel.onmessage = ({ data }: { data: unknown }) => {
    memory = data as Float64Array<ArrayBuffer>;
    channel.close();
  };
  return () =>
    Array.from({ length: memory[0]! }, (_, i) => [memory[1 + 2 * i]!, memory[2 + 2 * i]!]);
}
