import { deserialize } from 'node:v8';
import { type Claim, createClaims } from '../../src/node/links/claims.ts';
import type { InputBody, Outlets } from '../../src/node/ports.ts';
import { createRunner, type Runner } from '../../src/node/runner.ts';
import { canonicalJson, type Signer, toHex } from '../../src/seal/index.ts';
import {
  createWatch,
  type Effect,
  type Input,
  type LedgerRecord,
  type Outcome,
  restoreWatch,
  settingsHash,
  step,
  TICK_MS,
  type Watch,
  type WatchSettings,
  type WatchState,
} from '../../src/watch/index.ts';
import type { Chance } from './chance.ts';
import { Disk } from './disk.ts';
import { fakeSigner, fakeVerifier } from './keys.ts';
import type { Mutant } from './mutant.ts';
import type { Timeline } from './timeline.ts';

/**
 * Ticks come four times more seldom than in a node: nothing of what is looked at here hangs on
 * them more finely, and they are most of what a run costs.
 */
export const SIMULATED_TICK_MS = 4 * TICK_MS;

/** An input before it has been given its place. */
export type Arrival = InputBody;

/** What a host tells the world around it. */
export interface HostEvents {
  send(host: Host, peer: string, bytes: Uint8Array, unrecorded: boolean, after: number): void;
  disconnect(host: Host, peer: string, reason: string): void;
  publish(host: Host, effect: Extract<Effect, { kind: 'publish' }>): void;
  /** After each step, before anything of it is let go. */
  stepped(host: Host, input: Input, outcome: Outcome): void;
  crashed(host: Host): void;
  broken(invariant: string, message: string): void;
}

/**
 * A simulated node: the real runner around the real watch, on a simulated disk, with the real
 * claims of the links. Only sockets, threads and clocks are made up.
 */
export class Host {
  readonly node: string;
  readonly disk: Disk;
  settings: WatchSettings;
  watch!: Watch;
  up = false;
  /** What its clock is ahead of virtual time, ms. */
  skewMs = 0;
  /** Counts starts; what an earlier one still wants to do is void. */
  boot = 0;
  /** All steps that stand, in order: undone by a crash, they are gone from here. */
  outcomes: Outcome[] = [];
  /** The name that it signs under, from which input on; newest last. */
  private readonly signers: { readonly fromSeq: number; readonly name: string }[];
  private nextName: string | null = null;
  /** The input that is stepped or folded now. */
  private stepping = 0;
  private runner!: Runner;
  private readonly timeline: Timeline;
  private readonly events: HostEvents;
  private readonly mutant: Mutant | null;

  constructor(
    node: string,
    settings: WatchSettings,
    timeline: Timeline,
    chance: Chance,
    events: HostEvents,
    mutant: Mutant | null,
    hasSecond = false,
  ) {
    this.node = node;
    this.signers = [{ fromSeq: 0, name: node }];
    this.settings = settings;
    this.timeline = timeline;
    this.events = events;
    this.mutant = mutant;
    this.disk = new Disk(timeline, chance, () => this.crash(), hasSecond, mutant ?? {});
  }

  get nowMs(): number {
    return this.timeline.nowMs + this.skewMs;
  }

  /** The name that it signs under now. */
  get signerName(): string {
    return this.signers.at(-1)!.name;
  }

  /** It is stopped, and started with another key: from the next input on it signs with that. */
  changeKey(name: string): void {
    this.nextName = name;
    this.crash();
  }

  /** All inputs that are durable. */
  get inputs(): readonly Input[] {
    return this.disk.inputs;
  }

  get records(): LedgerRecord[] {
    return this.outcomes.flatMap(({ records }) => records);
  }

  /** Power on: the state is made again from the disk, and must be what it was. */
  start(): void {
    this.boot += 1;
    this.up = true;
    const { inputs } = this.disk;
    if (this.nextName !== null) {
      this.signers.push({ fromSeq: inputs.length + 1, name: this.nextName });
      this.nextName = null;
    }
    this.outcomes.length = inputs.length;
    const image = this.disk.snapshots.at(-1);
    this.watch =
      image === undefined
        ? this.emptyWatch()
        : this.watchFrom(deserialize(Uint8Array.from(image.bytes)) as WatchState);
    this.fold(this.watch, image?.seq ?? 0, 'recovered to');
    this.runner = this.newRunner();
    if (settingsHash(this.settings) !== this.watch.state.settingsHash) {
      this.configure(this.settings);
    }
    const links = this.watch.state.stages?.share.links.values() ?? [];
    for (const { up, peer } of links) if (up) this.take({ kind: 'link', peer, state: 'down' });
  }

