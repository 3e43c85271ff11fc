import { CLASSIFICATIONS, type Classification, isNodeId, type Label } from '../../mark/index.ts';

/** A nation's words for its classifications beside ours. Plain JSON, a setting. */
export interface MarkingTable {
  /** `kor`, `usa`, `jpn`: by which a table is asked for. */
  readonly nation: string;
  /** Public sources of the rows. */
  readonly sources: readonly string[];
  readonly rows: readonly MarkingRow[];
}

export interface MarkingRow {
  /** As the nation writes it, the usual form first. */
  readonly markings: readonly string[];
  /** Null: above what may ever stand here, so that it is refused. */
  readonly classification: Classification | null;
}

/** What to do with a word that no table knows. */
export type Unknown = 'refuse' | 'highest';

/** A label out of another form, or why there is none. */
export type Converted =
  | {
      readonly ok: true;
      readonly label: Label;
      /** What was assumed, for a person. */
      readonly said: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** The classification that a nation's word stands for; null: refused. */
export function classificationOf(
  marking: string,
  table: MarkingTable,
  unknown: Unknown,
): { readonly classification: Classification; readonly assumed: boolean } | string {
  const word = keyOf(marking);
  const row = table.rows.find(({ markings }) => markings.some((each) => keyOf(each) === word));
  if (row?.classification === null) return `${marking} is above what may be held here`;
  if (row !== undefined) return { classification: row.classification, assumed: false };
  if (unknown === 'refuse') return `${marking} is in no table of ${table.nation}`;
  return { classification: CLASSIFICATIONS.at(-1)!, assumed: true };
}

/** Blanks between words differ from writer to writer. */
function keyOf(text: string): string {
  return plain(text).replaceAll(' ', '');
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toUpperCase();
}

/** A portion that a nation puts behind its classification. */
const OWN: Readonly<Record<string, string>> = {
  ORCON: 'originator-control',
  'ORIGINATOR CONTROLLED': 'originator-control',
  EXERCISE: 'exercise',
  'SOURCE PROTECTION': 'source-protection',
};

/** Nodes by the trigraphs of ISO 3166-1 alpha-3, as US banners write them. */
const REL_TO = /^REL TO (.+)$/;

/**
 * A national marking as a label: `SECRET//ORCON//REL TO JPN, KOR`. What is behind the
 * classification and not known here stays as a caveat, which withholds until somebody knows it.
 * Without `REL TO` it goes to nobody.
 */
export function markingToLabel(text: string, table: MarkingTable, unknown: Unknown): Converted {
  if (text.length > 2000) return { ok: false, message: 'it is longer than 2,000 characters' };
  const whole = classificationOf(text, table, 'refuse');
  const [first = '', ...rest] = text.split('//').map((each) => each.trim());
  // A form such as UNCLASSIFIED//FOUO is one word of the table.
  const joined = classificationOf(`${first}//${rest[0] ?? ''}`, table, 'refuse');
  const two = typeof joined !== 'string';
  const found =
    typeof whole !== 'string' ? whole : two ? joined : classificationOf(first, table, unknown);
  if (typeof found === 'string') return { ok: false, message: found };
  const said = found.assumed
    ? [`${first} is in no table of ${table.nation}: taken as the highest`]
    : [];
  const portions = typeof whole !== 'string' ? [] : two ? rest.slice(1) : rest;
  let releasableTo: string[] = [];
  const caveats: string[] = [];
  for (const portion of portions) {
    const release = REL_TO.exec(plain(portion));
    if (release !== null) {
      const nodes = release[1]!.split(/[,\s]+/).map((each) => each.toLowerCase());
      const odd = nodes.find((each) => !isNodeId(each));
      if (odd !== undefined) return { ok: false, message: `REL TO ${odd}: that is no node` };
      releasableTo = [...releasableTo, ...nodes];
    } else caveats.push(OWN[plain(portion)] ?? `${table.nation}/${portion}`);
  }
  if (releasableTo.length === 0) said.push('it names no receivers: releasable to nobody');
  return {
    ok: true,
    label: {
      classification: found.classification,
      releasableTo: sorted(releasableTo),
      caveats: sorted(caveats),
      ...{ delayS: 0, fidelity: 'full' },
    },
    said,
  };
}

/** A label as a nation marks it, and what of it such a marking cannot say. */
export function labelToMarking(
  label: Label,
  table: MarkingTable,
):
  | { readonly ok: true; readonly marking: string; readonly lost: readonly string[] }
  | { readonly ok: false; readonly message: string } {
  const row = table.rows.find(({ classification }) => classification === label.classification);
  if (row === undefined) {
    return { ok: false, message: `${table.nation} has no word for ${label.classification}` };
  }
  const prefix = `${table.nation}/`;
  const portions = label.caveats.map((caveat) => {
    const own = Object.entries(OWN).find(([, ours]) => ours === caveat);
    return own?.[0] ?? (caveat.startsWith(prefix) ? caveat.slice(prefix.length) : caveat);
  });
  const release = label.releasableTo.map((node) => node.toUpperCase()).join(', ');
  const lost = [
    ...(label.delayS === 0 ? [] : [`a delay of ${label.delayS} s`]),
    ...(label.fidelity === 'full' ? [] : [`the fidelity ${label.fidelity}`]),
  ];
  const marking = [row.markings[0]!, ...portions, ...(release === '' ? [] : [`REL TO ${release}`])];
  return { ok: true, marking: marking.join('//'), lost };
}

export function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
