import { seal } from '../../src/seal/index.ts';
import {
  authorityView,
  CONDITIONS,
  LEAD_ACT_TYPE,
  type LeadAct,
  otherRight,
} from '../../src/warn/index.ts';
import type { Chance } from './chance.ts';
import type { Host } from './host.ts';
import { fakeSigner } from './keys.ts';
import { AREA } from './lead-world.ts';
import { OFFICERS } from './settings.ts';

const HOUR_MS = 3_600_000;
const GOOD = CONDITIONS.map((name) => ({ name, state: 'good' as const }));

type Words = LeadAct extends infer Each
  ? Each extends LeadAct
    ? Omit<Each, 'mode' | 'node' | 'officer' | 'atMs'>
    : never
  : never;

/** Both officers of a node sign the same. */
function sign(host: Host, keys: readonly string[], words: Words): void {
  for (const [i, { id: officer }] of OFFICERS.entries()) {
    const { node, settings, nowMs: atMs } = host;
    const body = { ...words, mode: settings.mode, node, officer, atMs } as LeadAct;
    const signer = fakeSigner(keys[i]!.replace(/^sim-/, ''));
    host.take({ kind: 'command', command: seal(LEAD_ACT_TYPE, body, signer) });
  }
}

/** Japan lends the right over its areas to the United States, or wants it back; they take and return it. */
export function actOnLeads(host: Host, keys: readonly string[], chance: Chance): void {
  const { stages } = host.watch.state;
  if (!host.up || stages === null) return;
  const { nowMs } = host;
  if (host.node === 'jpn') {
    sign(host, keys, { act: 'on-shift', untilMs: nowMs + 8 * HOUR_MS });
    sign(host, keys, { act: 'evaluated', passed: true, heldMs: nowMs - HOUR_MS });
    const view = authorityView(stages.warn, { linkAgeS: {} }, nowMs);
    const open = view?.leads.find(({ state }) => state === 'offered' || state === 'lent');
    if (open === undefined && view !== null) {
      const term = view.nextTerm;
      sign(host, keys, {
        ...{ act: 'offer', lead: `jpn-l${term}`, term, to: 'usa', kinds: ['ballistic'] },
        ...{ areas: ['JP'], endsMs: nowMs + HOUR_MS, conditions: GOOD },
      });
    } else if (open !== undefined && chance.hit(0.15)) {
      sign(host, keys, { act: 'recall', lead: open.id, term: open.term });
    }
    return;
  }
  sign(host, keys, { act: 'on-shift', untilMs: nowMs + 8 * HOUR_MS });
  sign(host, keys, { act: 'evaluated', passed: true, heldMs: nowMs - HOUR_MS });
  for (const { id: lead, term, state, offer } of stages.warn.lead.leads.values()) {
    if (state === 'offered') {
      sign(host, keys, { act: 'accept', lead, term, offer, conditions: GOOD });
    }
    if (state === 'held' && chance.hit(0.1)) sign(host, keys, { act: 'return', lead, term });
  }
}

/** Nodes that run and would now take a warning of missiles back in Tokyo. */
export function whoMayTakeBack(hosts: ReadonlyMap<string, Host>): string[] {
  return [...hosts.values()]
    .filter(({ up }) => up)
    .filter(({ watch, nowMs }) => {
      const { stages, lastMs } = watch.state;
      const clockMs = Math.max(lastMs, nowMs);
      return stages !== null && otherRight(stages.warn, AREA, 'ballistic', clockMs) === null;
    })
    .map(({ node }) => node);
}
