import { type Instant, statementId } from '../mark/index.ts';
import { canonicalBytes, type Signer, seal, sha256 } from '../seal/index.ts';
import { MINIMUM } from './arrangement/arrangement.ts';
import { push, sift } from './lane.ts';
import { mayHold } from './lattice.ts';
import type { LinkState } from './link.ts';
import type { Release, Shared } from './release.ts';
import type { ShareState } from './share.ts';
import { minimumLabel, numberOf } from './sign.ts';
import { type ProbeContent, type SignedStatement, STATEMENT_TYPE } from './statement.ts';
import { witnessOf, witnessProblem } from './witness.ts';

/**
 * A probe leaves for every peer this often, whatever else is said: its moment tells nothing. Two
 * commits a minute at each end; a link that carries nothing is known within three of them.
 */
export const PROBE_MS = 30_000;
/** After a link has come up the next one need not wait longer than this since the last, ms. */
const PROBE_PAUSE_MS = 5000;
/** A link whose last round trip is older than this is not green. */
export const PROBE_STALE_MS = 3 * PROBE_MS;
/** The body of a probe is filled up to a multiple of this many bytes: its size tells nothing. */
const PROBE_STEP_BYTES = 512;
/** What number and time of a probe may still grow by, bytes. */
const PROBE_SPARE_BYTES = 32;

/** What is known of a link by probes. Plain data. */
export interface ProbeState {
  revision: number;
  /** When the link was last greeted: what was proven before it counts no more. */
  sinceMs: Instant;
  sentMs: Instant;
  /** One was signed and its receipt is still awaited; its number, once it was sent. */
  open: boolean;
  sequence: number | null;
  /** When the peer last said that it holds one durably, and how long that took. */
  provenMs: Instant | null;
  roundTripS: number | null;
  /** When one of the peer's was last verified here. */
  heardMs: Instant | null;
  /** Why the last one was not let out here, or not believed there; null: it was. */
  withheld: string | null;
  disbelieved: string | null;
}

export function createProbe(): ProbeState {
  return {
    ...{ revision: 0, sinceMs: 0, sentMs: 0, open: false, sequence: null },
    ...{ provenMs: null, roundTripS: null, heardMs: null, withheld: null, disbelieved: null },
  };
}

/**
 * Signs one probe for all peers to which one is due. It takes the way of a warning: the marking of
 * what this node says against what the peer may hold, a record here, the queue, the peer's
 * verification and its record there.
 */
export function tickProbes(state: ShareState, signer: Signer, nowMs: Instant): Shared | null {
  const due = [...state.links.values()].filter((link) => isDue(link, nowMs));
  if (due.length === 0) return null;
  const releases: Release[] = [];
  const open: LinkState[] = [];
  for (const link of due) {
    const peer = state.peers.find(({ node }) => node === link.peer)!;
    const label = { ...state.label, delayS: 0, fidelity: 'minimum' as const };
    const verdict = mayHold(label, MINIMUM, peer, false, 0);
    link.probe.sentMs = nowMs;
    link.probe.withheld = verdict.ok ? null : verdict.message;
    if (verdict.ok) open.push(link);
    releases.push({
      peer: link.peer,
      what: verdict.ok ? 'released-to' : 'withheld-from',
      reason: verdict.ok ? 'lattice' : verdict.reason,
      message: verdict.ok ? 'probe of the link' : `probe: ${verdict.message}`,
    });
  }
  if (open.length === 0) return { statement: null, releases };
  const revision = Math.max(...open.map(({ probe }) => probe.revision)) + 1;
  const statement = signProbe(state, revision, signer, nowMs);
  for (const link of open) {
    Object.assign(link.probe, { revision, open: true, sequence: null });
    offerProbe(link, statement);
  }
  return { statement, releases };
}

function isDue({ up, greeted, speaks, probe }: LinkState, nowMs: Instant): boolean {
  if (!up || !greeted || !speaks.includes('probe') || probe.open) return false;
  const sinceS = nowMs - probe.sentMs;
  return sinceS >= PROBE_MS || (probe.sentMs < probe.sinceMs && sinceS >= PROBE_PAUSE_MS);
}

function signProbe(
  state: ShareState,
  revision: number,
  signer: Signer,
  nowMs: Instant,
): SignedStatement {
  const { node: origin, mode } = state;
  const label = minimumLabel(state, state.label);
  const timeMs = Math.floor(nowMs);
  const bodyOf = (content: ProbeContent) => {
    return { origin, mode, releaseClass: MINIMUM, timeMs, label, content };
  };
  const witness = witnessOf(state);
  const about = { about: 'probe', ...(witness === undefined ? {} : { witness }) } as const;
  const bare = canonicalBytes(bodyOf({ ...about, revision: 0, pad: '' })).length;
  const full = Math.ceil((bare + PROBE_SPARE_BYTES) / PROBE_STEP_BYTES) * PROBE_STEP_BYTES;
  const now = canonicalBytes(bodyOf({ ...about, revision, pad: '' })).length;
  const body = bodyOf({ ...about, revision, pad: '.'.repeat(Math.max(0, full - now)) });
  // Always 15 digits, so that the size stays the same.
  const number = 1e14 + (numberOf(sha256(canonicalBytes(body))) % 9e14);
  return seal(STATEMENT_TYPE, { id: statementId(origin, number), ...body }, signer);
}

