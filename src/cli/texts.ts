import { renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { HAZARD_KINDS, type HazardKind } from '../assess/index.ts';
import { BongsuError, didYouMean, languageTable, reasonOf } from '../node/index.ts';
import {
  type LanguageTable,
  languageProblems,
  type ReviewState,
  reviewStates,
  SHIPPED_LANGUAGES,
  withReview,
} from '../warn/index.ts';
import type { Say } from './command.ts';
import { reviewSheet } from './texts-sheet.ts';

export const TEXTS_HELP = `bongsu texts review LANGUAGE [--kind KIND,...]
bongsu texts sign LANGUAGE --by NAME --out FILE.json [--kind KIND,...] [--on DAY]
bongsu texts status [LANGUAGE...] [--json]

Lets your own people read every text of a language and say that they have. LANGUAGE is one that comes
with the program (en, ko, ja, tl) or a language file of your own.

  review  prints all texts with a checklist, as Markdown, to read, mark and sign on paper
  sign    writes the language to FILE with who has read it and when. Name FILE in the node's
          configuration (warn.languages). Nobody's reading is carried over to words that change
  status  tells for each language and kind of hazard who has read it

  --kind KIND,...  only these kinds of hazard; left out: all
  --by NAME        who has read them: a name, an office or a number of your staff register
  --on DAY         when, as 2026-11-22; left out: today

Example: bongsu texts review ko > review-ko.md
Exit code 3 of status: there are texts that nobody has read.`;

/** `bongsu texts`: see {@link TEXTS_HELP}. */
export async function runTexts(args: string[], out: Say, err: Say): Promise<number> {
  const read = readArguments(args);
  if (typeof read === 'string') {
    err(read);
    err(TEXTS_HELP);
    return 2;
  }
  if (read.verb === 'help') {
    out(TEXTS_HELP);
    return 0;
  }
  if (read.verb === 'status') return tellStatus(read, out);
  const table = languageTable(read.languages[0]!);
  if (read.verb === 'review') {
    out(reviewSheet(table, read.kinds));
    return 0;
  }
  const signed = withReview(table, read.kinds, { by: read.by, on: read.on });
  const [problem] = languageProblems(signed);
  if (problem !== undefined) {
    const { where, what, todo } = problem;
    throw new BongsuError('BNG_LANGUAGE_INVALID', {
      ...{ file: read.languages[0]!, where, reason: what, hint: todo },
    });
  }
  writeTable(read.out, signed);
  out(`${read.out}: ${read.kinds.length} of ${HAZARD_KINDS.length} kinds read by ${read.by}.`);
  out(`Name it in the configuration in place of "${read.languages[0]}": warn.languages.`);
  return 0;
}

function tellStatus({ languages, json }: Arguments, out: Say): number {
  const named = languages.length === 0 ? Object.keys(SHIPPED_LANGUAGES) : languages;
  const states = named.map((name) => ({ name, states: reviewStates(languageTable(name)) }));
  for (const { name, states: of } of states) {
    if (json) for (const state of of) out(JSON.stringify({ language: name, ...state }));
    else out([`${name}:`, ...of.map((state) => `  ${stateLine(state)}`)].join('\n'));
  }
  const all = states.every(({ states: of }) => of.every(({ state }) => state === 'reviewed'));
  return all ? 0 : 3;
}

function stateLine({ kind, state, by, on }: ReviewState): string {
  const said = {
    reviewed: `read by ${by} on ${on}`,
    changed: `NOT READ since it changed (${by} read it on ${on})`,
    none: 'NOT READ by anybody',
  }[state];
  return `${kind.padEnd(13)} ${said}`;
}

function writeTable(file: string, table: LanguageTable): void {
  try {
    writeFileSync(`${file}.part`, `${JSON.stringify(table, null, 2)}\n`);
    renameSync(`${file}.part`, file);
  } catch (error) {
    throw new BongsuError('BNG_USAGE', {
      what: `${file} cannot be written (${reasonOf(error)})`,
      hint: 'Give with --out a file in a folder of yours.',
    });
  }
}

interface Arguments {
  readonly verb: 'help' | 'review' | 'sign' | 'status';
  readonly languages: readonly string[];
  readonly kinds: readonly HazardKind[];
  readonly by: string;
  readonly on: string;
  readonly out: string;
  readonly json: boolean;
}

function readArguments(args: string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        kind: { type: 'string', default: HAZARD_KINDS.join(',') },
        by: { type: 'string', default: '' },
        on: { type: 'string', default: new Date().toISOString().slice(0, 10) },
        out: { type: 'string', default: '' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [verb, ...languages] = positionals;
    const { by, on, out, json } = values;
    const told = { languages, kinds: [] as HazardKind[], by, on, out, json };
    if (values.help) return { verb: 'help', ...told };
    if (verb !== 'review' && verb !== 'sign' && verb !== 'status') {
      return `Say review, sign or status. ${didYouMean(verb ?? '', ['review', 'sign', 'status']) ?? ''}`;
    }
    if (verb !== 'status' && languages.length !== 1) return 'Name one language, or its file.';
    for (const kind of values.kind.split(',')) {
      const known = HAZARD_KINDS.find((each) => each === kind);
      if (known === undefined) return `No kind "${kind}". There are ${HAZARD_KINDS.join(', ')}.`;
      told.kinds.push(known);
    }
    const wrong = verb === 'sign' ? wrongSignature(by, on, out) : null;
    return wrong ?? { verb, ...told };
  } catch (error) {
    return reasonOf(error);
  }
}

function wrongSignature(by: string, on: string, out: string): string | null {
  if (!/^[^\p{Cc}\p{Cs}]{1,120}$/u.test(by) || by.trim() === '') {
    return 'Say with --by who has read them, in 120 letters at most.';
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(Date.parse(on))) {
    return 'Give the day with --on as 2026-11-22.';
  }
  return out.endsWith('.json') ? null : 'Give with --out a file that ends in .json.';
}
