import { CLASSIFICATIONS, type Label } from '../mark/index.ts';
import { MARKING_TABLES, type MarkingTable, markingToLabel } from '../share/index.ts';
import { BongsuError } from './errors.ts';

/** The part `markings` of a configuration: what nations' words mean here, docs/labels.md. */
export const MARKINGS_SCHEMA = {
  type: 'array',
  maxItems: 64,
  description: 'Tables of markings, each in place of the one that comes with the program.',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['nation', 'rows'],
    properties: {
      nation: {
        type: 'string',
        pattern: '^[a-z][a-z0-9]{1,15}$',
        description: 'kor, usa, jpn or another name that the table is asked for by.',
      },
      sources: { type: 'array', maxItems: 64, items: { type: 'string', maxLength: 500 } },
      rows: {
        type: 'array',
        minItems: 1,
        maxItems: 64,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['markings', 'classification'],
          properties: {
            markings: {
              type: 'array',
              minItems: 1,
              maxItems: 16,
              items: { type: 'string', minLength: 1, maxLength: 100 },
              description: 'As the nation writes it, the usual form first.',
            },
            classification: {
              enum: [...CLASSIFICATIONS, null],
              description: 'What stands for it here; null: above all that may be held here.',
            },
          },
        },
      },
    },
  },
} as const;

/** A table as it is configured: sources may be left out. */
export type MarkingConfig = Omit<MarkingTable, 'sources'> & Partial<Pick<MarkingTable, 'sources'>>;

/** All tables that hold: the configured ones, and those of the program for other nations. */
export function markingTables(configured: readonly MarkingConfig[]): readonly MarkingTable[] {
  const own = configured.map((table): MarkingTable => ({ sources: [], ...table }));
  const others = MARKING_TABLES.filter(({ nation }) => own.every((each) => each.nation !== nation));
  return [...own, ...others];
}

/**
 * A label that is written in a nation's words: `kor: 군사Ⅱ급비밀//REL TO USA`. Throws
 * BNG_CONFIG_INVALID for one that no table understands: nothing is guessed.
 */
export function labelOfMarking(marking: string, tables: readonly MarkingTable[]): Label {
  const [nation = '', ...words] = marking.split(':');
  const table = tables.find((each) => each.nation === nation.trim());
  const invalid = (reason: string): BongsuError =>
    new BongsuError('BNG_CONFIG_INVALID', {
      ...{ file: 'the configuration', where: 'label.marking', reason },
      hint: 'Write a nation, a colon and its marking, or classification and releasableTo.',
    });
  if (table === undefined) {
    const known = tables.map((each) => each.nation).join(', ');
    throw invalid(`"${nation}" has no table of markings; there are ${known}`);
  }
  const converted = markingToLabel(words.join(':').trim(), table, 'refuse');
  if (!converted.ok) throw invalid(converted.message);
  return converted.label;
}
