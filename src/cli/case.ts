import { parseArgs } from 'node:util';
import { didYouMean, reasonOf } from '../node/index.ts';
import { tryActual } from './case-drill.ts';
import { type CaseRun, caseNames, loadCase, runCase } from './case-run.ts';
import { outlineOf, sinceZero } from './case-said.ts';
import { caseText } from './case-text.ts';
import type { Say } from './command.ts';

export const CASE_HELP = `bongsu case [NAME] [--json]

Real launches and one real false alarm, played through this system: what it
would have said, when and to whom, beside what happened. A simulated flight with
the published figures is seen by simulated radars at guessed places; nothing is
sent anywhere, and every text says EXERCISE.
Without NAME: the list.

  --json    one object a line: what happened, then every public word

Example: bongsu case 2017-09-15`;

/** Exit code 0, 2 for wrong usage. */
export async function runCaseCommand(args: string[], out: Say, err: Say): Promise<number> {
  let parsed: { values: { json: boolean; help: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return wrong(reasonOf(error), err);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    out(CASE_HELP);
    return 0;
  }
  const [name, ...rest] = positionals;
  if (rest.length > 0) return wrong(`one case at a time, not ${rest.join(' ')} as well`, err);
  const names = caseNames();
  if (name === undefined) {
    for (const each of names) {
      const { title } = loadCase(each);
      out(values.json ? JSON.stringify({ name: each, title }) : `${each}  ${title}`);
    }
    return 0;
  }
  if (!names.includes(name)) {
    return wrong(
      `there is no case "${name}". ${didYouMean(name, names) ?? `There are ${names.join(', ')}.`}`,
      err,
    );
  }
  if (!values.json) err('Playing it three times, some seconds …');
  const run = runCase(loadCase(name));
  for (const line of values.json ? caseObjects(run) : caseText(run, process.stdout.columns))
    out(line);
  return 0;
}

function wrong(message: string, err: Say): number {
  err(message);
  err(CASE_HELP);
  return 2;
}

/** One object a line: the case, what happened, each public word, each attempt of a drill. */
export function caseObjects(run: CaseRun): string[] {
  const { case: told } = run;
  const { name, title, assumed, lessons } = told;
  const objects: unknown[] = [
    { about: 'case', name, title, mode: 'exercise', zeroMs: told.zeroMs, assumed, lessons },
    ...told.happened.map((each) => ({ about: 'happened', ...each })),
  ];
  for (const played of run.played) {
    const { staffing, firstS, overS } = outlineOf(run, played);
    objects.push({ about: 'outline', staffing, firstS, overS });
    for (const warning of played.warnings) {
      if (warning.issuedMs === undefined) continue;
      const { id, revision, state, areas, texts } = warning;
      const atS = sinceZero(run, warning.issuedMs);
      objects.push({ about: 'said', staffing, atS, warning: id, revision, state, areas, texts });
    }
  }
  if (told.kind === 'drill') {
    for (const attempt of tryActual(told, run.seen, run.played.at(-1)!))
      objects.push({ about: 'attempt', ...attempt });
  }
  return objects.map((object) => JSON.stringify(object));
}
