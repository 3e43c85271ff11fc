import type { Instant } from '../mark/index.ts';
import { type Foreseen, foresee, type Warning } from '../warn/index.ts';
import { documentsOf } from './publish.ts';
import type { Watch } from './watch.ts';

/** A document as it would go out now. */
export interface Preview {
  readonly channel: string;
  readonly name: string;
  readonly document: string;
  readonly warning: string;
  readonly revision: number;
}

/** A revision as it would go out now, and what each channel would carry of it. */
export interface PreviewOf {
  readonly warning: Warning;
  readonly documents: readonly Preview[];
}

/**
 * What each channel would carry if at `nowMs` the draft of a warning were released, or what is in force
 * were taken back, to the byte but for that time. Null where there is nothing of the kind; changes
 * nothing.
 */
export function previewOf(
  { state }: Watch,
  about: string,
  nowMs: Instant,
  as: Foreseen = 'release',
): PreviewOf | null {
  const { stages } = state;
  const revisions = stages === null ? null : foresee(stages.warn, about, as, nowMs);
  if (stages === null || revisions === null) return null;
  const earlier = [...(state.published.get(about) ?? [])];
  let made: PreviewOf | null = null;
  for (const warning of revisions) {
    const documents = documentsOf(stages, warning, earlier).map(
      ({ reference, channel, name, document }) => {
        if (reference !== undefined) earlier.push(reference);
        const { id, revision } = warning;
        return { channel, name, document, warning: id, revision };
      },
    );
    made = { warning, documents };
  }
  return made;
}
