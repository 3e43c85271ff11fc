import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatInstant, type Label } from '../mark/index.ts';
import { BongsuError, readConfig, reasonOf } from '../node/index.ts';
import {
  adatpToLabel,
  type Converted,
  labelToAdatp,
  labelToMarking,
  labelToTlp,
  MARKING_TABLES,
  type MarkingTable,
  markingToLabel,
  readLabel,
  readTlp,
  tlpToLabel,
  type Unknown,
  writeTlp,
} from '../share/index.ts';
import { labelXml, readConfidentialityLabel } from '../wire/adatp4774/index.ts';
import type { Say } from './command.ts';

export const LABEL_HELP = `bongsu label convert --from FORM --to FORM [FILE|-] [options]

Writes a marking in another form: json (ours), 4774 (ADatP-4774 XML), tlp (TLP 2.0), or the words of a
nation: kor, usa, jpn. What the other form cannot say is said on stderr, never dropped in silence.

  --unknown refuse|highest  a word that no table knows; if unset, refuse
  --tables FILE             JSON list of other tables (docs/labels.md)
  --config FILE             the tables of this node's configuration

Example: bongsu label convert --from usa --to json marking.txt
Exit code 1: it cannot be converted.`;

/** A marking is some lines; more is something else. */
const MAX_FILE = 1 << 20;

/** `bongsu label`: see {@link LABEL_HELP}. */
export async function runLabel(args: string[], out: Say, err: Say): Promise<number> {
  const read = readArguments(args);
  if (typeof read === 'string') {
    err(read);
    err(LABEL_HELP);
    return 2;
  }
  if (read === null) {
    out(LABEL_HELP);
    return 0;
  }
  const tables = tablesOf(read);
  const converted = labelOf(read.from, textOf(read.file), tables, read.unknown);
  if (!converted.ok) {
    err(`Not converted: ${converted.message}.`);
    return 1;
  }
  for (const said of converted.said) err(`Note: ${said}.`);
  const written = write(read.to, converted.label, tables);
  if (!written.ok) {
    err(`Not converted: ${written.message}.`);
    return 1;
  }
  for (const lost of written.lost) err(`Not said in this form: ${lost}.`);
  out(written.text);
  return 0;
}

/** Of a file, of a node's configuration, or those that come with the program. */
function tablesOf({ tables, config }: Asked): readonly MarkingTable[] {
  if (tables !== null) return readTables(tables);
  return config === null ? MARKING_TABLES : readConfig(config, process.env).markings;
}

type Written =
  | { readonly ok: true; readonly text: string; readonly lost: readonly string[] }
  | { readonly ok: false; readonly message: string };

function write(to: string, label: Label, tables: readonly MarkingTable[]): Written {
  if (to === 'json') return { ok: true, text: JSON.stringify(label), lost: [] };
  if (to === 'tlp') return { ok: true, text: writeTlp(labelToTlp(label)), lost: [] };
  if (to === '4774') {
    const text = labelXml(labelToAdatp(label, formatInstant(Date.now())));
    return { ok: true, text: text.trimEnd(), lost: [] };
  }
  const table = tables.find(({ nation }) => nation === to);
  if (table === undefined) return { ok: false, message: unknownForm(to, tables) };
  const marked = labelToMarking(label, table);
  return marked.ok ? { ok: true, text: marked.marking, lost: marked.lost } : marked;
}

function labelOf(
  from: string,
  text: string,
  tables: readonly MarkingTable[],
  unknown: Unknown,
): Converted {
  const refuse = (message: string): Converted => ({ ok: false, message });
  if (from === 'json') {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return refuse('it is no JSON');
    }
    const label = readLabel(value);
    return typeof label === 'string' ? refuse(label) : { ok: true, label, said: [] };
  }
  if (from === 'tlp') {
    const marking = readTlp(text);
    return marking === null ? refuse('it begins with no label of TLP 2.0') : tlpToLabel(marking);
  }
  if (from === '4774') {
    const read = readConfidentialityLabel(text);
    if ('reason' in read) return refuse(`character ${read.offset}: ${read.message}`);
    return adatpToLabel(read, tables, unknown);
  }
  const table = tables.find(({ nation }) => nation === from);
  if (table === undefined) return refuse(unknownForm(from, tables));
  return markingToLabel(text.trim(), table, unknown);
}

function unknownForm(form: string, tables: readonly MarkingTable[]): string {
  const forms = ['json', '4774', 'tlp', ...tables.map(({ nation }) => nation)];
  return `there is no form ${form}; there are ${forms.join(', ')}`;
}

function textOf(file: string): string {
  try {
    const text = readFileSync(file === '-' ? 0 : file, 'utf8');
    if (text.length <= MAX_FILE) return text;
  } catch (error) {
    throw new BongsuError('BNG_FILE_UNREADABLE', { file, reason: reasonOf(error) });
  }
  throw new BongsuError('BNG_FILE_UNREADABLE', { file, reason: 'it is longer than a megabyte' });
}

function readTables(file: string): MarkingTable[] {
  try {
    const value = JSON.parse(textOf(file)) as MarkingTable[];
    const whole = value.every(
      ({ nation, rows }) =>
        typeof nation === 'string' &&
        rows.every(
          ({ markings, classification }) =>
            markings.every((each) => typeof each === 'string') &&
            (classification === null || typeof classification === 'string'),
        ),
    );
    if (whole) return value;
  } catch (error) {
    if (error instanceof BongsuError) throw error;
  }
  throw new BongsuError('BNG_FILE_UNREADABLE', { file, reason: 'it is no list of tables' });
}

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly file: string;
  readonly unknown: Unknown;
  readonly tables: string | null;
  readonly config: string | null;
}

/** Null: help was asked for. */
function readArguments(args: string[]): Asked | string | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        unknown: { type: 'string' },
        tables: { type: 'string' },
        config: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) return null;
    const [verb, file = '-', ...more] = positionals;
    if (verb !== 'convert') return 'Say what to do: "bongsu label convert".';
    if (more.length > 0) return 'Name one file.';
    if (values.from === undefined || values.to === undefined) return 'Name --from and --to.';
    const { unknown = 'refuse' } = values;
    if (unknown !== 'refuse' && unknown !== 'highest') return '--unknown is refuse or highest.';
    const { tables = null, config = null } = values;
    if (tables !== null && config !== null) return 'Name --tables or --config, not both.';
    return { from: values.from, to: values.to, file, unknown, tables, config };
  } catch (error) {
    return reasonOf(error);
  }
}
