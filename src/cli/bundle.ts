import { LedgerError } from '../ledger/index.ts';
import { runExport } from './bundle/export.ts';
import { runImport } from './bundle/import.ts';
import type { Run, Say } from './command.ts';

export const BUNDLE_HELP = `bongsu bundle export --peer PEER --out FILE   what was released to a peer, as signed files
bongsu bundle import FILE...                 a peer's files, into the running node

For links that go one way only: a data diode, a disk that is carried. Each with --help.

Example: bongsu bundle export --peer jpn --out jpn.bundle`;

const VERBS: Readonly<Record<string, Run>> = { export: runExport, import: runImport };

export async function runBundle(args: string[], out: Say, err: Say): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === '--help' || verb === '-h') {
    out(BUNDLE_HELP);
    return 0;
  }
  const run = verb === undefined ? undefined : VERBS[verb];
  if (run === undefined) {
    err(verb === undefined ? 'Say what to do with bundles.' : `There is no "bundle ${verb}".`);
    err(BUNDLE_HELP);
    return 2;
  }
  try {
    return await run(rest, out, err);
  } catch (error) {
    // What parseArgs says of an option that it does not know.
    const isUsage = error instanceof TypeError && 'code' in error;
    if (!isUsage && !(error instanceof LedgerError)) throw error;
    err(error instanceof LedgerError ? `${error.code}: ${error.message}` : error.message);
    return error instanceof LedgerError ? 1 : 2;
  }
}
