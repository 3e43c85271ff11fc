import type { Hazard } from '../../src/assess/index.ts';
import { canonicalJson, frontierRoot, toHex } from '../../src/seal/index.ts';
import {
  nextChain,
  readFrame,
  type SignedStatement,
  type StatementContent,
  waitingIn,
} from '../../src/share/index.ts';
import type { Effect, Input, Outcome } from '../../src/watch/index.ts';
import type { Host } from './host.ts';
import { FORKED_ROOT, type HostilePeer, isForkTold } from './hostile.ts';
import {
  type Choices,
  HOSTILE,
  LABEL_DELAY_S,
  type LabelKind,
  PROTECTED_DELAY_S,
} from './nations.ts';
import {
  isNation,
  type Made,
  type Shown,
  whatIsTooMuch,
  whyNotForward,
  whyNotTell,
} from './oracle.ts';
import { WRONG_MODE_ZONE } from './people.ts';
import { Torn } from './torn.ts';

/** Something that must never be, and was. */
export interface Finding {
  readonly invariant: string;
  readonly message: string;
}

const decoder = new TextDecoder();

/** Findings of one run that are kept: one that breaks once breaks often. */
const MAX_FINDINGS = 50;

/** What goes on as long as a node runs: at the end of a run something of it may be under way. */
const NEVER_ENDING: readonly string[] = ['probe', 'tracks'];

/** What is looked at while a run goes on: everything that passes a port. */
export class Checks {
  readonly findings: Finding[] = [];
  /** All that was ever signed, by signature, also what a crash has undone. */
  readonly made = new Map<string, Made>();
  /** When a statement first left for a peer, by `node/peer/signature`. */
  readonly sent = new Map<string, number>();
  /** When Korea's settings changed, ms. */
  readonly changedMs: number[] = [];
  /** Warnings that stood before a link that stands, by `node/peer/signature`. */
  readonly awaited = new Set<string>();
  /** How long each of them took to that link, ms. */
  readonly toLinkMs: number[] = [];
  /** When a statement was accepted, by `node/signature`. */
  readonly accepted = new Map<string, number>();
  /** Nodes that statements were carried to in files, so that some came before their turn. */
  readonly carried = new Set<string>();
  /** When the last file is made for whoever is behind a diode, ms. */
  lastFileMs = Number.POSITIVE_INFINITY;
  /** When the run ends, ms. */
  endMs = Number.POSITIVE_INFINITY;
  /** What left while it could not be recorded: by whom, to whom, of which input. */
  private readonly unrecorded: { node: string; peer: string; after: number }[] = [];
  /**
   * Links, `a/b` and `b/a`, whose one end may hold what the other has lost with its power: they
   * stand still until officers begin anew.
   */
  private readonly broke = new Set<string>();
  /** When a key is refused, as each announcement says, ms; a later end may come too late for some. */
  readonly keyEndsMs = new Map<string, readonly number[]>();
  readonly torn = new Torn();
  /** How the last two revisions of each hazard were marked. */
  private readonly labels = new Map<string, LabelKind[]>();
  /** Whether a protected sensor alone had shown a hazard, at each input that told of it or changed the rules. */
  private readonly shown = new Map<string, Shown[]>();
  /** Input that brought the last statement of a peer up to a sequence number. */
  private readonly receivedBy = new Map<string, number[]>();
  private readonly hostile: HostilePeer;
  private readonly onBroken: (finding: Finding) => void;

  constructor(hostile: HostilePeer, onBroken: (finding: Finding) => void) {
    this.hostile = hostile;
    this.onBroken = onBroken;
  }

  broken(invariant: string, message: string): void {
    if (this.findings.length >= MAX_FINDINGS) return;
    this.findings.push({ invariant, message });
    this.onBroken({ invariant, message });
  }

