import type { Instant, Mode, NodeId } from '../mark/index.ts';
import { canonicalBytes, sha256, toHex, type Verifier } from '../seal/index.ts';
import { type BundleHeader, bundleChains, isBundleOf, type SignedBundle } from './bundle.ts';
import { CHAIN_START } from './link.ts';
import type { SignedStatement } from './statement.ts';

/** Ledgers of one peer that are counted apart; a node begins a new one once in years. */
const MAX_STREAMS = 4;
/** Stretches of numbers that are told apart; beyond it the oldest gap is given up. */
const MAX_STRETCHES = 64;

/** Numbers that were taken without a gap, and the chain on either side of them. */
interface Stretch {
  first: number;
  last: number;
  before: string;
  after: string;
}

/** What has come in bundles from one ledger of a peer. Plain data. */
export interface BundleStream {
  readonly ledger: string;
  /** In order, none touching another. */
  stretches: Stretch[];
  /** The highest number that a header has named. */
  announced: number;
  /** When the last header came. */
  openedMs: Instant;
  /** The header whose statements come now. */
  open: { readonly header: BundleHeader; readonly chains: readonly string[] } | null;
}

/** By peer, newest ledger last. */
export type BundleState = Map<NodeId, BundleStream[]>;

export interface Range {
  readonly first: number;
  readonly last: number;
}

export type OpenedBundle =
  | {
      readonly ok: true;
      readonly stream: BundleStream;
      /** The first of a ledger that no bundle came from before, though of others. */
      readonly newLedger: boolean;
    }
  | {
      readonly ok: false;
      readonly reason: 'signature' | 'wrong-node' | 'wrong-mode' | 'future' | 'fork';
      readonly message: string;
    };

interface Self {
  readonly node: NodeId;
  readonly mode: Mode;
}

/** How far ahead of our clock the time of a bundle may be, ms. */
const MAX_AHEAD_MS = 60_000;

/** Checks a header: signed by the peer, for this node and mode, and on from what was taken before. */
export function openBundle(
  state: BundleState,
  self: Self,
  peer: { readonly node: NodeId; readonly statementKey: string },
  header: SignedBundle,
  verifier: Verifier,
  nowMs: Instant,
): OpenedBundle {
  const { body } = header;
  if (body.from !== peer.node || !isBundleOf(header, peer.statementKey, verifier)) {
    return { ok: false, reason: 'signature', message: `is not signed by ${peer.node}` };
  }
  if (body.to !== self.node) {
    return { ok: false, reason: 'wrong-node', message: `is for ${body.to}, this is ${self.node}` };
  }
  if (body.mode !== self.mode) {
    const message = `is of mode ${body.mode}, this watch of ${self.mode}`;
    return { ok: false, reason: 'wrong-mode', message };
  }
  if (body.timeMs > nowMs + MAX_AHEAD_MS) {
    const aheadS = Math.round((body.timeMs - nowMs) / 1000);
    return { ok: false, reason: 'future', message: `was made ${aheadS} s ahead of our clock` };
  }
  const streams = state.get(peer.node) ?? [];
  const known = streams.find(({ ledger }) => ledger === body.ledger);
  const chains = bundleChains(body.before, body.hashes);
  const fork = startProblem(body) ?? chainProblem(known?.stretches ?? [], body, chains);
  if (fork !== null) return { ok: false, reason: 'fork', message: fork };
  const stream: BundleStream = known ?? {
    ...{ ledger: body.ledger, stretches: [], announced: 0, openedMs: nowMs, open: null },
  };
  for (const other of streams) other.open = null;
  stream.open = { header: body, chains };
  stream.openedMs = nowMs;
  stream.announced = Math.max(stream.announced, body.first + body.hashes.length - 1);
  if (known === undefined) state.set(peer.node, [...streams, stream].slice(-MAX_STREAMS));
  return { ok: true, stream, newLedger: known === undefined && streams.length > 0 };
}

function startProblem({ first, before }: BundleHeader): string | null {
  return first === 1 && before !== CHAIN_START ? 'its first statement is not the first' : null;
}

/** Two histories under one ledger's name: the chain at a border differs from what was taken. */
function chainProblem(
  stretches: readonly Stretch[],
  header: BundleHeader,
  chains: readonly string[],
): string | null {
  for (const { first, last, before, after } of stretches) {
    for (const [number, chain] of [
      [first - 1, before],
      [last, after],
    ] as const) {
      const said = chains[number - header.first + 1];
      if (said === undefined || said === chain) continue;
      return `ledger ${header.ledger}: the chain after statement ${number} is ${said}, and was ${chain} in an earlier bundle`;
    }
  }
  return null;
}

export type Taken = 'new' | 'repeated' | 'unannounced' | 'changed';

/** What one statement of the bundle that is open is; whether to believe it is the caller's. */
export function judgeBundled(
  state: BundleState,
  peer: NodeId,
  sequence: number,
  statement: SignedStatement,
): Taken {
  const stream = openOf(state, peer);
  const hash = stream?.open?.header.hashes[sequence - stream.open.header.first];
  if (stream === undefined || hash === undefined) return 'unannounced';
  if (toHex(sha256(canonicalBytes(statement))) !== hash) return 'changed';
  const isIn = ({ first, last }: Stretch): boolean => sequence >= first && sequence <= last;
  return stream.stretches.some(isIn) ? 'repeated' : 'new';
}

/** Counts one that is new; what is not counted is missing, and is taken when it is handed in again. */
export function countBundled(state: BundleState, peer: NodeId, sequence: number): void {
  const stream = openOf(state, peer);
  if (stream?.open == null) return;
  const { header, chains } = stream.open;
  const before = chains[sequence - header.first];
  const after = chains[sequence - header.first + 1];
  if (before === undefined || after === undefined) return;
  add(stream, { first: sequence, last: sequence, before, after });
}

function openOf(state: BundleState, peer: NodeId): BundleStream | undefined {
  return state.get(peer)?.findLast(({ open }) => open !== null);
}

function add(stream: BundleStream, one: Stretch): void {
  const at = stream.stretches.findIndex(({ first }) => first > one.last);
  const index = at < 0 ? stream.stretches.length : at;
  const left = stream.stretches[index - 1];
  const right = stream.stretches[index];
  const joinsLeft = left?.last === one.first - 1;
  const joinsRight = right?.first === one.last + 1;
  if (joinsLeft) Object.assign(left, { last: one.last, after: one.after });
  if (joinsRight) Object.assign(right, { first: one.first, before: one.before });
  if (joinsLeft && joinsRight) {
    Object.assign(left, { last: right.last, after: right.after });
    stream.stretches.splice(index, 1);
  } else if (!joinsLeft && !joinsRight) stream.stretches.splice(index, 0, one);
  if (stream.stretches.length <= MAX_STRETCHES) return;
  const [oldest, next] = stream.stretches;
  stream.stretches.splice(0, 2, { ...next!, first: oldest!.first, before: oldest!.before });
}

/** The numbers that headers have named, or that lie before them, and that did not come. */
export function missingOf({ stretches, announced }: BundleStream): Range[] {
  const missing: Range[] = [];
  let next = 1;
  for (const { first, last } of stretches) {
    if (first > next) missing.push({ first: next, last: first - 1 });
    next = last + 1;
  }
  if (announced >= next) missing.push({ first: next, last: announced });
  return missing;
}

/** `12 to 17 and 20`. */
export function rangesText(ranges: readonly Range[]): string {
  return ranges
    .map(({ first, last }) => (first === last ? `${first}` : `${first} to ${last}`))
    .join(' and ');
}
