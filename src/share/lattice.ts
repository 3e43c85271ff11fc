import { classificationLevel, isClassification, type Label } from '../mark/index.ts';
import type { Peer } from './peer.ts';

/** Caveats whose meaning this version knows and keeps; any other one withholds. */
export const KNOWN_CAVEATS: readonly string[] = [
  'exercise',
  'originator-control',
  'source-protection',
];

export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: WithholdReason; readonly message: string };

export type WithholdReason =
  | 'unknown-classification'
  | 'above-clearance'
  | 'not-releasable'
  | 'unknown-caveat'
  | 'originator-control'
  | 'release-class'
  | 'delayed';

/**
 * May this peer hold a thing with this label? The lattice alone, without any policy language;
 * everything that is not plainly permitted is refused (law 5).
 *
 * @param relayed true where this node hands on what another one made
 * @param ageS seconds since the thing was made
 */
export function mayHold(
  label: Label,
  releaseClass: string,
  peer: Peer,
  relayed: boolean,
  ageS: number,
): Verdict {
  if (!isClassification(label.classification) || !isClassification(peer.clearance)) {
    return no(
      'unknown-classification',
      `classification ${String(label.classification)} is unknown`,
    );
  }
  if (classificationLevel(label.classification) > classificationLevel(peer.clearance)) {
    return no('above-clearance', `${label.classification} is above ${peer.clearance}`);
  }
  if (!label.releasableTo.includes(peer.node)) {
    return no('not-releasable', `not releasable to ${peer.node}`);
  }
  const unknown = label.caveats.find((caveat) => !KNOWN_CAVEATS.includes(caveat));
  if (unknown !== undefined) return no('unknown-caveat', `caveat ${unknown} is unknown`);
  if (relayed && label.caveats.includes('originator-control')) {
    return no('originator-control', 'only its originator may release it');
  }
  if (releaseClass !== 'minimum' && !peer.releaseClasses.includes(releaseClass)) {
    return no('release-class', `no arrangement for release class ${releaseClass}`);
  }
  if (!(label.delayS <= ageS)) {
    return no('delayed', `not shared: its label asks for a delay of ${label.delayS} s`);
  }
  return { ok: true };
}

function no(reason: WithholdReason, message: string): Verdict {
  return { ok: false, reason, message };
}
