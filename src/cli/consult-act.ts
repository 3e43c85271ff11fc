import { randomBytes } from 'node:crypto';
import type { Mode } from '../mark/index.ts';
import { readKey, signerOf } from '../node/index.ts';
import { seal } from '../seal/index.ts';
import { CONSULT_ACT_TYPE, type ConsultAct } from '../share/index.ts';
import type { ConsultView, RecallView } from '../watch/index.ts';
import { handIn } from './ask.ts';
import type { Say } from './command.ts';
import type { DeskArguments } from './desk-act.ts';

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
  given: DeskArguments,
  at: Pick<Consultations, 'node' | 'mode' | 'nowMs'>,
  what: Pick<ConsultAct, 'act' | 'about' | 'warning' | 'answers' | 'text' | 'withinS'>,
  out: Say,
  err: Say,
): Promise<number> {
  const { officer, data, url, json } = given;
  const key = readKey(data, given.mode as Mode, given.key ?? officer);
  const body: ConsultAct = {
    ...what,
    ...{ mode: at.mode, node: at.node, officer, atMs: at.nowMs },
    nonce: randomBytes(16).toString('hex'),
  };
  const signed = seal(CONSULT_ACT_TYPE, body, signerOf(key));
  return handIn(url, '/api/v1/consult-acts', signed, json, out, err);
}
