import { deserialize, serialize } from 'node:v8';
import type { BallisticHazard } from '../../src/assess/index.ts';
import { canonicalJson } from '../../src/seal/index.ts';
import { hazardOf } from '../../src/warn/fixture.ts';
import {
  DEFAULT_LEAD,
  type LeadSettings,
  onHazard,
  otherRight,
  type WarnState,
} from '../../src/warn/index.ts';
import {
  createWatch,
  type Effect,
  type Input,
  type LedgerRecord,
  restoreWatch,
  settingsHash,
  step,
  type Watch,
  type WatchState,
} from '../../src/watch/index.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Arrival } from './host.ts';
import { fakeSigner, fakeVerifier } from './keys.ts';
import { simulatedPeer, simulatedSettings } from './settings.ts';

export const START_MS = 1_795_219_200_000;
export const NODES = ['jpn', 'kor', 'usa'] as const;
export type NodeName = (typeof NODES)[number];

/** Shorter than as shipped, in the same proportions, so that a run has many leases. */
export const LEAD: LeadSettings = {
  ...DEFAULT_LEAD,
  owners: [
    { node: 'jpn', areas: ['JP'] },
    { node: 'kor', areas: ['KR'] },
    { node: 'usa', areas: ['US'] },
  ],
  ...{ leaseS: 12, renewS: 4, skewS: 1, linkWithinS: 3 },
};

/** The area that the runs look at: Tokyo, Japan's own. */
export const AREA = 'JP-13';

export interface LeadWorldOptions {
  readonly tickMs: number;
  /** Clocks are at most so far ahead of true time, and are set anew within it, ms. */
  readonly clocksMs: number;
  readonly faultsUntilMs: number;
  readonly endMs: number;
  /** Everything is kept, to be folded anew. */
  readonly traced?: boolean;
  readonly setting?: (node: NodeName, lead: LeadSettings) => LeadSettings | undefined;
}

/** One node: the real watch, a clock of its own, a disk that forgets what was not written. */
export class LeadNode {
  readonly name: NodeName;
  watch: Watch;
  offsetMs = 0;
  /** What is stepped now is never written: power fails soon. */
  doomed: Uint8Array | null = null;
  down = false;
  /** What is on its disk: inputs, and what each led to, as text. */
  readonly inputs: Input[] = [];
  readonly traces: string[] = [];
  /** Since when it runs without a break, true time. */
  upMs = START_MS;

  private readonly traced: boolean;

  constructor(name: NodeName, lead: LeadSettings | undefined, traced = false) {
    this.name = name;
    this.traced = traced;
    const peers = NODES.filter((node) => node !== name).map((node) => simulatedPeer(node));
    const settings = simulatedSettings(name, [], peers);
    const value = {
      ...settings,
      // The machine alone releases nothing here: whatever goes out, people have signed.
      warn: {
        ...settings.warn,
        ...{ automaticUnderS: 0, channels: [] },
        ...(lead === undefined ? {} : { lead }),
      },
    };
    this.watch = createWatch('exercise', this.ports());
    this.take({ kind: 'settings', hash: settingsHash(value), value }, START_MS);
  }

  private ports(): { signer: ReturnType<typeof fakeSigner>; verifier: typeof fakeVerifier } {
    return { signer: fakeSigner(this.name), verifier: fakeVerifier };
  }

  get warn(): WarnState {
    return this.watch.state.stages!.warn;
  }

  clock(trueMs: number): number {
    return Math.max(this.watch.state.lastMs, trueMs + this.offsetMs);
  }

  take(arrival: Arrival, trueMs: number): { effects: readonly Effect[]; records: LedgerRecord[] } {
    const { state } = this.watch;
    const input = { ...arrival, seq: state.lastSeq + 1, atMs: this.clock(trueMs) } as Input;
    const { effects, records } = step(this.watch, input);
    if (this.doomed === null) {
      this.inputs.push(input);
      if (this.traced) this.traces.push(canonicalJson(records));
    }
    return { effects: this.doomed === null ? effects : [], records: [...records] };
  }

  see(hazard: BallisticHazard, trueMs: number): void {
    onHazard(this.warn, { ...hazard, id: `${this.name}-${hazard.id}` }, this.clock(trueMs));
  }

  /** True where this node would now narrow or take back. */
  mayTakeBack(trueMs: number): boolean {
    return otherRight(this.warn, AREA, 'ballistic', this.clock(trueMs)) === null;
  }

