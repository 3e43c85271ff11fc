import { CARRIED, type Carrier } from './carrier.ts';
import type { Checks } from './checks.ts';
import type { DiskState } from './disk.ts';
import type { Host } from './host.ts';
import type { HostilePeer } from './hostile.ts';
import { type Choices, LABELS, NODES, type NodeName, POLICIES } from './nations.ts';
import type { Fault } from './plan.ts';
import { changeNodeKey } from './succession.ts';
import type { Timeline } from './timeline.ts';
import type { Wire } from './wires.ts';

/** The run as faults and measurements see it. */
export interface Stage {
  readonly timeline: Timeline;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly wires: readonly Wire[];
  readonly hostile: HostilePeer;
  readonly checks: Checks;
  readonly choices: ReadonlyMap<string, Choices>;
  /** Until when a node is of another version, ms. */
  readonly otherVersion: Map<string, number>;
  /** When a node was last disturbed by something other than its links, ms. */
  readonly disturbedMs: Map<string, number>;
  readonly carrier: Carrier;
  readonly isDiode: boolean;
  wireOf(a: string, b: string): Wire;
  configure(node: NodeName, change: Partial<Choices>): void;
  disturb(node: string): void;
}

/** A nation is cut off for so long while another one changes its key, ms. */
const AWAY_MS = 8000;

const DISKS: Readonly<Record<string, DiskState>> = {
  'slow disk': 'slow',
  'full disk': 'full',
  'dead disk': 'dead',
  'hanging disk': 'hanging',
};

/** Lets one fault happen now; says what it was. */
export function inflict(stage: Stage, fault: Fault): string {
  const { kind, forMs, a, b } = fault;
  const wire = stage.wires[Math.floor(a * stage.wires.length)]!;
  const host = stage.hosts.get(NODES[Math.floor(a * NODES.length)]!)!;
  const to = b < 0.5 ? 0 : 1;
  const towards = `${wire.name} towards ${wire.ends[to].node}`;
  switch (kind) {
    case 'drop':
    case 'double':
    case 'swap':
      wire.meddle(to, kind);
      return `${kind} a frame, ${towards}`;
    case 'delay':
      wire.delay(to, forMs, 200 + b * 1500);
      return `delay, ${towards}`;
    case 'cut':
      wire.cut(forMs);
      return `cut of ${wire.name} for ${forMs} ms`;
    case 'one-way cut':
      wire.blacken(to, forMs);
      return `one-way cut, ${towards}, for ${forMs} ms`;
    case 'flap':
      for (let n = 0; n < 6; n++) stage.timeline.at(n * (60 + 500 * b), () => wire.cut(0));
      return `flapping of ${wire.name}`;
    case 'crash':
      host.crash();
      return `crash of ${host.node}`;
    case 'crash at a disk call':
      host.disk.crashAt = host.disk.calls + 1 + Math.floor(b * 30);
      return `${host.node} loses power at disk call ${host.disk.crashAt}`;
    case 'slow disk':
    case 'full disk':
    case 'dead disk':
    case 'hanging disk':
      return breakDisk(stage, host, DISKS[kind]!, forMs);
    case 'second disk':
      return breakSecond(stage, host, b, forMs);
    case 'clock step':
      return stepClock(stage, host, (b - 0.5) * 40_000);
    case 'hostile peer': {
      const trick = stage.hostile.act(b);
      return `the hostile peer: ${trick}`;
    }
    case 'file carried': {
      const [from, over] = b < 0.5 ? [wire.ends[0], wire.ends[1]] : [wire.ends[1], wire.ends[0]];
      const [source, target] = [stage.hosts.get(from.node), stage.hosts.get(over.node)];
      if (source === undefined || target === undefined) return 'no file for the hostile peer';
      stage.checks.carried.add(target.node);
      return stage.carrier.carry(
        source,
        target,
        CARRIED[Math.floor(((b * 2) % 1) * CARRIED.length)]!,
      );
    }
    case 'key announced':
      // Whoever is behind a diode hears of no key: it is brought an invitation.
      if (stage.isDiode && host.node === 'usa') return 'no key is announced through a diode';
      if (host.node !== 'usa' && forMs > 500) {
        // Whoever is behind the hub hears of it late, and of what is signed with it.
        const behind = stage.wireOf(host.node === 'kor' ? 'jpn' : 'kor', 'usa');
        behind.cut(AWAY_MS);
      }
      return changeNodeKey(stage, host, b);
    case 'other version':
      stage.otherVersion.set(host.node, stage.timeline.nowMs + forMs);
      for (const each of stage.wires) {
        if (!each.ends.some(({ node }) => node === host.node)) continue;
        each.cut(0);
        stage.timeline.at(forMs, () => each.disturb());
      }
      return `${host.node} is of another version for ${forMs} ms`;
    default:
      return changeRules(stage, fault, host.node as NodeName);
  }
}

