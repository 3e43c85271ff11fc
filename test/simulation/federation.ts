import { seal } from '../../src/seal/index.ts';
import { readFrame } from '../../src/share/index.ts';
import { ACT_TYPE, currentWarnings } from '../../src/warn/index.ts';
import { type Effect, settingsHash, TICK_MS } from '../../src/watch/index.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Arrival, Host } from './host.ts';
import { checkFederation, type Finding } from './invariants.ts';
import { fakeSigner } from './keys.ts';
import { OFFICERS, RADAR, simulatedPeer, simulatedSettings } from './settings.ts';
import { flightStates, plotOf } from './world.ts';

/** Virtual start of every run, and its parts, ms. */
const START_MS = 1_780_000_000_000;
const RADAR_UNTIL_MS = 40_000;
const FAULTS_UNTIL_MS = 50_000;
const END_MS = 62_000;
/** An officer reads a draft for at least this long, and for up to three times as long. */
const READING_MS = 1500;

export interface FederationRun {
  readonly seed: number;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly faults: readonly string[];
  readonly findings: readonly Finding[];
  readonly frames: number;
}

interface Wire {
  readonly ends: readonly [string, string];
  /** Counts connections; what was under way in an earlier one is lost. */
  epoch: number;
  up: boolean;
  /** Latest time of arrival so far in each direction: a stream keeps its order. */
  readonly lastMs: [number, number];
}

/**
 * Korea, the United States as the hub, and Japan in one process under one seed: virtual time,
 * disks that take time and forget what was not committed, links that are cut, delay, drop,
 * repeat and swap frames, nodes that crash.
 */
export class Federation {
  readonly hosts: Map<string, Host>;
  readonly faults: string[] = [];
  readonly findings: Finding[] = [];
  frames = 0;
  private nowMs = START_MS;
  private readonly chance: Chance;
  private readonly queue: { atMs: number; order: number; run: () => void }[] = [];
  private order = 0;
  private readonly wires: Wire[];
  private readonly committing = new Set<string>();
  private readonly approving = new Set<string>();
  private nonce = 0;

  constructor(seed: number) {
    this.chance = chanceOf(seed);
    const jpn = { node: 'jpn', statementKey: 'sim-jpn' };
    const kor = { node: 'kor', statementKey: 'sim-kor' };
    this.hosts = new Map([
      [
        'kor',
        new Host(
          'kor',
          simulatedSettings('kor', [RADAR], [simulatedPeer('usa', { origins: [jpn] })]),
        ),
      ],
      [
        'usa',
        new Host(
          'usa',
          simulatedSettings(
            'usa',
            [],
            [simulatedPeer('jpn', { relay: true }), simulatedPeer('kor', { relay: true })],
          ),
        ),
      ],
      [
        'jpn',
        new Host('jpn', simulatedSettings('jpn', [], [simulatedPeer('usa', { origins: [kor] })])),
      ],
    ]);
    this.wires = [
      { ends: ['kor', 'usa'], epoch: 0, up: false, lastMs: [0, 0] },
      { ends: ['jpn', 'usa'], epoch: 0, up: false, lastMs: [0, 0] },
    ];
  }

  run(): void {
    for (const host of this.hosts.values()) {
      host.start(this.nowMs);
      this.commitSoon(host);
      this.at(TICK_MS, () => this.tick(host));
    }
    for (const wire of this.wires) this.at(10 + this.chance.below(500), () => this.connect(wire));
    this.scheduleRadar();
    this.scheduleFaults();
    for (let next = this.pop(); next !== undefined; next = this.pop()) {
      this.nowMs = next.atMs;
      next.run();
    }
    this.findings.push(...checkFederation(this.hosts));
  }