  stepped(host: Host, input: Input, outcome: Outcome, choices: Choices, nowMs: number): void {
    if (input.kind === 'settings') this.showAnew(host, input.seq, choices, nowMs);
    for (const record of outcome.records) {
      if (record.kind === 'hazard') {
        const labels = this.labels.get(record.body.id) ?? [];
        this.labels.set(record.body.id, [...labels.slice(-1), choices.label]);
        this.show(host, record.body, input.seq, choices, nowMs);
      }
      if (record.kind === 'exchanged') {
        // The hostile peer never signs for the tree that there is.
        const wrong = record.peer === HOSTILE ? 'agreed' : 'disputed';
        if (record.body.what === wrong && !this.torn.is(host.node, record.peer, nowMs)) {
          this.broken('I5', `${host.node} and ${record.peer}: exchanged is ${wrong}`);
        }
      }
      if (record.kind === 'statement') {
        const statement = record.body;
        const text = canonicalJson(statement);
        const { content, releaseClass } = statement.body;
        // Tracks are marked as everything is at the moment.
        const known =
          content.about === 'hazard' ? this.labels.get(content.hazard) : [choices.label];
        // What waited for the moment of its class may be the hazard as it was before.
        const labels = (known ?? []).slice(releaseClass === 'minimum' ? -1 : -2);
        const waitsS = this.waitsS(content, choices, nowMs);
        const made = { node: host.node, statement, text, choices, labels, atMs: nowMs, waitsS };
        this.made.set(statement.signature, made);
      }
      if (record.kind === 'accepted') this.accept(host, record.body, nowMs);
      if (record.kind === 'hazard' && JSON.stringify(record.body).includes(WRONG_MODE_ZONE)) {
        this.broken('I6', `${host.node} made a hazard of data of another mode`);
      }
    }
    if (input.kind !== 'peerFrame') return;
    this.noteReceived(host, input.peer, input.seq);
    if (input.peer === HOSTILE) this.noteFork(host, input.bytes, outcome);
  }

  /** A peer that shows two histories is told of, or is not listened to. */
  private noteFork({ node }: Host, bytes: Uint8Array, { records }: Outcome): void {
    const isFork = decoder.decode(bytes).includes(`"root":"${FORKED_ROOT}"`);
    if (isFork && !isForkTold(records)) this.broken('I5', `${node} passes over ${HOSTILE}'s fork`);
  }

  /** True for a key that ends within the run: what comes late under it is refused. */
  isKeyOver(key: string): boolean {
    return Math.min(...(this.keyEndsMs.get(key) ?? [])) < this.endMs;
  }

  /** Power was lost on a dead disk: what was said and heard after all may be otherwise. */
  get isAnyBroke(): boolean {
    return this.broke.size > 0;
  }

  /** True for two nodes whose link may stand still for good. */
  isBroke(from: string, to: string): boolean {
    return this.broke.has(`${from}/${to}`);
  }

  private show(host: Host, hazard: Hazard, seq: number, choices: Choices, atMs: number): void {
    if (host.node !== 'kor') return;
    const mayBe =
      ['open', 'ended', 'withdrawn'].includes(hazard.status) && hazard.kind === 'space-launch';
    const is = mayBe && choices.policy === 'protected';
    const known = this.shown.get(hazard.id) ?? [];
    const overMs = known.at(-1)?.overMs ?? (hazard.status === 'open' ? null : atMs);
    this.shown.set(hazard.id, [...known, { seq, protected: is, mayBe, atMs, overMs }]);
  }

  /** Other rules hold at once for what was shown before. */
  private showAnew({ node }: Host, seq: number, choices: Choices, atMs: number): void {
    for (const known of node === 'kor' ? this.shown.values() : []) {
      const [last] = known.slice(-1);
      const isOn = last?.mayBe === true && choices.policy === 'protected';
      if (last) known.push({ ...last, seq, protected: isOn, atMs });
    }
  }

  /** How long a warning may wait at most; never quite nothing: the node waits by its own clock. */
  private waitsS(content: StatementContent, choices: Choices, nowMs: number): number {
    if (content.about !== 'warning' || choices.policy !== 'protected') return 0;
    const last = this.shown.get(content.hazard)?.at(-1);
    if (!last?.protected) return 0;
    return Math.max(0.001, PROTECTED_DELAY_S - (nowMs - (last.overMs ?? nowMs)) / 1000);
  }

  private accept(host: Host, statement: SignedStatement, nowMs: number): void {
    const { id, mode, origin } = statement.body;
    const name = `${host.node}/${statement.signature}`;
    if (mode !== host.settings.mode)
      this.broken('I6', `${host.node} accepted ${id} in mode ${mode}`);
    const known =
      origin === HOSTILE
        ? this.hostile.good.get(statement.signature)
        : this.made.get(statement.signature)?.statement;
    if (known === undefined || canonicalJson(known) !== canonicalJson(statement)) {
      this.broken('I5', `${host.node} accepted ${id}, which ${origin} never said so`);
    }
    this.accepted.set(name, nowMs);
  }

