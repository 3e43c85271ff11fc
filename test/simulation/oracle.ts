import type { SignedStatement } from '../../src/share/index.ts';
import {
  type Choices,
  COMBINED,
  HOSTILE,
  ISSUER,
  type LabelKind,
  NODES,
  SECRETS,
} from './nations.ts';
import { whatIsTooFine } from './track-checks.ts';

/*
 * What may go to whom, written down once more and from the agreements alone: nothing here is
 * shared with the program's own lattice, policies or projections.
 */

/** How a hazard stood at an input; `overMs`: since when it is over. */
export interface Shown {
  readonly seq: number;
  readonly protected: boolean;
  readonly mayBe: boolean;
  readonly atMs: number;
  readonly overMs: number | null;
}

/** What is known of a statement that a node has signed, at the step that signed it. */
export interface Made {
  readonly node: string;
  readonly statement: SignedStatement;
  /** Canonical JSON of it. */
  readonly text: string;
  readonly choices: Choices;
  /** How the hazard that it tells of was marked, as far as that can be told from outside. */
  readonly labels: readonly LabelKind[];
  readonly atMs: number;
  /** So long it has to wait before it leaves, since protected sensors alone have shown its hazard. */
  readonly waitsS: number;
}

const HUB = 'usa';

/** Why a node may not say this to a peer of its own; null where it may. */
export function whyNotTell(
  { node, statement, choices, labels }: Made,
  peer: string,
): string | null {
  const { content, releaseClass, mode, label } = statement.body;
  if (mode !== choices.mode) return `it is in mode ${mode}`;
  const partners = node === HUB ? ['jpn', 'kor', HOSTILE] : [HUB];
  if (!partners.includes(peer)) return `${peer} is no partner of ${node}`;
  if (content.about === 'tracks') {
    if (!choices.traffic || releaseClass !== COMBINED) return 'nobody agreed on tracks';
  } else if (content.about === 'recall') {
    // It takes the way of what it recalls, whatever was agreed on since.
    return label.releasableTo.includes(peer) ? null : `its label does not name ${peer}`;
  } else if (content.about !== 'hazard') {
    if (!label.releasableTo.includes(peer)) return `its label does not name ${peer}`;
    return releaseClass === 'minimum' ? null : `${content.about}s leave in the class minimum alone`;
  }
  if (releaseClass === COMBINED) {
    if (node !== 'kor' || peer !== HUB) return 'no agreement names the class';
    if (choices.policy === 'revoked') return 'the arrangement is not there any more';
    if (choices.policy === 'erring') return 'a policy that forbids it cannot be evaluated';
    // Launches are known of announcements alone, missiles of the radar.
    const isLaunch = content.about === 'hazard' && content.kind === 'space-launch';
    if (choices.policy === 'no-space' && isLaunch) return 'a policy forbids it';
    if (choices.policy === 'protected' && isLaunch) return 'only a protected sensor has seen it';
  } else if (releaseClass !== 'minimum') return `no class ${releaseClass} was agreed on`;
  if (peer === HOSTILE) return 'its own label does not name it';
  if (!label.releasableTo.includes(peer)) return `its label does not name ${peer}`;
  // What has ended is told with the marking that it had: whoever knew of it has to know that too.
  if (node !== 'kor' || (content.about === 'hazard' && content.status !== 'open')) return null;
  if (labels.every((label) => label === 'unreadable')) return 'nobody can read its label';
  const never = labels.every((each) => each === 'unreadable' || each === 'not-usa');
  return never && peer === HUB ? `its label does not name ${peer}` : null;
}

/** Why the hub may not hand this on to a peer; null where it may. */
export function whyNotForward(statement: SignedStatement, peer: string): string | null {
  const { origin, label, releaseClass, content } = statement.body;
  if (origin === peer) return 'it is the peer’s own';
  if (content.about === 'probe') return 'a probe is of one link';
  if (releaseClass !== 'minimum') return `class ${releaseClass} is not handed on`;
  return label.releasableTo.includes(peer) ? null : `its label does not name ${peer}`;
}

/** Whether it gets to a node at all when nothing goes wrong. */
export function reaches(made: Made, to: string): boolean {
  if (made.statement.body.content.about === 'probe') return false;
  if (made.node === HUB || to === HUB) return whyNotTell(made, to) === null;
  return whyNotTell(made, HUB) === null && whyNotForward(made.statement, to) === null;
}

const HAZARD = 'about,areas,arrivals,earliestMs,hazard,kind,latestMs,revision,status';
const WARNING = 'about,areas,expiresMs,hazard,issuedMs,kind,polygons,revision,state,texts,warning';
const DETAIL = ['apogeeM', 'gridM', 'nature', 'rangeClass', 'timeStepS'];

/** What in a statement was never agreed on; null when nothing was. */
export function whatIsTooMuch(statement: SignedStatement, text: string): string | null {
  const { content, releaseClass } = statement.body;
  const secrets = content.about === 'warning' ? SECRETS : [ISSUER, ...SECRETS];
  const secret = secrets.find((word) => text.includes(word));
  if (secret !== undefined) return `it holds ${secret}`;
  if (content.about === 'tracks') return whatIsTooFine(content);
  const { detail, ...rest } = content as { detail?: object };
  const members = Object.keys(rest).sort().join();
  if (content.about === 'warning' && members !== WARNING) return `it has the members ${members}`;
  if (content.about === 'warning' && (content.state as string) === 'drafted')
    return 'it is a draft';
  if (content.about === 'hazard' && members !== HAZARD) return `it has the members ${members}`;
  if (detail === undefined) return null;
  if (releaseClass !== COMBINED) return `there is detail in the class ${releaseClass}`;
  const odd = Object.keys(detail).find((name) => !DETAIL.includes(name));
  return odd === undefined ? null : `its detail has ${odd}`;
}

export function isNation(node: string): boolean {
  return (NODES as readonly string[]).includes(node);
}