  /** The first input that leads to other records when all are folded anew; null: none does. */
  replayProblem(): string | null {
    const watch = createWatch('exercise', this.ports());
    for (const [i, input] of this.inputs.entries()) {
      if (canonicalJson(step(watch, input).records) !== this.traces[i]) {
        return `${this.name}: input ${input.seq}, ${input.kind}`;
      }
    }
    return null;
  }

  restore(bytes: Uint8Array): void {
    const state = deserialize(Uint8Array.from(bytes)) as WatchState;
    this.watch = restoreWatch('exercise', state, this.ports());
  }

  snapshot(): Uint8Array {
    return serialize(this.watch.state);
  }
}

interface Way {
  readonly from: NodeName;
  readonly to: NodeName;
  /** Nothing gets through this way, though neither end knows. */
  cut: boolean;
  lastMs: number;
}
interface Wire {
  readonly ends: readonly [NodeName, NodeName];
  readonly ways: readonly [Way, Way];
  up: boolean;
  epoch: number;
}

/** Three nations, each linked to both others, under one seed. */
export class LeadWorld {
  readonly nodes: ReadonlyMap<NodeName, LeadNode>;
  readonly chance: Chance;
  readonly options: LeadWorldOptions;
  readonly faults: string[] = [];
  /** How often the owner's clock was set. */
  clocksSet = 0;
  /** Called after everything that happens at a node. */
  watched: (node: LeadNode, records: readonly LedgerRecord[]) => void = () => {};
  nowMs = START_MS;
  private readonly wires: readonly Wire[];
  private readonly queue: { atMs: number; order: number; run: () => void }[] = [];
  private order = 0;

  constructor(seed: number, options: LeadWorldOptions) {
    this.chance = chanceOf(seed);
    this.options = options;
    const lead = options.setting ?? ((_node: NodeName, each: LeadSettings) => each);
    this.nodes = new Map(
      NODES.map((name) => [name, new LeadNode(name, lead(name, LEAD), options.traced)]),
    );
    for (const node of this.nodes.values()) node.offsetMs = this.chance.below(options.clocksMs + 1);
    this.wires = (
      [
        ['jpn', 'kor'],
        ['jpn', 'usa'],
        ['kor', 'usa'],
      ] as const
    ).map(([a, b]) => ({
      ends: [a, b],
      ways: [
        { from: a, to: b, cut: false, lastMs: 0 },
        { from: b, to: a, cut: false, lastMs: 0 },
      ],
      ...{ up: false, epoch: 0 },
    }));
  }

