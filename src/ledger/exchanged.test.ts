import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { LABEL, simulatedPeer, simulatedSettings } from '../../test/simulation/settings.ts';
import { ed25519Verifier, type Signer } from '../seal/index.ts';
import {
  createWatch,
  type Input,
  type LedgerRecord,
  settingsHash,
  step,
  type Watch,
  type WatchSettings,
} from '../watch/index.ts';
import { newSigner, optionsFor, scratchPath } from './fixture.ts';
import {
  type ExchangedProof,
  type Ledger,
  type LedgerReader,
  openLedger,
  proveExchanged,
  readLedger,
  replayLedger,
  verifyLedger,
} from './index.ts';

/** The script that the docs hand to strangers: it shares no code with the product. */
const SCRIPT = fileURLToPath(new URL('../../docs/verify-exchanged.mjs', import.meta.url));

const START_MS = 1_795_000_000_000;
const VERIFIER = ed25519Verifier();

type Nation = 'kor' | 'usa';
type Body = Record<string, unknown> & { kind: Input['kind'] };

/** Two watches on one line, the first with a real ledger. */
class Line {
  readonly signers: Record<Nation, Signer> = { kor: newSigner(), usa: newSigner() };
  readonly path: string;
  readonly said: LedgerRecord[] = [];
  nowMs = START_MS;
  #ledger: Ledger | null = null;
  readonly #watches: Record<Nation, Watch>;
  readonly #frames: [Nation, Uint8Array][] = [];

  constructor(path: string) {
    this.path = path;
    const watch = (node: Nation) =>
      createWatch('exercise', { signer: this.signers[node], verifier: VERIFIER });
    this.#watches = { kor: watch('kor'), usa: watch('usa') };
  }

  async open(): Promise<void> {
    const options = optionsFor(this.path, { signer: this.signers.kor });
    this.#ledger = await openLedger(options);
    for (const [node, other] of [['kor', 'usa'] as const, ['usa', 'kor'] as const]) {
      const value = this.settings(node, other);
      this.#take(node, { kind: 'settings', hash: settingsHash(value), value });
    }
    for (const [node, other] of [['kor', 'usa'] as const, ['usa', 'kor'] as const]) {
      this.#take(node, { kind: 'link', peer: other, state: 'up' });
    }
    this.#carry();
  }

  settings(node: Nation, other: Nation): WatchSettings {
    const peer = { ...simulatedPeer(other), statementKey: this.signers[other].publicKey };
    const settings = simulatedSettings(node, [], [peer]);
    const ledger = node === 'kor' ? (this.#ledger?.id ?? '') : (settings.ledger ?? '');
    return { ...settings, ledger, label: { ...LABEL, classification: 'unclassified' } };
  }

  run(seconds: number): void {
    for (let i = 0; i < seconds; i++) {
      this.nowMs += 1000;
      this.#take('kor', { kind: 'tick' });
      this.#take('usa', { kind: 'tick' });
      this.#carry();
    }
  }

  async close(): Promise<LedgerReader> {
    await this.#ledger?.close();
    return readLedger(this.path);
  }

  #carry(): void {
    for (let next = this.#frames.shift(); next !== undefined; next = this.#frames.shift()) {
      const [node, bytes] = next;
      this.#take(node, { kind: 'peerFrame', peer: node === 'kor' ? 'usa' : 'kor', bytes });
    }
  }

  #take(node: Nation, body: Body): void {
    const watch = this.#watches[node];
    const input = { ...body, seq: watch.state.lastSeq + 1, atMs: this.nowMs } as unknown as Input;
    const { records, effects } = step(watch, input);
    if (node === 'kor') {
      this.#ledger?.append(input, records);
      this.said.push(...records);
    }
    for (const effect of effects) {
      if (effect.kind === 'send') this.#frames.push([effect.peer as Nation, effect.bytes]);
    }
  }
}

async function exchanged(context: TestContext, seconds: number) {
  const line = new Line(scratchPath(context));
  await line.open();
  line.run(seconds);
  const reader = await line.close();
  context.after(() => reader.close());
  return { line, reader };
}

