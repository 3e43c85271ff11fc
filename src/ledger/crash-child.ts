import { writeSync } from 'node:fs';
import { ed25519Signer } from '../seal/index.ts';
import { datagram, optionsFor, type SmallState, smallFold } from './fixture.ts';
import { openLedger, readLedger, recoverLedger } from './index.ts';

/*
 * A node in small, to be killed: makes its state again from its ledger, goes on where that
 * ended, and writes each seq that it was told is durable to stdout, a line each.
 */

const [path = '', privateKey = ''] = process.argv.slice(2);
const signer = ed25519Signer(privateKey);
const ledger = await openLedger(optionsFor(path, { signer }));

const reader = readLedger(path);
const { snapshot, inputs } = recoverLedger(reader);
const state = (snapshot?.state as SmallState | undefined) ?? {
  sum: 0,
  statements: 0,
  seen: new Map(),
};
const fold = smallFold(state, { signer });
let seq = snapshot?.seq ?? 0;
for (const input of inputs) {
  fold(input);
  seq = input.seq;
}
reader.close();
if (seq !== ledger.lastSeq) throw new Error(`recovered ${seq}, the ledger says ${ledger.lastSeq}`);

ledger.onDurable((upTo) => {
  writeSync(1, `${upTo}\n`);
  burst();
});
burst();

/** Up to 40 inputs at once, of changing size, now and then with a snapshot. */
function burst(): void {
  for (let left = 1 + (seq % 40); left > 0; left--) {
    seq += 1;
    const input = datagram(seq, 10 + ((seq * 37) % 900));
    ledger.append(input, fold(input));
  }
  if (seq % 9 === 0) ledger.snapshot(seq, state);
}