  private at(delayMs: number, run: () => void): void {
    this.order += 1;
    this.queue.push({ atMs: this.nowMs + delayMs, order: this.order, run });
    let child = this.queue.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.before(child, parent)) break;
      this.swap(child, parent);
      child = parent;
    }
  }

  private pop(): { atMs: number; run: () => void } | undefined {
    const first = this.queue[0];
    const last = this.queue.pop();
    if (first === undefined || last === undefined || first === last) return first;
    this.queue[0] = last;
    let parent = 0;
    for (;;) {
      let child = parent * 2 + 1;
      if (child >= this.queue.length) break;
      if (child + 1 < this.queue.length && this.before(child + 1, child)) child += 1;
      if (!this.before(child, parent)) break;
      this.swap(child, parent);
      parent = child;
    }
    return first;
  }

  private before(a: number, b: number): boolean {
    const x = this.queue[a]!;
    const y = this.queue[b]!;
    return x.atMs < y.atMs || (x.atMs === y.atMs && x.order < y.order);
  }

  private swap(a: number, b: number): void {
    const kept = this.queue[a]!;
    this.queue[a] = this.queue[b]!;
    this.queue[b] = kept;
  }

  private take(host: Host, arrival: Arrival): void {
    host.take(arrival, this.nowMs);
    this.commitSoon(host);
  }

  private commitSoon(host: Host): void {
    if (this.committing.has(host.node)) return;
    this.committing.add(host.node);
    this.at(1 + this.chance.below(20), () => {
      this.committing.delete(host.node);
      for (const effect of host.commit()) this.perform(host, effect);
      if (this.chance.hit(0.01)) host.keepSnapshot();
    });
  }

  private perform(host: Host, effect: Effect): void {
    if (effect.kind === 'send') this.send(host, effect.peer, effect.bytes);
    if (effect.kind === 'disconnect') this.cut(this.wireOf(host.node, effect.peer), 'asked for');
  }

  private wireOf(node: string, peer: string): Wire {
    return this.wires.find((wire) => wire.ends.includes(node) && wire.ends.includes(peer))!;
  }

  private tick(host: Host): void {
    this.take(host, { kind: 'tick' });
    this.readDrafts(host);
    if (this.nowMs - START_MS < END_MS) this.at(TICK_MS, () => this.tick(host));
  }

  /** Two officers read what is drafted and release it, each after a while of their own. */
  private readDrafts(host: Host): void {
    const stages = host.watch.state.stages;
    if (stages === null) return;
    for (const draft of currentWarnings(stages.warn)) {
      const name = `${draft.id}/${draft.revision}`;
      if (draft.state !== 'drafted' || this.approving.has(name)) continue;
      this.approving.add(name);
      for (const officer of OFFICERS) {
        this.at(READING_MS + this.chance.below(2 * READING_MS), () => {
          this.nonce += 1;
          const act = {
            act: 'release',
            mode: 'exercise',
            warning: draft.id,
            revision: draft.revision,
            contentHash: draft.contentHash,
            officer: officer.id,
            atMs: this.nowMs,
            nonce: `n${this.nonce}`,
          } as const;
          this.take(host, {
            kind: 'command',
            command: seal(ACT_TYPE, act, fakeSigner(officer.id)),
          });
        });
      }
    }
  }

  private scheduleRadar(): void {
    const states = flightStates();
    for (let second = 5; second * 1000 < RADAR_UNTIL_MS; second++) {
      const state = states[second];
      if (state === undefined) return;
      this.at(second * 1000, () => {
        if (!this.chance.hit(RADAR.detectionProbability)) return;
        const bytes = plotOf(state, this.nowMs, this.chance);
        this.take(this.hosts.get('kor')!, { kind: 'datagram', source: RADAR.source, bytes });
      });
    }
  }

  private scheduleFaults(): void {
    for (let count = this.chance.below(12); count > 0; count--) {
      const wire = this.wires[this.chance.below(this.wires.length)]!;
      const host = [...this.hosts.values()][this.chance.below(this.hosts.size)]!;
      const when = this.chance.below(FAULTS_UNTIL_MS);
      if (this.chance.hit(0.55)) this.at(when, () => this.cut(wire, 'cut'));
      else if (this.chance.hit(0.2)) this.at(when, () => this.changeSettings(host));
      else this.at(when, () => this.crash(host));
    }
  }

  private faulty(): boolean {
    return this.nowMs - START_MS < FAULTS_UNTIL_MS;
  }

  private connect(wire: Wire): void {
    if (wire.up) return;
    wire.up = true;
    for (const [i, node] of wire.ends.entries()) {
      this.take(this.hosts.get(node)!, { kind: 'link', peer: wire.ends[1 - i]!, state: 'up' });
    }
  }

  private cut(wire: Wire, why: string): void {
    if (!wire.up) return;
    this.faults.push(`${this.nowMs - START_MS} ${wire.ends.join('-')} ${why}`);
    wire.up = false;
    wire.epoch += 1;
    for (const [i, node] of wire.ends.entries()) {
      this.take(this.hosts.get(node)!, { kind: 'link', peer: wire.ends[1 - i]!, state: 'down' });
    }
    const awayMs = 50 + this.chance.below(this.faulty() ? 5000 : 200);
    this.at(awayMs, () => this.connect(wire));
  }

  /** New settings in mid-run: of the sensors, or of something that concerns no track. */
  private changeSettings(host: Host): void {
    this.faults.push(`${this.nowMs - START_MS} ${host.node} new settings`);
    const { settings } = host;
    const clutterPerScan = 0.1 + this.chance.next();
    const changed = this.chance.hit(0.5)
      ? { ...settings, sensors: settings.sensors.map((each) => ({ ...each, clutterPerScan })) }
      : { ...settings, warn: { ...settings.warn, draftLifeS: 600 + this.chance.below(600) } };
    this.take(host, { kind: 'settings', hash: settingsHash(changed), value: changed });
  }

  private crash(host: Host): void {
    this.faults.push(`${this.nowMs - START_MS} ${host.node} crash`);
    host.crash();
    for (const wire of this.wires) {
      if (!wire.ends.includes(host.node)) continue;
      if (wire.up) this.cut(wire, 'crash');
      else
        this.take(host, {
          kind: 'link',
          peer: wire.ends.find((each) => each !== host.node)!,
          state: 'down',
        });
    }
  }

  private send(host: Host, peer: string, bytes: Uint8Array): void {
    const wire = this.wireOf(host.node, peer);
    if (!wire.up) return;
    this.frames += 1;
    this.inspect(host, peer, bytes);
    if (!this.faulty()) {
      this.carry(wire, host.node, peer, bytes, false);
      return;
    }
    if (this.chance.hit(0.002)) {
      this.faults.push(`${this.nowMs - START_MS} ${host.node}-${peer} frame dropped`);
      return;
    }
    const swapped = this.chance.hit(0.002);
    this.carry(wire, host.node, peer, bytes, swapped);
    if (this.chance.hit(0.002)) this.carry(wire, host.node, peer, bytes, false);
  }

  private carry(wire: Wire, from: string, to: string, bytes: Uint8Array, late: boolean): void {
    const direction = wire.ends[0] === from ? 0 : 1;
    const { epoch } = wire;
    let atMs = this.nowMs + 1 + this.chance.below(this.chance.hit(0.01) ? 2000 : 30);
    if (late) atMs += 200;
    else atMs = wire.lastMs[direction] = Math.max(atMs, wire.lastMs[direction]!);
    this.at(atMs - this.nowMs, () => {
      if (wire.epoch !== epoch) return;
      this.take(this.hosts.get(to)!, { kind: 'peerFrame', peer: from, bytes });
    });
  }

  /** At the port: nothing drafted, nothing of another mode, nothing for somebody else. */
  private inspect(host: Host, peer: string, bytes: Uint8Array): void {
    const read = readFrame(bytes);
    if (!read.ok || read.frame.frame !== 'statement') return;
    const { body } = read.frame.statement;
    const state = body.content.about === 'warning' ? (body.content.state as string) : 'open';
    if (
      state === 'drafted' ||
      body.mode !== 'exercise' ||
      !body.label.releasableTo.includes(peer)
    ) {
      this.findings.push({
        invariant: 'I1',
        message: `${host.node} let ${body.id} out to ${peer}`,
      });
    }
  }
}

/** One run of the federation under a seed. */
export function runFederation(seed: number): FederationRun {
  const federation = new Federation(seed);
  try {
    federation.run();
  } catch (error) {
    federation.findings.push({ invariant: 'law', message: String(error) });
  }
  const { hosts, faults, findings, frames } = federation;
  return { seed, hosts, faults, findings, frames };
}
