import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readLedger, witnessed } from '../../ledger/index.ts';
import { canonicalJson } from '../../seal/index.ts';
import { count } from '../ledger-text.ts';

export const WITNESS_HELP = `bongsu ledger witness LEDGER --of PEER [--out FILE] [--json]

What this ledger holds of a peer's: the signed roots that came with its probes, one a line. Given to
whoever looks at the peer's ledger ("bongsu ledger verify --witness FILE"), it shows whether that
is the one that the peer has been signing for.

  --of PEER   the node whose roots
  --out FILE  write there instead of to stdout
  --json      the same, for machines

Example: bongsu ledger witness bongsu-data/exercise/ledger.db --of kor --out kor-roots.ndjson`;

type Say = (line: string) => void;

export function runWitness(args: string[], out: Say, err: Say): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      of: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    out(WITNESS_HELP);
    return 0;
  }
  const [path] = positionals;
  if (path === undefined || positionals.length > 1 || values.of === undefined) {
    err('Give one ledger file, and with --of the node whose roots it holds.');
    err(WITNESS_HELP);
    return 2;
  }
  const reader = readLedger(path);
  try {
    const lines = [...witnessed(reader, values.of)].map((statement) => canonicalJson(statement));
    if (values.out === undefined) for (const line of lines) out(line);
    else writeFileSync(values.out, lines.map((line) => `${line}\n`).join(''));
    err(`${count(lines.length, 'signed root', 'signed roots')} of ${values.of}.`);
    return 0;
  } finally {
    reader.close();
  }
}
