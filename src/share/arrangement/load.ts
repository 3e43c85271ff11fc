import { type Instant, isInstant, isNodeId, type Mode, type NodeId } from '../../mark/index.ts';
import { isSealed, type Verifier } from '../../seal/index.ts';
import type { Officer } from '../../warn/index.ts';
import { trackReleaseProblem } from '../tracks/project.ts';
import {
  ARRANGEMENT_TYPE,
  type Arrangement,
  DETAIL_FIELDS,
  LAUNCH_GRID_M,
  MAX_PROTECTED_DELAY_S,
  MINIMUM,
  type ReleaseClass,
  type SharingSettings,
  type SignedArrangement,
} from './arrangement.ts';
import { type Policies, readPolicies } from './cedar.ts';

/** What is in force, and what of the settings is not. Plain data. */
export interface Sharing {
  readonly classes: readonly ReleaseClass[];
  /** One a peer: of several, the one of the latest version. */
  readonly arrangements: ReadonlyMap<NodeId, LoadedArrangement>;
  readonly protectedSensors: readonly string[];
  readonly protectedDelayS: number;
  /** What was not put in force and why; with a peer it has the minimum projection alone. */
  readonly problems: readonly SharingProblem[];
}

/** Peers that may hold it get the minimum projection, and nothing is delayed. */
export const NO_SHARING: Sharing = {
  classes: [],
  arrangements: new Map(),
  protectedSensors: [],
  protectedDelayS: 0,
  problems: [],
};

export interface LoadedArrangement {
  readonly arrangement: Arrangement;
  readonly officer: string;
  readonly policies: Policies;
}

export interface SharingProblem {
  /** `class trilateral`, `arrangement kor-usa version 3`. */
  readonly where: string;
  readonly message: string;
}

export interface LoadContext {
  readonly node: NodeId;
  readonly mode: Mode;
  readonly officers: readonly Officer[];
  readonly nowMs: Instant;
}

/**
 * Puts settings in force as far as they are good. An arrangement is whole or not there: its form,
 * its officer's signature, its policies and the classes it names all have to be right.
 */
export function loadSharing(
  settings: SharingSettings,
  context: LoadContext,
  verifier: Verifier,
): Sharing {
  const problems: SharingProblem[] = [];
  const classes: ReleaseClass[] = [];
  for (const each of settings.classes) {
    const problem = classProblem(each) ?? repeated(classes, each);
    if (problem === null) classes.push(each);
    else problems.push({ where: `class ${String(each.id)}`, message: problem });
  }
  const arrangements = new Map<NodeId, LoadedArrangement>();
  for (const signed of settings.arrangements) {
    const { id, version, peer } = signed.body;
    const loaded = loadArrangement(signed, context, classes, verifier);
    if (typeof loaded === 'string') {
      problems.push({ where: `arrangement ${id} version ${version}`, message: loaded });
      continue;
    }
    const known = arrangements.get(peer)?.arrangement.version ?? 0;
    if (version > known) arrangements.set(peer, loaded);
  }
  const { protectedSensors } = settings;
  const protectedDelayS = Math.min(MAX_PROTECTED_DELAY_S, Math.max(0, settings.protectedDelayS));
  return { classes, arrangements, protectedSensors, protectedDelayS, problems };
}

function repeated(classes: readonly ReleaseClass[], { id }: ReleaseClass): string | null {
  return classes.some((other) => other.id === id) ? 'two classes have this name' : null;
}

const CLASS_ID = /^[a-z][a-z0-9-]{1,31}$/;

/** What is wrong with a class; null when nothing is. */
export function classProblem(by: ReleaseClass): string | null {
  if (!CLASS_ID.test(by.id) || by.id === MINIMUM) {
    return 'its name is not 2 to 32 lower-case letters, digits and dashes, or is "minimum"';
  }
  const odd = by.fields.find((field) => !DETAIL_FIELDS.includes(field));
  if (odd !== undefined) return `there is no field ${odd}; there are ${DETAIL_FIELDS.join(', ')}`;
  const amounts = [by.gridM, by.timeStepS, by.delayS, by.everyS, by.overRangeM, by.overApogeeM];
  if (!amounts.every((amount) => Number.isFinite(amount) && amount >= 0)) {
    return 'a size, a time or a threshold of it is not a number from 0 on';
  }
  const has = (field: ReleaseClass['fields'][number]): boolean => by.fields.includes(field);
  if (has('launch') && !(by.launchGridM >= LAUNCH_GRID_M)) {
    return `it tells the launch point finer than ${LAUNCH_GRID_M / 1000} km`;
  }
  for (const field of ['flownRange', 'overflown'] as const) {
    if (has(field) && !has('launch')) {
      return `the launch point would follow from ${field}: name launch too, or leave it out`;
    }
  }
  if (by.gridM > 0 && has('areas')) {
    return 'exact areas tell the impact point: leave areas out, or set no cells';
  }
  return by.tracks === undefined ? null : trackReleaseProblem(by.tracks);
}

function loadArrangement(
  signed: SignedArrangement,
  { node, mode, officers, nowMs }: LoadContext,
  classes: readonly ReleaseClass[],
  verifier: Verifier,
): LoadedArrangement | string {
  const body = signed.body;
  if (!isNodeId(body.node) || !isNodeId(body.peer) || !isInstant(body.validUntilMs)) {
    return 'a member of it is missing or wrong';
  }
  if (body.node !== node) return `it is made by ${body.node}, this node is ${node}`;
  const officer = officers.find(({ id }) => id === body.officer);
  if (officer === undefined || officer.key !== signed.key) {
    return `it is not signed by an officer of this node (${body.officer})`;
  }
  if (!isSealed(ARRANGEMENT_TYPE, signed, verifier)) return 'its signature is wrong';
  if (officer.demonstration && mode === 'actual') return 'it is signed with a demonstration key';
  if (officer.notAfterMs !== null && nowMs > officer.notAfterMs) {
    return 'the key it is signed with has expired';
  }
  if (!officer.roles.includes('release')) return 'its officer may only observe';
  const missing = body.classes.find((name) => classes.every(({ id }) => id !== name));
  if (missing !== undefined) return `it names the class ${missing}, which is not there or not good`;
  if (body.tier === 'public-safety' && body.classes.length > 0) {
    return 'in the tier public-safety there are no further classes';
  }
  const read = readPolicies(body.policies);
  if (!read.ok) return `its policies are refused: ${read.problems.slice(0, 3).join('; ')}`;
  const { officer: name, ...arrangement } = body;
  return { arrangement, officer: name, policies: read.policies };
}
