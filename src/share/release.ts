import type { Hazard } from '../assess/index.ts';
import type { Instant, Label, NodeId } from '../mark/index.ts';
import { canonicalBytes, noteCanonical, type Signer, sha256, toHex } from '../seal/index.ts';
import type { Warning } from '../warn/index.ts';
import { MINIMUM, type ReleaseClass } from './arrangement/arrangement.ts';
import { type Choice, choose, type Matter } from './arrangement/choose.ts';
import { projectDetail } from './arrangement/detail.ts';
import { droppedFor, letGo, put } from './held.ts';
import { mayHold } from './lattice.ts';
import type { Peer } from './peer.ts';
import { projectHazard, projectWarning } from './projection.ts';
import {
  hazardAfterMs,
  hazardWouldLeaveMs,
  noteProtected,
  protectedS,
  shownBy,
  warningDueMs,
} from './protected.ts';
import type { ShareState } from './share.ts';
import { minimumLabel, sign } from './sign.ts';
import type { SignedStatement, StatementContent } from './statement.ts';

/** One decision on one receiver: what the ledger keeps and what the dry run shows. */
export interface Release {
  readonly peer: NodeId;
  readonly what: 'released-to' | 'withheld-from' | 'forwarded-to' | 'held-for';
  readonly reason: string;
  readonly message: string;
  /** Id of the statement concerned, where it is not the one that is told of here. */
  readonly about?: string;
}

/** One statement and who gets it; without one, who gets nothing and why. */
export interface Shared {
  /** Null when no peer may hold it, so that nothing was signed. */
  readonly statement: SignedStatement | null;
  readonly releases: readonly Release[];
}

/** What was last told of a hazard in one class. Plain data. */
export interface Told {
  /** Revisions are counted anew in each class: gaps would tell how much was not said. */
  revision: number;
  /** SHA-256 of what it said, its number and time left out. */
  hash: string;
  /** A newer one that waits for the class's next moment, and since when one does. */
  next: Hazard | null;
  sinceMs: Instant;
}

/** Hazards in their classes whose numbers are remembered; more than are ever open at once. */
const MAX_TOLD = 8000;

/** Builds, signs and offers what each peer may hold of a hazard, one statement for each class. */
export function shareHazard(
  state: ShareState,
  hazard: Hazard,
  signer: Signer,
  nowMs: Instant,
): Shared[] {
  const shared: Shared[] = [];
  noteProtected(state, hazard, nowMs, shared);
  const audience = audienceOf(state, hazard, nowMs);
  for (const [name, { by, peers, releases }] of audience.classes) {
    const told = toldOf(state, `${hazard.id}/${name}`);
    if (by !== MINIMUM && by.everyS > 0) {
      // Also the first one waits: were it told at once, what came before would show in the moment.
      // And what waits for a moment that has come is told as it was before this one.
      if (told.next !== null && isDue(by, told, nowMs)) {
        tell(state, told.next, by, told, peers, releases, signer, nowMs, shared);
      }
      if (told.next === null) {
        state.cadenced += 1;
        told.sinceMs = nowMs;
      }
      told.next = hazard;
      continue;
    }
    tell(state, hazard, by, told, peers, releases, signer, nowMs, shared);
  }
  dropUnsaid(state, hazard, audience);
  const news = audience.withheld.filter((refusal) => isNews(state, hazard, refusal));
  if (news.length > 0) shared.push({ statement: null, releases: news });
  return shared;
}

/** What a hazard may not say any more in a class, an older word of it does not say later either. */
function dropUnsaid(state: ShareState, { id }: Hazard, { classes }: Audience): void {
  if (state.cadenced === 0) return;
  for (const by of state.sharing.classes) {
    const told = classes.has(by.id) ? undefined : state.told.get(`${id}/${by.id}`);
    if (told === undefined || told.next === null) continue;
    told.next = null;
    state.cadenced -= 1;
  }
}

/**
 * Tells some peers what they may hold of a hazard now, also where the others of their class have
 * it already: then the same statement goes to them too.
 */
