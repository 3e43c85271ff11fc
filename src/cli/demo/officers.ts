import type { Extension, RunningNode } from '../../node/index.ts';
import { seal } from '../../seal/index.ts';
import { ACT_TYPE, type Act, type Warning } from '../../warn/index.ts';
import type { View } from '../../watch/index.ts';
import type { DemoOfficer } from './nations.ts';

/** How often an officer looks at the screen, real milliseconds. */
const LOOK_MS = 50;
/** How long the first and the second officer read a draft before they sign it, seconds. */
const READING_S = [4, 7] as const;

/** An all-clear waits this long after the predicted impact, seconds. */
const AFTER_IMPACT_S = 30;

export interface OfficerEvents {
  signed(officer: DemoOfficer, warning: Warning): void;
  refused(officer: DemoOfficer, warning: Warning, message: string): void;
}

/**
 * Two people at each node who read what it drafted and release it, each with a key of their own
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
        readingS: READING_S[officer.id.endsWith('1') ? 0 : 1],
        /** Content of the drafts that were handled, by hash. */
        done: new Set<string>(),
        acts: 0,
        busy: false,
      }));
      const timer = setInterval(() => {
        const nowMs = host.clock.nowMs();
        for (const desk of desks) {
          if (desk.busy) continue;
          const draft = draftToSign(desk.node, desk.done, nowMs - desk.readingS * 1000);
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

/** A draft that has been on the screen since `sinceMs` and that this officer has not handled. */
function draftToSign(
  node: RunningNode,
  done: ReadonlySet<string>,
  sinceMs: number,
): Warning | null {
  const view = node.view();
  const ready = view?.warnings.find(
    (warning) =>
      warning.state === 'drafted' &&
      warning.draftedMs <= sinceMs &&
      !done.has(warning.contentHash) &&
      !isTooEarly(warning, view),
  );
  return ready ?? null;
}

/** Nobody gives the all-clear while the thing is still in the air. */
function isTooEarly(draft: Warning, view: View): boolean {
  if (draft.becomes !== 'all-clear') return false;
  const hazard = view.hazards.find((known) => known.id === draft.hazard.id);
  if (hazard?.kind !== 'ballistic' || hazard.status !== 'open') return false;
  return view.nowMs < hazard.impact.timeMs + AFTER_IMPACT_S * 1000;
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
  try {
    const answer = await node.submit(seal(ACT_TYPE, act, officer.signer));
    const refusal = answer.decisions.find((decision) => decision.what === 'refused-act');
    if (refusal === undefined) events.signed(officer, draft);
    else events.refused(officer, draft, refusal.message);
  } catch (error) {
    events.refused(officer, draft, error instanceof Error ? error.message : String(error));
  }
}
