import type { Hazard } from '../../assess/index.ts';
import { classificationLevel, type Instant, type Label, type Mode } from '../../mark/index.ts';
import { mayHold, type Verdict, type WithholdReason } from '../lattice.ts';
import type { Peer } from '../peer.ts';
import type { Statement } from '../statement.ts';
import { MINIMUM, type ReleaseClass } from './arrangement.ts';
import { askPolicies } from './cedar.ts';
import type { LoadedArrangement, Sharing } from './load.ts';

/** What a peer is told of one thing, and why; what it is not told, and why not. */
export interface Choice {
  /** The fullest class that it may hold; null: not even the minimum. */
  readonly by: ReleaseClass | typeof MINIMUM | null;
  readonly reason: string;
  readonly message: string;
  /** Fuller classes that were refused, each with its reason. */
  readonly refused: readonly Refused[];
}

export interface Refused {
  readonly releaseClass: string;
  readonly reason: WithholdReason | PolicyReason;
  readonly message: string;
}

export type PolicyReason =
  | 'policy-denies'
  | 'policy-error'
  | 'arrangement-not-in-force'
  | 'no-arrangement'
  | 'below-threshold'
  | 'protected-sensor'
  | 'tier';

/** The thing to be told. */
export interface Matter {
  readonly about: 'hazard' | 'warning';
  readonly kind: string;
  readonly label: Label;
  readonly origin: string;
  readonly mode: Mode;
  /** The hazard itself, where fuller classes may tell of it. */
  readonly hazard: Hazard | null;
  /** Classes whose threshold it has passed before. */
  readonly told: ReadonlySet<string>;
}

/**
 * Chooses for one peer: the fullest class that the arrangement names, that policies and lattice
 * both permit, and whose threshold is passed; else the minimum where the lattice permits it.
 * Anything that goes wrong on the way leaves a fuller class out, never in.
 */
export function choose(sharing: Sharing, peer: Peer, matter: Matter, nowMs: Instant): Choice {
  const refused: Refused[] = [];
  const loaded = sharing.arrangements.get(peer.node);
  if (matter.hazard !== null) {
    const fuller = fullest(sharing, loaded, peer, matter, nowMs, refused);
    if (fuller !== null) return { ...fuller, refused };
  }
  if (loaded?.arrangement.tier === 'public-safety' && matter.about === 'hazard') {
    const message = `${nameOf(loaded)} is of tier public-safety: warnings alone`;
    return { by: null, reason: 'tier', message, refused };
  }
  // A delay that the label asks for is kept by holding what was signed.
  const label = { ...matter.label, fidelity: 'minimum' as const };
  const verdict = mayHold(label, MINIMUM, peer, false, Infinity);
  if (verdict.ok) {
    return { by: MINIMUM, reason: 'lattice', message: 'minimum projection', refused };
  }
  return { by: null, reason: verdict.reason, message: verdict.message, refused };
}

function fullest(
  sharing: Sharing,
  loaded: LoadedArrangement | undefined,
  peer: Peer,
  matter: Matter,
  nowMs: Instant,
  refused: Refused[],
): Omit<Choice, 'refused'> | null {
  for (const name of loaded?.arrangement.classes ?? []) {
    const by = sharing.classes.find(({ id }) => id === name);
    if (loaded === undefined || by === undefined) continue;
    const verdict = mayTell(sharing, loaded, by, peer, matter, nowMs);
    if (verdict.ok) return { by, reason: 'arrangement', message: verdict.message };
    refused.push({ releaseClass: name, reason: verdict.reason, message: verdict.message });
  }
  return null;
}

export type Told =
  | { readonly ok: true; readonly message: string }
  | { readonly ok: false; readonly reason: Refused['reason']; readonly message: string };

/** What keeps a class from a peer before anybody is asked, and then who is asked. */
function mayTell(
  sharing: Sharing,
  loaded: LoadedArrangement,
  by: ReleaseClass,
  peer: Peer,
  matter: Matter,
  nowMs: Instant,
): Told {
  if (isProtected(sharing, matter.hazard)) {
    return refuse('protected-sensor', 'no declared sensor has seen it yet');
  }
  if (!matter.told.has(by.id) && !overThreshold(matter.hazard, by)) {
    return refuse('below-threshold', `under the thresholds of class ${by.id}`);
  }
  return askBoth(loaded, by.id, peer, matter, false, nowMs);
}

