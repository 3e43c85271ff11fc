import { type Instant, isInstant, type Mode, type NodeId, type OfficerId } from '../mark/index.ts';
import type { Envelope, Verifier } from '../seal/index.ts';
import type { Officer } from '../warn/index.ts';
import { CONSULT_WORDS, type ConsultWord, MAX_CONSULT_TEXT } from './consult.ts';
import { actProblem } from './officer-act.ts';
import type { ShareState } from './share.ts';

/** Type line of the envelope that carries a {@link ConsultAct}. */
export const CONSULT_ACT_TYPE = 'bongsu/consult-act/1';

/** An answer is asked for within this long unless the officer says otherwise, s. */
export const CONSULT_WITHIN_S = 120;
/** The longest that may be asked for, and that two keys are taken beside each other, s. */
export const MAX_WITHIN_S = 90 * 86_400;
/**
 * The shortest that a node takes two keys beside each other, s: longer than clocks of nodes differ, and
 * than a peer is cut off for on a bad day. Asked for where an officer's act comes into a node.
 */
export const MIN_OVERLAP_S = 86_400;
/** Acts that are remembered while they could be handed in again; far more than people sign. */
const MAX_ACTS = 1000;

/** One officer's signed word: to allies on a hazard, or that a statement of ours is recalled. */
export interface ConsultAct {
  readonly act: ConsultWord | 'recall' | 'rotate';
  readonly mode: Mode;
  readonly node: NodeId;
  /** The hazard that it is on; of a recall the statement, of `rotate` our next key. */
  readonly about: string;
  /** The warning that is intended; empty where there is none. */
  readonly warning: string;
  /** The word of an ally that it answers; empty where it answers none. */
  readonly answers: string;
  /** Of `rotate` the proof by the next key. */
  readonly text: string;
  /** An answer is asked for within so many seconds; 0: none is. */
  readonly withinS: number;
  readonly officer: OfficerId;
  readonly atMs: Instant;
  /** Unique per officer. */
  readonly nonce: string;
}

export type SignedConsultAct = Envelope<ConsultAct>;

export type CheckedConsult =
  | { readonly ok: true; readonly act: ConsultAct }
  | {
      readonly ok: false;
      readonly officer: string;
      readonly reason: string;
      readonly message: string;
    };

/** Everything about it that can be judged by itself. Never throws; one that passes is remembered. */
export function checkConsultAct(
  state: ShareState,
  officers: readonly Officer[],
  signed: SignedConsultAct,
  verifier: Verifier,
  nowMs: Instant,
): CheckedConsult {
  const act = readAct(signed);
  const no = (reason: string, message: string): CheckedConsult => {
    return { ok: false, officer: act?.officer ?? '', reason, message };
  };
  if (act === null) return no('malformed', 'the act is not of the form of a consultation');
  const problem = actProblem(CONSULT_ACT_TYPE, signed, officers, state.mode, verifier, nowMs);
  if (problem !== null) return no(problem.reason, problem.message);
  if (act.node !== state.node) return no('wrong-node', `for ${act.node} in mode ${act.mode}`);
  const name = `${act.officer}/${act.nonce}`;
  const { acts } = state;
  if (acts.has(name)) return no('replayed', 'this act has been received before');
  acts.add(name);
  if (acts.size > MAX_ACTS) acts.delete(acts.values().next().value!);
  return { ok: true, act };
}

const MEMBERS = 'about,act,answers,atMs,mode,node,nonce,officer,text,warning,withinS';

function readAct(signed: SignedConsultAct): ConsultAct | null {
  const body: unknown = signed?.body;
  if (typeof body !== 'object' || body === null) return null;
  const act = body as Record<string, unknown>;
  const names = [act['mode'], act['node'], act['about'], act['officer'], act['nonce']];
  const texts = [...names, act['warning'], act['answers'], act['text'], signed.key];
  const { withinS, act: word } = act;
  const good =
    Object.keys(act).sort().join() === MEMBERS &&
    [...texts, signed.signature].every(isText) &&
    names.every((name) => name !== '') &&
    (word === 'recall' || word === 'rotate' || CONSULT_WORDS.includes(word as ConsultWord)) &&
    Number.isSafeInteger(withinS) &&
    (withinS as number) >= 0 &&
    (withinS as number) <= MAX_WITHIN_S &&
    isInstant(act['atMs']);
  return good ? (body as ConsultAct) : null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= MAX_CONSULT_TEXT && value.isWellFormed();
}
