import {
  type Classification,
  FIDELITIES,
  type Fidelity,
  isClassification,
  isNodeId,
  type Label,
} from '../../mark/index.ts';
import { type Converted, sorted } from './marking.ts';

/** Labels of the Traffic Light Protocol, FIRST, version 2.0 (August 2022), the strictest first. */
export const TLP_LABELS = [
  'TLP:RED',
  'TLP:AMBER+STRICT',
  'TLP:AMBER',
  'TLP:GREEN',
  'TLP:CLEAR',
] as const;
export type TlpLabel = (typeof TLP_LABELS)[number];

/**
 * The colour and, behind it, what it does not say: section 1 g of the standard lets a source add
 * restrictions. With them nothing is lost; a reader who knows colours alone errs on the safe side.
 */
export interface TlpMarking {
  readonly tlp: TlpLabel;
  readonly restrictions: readonly string[];
}

/** TLP:CLEAR is for the public, which no label here ever names. */
function colourOf(label: Label): TlpLabel {
  const { classification, caveats } = label;
  if (classification === 'secret' || classification === 'confidential') return 'TLP:RED';
  if (caveats.includes('originator-control') || caveats.includes('source-protection')) {
    return 'TLP:AMBER+STRICT';
  }
  if (classification === 'restricted' || caveats.some((each) => each !== 'exercise')) {
    return 'TLP:AMBER';
  }
  return 'TLP:GREEN';
}

/** A label as TLP 2.0 with restrictions, without loss. */
export function labelToTlp(label: Label): TlpMarking {
  const nodes = label.releasableTo.map((node) => node.toUpperCase()).join(', ');
  return {
    tlp: colourOf(label),
    restrictions: [
      `CLASSIFICATION ${label.classification.toUpperCase()}`,
      `REL TO ${nodes === '' ? 'NOBODY ELSE' : nodes}`,
      ...label.caveats.map((caveat) => `CAVEAT ${escaped(caveat)}`),
      `DELAY ${label.delayS} S`,
      `FIDELITY ${label.fidelity.toUpperCase()}`,
    ],
  };
}

/** One line: `TLP:AMBER//CLASSIFICATION RESTRICTED//REL TO JPN, USA//…`. */
export function writeTlp({ tlp, restrictions }: TlpMarking): string {
  return [tlp, ...restrictions].join('//');
}

/** Null for what begins with none of the labels: the standard allows no other. */
export function readTlp(text: string): TlpMarking | null {
  const [first, ...restrictions] = text.trim().split('//');
  const tlp = TLP_LABELS.find((each) => each === first);
  return tlp === undefined ? null : { tlp, restrictions };
}

/** What a colour alone stands for: the higher of what it may mean. */
const ALONE: Readonly<Record<TlpLabel, { classification: Classification; caveats: string[] }>> = {
  'TLP:RED': { classification: 'confidential', caveats: ['originator-control'] },
  'TLP:AMBER+STRICT': { classification: 'restricted', caveats: ['originator-control'] },
  'TLP:AMBER': { classification: 'restricted', caveats: ['originator-control'] },
  'TLP:GREEN': { classification: 'restricted', caveats: [] },
  'TLP:CLEAR': { classification: 'unclassified', caveats: [] },
};

/** A label out of TLP. Where the colour stands alone, what it may mean at most is taken and said. */
export function tlpToLabel({ tlp, restrictions }: TlpMarking): Converted {
  const said: string[] = [];
  let classification: Classification | null = null;
  let nodes: string[] | null = null;
  let delayS = 0;
  let fidelity: Fidelity = 'full';
  const caveats: string[] = [];
  for (const each of restrictions) {
    const [, word = '', value = ''] =
      /^(CLASSIFICATION|REL TO|CAVEAT|DELAY|FIDELITY) (.*)$/s.exec(each) ?? [];
    if (word === 'CLASSIFICATION') {
      const name = value.toLowerCase();
      if (!isClassification(name))
        return { ok: false, message: `classification ${value} is unknown` };
      classification = name;
    } else if (word === 'REL TO') {
      nodes = value === 'NOBODY ELSE' ? [] : value.split(', ').map((node) => node.toLowerCase());
      if (!nodes.every(isNodeId)) return { ok: false, message: `${each}: not all are nodes` };
    } else if (word === 'CAVEAT') {
      caveats.push(unescaped(value));
    } else if (word === 'DELAY') {
      delayS = Number(value.replace(/ S$/, ''));
      if (!(delayS >= 0 && Number.isFinite(delayS)))
        return { ok: false, message: `${each}: no time` };
    } else if (word === 'FIDELITY') {
      const name = FIDELITIES.find((one) => one === value.toLowerCase());
      if (name === undefined) return { ok: false, message: `fidelity ${value} is unknown` };
      fidelity = name;
    } else caveats.push(`tlp/${each}`);
  }
  const stated = classification !== null;
  if (classification === null) {
    const alone = ALONE[tlp];
    classification = alone.classification;
    caveats.push(...alone.caveats);
    said.push(
      `${tlp} is no classification: taken as ${[classification, ...alone.caveats].join(', ')}`,
    );
  }
  if (nodes === null) said.push('it names no receivers: releasable to nobody');
  const releasableTo = sorted(nodes ?? []);
  const label = { classification, releasableTo, caveats: sorted(caveats), delayS, fidelity };
  const problem = stated ? colourProblem(tlp, label) : null;
  return problem ?? { ok: true, label, said };
}

/** A colour less strict than what stands behind it is a mistake or a forgery. */
function colourProblem(tlp: TlpLabel, label: Label): Converted | null {
  const due = colourOf(label);
  if (TLP_LABELS.indexOf(tlp) <= TLP_LABELS.indexOf(due)) return null;
  if (tlp === 'TLP:CLEAR' && due === 'TLP:GREEN') return null;
  if (label.caveats.includes('originator-control') && tlp === 'TLP:AMBER') return null;
  return { ok: false, message: `${tlp} is less strict than what it restricts, which is ${due}` };
}

/** What would end a restriction, or begin an escape, is written as in an address. */
function escaped(text: string): string {
  return text.replace(/[%/\r\n]/g, (character) => encodeURIComponent(character));
}

function unescaped(text: string): string {
  return text.replace(/%(?:25|2F|0D|0A)/g, (code) => decodeURIComponent(code));
}
