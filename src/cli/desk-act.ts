import { randomBytes } from 'node:crypto';
import type { Mode } from '../mark/index.ts';
import { DESK_ACT_TYPE, type DeskAct } from '../warn/index.ts';
import type { Say } from './command.ts';
import { type SigningArguments, signAndHandIn } from './signing.ts';

/** Signs one word at the desk and hands it in. `at`: the node as it was read. */
export function signAtDesk(
  given: SigningArguments,
  at: { readonly node: string; readonly mode: Mode; readonly nowMs: number },
  what: Pick<DeskAct, 'act' | 'about' | 'contentHash'>,
  out: Say,
  err: Say,
): Promise<number> {
  const body: DeskAct = {
    ...what,
    ...{ mode: at.mode, node: at.node, officer: given.officer, atMs: at.nowMs },
    nonce: randomBytes(16).toString('hex'),
  };
  return signAndHandIn(given, '/api/v1/desk-acts', DESK_ACT_TYPE, body, out, err);
}