export function retellHazard(
  state: ShareState,
  hazard: Hazard,
  to: ReadonlySet<NodeId>,
  signer: Signer,
  nowMs: Instant,
): Shared[] {
  const shared: Shared[] = [];
  for (const [name, { by, peers, releases }] of audienceOf(state, hazard, nowMs).classes) {
    const nodes = peers.map(({ node }) => node).filter((node) => to.has(node));
    if (nodes.length === 0) continue;
    const told = toldOf(state, `${hazard.id}/${name}`);
    if (by !== MINIMUM && by.everyS > 0) {
      if (told.next === null) {
        state.cadenced += 1;
        told.sinceMs = nowMs;
      }
      told.next = hazard;
      continue;
    }
    const known = state.own.get(`${name}/${hazard.id}`);
    // What was signed for others alone is signed anew for all.
    const open = known?.statement.body.label.releasableTo ?? [];
    if (!nodes.every((node) => open.includes(node))) told.hash = '';
    tell(state, hazard, by, told, peers, releases, signer, nowMs, shared);
    if (known === undefined || state.own.get(`${name}/${hazard.id}`) !== known) continue;
    const { statement } = known;
    const lacking = nodes.filter((node) => !known.peers.includes(node));
    const delayS = Math.max(delayOf(hazard.label, by), protectedS(state, hazard.id));
    const dueMs = nowMs + delayS * 1000;
    put(state, { dueMs, peers: lacking, statement, until: null }, nowMs);
    const what = dueMs > nowMs ? ('held-for' as const) : ('released-to' as const);
    const again = releases
      .filter(({ peer }) => lacking.includes(peer))
      .map((release): Release => ({ ...release, what, about: statement.body.id }));
    shared.push({ statement: null, releases: again });
  }
  return shared;
}

/** A refusal is said when it is new or has another reason, not at every revision. */
function isNews(state: ShareState, hazard: Hazard, refusal: Release): boolean {
  const { peer, reason, message } = refusal;
  const told = toldOf(state, `${hazard.id}/!${peer} ${reason}`);
  if (told.hash === message) return false;
  told.hash = message;
  return true;
}

/** What waits for its time: held statements that are due, and classes whose next moment has come. */
export function tickShare(state: ShareState, signer: Signer, nowMs: Instant): Shared[] {
  const shared: Shared[] = [];
  if (state.held.length > 0) letGo(state, nowMs, ({ dueMs }) => dueMs <= nowMs, shared);
  if (state.cadenced === 0) return shared;
  for (const [key, told] of state.told) {
    const hazard = told.next;
    if (hazard === null) continue;
    const name = key.slice(key.indexOf('/') + 1);
    const group = audienceOf(state, hazard, nowMs).classes.get(name);
    if (group === undefined) {
      told.next = null;
      state.cadenced -= 1;
    } else if (isDue(group.by, told, nowMs)) {
      tell(state, hazard, group.by, told, group.peers, group.releases, signer, nowMs, shared);
    }
  }
  return shared;
}

/**
 * The minimum projection of a warning. It was agreed on beforehand with every peer, so a label
 * that cannot be read, or that says no, does not hold it back: it goes out and the reason is
 * recorded (law 5, safe for life). Only where protected sensors alone have shown the hazard does
 * it wait, as long as the settings say, by themselves not at all ({@link warningDueMs}).
 */
export function shareWarning(
  state: ShareState,
  warning: Warning,
  signer: Signer,
  nowMs: Instant,
): Shared {
  const content = projectWarning(warning);
  if (content === null) return { statement: null, releases: [] };
  const label = { ...warning.label, fidelity: 'minimum' as const };
  const before: Shared[] = [];
  const dueMs = warningDueMs(state, warning, nowMs, before);
  const waits = dueMs > nowMs;
  const what = waits ? ('held-for' as const) : ('released-to' as const);
  const releases = state.peers.map((peer): Release => {
    const verdict = mayHold(label, MINIMUM, peer, false, 0);
    return {
      peer: peer.node,
      what,
      reason: waits ? 'protected-sensor' : verdict.ok ? 'lattice' : 'minimum-by-arrangement',
      message: verdict.ok ? 'minimum projection' : `sent all the same, though ${verdict.message}`,
    };
  });
  if (releases.length === 0) return { statement: null, releases };
  const statement = sign(state, MINIMUM, minimumLabel(state, label), content, signer, nowMs);
  const peers = state.peers.map(({ node }) => node);
  put(state, { dueMs, peers, statement, until: shownBy(warning) }, nowMs);
  return { statement, releases: [...before.flatMap((shared) => shared.releases), ...releases] };
}

