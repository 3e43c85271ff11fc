import { parseArgs } from 'node:util';
import { backupLedger } from '../../ledger/index.ts';
import { ed25519Verifier } from '../../seal/index.ts';
import { count } from '../ledger-text.ts';

export const BACKUP_HELP = `bongsu ledger backup LEDGER TO [--key KEY]... [--json]

Copies a ledger, also while its node writes it, as it stood at one moment, and verifies the
copy. The file TO is there only once it is whole, verified and on disk. Keys are not in it:
keep a copy of the data folder's keys apart. docs/storage.md tells how to restore.

  --key KEY   public key that may have signed; without it, those that the ledger names
  --json      one object on stdout

Example: bongsu ledger backup bongsu-data/exercise/ledger.db /backup/kor-exercise.db
Exit code 3: the ledger itself does not verify.`;

type Say = (line: string) => void;

export async function runBackup(args: string[], out: Say, err: Say): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      key: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    out(BACKUP_HELP);
    return 0;
  }
  const [from, to] = positionals;
  if (from === undefined || to === undefined || positionals.length > 2) {
    err('Give a ledger file and the file to make.');
    err(BACKUP_HELP);
    return 2;
  }
  const report = await backupLedger(from, to, {
    verifier: ed25519Verifier(),
    ...(values.key === undefined ? {} : { keys: values.key }),
  });
  if (values.json === true) out(JSON.stringify({ path: from, backup: to, ...report }));
  else {
    const what = count(report.entries, 'entry', 'entries');
    out(`Backed up to ${to}: ${what}, inputs to ${report.lastSeq}, root ${report.root}; verified.`);
  }
  return 0;
}
