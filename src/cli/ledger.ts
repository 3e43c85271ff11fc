import { LedgerError } from '../ledger/index.ts';
import { runBackup } from './ledger/backup.ts';
import { runExport } from './ledger/export.ts';
import { runProve } from './ledger/prove.ts';
import { runShred } from './ledger/shred.ts';
import { runVerify } from './ledger/verify.ts';
import { runWitness } from './ledger/witness.ts';

export const LEDGER_HELP = `bongsu ledger verify LEDGER    recompute it, and hold it against what was signed
bongsu ledger export LEDGER    print what was decided and said, as NDJSON
bongsu ledger prove LEDGER --entry N
                               a file by which a stranger sees that an entry stood in it, or
                               (--sent-to PEER) that a statement went to an ally
bongsu ledger backup LEDGER TO a verified copy, also while its node writes it
bongsu ledger shred LEDGER --entry N
                               take words out of it that must not stay; its hash stays
bongsu ledger witness LEDGER --of PEER
                               the signed roots of a peer's ledger that it holds, or
                               (--exchanged) what both have signed of what they exchanged

Each with --help. A ledger can be read while its node writes it.

Example: bongsu ledger verify bongsu-data/exercise/ledger.db
Exit code 3: the verification failed.`;

type Say = (line: string) => void;

const VERBS: Readonly<
  Record<string, (args: string[], out: Say, err: Say) => number | Promise<number>>
> = {
  backup: runBackup,
  verify: runVerify,
  export: runExport,
  prove: runProve,
  shred: runShred,
  witness: runWitness,
};

export async function runLedger(args: string[], out: Say, err: Say): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === '--help' || verb === '-h') {
    out(LEDGER_HELP);
    return 0;
  }
  const run = verb === undefined ? undefined : VERBS[verb];
  if (run === undefined) {
    err(verb === undefined ? 'Say what to do with the ledger.' : `There is no "ledger ${verb}".`);
    err(LEDGER_HELP);
    return 2;
  }
  try {
    return await run(rest, out, err);
  } catch (error) {
    if (error instanceof LedgerError) {
      err(`${error.code}: ${error.message}`);
      return error.code === 'BNG_LEDGER_CORRUPT' ? 3 : 1;
    }
    // What parseArgs says of an option that it does not know.
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    err(error.message);
    return 2;
  }
}
