import { seal } from '../../src/seal/index.ts';
import { heardStatements } from '../../src/share/index.ts';
import {
  ACT_TYPE,
  type Act,
  authorityView,
  CONDITIONS,
  currentWarnings,
  LEAD_ACT_TYPE,
  type LeadAct,
  type Warning,
} from '../../src/warn/index.ts';
import type { LedgerRecord } from '../../src/watch/index.ts';
import { fakeSigner } from './keys.ts';
import { type LeadNode, type LeadWorld, START_MS, threat } from './lead-world.ts';
import { OFFICERS } from './settings.ts';

const HOUR_MS = 3_600_000;
/** The conditions as people who see all of them good sign them. */
const GOOD = CONDITIONS.map((name) => ({ name, state: 'good' as const }));

/** The words of a lead act, without who says them, where and when. */
type Words = LeadAct extends infer Each
  ? Each extends LeadAct
    ? Omit<Each, 'mode' | 'node' | 'officer' | 'atMs'>
    : never
  : never;

/** Two officers of a node sign the same; what the second signature led to comes back. */
export function signLead(world: LeadWorld, node: LeadNode, words: Words): readonly LedgerRecord[] {
  let records: readonly LedgerRecord[] = [];
  for (const { id } of OFFICERS) {
    const common = { mode: 'exercise', node: node.name, officer: id } as const;
    const body = { ...words, ...common, atMs: node.clock(world.nowMs) } as LeadAct;
    const command = seal(LEAD_ACT_TYPE, body, fakeSigner(id));
    records = world.give(node, { kind: 'command', command });
    if (body.act === 'on-shift') continue;
    if (records.some((each) => each.kind === 'decision' && each.body.what === 'refused-act')) break;
  }
  return records;
}

let nonces = 0;

/** Both officers do the same to a warning; the records of the last one. */
export function signAct(
  world: LeadWorld,
  node: LeadNode,
  act: Act['act'],
  warning: Warning,
): readonly LedgerRecord[] {
  let records: readonly LedgerRecord[] = [];
  for (const { id } of OFFICERS) {
    nonces += 1;
    const { revision, contentHash, mode } = warning;
    const atMs = node.clock(world.nowMs);
    const body: Act = {
      ...{ act, mode, warning: warning.id, revision, contentHash },
      ...{ officer: id, atMs, nonce: `n${nonces}` },
    };
    records = world.give(node, {
      kind: 'command',
      command: seal(ACT_TYPE, body, fakeSigner(id)),
    });
    if (act === 'withdraw' || act === 'all-clear') break;
    const gone = node.warn.cases.get(warning.id)?.draft?.revision !== revision;
    if (gone) break;
  }
  return records;
}

/** They come on duty, and the last evaluation is recorded. */
export function beginShift(world: LeadWorld, node: LeadNode): void {
  signLead(world, node, { act: 'on-shift', untilMs: START_MS + 8 * HOUR_MS });
  signLead(world, node, { act: 'evaluated', passed: true, heldMs: START_MS - HOUR_MS });
}

/** What people at the three nodes do, each at a moment of their own, for as long as the run is. */
export function peopleAct(world: LeadWorld, node: LeadNode): void {
  const { chance } = world;
  const again = (everyMs: number, act: () => void): void => {
    const wait = everyMs / 2 + chance.below(everyMs);
    if (world.sinceMs + wait > world.options.endMs) return;
    world.at(wait, () => {
      if (!node.down && node.doomed === null) act();
      again(everyMs, act);
    });
  };
  world.at(500, () => beginShift(world, node));
  again(1500, () => readDrafts(world, node));
  again(6000, () => takeSomethingBack(world, node));
  if (node.name === 'jpn') again(4000, () => lend(world, node));
  if (node.name === 'usa') again(2000, () => take(world, node));
}

/** Whatever waits is signed, or tried to be. */
function readDrafts(world: LeadWorld, node: LeadNode): void {
  for (const draft of currentWarnings(node.warn)) {
    if (draft.state === 'drafted') signAct(world, node, 'release', draft);
  }
}

function takeSomethingBack(world: LeadWorld, node: LeadNode): void {
  const { chance } = world;
  const becomes = chance.hit(0.5) ? 'cancelled' : 'all-clear';
  const ours = currentWarnings(node.warn).filter(inForce);
  const own = ours[chance.below(ours.length || 1)];
  if (own !== undefined && chance.hit(0.5)) {
    signAct(world, node, becomes === 'cancelled' ? 'withdraw' : 'all-clear', own);
    return;
  }
  const theirs = heardStatements(node.watch.state.stages!.share).flatMap(({ body: { content } }) =>
    content.about === 'warning' && inForce(content)
      ? [{ id: content.warning, revision: content.revision, areas: content.areas }]
      : [],
  );
  const all = [...theirs, ...ours];
  const target = all[chance.below(all.length || 1)];
  if (target === undefined) return;
  const held = [...node.warn.lead.leads.values()].findLast(
    (each) => each.role === 'holder' && each.state === 'held',
  );
  const [lead, term] =
    held === undefined || chance.hit(0.2) ? [`${node.name}-l0`, 0] : [held.id, held.term];
  const whose = chance.hit(0.2) ? '' : (lead.split('-')[0] ?? '').slice(0, 1).toUpperCase();
  const regions = target.areas
    .filter(({ region, stage }) => stage !== 'all-clear' && region.startsWith(whose))
    .map(({ region }) => region);
  if (regions.length === 0) return;
  signLead(world, node, {
    ...{ act: 'take-back', lead, term, warning: target.id, revision: target.revision },
    ...{ kind: 'ballistic', regions, becomes },
  });
}

function inForce({ state }: { readonly state: Warning['state'] }): boolean {
  return !['drafted', 'cancelled', 'all-clear'].includes(state);
}

/** Japan lends Tokyo and the rest of its areas, or wants them back. */
function lend(world: LeadWorld, node: LeadNode): void {
  const view = authorityView(node.warn, { linkAgeS: {} }, node.clock(world.nowMs))!;
  const open = view.leads.find(({ state }) => state === 'offered' || state === 'lent');
  if (open !== undefined) {
    if (world.chance.hit(0.1)) {
      signLead(world, node, { act: 'recall', lead: open.id, term: open.term });
    }
    return;
  }
  const term = view.nextTerm;
  signLead(world, node, {
    ...{ act: 'offer', lead: `jpn-l${term}`, term, to: 'usa', kinds: ['ballistic'] },
    ...{ areas: ['JP'], endsMs: node.clock(world.nowMs) + HOUR_MS, conditions: GOOD },
  });
}

/** The United States accept what is offered, and give it back now and then. */
function take(world: LeadWorld, node: LeadNode): void {
  for (const { id: lead, term, state, offer } of node.warn.lead.leads.values()) {
    if (state === 'offered') {
      signLead(world, node, { act: 'accept', lead, term, offer, conditions: GOOD });
    }
    if (state === 'held' && world.chance.hit(0.05)) {
      signLead(world, node, { act: 'return', lead, term });
    }
  }
}

/** Missiles, each seen by every nation, that the runs warn of and take back. */
export function scheduleThreats(world: LeadWorld, count: number): void {
  for (let number = 1; number <= count; number++) {
    world.at(2000 + world.chance.below(world.options.faultsUntilMs), () => {
      for (const node of world.nodes.values()) {
        if (!node.down) node.see(threat(number, world.nowMs), world.nowMs);
      }
    });
  }
}
