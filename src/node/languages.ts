import { readFileSync, statSync } from 'node:fs';
import { Ajv } from 'ajv';
import {
  issuerIn,
  LANGUAGE_SCHEMA,
  type LanguageTable,
  languageProblems,
  languagesOf,
  reviewStates,
  SHIPPED_LANGUAGES,
} from '../warn/index.ts';
import type { NodeConfig } from './config.ts';
import { BongsuError, reasonOf } from './errors.ts';

/** A language file is some twelve kilobytes; a larger one is something else. */
const MAX_LANGUAGE_BYTES = 256 * 1024;

const validate = new Ajv({ allErrors: false, strict: true }).compile<LanguageTable>(
  LANGUAGE_SCHEMA,
);

/**
 * The languages of public texts as the settings name them: by the tag of one that comes with the
 * program, or by a file. Throws BNG_LANGUAGE_INVALID for the first that cannot be used: words that
 * are missing or too long must be found at the start and not in the first warning.
 */
export function readLanguages(
  named: readonly (string | LanguageTable)[],
  at: (path: string) => string,
): (string | LanguageTable)[] {
  const tags = new Set<string>();
  return named.map((each) => {
    const language = typeof each === 'string' ? oneLanguage(each, at) : each;
    const tag = typeof language === 'string' ? language : language.tag;
    if (tags.has(tag)) {
      throw invalid(String(each), 'tag', `the language "${tag}" is named twice`, 'Name it once.');
    }
    tags.add(tag);
    return language;
  });
}

/** The words of a language that comes with the program, or of a file. Throws as above. */
export function languageTable(name: string): LanguageTable {
  const language = oneLanguage(name, (path) => path);
  return typeof language === 'string' ? SHIPPED_LANGUAGES[language]! : language;
}

/** Texts that nobody has read, by language: what a node in mode `actual` tells of. */
export interface UnreadTexts {
  readonly language: string;
  /** Kinds of hazard whose texts nobody has read, or that have changed since. */
  readonly kinds: readonly string[];
}

export function unreadTexts(warn: NodeConfig['warn']): UnreadTexts[] {
  return languagesOf(warn)
    .map((table) => ({
      language: table.tag,
      kinds: reviewStates(table).flatMap(({ kind, state }) => (state === 'reviewed' ? [] : kind)),
    }))
    .filter(({ kinds }) => kinds.length > 0);
}

function oneLanguage(name: string, at: (path: string) => string): string | LanguageTable {
  if (Object.hasOwn(SHIPPED_LANGUAGES, name)) return name;
  if (!name.endsWith('.json')) {
    const known = Object.keys(SHIPPED_LANGUAGES).join(', ');
    throw invalid(
      name,
      'name',
      'no such language comes with the program',
      `There are ${known}; any other is given as a file, ending in .json.`,
    );
  }
  return readLanguage(at(name));
}

function readLanguage(file: string): LanguageTable {
  const value = parsed(file);
  if (!validate(value)) {
    const error = validate.errors?.[0];
    const where = error?.instancePath.replace(/^\//, '').replaceAll('/', '.') || 'at the top';
    const detail =
      error?.keyword === 'additionalProperties'
        ? `"${String(error.params['additionalProperty'])}" is not known here`
        : (error?.message ?? 'is wrong');
    throw invalid(
      file,
      where,
      detail,
      'Compare with a language that comes with the program, and with language.schema.json beside it.',
    );
  }
  const [first, ...more] = languageProblems(value);
  if (first !== undefined) {
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    throw invalid(file, first.where, `${first.what}${others}`, first.todo);
  }
  return value;
}

function parsed(file: string): unknown {
  try {
    const { size } = statSync(file);
    if (size > MAX_LANGUAGE_BYTES) throw new Error(`it has ${size} bytes`);
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw invalid(file, 'the file', reasonOf(error), 'Give a JSON file in UTF-8.');
  }
}

function invalid(file: string, where: string, reason: string, hint: string): BongsuError {
  return new BongsuError('BNG_LANGUAGE_INVALID', { file, where, reason, hint });
}

/**
 * Refuses an issuer in mode `actual` whose name holds a word of drills: it stands in every live
 * alert, and those hold none. Throws BNG_CONFIG_INVALID.
 */
export function refuseDrillNames({ node, mode, warn }: NodeConfig): void {
  if (mode !== 'actual') return;
  for (const { tag, words } of languagesOf(warn)) {
    const name = issuerIn(warn.issuerName, tag);
    const word = words.drill.find((each) => name.toLowerCase().includes(each));
    if (word === undefined) continue;
    throw new BongsuError('BNG_CONFIG_INVALID', {
      ...{ file: node, where: `warn.issuerName.${tag}` },
      reason: `"${name}" holds the drill word "${word}"`,
      hint: 'It stands in every live alert: give another name, or another "title" of the node.',
    });
  }
}