/** Policies as people read them, and the lattice beside them: both have to say yes. */
export function askBoth(
  loaded: LoadedArrangement,
  releaseClass: string,
  peer: Peer,
  matter: Pick<Matter, 'kind' | 'label' | 'origin' | 'mode'> & { readonly about: string },
  relayed: boolean,
  nowMs: Instant,
): Told {
  const { arrangement, policies } = loaded;
  if (!(nowMs >= arrangement.validFromMs && nowMs <= arrangement.validUntilMs)) {
    return refuse('arrangement-not-in-force', `${nameOf(loaded)} is not in force now`);
  }
  const { label, mode, about, kind, origin } = matter;
  const lattice = mayHold(label, releaseClass, peer, relayed, Infinity);
  const answer = askPolicies(policies, {
    peer: peer.node,
    clearance: classificationLevel(peer.clearance),
    classification: classificationLevel(label.classification),
    releasableTo: label.releasableTo,
    caveats: label.caveats,
    ...{ mode, about, kind, releaseClass, origin, relayed },
  });
  if (answer.errors.length > 0) {
    return refuse('policy-error', `${nameOf(loaded)}: ${answer.errors.slice(0, 3).join('; ')}`);
  }
  if (!answer.allow) {
    const names = answer.reasons.join(', ');
    const why = names === '' ? 'no policy permits it' : `forbidden by ${names}`;
    return refuse('policy-denies', `${nameOf(loaded)}: ${why}`);
  }
  if (!lattice.ok) return refuse(lattice.reason, lattice.message);
  return { ok: true, message: `${releaseClass}: ${nameOf(loaded)}, ${answer.reasons.join(', ')}` };
}

function refuse(reason: Refused['reason'], message: string): Told {
  return { ok: false, reason, message };
}

/**
 * May this node, as a hub, hand on what another one made? The lattice has to permit it, and for
 * more than the minimum also an arrangement with the receiver that names the class.
 */
export function mayForward(
  sharing: Sharing,
  peer: Peer,
  statement: Statement,
  ageS: number,
  nowMs: Instant,
): Told | Verdict {
  return mayGo(sharing, peer, statement, true, ageS, nowMs);
}

/**
 * May what was released to a peer and has waited for its time leave now? A hazard by what holds now,
 * since an arrangement may have ended meanwhile. Anything else was agreed on for everybody.
 */
export function mayLeave(
  sharing: Sharing,
  peer: Peer,
  statement: Statement,
  nowMs: Instant,
): Told | Verdict {
  if (statement.content.about !== 'hazard') return { ok: true };
  const loaded = sharing.arrangements.get(peer.node);
  if (loaded?.arrangement.tier === 'public-safety') {
    return refuse('tier', `${nameOf(loaded)} is of tier public-safety: warnings alone`);
  }
  return mayGo(sharing, peer, statement, false, Infinity, nowMs);
}

function mayGo(
  sharing: Sharing,
  peer: Peer,
  { label, releaseClass, origin, mode, content }: Statement,
  relayed: boolean,
  ageS: number,
  nowMs: Instant,
): Told | Verdict {
  const lattice = mayHold(label, releaseClass, peer, relayed, ageS);
  if (!lattice.ok || releaseClass === MINIMUM) return lattice;
  const loaded = sharing.arrangements.get(peer.node);
  if (loaded === undefined || !loaded.arrangement.classes.includes(releaseClass)) {
    const message = `no arrangement with ${peer.node} names the class ${releaseClass}`;
    return { ok: false, reason: 'no-arrangement', message };
  }
  const { about } = content;
  // Words on who leads are of no kind of hazard.
  const kind = 'kind' in content ? content.kind : about;
  return askBoth(loaded, releaseClass, peer, { about, kind, label, origin, mode }, relayed, nowMs);
}

function overThreshold(hazard: Hazard | null, by: ReleaseClass): boolean {
  if (by.overRangeM === 0 && by.overApogeeM === 0) return true;
  if (hazard?.kind !== 'ballistic') return false;
  return (
    (by.overRangeM > 0 && hazard.flownRangeM >= by.overRangeM) ||
    (by.overApogeeM > 0 && hazard.apogeeM >= by.overApogeeM)
  );
}

/** True while sensors that nobody may learn of are all that has seen it. */
export function isProtected(sharing: Sharing, hazard: Hazard | null): boolean {
  return (
    hazard !== null &&
    hazard.sensors.length > 0 &&
    hazard.sensors.every((sensor) => sharing.protectedSensors.includes(sensor))
  );
}

function nameOf({ arrangement: { id, version } }: LoadedArrangement): string {
  return `${id} version ${version}`;
}
