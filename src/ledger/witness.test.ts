import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { ed25519Verifier, type Signer, seal } from '../seal/index.ts';
import { type SignedStatement, STATEMENT_TYPE, type Statement } from '../share/index.ts';
import { datagram, durable, fillLedger, newSigner, scratchPath } from './fixture.ts';
import { checkWitness, openLedger, readLedger, verifyLedger } from './index.ts';

const verifier = ed25519Verifier();

function stated(signer: Signer, ledger: string, root: string, revision: number): SignedStatement {
  const body: Statement = {
    id: `kor-s${revision}`,
    origin: 'kor',
    mode: 'exercise',
    releaseClass: 'minimum',
    timeMs: 1_795_000_000_000 + revision,
    label: {
      classification: 'unclassified',
      releasableTo: ['jpn'],
      caveats: [],
      delayS: 0,
      fidelity: 'minimum',
    },
    content: { about: 'probe', revision, witness: { ledger, root }, pad: '' },
  };
  return seal(STATEMENT_TYPE, body, signer);
}

test('a ledger put back to an earlier state and gone on with verifies by itself, not against what a peer holds', async (context) => {
  const path = scratchPath(context);
  const { options } = await fillLedger(path, 200);
  const earlier = readFileSync(path);
  /** Goes on with inputs of this size; the roots that it stated meanwhile, durable each. */
  async function goOn(size: number): Promise<SignedStatement[]> {
    const ledger = await openLedger({ ...options, settings: { checkpointEntries: 5 } });
    const roots = new Set<string>();
    for (let i = 0; i < 60; i++) {
      const seq = ledger.lastSeq + 1;
      ledger.append(datagram(seq, size), []);
      await durable(ledger, seq);
      if (ledger.sealedRoot !== null) roots.add(ledger.sealedRoot);
    }
    await ledger.close();
    return [...roots].map((root, i) => stated(options.signer, ledger.id, root, i + 1));
  }
  const held = await goOn(64);
  assert.ok(held.length > 3);
  const check = (statements: readonly unknown[]) => {
    const reader = readLedger(path);
    try {
      assert.deepEqual(verifyLedger(reader, { verifier }).findings, []);
      return checkWitness(reader, statements, verifier);
    } finally {
      reader.close();
    }
  };
  assert.deepEqual(check(held), { found: held.length, other: 0, findings: [] });

  writeFileSync(path, earlier);
  await goOn(65);
  const forked = check(held);
  assert.equal(forked.found, 0);
  assert.equal(forked.findings.length, held.length);
  assert.match(forked.findings[0]!.message, /^kor signed root [0-9a-f]{64} at 2026-/);
});

test('what is no signed root of this node shows as such', async (context) => {
  const path = scratchPath(context);
  const { options } = await fillLedger(path, 20);
  const reader = readLedger(path);
  const { id } = reader.meta;
  const { root } = reader.newestCheckpoint()!;
  const good = stated(options.signer, id, root, 1);
  const changed = { ...good, body: { ...good.body, timeMs: 5 } };
  const odd = [null, 'x', {}, changed, stated(newSigner(), id, root, 2)];
  assert.equal(checkWitness(reader, odd, verifier).findings.length, odd.length);
  const others = [
    stated(options.signer, '0'.repeat(32), root, 1),
    stated(options.signer, id, '0'.repeat(64), 1),
  ];
  assert.deepEqual(checkWitness(reader, others, verifier), { found: 0, other: 2, findings: [] });
  assert.equal(checkWitness(reader, [good], verifier).found, 1);
  reader.close();
});
