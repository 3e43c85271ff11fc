/**
 * The table of formats, docs/formats.md: what each codec reads, what it leaves, by which document
 * and edition. Everything in it comes from the codecs' own tables.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DECODED as DECODED_AIS } from '../src/wire/ais/decoded.ts';
import type {
  Definition,
  ExpansionDefinition,
  Part,
  Structure,
} from '../src/wire/asterix/definition.ts';
import { CATEGORIES, EXPANSIONS } from '../src/wire/asterix/definitions/catalogue.generated.ts';
import { CAMF_FIELDS } from '../src/wire/camf/index.ts';
import {
  DECODED_PDU_TYPES,
  PDU_TYPE_COUNT,
  PROTOCOL_VERSIONS,
  pduTypeName,
} from '../src/wire/dis/index.ts';
import { DECODED as DECODED_MODES } from '../src/wire/modes/decoded.ts';
import {
  CHOICES,
  CONVERTED_TIME_SYSTEMS,
  DATA,
  METADATA,
  METADATA_KEYWORDS,
  TDM_VERSIONS,
} from '../src/wire/tdm/index.ts';

import { type FieldKind, LAUNCH_DETECTION, MISSILE_TRACK } from '../src/wire/udl/fields.ts';

/** Where the pages of single codecs stand. */
const pages = join(import.meta.dirname, '../docs/codecs');

/** One row of what a codec reads. */
interface Row {
  readonly what: string;
  readonly name: string;
  readonly decoded: 'by field' | 'raw' | 'no';
  readonly source: string;
}

export function formatsPage(): string {
  return [
    '# Formats',
    '',
    'What is read from bytes, what only as raw bits, what not at all, and by which document. Made',
    'from the codecs by `node tools/docs.ts`. Each codec can be used alone:',
    '',
    ...table(
      ['format', 'import', 'reads', 'writes'],
      OVERVIEW.map(([name, path, reads, writes]) => [
        name,
        `\`bongsu/wire/${path}\``,
        reads,
        writes,
        existsSync(join(pages, `${path}.md`)) ? `[how to use it](codecs/${path}.md)` : '',
      ]),
    ),
    ...asterix(),
    '## Mode S and ADS-B',
    '',
    'By field: typed values with units. Raw: the bits, with the sender. The rest is told as a fault.',
    '',
    ...rows(DECODED_MODES),
    '## AIS',
    '',
    'By field: every field of the message. Application messages (types 6, 8, 25, 26) that are not in',
    'the list keep their contents as raw bits.',
    '',
    ...rows(DECODED_AIS),
    ...tdm(),
    ...dis(),
    ...camf(),
    ...udl(),
  ].join('\n');
}

const OVERVIEW: readonly (readonly [name: string, path: string, reads: string, writes: string])[] =
  [
    ['ASTERIX', 'asterix', 'yes', 'yes'],
    ['Mode S, ADS-B; AVR, Beast and SBS framing', 'modes', 'yes', 'yes; SBS no'],
    ['AIS; NMEA 0183 and TAG blocks', 'ais', 'yes', 'yes'],
    ['CCSDS tracking data messages', 'tdm', 'yes', 'yes'],
    ['DIS', 'dis', 'yes', 'entity state'],
    ['pcap, pcapng', 'pcap', 'yes', 'no'],
    ['CAP 1.2', 'cap', 'yes; 1.0, 1.1 too', 'yes'],
    ['NOTAM (ICAO format)', 'notam', 'yes', 'yes'],
    ['Navigational warnings (S-53)', 'navwarn', 'own form', 'yes'],
    ['Cursor on Target: XML, TAK protocol 1', 'cot', 'yes', 'yes'],
    ['CAMF, QZSS frame (type 44)', 'camf', 'yes', 'yes'],
    ['Unified Data Library: missile track, launch detection', 'udl', 'yes', 'yes'],
  ];

function table(head: readonly string[], body: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...body.map(line), ''];
}

function rows(list: readonly Row[]): string[] {
  return table(
    ['what', 'name', 'decoded', 'by'],
    list.map(({ what, name, decoded, source }) => [what, name, decoded, source]),
  );
}

function asterix(): string[] {
  const byCategory = new Map<number, Definition[]>();
  for (const { category, make } of CATEGORIES) {
    byCategory.set(category, [...(byCategory.get(category) ?? []), make()]);
  }
  const body = [...byCategory].map(([category, editions]) => {
    const newest = editions.at(-1)!;
    const expansion = EXPANSIONS.filter((one) => one.category === category).map((one) =>
      one.make(),
    );
    return [
      String(category).padStart(3, '0'),
      newest.title,
      editions.map(({ edition, date }) => `${edition} (${date})`).join(', '),
      `${Object.keys(newest.items).length}: ${leaves(newest)} values`,
      rawFields(newest, expansion),
    ];
  });
  return [
    '## ASTERIX',
    '',
    'Every item of an edition is read and written by field, as the EUROCONTROL specification defines',
    'it (EUROCONTROL-SPEC-0149; machine-readable by asterix-specs). Items and values are those of the',
    'newest edition. Categories and editions that are not in the list are counted and passed over by',
    'their length.',
    '',
    ...table(['category', 'title', 'editions', 'items', 'kept as bytes'], body),
    ...table(
      ['expansion field of', 'title', 'edition', 'values'],
      EXPANSIONS.map(({ category, make }) => {
        const { title, edition, date, content } = make();
        const count = String(countLeaves(content));
        return [String(category).padStart(3, '0'), title, `${edition} (${date})`, count];
      }),
    ),
  ];
}

