import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  type Fold,
  LedgerError,
  type LedgerReader,
  type ReplayDifference,
  type ReplayPorts,
  type ReplayResult,
  readLedger,
  replayLedger,
  replaySteps,
} from '../ledger/index.ts';
import { formatInstant } from '../mark/index.ts';
import { BongsuError } from '../node/index.ts';
import { ed25519Verifier } from '../seal/index.ts';
import { textIn } from '../warn/index.ts';
import {
  createWatch,
  type LedgerRecord,
  restoreWatch,
  shapeProblem,
  step,
  type WatchState,
} from '../watch/index.ts';
import { around, count, list } from './ledger-text.ts';

export const REPLAY_HELP = `bongsu replay LEDGER [--verify] [--from beginning|snapshot|all|SEQ] [--speed X] [--json]

Recomputes a ledger from its inputs. With --verify: compares every hazard, warning, statement
and decision and the tracks' digests with the recorded ones, byte for byte, and tells whether
they are the same. Without: tells what happened, in order.

  --from WHERE   beginning, snapshot (the newest), all (default with --verify: the beginning and every
                 snapshot in turn), or the input that a snapshot was taken at
  --speed X      X times as fast as it was; default as fast as it goes
  --json         one object a line on stdout

Example: bongsu replay bongsu-data/exercise/ledger.db --verify
Exit code 3: something came out differently.`;

type Say = (line: string) => void;

export async function runReplay(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(REPLAY_HELP);
    return 2;
  }
  if (parsed.help) {
    out(REPLAY_HELP);
    return 0;
  }
  try {
    const reader = readLedger(parsed.path);
    try {
      const kept = keptStates(reader, parsed.from);
      for (const { seq, problem } of kept) {
        if (problem !== null) err(`Not from the snapshot of input ${seq}: ${problem}.`);
      }
      const usable = kept.filter(({ problem }) => problem === null).map(({ seq }) => seq);
      const starts = startsOf(usable, parsed.from);
      if (typeof starts === 'string') {
        err(starts);
        return 2;
      }
      return parsed.verify
        ? verifyAll(reader, starts, parsed, out, err)
        : await tell(reader, starts[0] ?? 0, parsed, out, err);
    } finally {
      reader.close();
    }
  } catch (error) {
    if (error instanceof BongsuError) {
      err(`${error.code}: ${error.message}`);
      return error.exitCode;
    }
    if (!(error instanceof LedgerError)) throw error;
    err(`${error.code}: ${error.message}`);
    return error.code === 'BNG_LEDGER_CORRUPT' && parsed.verify ? 3 : 1;
  }
}

interface ReplayArguments {
  readonly path: string;
  readonly verify: boolean;
  readonly from: string;
  /** Null: as fast as it goes. */
  readonly speed: number | null;
  readonly json: boolean;
  readonly help: boolean;
}