/** Something agreed on with every partner beforehand: every one of them gets it, at once. */
export function shareWithAll(
  state: ShareState,
  content: StatementContent,
  signer: Signer,
  nowMs: Instant,
): Shared {
  const peers = state.peers.map(({ node }) => node);
  if (peers.length === 0) return { statement: null, releases: [] };
  const label = minimumLabel(state, state.label);
  const statement = sign(state, MINIMUM, label, content, signer, nowMs);
  put(state, { dueMs: nowMs, peers, statement, until: null }, nowMs);
  const releases = peers.map((peer): Release => {
    return { peer, what: 'released-to', reason: 'agreed', message: 'for every partner' };
  });
  return { statement, releases };
}

/** What one peer would get of a hazard if it were told now. */
export interface HazardPreview {
  readonly peer: NodeId;
  readonly choice: Choice;
  /** What would be signed; null when nothing would. */
  readonly content: StatementContent | null;
  /** How long it would be held, seconds. */
  readonly delayS: number;
}

/** Shows for every peer what {@link shareHazard} would choose and build; changes nothing. */
export function previewHazard(state: ShareState, hazard: Hazard, nowMs: Instant): HazardPreview[] {
  return state.peers.map((peer) => {
    const choice = choose(state.sharing, peer, matterOf(state, hazard), nowMs);
    const content = choice.by === null ? null : contentOf(hazard, choice.by, hazard.revision);
    const waitS = (hazardWouldLeaveMs(state, hazard, nowMs) - nowMs) / 1000;
    const delayS = choice.by === null ? 0 : Math.max(delayOf(hazard.label, choice.by), waitS);
    return { peer: peer.node, choice, content, delayS };
  });
}

/** The same for a warning, released or drafted: its minimum projection goes to every peer. */
export function previewWarning(state: ShareState, warning: Warning, nowMs: Instant): Shared {
  const issued = { ...warning, issuedMs: warning.issuedMs ?? nowMs, state: warning.becomes };
  const content = projectWarning(issued);
  const nothing: Signer = { publicKey: '', sign: () => '' };
  if (content === null) return { statement: null, releases: [] };
  const copy: ShareState = { ...state, links: new Map(), own: new Map(state.own) };
  copy.held = [...state.held];
  return shareWarning(copy, issued, nothing, nowMs);
}

interface Group {
  readonly by: ReleaseClass | typeof MINIMUM;
  readonly peers: Peer[];
  readonly releases: Release[];
}

interface Audience {
  /** By name of the class. */
  readonly classes: ReadonlyMap<string, Group>;
  readonly withheld: readonly Release[];
}

/** Chooses for every peer, and gathers those of one class. */
function audienceOf(state: ShareState, hazard: Hazard, nowMs: Instant): Audience {
  const classes = new Map<string, Group>();
  const withheld: Release[] = [];
  const join = (by: Group['by'], peer: Peer, reason: string, message: string): void => {
    const name = nameOf(by);
    const group = classes.get(name) ?? { by, peers: [], releases: [] };
    group.peers.push(peer);
    group.releases.push({ peer: peer.node, what: 'released-to', reason, message });
    classes.set(name, group);
  };
  const matter = matterOf(state, hazard);
  for (const peer of state.peers) {
    const { by, reason, message, refused } = choose(state.sharing, peer, matter, nowMs);
    for (const { releaseClass, reason: why, message: text } of refused) {
      const said = `class ${releaseClass}: ${text}`;
      withheld.push({ peer: peer.node, what: 'withheld-from', reason: why, message: said });
    }
    if (by === null) withheld.push({ peer: peer.node, what: 'withheld-from', reason, message });
    else join(by, peer, reason, message);
    // Those behind a hub hold no fuller class through it, and are not to be left with nothing.
    if (by !== null && by !== MINIMUM && peer.origins.length > 0) {
      join(MINIMUM, peer, 'lattice', 'minimum projection, to be handed on');
    }
  }
  return { classes, withheld };
}

