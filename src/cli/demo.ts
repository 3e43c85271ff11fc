import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  createExercise,
  type ExerciseState,
  readScenario,
  type Scenario,
} from '../exercise/index.ts';
import { BongsuError, type Clock, type Extension, reasonOf } from '../node/index.ts';
import { demonstrationClock } from './demo/clock.ts';
import { scoreFromLedgers, scoreWords } from './demo/closing.ts';
import { newRunFolder } from './demo/folder.ts';
import { hasAllClear, narrator } from './demo/narrator.ts';
import { type Federation, NATIONS, startFederation, stopAll } from './demo/nations.ts';
import { demonstrationOfficers } from './demo/officers.ts';
import { exercisePlayer } from './demo/player.ts';
import { findPorts } from './demo/ports.ts';
import { alarmsOnce, sinceZero, type Tell, telling } from './demo/telling.ts';

export const DEMO_HELP = `bongsu demo [--you-sign] [--speed X] [--seed N] [--once] [--port P] [--data DIR]
            [--scenario FILE] [--json]

Starts three nodes (kor, usa as the hub, jpn) on this machine and plays a joint
exercise into them: a simulated world and sensors that send real bytes. One
missile is detected and warned of, two officers release the warning, and it
reaches the allies. Nothing leaves this machine.

  --you-sign       no simulated officers: you release and take back
                   (docs/first-warning.md)
  --speed X        X times as fast as real time, 0.1 to 60; default 1
  --seed N         another course of events; default: the scenario's
  --once           end after the all-clear, or when the scenario is over
  --port P         the pages are at P, P+1 and P+2; default 8787, or free
                   ones where those are taken; 0 takes free ones; others
                   must be free
  --data DIR       where runs are kept; default bongsu-data/demo
  --scenario FILE  default: the joint warning exercise
  --json           one object a line on stdout

Example: bongsu demo --speed 4
Ctrl-C ends it.`;

type Say = (line: string) => void;

interface DemoArguments {
  readonly speed: number;
  readonly seed: number | null;
  readonly once: boolean;
  /** Nobody signs but whoever sits there. */
  readonly youSign: boolean;
  readonly port: number;
  /** Asked for, so that no other will do. */
  readonly portGiven: boolean;
  readonly data: string;
  readonly scenario: string;
  readonly json: boolean;
  readonly help: boolean;
}

/** The pages are here where nothing else was asked for. */
const DEFAULT_PORT = '8787';
/** Beyond this the nodes' ticks come faster than the machine's timers. */
const MAX_SPEED = 60;
/** Links and inputs are up well within this, real milliseconds. */
const LINKS_WITHIN_MS = 10_000;
/** The world starts this long after the nodes, so that the page can be opened, clock seconds. */
const SETTLE_S = 2;
/** After the last word the views and ledgers settle for this long, real milliseconds. */
const LAST_LOOK_MS = 500;

const SCENARIO = fileURLToPath(
  new URL('../../examples/scenarios/joint-warning.json', import.meta.url),
);

/** Runs the demonstration to its end. Exit code 0 done, 1 failed, 2 wrong usage. */
export async function runDemo(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(DEMO_HELP);
    return 2;
  }
  if (parsed.help) {
    out(DEMO_HELP);
    return 0;
  }
  try {
    return await demonstrate(parsed, out, err);
  } catch (error) {
    err(error instanceof BongsuError ? `${error.code}: ${error.message}` : reasonOf(error));
    return 1;
  }
}

function readArguments(args: string[]): DemoArguments | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        speed: { type: 'string', default: '1' },
        seed: { type: 'string' },
        once: { type: 'boolean', default: false },
        'you-sign': { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string', default: join('bongsu-data', 'demo') },
        scenario: { type: 'string', default: SCENARIO },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const speed = Number(values.speed);
    if (!(speed >= 0.1 && speed <= MAX_SPEED))
      return `--speed is a number from 0.1 to ${MAX_SPEED}, not ${values.speed}`;
    const seed = values.seed === undefined ? null : Number(values.seed);
    if (seed !== null && !(Number.isSafeInteger(seed) && seed >= 0))
      return `--seed is a whole number from 0, not ${values.seed}`;
    const port = Number(values.port ?? DEFAULT_PORT);
    if (!(Number.isInteger(port) && port >= 0 && port <= 65_000))
      return `--port is a whole number from 0 to 65000, not ${values.port}`;
    const { once, data, scenario, json, help } = values;
    const portGiven = values.port !== undefined;
    const youSign = values['you-sign'];
    return { speed, seed, once, youSign, port, portGiven, data, scenario, json, help };
  } catch (error) {
    return reasonOf(error);
  }
}