function readArguments(args: string[]): ReplayArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        verify: { type: 'boolean' },
        from: { type: 'string' },
        speed: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const help = values.help === true;
    if (positionals.length !== 1 && !help) return 'Give one ledger file.';
    const speed = values.speed === undefined ? null : Number(values.speed);
    if (speed !== null && !(speed > 0)) return `--speed ${values.speed} is not a positive number.`;
    return {
      path: positionals[0] ?? '',
      verify: values.verify === true,
      from: values.from ?? (values.verify === true ? 'all' : 'beginning'),
      speed,
      json: values.json === true,
      help,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface Kept {
  readonly seq: number;
  /** Why this program cannot go on from it; null when it can. */
  readonly problem: string | null;
}

/** The snapshots that may be asked for; one that is damaged is still tried, and told of then. */
function keptStates(reader: LedgerReader, from: string): Kept[] {
  if (from === 'beginning') return [];
  return reader.snapshots().map(({ seq }) => {
    try {
      return { seq, problem: shapeProblem(reader.snapshotState(seq)) };
    } catch {
      return { seq, problem: null };
    }
  });
}

/** The seqs to replay from, 0 for the beginning; a sentence when there is no such place. */
function startsOf(snapshots: readonly number[], from: string): number[] | string {
  switch (from) {
    case 'beginning':
      return [0];
    case 'all':
      return [0, ...snapshots];
    case 'snapshot': {
      const newest = snapshots.at(-1);
      return newest === undefined
        ? 'This ledger has no snapshot to go on from; use --from beginning.'
        : [newest];
    }
    default:
      if (snapshots.includes(Number(from))) return [Number(from)];
      return `There is no snapshot at input ${from}; there are: ${snapshots.join(', ') || 'none'}.`;
  }
}

/** The real watch as a fold. */
function foldOf(reader: LedgerReader): (state: unknown | null, ports: ReplayPorts) => Fold {
  const { mode } = reader.meta;
  return (state, ports) => {
    // Only over a hole in the inputs is there a snapshot that was not asked for.
    const reason = state === null ? null : shapeProblem(state);
    if (reason !== null) {
      const seq = (state as { lastSeq?: number }).lastSeq ?? '?';
      throw new BongsuError('BNG_SNAPSHOT_NEEDED', { path: reader.path, seq, reason });
    }
    const watch =
      state === null ? createWatch(mode, ports) : restoreWatch(mode, state as WatchState, ports);
    return (input) => step(watch, input).records;
  };
}

function optionsFrom(reader: LedgerReader, fromSeq: number) {
  return { makeFold: foldOf(reader), verifier: ed25519Verifier(), fromSeq };
}

/** Inputs between two lines of progress. */
const PROGRESS_INPUTS = 100_000;

function verifyAll(
  reader: LedgerReader,
  starts: readonly number[],
  { path, json }: ReplayArguments,
  out: Say,
  err: Say,
): number {
  const { node, mode } = reader.meta;
  if (!json) out(`Ledger ${path}: node ${node}, mode ${mode}`);
  let verified = true;
  for (const fromSeq of starts) {
    const startedMs = performance.now();
    let done = 0;
    const result = replayLedger(reader, optionsFrom(reader, fromSeq), (seq) => {
      done += 1;
      if (done % PROGRESS_INPUTS === 0) err(`  input ${seq} of ${reader.lastSeq}`);
    });
    const same = result.differenceCount === 0;
    verified &&= same;
    if (json) out(JSON.stringify({ path, node, mode, ...result, verified: same }));
    else for (const line of resultLines(result, performance.now() - startedMs)) out(line);
  }
  return verified ? 0 : 3;
}

function resultLines(result: ReplayResult, tookMs: number): string[] {
  const { fromSeq, inputs, records, differences, differenceCount, failures } = result;
  const where = fromSeq === 0 ? 'From the beginning' : `From the snapshot at input ${fromSeq}`;
  const took = `${(tookMs / 1000).toFixed(1)} s`;
  const lines = [
    `${where}: ${count(inputs, 'input', 'inputs')} replayed in ${took}`,
    `  recomputed  ${list(records)}`,
  ];
  if (failures > 0) {
    lines.push(`  failed      ${count(failures, 'step', 'steps')}: ${result.firstFailure}`);
  }
  if (differenceCount === 0) {
    lines.push('  Verified: every record came out byte for byte as it was recorded.');
    return lines;
  }
  const more = differenceCount > differences.length ? ', the first' : '';
  lines.push(`  NOT the same: ${count(differenceCount, 'difference', 'differences')}${more}:`);
  for (const difference of differences) lines.push(...differenceLines(difference));
  lines.push('  (Only the version of the program that wrote a ledger recomputes it exactly.)');
  return lines;
}

function differenceLines({ seq, kind, expected, got }: ReplayDifference): string[] {
  return [
    `  input ${seq}, ${kind}`,
    `    recorded    ${expected === null ? 'nothing' : around(expected, got ?? '')}`,
    `    recomputed  ${got === null ? 'nothing' : around(got, expected ?? '')}`,
  ];
}

/** Tells what happened, at the speed asked for. */
async function tell(
  reader: LedgerReader,
  fromSeq: number,
  { speed, json }: ReplayArguments,
  out: Say,
  err: Say,
): Promise<number> {
  const begunMs = performance.now();
  let firstMs: number | null = null;
  let differences = 0;
  for (const { input, records, ...replayed } of replaySteps(reader, optionsFrom(reader, fromSeq))) {
    firstMs ??= input.atMs;
    if (speed !== null && records.length > 0) {
      const waitMs = (input.atMs - firstMs) / speed - (performance.now() - begunMs);
      if (waitMs > 0) await sleep(waitMs);
    }
    for (const record of records) {
      if (json) out(JSON.stringify({ atMs: input.atMs, ...record }));
      else if (record.kind !== 'tracks') out(`${formatInstant(input.atMs)}  ${sentence(record)}`);
    }
    differences += replayed.differences.length;
  }
  if (differences > 0) {
    const what = count(differences, 'record', 'records');
    err(`${what} came out otherwise than recorded; --verify tells which.`);
  }
  return 0;
}

function sentence(record: Exclude<LedgerRecord, { kind: 'tracks' }>): string {
  switch (record.kind) {
    case 'hazard': {
      const { id, revision, kind, status, probability } = record.body;
      return `hazard     ${id} revision ${revision}: ${kind}, ${status}, probability ${probability.toFixed(3)}`;
    }
    case 'warning': {
      const { id, revision, state, becomes, texts } = record.body;
      const what = state === 'drafted' ? `drafted, to become ${becomes}` : state;
      return `warning    ${id} revision ${revision}: ${what}: ${textIn(texts, 'en').headline}`;
    }
    case 'statement':
      return `statement  ${record.body.body.id} signed, on ${contentOf(record.body.body.content)}`;
    case 'shift':
      return 'handOver' in record.body
        ? `shift      ${record.body.handOver.id} handed over by ${record.body.handOver.from}`
        : `shift      ${record.body.accepted.handOver.id} accepted by ${record.body.accepted.by}`;
    case 'accepted': {
      const { id, content } = record.body.body;
      return `accepted   ${id} from ${record.peer}, on ${contentOf(content)}`;
    }
    case 'exchanged': {
      const { what, direction, size } = record.body;
      return `exchanged  ${size} statements ${direction} (${record.peer}): ${what}`;
    }
    case 'decision': {
      const { what, subject, reason, message, about } = record.body;
      const on = about === undefined ? '' : ` (${about})`;
      return `decision   ${what} ${subject}${on}: ${reason}, ${message}`;
    }
  }
}

type Content = Extract<LedgerRecord, { kind: 'statement' }>['body']['body']['content'];

function contentOf(content: Content): string {
  if (content.about === 'consult') return `${content.word} on ${content.hazard}`;
  if (content.about === 'key') return `next key ${content.key}`;
  if (content.about === 'recall') return `${content.word} of ${content.statement}`;
  if (content.about === 'lead') return `lead ${content.lead}, ${content.word}`;
  if (content.about === 'probe' || content.about === 'tracks') {
    return `${content.about} ${content.revision}`;
  }
  const id = content.about === 'hazard' ? content.hazard : content.warning;
  const state = content.about === 'hazard' ? content.status : content.state;
  return `${content.about} ${id} revision ${content.revision}, ${state}`;
}
