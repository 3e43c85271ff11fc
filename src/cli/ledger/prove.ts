import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type EntryProof,
  type ExchangedProof,
  proveEntry,
  proveExchanged,
  readLedger,
} from '../../ledger/index.ts';
import { formatInstant } from '../../mark/index.ts';

export const PROVE_HELP = `bongsu ledger prove LEDGER --entry N [--out FILE] [--json]
bongsu ledger prove LEDGER (--sent-to PEER | --received-from PEER) (--entry N | --statement ID)

Writes a file by which a stranger sees that entry N stood in the ledger when its newest
checkpoint was signed, and which shows nothing else of the ledger. Who gets it checks it with
docs/verify-entry.mjs and the node's public key, which the operator tells them by another way.
"bongsu ledger export LEDGER" lists the entries with their numbers.

With a peer's name: that a statement went from one node to the other, which both have signed for.
Who gets that file checks it with docs/verify-exchanged.mjs and the public keys of both.

  --entry N             position of the entry, from 0; of what was exchanged, from 1
  --sent-to PEER        of what went to this node
  --received-from PEER  of what came from it
  --statement ID        the statement of this id, of those
  --out FILE            write there instead of to stdout
  --json                the same, for machines: without --out one object on stdout either way

Example: bongsu ledger prove bongsu-data/exercise/ledger.db --entry 4711 --out proof.json
         bongsu ledger prove bongsu-data/exercise/ledger.db --sent-to usa --statement kor-s12`;

type Say = (line: string) => void;

export function runProve(args: string[], out: Say, err: Say): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      entry: { type: 'string' },
      'sent-to': { type: 'string' },
      'received-from': { type: 'string' },
      statement: { type: 'string' },
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
  const peer = values['sent-to'] ?? values['received-from'];
  if (peer !== undefined) return proveOf(peer, values, positionals, out, err);
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

interface ExchangedValues {
  readonly 'sent-to'?: string | undefined;
  readonly 'received-from'?: string | undefined;
  readonly entry?: string | undefined;
  readonly statement?: string | undefined;
  readonly out?: string | undefined;
  readonly json?: boolean | undefined;
}

function proveOf(
  peer: string,
  values: ExchangedValues,
  positionals: readonly string[],
  out: Say,
  err: Say,
): number {
  const [path] = positionals;
  const { entry, statement } = values;
  const both = values['sent-to'] !== undefined && values['received-from'] !== undefined;
  const wanted =
    statement !== undefined ? { id: statement } : { sequence: Number(entry ?? Number.NaN) };
  const good = statement !== undefined ? entry === undefined : /^[1-9]\d{0,14}$/.test(entry ?? '');
  if (path === undefined || positionals.length > 1 || both || !good) {
    err('Give one ledger file, one peer, and one statement by --entry or --statement.');
    err(PROVE_HELP);
    return 2;
  }
  const direction = values['sent-to'] === undefined ? 'received' : 'sent';
  const reader = readLedger(path);
  try {
    const proof = proveExchanged(reader, direction, peer, wanted);
    const text = JSON.stringify(proof, null, values.json === true ? 0 : 2);
    if (values.out === undefined) out(text);
    else writeFileSync(values.out, `${text}\n`);
    for (const line of exchangedLines(proof, values.out)) err(line);
    return 0;
  } finally {
    reader.close();
  }
}

function exchangedLines(proof: ExchangedProof, file: string | undefined): string[] {
  const [origin, size, , time] = proof.note.split('\n');
  const signedMs = Number(time?.replace('timeMs ', ''));
  return [
    `Statement ${proof.sequence} of ${size} in ${origin},`,
    `signed by both at ${formatInstant(signedMs)}${file === undefined ? '' : `; proof in ${file}`}.`,
    'It holds this statement in clear: look at what is in it before you hand it on.',
  ];
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
