import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A scenario takes seconds; beyond this something hangs. */
const PATIENCE_MS = 300_000;

/** The last line of JSON that a benchmark's script prints, run in a process of its own. */
export function runFresh(script: string, args: readonly string[]): Record<string, unknown> {
  const said = execFileSync(process.execPath, [join(import.meta.dirname, '..', script), ...args], {
    encoding: 'utf8',
    timeout: PATIENCE_MS,
  });
  return JSON.parse(said.trim().split('\n').at(-1)!) as Record<string, unknown>;
}

/** What `node bench/track.ts` prints of a scenario: in a process where nothing else has run. */
export function runScenarioFresh(
  file: string,
  repeat: number,
  ...flags: string[]
): Record<string, unknown> {
  return inFolder((folder) =>
    runFresh('track.ts', [
      file,
      '--out',
      join(folder, 'result.json'),
      '--repeat',
      String(repeat),
      ...flags,
    ]),
  );
}

/** Gives `use` a folder that is gone afterwards. */
export function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
