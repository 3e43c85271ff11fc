import { polygonArea } from '../../earth/index.ts';
import type { Extension, RunningNode } from '../../node/index.ts';
import { seal } from '../../seal/index.ts';
import {
  ACT_TYPE,
  type Act,
  AUTHORITY_ACT_TYPE,
  type AuthorityAct,
  type Warning,
} from '../../warn/index.ts';
import type { View } from '../../watch/index.ts';
import type { DemoOfficer } from './nations.ts';

/** How often an officer looks at the screen, real milliseconds. */
const LOOK_MS = 50;
/** The first and the second officer sign no sooner than this after a warning came up, seconds. */
const READING_S = [4, 7] as const;
/** What changed in a later revision takes them less to read, seconds. */
const REREADING_S = [2, 3.5] as const;
/** An all-clear waits this long after the predicted impact, seconds. */
const AFTER_IMPACT_S = 30;

/** Officers let a prediction that is wider than this become sharper, m², … */
const WIDE_M2 = 2e11;
/** … but no longer than this after the first draft, seconds. */
const PATIENCE_S = 25;

/** How long the exercise's standing authority lasts, seconds. */
const SHIFT_S = 8 * 3600;

export interface OfficerEvents {
  /** Both officers of a node have granted its standing authority, until then. */
  granted(node: RunningNode, untilMs: number): void;
  signs(officer: DemoOfficer, warning: Warning): void;
  refused(officer: DemoOfficer, warning: Warning, message: string): void;
}

/**
 * Two people at each node who grant its standing authority for the shift, and then read what it drafted and release it, each with a key of their own
 * and after the time that reading takes. They sign what they read: a draft that was replaced in
 * the meantime they read anew.
 */
export function demonstrationOfficers(
  officers: readonly DemoOfficer[],
  events: OfficerEvents,
): Extension {
  return {
    name: 'officers',
    async start(host) {
      const desks = officers.map((officer) => ({
        officer,
        node: host.nodes.find((node) => node.node === officer.node)!,
        seat: officer.id.endsWith('1') ? (0 as const) : (1 as const),
        /** Content of the drafts that were handled, by hash. */
        done: new Set<string>(),
        /** When the first draft of a warning was seen, by warning. */
        seenMs: new Map<string, number>(),
        acts: 0,
        busy: false,
      }));
      const shiftMs = host.clock.nowMs();
      await Promise.all(desks.map((desk) => grant(desk.officer, desk.node, shiftMs)));
      for (const node of host.nodes) events.granted(node, shiftMs + SHIFT_S * 1000);
      const timer = setInterval(() => {
        const nowMs = host.clock.nowMs();
        for (const desk of desks) {
          if (desk.busy) continue;
          const draft = draftToSign(desk, nowMs);
          if (draft === null) continue;
          desk.busy = true;
          desk.done.add(draft.contentHash);
          desk.acts++;
          void sign(desk.officer, desk.node, draft, desk.acts, nowMs, events).finally(() => {
            desk.busy = false;
          });
        }
      }, LOOK_MS);
      return {
        async stop() {
          clearInterval(timer);
        },
      };
    },
  };
}

async function grant(officer: DemoOfficer, node: RunningNode, fromMs: number): Promise<void> {
  const act: AuthorityAct = {
    act: 'grant',
    mode: node.mode,
    node: node.node,
    fromMs,
    untilMs: fromMs + SHIFT_S * 1000,
    officer: officer.id,
    atMs: fromMs,
  };
  await node.submit(seal(AUTHORITY_ACT_TYPE, act, officer.signer));
}

interface Desk {
  readonly node: RunningNode;
  readonly seat: 0 | 1;
  readonly done: ReadonlySet<string>;
  readonly seenMs: Map<string, number>;
}

/** A draft that this officer has had the time to read and has not signed. */
function draftToSign(desk: Desk, nowMs: number): Warning | null {
  const view = desk.node.view();
  if (view === null) return null;
  for (const draft of view.warnings) {
    if (draft.state !== 'drafted' || desk.done.has(draft.contentHash)) continue;
    const seenMs = desk.seenMs.get(draft.id) ?? nowMs;
    desk.seenMs.set(draft.id, seenMs);
    const read =
      nowMs - seenMs >= READING_S[desk.seat] * 1000 &&
      nowMs - draft.draftedMs >= REREADING_S[desk.seat] * 1000;
    if (read && !isTooEarly(draft, view) && !isTooWide(draft, view, seenMs)) return draft;
  }
  return null;
}

/** Nobody gives the all-clear while the thing is still in the air. */
function isTooEarly(draft: Warning, view: View): boolean {
  if (draft.becomes !== 'all-clear') return false;
  const hazard = view.hazards.find((known) => known.id === draft.hazard.id);
  if (hazard?.kind !== 'ballistic' || hazard.status !== 'open') return false;
  return view.nowMs < hazard.impact.timeMs + AFTER_IMPACT_S * 1000;
}

/** A first warning waits some seconds until it can say where. */
function isTooWide(draft: Warning, view: View, seenMs: number): boolean {
  const hazard = view.hazards.find((known) => known.id === draft.hazard.id);
  if (draft.becomes !== 'released' || hazard?.kind !== 'ballistic') return false;
  const area = hazard.areas.at(-1);
  return (
    area !== undefined &&
    polygonArea(area.polygon) > WIDE_M2 &&
    view.nowMs < seenMs + PATIENCE_S * 1000
  );
}

async function sign(
  officer: DemoOfficer,
  node: RunningNode,
  draft: Warning,
  number: number,
  nowMs: number,
  events: OfficerEvents,
): Promise<void> {
  const act: Act = {
    act: 'release',
    mode: draft.mode,
    warning: draft.id,
    revision: draft.revision,
    contentHash: draft.contentHash,
    officer: officer.id,
    atMs: nowMs,
    nonce: `${officer.id}-${number}`,
  };
  events.signs(officer, draft);
  try {
    const answer = await node.submit(seal(ACT_TYPE, act, officer.signer));
    const refusal = answer.decisions.find((decision) => decision.what === 'refused-act');
    if (refusal !== undefined) events.refused(officer, draft, refusal.message);
  } catch (error) {
    events.refused(officer, draft, error instanceof Error ? error.message : String(error));
  }
}