/** Items whose contents another document defines. */
function rawFields(definition: Definition, expansions: readonly ExpansionDefinition[]): string {
  const explicit = Object.entries(definition.items).filter(
    ([, { structure }]) => structure.kind === 'explicit',
  );
  const kept = explicit.map(([item, { structure }]) => {
    const field = structure.kind === 'explicit' ? structure.field : '';
    return field === 're' && expansions.length > 0
      ? `${item} without an edition of its own (${expansions.map(({ edition }) => edition).join(', ')})`
      : item;
  });
  return kept.join(', ');
}

function leaves(definition: Definition): number {
  return Object.values(definition.items).reduce(
    (sum, { structure }) => sum + countLeaves(structure),
    0,
  );
}

function countLeaves(structure: Structure): number {
  const ofPart = (part: Part | null): number =>
    part === null || part.kind === 'spare' ? 0 : countLeaves(part.structure);
  const ofParts = (parts: readonly (Part | null)[]): number =>
    parts.reduce((sum: number, part) => sum + ofPart(part), 0);
  switch (structure.kind) {
    case 'element':
      return 1;
    case 'explicit':
      return 0;
    case 'group':
    case 'compound':
      return ofParts(structure.parts);
    case 'extended':
      return ofParts(structure.pieces.flat());
    case 'repetitive':
      return countLeaves(structure.of);
    case 'case':
      return structure.cases.reduce((sum, [, inner]) => sum + countLeaves(inner), 0);
  }
}

function tdm(): string[] {
  const data = Object.entries(DATA).map(([keyword, { unit, kind, section }]) => {
    const shown = unit === 'RANGE_UNITS' ? 'as `RANGE_UNITS` says' : (unit ?? '');
    const read = kind === 'phase' ? 'text, any number of digits' : kind;
    return [`\`${keyword}\``, shown, read, `503.0-B-2, ${section}`];
  });
  const metadata = METADATA_KEYWORDS.map((keyword) => {
    const choices: readonly string[] =
      (CHOICES as Readonly<Record<string, readonly string[]>>)[keyword] ?? [];
    return [`\`${keyword}\``, choices.length > 0 ? choices.join(', ') : METADATA[keyword]];
  });
  return [
    '## Tracking data messages',
    '',
    `CCSDS 503.0-B-2 (June 2020), versions ${TDM_VERSIONS.join(' and ')}, in the keyword = value notation and as`,
    'XML. Every keyword of the standard is read and written. Instants in UTC are given for the time',
    `systems ${CONVERTED_TIME_SYSTEMS.join(', ')}; of all others the epochs stay as they are written.`,
    '',
    ...table(['data keyword', 'unit', 'read as', 'by'], folded(data)),
    ...table(['metadata keyword', 'read as'], folded(metadata)),
  ];
}

/** Keywords that differ by their index alone, 1 to 5, in one row. */
function folded(rows: readonly string[][]): string[][] {
  return rows
    .filter(([keyword]) => !/_[2-5]`$/.test(keyword!) || !isIndexed(rows, keyword!))
    .map(([keyword, ...rest]) =>
      isIndexed(rows, keyword!)
        ? [keyword!.replace(/_1`$/, '_n`, n = 1 to 5'), ...rest]
        : [keyword!, ...rest],
    );
}

function isIndexed(rows: readonly string[][], keyword: string): boolean {
  const fifth = keyword.replace(/_[1-5]`$/, '_5`');
  return fifth !== keyword ? rows.some(([name]) => name === fifth) : /_5`$/.test(keyword);
}

function dis(): string[] {
  const types = Array.from({ length: PDU_TYPE_COUNT }, (_, type) => type);
  const decoded = types.filter((type) => DECODED_PDU_TYPES.includes(type));
  const others = types.filter((type) => !DECODED_PDU_TYPES.includes(type) && type > 0);
  return [
    '## Distributed interactive simulation',
    '',
    `IEEE 1278.1-2012, protocol versions ${PROTOCOL_VERSIONS.join(' and ')}. All PDUs are found by their length; those that`,
    'are not read by field are counted by type and go nowhere.',
    '',
    ...table(
      ['PDU', 'name', 'decoded', 'written'],
      decoded.map((type) => [
        String(type),
        pduTypeName(type),
        'by field',
        type === 1 ? 'yes' : 'no',
      ]),
    ),
    `Counted only: ${others.map((type) => `${pduTypeName(type)} (${type})`).join(', ')}.`,
    '',
  ];
}

function camf(): string[] {
  return [
    '## CAMF',
    '',
    'EWSS CAMF 1.0 (January 2024), section 3, in the order sent. Every field is read and written; A18 is',
    'interpreted where A17 says that it refines the ellipse (B1), and kept as bits otherwise.',
    '',
    ...table(
      ['field', 'name', 'bits'],
      CAMF_FIELDS.map(([name, bits], index) => [`A${index + 1}`, name, String(bits)]),
    ),
  ];
}

function udl(): string[] {
  const kind = (one: FieldKind): string => (typeof one === 'string' ? one : one.join(', '));
  const rows = (fields: Readonly<Record<string, FieldKind>>): string[][] =>
    Object.entries(fields).map(([name, one]) => [`\`${name}\``, kind(one)]);
  return [
    '## Unified Data Library',
    '',
    'Fields by the names of the library; all others are left out.',
    '',
    ...table(['missile track', 'read as'], rows(MISSILE_TRACK)),
    ...table(['launch detection', 'read as'], rows(LAUNCH_DETECTION)),
  ];
}