async function demonstrate(args: DemoArguments, out: Say, err: Say): Promise<number> {
  const scenario = openScenario(args.scenario, err);
  if (scenario === null) return 1;
  const clock = demonstrationClock(Date.now(), args.speed);
  const ports = await findPorts(scenario, args.port, NATIONS.length);
  const taken = ports.http.flatMap((port, i) => (port === 0 ? [args.port + i] : []));
  if (args.port !== 0 && taken.length > 0 && args.portGiven) {
    const address = taken.map((port) => `127.0.0.1:${port}`).join(', ');
    const reason = 'another program has it, perhaps another demonstration';
    throw new BongsuError('BNG_ADDRESS_IN_USE', { what: 'A page', address, reason });
  }
  if (args.port !== 0 && taken.length > 0) {
    err(`Port ${taken.join(', ')} is taken, perhaps by another demonstration: free ones are used.`);
  }
  const folder = newRunFolder(args.data);
  const late: { tell: Tell | null } = { tell: null };
  const log = (node: string, line: string): void => {
    if (late.tell === null) err(`${node}: ${line}`);
    else late.tell(node, 'alarm', line);
  };
  const interrupt = interruption();
  let federation: Federation | null = null;
  try {
    federation = await startFederation({ folder, scenario, clock, ports, log });
    await linksUp(federation, interrupt);
    // Solving for the flight takes part of the settling time.
    const startMs = clock.nowMs() + SETTLE_S * 1000;
    const start = createExercise(scenario, args.seed ?? scenario.seed, startMs);
    if (!start.ok) {
      for (const problem of start.problems) err(problem);
      return 1;
    }
    const zeroMs = start.state.world.missiles[0]?.launchMs ?? startMs;
    const tell = alarmsOnce(telling({ clock, zeroMs, json: args.json, out }));
    late.tell = tell;
    if (!args.json) for (const line of opening(args, federation, folder, start.state)) out(line);
    else tell('demo', 'start', scenario.title, { pages: pagesOf(federation), folder });
    await play(args, federation, start.state, clock, tell, interrupt);
    return await close(args, federation, start.state, out, tell);
  } finally {
    interrupt.forget();
    if (federation !== null) await stopAll(federation.nodes);
  }
}

/** Null, with every problem told, for a file that is no scenario for these nations. */
function openScenario(file: string, err: Say): Scenario | null {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    err(`${file} cannot be read as a scenario: ${reasonOf(error)}`);
    return null;
  }
  const reading = readScenario(value);
  if (!reading.ok) {
    for (const problem of reading.problems)
      err(`${file} at ${problem.path || 'the top'}: ${problem.message}`);
    return null;
  }
  const foreign = reading.scenario.emitters.find(
    (emitter) => !(NATIONS as readonly string[]).includes(emitter.node),
  );
  if (foreign === undefined) return reading.scenario;
  err(`${file}: sensor ${foreign.id} is of ${foreign.node}; the nodes are ${NATIONS.join(', ')}`);
  return null;
}

/** Ends the exercise, stops the nodes, and sums up from their ledgers. */
async function close(
  args: DemoArguments,
  federation: Federation,
  state: ExerciseState,
  out: Say,
  tell: Tell,
): Promise<number> {
  const ledgers = federation.nodes.map((node) => ({
    node: node.node,
    path: node.status().ledger.path,
  }));
  await stopAll(federation.nodes);
  const warner = state.scenario.emitters[0]!.node;
  const score = scoreFromLedgers(state, warner, ledgers);
  if (args.json) {
    tell('demo', 'end', 'the demonstration has ended', { score, ledgers });
    return 0;
  }
  out('');
  out('EXERCISE: how it went, from the ledgers (times in exercise seconds)');
  for (const line of scoreWords(score)) out(`  ${line}`);
  out('');
  out('Every ledger can be recomputed from its inputs and compared byte for byte:');
  for (const { path } of ledgers) out(`  npx bongsu replay ${path} --verify`);
  return 0;
}

