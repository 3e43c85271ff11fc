import { readFrame } from '../../src/share/index.ts';
import type { Input, Outcome } from '../../src/watch/index.ts';
import { settingsHash } from '../../src/watch/index.ts';
import { CARRIED, type Carried, Carrier } from './carrier.ts';
import { type Chance, chanceOf } from './chance.ts';
import { Checks, type Finding } from './checks.ts';
import { checkDelivered, checkLost } from './delivered.ts';
import { Host, SIMULATED_TICK_MS } from './host.ts';
import { HostilePeer } from './hostile.ts';
import { inflict, type Stage } from './inflict.ts';
import { watchLatency } from './latency.ts';
import type { Mutant } from './mutant.ts';
import {
  type Choices,
  firstChoices,
  HOSTILE,
  NODES,
  type NodeName,
  nationSettings,
} from './nations.ts';
import { announce, People } from './people.ts';
import { END_MS, type Fault, planFaults, SPEAK_UNTIL_MS } from './plan.ts';
import { RADAR } from './settings.ts';
import { consultAllies, recallOne } from './talk.ts';
import { checkTalk } from './talk-checks.ts';
import { Timeline } from './timeline.ts';
import { checkTracks } from './track-checks.ts';
import { Wire } from './wires.ts';
import { aircraftState, flightStates, plotOf } from './world.ts';

/** Virtual start of every run. */
const START_MS = 1_780_000_000_000;
/** One seed in so many sees a missile fly; its tracking costs as much as the rest of some runs. */
const FLIGHT_EVERY = 12;
/** One seed in so many is folded again from the beginning; every crash folds too. */
const VERIFY_EVERY = 6;
/** In one seed in so many Japan is behind a diode, and the last file comes so long before the end. */
const DIODE_EVERY = 11;
const LAST_FILE_MS = 4000;
/** In one seed in so many every node has a second disk. */
const SECOND_DISK_EVERY = 3;
/** Words between nations in a run, and in one run of three something is recalled. */
const WORDS = 4;
/** Aircraft of a run with traffic, and how long they are seen, s. */
const AIRCRAFT = 3;
const AIRCRAFT_SEEN_S = 22;
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
class Federation implements Stage {
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
    this.hostile = new HostilePeer(mode, this.timeline, (bytes) =>
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
    if (this.isDiode) this.openDiode();
    for (const wire of this.wires) wire.dial();
    this.schedule();
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

  private openDiode(): void {
    this.wireOf('jpn', 'usa').cutUntilMs = Number.POSITIVE_INFINITY;
    this.checks.carried.add('jpn');
    this.checks.lastFileMs = START_MS + END_MS - LAST_FILE_MS;
    for (let atMs = 4000; atMs < END_MS - LAST_FILE_MS; atMs += 5000) {
      this.timeline.at(atMs, () => {
        const how = CARRIED[this.chance.below(CARRIED.length)]!;
        this.carryTo('jpn', how);
      });
    }
    // What was lost or damaged on the way is asked for again.
    this.timeline.at(END_MS - LAST_FILE_MS, () => this.carryTo('jpn', 'whole'));
  }

  private carryTo(node: string, how: Carried): void {
    const [from, to] = [this.hosts.get('usa')!, this.hosts.get(node)!];
    this.note('file', this.carrier.carry(from, to, how));
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

  /** What there is to tell: launches announced, changed and called off, and now and then a flight. */
  private schedule(): void {
    const { chance, seed } = this;
    const { mode } = this.choices.get('kor')!;
    const flies = seed % FLIGHT_EVERY === 0;
    for (const [i, host] of [...this.hosts.values()].entries()) {
      for (let n = 0; n < 2; n++) {
        const number = 1 + n * NODES.length + i;
        let whenMs = 800 + chance.below(SPEAK_UNTIL_MS / 2);
        for (let change = 0; change < 3 && whenMs < SPEAK_UNTIL_MS; change++) {
          const each = change;
          this.timeline.at(whenMs, () => announce(host, mode, number, each, chance));
          whenMs += 1500 + chance.below(9000);
        }
      }
    }
    const other = mode === 'actual' ? 'exercise' : 'actual';
    const odd = [...this.hosts.values()][chance.below(NODES.length)]!;
    this.timeline.at(chance.below(SPEAK_UNTIL_MS), () => announce(odd, other, 90, 0, chance));
    for (let n = 0; n < 2; n++) {
      this.timeline.at(1000 + chance.below(SPEAK_UNTIL_MS), () => {
        this.note(HOSTILE, this.hostile.act(0));
      });
    }
    this.talk();
    if (this.choices.get('kor')!.traffic) this.fly(mode);
    if (!flies) return;
    for (const [second, state] of flightStates().slice(0, 22).entries()) {
      this.timeline.at(2000 + second * 1000, () => {
        const host = this.hosts.get('kor')!;
        const bytes = plotOf(state, host.nowMs, chance, mode);
        host.take({ kind: 'datagram', source: RADAR.source, bytes });
      });
    }
  }

  /** Officers consult each other on what is known, answer, and now and then take something back. */
  private talk(): void {
    const { chance } = this;
    for (let n = 0; n <= WORDS; n++) {
      const act = n === WORDS ? recallOne : consultAllies;
      if (n === WORDS && !chance.hit(0.3)) return;
      const host = [...this.hosts.values()][chance.below(NODES.length)]!;
      this.timeline.at(2000 + chance.below(SPEAK_UNTIL_MS), () => {
        const key = this.choices.get(host.node)!.officerKeys[1]!;
        this.note(host.node, `an officer ${act(host, key, chance)}`);
      });
    }
  }

  /** Aircraft, each seen once a second and in turn, so that batches hold now this and now that. */
  private fly(mode: Choices['mode']): void {
    for (let look = 0; look < AIRCRAFT * AIRCRAFT_SEEN_S; look++) {
      const number = look % AIRCRAFT;
      const second = look / AIRCRAFT;
      this.timeline.at(1500 + second * 1000, () => {
        const host = this.hosts.get('kor')!;
        const bytes = plotOf(aircraftState(number, second), host.nowMs, this.chance, mode);
        host.take({ kind: 'datagram', source: RADAR.source, bytes });
      });
    }
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
