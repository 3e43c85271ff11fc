import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type LedgerReader, readLedger, witnessed } from '../../ledger/index.ts';
import { canonicalJson, notedBy } from '../../seal/index.ts';
import { count } from '../ledger-text.ts';

export const WITNESS_HELP = `bongsu ledger witness LEDGER --of PEER [--exchanged] [--out FILE] [--json]

What this ledger holds of a peer's: the signed roots that came with its probes, one a line. Given to
whoever looks at the peer's ledger ("bongsu ledger verify --witness FILE"), it shows whether that
is the one that the peer has been signing for.

With --exchanged: the notes that both nodes have signed of what went between them, and any that
contradict each other, as signed notes (C2SP); with --json one object a line with what, direction,
size and notes. Keep them on another machine: they hold without this ledger.

  --of PEER    the node whose roots
  --exchanged  what was signed together with it
  --out FILE   write there instead of to stdout
  --json       the same, for machines

Example: bongsu ledger witness bongsu-data/exercise/ledger.db --of kor --out kor-roots.ndjson`;

type Say = (line: string) => void;

export function runWitness(args: string[], out: Say, err: Say): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      of: { type: 'string' },
      exchanged: { type: 'boolean' },
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
    if (values.exchanged === true) {
      const notes = notesOf(reader, values.of, values.json === true);
      if (values.out === undefined) for (const note of notes) out(note);
      else writeFileSync(values.out, notes.map((note) => `${note}\n`).join(''));
      err(`${count(notes.length, 'word', 'words')} on what was exchanged with ${values.of}.`);
      return 0;
    }
    const lines = [...witnessed(reader, values.of)].map((statement) => canonicalJson(statement));
    if (values.out === undefined) for (const line of lines) out(line);
    else writeFileSync(values.out, lines.map((line) => `${line}\n`).join(''));
    err(`${count(lines.length, 'signed root', 'signed roots')} of ${values.of}.`);
    return 0;
  } finally {
    reader.close();
  }
}

/** What was signed with a peer, oldest first. */
function notesOf(reader: LedgerReader, peer: string, json: boolean): string[] {
  return (['sent', 'received'] as const).flatMap((direction) =>
    [...reader.exchanged(direction, peer)].flatMap(({ body: { what, size, notes } }) => {
      if (what === 'leaves' || what === 'asked') return [];
      const texts = notes.map(({ text, signatures }) => notedBy(text, signatures));
      return json ? [canonicalJson({ what, direction, size, notes: texts })] : texts;
    }),
  );
}
