import type { Warning } from '../../src/warn/index.ts';
import type { LedgerRecord } from '../../src/watch/index.ts';
import { peopleAct, scheduleThreats } from './lead-people.ts';
import {
  AREA,
  LEAD,
  type LeadNode,
  LeadWorld,
  type LeadWorldOptions,
  type NodeName,
} from './lead-world.ts';

/** What one run showed. */
export interface LeadRun {
  readonly findings: readonly string[];
  readonly faults: readonly string[];
  /** How often it happened: leads that passed, ended by time, takings back, refusals. */
  readonly counts: Readonly<Record<'passed' | 'lapsed' | 'taken' | 'foreign' | 'refused', number>>;
  /** Longest time in which the owner ran and nobody might take back, ms. */
  readonly absentMs: number;
  /** Longest time that a drafted first warning, which people try to sign, stayed unsaid, ms. */
  readonly silentMs: number;
  /** How often the owner's clock was set. */
  readonly clocksSet: number;
}

export const WITHIN: LeadWorldOptions = {
  ...{ tickMs: 250, clocksMs: LEAD.skewS * 1000, faultsUntilMs: 42_000, endMs: 55_000 },
};

/** One run under a seed: three nations, faults, people who act whenever they can. */
export function runLead(seed: number, options: LeadWorldOptions = WITHIN): LeadRun {
  const world = new LeadWorld(seed, options);
  const findings = new Set<string>();
  const counts = { passed: 0, lapsed: 0, taken: 0, foreign: 0, refused: 0 };
  const said = new Map<string, Warning>();
  const since = new Map<string, number>();
  let absentSince: number | null = null;
  let absentMs = 0;
  let silentMs = 0;
  world.watched = (node, records) => {
    const holders = holdersOf(world);
    if (holders.length > 1) findings.add(`${holders.join(' and ')} may take back in ${AREA}`);
    const owner = world.nodes.get('jpn')!;
    if (holders.length === 0 && isUp(owner)) {
      absentSince ??= world.nowMs;
      absentMs = Math.max(absentMs, world.nowMs - absentSince);
    } else absentSince = null;
    for (const record of records) judge(node, record);
    silentMs = Math.max(silentMs, silence(world, node, since));
  };
  const judge = (node: LeadNode, record: LedgerRecord): void => {
    if (record.kind === 'decision') {
      const { what, reason } = record.body;
      if (what === 'lead' && reason === 'held') counts.passed += 1;
      if (what === 'lead' && reason === 'lapsed') counts.lapsed += 1;
      if (what === 'refused-act' && reason === 'not-holder') counts.refused += 1;
    }
    if (record.kind === 'statement') {
      const { content } = record.body.body;
      const takes =
        content.about === 'lead' && content.word === 'take-back' && content.regions.includes(AREA);
      const rightful = !takes || node.mayTakeBack(world.nowMs);
      if (!rightful) findings.add(`${node.name} took back what it does not hold`);
    }
    if (record.kind !== 'warning' || record.body.issuedMs === undefined) return;
    const before = said.get(record.body.id);
    said.set(record.body.id, record.body);
    if (before === undefined || !speaksOf(before) || speaksOf(record.body)) return;
    counts.taken += 1;
    const by = record.body.takenBack;
    if (by !== undefined && by.node !== node.name) {
      counts.foreign += 1;
      if (by.grants.length < 2) findings.add('taken back without two signatures');
    } else if (!node.mayTakeBack(world.nowMs)) {
      findings.add(`${node.name} let ${AREA} go, which it does not hold`);
    }
  };
  for (const node of world.nodes.values()) peopleAct(world, node);
  // What the nations see comes beside their inputs, so nothing is seen where those are folded anew.
  scheduleThreats(world, options.traced === true ? 0 : 3);
  world.run();
  for (const node of options.traced === true ? world.nodes.values() : []) {
    const problem = node.replayProblem();
    if (problem !== null) findings.add(`replays otherwise: ${problem}`);
  }
  const { faults, clocksSet } = world;
  return { findings: [...findings], faults, counts, absentMs, silentMs, clocksSet };
}

/** True where a public revision still tells people in the area to do something. */
function speaksOf({ state, areas }: Warning): boolean {
  if (state === 'cancelled' || state === 'all-clear') return false;
  return areas.some(({ region, stage }) => region === AREA && stage !== 'all-clear');
}

const isUp = ({ down, doomed }: LeadNode): boolean => !down && doomed === null;

function holdersOf(world: LeadWorld): NodeName[] {
  return [...world.nodes.values()]
    .filter((node) => isUp(node) && node.mayTakeBack(world.nowMs))
    .map(({ name }) => name);
}

/** How long a first warning has waited at a node that runs, though people sign it every 2 s, ms. */
function silence(world: LeadWorld, node: LeadNode, since: Map<string, number>): number {
  let longest = 0;
  for (const { id, draft, released } of node.warn.cases.values()) {
    if (draft === null || released !== null) {
      since.delete(id);
      continue;
    }
    const sinceMs = Math.max(node.upMs, since.get(id) ?? world.nowMs);
    since.set(id, sinceMs);
    longest = Math.max(longest, world.nowMs - sinceMs);
  }
  return longest;
}