  configure(settings: WatchSettings): void {
    this.settings = settings;
    this.take({ kind: 'settings', hash: settingsHash(settings), value: settings });
  }

  take(body: InputBody): void {
    if (this.up) this.runner.accept(body);
  }

  keepSnapshot(): void {
    if (this.up) this.runner.snapshot();
  }

  /** Power off, now, in the middle of whatever it does. */
  crash(): void {
    if (!this.up) return;
    this.up = false;
    this.boot += 1;
    this.disk.lose();
    this.events.crashed(this);
  }

  /** Law 2: from the beginning, the same records and effects byte for byte. */
  verify(): void {
    this.fold(this.emptyWatch(), 0, 'replays to');
  }

  private fold(watch: Watch, from: number, what: string): void {
    for (const input of this.disk.inputs.slice(from)) {
      const known = this.outcomes[input.seq - 1];
      const again = this.step(watch, input);
      if (known !== undefined && traceOf(again) === traceOf(known)) continue;
      const message = `${this.node} ${what} something else at input ${input.seq}, ${input.kind}`;
      this.events.broken('law 2', message);
      return;
    }
  }

  private step(watch: Watch, input: Input): Outcome {
    this.stepping = input.seq;
    const whole = (each: Input): Outcome => step(watch, each);
    return this.mutant?.step?.(whole, watch, input) ?? whole(input);
  }

  private ports(): Parameters<typeof createWatch>[1] {
    const signer = (): Signer =>
      fakeSigner(this.signers.findLast(({ fromSeq }) => fromSeq <= this.stepping)!.name);
    return {
      signer: {
        get publicKey() {
          return signer().publicKey;
        },
        sign: (bytes) => signer().sign(bytes),
      },
      verifier: this.mutant?.verifier ?? fakeVerifier,
    };
  }

  private emptyWatch(): Watch {
    return createWatch(this.settings.mode, this.ports());
  }

  private watchFrom(state: WatchState): Watch {
    return restoreWatch(this.settings.mode, state, this.ports());
  }

  private newRunner(): Runner {
    const { boot, watch, mutant } = this;
    const port = this.disk.open();
    const outlets = this.outlets(boot);
    return createRunner({
      mode: this.settings.mode,
      ledger: mutant?.ledger?.(port) ?? port,
      clock: { nowMs: () => this.nowMs, speed: 1 },
      outlets: mutant?.outlets?.(outlets, this.node) ?? outlets,
      lastSeq: watch.state.lastSeq,
      lastAtMs: watch.state.lastMs,
      watch: {
        step: (input) => {
          const outcome = this.step(watch, input);
          this.outcomes[input.seq - 1] = outcome;
          this.events.stepped(this, input, outcome);
          return outcome;
        },
        view: () => null,
        preview: () => null,
        releases: () => [],
        snapshot: () => watch.state,
      },
    });
  }

  private outlets(boot: number): Outlets {
    const claims = createClaims(this.held());
    const isOver = (): boolean => this.boot !== boot;
    return {
      send: (effect, unrecorded) => {
        if (isOver()) return;
        const { peer, bytes, after } = effect;
        if (!unrecorded) claims.leaves(peer, bytes);
        const claimed =
          unrecorded && this.mutant?.claimsAnything !== true
            ? claims.unrecorded(peer, bytes)
            : bytes;
        this.events.send(this, peer, claimed, unrecorded, after);
      },
      disconnect: ({ peer, reason }) => {
        if (!isOver()) this.events.disconnect(this, peer, reason);
      },
      publish: (effect) => {
        if (isOver()) return;
        this.events.publish(this, effect);
        const { channel, name, after: about } = effect;
        this.timeline.at(20, () => {
          if (!isOver()) {
            this.take({ kind: 'receipt', channel, name, about, ok: true, message: '' });
          }
        });
      },
      alarm: (code, message) => {
        if (code === 'BNG_STEP') this.events.broken('law 6', `${this.node}: ${message}`);
      },
      sound: () => {},
    };
  }

  private held(): Map<string, Claim> {
    const links = this.watch.state.stages?.share.links.values() ?? [];
    return new Map(
      [...links].map(({ peer, received, receivedChain, peerLedger }) => [
        peer,
        { received, receivedChain, yourLedger: peerLedger },
      ]),
    );
  }
}

function traceOf({ records, effects }: Outcome): string {
  const plain = effects.map((effect) =>
    effect.kind === 'send' ? { ...effect, bytes: toHex(effect.bytes) } : effect,
  );
  return canonicalJson({ records, effects: plain });
}
