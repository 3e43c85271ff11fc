import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerError, readLedger } from '../ledger/index.ts';
import { formatInstant, MODES, type Mode } from '../mark/index.ts';
import { keyNames, type Problem, readKey, reasonOf } from '../node/index.ts';
import type { Findings } from './doctor.ts';

/** Below this much room a busy node fills the disk within hours. */
const LITTLE_ROOM_BYTES = 1 << 30;

/** Looks at a data folder without changing anything in it. */
export async function examineData(folder: string, mustExist: boolean): Promise<Findings> {
  if (!existsSync(folder)) {
    if (!mustExist) return { facts: [], problems: [] };
    const message = 'There is no such folder';
    const remedy = 'Give the folder that stands after "data:" in the configuration.';
    return { facts: [], problems: [{ severity: 'failed', subject: folder, message, remedy }] };
  }
  const facts: string[] = [`Data in ${folder}`];
  const problems: Problem[] = [...accessProblems(folder), ...roomProblems(folder)];
  for (const mode of MODES) {
    examineKeys(folder, mode, facts, problems);
    examineLedger(folder, mode, facts, problems);
  }
  return { facts, problems };
}

function accessProblems(folder: string): Problem[] {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return [];
  } catch (error) {
    return [
      {
        severity: 'failed',
        subject: folder,
        message: reasonOf(error),
        remedy: 'Give it to the user that the node runs as (chown).',
      },
    ];
  }
}

function roomProblems(folder: string): Problem[] {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= LITTLE_ROOM_BYTES) return [];
  return [
    {
      severity: 'degraded',
      subject: folder,
      message: `Only ${Math.floor(free / 1e6)} MB are free on its disk`,
      remedy:
        'Free space, or move the data folder: a full disk leaves only the reserve for warnings.',
    },
  ];
}

function examineKeys(folder: string, mode: Mode, facts: string[], problems: Problem[]): void {
  for (const name of keyNames(folder, mode)) {
    try {
      const key = readKey(folder, mode, name);
      facts.push(
        `Key ${mode}/${name} ${key.publicKey}${key.demonstration ? ', demonstration' : ''}`,
      );
    } catch (error) {
      problems.push({
        severity: 'failed',
        subject: `key ${mode}/${name}`,
        message: reasonOf(error),
        remedy: 'Without it the node does not start in this mode.',
      });
    }
  }
}

function examineLedger(folder: string, mode: Mode, facts: string[], problems: Problem[]): void {
  const path = join(folder, mode, 'ledger.db');
  if (!existsSync(path)) return;
  try {
    const reader = readLedger(path);
    try {
      const { node, createdMs } = reader.meta;
      const checkpoints = reader.checkpoints().length;
      facts.push(
        `Ledger ${path}: node ${node}, since ${formatInstant(createdMs)}, ${reader.lastSeq} inputs, ` +
          `${checkpoints} signed checkpoints`,
      );
    } finally {
      reader.close();
    }
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    problems.push({
      severity: 'failed',
      subject: `ledger ${path}`,
      message: error.message,
      remedy: `Run "bongsu ledger verify ${path}".`,
    });
  }
}
