import { parseArgs } from 'node:util';
import { isShredded, readLedger } from '../../ledger/index.ts';

export const EXPORT_HELP = `bongsu ledger export LEDGER [--kind KIND[,KIND]...] [--from SEQ]

Prints what was decided and said, one record a line (NDJSON), each with the number of its entry.

  --kind      only these: hazard, warning, statement, accepted, decision,
              exchanged, shift, tracks
  --from SEQ  from this input on

Example: bongsu ledger export bongsu-data/exercise/ledger.db --kind warning`;

type Say = (line: string) => void;

export function runExport(args: string[], out: Say, err: Say): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kind: { type: 'string', multiple: true },
      from: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    out(EXPORT_HELP);
    return 0;
  }
  const [path] = positionals;
  const kinds = new Set((values.kind ?? []).flatMap((list) => list.split(',')));
  const odd = [...kinds].find((kind) => !KINDS.includes(kind));
  const from = values.from ?? '1';
  if (path === undefined || positionals.length > 1 || odd !== undefined || !/^\d+$/.test(from)) {
    const known = `There is no kind "${odd}"; there are ${KINDS.join(', ')}.`;
    err(odd === undefined ? 'Give one ledger file, and with --from a number.' : known);
    err(EXPORT_HELP);
    return 2;
  }
  const reader = readLedger(path);
  try {
    for (const row of reader.recordRows(Number(from))) {
      if (kinds.size > 0 && !kinds.has(row.kind)) continue;
      if (isShredded(row)) {
        out(`{"entry":${row.position},"kind":"${row.kind}","seq":${row.seq},"shredded":true}`);
        continue;
      }
      // The row is canonical JSON of an object: its members follow the number of the entry.
      out(`{"entry":${row.position},${new TextDecoder().decode(row.bytes.subarray(1))}`);
    }
    return 0;
  } finally {
    reader.close();
  }
}

const KINDS: readonly string[] = [
  'hazard',
  'warning',
  'statement',
  'accepted',
  'decision',
  'exchanged',
  'shift',
  'tracks',
];
