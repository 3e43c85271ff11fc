import { randomBytes } from 'node:crypto';
import type { Mode } from '../mark/index.ts';
import { CONSULT_ACT_TYPE, type ConsultAct } from '../share/index.ts';
import type { ConsultView, RecallView } from '../watch/index.ts';
import type { Say } from './command.ts';
import { type SigningArguments, signAndHandIn } from './signing.ts';

/** What a running node answers to `/api/v1/consultations`. */
export interface Consultations {
  readonly node: string;
  readonly mode: Mode;
  readonly nowMs: number;
  readonly consultations: readonly ConsultView[];
  readonly recalls: readonly RecallView[];
}

/** Signs one word to allies and hands it in. */
export function signConsult(
  given: SigningArguments,
  at: Pick<Consultations, 'node' | 'mode' | 'nowMs'>,
  what: Pick<ConsultAct, 'act' | 'about' | 'warning' | 'answers' | 'text' | 'withinS'>,
  out: Say,
  err: Say,
): Promise<number> {
  const body: ConsultAct = {
    ...what,
    ...{ mode: at.mode, node: at.node, officer: given.officer, atMs: at.nowMs },
    nonce: randomBytes(16).toString('hex'),
  };
  return signAndHandIn(given, '/api/v1/consult-acts', CONSULT_ACT_TYPE, body, out, err);
}