  private noteReceived(host: Host, peer: string, seq: number): void {
    const link = host.watch.state.stages?.share.links.get(peer);
    if (link === undefined) return;
    const key = `${host.node}/${peer}`;
    const known = this.receivedBy.get(key) ?? [];
    this.receivedBy.set(key, known);
    if (known[link.received] === undefined && link.received > 0) known[link.received] = seq;
  }

  /** A crash has undone what was not durable. */
  crashed(host: Host): void {
    for (const { node, peer, after } of this.unrecorded) {
      if (node !== host.node || after <= host.disk.syncedSeq) continue;
      this.broke.add(`${node}/${peer}`);
      this.broke.add(`${peer}/${node}`);
    }
    if (host.node === 'kor') {
      for (const [hazard, known] of this.shown) {
        this.shown.set(
          hazard,
          known.filter(({ seq }) => seq <= host.disk.syncedSeq),
        );
      }
    }
    for (const [key, known] of this.receivedBy) {
      if (!key.startsWith(`${host.node}/`)) continue;
      while (known.length > 1 && (known.at(-1) ?? 0) > host.disk.syncedSeq) known.pop();
    }
  }

  /** A frame leaves. */
  leaves(
    host: Host,
    peer: string,
    bytes: Uint8Array,
    unrecorded: boolean,
    after: number,
    nowMs: number,
  ): void {
    const { node, disk } = host;
    if (!unrecorded && after > disk.syncedSeq) {
      this.broken(
        'law 1',
        `${node} let an effect of input ${after} go, ${disk.syncedSeq} is durable`,
      );
    }
    const read = readFrame(bytes);
    if (!read.ok) {
      this.broken(
        'law 6',
        `${node} says to ${peer} what ${read.message}: ${new TextDecoder()
          .decode(bytes)
          .replace(/.*"hazard":/, '')
          .slice(0, 60)}`,
      );
      return;
    }
    const { frame } = read;
    if (unrecorded && frame.frame === 'statement') this.unrecorded.push({ node, peer, after });
    if (frame.frame === 'ack') this.checkClaim(host, peer, frame.sequence, 'acknowledges');
    if (frame.frame === 'hello') this.checkClaim(host, peer, frame.received, 'claims');
    if (frame.frame === 'statement') this.checkStatement(host, peer, frame.statement, nowMs);
  }

  private checkClaim(host: Host, peer: string, sequence: number, what: string): void {
    const seq = this.receivedBy.get(`${host.node}/${peer}`)?.[sequence] ?? 0;
    if (sequence > 0 && seq > host.disk.syncedSeq) {
      this.broken('I4', `${host.node} ${what} ${sequence} of ${peer}, which no disk holds`);
    }
  }

  private checkStatement(
    host: Host,
    peer: string,
    statement: SignedStatement,
    nowMs: number,
  ): void {
    const { node } = host;
    const { body, signature } = statement;
    const name = `${node}/${peer}/${signature}`;
    if (!this.sent.has(name)) {
      this.sent.set(name, nowMs);
      if (this.awaited.has(name)) {
        const { atMs, waitsS } = this.made.get(signature)!;
        this.toLinkMs.push(nowMs - atMs - waitsS * 1000);
      }
    }
    const text = canonicalJson(statement);
    const tooMuch = body.origin === HOSTILE ? null : whatIsTooMuch(statement, text);
    if (tooMuch !== null)
      this.broken('I1', `${node} told ${peer} too much of ${body.id}: ${tooMuch}`);
    if (body.mode !== host.settings.mode) {
      this.broken('I6', `${node} told ${peer} of ${body.id} in mode ${body.mode}`);
    }
    if (body.origin !== node) {
      const original =
        body.origin === HOSTILE
          ? this.hostile.good.get(signature)
          : this.made.get(signature)?.statement;
      if (original === undefined || canonicalJson(original) !== text) {
        this.broken('I1', `${node} handed ${body.id} on to ${peer} changed`);
      }
      const why = whyNotForward(statement, peer);
      if (why !== null) this.broken('I1', `${node} handed ${body.id} on to ${peer}: ${why}`);
      return;
    }
    const made = this.made.get(signature);
    if (made === undefined) {
      this.broken('I1', `${node} never signed ${body.id}`);
      return;
    }
    const why = whyNotTell(made, peer);
    if (why !== null) this.broken('I1', `${node} told ${peer} of ${body.id}: ${why}`);
    this.checkProtected(host, made, peer);
    const held =
      made.labels.every((label) => label === 'delayed') &&
      node === 'kor' &&
      (body.content.about === 'tracks' ||
        (body.content.about === 'hazard' && body.content.status === 'open'));
    if (held && host.watch.state.lastMs < body.timeMs + LABEL_DELAY_S * 1000) {
      this.broken('I1', `${node} told ${peer} of ${body.id} before its time`);
    }
  }