function matterOf(state: ShareState, hazard: Hazard): Matter {
  const told = new Set<string>();
  for (const { id } of state.sharing.classes) {
    if (state.told.has(`${hazard.id}/${id}`)) told.add(id);
  }
  const { kind, label, node: origin, mode } = hazard;
  return { about: 'hazard', kind, label, origin, mode, hazard, told };
}

function tell(
  state: ShareState,
  hazard: Hazard,
  by: Group['by'],
  told: Told,
  peers: readonly Peer[],
  releases: readonly Release[],
  signer: Signer,
  nowMs: Instant,
  shared: Shared[],
): void {
  if (told.next !== null) state.cadenced -= 1;
  told.next = null;
  const content = contentOf(hazard, by, told.revision + 1);
  noteParts(content);
  const hash = toHex(sha256(canonicalBytes({ ...content, revision: 0 })));
  if (hash === told.hash) return;
  told.hash = hash;
  told.revision += 1;
  const receivers = peers.map(({ node }) => node);
  const label = by === MINIMUM ? hazard.label : { ...hazard.label, releasableTo: receivers };
  const fidelity = by === MINIMUM ? 'minimum' : by.gridM > 0 ? 'coarse' : 'full';
  const marked: Label = { ...label, fidelity, delayS: 0 };
  const statement = sign(state, nameOf(by), marked, content, signer, nowMs);
  const delayS = delayOf(hazard.label, by);
  const afterMs = hazardAfterMs(state, hazard, nowMs);
  const dueMs = Math.max(nowMs + delayS * 1000, afterMs);
  const what = dueMs > nowMs ? ('held-for' as const) : ('released-to' as const);
  const why = afterMs > nowMs + delayS * 1000 ? { what, reason: 'protected-sensor' } : { what };
  // What waits for both is let go by its own time alone.
  const until = afterMs > nowMs && delayS === 0 ? hazard.id : null;
  const gone = put(state, { dueMs, peers: receivers, statement, until }, nowMs);
  shared.push({ statement, releases: releases.map((release) => ({ ...release, ...why })) });
  if (gone !== null) shared.push({ statement: null, releases: gone.peers.map(droppedFor(gone)) });
}

/** They are written for the hash, and again when the whole is signed. */
function noteParts(content: StatementContent): void {
  if (content.about !== 'hazard') return;
  noteCanonical(content.areas);
  noteCanonical(content.arrivals);
}

function contentOf(hazard: Hazard, by: Group['by'], revision: number): StatementContent {
  const content = { ...projectHazard(hazard), revision };
  const detail = by === MINIMUM ? null : projectDetail(hazard, by);
  return detail === null ? content : { ...content, detail };
}

function delayOf(label: Label, by: Group['by']): number {
  return Math.max(label.delayS, by === MINIMUM ? 0 : by.delayS);
}

function isDue(by: Group['by'], told: Told, nowMs: Instant): boolean {
  if (by === MINIMUM || by.everyS === 0) return true;
  const stepMs = by.everyS * 1000;
  return Math.floor(nowMs / stepMs) > Math.floor(told.sinceMs / stepMs);
}

function toldOf(state: ShareState, key: string): Told {
  let told = state.told.get(key);
  if (told === undefined) {
    told = { revision: 0, hash: '', next: null, sinceMs: 0 };
    state.told.set(key, told);
    if (state.told.size > MAX_TOLD) forgetOldest(state);
  }
  return told;
}

function forgetOldest(state: ShareState): void {
  const [key, told] = state.told.entries().next().value!;
  if (told.next !== null) state.cadenced -= 1;
  state.told.delete(key);
}

function nameOf(by: Group['by']): string {
  return by === MINIMUM ? MINIMUM : by.id;
}