/** Behind the warnings and before all else; of several that wait the newest alone says anything. */
function offerProbe(link: LinkState, statement: SignedStatement): void {
  const { probes } = link.waiting;
  link.offered += 1;
  link.superseded += sift(probes, () => false).length;
  push(probes, statement);
}

/** A statement was given its number. */
export function noteProbeSent(link: LinkState, statement: SignedStatement): void {
  if (statement.body.content.about === 'probe') link.probe.sequence = link.sequenced;
}

/** What one good frame of the peer says of the probe that is under way. */
export function noteProbeFrame(link: LinkState, nowMs: Instant): void {
  const { probe } = link;
  if (!probe.open || probe.sequence === null || link.acknowledged < probe.sequence) return;
  const roundTripS = Math.max(0, nowMs - probe.sentMs) / 1000;
  Object.assign(probe, { open: false, sequence: null });
  Object.assign(probe, { provenMs: nowMs, roundTripS, disbelieved: null });
}

/** The peer holds a statement and does not believe it. */
export function noteProbeRejected(link: LinkState, sequence: number, message: string): void {
  const { probe } = link;
  if (!probe.open || probe.sequence !== sequence) return;
  Object.assign(probe, { open: false, sequence: null, disbelieved: message });
}

/** The link's counts begin anew, and what was under way with them. */
export function renewProbe(link: LinkState): void {
  const { revision, sentMs } = link.probe;
  link.probe = { ...createProbe(), revision, sentMs };
}

/** Why a link is not green. */
export type LinkRed =
  | 'down'
  | 'refused'
  | 'not-greeted'
  | 'no-probes'
  | 'withheld'
  | 'disbelieved'
  | 'unproven'
  | 'nothing-held'
  | 'nothing-heard';

export type LinkLight =
  | { readonly light: 'green'; readonly reason: null; readonly message: string }
  | { readonly light: 'red'; readonly reason: LinkRed; readonly message: string };

/** Green after a signed round trip through policy and storage at both ends, and while it is fresh. */
export function linkLight(link: LinkState, nowMs: Instant): LinkLight {
  const red = (reason: LinkRed, message: string): LinkLight => ({ light: 'red', reason, message });
  const { probe, trouble } = link;
  if (trouble !== null) return red('refused', `refused, ${trouble.reason}: ${trouble.message}`);
  if (!link.up) return red('down', 'there is no connection');
  if (!link.greeted) return red('not-greeted', 'connected, and the peer has not said who it is');
  if (!link.speaks.includes('probe')) {
    return red('no-probes', 'the peer’s version of the program answers no probes');
  }
  const { withheld, disbelieved } = probe;
  if (withheld !== null) return red('withheld', `our own marking lets nothing out: ${withheld}`);
  if (disbelieved !== null) {
    return red('disbelieved', `the peer holds what we say and does not believe it: ${disbelieved}`);
  }
  const freshMs = Math.max(probe.sinceMs, nowMs - PROBE_STALE_MS);
  const waiting = nowMs - probe.sinceMs < PROBE_STALE_MS;
  if (probe.provenMs === null || probe.provenMs < freshMs) {
    return waiting
      ? red('unproven', 'connected; the first round trip is not complete')
      : red('nothing-held', `connected, but ${link.peer} has recorded nothing of ours for 90 s`);
  }
  if (probe.heardMs === null || probe.heardMs < freshMs) {
    return waiting
      ? red('unproven', `connected; no probe of ${link.peer} has come yet`)
      : red('nothing-heard', `connected, but nothing of ${link.peer} was verified for 90 s`);
  }
  const message = `last round trip ${Math.round((nowMs - probe.provenMs) / 1000)} s ago`;
  return { light: 'green', reason: null, message };
}

/** What is wrong with the content of a probe; null when nothing is. */
export function probeProblem(content: Readonly<Record<string, unknown>>): string | null {
  const { revision, pad, witness } = content;
  const problem = witnessProblem(witness);
  if (problem !== null) return problem;
  const members = witness === undefined ? 'about,pad,revision' : 'about,pad,revision,witness';
  const good =
    Object.keys(content).sort().join() === members &&
    Number.isSafeInteger(revision) &&
    (revision as number) >= 0 &&
    typeof pad === 'string' &&
    /^\.{0,1024}$/.test(pad);
  return good ? null : 'content: a member of a probe is wrong';
}
