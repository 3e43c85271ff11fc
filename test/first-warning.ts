import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Demonstration, startDemonstration } from './demonstration.ts';

/*
 * Follows docs/first-warning.md as a newcomer would: each command of its blocks in order, each
 * `until` comment waited for, each picture taken where it stands.
 */

const PAGE = fileURLToPath(new URL('../docs/first-warning.md', import.meta.url));
const COMMAND = fileURLToPath(new URL('../bin/bongsu.js', import.meta.url));

export type Step =
  | { readonly kind: 'start' }
  | { readonly kind: 'command'; readonly args: readonly string[] }
  | { readonly kind: 'until'; readonly selector: string; readonly text: string | null }
  | { readonly kind: 'picture'; readonly file: string };

/** What the page tells to do, in order. */
export function stepsOfPage(): Step[] {
  const steps: Step[] = [];
  for (const line of readFileSync(PAGE, 'utf8').split('\n')) {
    const until = /^<!-- until: (.+?)(?: :: (.+))? -->$/.exec(line);
    const picture = /^!\[.*\]\((images\/.+)\)$/.exec(line);
    if (line === 'npm start -- --you-sign') steps.push({ kind: 'start' });
    else if (line.startsWith('npx bongsu ')) {
      steps.push({ kind: 'command', args: line.split(' ').slice(2) });
    } else if (until !== null) {
      steps.push({ kind: 'until', selector: until[1]!, text: until[2] ?? null });
    } else if (picture !== null) steps.push({ kind: 'picture', file: `docs/${picture[1]!}` });
  }
  return steps;
}

export interface Follower {
  /** Opens the page of a demonstration that has just started. */
  open(url: string): Promise<void>;
  until(selector: string, text: string | null): Promise<void>;
  picture(file: string): Promise<void>;
  told(line: string): void;
}

/** A draft may change between reading and signing: then one reads again, this often at most. */
const AGAIN = 20;
/** Until the radar sees it and a draft waits, ms. */
const PATIENCE_MS = 180_000;
const LOOK_MS = 500;

/** Does what the page says; rejects at the first command that fails. */
export async function follow(data: string, speed: number, follower: Follower): Promise<void> {
  let run: { demonstration: Demonstration; url: string; folder: string } | null = null;
  let runs = 0;
  try {
    for (const step of stepsOfPage()) {
      if (step.kind === 'start') {
        await run?.demonstration.stop();
        runs += 1;
        const demonstration = await startDemonstration({ data, speed, youSign: true });
        const url = demonstration.pages['kor'] ?? '';
        run = { demonstration, url, folder: join(data, `run-${runs}`) };
        await follower.open(url);
      } else if (step.kind === 'until') {
        // There is nothing to read before, for who follows without a browser too.
        const waits = step.selector.includes('data-state=drafted');
        if (waits && run !== null) await revisionFor('release', run.url);
        await follower.until(step.selector, step.text);
      } else if (step.kind === 'picture') await follower.picture(step.file);
      else if (step.args[0] === 'replay') {
        await run?.demonstration.stop();
        const args = step.args.map((arg) => arg.replace(/^bongsu-data\/demo/, data));
        follower.told(await bongsu(args));
      } else if (run !== null) follower.told(await act(step.args, run.url, data));
    }
  } finally {
    await run?.demonstration.stop();
  }
}

/** A command on warnings; its revision is the one that waits, or that is in force, by then. */
async function act(written: readonly string[], url: string, data: string): Promise<string> {
  const args = written.map((arg) => arg.replace(/^bongsu-data\/demo/, data));
  const at = args.indexOf('--revision') + 1;
  const [, verb] = args;
  for (let again = 0; ; again++) {
    if (at > 0) args[at] = String(await revisionFor(verb ?? '', url));
    try {
      return await bongsu([...args, '--url', url]);
    } catch (error) {
      const stale = /Nothing was signed|stale-revision|no-draft|other-content/.test(String(error));
      if (!stale || again >= AGAIN) throw error;
    }
  }
}

async function revisionFor(verb: string, url: string): Promise<number> {
  const untilMs = Date.now() + PATIENCE_MS;
  for (;;) {
    const lines = (await bongsu(['warn', 'list', '--json', '--url', url])).split('\n');
    const warnings = lines
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { id: string; revision: number; state: string });
    const found = warnings.find(
      ({ id, state }) => id === 'kor-w1' && (state === 'drafted') === (verb === 'release'),
    );
    if (found !== undefined) return found.revision;
    if (Date.now() > untilMs) throw new Error(`nothing to ${verb} within ${PATIENCE_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

function bongsu(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [COMMAND, ...args], (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`bongsu ${args.join(' ')}: ${stdout}${stderr}`));
    });
  });
}
