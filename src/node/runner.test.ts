import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '../seal/index.ts';
import {
  type Decision,
  type Effect,
  encodeInput,
  type Input,
  type LedgerRecord,
  type Outcome,
} from '../watch/index.ts';
import type { InputBody, LedgerPort } from './ports.ts';
import { createRunner, type Runner } from './runner.ts';

const encoder = new TextEncoder();

/** A ledger that makes durable what it is told to, and fails when it is told to. */
class FakeLedger implements LedgerPort {
  inputs: Input[] = [];
  snapshots: number[] = [];
  skipped: number[] = [];
  flushes = 0;
  failure: Error | null = null;
  answer: 'queued' | 'full' | 'refused' = 'queued';
  #durable: ((seq: number) => void)[] = [];
  #failed: ((error: Error) => void)[] = [];

  append(input: Input, records: readonly LedgerRecord[]): 'queued' | 'full' | 'refused' {
    encodeInput(input);
    for (const record of records) canonicalJson(record);
    this.inputs.push(input);
    return this.answer;
  }
  flush(): void {
    this.flushes += 1;
  }
  skip(input: Input): void {
    this.skipped.push(input.seq);
  }
  onDurable(listener: (seq: number) => void): void {
    this.#durable.push(listener);
  }
  onFailure(listener: (error: Error) => void): void {
    this.#failed.push(listener);
  }
  snapshot(seq: number): boolean {
    this.snapshots.push(seq);
    return true;
  }
  async close(): Promise<void> {
    this.durable(this.inputs.at(-1)?.seq ?? 0);
  }
  durable(seq: number): void {
    this.failure = null;
    for (const listener of this.#durable) listener(seq);
  }
  fail(reason: string): void {
    this.failure = new Error(reason);
    for (const listener of this.#failed) listener(this.failure);
  }
}

type MakeEffects = (input: Input) => Effect[];

function setUp(
  effectsOf: MakeEffects = () => [],
  observe?: (what: string) => void,
  recordsOf: (input: Input) => LedgerRecord[] = () => [],
): {
  runner: Runner;
  ledger: FakeLedger;
  left: string[];
  alarms: string[];
  clock: { nowMs(): number; speed: number; now: number };
} {
  const ledger = new FakeLedger();
  const left: string[] = [];
  const alarms: string[] = [];
  const clock = {
    now: 1000,
    speed: 1,
    nowMs(): number {
      return this.now;
    },
  };
  const runner = createRunner({
    mode: 'exercise',
    clock,
    ledger,
    lastSeq: 0,
    lastAtMs: 0,
    ...(observe === undefined
      ? {}
      : {
          observer: {
            onStep: (input: Input) => observe(`step ${input.seq}`),
            onDurable: (seq: number) => observe(`durable ${seq}`),
          },
        }),
    watch: {
      step: (input): Outcome => ({ records: recordsOf(input), effects: effectsOf(input) }),
      view: () => null,
      preview: () => null,
      releases: () => [],
      snapshot: () => ({}),
    },
    outlets: {
      send(effect, unrecorded) {
        if (effect.peer === 'broken') throw new RangeError('a frame too long');
        left.push(`${nameOf(effect)}>${effect.peer}${unrecorded ? ' unrecorded' : ''}`);
      },
      disconnect: (effect) => left.push(`disconnect>${effect.peer}`),
      publish: (effect, unrecorded) =>
        left.push(`publish ${effect.name}${unrecorded ? ' unrecorded' : ''}`),
      alarm: (code) => alarms.push(code),
      sound: (code) => alarms.push(code),
    },
  });
  return { runner, ledger, left, alarms, clock };
}

function nameOf(effect: Extract<Effect, { kind: 'send' }>): string {
  const frame = JSON.parse(new TextDecoder().decode(effect.bytes)) as {
    frame: string;
    statement?: { body: { content: { about: string } } };
  };
  return frame.statement?.body.content.about ?? frame.frame;
}

function frame(after: number, peer: string, kind: string, about?: string): Effect {
  const body = { frame: kind, ...(about ? { statement: { body: { content: { about } } } } : {}) };
  return { kind: 'send', after, peer, bytes: encoder.encode(JSON.stringify(body)) };
}

function publish(after: number): Effect {
  const about = { name: `w${after}.xml`, document: '<alert/>', warning: 'kor-w1', revision: 1 };
  return { kind: 'publish', after, channel: 'cap', ...about };
}

test('an observer hears of each step after it was handed on, and of durability before effects', () => {
  const heard: string[] = [];
  const { runner, ledger, left } = setUp(
    (input) => [frame(input.seq, 'usa', 'ack')],
    (what) => heard.push(`${what}, ${ledger.inputs.length} appended, ${left.length} left`),
  );
  runner.accept({ kind: 'tick' });
  ledger.durable(1);
  assert.deepEqual(heard, ['step 1, 1 appended, 0 left', 'durable 1, 1 appended, 0 left']);
  assert.deepEqual(left, ['ack>usa']);
});

test('an effect is held until its input is durable, and leaves once', () => {
  const { runner, ledger, left } = setUp((input) => [frame(input.seq, 'usa', 'ack')]);
  runner.accept({ kind: 'tick' });
  runner.accept({ kind: 'tick' });
  assert.deepEqual(left, []);
  ledger.durable(1);
  assert.deepEqual(left, ['ack>usa']);
  ledger.durable(1);
  assert.equal(left.length, 1);
  ledger.durable(2);
  assert.equal(left.length, 2);
  assert.equal(runner.heldEffects, 0);
});

test('the ledger is hurried when an effect or somebody waits, and only then', () => {
  const { runner, ledger } = setUp((input) =>
    input.kind === 'link' ? [frame(input.seq, 'usa', 'hello')] : [],
  );
  runner.accept({ kind: 'tick' });
  assert.equal(ledger.flushes, 0);
  runner.accept({ kind: 'link', peer: 'usa', state: 'up' });
  assert.equal(ledger.flushes, 1);
  const { seq } = runner.accept({ kind: 'tick' });
  void runner.recorded(seq);
  assert.equal(ledger.flushes, 2);
});

test('effects leave in the order in which they were made', () => {
  const { runner, ledger, left } = setUp((input) => [
    frame(input.seq, `first${input.seq}`, 'ack'),
    publish(input.seq),
  ]);
  for (let i = 0; i < 3; i++) runner.accept({ kind: 'tick' });
  ledger.durable(3);
  assert.deepEqual(left, [
    'ack>first1',
    'publish w1.xml',
    'ack>first2',
    'publish w2.xml',
    'ack>first3',
    'publish w3.xml',
  ]);
});

test('seq has no gaps and time never goes back, whatever the clock does', () => {
  const { runner, ledger, clock } = setUp();
  for (const now of [1000, 900, 1500, 1400]) {
    clock.now = now;
    runner.accept({ kind: 'tick' });
  }
  assert.deepEqual(
    ledger.inputs.map(({ seq, atMs }) => [seq, atMs]),
    [
      [1, 1000],
      [2, 1000],
      [3, 1500],
      [4, 1500],
    ],
  );
});

test('with a dead disk a warning leaves unrecorded with an alarm, and what it needs before it', () => {
  const { runner, ledger, left, alarms } = setUp((input) => {
    if (input.seq === 1) return [frame(1, 'usa', 'statement', 'hazard'), frame(1, 'usa', 'ack')];
    if (input.seq === 2) return [frame(2, 'jpn', 'statement', 'hazard')];
    return [frame(3, 'usa', 'statement', 'warning'), publish(3)];
  });
  runner.accept({ kind: 'tick' });
  runner.accept({ kind: 'tick' });
  ledger.fail('no space');
  assert.deepEqual(left, [], 'no hazard and no acknowledgement leaves for its own sake');
  runner.accept({ kind: 'tick' });
  assert.deepEqual(left, [
    'hazard>usa unrecorded',
    'warning>usa unrecorded',
    'publish w3.xml unrecorded',
  ]);
  assert.equal(alarms.filter((code) => code === 'BNG_UNRECORDED').length, 3);
  assert.equal(runner.unrecorded, 3);
  assert.equal(runner.ledgerFailure, 'no space');
});

test('when the ledger writes again, what was held leaves and what left is recorded', () => {
  const { runner, ledger, left } = setUp((input) =>
    input.kind === 'health' ? [] : [publish(input.seq), frame(input.seq, 'usa', 'ack')],
  );
  ledger.fail('no space');
  runner.accept({ kind: 'tick' });
  runner.accept({ kind: 'tick' });
  assert.deepEqual(left, ['publish w1.xml unrecorded', 'publish w2.xml unrecorded']);
  ledger.durable(2);
  assert.deepEqual(left.slice(2), ['ack>usa'], 'acknowledgements are cumulative');
  assert.equal(runner.ledgerFailure, null);
  const last = ledger.inputs.at(-1);
  assert.equal(last?.kind, 'health');
  assert.match(last?.kind === 'health' ? last.message : '', /2 left unrecorded: Document w1.xml/);
});

test('after inputs were refused the state is kept as soon as the disk moves on', () => {
  const { runner, ledger } = setUp();
  runner.accept({ kind: 'tick' });
  ledger.answer = 'refused';
  runner.accept({ kind: 'tick' });
  assert.equal(runner.ready, false);
  ledger.durable(1);
  assert.deepEqual(ledger.snapshots, [2]);
  assert.equal(runner.ready, true);
});

test('frames for a connection that is gone never reach the next one', () => {
  const { runner, ledger, left } = setUp((input) =>
    input.kind === 'tick' ? [frame(input.seq, 'usa', 'ack'), frame(input.seq, 'jpn', 'ack')] : [],
  );
  runner.accept({ kind: 'tick' });
  runner.accept({ kind: 'link', peer: 'usa', state: 'down' });
  ledger.durable(2);
  assert.deepEqual(left, ['ack>jpn']);
});

test('a step that throws is counted, recorded without decisions, and the next one goes on', () => {
  const { runner, ledger, left, alarms } = setUp((input) => {
    if (input.seq === 1) throw new Error('planted');
    return [publish(input.seq)];
  });
  runner.accept({ kind: 'tick' });
  runner.accept({ kind: 'tick' });
  ledger.durable(2);
  assert.equal(runner.stepFailures, 1);
  assert.deepEqual(alarms, ['BNG_STEP']);
  assert.equal(ledger.inputs.length, 2);
  assert.deepEqual(left, ['publish w2.xml']);
});

test('who waits for a record learns whether there is one', async () => {
  const { runner, ledger } = setUp();
  const first = runner.accept({ kind: 'tick' });
  const second = runner.accept({ kind: 'tick' });
  const answers = Promise.all([runner.recorded(first.seq), runner.recorded(second.seq)]);
  ledger.durable(1);
  ledger.fail('no space');
  assert.deepEqual(await answers, [true, false]);
});

test('closing makes durable what is there, lets its effects go, and takes nothing more', async () => {
  const { runner, ledger, left } = setUp((input) => [publish(input.seq)]);
  runner.accept({ kind: 'tick' });
  await runner.close();
  assert.deepEqual(left, ['publish w1.xml']);
  runner.accept({ kind: 'tick' });
  assert.equal(ledger.inputs.length, 1);
});

/** A command with half of a surrogate pair, which has no UTF-8 and so no bytes in any ledger. */
function unwritableCommand(): InputBody {
  const body = { act: 'release', warning: '\ud800' };
  return { kind: 'command', command: { body } } as unknown as InputBody;
}

test('an input without bytes is never folded in: one that says so stands in its place', () => {
  const stepped: string[] = [];
  const { runner, ledger, left, alarms } = setUp((input) => {
    stepped.push(input.kind);
    return input.kind === 'command' ? [publish(input.seq)] : [];
  });
  runner.accept({ kind: 'tick' });
  assert.equal(runner.accept(unwritableCommand()).seq, 2);
  runner.accept({ kind: 'tick' });
  ledger.durable(3);
  assert.deepEqual(stepped, ['tick', 'health', 'tick']);
  assert.deepEqual(
    ledger.inputs.map(({ seq, kind }) => `${seq} ${kind}`),
    ['1 tick', '2 health', '3 tick'],
  );
  assert.deepEqual(left, [], 'nothing of the command is performed');
  assert.deepEqual(alarms, ['BNG_STEP']);
  assert.equal(runner.stepFailures, 1);
});

test('records without bytes are a stated gap: alarm, snapshot, and what was said leaves unrecorded', () => {
  const { runner, ledger, left, alarms } = setUp(
    (input) => (input.seq === 2 ? [publish(2), frame(2, 'usa', 'ack')] : []),
    undefined,
    ({ seq }) => {
      if (seq !== 2) return [];
      const body = { what: 'quarantined', atMs: 1, subject: 's', reason: 'r', message: '\ud800' };
      return [{ kind: 'decision', seq, body: body as Decision }];
    },
  );
  for (let i = 0; i < 3; i++) runner.accept({ kind: 'tick' });
  assert.deepEqual(ledger.skipped, [2]);
  assert.deepEqual(ledger.snapshots, [2], 'the state goes on over the gap');
  assert.deepEqual(
    ledger.inputs.map(({ seq, kind }) => `${seq} ${kind}`),
    ['1 tick', '3 health', '4 tick'],
  );
  assert.deepEqual(left, [], 'not before the state is durable');
  ledger.durable(4);
  assert.deepEqual(left, ['publish w2.xml unrecorded', 'ack>usa']);
  assert.deepEqual(alarms, ['BNG_STEP', 'BNG_UNRECORDED']);
  assert.equal(runner.lastSeq, 4);
});

test('a watch whose every record is unwritable neither ends the node nor asks itself for ever', () => {
  const { runner, ledger } = setUp(undefined, undefined, ({ seq }) => [
    { kind: 'tracks', seq, digest: '', count: Number.NaN },
  ]);
  for (let i = 0; i < 3; i++) runner.accept({ kind: 'tick' });
  assert.deepEqual(ledger.skipped, [1, 2, 3, 4, 5, 6]);
  assert.equal(runner.lastSeq, 6);
});

test('an effect that throws does not take the others of its step with it', () => {
  const { runner, ledger, left, alarms } = setUp((input) => [
    frame(input.seq, 'broken', 'ack'),
    publish(input.seq),
  ]);
  runner.accept({ kind: 'tick' });
  ledger.durable(1);
  assert.deepEqual(left, ['publish w1.xml']);
  assert.deepEqual(alarms, ['BNG_STEP']);
  assert.equal(runner.heldEffects, 0);
});

test('with a dead disk a link that comes up greets and warns; only what is claimed to be held waits', () => {
  const { runner, ledger, left } = setUp(({ seq }) => [
    frame(seq, 'jpn', 'heartbeat'),
    ...(seq === 1 ? [frame(seq, 'usa', 'hello')] : []),
    frame(seq, 'usa', 'heartbeat'),
    frame(seq, 'usa', 'ack'),
    frame(seq, 'usa', 'statement', 'warning'),
  ]);
  ledger.fail('no space');
  runner.accept({ kind: 'tick' });
  runner.accept({ kind: 'tick' });
  assert.deepEqual(left, [
    'heartbeat>jpn unrecorded',
    'hello>usa unrecorded',
    'heartbeat>usa unrecorded',
    'warning>usa unrecorded',
    'heartbeat>jpn unrecorded',
    'heartbeat>usa unrecorded',
    'warning>usa unrecorded',
  ]);
  left.length = 0;
  ledger.durable(2);
  assert.deepEqual(left, ['ack>usa']);
});
