import { parseArgs } from 'node:util';
import { type Problem, reasonOf, stateOf } from '../node/index.ts';
import type { Say } from './command.ts';
import { examineData } from './doctor-data.ts';
import { askNode } from './doctor-node.ts';

export const DOCTOR_HELP = `bongsu doctor [--url URL] [--data DIR] [--json]

Tells what is wrong with a node and what to do about it: a running one by its page, and its data
folder (keys, ledgers, room on disk) whether it runs or not.

  --url URL    page of the running node; default http://127.0.0.1:8787
  --data DIR   its data folder; default bongsu-data, if there is one
  --json       one object a line on stdout: each problem, then the verdict

Example: bongsu doctor --url http://127.0.0.1:8787
With --data alone the node need not run.
Exit code 1: something has failed. 4: the node does not answer.`;

const DEFAULT_URL = 'http://127.0.0.1:8787';
const DEFAULT_DATA = 'bongsu-data';

/** What one examination brought: facts in words, and problems. */
export interface Findings {
  readonly facts: readonly string[];
  readonly problems: readonly Problem[];
}

/** Examines a node and its data. */
export async function runDoctor(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(DOCTOR_HELP);
    return 2;
  }
  if (parsed.help) {
    out(DOCTOR_HELP);
    return 0;
  }
  const asked = await askNode(parsed.url ?? DEFAULT_URL);
  const node = typeof asked === 'string' ? null : asked;
  const data = await examineData(parsed.data ?? DEFAULT_DATA, parsed.data !== undefined);
  const wanted = parsed.url !== undefined || parsed.data === undefined;
  const unreachable = node === null && wanted;
  const findings: Findings[] = [runtime(), ...(node === null ? [] : [node]), data];
  if (typeof asked === 'string') err(unreachable ? `BNG_NOT_REACHABLE: ${asked}` : asked);
  const problems = findings.flatMap((one) => one.problems);
  const state = stateOf(problems);
  if (parsed.json) {
    for (const problem of problems) out(JSON.stringify(problem));
    out(JSON.stringify({ state, reachable: node !== null, problems: problems.length }));
  } else {
    for (const fact of findings.flatMap((one) => one.facts)) out(`  ${fact}`);
    for (const problem of problems) for (const line of problemLines(problem)) out(line);
    out(verdict(state, problems.length, node !== null));
  }
  if (unreachable) return 4;
  return state === 'failed' ? 1 : 0;
}

function readArguments(
  args: string[],
): { url?: string; data?: string; json: boolean; help: boolean } | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        url: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.url !== undefined && !/^https?:\/\//.test(values.url)) {
      return `--url begins with http://, ${values.url} does not.`;
    }
    return values;
  } catch (error) {
    return reasonOf(error);
  }
}

function runtime(): Findings {
  return {
    facts: [`Node.js ${process.version} on ${process.platform} ${process.arch}`],
    problems: [],
  };
}

function problemLines(problem: Problem): string[] {
  const word = { failed: 'FAILED', degraded: 'WRONG', notice: 'NOTE' }[problem.severity];
  return [`${word.padEnd(7)} ${problem.subject}: ${problem.message}`, `        ${problem.remedy}`];
}

function verdict(state: string, count: number, reached: boolean): string {
  if (count === 0) {
    return reached ? 'Nothing is wrong.' : 'Nothing else is wrong; no running node was examined.';
  }
  const found = `${count} ${count === 1 ? 'finding' : 'findings'}`;
  if (state === 'failed') return `${found}; something has failed.`;
  return reached ? `${found}; it works all the same.` : `${found}; no running node was examined.`;
}