  /** A warning waits until its time, or until its hazard is shown by others. */
  private checkProtected(host: Host, made: Made, peer: string): void {
    const { content, timeMs, id } = made.statement.body;
    if (made.waitsS === 0 || content.about !== 'warning') return;
    if (host.watch.state.lastMs >= timeMs + made.waitsS * 1000) return;
    const shown = this.shown.get(content.hazard) ?? [];
    // What is said of one that is over waits for what was said before alone.
    if (shown.some(({ overMs }) => overMs !== null && overMs <= made.atMs)) return;
    if (shown.some((each) => each.atMs >= made.atMs && !each.protected)) return;
    if (this.isTakenBack(host, content.warning)) return;
    this.broken('I1', `${host.node} told ${peer} of ${id} before another could have seen it`);
  }

  /** What takes a warning back leaves, with all before it, as soon as the first word on it may. */
  private isTakenBack({ node, watch }: Host, warning: string): boolean {
    const { lastMs } = watch.state;
    const words = [...this.made.values()].flatMap(({ node: by, statement: { body }, waitsS }) =>
      by === node && body.content.about === 'warning' && body.content.warning === warning
        ? [{ state: body.content.state, dueMs: body.timeMs + waitsS * 1000 }]
        : [],
    );
    return (
      words.some(({ state }) => ['cancelled', 'ended', 'all-clear'].includes(state)) &&
      words.some(({ dueMs }) => dueMs <= lastMs)
    );
  }

  publishes({ node, settings }: Host, { document }: Extract<Effect, { kind: 'publish' }>): void {
    const other = settings.mode === 'actual' ? 'Exercise' : 'Actual';
    if (document.includes(`<status>${other}</status>`)) {
      this.broken('I6', `${node}, in mode ${settings.mode}, published with status ${other}`);
    }
  }

  /** At the end of a run: both ends of each link count the same, and chain the same. */
  checkLinks(
    hosts: ReadonlyMap<string, Host>,
    isLinked: (from: string, to: string) => boolean,
  ): void {
    for (const host of hosts.values()) {
      for (const link of host.watch.state.stages?.share.links.values() ?? []) {
        if (!isNation(link.peer) || !isLinked(host.node, link.peer)) continue;
        const other = hosts.get(link.peer)!.watch.state.stages!.share.links.get(host.node)!;
        const at = `${host.node} to ${link.peer}`;
        const left = [
          ...waitingIn(link.waiting),
          ...link.inFlight.map(({ statement }) => statement),
        ];
        if (left.some(({ body }) => !NEVER_ENDING.includes(body.content.about))) {
          const trouble = link.trouble?.message ?? 'nothing refused';
          this.broken('I2', `${at} did not settle: ${left.length} left; ${trouble}`);
        } else if (left.length > 0) {
          continue;
        } else if (other.receivedChain !== link.chain || other.received !== link.sequenced) {
          this.broken('I3', `${at}: the two ends differ in sequence or chain`);
        }
        const sent = link.exchanged.sent.edge;
        const got = other.exchanged.received.edge;
        const differ = toHex(frontierRoot(sent)) !== toHex(frontierRoot(got));
        if (left.length === 0 && differ) {
          this.broken('I5', `${at}: the two ends have other trees of what went over it`);
        }
        if (link.inFlight.length > 0 && !isChained(link)) {
          this.broken('I5', `${at}: the chain does not extend what was acknowledged`);
        }
      }
    }
  }
}

function isChained(link: {
  acknowledgedChain: string;
  inFlight: readonly { chain: string; statement: SignedStatement }[];
}): boolean {
  let chain = link.acknowledgedChain;
  return link.inFlight.every((each) => {
    chain = nextChain(chain, each.statement);
    return chain === each.chain;
  });
}
