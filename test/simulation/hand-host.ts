import { deserialize, serialize } from 'node:v8';
import { canonicalJson, toHex } from '../../src/seal/index.ts';
import {
  createWatch,
  type Effect,
  type Input,
  type LedgerRecord,
  type Outcome,
  restoreWatch,
  settingsHash,
  step,
  type Watch,
  type WatchSettings,
  type WatchState,
} from '../../src/watch/index.ts';
import type { Arrival } from './host.ts';
import { fakeSigner, fakeVerifier } from './keys.ts';

/**
 * A simulated node moved by hand: the real watch, and a disk that keeps what was committed and forgets the
 * rest in a crash. What the step asks for happens once its input is on the disk.
 */
export class HandHost {
  readonly node: string;
  readonly settings: WatchSettings;
  watch: Watch;
  /** Everything stepped since the start, on the disk or not. */
  inputs: Input[] = [];
  records: LedgerRecord[] = [];
  /** What the step of each input led to, records and effects, as text. */
  private traces: string[] = [];
  /** How many of `inputs` are on the disk. */
  durable = 0;
  snapshot: { seq: number; bytes: Uint8Array } | null = null;
  private held: Effect[] = [];

  constructor(node: string, settings: WatchSettings) {
    this.node = node;
    this.settings = settings;
    this.watch = this.newWatch();
  }

  private newWatch(): Watch {
    return createWatch(this.settings.mode, this.ports());
  }

  private ports(): { signer: ReturnType<typeof fakeSigner>; verifier: typeof fakeVerifier } {
    return { signer: fakeSigner(this.node), verifier: fakeVerifier };
  }

  start(atMs: number): void {
    this.take(
      {
        kind: 'settings',
        hash: settingsHash(this.settings),
        value: this.settings,
      },
      atMs,
    );
  }

  /** Steps one input. */
  take(arrival: Arrival, atMs: number): void {
    const input = {
      ...arrival,
      seq: this.watch.state.lastSeq + 1,
      atMs: Math.max(atMs, this.watch.state.lastMs),
    } as Input;
    const outcome = step(this.watch, input);
    this.inputs.push(input);
    this.records.push(...outcome.records);
    this.traces.push(traceOf(outcome));
    this.held.push(...outcome.effects);
  }

  /** Everything stepped so far is on the disk; returns the effects that may happen now. */
  commit(): Effect[] {
    this.durable = this.inputs.length;
    const free = this.held;
    this.held = [];
    for (const effect of free) {
      if (effect.after > this.durable) {
        throw new Error(`law 1: an effect of input ${effect.after} left before it was durable`);
      }
    }
    return free;
  }

  /** A snapshot of the state as it is on the disk. */
  keepSnapshot(): void {
    if (this.durable !== this.inputs.length) return;
    this.snapshot = { seq: this.durable, bytes: serialize(this.watch.state) };
  }

  /** Power off and on again: what was not committed never happened; the rest is folded anew. */
  crash(): void {
    this.inputs = this.inputs.slice(0, this.durable);
    this.records = this.records.filter((record) => record.seq <= this.durable);
    this.traces = this.traces.slice(0, this.durable);
    this.held = [];
    const from = this.snapshot?.seq ?? 0;
    this.watch =
      this.snapshot === null
        ? this.newWatch()
        : restoreWatch(
            this.settings.mode,
            // A copy: what is deserialised may share memory with the bytes that it was read from.
            deserialize(Uint8Array.from(this.snapshot.bytes)) as WatchState,
            this.ports(),
          );
    this.compare(this.watch, from, 'recovered to');
  }

  /** Law 2: from the beginning, the same records byte for byte. */
  verify(): void {
    this.compare(this.newWatch(), 0, 'replays to');
  }

  /** Folds the inputs from `from` on; records and effects must be what they were. */
  private compare(watch: Watch, from: number, what: string): void {
    for (let i = from; i < this.inputs.length; i++) {
      const input = this.inputs[i]!;
      if (traceOf(step(watch, input)) !== this.traces[i]) {
        throw new Error(`law 2: ${this.node} ${what} something else at input ${input.seq}`);
      }
    }
  }
}

function traceOf({ records, effects }: Outcome): string {
  const plain = effects.map((effect) =>
    effect.kind === 'send' ? { ...effect, bytes: toHex(effect.bytes) } : effect,
  );
  return canonicalJson({ records, effects: plain });
}
