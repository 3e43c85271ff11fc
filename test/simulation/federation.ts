import { readFrame } from '../../src/share/index.ts';
import type { Input, Outcome } from '../../src/watch/index.ts';
import { settingsHash } from '../../src/watch/index.ts';
import { Carrier } from './carrier.ts';
import { type Chance, chanceOf } from './chance.ts';
import { Checks, type Finding } from './checks.ts';
import { checkDelivered, checkLost } from './delivered.ts';
import { Host, SIMULATED_TICK_MS } from './host.ts';
import { HostilePeer } from './hostile.ts';
import { inflict } from './inflict.ts';
import { watchLatency } from './latency.ts';
import { whoMayTakeBack } from './lead-acts.ts';
import type { Mutant } from './mutant.ts';
import {
  type Choices,
  firstChoices,
  HOSTILE,
  NODES,
  type NodeName,
  nationSettings,
} from './nations.ts';
import { People } from './people.ts';
import { END_MS, type Fault, planFaults } from './plan.ts';
import { type Script, schedule } from './script.ts';
import { checkTalk } from './talk-checks.ts';
import { Timeline } from './timeline.ts';
import { checkTracks } from './track-checks.ts';
import { Wire } from './wires.ts';

/** Virtual start of every run. */
const START_MS = 1_780_000_000_000;
/** One seed in so many is folded again from the beginning; every crash folds too. */
const VERIFY_EVERY = 6;
/** In one seed in so many Japan is behind a diode. */
const DIODE_EVERY = 11;
/** In one seed in so many every node has a second disk. */
const SECOND_DISK_EVERY = 3;
/** In one run of so many the hostile peer signs for trees of what was exchanged that there are not. */
const FORK_EVERY = 7;
/** Lines of the trace that are kept, the last ones. */
const TRACE_LINES = 4000;

export interface FederationOptions {
  /** Instead of those of the seed: how a shorter list is tried. */
  readonly faults?: readonly Fault[];
  readonly mutant?: Mutant | null;
  readonly traced?: boolean;
  /** The run is over at the first finding, or at the first of this invariant. */
  readonly until?: 'any' | string;
}

export interface FederationRun {
  readonly seed: number;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly faults: readonly Fault[];
  readonly findings: readonly Finding[];
  readonly frames: number;
  /** Accepted statements at all nodes, and warnings among them. */
  readonly accepted: number;
  readonly warned: number;
  /** How long each warning took from its release to each link that stood, ms. */
  readonly toLinkMs: readonly number[];
  readonly trace: readonly string[];
}

/**
 * Korea, the United States as the hub, Japan, and a hostile peer of the hub in one process under
 * one seed and in virtual time.
 */
class Federation implements Script {
  readonly timeline = new Timeline(START_MS);
  readonly hosts = new Map<string, Host>();
  readonly wires: Wire[];
  readonly hostile: HostilePeer;
  readonly checks: Checks;
  readonly carrier: Carrier;
  readonly choices = new Map<string, Choices>();
  readonly otherVersion = new Map<string, number>();
  readonly disturbedMs = new Map<string, number>();
  readonly trace: string[] = [];
  frames = 0;
  readonly chance: Chance;
  private readonly choicesByHash = new Map<string, Choices>();
  private readonly people: People;
  private readonly options: FederationOptions;
  private readonly seed: number;

  constructor(seed: number, options: FederationOptions) {
    this.seed = seed;
    this.options = options;
    this.chance = chanceOf(seed);
    this.people = new People(chanceOf(seed ^ 0xbeef));
    const first = firstChoices(seed);
    const { mode } = first;
    this.carrier = new Carrier(this.timeline, chanceOf(seed ^ 0xca221));
    const forks = seed % FORK_EVERY === 4;
    this.hostile = new HostilePeer(mode, this.timeline, forks, (bytes) =>
      this.carry(HOSTILE, 'usa', bytes),
    );
    this.checks = new Checks(this.hostile, ({ invariant, message }) => {
      this.note('BROKEN', `${invariant}: ${message}`);
      if (options.until === 'any' || options.until === invariant) this.timeline.stop();
    });
    this.checks.endMs = START_MS + END_MS;
    for (const [i, node] of NODES.entries()) {
      this.choices.set(node, first);
      const settings = nationSettings(node, first);
      this.choicesByHash.set(settingsHash(settings), first);
      const chance = chanceOf(seed * 31 + i);
      this.hosts.set(
        node,
        new Host(
          ...([node, settings, this.timeline, chance, this.events()] as const),
          ...([options.mutant ?? null, seed % SECOND_DISK_EVERY === 1] as const),
        ),
      );
    }
    this.wires = (['kor', 'jpn', HOSTILE] as const).map((node, i) => {
      const ends = [this.endOf(node), this.endOf('usa')] as const;
      return new Wire(ends, this.timeline, chanceOf(seed * 37 + i));
    });
  }

