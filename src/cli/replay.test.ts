import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { chanceOf } from '../../test/simulation/chance.ts';
import { RADAR, simulatedPeer, simulatedSettings } from '../../test/simulation/settings.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import { keep, newSigner } from '../ledger/fixture.ts';
import { openLedger } from '../ledger/index.ts';
import { ed25519Verifier } from '../seal/index.ts';
import {
  createWatch,
  type Input,
  settingsHash,
  snapshotWatch,
  step,
  WATCH_SHAPE,
} from '../watch/index.ts';
import { runLedger } from './ledger.ts';
import { runReplay } from './replay.ts';

const folder = mkdtempSync(join(tmpdir(), 'bongsu-replay-'));
const path = join(folder, 'ledger.db');
const signer = newSigner();
const FLIGHT_S = 40;

/** A real watch over forty seconds of a missile's flight, recorded as a node does. */
before(async () => {
  const settings = simulatedSettings('kor', [RADAR], [simulatedPeer('usa')]);
  const watch = createWatch('exercise', { signer, verifier: ed25519Verifier() });
  const ledger = await openLedger({ path, node: 'kor', mode: 'exercise', signer });
  let atMs = 1_780_000_000_000;
  const take = async (body: object): Promise<void> => {
    const input = { ...body, seq: ledger.lastSeq + 1, atMs } as Input;
    ledger.append(input, step(watch, input).records);
    if (input.seq % 30 === 0) await keep(ledger, input.seq, snapshotWatch(watch));
  };
  await take({ kind: 'settings', hash: settingsHash(settings), value: settings });
  const chance = chanceOf(1);
  for (const state of flightStates().slice(0, FLIGHT_S)) {
    atMs += 1000;
    await take({ kind: 'datagram', source: RADAR.source, bytes: plotOf(state, atMs, chance) });
    await take({ kind: 'tick' });
  }
  await ledger.close();
});
after(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

async function run(command: typeof runReplay, ...args: string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await command(
    args,
    (line) => out.push(line),
    (line) => err.push(line),
  );
  return { code, out, err };
}

function tampered(name: string, sql: string): string {
  const copy = join(folder, name);
  copyFileSync(path, copy);
  const db = new DatabaseSync(copy);
  db.exec(sql);
  db.close();
  return copy;
}

test("a watch's ledger replays byte for byte from the beginning and every snapshot", async () => {
  const { code, out } = await run(runReplay, path, '--verify', '--from', 'all', '--json');
  const results = out.map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.equal(code, 0, out.join('\n'));
  assert.deepEqual(
    results.map(({ fromSeq, inputs, verified }) => [fromSeq, inputs, verified]),
    [
      [0, 81, true],
      [30, 51, true],
      [60, 21, true],
    ],
  );
  // It is worth something only if the whole way was in it.
  const kinds = results[0]!['records'] as Record<string, number>;
  for (const kind of ['hazard', 'statement', 'warning', 'decision', 'tracks']) {
    assert.ok(kinds[kind]! > 0, kind);
  }
});

test('a snapshot of another version of the program is not replayed from, and that is said', async () => {
  const copy = tampered('upgraded.db', '');
  const db = new DatabaseSync(copy);
  const { bytes } = db.prepare('SELECT bytes FROM snapshot WHERE seq = 30').get()!;
  const other = { ...deserialize(Uint8Array.from(bytes as Uint8Array)), shape: WATCH_SHAPE - 1 };
  db.prepare('UPDATE snapshot SET bytes = ? WHERE seq = 30').run(serialize(other));
  db.close();
  const all = await run(runReplay, copy, '--verify', '--json');
  assert.equal(all.code, 0);
  assert.deepEqual(
    all.out.map((line) => JSON.parse(line).fromSeq),
    [0, 60],
  );
  assert.match(all.err.join(), /^Not from the snapshot of input 30: .*another version/);
  const one = await run(runReplay, copy, '--verify', '--from', '30');
  assert.equal(one.code, 2);
});

test('a record that was changed is named with its input, and the exit code is 3', async () => {
  const copy = tampered(
    'changed.db',
    `UPDATE record SET body = CAST(replace(CAST(body AS TEXT), '"probability":', '"probability":0.5,"was":') AS BLOB)
     WHERE position = (SELECT max(position) FROM record WHERE kind = 'hazard')`,
  );
  const replayed = await run(runReplay, copy, '--verify');
  assert.equal(replayed.code, 3);
  assert.match(replayed.out.join('\n'), /NOT the same: 1 difference:\n {2}input \d+, hazard\n/);
  const verified = await run(runLedger, 'verify', copy);
  assert.equal(verified.code, 3);
  assert.match(verified.out.join('\n'), /NOT verified: \d+ findings?/);
});

test('without --verify it tells what happened, in order', async () => {
  const { code, out, err } = await run(runReplay, path, '--speed', '100000');
  assert.equal(code, 0);
  assert.deepEqual(err, []);
  assert.match(out[0]!, /^2026-05-28T\d\d:\d\d:\d\d\.\d{3}Z {2}decision {3}settings kor: in-force/);
  assert.ok(out.some((line) => / hazard {5}kor-h1 revision 1: ballistic, open/.test(line)));
  assert.ok(out.some((line) => / warning {4}kor-w1 revision 1: drafted/.test(line)));
  assert.ok(out.some((line) => / statement {2}kor-s\d+ signed, on hazard kor-h1/.test(line)));
});

test('an untouched ledger verifies, also against the key one was told', async () => {
  const { code, out } = await run(runLedger, 'verify', path, '--key', signer.publicKey);
  assert.equal(code, 0, out.join('\n'));
  assert.match(out.join('\n'), /Verified: nothing was changed/);
  assert.equal((await run(runLedger, 'verify', path, '--key', newSigner().publicKey)).code, 3);
  const json = await run(runLedger, 'verify', path, '--json');
  assert.equal((JSON.parse(json.out.join('')) as { verified: boolean }).verified, true);
});

test('export lists records by entry, and prove hands one of them to a stranger', async () => {
  const { code, out } = await run(runLedger, 'export', path, '--kind', 'warning');
  assert.equal(code, 0);
  const rows = out.map((line) => JSON.parse(line) as { entry: number; kind: string; body: object });
  assert.ok(rows.length > 0 && rows.every((row) => row.kind === 'warning'));
  const { entry, ...record } = rows[0]!;
  const proven = await run(runLedger, 'prove', path, '--entry', String(entry), '--json');
  assert.equal(proven.code, 0, proven.err.join('\n'));
  const proof = JSON.parse(proven.out.join('')) as { index: number; entry: string };
  assert.equal(proof.index, entry);
  assert.deepEqual(JSON.parse(Buffer.from(proof.entry, 'base64').toString()), record);
  const file = join(folder, 'proof.json');
  assert.equal((await run(runLedger, 'prove', path, '--entry', '0', '--out', file)).code, 0);
  assert.equal((JSON.parse(readFileSync(file, 'utf8')) as { index: number }).index, 0);
  assert.equal((await run(runLedger, 'prove', path, '--entry', '123456789')).code, 1);
  assert.equal((await run(runLedger, 'prove', path)).code, 2);
  assert.equal((await run(runLedger, 'export', path, '--kind', 'gossip')).code, 2);
  assert.equal((await run(runLedger, 'export', path, '--nonsense')).code, 2);
});

test('wrong usage is 2, what is no ledger 1, each with a sentence', async () => {
  for (const args of [[], ['a', 'b'], ['x', '--speed', '0'], ['x', '--nonsense']]) {
    const { code, err } = await run(runReplay, ...args);
    assert.equal(code, 2, args.join(' '));
    assert.ok(err.length > 0);
  }
  assert.equal((await run(runReplay, path, '--from', '7')).code, 2);
  assert.equal((await run(runLedger, 'burn', path)).code, 2);
  assert.equal((await run(runLedger, 'verify')).code, 2);
  for (const command of [
    runReplay,
    (args: string[], ...say: [never, never]) => runLedger(['verify', ...args], ...say),
  ]) {
    const { code, err } = await run(command as typeof runReplay, join(folder, 'nothing.db'));
    assert.equal(code, 1);
    assert.match(err.join(''), /^BNG_LEDGER_MISSING: There is no ledger/);
  }
});
