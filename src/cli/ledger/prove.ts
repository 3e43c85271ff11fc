import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type EntryProof, proveEntry, readLedger } from '../../ledger/index.ts';
import { formatInstant } from '../../mark/index.ts';

export const PROVE_HELP = `bongsu ledger prove LEDGER --entry N [--out FILE] [--json]

Writes a file by which a stranger sees that entry N stood in the ledger when its newest
checkpoint was signed, and which shows nothing else of the ledger. Who gets it checks it with
docs/verify-entry.mjs and the node's public key, which the operator tells them by another way.
"bongsu ledger export LEDGER" lists the entries with their numbers.

  --entry N   position of the entry, from 0
  --out FILE  write there instead of to stdout
  --json      the same, for machines: without --out one object on stdout either way

Example: bongsu ledger prove bongsu-data/exercise/ledger.db --entry 4711 --out proof.json`;

type Say = (line: string) => void;

export function runProve(args: string[], out: Say, err: Say): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      entry: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    out(PROVE_HELP);
    return 0;
  }
  const [path] = positionals;
  if (path === undefined || positionals.length > 1 || !/^\d{1,15}$/.test(values.entry ?? '')) {
    err('Give one ledger file, and with --entry the number of one of its entries.');
    err(PROVE_HELP);
    return 2;
  }
  const reader = readLedger(path);
  try {
    const proof = proveEntry(reader, Number(values.entry));
    const text = JSON.stringify(proof, null, values.json === true ? 0 : 2);
    if (values.out === undefined) out(text);
    else writeFileSync(values.out, `${text}\n`);
    for (const line of proofLines(proof, values.out)) err(line);
    return 0;
  } finally {
    reader.close();
  }
}

function proofLines(proof: EntryProof, file: string | undefined): string[] {
  const [origin, size, , time] = proof.checkpoint.split('\n');
  const signedMs = Number(time?.replace('timeMs ', ''));
  const entry = Buffer.from(proof.entry, 'base64');
  const what =
    entry[0] === 0x7b ? `a record of ${entry.length} bytes` : 'a chunk of inputs as they came in';
  return [
    `Entry ${proof.index} of ${size} in ${origin}: ${what},`,
    `signed at ${formatInstant(signedMs)}${file === undefined ? '' : `; proof in ${file}`}.`,
    'It holds this entry in clear: look at what is in it before you hand it on.',
  ];
}
