import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import { simulatedPeer, simulatedSettings } from '../../test/simulation/settings.ts';
import { canonicalBytes, seal, sha256, toHex } from '../seal/index.ts';
import { MAX_EARLY } from '../share/early.ts';
import {
  bundleChains,
  bundlePieces,
  CHAIN_START,
  proveSuccession,
  readBundle,
  STATEMENT_TYPE,
  type StatementContent,
  writeBundle,
} from '../share/index.ts';
import { createWatch, type Input, type LedgerRecord, settingsHash, step } from './index.ts';

const START = 1_780_000_000_000;
const KEYS = ['kor', 'kor-2', 'kor-3'].map((name) => name.padEnd(39, 'x'));

/** Japan, which gets Korea's statements in files of the United States alone. */
function world(keys = KEYS) {
  const [first] = keys;
  const usa = simulatedPeer('usa', {
    origins: [{ node: 'kor', statementKey: `sim-${first}` }],
  });
  const settings = simulatedSettings('jpn', [], [usa]);
  const watch = createWatch('exercise', { signer: fakeSigner('jpn'), verifier: fakeVerifier });
  const records: LedgerRecord[] = [];
  let atMs = START;
  const take = (body: Record<string, unknown> & { kind: Input['kind'] }): void => {
    const input = { ...body, seq: watch.state.lastSeq + 1, atMs };
    records.push(...step(watch, input as unknown as Input).records);
  };
  take({ kind: 'settings', hash: settingsHash(settings), value: settings });
  const configure = (statementKey: string): void => {
    const peer = simulatedPeer('usa', { origins: [{ node: 'kor', statementKey }] });
    const value = simulatedSettings('jpn', [], [peer]);
    take({ kind: 'settings', hash: settingsHash(value), value });
  };
  const handIn = (file: Uint8Array): number => {
    const read = readBundle(file);
    assert.ok(read.ok);
    const before = accepted().length;
    for (const bytes of bundlePieces(read)) take({ kind: 'peerFrame', peer: 'usa', bytes });
    return accepted().length - before;
  };
  const accepted = (): string[] =>
    records.flatMap((record) => (record.kind === 'accepted' ? [record.body.body.id] : []));
  const alarms = (): string[] =>
    records.flatMap((record) =>
      record.kind === 'decision' && record.body.what === 'alarm' ? [record.body.reason] : [],
    );
  const refusals = (): string[] =>
    records.flatMap((record) =>
      record.kind === 'decision' && record.body.what === 'refused-statement'
        ? [record.body.reason]
        : [],
    );
  const wait = (ms: number): void => {
    atMs += ms;
  };
  return { watch, configure, handIn, accepted, alarms, refusals, wait };
}

/** Korea says `a` statements with each of its keys, and after these that the next one follows. */
function history(each: number): Uint8Array[] {
  const all: Uint8Array[] = [];
  const add = (name: string, content: StatementContent): void => {
    const label = {
      ...{ classification: 'unclassified' as const, releasableTo: ['jpn'], caveats: [] },
      ...{ delayS: 0, fidelity: 'minimum' as const },
    };
    const body = {
      ...{ id: `kor-s${all.length + 1}`, origin: 'kor', mode: 'exercise' as const, label },
      ...{ releaseClass: 'minimum', timeMs: START, content },
    };
    all.push(canonicalBytes(seal(STATEMENT_TYPE, body, fakeSigner(name))));
  };
  for (const [i, name] of KEYS.entries()) {
    for (let n = 0; n < each; n++) {
      add(name, {
        ...{ about: 'hazard', hazard: `kor-h${all.length}`, revision: 1, kind: 'ballistic' },
        ...{ status: 'open', areas: [], arrivals: [], earliestMs: null, latestMs: null },
      });
    }
    const next = KEYS[i + 1];
    if (next === undefined) continue;
    const [from, key] = [`sim-${name}`, `sim-${next}`];
    const names = { node: 'kor', mode: 'exercise', from, key } as const;
    const proof = proveSuccession(names, fakeSigner(next));
    add(name, { about: 'key', revision: i + 1, key, untilMs: START + 1000, proof });
  }
  return all;
}

