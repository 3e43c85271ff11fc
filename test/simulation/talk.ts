import { seal } from '../../src/seal/index.ts';
import {
  CONSULT_ACT_TYPE,
  CONSULT_WORDS,
  type ConsultAct,
  heardStatements,
  proveSuccession,
} from '../../src/share/index.ts';
import type { Chance } from './chance.ts';
import type { Host } from './host.ts';
import { fakeSigner } from './keys.ts';
import { OFFICERS } from './settings.ts';

/** Characters of an Ed25519 key in base64url, which an announcement has to have. */
const KEY_LENGTH = 43;

let nonces = 0;

/** An officer of a node signs a word to allies, a recall, or the announcement of a key. */
function sign(host: Host, key: string, words: Partial<ConsultAct> & Pick<ConsultAct, 'act'>): void {
  nonces += 1;
  const body: ConsultAct = {
    ...{ mode: host.settings.mode, node: host.node, about: '', warning: '', answers: '', text: '' },
    ...{ withinS: 0, officer: OFFICERS[1]!.id, atMs: host.nowMs, nonce: `t${nonces}` },
    ...words,
  };
  const command = seal(CONSULT_ACT_TYPE, body, fakeSigner(key.replace(/^sim-/, '')));
  host.take({ kind: 'command', command });
}

/** Says something on a hazard that is known here, and answers what was asked. */
export function consultAllies(host: Host, key: string, chance: Chance): string {
  const share = host.watch.state.stages?.share;
  if (!host.up || share === undefined) return 'nobody is there';
  const asked = [...share.consult.words.values()].find(
    ({ origin, said, answers }) =>
      origin !== host.node && said.dueMs !== null && !answers.has(host.node),
  );
  if (asked !== undefined && chance.hit(0.7)) {
    sign(host, key, {
      ...{ act: chance.hit(0.5) ? 'concur' : 'answer', about: asked.said.hazard },
      ...{ answers: asked.id, text: 'as we see it' },
    });
    return `answers ${asked.id}`;
  }
  const own = [...share.own.values()].flatMap(({ statement: { body } }) =>
    body.content.about === 'hazard' ? [body.content.hazard] : [],
  );
  const theirs = heardStatements(share).flatMap(({ body }) =>
    body.content.about === 'hazard' ? [body.content.hazard] : [],
  );
  const all = [...own, ...theirs];
  const hazard = all[chance.below(all.length || 1)];
  if (hazard === undefined) return 'knows of no hazard';
  const word = CONSULT_WORDS[chance.below(CONSULT_WORDS.length)]!;
  sign(host, key, { act: word, about: hazard, text: 'our view', withinS: chance.below(2) * 5 });
  return `says ${word} on ${hazard}`;
}

/** Takes back one of the newest statements on hazards. */
export function recallOne(host: Host, key: string, chance: Chance): string {
  const share = host.watch.state.stages?.share;
  if (!host.up || share === undefined) return 'nobody is there';
  const own = [...share.own.values()].flatMap(({ statement: { body } }) =>
    body.content.about === 'hazard' ? [body.id] : [],
  );
  const statement = own[chance.below(own.length || 1)];
  if (statement === undefined) return 'has said nothing of hazards';
  sign(host, key, { act: 'recall', about: statement, text: 'it was of another place' });
  return `recalls ${statement}`;
}

/** Announces the key that follows; both are taken for so long. */
export function announceNextKey(host: Host, key: string, withinS: number): string {
  if (!host.up) return 'nobody is there';
  const { node, settings, signerName } = host;
  const next = fakeSigner(nextNameOf(signerName));
  const { mode } = settings;
  const from = `sim-${signerName}`;
  const text = proveSuccession({ node, mode, from, key: next.publicKey }, next);
  sign(host, key, { act: 'rotate', about: next.publicKey, text, withinS });
  return `announces ${next.publicKey}, beside ${from} for ${withinS} s`;
}

/** After `kor` comes `kor-2` and so on, filled up to the length of a real key. */
export function nextNameOf(name: string): string {
  const [node, number = '1'] = name.split('-');
  return `${node}-${Number.parseInt(number, 10) + 1}`.padEnd(KEY_LENGTH - 'sim-'.length, 'x');
}
