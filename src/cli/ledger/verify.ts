import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  checkWitness,
  type LedgerFinding,
  MAX_FINDINGS,
  readLedger,
  statesWith,
  type VerifyReport,
  verifyLedger,
  type WitnessCheck,
} from '../../ledger/index.ts';
import { formatInstant } from '../../mark/index.ts';
import { ed25519Verifier } from '../../seal/index.ts';
import { count, list } from '../ledger-text.ts';

export const VERIFY_HELP = `bongsu ledger verify LEDGER [--key KEY]... [--witness FILE]... [--json]

Recomputes the ledger's tree from its rows and holds it against the signed checkpoints;
checks that no input is missing, every record is readable, every snapshot is unchanged.

  --key KEY   public key that may have signed (base64url), as the node's operator told you;
              without it, the keys that the ledger itself names
  --witness FILE  signed roots that a peer holds ("bongsu ledger witness"): each has to be one that
              this ledger had, so that nothing was cut off or rewritten since
  --json      one object on stdout

Example: bongsu ledger verify bongsu-data/exercise/ledger.db
Exit code 3: the verification failed.`;

type Say = (line: string) => void;

export function runVerify(args: string[], out: Say, err: Say): number {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(VERIFY_HELP);
    return 2;
  }
  if (parsed.help) {
    out(VERIFY_HELP);
    return 0;
  }
  const statements = parsed.witnesses.flatMap(readLines);
  const reader = readLedger(parsed.path);
  try {
    const verifier = ed25519Verifier();
    const recomputed = verifyLedger(reader, {
      verifier,
      ...(parsed.keys.length > 0 ? { keys: parsed.keys } : {}),
      progress: (done, of) => {
        if (done > 0) err(`  ${count(done, 'entry', 'entries')} of ${of}`);
      },
    });
    const given = parsed.keys.length > 0 ? parsed.keys : reader.meta.keys;
    const witness = checkWitness(reader, statements, verifier, given);
    const report = withFindings(recomputed, witness.findings);
    const { id, node, mode, createdMs } = reader.meta;
    const about = { path: parsed.path, id, node, mode, createdMs };
    if (parsed.json) out(JSON.stringify({ ...about, ...report, witnessed: witness.found }));
    else {
      for (const line of verifyLines(about, report, parsed.keys.length > 0)) out(line);
      const states = reader.snapshots();
      for (const tombstone of reader.tombstones().values()) {
        const { entry, officer, why, atMs } = tombstone.act.body;
        const left = statesWith(tombstone, states);
        if (left > 0) {
          const many = count(left, 'kept state', 'kept states');
          out(`What was in entry ${entry} may still stand in ${many} from before it was shredded.`);
        }
        out(`Entry ${entry} was shredded by ${officer} at ${formatInstant(atMs)}: ${why}`);
      }
      if (statements.length > 0) out(witnessLine(witness));
    }
    return report.verified ? 0 : 3;
  } finally {
    reader.close();
  }
}

function withFindings(report: VerifyReport, more: readonly LedgerFinding[]): VerifyReport {
  if (more.length === 0) return report;
  const findings = [...report.findings, ...more].slice(0, MAX_FINDINGS);
  return { ...report, verified: false, findings, findingCount: report.findingCount + more.length };
}

function witnessLine({ found, other }: WitnessCheck): string {
  const rest = other === 0 ? '' : `; ${other} are of another ledger or of none yet`;
  return `Of the roots that peers hold, ${found} are of this ledger${rest}.`;
}

/** One JSON value a line; what is none stays null, which no check takes for a statement. */
function readLines(file: string): unknown[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      try {
        return JSON.parse(line) as unknown;
      } catch {
        return null;
      }
    });
}

interface VerifyArguments {
  readonly path: string;
  readonly keys: readonly string[];
  readonly witnesses: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
}

function readArguments(args: string[]): VerifyArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        key: { type: 'string', multiple: true },
        witness: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const help = values.help === true;
    if (positionals.length !== 1 && !help) return 'Give one ledger file.';
    const path = positionals[0] ?? '';
    const { key: keys = [], witness: witnesses = [] } = values;
    return { path, keys, witnesses, json: values.json === true, help };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface About {
  readonly path: string;
  readonly id: string;
  readonly node: string;
  readonly mode: string;
  readonly createdMs: number;
}

function verifyLines(about: About, report: VerifyReport, keysGiven: boolean): string[] {
  const { path, node, mode, createdMs, id } = about;
  const lines = [
    `Ledger ${path}`,
    `  of            node ${node}, mode ${mode}, made ${formatInstant(createdMs)}, name ${id}`,
    `  inputs        ${inputsLine(report)}`,
    `  records       ${list(report.records)}`,
    `  tree          ${count(report.entries, 'entry', 'entries')}, root ${report.root}`,
    `  checkpoints   ${checkpointsLine(report)}`,
  ];
  for (const key of report.keys) {
    lines.push(`  signed by     ${key}${keysGiven ? '' : ' (as the ledger itself names it)'}`);
  }
  lines.push(`  snapshots     ${report.snapshots}`);
  for (const gap of report.gaps) {
    lines.push(`  gap           inputs ${gap.firstSeq} to ${gap.lastSeq} were not recorded`);
  }
  if (Object.keys(report.removed).length > 0) {
    lines.push(`  removed       ${list(report.removed)} after their days, as the ledger notes`);
  }
  if (report.strays > 0) {
    const what = count(report.strays, 'warning or statement', 'warnings and statements');
    lines.push(`  from gaps     ${what} kept without their inputs`);
  }
  if (report.verified) {
    const removed = Object.keys(report.removed).length > 0 ? ' beyond what it notes' : '';
    lines.push(`Verified: nothing was changed, removed${removed} or put in between.`);
    if (!keysGiven && report.keys.length > 0) {
      lines.push('To be sure whose ledger it is, give the key you were told with --key.');
    }
    return lines;
  }
  const more = report.findingCount > report.findings.length ? ', the first' : '';
  lines.push(`NOT verified: ${count(report.findingCount, 'finding', 'findings')}${more}:`);
  for (const { where, message } of report.findings) lines.push(`  ${where}: ${message}`);
  return lines;
}

function inputsLine(report: VerifyReport): string {
  if (report.inputs === 0) return 'none';
  const { inputs, chunks, firstSeq, lastSeq, firstMs, lastMs } = report;
  return (
    `${inputs} in ${count(chunks, 'chunk', 'chunks')}, seq ${firstSeq} to ${lastSeq}, ` +
    `${formatInstant(firstMs)} to ${formatInstant(lastMs)}`
  );
}

function checkpointsLine(report: VerifyReport): string {
  const { checkpoints, signedEntries, signedMs, entries } = report;
  if (checkpoints === 0) return 'none: nothing is signed yet';
  if (signedMs === null) return `${checkpoints}, none of them valid`;
  const since = entries - signedEntries;
  const rest = since === 0 ? '' : `; ${count(since, 'entry', 'entries')} since then not signed yet`;
  return `${checkpoints}, the newest valid one over ${signedEntries} at ${formatInstant(signedMs)}${rest}`;
}