  run(): void {
    const faults = this.options.faults ?? planFaults(this.seed);
    for (const host of this.hosts.values()) {
      host.start();
      this.timeline.at(SIMULATED_TICK_MS, () => this.tick(host));
    }
    for (const wire of this.wires) wire.dial();
    schedule(this, this.seed);
    for (const fault of faults) {
      this.timeline.at(fault.atMs, () => {
        this.note('fault', inflict(this, fault));
      });
    }
    this.timeline.runUntil(START_MS + END_MS);
    if (this.timeline.stopped) return;
    checkDelivered(this.hosts, this.checks, (from, to) => this.isSent(from, to));
    checkTalk(this.hosts, this.checks, (from, to) => this.isLinked(from, to));
    if (this.isLinked('kor', 'usa')) checkTracks(this.hosts, this.checks, this.timeline.nowMs);
    checkLost(this.hosts, this.checks);
    this.checks.checkLinks(this.hosts, (from, to) => this.isLinked(from, to));
    if (this.seed % VERIFY_EVERY === 0) for (const host of this.hosts.values()) host.verify();
  }

  configure(node: NodeName, change: Partial<Choices>): void {
    const choices = { ...this.choices.get(node)!, ...change };
    this.choices.set(node, choices);
    const settings = nationSettings(node, choices);
    this.choicesByHash.set(settingsHash(settings), choices);
    if (node === 'kor') this.checks.changedMs.push(this.timeline.nowMs);
    const host = this.hosts.get(node)!;
    host.settings = settings;
    if (host.up) host.configure(settings);
  }

  note(who: string, what: string): void {
    if (this.options.traced !== true) return;
    const s = ((this.timeline.nowMs - START_MS) / 1000).toFixed(3).padStart(7);
    this.trace.push(`${s} ${who.padEnd(8)} ${what}`);
    if (this.trace.length > TRACE_LINES) this.trace.shift();
  }

  wireOf(a: string, b: string): Wire {
    return this.wires.find((wire) => wire.joins(a, b))!;
  }

  /** In some runs nothing but files gets to Japan, and nothing from there. */
  get isDiode(): boolean {
    return this.seed % DIODE_EVERY === 5;
  }

  private isLinked(from: string, to: string): boolean {
    const way = from === 'usa' || to === 'usa' ? [from, to] : [from, 'usa', to];
    if (way.some((node, i) => i > 0 && this.checks.isBroke(way[i - 1]!, node))) return false;
    return !this.isDiode || (from !== 'jpn' && to !== 'jpn');
  }

  private isSent(from: string, to: string): boolean {
    // Files go on where no link stands.
    if (!this.isDiode || to !== 'jpn') return this.isLinked(from, to);
    return from === 'usa' || this.isLinked(from, 'usa');
  }

  private endOf(node: string): Wire['ends'][0] {
    if (node === HOSTILE) return this.hostile;
    const host = this.hosts.get(node)!;
    return {
      node,
      get up() {
        return host.up;
      },
      get boot() {
        return host.boot;
      },
      link: (peer, state) => host.take({ kind: 'link', peer, state }),
      frame: (peer, bytes) => host.take({ kind: 'peerFrame', peer, bytes }),
    };
  }

