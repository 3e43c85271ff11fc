/**
 * Plays the cases and writes what this system says of them: docs/cases.md and a picture each.
 *
 *     node tools/cases.ts --write       some minutes of one processor
 *     node tools/cases.ts               only compares; exit code 1 where a file is out of date
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { casePicture } from '../src/cli/case-picture.ts';
import { type CaseRun, caseNames, loadCase, runCase } from '../src/cli/case-run.ts';
import { casesPage } from './cases-page.ts';

const root = join(import.meta.dirname, '..');

/** Every file that is made of the cases with what should stand in it. */
export function caseFiles(): { file: string; text: string }[] {
  const runs: CaseRun[] = caseNames().map((name) => runCase(loadCase(name)));
  const pictures = runs.map((run) => ({
    file: `docs/images/case-${run.case.name}.svg`,
    text: casePicture(run),
  }));
  return [{ file: 'docs/cases.md', text: casesPage(runs) }, ...pictures];
}

if (import.meta.main) {
  const write = process.argv.includes('--write');
  for (const { file, text } of caseFiles()) {
    const path = join(root, file);
    if (write) writeFileSync(path, text);
    else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      console.error(`${file} is out of date: run "node tools/cases.ts --write"`);
      process.exitCode = 1;
    }
  }
}
