/** What the tests of texts start from: every region as an area, and how to say something of it. */
import { HAZARD_KINDS } from '../../assess/index.ts';
import { REGIONS } from '../../earth/index.ts';
import { MODES, type Mode } from '../../mark/index.ts';
import type { WarningText } from '../warning.ts';
import { composeText, type Saying } from './compose.ts';
import { type LanguageTable, MESSAGES, SHIPPED_LANGUAGES } from './language.ts';

export const TABLES: readonly LanguageTable[] = Object.values(SHIPPED_LANGUAGES);

/** 2026-11-21T00:06:10Z */
const EARLIEST_MS = 1_795_219_570_000;

export const AREAS: Saying['areas'] = REGIONS.map(({ code, names }) => ({
  region: code,
  names,
  earliestMs: EARLIEST_MS,
  latestMs: EARLIEST_MS + 60_000,
}));

/** The areas of these codes, in their order. */
export function areasAt(...codes: readonly string[]): Saying['areas'] {
  return codes.map((code) => AREAS.find(({ region }) => region === code)!);
}

/** A missile warning about areas, in one language. */
export function say(
  table: LanguageTable,
  areas: Saying['areas'],
  changes: Partial<Saying> = {},
  mode: Mode = 'actual',
): WarningText {
  const saying: Saying = { kind: 'ballistic', message: 'takeCover', areas, ...changes };
  return composeText(table, saying, mode, 'Warning Centre');
}

/** Every kind, message, mode and language once. */
export function* everything(): Generator<{
  readonly table: LanguageTable;
  readonly kind: Saying['kind'];
  readonly message: Saying['message'];
  readonly mode: Mode;
}> {
  for (const table of TABLES) {
    for (const kind of HAZARD_KINDS) {
      for (const message of MESSAGES) {
        for (const mode of MODES) yield { table, kind, message, mode };
      }
    }
  }
}