  private events(): ConstructorParameters<typeof Host>[4] {
    return {
      send: (host, peer, bytes, unrecorded, after) => {
        this.checks.leaves(host, peer, bytes, unrecorded, after, this.timeline.nowMs);
        this.carry(host.node, peer, this.versioned(host.node, bytes));
      },
      disconnect: (host, peer, reason) => {
        this.note(host.node, `breaks with ${peer}: ${reason}`);
        this.wireOf(host.node, peer).cut(0);
      },
      publish: (host, effect) => this.checks.publishes(host, effect),
      stepped: (host, input, outcome) => this.stepped(host, input, outcome),
      crashed: (host) => {
        this.note(host.node, `loses power; ${host.disk.syncedSeq} inputs are durable`);
        this.checks.crashed(host);
        this.disturb(host.node);
        for (const wire of this.wires) {
          if (wire.ends.some(({ node }) => node === host.node)) wire.cut(0);
        }
        const awayMs = 100 + this.chance.below(1500);
        this.timeline.at(awayMs, () => {
          this.disturb(host.node);
          host.start();
          this.note(host.node, `is back, ${host.watch.state.lastSeq} inputs`);
        });
      },
      broken: (invariant, message) => this.checks.broken(invariant, message),
    };
  }

  disturb(node: string): void {
    this.disturbedMs.set(node, this.timeline.nowMs);
  }

  private stepped(host: Host, input: Input, outcome: Outcome): void {
    const hash = host.watch.state.settingsHash;
    const choices = this.choicesByHash.get(hash) ?? this.choices.get(host.node)!;
    this.checks.stepped(host, input, outcome, choices, this.timeline.nowMs);
    if (choices.leads && !this.checks.isAnyBroke) {
      const holders = whoMayTakeBack(this.hosts);
      if (holders.length > 1) {
        this.checks.broken('lead', `${holders.join(' and ')} may both take back`);
      }
    }
    for (const record of outcome.records) {
      if (record.kind === 'statement') {
        const { id, releaseClass, content } = record.body.body;
        this.note(host.node, `signs ${id}, a ${content.about} in class ${releaseClass}`);
        if (content.about === 'warning') watchLatency(this, host, record.body);
      }
      if (record.kind === 'accepted') this.note(host.node, `accepts ${record.body.body.id}`);
      if (record.kind === 'decision' && /refused|withheld/.test(record.body.what)) {
        const { what, subject, reason, message } = record.body;
        this.note(host.node, `${what} ${subject}, ${reason}: ${message}`);
      }
    }
  }

  private carry(from: string, to: string, bytes: Uint8Array): void {
    const wire = this.wireOf(from, to);
    this.frames += 1;
    const done = wire.carry(wire.ends[0].node === to ? 0 : 1, bytes);
    if (done === 'drop' || done === 'swap') this.checks.torn.note(from, to, this.timeline.nowMs);
    if (this.options.traced !== true) return;
    const read = readFrame(bytes);
    const frame = read.ok ? read.frame : null;
    if (frame?.frame === 'heartbeat') return;
    const number = frame !== null && 'sequence' in frame ? ` ${frame.sequence}` : '';
    const what = `${frame?.frame ?? 'nonsense'}${number} to ${to}${done === null ? '' : `: ${done}`}`;
    this.note(from, what);
  }

  /** A node that is of another version says so in its greeting. */
  private versioned(node: string, bytes: Uint8Array): Uint8Array {
    if ((this.otherVersion.get(node) ?? 0) <= this.timeline.nowMs) return bytes;
    const text = new TextDecoder().decode(bytes);
    if (!text.includes('"frame":"hello"')) return bytes;
    return new TextEncoder().encode(text.replace(/"version":\d+/, '"version":2'));
  }

  private tick(host: Host): void {
    host.take({ kind: 'tick' });
    this.people.look(host, this.choices.get(host.node)!.officerKeys, this.timeline.nowMs);
    if (this.chance.hit(0.004)) host.keepSnapshot();
    this.timeline.at(SIMULATED_TICK_MS, () => this.tick(host));
  }
}

/** One run of the federation under a seed. */
export function runFederation(seed: number, options: FederationOptions = {}): FederationRun {
  const federation = new Federation(seed, options);
  const { checks, hosts } = federation;
  try {
    federation.run();
  } catch (error) {
    checks.broken('law 6', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  let accepted = 0;
  let warned = 0;
  for (const host of hosts.values()) {
    for (const record of host.records) {
      if (record.kind !== 'accepted') continue;
      accepted += 1;
      if (record.body.body.content.about === 'warning') warned += 1;
    }
  }
  const faults = options.faults ?? planFaults(seed);
  const { findings, toLinkMs } = checks;
  const { frames, trace } = federation;
  return { seed, hosts, faults, findings, frames, accepted, warned, toLinkMs, trace };
}
