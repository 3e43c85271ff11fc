import type { Mode } from '../../src/mark/index.ts';
import { canonicalBytes, seal } from '../../src/seal/index.ts';
import {
  CHAIN_START,
  type Frame,
  LINK_VERSION,
  nextChain,
  readFrame,
  type SignedStatement,
  STATEMENT_TYPE,
  type Statement,
} from '../../src/share/index.ts';
import type { Outcome } from '../../src/watch/index.ts';
import { fakeSigner } from './keys.ts';
import { HOSTILE } from './nations.ts';
import type { Timeline } from './timeline.ts';

const TRICKS = [
  'good',
  'over-released',
  'bad-signature',
  'replayed',
  'again',
  'wrong-mode',
  'spoofed',
  'future',
  'malformed',
  'wrong-chain',
  'forked',
  'wrong-sender',
] as const;

/** Root that it signs for, of whatever was exchanged. */
export const FORKED_ROOT = 'd'.repeat(64);
const LEDGER = 'e'.repeat(32);

/** A peer of the hub that keeps the protocol when it wants to. */
export class HostilePeer {
  readonly node = HOSTILE;
  readonly up = true;
  readonly boot = 1;
  /** Signatures of what it may say: whatever else of it is accepted anywhere is a breach. */
  readonly good = new Map<string, SignedStatement>();
  readonly said: string[] = [];
  private readonly mode: Mode;
  private readonly forks: boolean;
  private readonly timeline: Timeline;
  private readonly send: (bytes: Uint8Array) => void;
  private sequence = 0;
  private chain = CHAIN_START;
  private received = 0;
  private receivedChain = CHAIN_START;
  private greeted = false;
  private count = 0;
  private last: { readonly frame: Frame; readonly statement: SignedStatement } | null = null;
  private theirLedger = '';
  private unheld: Extract<Frame, { frame: 'statement' }>[] = [];

  /** @param forks it signs for what is exchanged, and never for what is */
  constructor(mode: Mode, timeline: Timeline, forks: boolean, send: (bytes: Uint8Array) => void) {
    this.forks = forks;
    this.mode = mode;
    this.timeline = timeline;
    this.send = send;
  }

  link(_peer: string, state: 'up' | 'down'): void {
    this.greeted = false;
    if (state === 'down') return;
    const { mode, received, receivedChain } = this;
    this.say({
      frame: 'hello',
      version: LINK_VERSION,
      node: HOSTILE,
      mode,
      received,
      receivedChain,
      ...(this.forks ? { speaks: ['exchanged'], ledger: LEDGER, yourLedger: null } : {}),
    });
  }

  /** Acknowledges what comes, as an honest peer would. */
  frame(_peer: string, bytes: Uint8Array): void {
    const read = readFrame(bytes);
    if (!read.ok) return;
    const { frame } = read;
    if (frame.frame === 'hello') {
      this.greeted = true;
      this.theirLedger = frame.ledger ?? '';
      this.unheld = this.unheld.filter(({ sequence }) => sequence > frame.received);
      for (const each of this.unheld) this.say(each);
      this.forkTree('receiver', this.received, this.timeline.nowMs);
    } else if (frame.frame === 'exchanged' && frame.by === 'receiver') {
      this.forkTree('sender', frame.size, frame.timeMs);
    } else if (frame.frame === 'ack') {
      this.unheld = this.unheld.filter(({ sequence }) => sequence > frame.sequence);
    } else if (frame.frame === 'statement' && frame.sequence === this.received + 1) {
      this.received = frame.sequence;
      this.receivedChain = frame.chain;
      this.say({ frame: 'ack', sequence: this.received, chain: this.receivedChain });
    }
  }

  /** Signs, as it should, for another tree of what was exchanged than it took or sent. */
  private forkTree(by: 'receiver' | 'sender', size: number, atMs: number): void {
    if (!this.forks) return;
    const timeMs = Math.floor(atMs);
    const ends = [`usa/${this.theirLedger}`, `${HOSTILE}/${LEDGER}`];
    if (by === 'sender') ends.reverse();
    const root = Buffer.from(FORKED_ROOT, 'hex').toString('base64');
    const text = `bongsu/exchanged/${this.mode}/${ends.join('/')}\n${size}\n${root}\ntimeMs ${timeMs}\n`;
    const signature = fakeSigner(HOSTILE).sign(new TextEncoder().encode(text));
    this.say({ frame: 'exchanged', by, size, root: FORKED_ROOT, timeMs, signature });
  }