function breakDisk(stage: Stage, host: Host, state: DiskState, forMs: number): string {
  // Long enough for the ledger to notice a disk that does not answer, in half of the cases.
  const brokenMs = state === 'hanging' ? forMs * 1.6 : forMs;
  const { disk, node } = host;
  stage.disturb(node);
  disk.state = state;
  stage.timeline.at(brokenMs, () => {
    disk.state = 'good';
    stage.disturb(node);
  });
  return `the disk of ${node} is ${state} for ${Math.round(brokenMs)} ms`;
}

/** The second disk breaks, alone or together with the first; or it stands in when the power goes. */
function breakSecond(stage: Stage, host: Host, b: number, forMs: number): string {
  const { second } = host.disk;
  const states = Object.values(DISKS);
  const first = states[Math.floor(((b * 2) % 1) * states.length)]!;
  const brokenMs = forMs + 3000;
  const said = b < 0.7 ? `${breakDisk(stage, host, first, brokenMs)}, and ` : '';
  if (second === null) return `${said}${host.node} has no second disk`;
  if (b < 0.4) {
    stage.timeline.at(brokenMs - 1000, () => host.crash());
    return `${said}it loses power while the second stands in`;
  }
  const state = states[Math.floor(((b * 8) % 1) * states.length)]!;
  stage.disturb(host.node);
  second.state = state;
  stage.timeline.at(forMs, () => {
    second.state = 'good';
    stage.disturb(host.node);
  });
  return `${said}the second disk of ${host.node} is ${state} for ${forMs} ms`;
}

/** Sets a clock, and sets it right again a little later. */
function stepClock(stage: Stage, host: Host, byMs: number): string {
  if (stage.choices.get(host.node)!.leads) return 'clocks stand within the bound of leases';
  const by = Math.round(byMs);
  host.skewMs += by;
  stage.disturb(host.node);
  stage.timeline.at(4000, () => {
    host.skewMs -= by;
    stage.disturb(host.node);
    // A clock that was ahead stands until the time that it had shown has come.
    stage.timeline.at(Math.max(0, by), () => stage.disturb(host.node));
  });
  return `the clock of ${host.node} steps by ${by} ms`;
}

function changeRules(stage: Stage, { kind, forMs, b }: Fault, node: NodeName): string {
  const keys = stage.choices.get(node)!.officerKeys;
  switch (kind) {
    case 'policy change': {
      const policy = POLICIES[Math.floor(b * POLICIES.length)]!;
      stage.disturb('kor');
      stage.configure('kor', { policy });
      return `kor and usa now share by the policy ${policy}`;
    }
    case 'label change': {
      const label = LABELS[Math.floor(b * LABELS.length)]!;
      stage.disturb('kor');
      stage.configure('kor', { label });
      return `kor now marks ${label}`;
    }
    case 'key expires': {
      const endMs = stage.hosts.get(node)!.nowMs;
      stage.configure(node, { officerEndsMs: endMs });
      stage.timeline.at(forMs + 1000, () => {
        stage.configure(node, { officerEndsMs: null, officerKeys: rotated(keys) });
      });
      return `the key of an officer of ${node} expires, another one comes after ${forMs + 1000} ms`;
    }
    default:
      stage.configure(node, { officerKeys: rotated(keys) });
      return `the officers of ${node} have new keys`;
  }
}

function rotated(keys: readonly string[]): string[] {
  return keys.map(
    (key) => `${key.replace(/-\d+$/, '')}-${Number(/-(\d+)$/.exec(key)?.[1] ?? 1) + 1}`,
  );
}
