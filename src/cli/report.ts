import { parseArgs } from 'node:util';
import { LedgerError, readLedger } from '../ledger/index.ts';
import { reasonOf } from '../node/index.ts';
import type { Say } from './command.ts';
import { gatherReport } from './report-gather.ts';
import { csvOf, markdownOf, printedRows } from './report-text.ts';

export const REPORT_HELP = `bongsu report --ledger LEDGER [--from TIME] [--until TIME] [--csv|--json]

What was shared with allies over a period, for a joint meeting: released, delayed, withheld and
why, recorded there, refused, and how fast, by peer, origin, kind, release class and arrangement.
Out of the ledger alone, which may be written meanwhile; the same ledger gives the same report.

  --ledger LEDGER  a node's ledger
  --from TIME      ISO 8601; default: the beginning
  --until TIME     ISO 8601, that moment left out; default: the end
  --csv            one table for a spreadsheet; default: Markdown
  --json           one object a row (NDJSON)

Example: bongsu report --ledger bongsu-data/exercise/ledger.db --from 2026-11-01T00:00:00Z`;

export async function runReport(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(REPORT_HELP);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help) {
    out(REPORT_HELP);
    return 0;
  }
  const fromMs = values.from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(values.from);
  const untilMs = values.until === undefined ? Number.POSITIVE_INFINITY : Date.parse(values.until);
  if (values.ledger === undefined || positionals.length > 0) {
    err('Give --ledger, the ledger of a node.');
    err(REPORT_HELP);
    return 2;
  }
  if (!(fromMs < untilMs) || (values.csv && values.json)) {
    err('--from and --until are times as 2026-11-01T00:00:00Z, in this order; --csv or --json.');
    return 2;
  }
  try {
    const reader = readLedger(values.ledger);
    try {
      const report = gatherReport(reader, fromMs, untilMs);
      if (values.json) for (const row of printedRows(report)) out(JSON.stringify(row));
      else out(values.csv ? csvOf(report) : markdownOf(report));
      const removed = reader.removal();
      if (removed !== null)
        err('Some of this ledger was removed after its days: counts are of the rest.');
    } finally {
      reader.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    err(`${error.code}: ${error.message}`);
    return error.code === 'BNG_LEDGER_CORRUPT' ? 3 : 1;
  }
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        ledger: { type: 'string' },
        from: { type: 'string' },
        until: { type: 'string' },
        csv: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return reasonOf(error);
  }
}
