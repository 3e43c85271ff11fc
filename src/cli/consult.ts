import { parseArgs } from 'node:util';
import { formatInstant } from '../mark/index.ts';
import { reasonOf } from '../node/index.ts';
import { CONSULT_WITHIN_S, type ConsultWord } from '../share/index.ts';
import type { ConsultView } from '../watch/index.ts';
import { ask } from './ask.ts';
import type { Say } from './command.ts';
import { type Consultations, signConsult } from './consult-act.ts';
import { SIGNING_OPTIONS, SIGNING_OPTIONS_HELP, wrongSigning } from './signing.ts';

export const CONSULT_HELP = `bongsu consult list [HAZARD] [--url URL] [--json]
bongsu consult concur|differ|request|intend HAZARD --officer OFFICER [--text TEXT]
bongsu consult answer|concur|differ HAZARD --answers WORD --officer OFFICER [--text TEXT]

Speaks with the allies that hold a hazard, signed, and shows what was said beside what each nation
tells its public. "request" asks for information, "intend" says that a warning is intended; both
start a clock: who has not answered when it ends is named by an alarm. No warning ever waits.

  --text TEXT        at most 500 characters; nobody translates it
  --warning WARNING  of "intend": which warning
  --answers WORD     the word of an ally that this answers, as the list names it
  --within S         seconds for the answer; default ${CONSULT_WITHIN_S} for request and intend, else none
${SIGNING_OPTIONS_HELP}

Example: bongsu consult intend jpn-h3 --warning kor-w1 --officer officer-1
Exit code 1: the node refused. 4: it does not answer.`;

const WORDS: Readonly<Record<string, ConsultWord>> = {
  concur: 'concur',
  differ: 'differ',
  request: 'request-information',
  intend: 'intend-to-warn',
  answer: 'answer',
};

export async function runConsult(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(CONSULT_HELP);
    return 2;
  }
  const { values, verb, hazard, withinS } = parsed;
  if (values.help) {
    out(CONSULT_HELP);
    return 0;
  }
  const at = await ask<Consultations>(values.url, '/api/v1/consultations');
  const word = WORDS[verb];
  if (word !== undefined) {
    const { text, warning, answers } = values;
    const what = { act: word, about: hazard ?? '', warning, answers, text, withinS };
    return signConsult(values, at, what, out, err);
  }
  const shown = at.consultations.filter((each) => hazard === undefined || each.hazard === hazard);
  if (shown.length === 0) err('Nothing was said.');
  for (const each of shown) {
    if (values.json) out(JSON.stringify(each));
    else for (const line of linesOf(each)) out(line);
  }
  return 0;
}

function linesOf({ hazard, words, publicTexts }: ConsultView): string[] {
  return [
    hazard,
    ...words.map(({ id, origin, atMs, word, text, inAnswerTo, answered, silent, dueMs }) => {
      const to = inAnswerTo === null ? '' : ` to ${inAnswerTo}`;
      const asks = dueMs === null ? '' : `; answer by ${formatInstant(dueMs)}`;
      const who = answered.length === 0 ? '' : `; answered by ${answered.join(', ')}`;
      const not = silent.length === 0 ? '' : `; SILENT: ${silent.join(', ')}`;
      return `  ${formatInstant(atMs)} ${origin} ${word}${to} (${id})${asks}${who}${not}: ${text}`;
    }),
    ...publicTexts.flatMap(({ node, warning, state, texts }) => [
      `  ${node} tells its public (${warning}, ${state}):`,
      ...Object.entries(texts).map(([tag, { headline }]) => `    ${tag}  ${headline}`),
    ]),
  ];
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...SIGNING_OPTIONS,
        text: { type: 'string', default: '' },
        warning: { type: 'string', default: '' },
        answers: { type: 'string', default: '' },
        within: { type: 'string' },
      },
    });
    const [verb = 'list', hazard, ...more] = positionals;
    const asks = verb === 'request' || verb === 'intend';
    const withinS = Number(values.within ?? (asks ? CONSULT_WITHIN_S : 0));
    const parsed = { values, verb, hazard, withinS };
    if (values.help) return parsed;
    if (verb !== 'list' && WORDS[verb] === undefined) return `There is no "consult ${verb}".`;
    if (more.length > 0) return `There is no place for ${more.join(' ')}.`;
    if (verb !== 'list' && hazard === undefined) return 'Name the hazard.';
    if (verb === 'answer' && values.answers === '') return 'Give --answers, the word it answers.';
    if (!Number.isSafeInteger(withinS) || withinS < 0 || withinS > 86_400) {
      return '--within is a number of seconds, at most 86400.';
    }
    return wrongSigning(values, verb !== 'list') ?? parsed;
  } catch (error) {
    return reasonOf(error);
  }
}