function fileOf(all: readonly Uint8Array[], first: number, end: number): Uint8Array {
  const hashes = all.map((bytes) => toHex(sha256(bytes)));
  const before = bundleChains(CHAIN_START, hashes)[first]!;
  const names = { from: 'usa', to: 'jpn', mode: 'exercise', ledger: 'a'.repeat(32) } as const;
  const about = { ...names, first: first + 1, before, timeMs: START };
  return writeBundle(about, all.slice(first, end), fakeSigner('usa'));
}

test('files handed in back to front: what is signed with a key that is announced later is taken when it is', () => {
  const all = history(3);
  const { watch, handIn, accepted, alarms } = world();
  const { share } = watch.state.stages!;
  for (let first = all.length - 1; first > 3; first--) handIn(fileOf(all, first, first + 1));
  assert.deepEqual([accepted(), share.early.length], [[], all.length - 4]);
  assert.equal(alarms()[0], 'BNG_STATEMENT_REFUSED');
  // The first announcement brings in all that it leads to, in one step.
  assert.equal(handIn(fileOf(all, 3, 4)), all.length - 3);
  assert.equal(share.early.length, 0);
  assert.equal(handIn(fileOf(all, 0, 3)), 3);
  assert.equal(handIn(fileOf(all, 0, all.length)), 0, 'nothing is taken twice');
});

test('what waits for a key is taken, too, once the settings name that key: of a new invitation', () => {
  const all = history(3);
  const { watch, configure, handIn, accepted } = world();
  const { share } = watch.state.stages!;
  assert.equal(handIn(fileOf(all, 4, 8)), 0);
  configure('sim-another'.padEnd(43, 'x'));
  assert.deepEqual(accepted(), []);
  configure(`sim-${KEYS[1]}`);
  assert.deepEqual([accepted().length, share.early.length], [4, 0]);
  assert.equal(handIn(fileOf(all, 4, 8)), 0, 'nothing is taken twice');
});

test('what there is no room for is missing, and taken when it is handed in again', () => {
  const all = history(MAX_EARLY / 2 + 10);
  const { watch, handIn } = world();
  const each = MAX_EARLY / 2 + 11;
  assert.equal(handIn(fileOf(all, each, 2 * each - 1)), 0);
  assert.equal(watch.state.stages!.share.early.length, MAX_EARLY / 2);
  assert.equal(handIn(fileOf(all, 0, each)), each + MAX_EARLY / 2);
  assert.equal(handIn(fileOf(all, each, 2 * each - 1)), 10);
});

test('a statement that no key has signed waits for none', () => {
  const all = history(1);
  const { watch, handIn, alarms } = world();
  const forged = JSON.parse(Buffer.from(all[2]!).toString()) as Record<string, unknown>;
  const changed = [canonicalBytes({ ...forged, signature: 'x'.repeat(43) })];
  assert.equal(handIn(fileOf(changed, 0, 1)), 0);
  assert.deepEqual(alarms(), ['BNG_STATEMENT_REFUSED']);
  assert.equal(watch.state.stages!.share.early.length, 0);
});

test('what is signed with a key that has ended is refused for that, and waits for no announcement', () => {
  const all = history(1);
  const { watch, handIn, accepted, refusals, wait } = world();
  const { share } = watch.state.stages!;
  assert.equal(handIn(fileOf(all, 1, 2)), 1);
  assert.equal(handIn(fileOf(all, 4, 5)), 0);
  assert.deepEqual([share.early.length, refusals()], [1, []], 'nobody knows its key yet');
  wait(1001);
  // The first key has ended, and the third one with that is announced by the second.
  assert.equal(handIn(fileOf(all, 0, 1)), 0);
  assert.deepEqual([share.early.length, refusals()], [1, ['key-ended']]);
  assert.equal(handIn(fileOf(all, 3, 4)), 2);
  assert.deepEqual([share.early.length, accepted().length], [0, 3]);
});