/** Plays until the end, an interruption, or with `--once` the all-clear. */
async function play(
  args: DemoArguments,
  federation: Federation,
  state: ExerciseState,
  clock: Clock,
  tell: Tell,
  interrupt: Interruption,
): Promise<void> {
  const world = { over: false };
  const extensions: Extension[] = [
    narrator(state, tell),
    ...(args.youSign ? [] : [simulatedOfficers(federation, tell)]),
    exercisePlayer({
      state,
      onEnd: () => {
        world.over = true;
        tell('world', 'over', args.once ? 'the scenario is over' : OVER);
      },
    }),
  ];
  const running: { stop(): Promise<void> }[] = [];
  try {
    const log = (line: string): void => tell('demo', 'note', line);
    for (const extension of extensions)
      running.push(await extension.start({ nodes: federation.nodes, clock, log }));
    const warner = state.scenario.emitters[0]!.node;
    const allies = federation.nodes.filter((node) => node.node !== warner);
    while (!interrupt.signal.aborted) {
      await sleep(LOOK_MS, undefined, { signal: interrupt.signal }).catch(() => undefined);
      if (!args.once) continue;
      if (world.over || allies.every((ally) => hasAllClear(ally, warner))) break;
    }
    await sleep(LAST_LOOK_MS);
  } finally {
    for (const extension of running.reverse()) await extension.stop();
  }
}

/** Who signs at every node where nobody else does. */
function simulatedOfficers(federation: Federation, tell: Tell): Extension {
  return demonstrationOfficers(federation.officers, {
    granted: (node) =>
      tell(
        node.node,
        'granted',
        'both officers have signed the standing authority for this shift: with under 5 minutes left a first "take cover" needs no further signature',
      ),
    signs: (officer, warning) =>
      tell(
        officer.node,
        'signs',
        `${officer.id} has read ${warning.id}, revision ${warning.revision}, and signs it`,
      ),
    refused: (officer, warning, message) =>
      tell(officer.node, 'refused', `${officer.id} could not sign ${warning.id}: ${message}`),
  });
}

const LOOK_MS = 100;
const OVER = 'the scenario is over; the pages stay open until Ctrl-C';

async function linksUp(federation: Federation, interrupt: Interruption): Promise<void> {
  const until = Date.now() + LINKS_WITHIN_MS;
  const up = (): boolean =>
    federation.nodes.every((node) => {
      const links = node.view()?.links ?? [];
      return links.length > 0 && links.every((link) => link.state === 'up');
    });
  while (!up() && Date.now() < until && !interrupt.signal.aborted) await sleep(50);
}

function pagesOf(federation: Federation): Record<string, string> {
  return Object.fromEntries(federation.nodes.map((node) => [node.node, node.httpUrl]));
}

function opening(
  args: DemoArguments,
  federation: Federation,
  folder: string,
  state: ExerciseState,
): string[] {
  const bar = '='.repeat(78);
  const mark = ' EXERCISE   EXERCISE   EXERCISE   EXERCISE   EXERCISE   EXERCISE   EXERCISE';
  const { scenario, world } = state;
  const first = world.missiles[0];
  const ends = sinceZero(world.startMs + scenario.durationS * 1000 - (first?.launchMs ?? 0));
  return [
    bar,
    mark,
    bar,
    scenario.title,
    'Three nodes on this machine. All of it is simulated; nothing leaves this machine.',
    '',
    'Open in a browser:',
    ...federation.nodes.map((node) => `  ${node.httpUrl}   ${node.config.title}`),
    '',
    `T is counted from the launch${args.speed === 1 ? '' : `; time runs ${args.speed} times as fast`}. The scenario ends at ${ends}. Ctrl-C ends it.`,
    `Keys, ledgers and CAP files: ${folder}`,
    ...(args.youSign ? yourPart(federation, folder) : []),
    bar,
  ];
}

/** How whoever sits there signs, at the node that sees. */
function yourPart(federation: Federation, folder: string): string[] {
  const [node] = federation.nodes;
  if (node === undefined) return [];
  const common = `--url ${node.httpUrl} --data ${join(folder, node.node)}`;
  return [
    '',
    'Nobody signs but you (docs/first-warning.md). In a second terminal, in this folder:',
    `  npx bongsu warn list --url ${node.httpUrl}`,
    `  npx bongsu warn release ${node.node}-w1 --revision N --officer ${node.node}-officer-1 ${common}`,
    `  npx bongsu warn release ${node.node}-w1 --revision N --officer ${node.node}-officer-2 ${common}`,
  ];
}

interface Interruption {
  readonly signal: AbortSignal;
  forget(): void;
}

/** The first Ctrl-C ends the exercise, a second one the process. */
function interruption(): Interruption {
  const controller = new AbortController();
  const abort = (): void => {
    forget();
    controller.abort();
  };
  const forget = (): void => {
    process.off('SIGINT', abort);
    process.off('SIGTERM', abort);
  };
  process.on('SIGINT', abort);
  process.on('SIGTERM', abort);
  return { signal: controller.signal, forget };
}