function strangerChecks(folder: string, proof: unknown, from: string, to: string) {
  const file = join(folder, 'exchanged.json');
  writeFileSync(file, JSON.stringify(proof));
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, file, from, to], {
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}

test('a stranger sees of every statement, sent or received, that it went between the two', async (context) => {
  const { line, reader } = await exchanged(context, 300);
  const { kor, usa } = line.signers;
  const folder = dirname(line.path);
  let shown = 0;
  for (const direction of ['sent', 'received'] as const) {
    const agreed = [...reader.exchanged(direction, 'usa')].filter(
      ({ body }) => body.what === 'agreed',
    );
    assert.ok(agreed.length >= 3, `${agreed.length} notes of both in five minutes`);
    const last = agreed.at(-1)!.body.size;
    for (let sequence = 1; sequence <= last; sequence++) {
      const proof = proveExchanged(reader, direction, 'usa', { sequence });
      const keys = [kor.publicKey, usa.publicKey];
      const [from, to] = (direction === 'sent' ? keys : keys.toReversed()) as [string, string];
      const { code, said } = strangerChecks(folder, proof, from, to);
      assert.equal(code, 0, said);
      assert.match(said, new RegExp(`received it, statement ${sequence} of `));
      const { id } = JSON.parse(Buffer.from(proof.statement, 'base64').toString()).body;
      assert.deepEqual(proveExchanged(reader, direction, 'usa', { id }), proof, 'by its id');
      shown += 1;
    }
  }
  assert.ok(shown > 12, `${shown} statements`);
});

test('a proof of the exchange that was changed anywhere proves nothing', async (context) => {
  const { line, reader } = await exchanged(context, 130);
  const { kor, usa } = line.signers;
  const folder = dirname(line.path);
  const good = proveExchanged(reader, 'sent', 'usa', { sequence: 2 });
  const proven = (proof: unknown, from = kor.publicKey, to = usa.publicKey) =>
    strangerChecks(folder, proof, from, to).code;
  assert.equal(proven(good), 0);
  assert.equal(proven(good, usa.publicKey, kor.publicKey), 3, 'the keys the other way round');
  const statement = Buffer.from(good.statement, 'base64').toString().replace('kor-s', 'kor-t');
  const changes: Partial<ExchangedProof>[] = [
    { sequence: 1 },
    { sequence: good.sequence + 1 },
    { statement: Buffer.from(statement).toString('base64') },
    { path: good.path.slice(1) },
    { path: [...good.path, good.path[0] ?? ''] },
    { note: good.note.replace('timeMs 1', 'timeMs 2') },
    { note: good.note.replace(/\n— bongsu\/usa.*\n/u, '\n') },
  ];
  for (const change of changes)
    assert.equal(proven({ ...good, ...change }), 3, JSON.stringify(change));
});

test('what was not exchanged, or is not signed for yet, is not shown', async (context) => {
  const { reader } = await exchanged(context, 70);
  const prove = (peer: string, wanted: { sequence: number } | { id: string }) => () =>
    proveExchanged(reader, 'sent', peer, wanted);
  assert.throws(prove('usa', { sequence: 999 }), { code: 'BNG_LEDGER_NOT_EXCHANGED' });
  assert.throws(prove('jpn', { sequence: 1 }), { code: 'BNG_LEDGER_NOT_EXCHANGED' });
  assert.throws(prove('usa', { id: 'kor-s1' }), { code: 'BNG_LEDGER_NOT_EXCHANGED' });
});

test('the ledger verifies, and a replay signs the same notes', async (context) => {
  const { line, reader } = await exchanged(context, 200);
  assert.ok(line.said.some(({ kind }) => kind === 'exchanged'));
  assert.equal(verifyLedger(reader, { verifier: VERIFIER }).verified, true);
  const result = replayLedger(reader, {
    verifier: VERIFIER,
    fromSeq: 0,
    makeFold: (state, ports) => {
      assert.equal(state, null);
      const watch = createWatch('exercise', ports);
      return (input) => step(watch, input).records;
    },
  });
  assert.deepEqual(result.differences, []);
  assert.equal(result.failures, 0);
  assert.ok((result.records['exchanged'] ?? 0) > 4);
});
