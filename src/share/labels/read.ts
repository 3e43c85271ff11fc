import { FIDELITIES, isClassification, isNodeId, type Label } from '../../mark/index.ts';
import { sorted } from './marking.ts';

/** Entries of a list in a label, and characters of a caveat. */
const MAX_ENTRIES = 1000;
const MAX_TEXT = 4000;

/** A label out of JSON, lists sorted; what is wrong with it in one sentence. */
export function readLabel(value: unknown): Label | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is no object';
  const { classification, releasableTo, caveats, delayS, fidelity, ...rest } = value as Partial<
    Record<keyof Label, unknown>
  >;
  const [odd] = Object.keys(rest);
  if (odd !== undefined) return `${odd} is no member of a label`;
  if (!isClassification(classification)) return 'its classification is unknown';
  if (!isList(releasableTo, isNodeId)) return 'releasableTo is no list of nodes';
  if (!isList(caveats, isText)) return 'caveats is no list of texts';
  if (typeof delayS !== 'number' || !(delayS >= 0 && Number.isFinite(delayS))) {
    return 'delayS is no number from 0 on';
  }
  const known = FIDELITIES.find((each) => each === fidelity);
  if (known === undefined) return `fidelity is none of ${FIDELITIES.join(', ')}`;
  const lists = { releasableTo: sorted(releasableTo), caveats: sorted(caveats) };
  return { classification, ...lists, delayS, fidelity: known };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT && value.isWellFormed();
}

function isList<T>(value: unknown, each: (entry: unknown) => entry is T): value is T[] {
  return Array.isArray(value) && value.length <= MAX_ENTRIES && value.every(each);
}