  run(): void {
    for (const wire of this.wires) this.at(10 + this.chance.below(100), () => this.connect(wire));
    for (const node of this.nodes.values()) this.at(this.options.tickMs, () => this.tick(node));
    this.scheduleFaults();
    this.queue.sort(inTime);
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      this.nowMs = next.atMs;
      next.run();
    }
  }

  get sinceMs(): number {
    return this.nowMs - START_MS;
  }

  at(delayMs: number, run: () => void): void {
    this.order += 1;
    const entry = { atMs: this.nowMs + delayMs, order: this.order, run };
    let low = 0;
    let high = this.queue.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inTime(this.queue[middle]!, entry) < 0) low = middle + 1;
      else high = middle;
    }
    this.queue.splice(low, 0, entry);
  }

  /** Gives a node an input; what it asks for happens a moment later, once it is written. */
  give(node: LeadNode, arrival: Arrival): readonly LedgerRecord[] {
    if (node.down) return [];
    const { effects, records } = node.take(arrival, this.nowMs);
    for (const effect of effects) {
      if (effect.kind === 'send') this.send(node, effect.peer as NodeName, effect.bytes);
      if (effect.kind === 'disconnect') this.reset(this.wireOf(node.name, effect.peer), 100);
    }
    if (node.doomed === null) this.watched(node, records);
    return records;
  }

  private tick(node: LeadNode): void {
    this.give(node, { kind: 'tick' });
    if (this.sinceMs < this.options.endMs) this.at(this.options.tickMs, () => this.tick(node));
  }

  private wireOf(a: string, b: string): Wire {
    return this.wires.find(
      ({ ends }) => ends.includes(a as NodeName) && ends.includes(b as NodeName),
    )!;
  }

  private send(node: LeadNode, peer: NodeName, bytes: Uint8Array): void {
    const wire = this.wireOf(node.name, peer);
    const way = wire.ways.find(({ from }) => from === node.name)!;
    if (!wire.up || way.cut) return;
    const { epoch } = wire;
    const lateMs = this.chance.hit(0.02) ? this.chance.below(3000) : this.chance.below(30);
    way.lastMs = Math.max(way.lastMs, this.nowMs + 1 + lateMs);
    this.at(way.lastMs - this.nowMs, () => {
      if (wire.epoch !== epoch || way.cut) return;
      this.give(this.nodes.get(peer)!, { kind: 'peerFrame', peer: node.name, bytes });
    });
  }

  private connect(wire: Wire): void {
    const [a, b] = wire.ends.map((name) => this.nodes.get(name)!);
    if (wire.up || a!.down || b!.down) return;
    wire.up = true;
    for (const way of wire.ways) way.cut = false;
    this.give(a!, { kind: 'link', peer: b!.name, state: 'up' });
    this.give(b!, { kind: 'link', peer: a!.name, state: 'up' });
  }

  private reset(wire: Wire, awayMs: number): void {
    if (wire.up) {
      wire.up = false;
      wire.epoch += 1;
      const [a, b] = wire.ends;
      this.give(this.nodes.get(a)!, { kind: 'link', peer: b, state: 'down' });
      this.give(this.nodes.get(b)!, { kind: 'link', peer: a, state: 'down' });
    }
    this.at(awayMs, () => this.connect(wire));
  }

  private scheduleFaults(): void {
    const { faultsUntilMs, clocksMs } = this.options;
    for (let count = this.chance.below(8); count > 0; count--) {
      const wire = this.wires[this.chance.below(this.wires.length)]!;
      const node = this.nodes.get(NODES[this.chance.below(NODES.length)]!)!;
      const kind = this.chance.below(4);
      this.at(this.chance.below(faultsUntilMs), () => {
        const say = (what: string): number => this.faults.push(`${this.sinceMs} ${what}`);
        const lengthMs = 200 + this.chance.below(20_000);
        const set = (each: LeadNode): void => {
          each.offsetMs = this.chance.below(clocksMs + 1);
          if (each.name === 'jpn') this.clocksSet += 1;
          say(`the clock of ${each.name} is set ${each.offsetMs} ms ahead`);
        };
        // A clock that is set while nobody hears of it is what leases have to withstand.
        const end = this.nodes.get(wire.ends[this.chance.below(2)]!)!;
        if (kind < 2) this.at(this.chance.below(lengthMs), () => set(end));
        if (kind === 0) {
          say(`${wire.ends.join('-')} cut for ${lengthMs} ms`);
          this.reset(wire, lengthMs);
        } else if (kind === 1) {
          const way = wire.ways[this.chance.below(2)]!;
          say(`${way.from} to ${way.to} cut one way for ${lengthMs} ms`);
          way.cut = true;
          this.at(lengthMs, () => this.reset(wire, 10));
        } else if (kind === 2) {
          say(`${node.name} crashes for ${lengthMs} ms`);
          this.crash(node, lengthMs);
        } else {
          set(node);
        }
      });
    }
  }

  /** What was not written before power failed never happened. */
  private crash(node: LeadNode, lengthMs: number): void {
    if (node.down || node.doomed !== null) return;
    node.doomed = node.snapshot();
    this.at(this.chance.below(400), () => {
      const bytes = node.doomed!;
      node.doomed = null;
      node.restore(bytes);
      node.down = true;
      const wires = this.wires.filter(({ ends }) => ends.includes(node.name));
      for (const wire of wires) this.reset(wire, lengthMs + 100);
      this.at(lengthMs, () => {
        node.down = false;
        node.upMs = this.nowMs;
        for (const { ends } of wires) {
          const peer = ends.find((name) => name !== node.name)!;
          this.give(node, { kind: 'link', peer, state: 'down' });
        }
      });
    });
  }
}

function inTime(a: { atMs: number; order: number }, b: { atMs: number; order: number }): number {
  return a.atMs - b.atMs || a.order - b.order;
}

/** A missile that every nation sees, and that comes down in Tokyo or Busan in ten minutes. */
export function threat(number: number, trueMs: number): BallisticHazard {
  const hazard = hazardOf(1, [
    [AREA, 0.7, 600, 660],
    ['KR-26', 0.2, 600, 660],
  ]);
  const moved = trueMs - START_MS;
  return {
    ...hazard,
    ...{ id: `h${number}`, timeMs: trueMs, firstMs: trueMs },
    impact: { ...hazard.impact, timeMs: hazard.impact.timeMs + moved },
    arrivals: hazard.arrivals.map((arrival) => ({
      ...arrival,
      earliestMs: arrival.earliestMs + moved,
      latestMs: arrival.latestMs + moved,
    })),
  };
}
