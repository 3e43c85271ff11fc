import { recentHazards } from '../assess/index.ts';
import type { Instant } from '../mark/index.ts';
import {
  MINIMUM,
  previewHazard,
  previewWarning,
  type Refused,
  type StatementContent,
} from '../share/index.ts';
import { currentWarnings } from '../warn/index.ts';
import type { Watch } from './watch.ts';

/** What one peer would get of one thing if it were told now. Plain JSON. */
export interface ReleasePreview {
  /** Id of the hazard or warning. */
  readonly about: string;
  readonly peer: string;
  /** Null: nothing. */
  readonly releaseClass: string | null;
  /** What would be signed. */
  readonly content: StatementContent | null;
  /** How long it would be held, seconds. */
  readonly delayS: number;
  readonly reason: string;
  readonly message: string;
  /** Fuller classes that are kept back, and why. */
  readonly refused: readonly Refused[];
}

/**
 * The dry run: who would get what of the open hazards and the warnings, drafts too, and why not.
 * With a name, of that one alone. Changes nothing.
 */
export function releasePreviewsOf(
  { state: { stages } }: Watch,
  about: string | null,
  nowMs: Instant,
): ReleasePreview[] {
  if (stages === null) return [];
  const { share, assess, warn } = stages;
  const isMeant = (id: string): boolean => about === null || about === id;
  const hazards = recentHazards(assess)
    .filter(({ id, status }) => isMeant(id) && (about !== null || status === 'open'))
    .flatMap((hazard) =>
      previewHazard(share, hazard, nowMs).map(({ peer, choice, content, delayS }) => ({
        about: hazard.id,
        peer,
        releaseClass: choice.by === null || choice.by === MINIMUM ? choice.by : choice.by.id,
        ...{ content, delayS, reason: choice.reason, message: choice.message },
        refused: choice.refused,
      })),
    );
  const warnings = currentWarnings(warn)
    .filter(({ id }) => isMeant(id))
    .flatMap((warning) => {
      const { statement, releases } = previewWarning(share, warning, nowMs);
      return releases.map(({ peer, what, reason, message }) => ({
        about:
          warning.state === 'drafted' ? `${warning.id} (draft ${warning.revision})` : warning.id,
        peer,
        releaseClass: statement === null ? null : MINIMUM,
        content: statement?.body.content ?? null,
        delayS: what === 'held-for' ? share.sharing.protectedDelayS : 0,
        ...{ reason, message },
        refused: [],
      }));
    });
  return [...hazards, ...warnings];
}
