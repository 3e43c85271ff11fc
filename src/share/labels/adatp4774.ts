import {
  FIDELITIES,
  type Fidelity,
  isClassification,
  isNodeId,
  type Label,
} from '../../mark/index.ts';
import type { ConfidentialityLabel, LabelCategory } from '../../wire/adatp4774/index.ts';
import {
  type Converted,
  classificationOf,
  type MarkingTable,
  sorted,
  type Unknown,
} from './marking.ts';

/** The policy under which our labels are written: theirs alone are read without a table. */
const POLICY = 'Bongsu';
const POLICY_URI = 'urn:bongsu:label:1';
const RELEASABLE = 'Releasable To';
const CAVEATS = 'Caveats';
const DELAY = 'Not Before';
const FIDELITY = 'Fidelity';
/** A permissive category has to have a value; this is no node's name. */
const NOBODY = '(none)';
/** Longest delay of a label, s. */
const MAX_DELAY_S = 1e9;

/** A label as ADatP-4774 says it, without loss. `created` is ISO 8601 or null. */
export function labelToAdatp(label: Label, created: string | null): ConfidentialityLabel {
  const nodes = label.releasableTo.map((node) => node.toUpperCase());
  const category = (
    tagName: string,
    type: LabelCategory['type'],
    values: readonly string[],
  ): LabelCategory => ({ tagName, type, uri: null, values });
  return {
    ...{ element: 'originatorConfidentialityLabel', policy: POLICY, policyUri: POLICY_URI },
    classification: label.classification.toUpperCase(),
    privacyMarks: [],
    categories: [
      category(RELEASABLE, 'PERMISSIVE', nodes.length === 0 ? [NOBODY] : nodes),
      ...(label.caveats.length === 0 ? [] : [category(CAVEATS, 'RESTRICTIVE', label.caveats)]),
      category(DELAY, 'INFORMATIVE', [`${label.delayS} s`]),
      category(FIDELITY, 'INFORMATIVE', [label.fidelity]),
    ],
    ...{ created, review: null },
  };
}

/**
 * A label out of one of ADatP-4774. Of another policy, its table says what the classification is;
 * categories that are not known here stay as caveats, which withhold. Where nothing says to whom
 * it may go, it goes to nobody.
 *
 * @param tables by name of the policy, in lower case
 */
export function adatpToLabel(
  from: ConfidentialityLabel,
  tables: readonly MarkingTable[],
  unknown: Unknown,
): Converted {
  const said: string[] = [];
  const ours = from.policy === POLICY && (from.policyUri ?? POLICY_URI) === POLICY_URI;
  const word = from.classification.toLowerCase();
  let classification = ours && isClassification(word) ? word : null;
  if (classification === null) {
    const nation = from.policy.toLowerCase();
    const table = tables.find((each) => each.nation === nation) ?? {
      nation,
      sources: [],
      rows: [],
    };
    const found = classificationOf(from.classification, table, unknown);
    if (typeof found === 'string') return { ok: false, message: found };
    if (found.assumed) said.push(`${from.classification} of ${from.policy}: taken as the highest`);
    classification = found.classification;
  }
  const gathered = gather(from, ours);
  if (typeof gathered === 'string') return { ok: false, message: gathered };
  const { nodes, caveats, delayS, fidelity } = gathered;
  if (nodes === null) said.push('it names no receivers: releasable to nobody');
  const label = {
    ...{ classification, releasableTo: sorted(nodes ?? []), caveats: sorted(caveats) },
    ...{ delayS, fidelity },
  };
  return { ok: true, label, said };
}

interface Gathered {
  nodes: string[] | null;
  caveats: string[];
  delayS: number;
  fidelity: Fidelity;
}

function gather(from: ConfidentialityLabel, ours: boolean): Gathered | string {
  const result: Gathered = { nodes: null, caveats: [], delayS: 0, fidelity: 'full' };
  for (const category of from.categories) {
    const { tagName, type, values } = category;
    if (tagName.toLowerCase() === RELEASABLE.toLowerCase() && type === 'PERMISSIVE') {
      const named = values.filter((each) => each !== NOBODY).map((each) => each.toLowerCase());
      const odd = named.find((each) => !isNodeId(each));
      if (odd !== undefined) return `${odd} in ${tagName} is no node`;
      // Two permissive categories both bind: only who is in each may hold it.
      result.nodes =
        result.nodes === null ? named : result.nodes.filter((each) => named.includes(each));
    } else if (ours && tagName === CAVEATS) result.caveats.push(...values);
    else if (ours && tagName === DELAY) {
      const seconds = Number(
        /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?) s$/.exec(values[0] ?? '')?.[1] ?? Number.NaN,
      );
      if (!(seconds >= 0 && seconds <= MAX_DELAY_S)) return `${tagName} is no number of seconds`;
      result.delayS = Math.max(result.delayS, seconds);
    } else if (ours && tagName === FIDELITY) {
      const fidelity = FIDELITIES.find((each) => each === values[0]);
      if (fidelity === undefined) return `${tagName} is none of ${FIDELITIES.join(', ')}`;
      result.fidelity = fidelity;
    } else for (const value of values) result.caveats.push(`4774/${tagName}=${value}`);
  }
  for (const mark of from.privacyMarks) result.caveats.push(`4774/PrivacyMark=${mark}`);
  return result;
}
