import { parseArgs } from 'node:util';
import { formatInstant } from '../../mark/index.ts';
import { ask } from '../ask.ts';
import type { Say } from '../command.ts';
import { type Consultations, signConsult } from '../consult-act.ts';
import { SIGNING_OPTIONS, SIGNING_OPTIONS_HELP, wrongSigning } from '../signing.ts';

export const RECALL_HELP = `bongsu link recall STATEMENT --why TEXT --officer OFFICER
bongsu link recall [--json]

Takes back the newest statement of this node on a hazard from all who got it. They show it no
more and confirm by a signed statement; without a name: what was recalled and who has confirmed.
What cannot be undone: their ledgers keep it as a record, people have read it, and whoever took it
out of their system has it. A later revision of the hazard is shared as ever: change the
arrangement first. A warning is not recalled but cancelled, so that people hear of it.

  --why TEXT         told to whoever held it
${SIGNING_OPTIONS_HELP}

Example: bongsu link recall kor-s123456789012345 --why "wrong sensor site" --officer officer-1
Exit code 1: the node refused. 4: it does not answer.`;

export async function runRecall(args: string[], out: Say, err: Say): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...SIGNING_OPTIONS, why: { type: 'string', default: '' } },
  });
  if (values.help) {
    out(RECALL_HELP);
    return 0;
  }
  const [statement, ...more] = positionals;
  const wrong =
    more.length > 0
      ? 'Give one statement.'
      : statement !== undefined && values.why === ''
        ? 'Give --why.'
        : wrongSigning(values, statement !== undefined);
  if (wrong !== null) {
    err(wrong);
    err(RECALL_HELP);
    return 2;
  }
  const at = await ask<Consultations>(values.url, '/api/v1/consultations');
  if (statement !== undefined) {
    const what = { act: 'recall', about: statement, text: values.why } as const;
    return signConsult(values, at, { ...what, warning: '', answers: '', withinS: 0 }, out, err);
  }
  if (at.recalls.length === 0) err('Nothing was recalled.');
  for (const recall of at.recalls) {
    if (values.json) {
      out(JSON.stringify(recall));
      continue;
    }
    const { to, neverLeft, confirmed, why, atMs } = recall;
    const names = confirmed.map(({ node, known, handedOn }) => {
      const held = known ? 'shown no more' : 'had not shown it';
      return `${node} (${held}${handedOn ? ', handed on before' : ''})`;
    });
    const open = to.filter((node) => !confirmed.some((each) => each.node === node));
    out(`${recall.statement}, ${formatInstant(atMs)}: ${why}`);
    out(`  confirmed  ${names.join(', ') || 'nobody'}`);
    out(`  awaited    ${open.join(', ') || 'nobody'}`);
    out(`  never left ${neverLeft.join(', ') || 'for nobody: it had gone to all'}`);
  }
  return 0;
}
