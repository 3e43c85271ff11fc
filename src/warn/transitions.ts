import { covers } from './areas.ts';
import type { PublicState, Warning } from './warning.ts';

/** What the public has of a warning; `nothing` before its first release. */
export type PublicOrNothing = PublicState | 'nothing';

/**
 * Who makes a revision public: officers by their signatures on it; a standing authority that two
 * officers signed before; the node that leads in the areas, by its own officers; or the machine.
 */
export const RELEASERS = ['officers', 'standing', 'holder', 'machine'] as const;
export type Releaser = (typeof RELEASERS)[number];

/**
 * One step in the life of a warning. `life.ts`, `release.ts` and `automatic.ts` permit no step that
 * does not stand in {@link TRANSITIONS}; the diagram and the table in docs/warnings.md are made of
 * it.
 */
export interface Transition {
  readonly id: TransitionId;
  readonly from: readonly PublicOrNothing[];
  readonly to: PublicState;
  readonly by: readonly Releaser[];
  /**
   * Different people who must sign: `some` as many as the settings say (two unless they say
   * otherwise), `one`, or `none` where the machine says it.
   */
  readonly officers: 'none' | 'one' | 'some';
  /** True where an area is let go that the public was told of. */
  readonly takesBack: boolean;
  readonly when: string;
  readonly why: string;
  /** What in the ledger shows that it was right. */
  readonly evidence: string;
}

export type TransitionId =
  | 'release'
  | 'release-lost'
  | 'widen'
  | 'narrow'
  | 'narrow-lost'
  | 'narrow-ended'
  | 'lose'
  | 'end'
  | 'cancel'
  | 'all-clear';

const IN_FORCE = ['released', 'updated', 'lost', 'ended'] as const;
const HAZARD = 'the revision of the hazard that it names, with its tracks and sensors';
const SIGNED = 'the signatures over exactly this content';

export const TRANSITIONS: readonly Transition[] = [
  {
    ...{ id: 'release', from: ['nothing'], to: 'released', takesBack: false },
    ...{ by: ['officers', 'standing'], officers: 'some' },
    when: 'a draft waits; by the standing authority where no time is left',
    why: 'the prediction touches areas of a warned country',
    evidence: `${HAZARD}; ${SIGNED} or the grants of the authority`,
  },
  {
    ...{ id: 'release-lost', from: ['nothing'], to: 'lost', takesBack: false },
    ...{ by: ['officers', 'standing'], officers: 'some' },
    when: 'the track was lost before the first release',
    why: 'the last prediction touched areas, and nothing takes its place',
    evidence: `${HAZARD}, status lost; ${SIGNED} or the grants of the authority`,
  },
  {
    ...{ id: 'widen', from: IN_FORCE, to: 'updated', takesBack: false },
    ...{ by: ['officers', 'standing'], officers: 'one' },
    when: 'a prediction goes beyond what was said, or an officer adds areas',
    why: 'more areas, other times or a more urgent stage',
    evidence: `${HAZARD}; ${SIGNED} or the grants of the authority; the act that added areas`,
  },
  {
    ...{ id: 'narrow', from: IN_FORCE, to: 'updated', takesBack: true },
    ...{ by: ['officers', 'holder'], officers: 'some' },
    when: 'a prediction touches fewer areas',
    why: 'people in some areas may leave their cover',
    evidence: `${HAZARD}; ${SIGNED}, or those of the node that leads there`,
  },
  {
    ...{ id: 'narrow-lost', from: ['lost'], to: 'lost', takesBack: true },
    ...{ by: ['holder'], officers: 'some' },
    when: 'who leads there takes some areas back',
    why: 'the others are told as before: the track stays lost there',
    evidence: 'the signatures of the node that leads there',
  },
  {
    ...{ id: 'narrow-ended', from: ['ended'], to: 'ended', takesBack: true },
    ...{ by: ['holder'], officers: 'some' },
    when: 'who leads there takes some areas back',
    why: 'the others are told as before: their time stays over, and nobody is called under cover anew',
    evidence: 'the signatures of the node that leads there',
  },
  {
    ...{ id: 'lose', from: ['released', 'updated'], to: 'lost', takesBack: false },
    ...{ by: ['machine'], officers: 'none' },
    when: 'at once when the track is lost',
    why: 'the prediction is no longer reliable; people stay under cover',
    evidence: `${HAZARD}, status lost`,
  },
  {
    ...{ id: 'end', from: ['released', 'updated', 'lost'], to: 'ended', takesBack: false },
    ...{ by: ['machine'], officers: 'none' },
    when: 'the last expected time is past by endAfterS',
    why: 'nothing is expected any more; people wait for the all-clear',
    evidence: `the times of the revision before; ${HAZARD}`,
  },
  {
    ...{ id: 'cancel', from: IN_FORCE, to: 'cancelled', takesBack: true },
    ...{ by: ['officers', 'holder'], officers: 'some' },
    when: 'an officer asks for it, or the hazard is withdrawn',
    why: 'it was issued in error',
    evidence: `the act that asked, or ${HAZARD}, status withdrawn; ${SIGNED}`,
  },
  {
    ...{ id: 'all-clear', from: IN_FORCE, to: 'all-clear', takesBack: true },
    ...{ by: ['officers', 'holder'], officers: 'some' },
    when: 'an officer asks for it, the time is past, or no area has been touched for a minute',
    why: 'the danger is over',
    evidence: `the act that asked, or ${HAZARD}; ${SIGNED}`,
  },
];

/**
 * The step that leads from what the public has to `next`, null where none does. An update takes
 * back when it does not say all that was said.
 */
export function transitionTo(
  released: Warning | null,
  next: Pick<Warning, 'becomes' | 'areas'>,
): Transition | null {
  const from = released?.state === 'drafted' ? 'nothing' : (released?.state ?? 'nothing');
  const takesBack = released !== null && !covers(next.areas, released.areas);
  return (
    TRANSITIONS.find(
      (each) =>
        each.to === next.becomes &&
        each.from.includes(from) &&
        (next.becomes !== 'updated' || each.takesBack === takesBack),
    ) ?? null
  );
}

/** True where `by` may lead from what the public has to `next`. */
export function permits(
  released: Warning | null,
  next: Pick<Warning, 'becomes' | 'areas'>,
  by: Releaser,
): boolean {
  return transitionTo(released, next)?.by.includes(by) ?? false;
}

/** Who made a public revision public, as it says itself. */
export function releaserOf(
  warning: Pick<Warning, 'approvals' | 'standing' | 'takenBack'>,
): Releaser {
  if (warning.takenBack !== undefined) return 'holder';
  if (warning.standing !== undefined) return 'standing';
  return warning.approvals.length > 0 ? 'officers' : 'machine';
}

/** Why a draft was dropped and nothing went out. */
export const DROPS = {
  expired: 'nobody released it in time, or what it said is past',
  overtaken: 'the prediction touches nothing, was withdrawn, or something else was said',
  discarded: 'an officer discarded it: the accepted act stands beside it',
} as const;
export type Drop = keyof typeof DROPS;