  /** One trick, by a number from 0 to 1. */
  act(which: number): string {
    const trick = TRICKS[Math.floor(which * TRICKS.length)]!;
    if (!this.greeted) return `${trick}: not connected`;
    this.said.push(trick);
    this.play(trick);
    return trick;
  }

  private play(trick: (typeof TRICKS)[number]): void {
    switch (trick) {
      case 'good':
        this.next(this.statement({}), true);
        return;
      case 'over-released':
        this.next(this.statement({ releasableTo: ['usa'] }), true);
        return;
      case 'bad-signature':
        this.next({ ...this.statement({}), signature: 'A'.repeat(43) }, false);
        return;
      case 'replayed':
        if (this.last !== null) this.say(this.last.frame);
        return;
      case 'again':
        if (this.last !== null) this.next(this.last.statement, false);
        return;
      case 'wrong-mode':
        this.next(this.statement({ mode: this.mode === 'actual' ? 'exercise' : 'actual' }), false);
        return;
      case 'spoofed':
        this.next(this.statement({ origin: 'kor' }), false);
        return;
      case 'wrong-sender':
        this.next(this.statement({ origin: 'usa' }), false);
        return;
      case 'future':
        this.next(this.statement({ aheadMs: 3_600_000 }), false);
        return;
      case 'malformed':
        this.send(new TextEncoder().encode('{"frame":"statement","sequence":'));
        return;
      case 'wrong-chain':
      case 'forked': {
        const statement = this.statement({});
        const from =
          trick === 'forked'
            ? CHAIN_START
            : this.chain.replace(/^./, (digit) => (digit === 'f' ? '0' : 'f'));
        const chain = nextChain(from, statement);
        if (this.sequence === 0 && trick === 'forked') return;
        this.say({ frame: 'statement', sequence: this.sequence + 1, chain, statement });
        return;
      }
    }
  }

  private next(statement: SignedStatement, good: boolean): void {
    this.sequence += 1;
    this.chain = nextChain(this.chain, statement);
    const frame = {
      frame: 'statement',
      sequence: this.sequence,
      chain: this.chain,
      statement,
    } as const;
    if (good) {
      this.good.set(statement.signature, statement);
      this.last = { frame, statement };
    }
    this.unheld.push(frame);
    this.say(frame);
  }

  private statement(odd: {
    mode?: Mode;
    origin?: string;
    aheadMs?: number;
    releasableTo?: readonly string[];
  }): SignedStatement {
    this.count += 1;
    const body: Statement = {
      id: `${HOSTILE}-s${this.count}`,
      origin: odd.origin ?? HOSTILE,
      mode: odd.mode ?? this.mode,
      releaseClass: 'minimum',
      timeMs: this.timeline.nowMs + (odd.aheadMs ?? 0),
      label: {
        classification: 'unclassified',
        releasableTo: odd.releasableTo ?? ['jpn', 'usa'],
        caveats: [],
        delayS: 0,
        fidelity: 'minimum',
      },
      content: {
        ...{ about: 'hazard', hazard: `${HOSTILE}-h${this.count}`, revision: 1 },
        ...{ kind: 'space-launch', status: 'open', areas: [], arrivals: [] },
        ...{ earliestMs: null, latestMs: null },
      },
    };
    return seal(STATEMENT_TYPE, body, fakeSigner(HOSTILE));
  }

  private say(frame: Frame): void {
    this.send(canonicalBytes(frame));
  }
}

/** A second history is told of, or what shows it is not listened to. */
export function isForkTold(records: Outcome['records']): boolean {
  return records.some(
    (record) =>
      (record.kind === 'exchanged' && record.body.what === 'disputed') ||
      (record.kind === 'decision' && record.body.what === 'refused-frame'),
  );
}
