import type { Outlets } from '../../src/node/ports.ts';
import { canonicalBytes, seal } from '../../src/seal/index.ts';
import {
  createWaiting,
  type Frame,
  nextChain,
  offer,
  readFrame,
  type SignedStatement,
  siftWaiting,
  waitingIn,
} from '../../src/share/index.ts';
import { type Input, settingsHash, type Watch } from '../../src/watch/index.ts';
import { fakeSigner } from './keys.ts';
import type { Mutant } from './mutant.ts';
import { MORE_MUTANTS } from './mutants-more.ts';
import { withPolicies } from './nations.ts';

type Share = NonNullable<Watch['state']['stages']>['share'];
type Link = Share['links'] extends Map<string, infer Each> ? Each : never;

function shareOf(watch: Watch): Share | null {
  return watch.state.stages?.share ?? null;
}

function linksOf(watch: Watch): Link[] {
  return [...(shareOf(watch)?.links.values() ?? [])];
}

/** The statement frame that an input brings, and the link that it came by. */
function incoming(
  watch: Watch,
  input: Input,
): { link: Link; frame: Extract<Frame, { frame: 'statement' }> } | null {
  if (input.kind !== 'peerFrame') return null;
  const link = shareOf(watch)?.links.get(input.peer);
  const read = readFrame(input.bytes);
  if (link === undefined || !read.ok || read.frame.frame !== 'statement') return null;
  return { link, frame: read.frame };
}

/** The same input with another frame in it. */
function withFrame(input: Input, frame: Frame): Input {
  return { ...input, bytes: canonicalBytes(frame) } as Input;
}

/** Changes the statements that leave. */
function rewriting(
  edit: (statement: SignedStatement, node: string, peer: string) => SignedStatement,
): NonNullable<Mutant['outlets']> {
  return (outlets: Outlets, node: string): Outlets => ({
    ...outlets,
    send: (effect, unrecorded) => {
      const read = readFrame(effect.bytes);
      if (!read.ok || read.frame.frame !== 'statement') {
        outlets.send(effect, unrecorded);
        return;
      }
      const statement = edit(read.frame.statement, node, effect.peer);
      const bytes = canonicalBytes({ ...read.frame, statement });
      outlets.send({ ...effect, bytes }, unrecorded);
    },
  });
}

function resigned(
  { type, body }: SignedStatement,
  change: Record<string, unknown>,
  node: string,
): SignedStatement {
  const content = { ...body.content, ...change } as SignedStatement['body']['content'];
  return seal(type, { ...body, content }, fakeSigner(node)) as SignedStatement;
}

/** Small named patches of the program; the search has to find every one of them. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'ack-before-sync',
    what: 'the ledger says durable when it has only been given something',
    ledger: (port) => {
      const listeners: ((seq: number) => void)[] = [];
      return {
        ...port,
        get failure() {
          return port.failure;
        },
        append(input, records) {
          const answer = port.append(input, records);
          for (const listener of listeners) listener(input.seq);
          return answer;
        },
        onDurable(listener) {
          listeners.push(listener);
          port.onDurable(listener);
        },
      };
    },
  },
  {
    name: 'filter-on-shared-sequence',
    what: 'sequence numbers also count what is withheld from the peer',
    step: (step, watch, input) => {
      const outcome = step(input);
      for (const record of outcome.records) {
        if (record.kind !== 'decision' || record.body.what !== 'withheld-from') continue;
        const link = shareOf(watch)?.links.get(record.body.subject);
        if (link !== undefined) link.sequenced += 1;
      }
      return outcome;
    },
  },
  {
    name: 'delete-instead-of-project',
    what: 'what leaves is the whole hazard with some fields deleted',
    outlets: rewriting((statement, node) =>
      statement.body.content.about === 'hazard' && statement.body.origin === node
        ? resigned(statement, { issuer: 'Canary Coast Guard', zones: ['stage 1'] }, node)
        : statement,
    ),
  },
  {
    name: 'deny-rule-that-errors-allows',
    what: 'a policy that forbids and cannot be evaluated is skipped',
    step: (step, watch, input) => {
      if (input.kind !== 'settings') return step(input);
      const value = withPolicies(input.value, (text) =>
        text
          .split('\n')
          .filter((line) => !line.includes('"erring"'))
          .join('\n'),
      );
      const outcome = step({ ...input, value, hash: settingsHash(value) });
      watch.state.settingsHash = input.hash;
      return outcome;
    },
  },
  {
    name: 'mode-not-checked',
    what: 'a statement of another mode is taken as one of ours',
    step: (step, watch, input) => {
      const share = shareOf(watch);
      const come = incoming(watch, input);
      if (share === null || come === null) return step(input);
      const { mode } = share;
      Object.assign(share, { mode: come.frame.statement.body.mode });
      try {
        return step(input);
      } finally {
        Object.assign(share, { mode });
      }
    },
  },
  {
    name: 'warning-waits-for-dead-disk',
    what: 'nothing leaves while the disk takes nothing',
    ledger: (port) => ({
      ...port,
      get failure() {
        return null;
      },
      onFailure: () => {},
    }),
  },
  {
    name: 'chain-not-checked',
    what: 'a statement is taken whatever its place in the hash chain',
    step: (step, watch, input) => {
      const come = incoming(watch, input);
      if (come === null) return step(input);
      const chain = nextChain(come.link.receivedChain, come.frame.statement);
      return step(withFrame(input, { ...come.frame, chain }));
    },
  },
  {
    name: 'replay-accepted',
    what: 'a statement that came before is taken again',
    step: (step, watch, input) => {
      const come = incoming(watch, input);
      if (come !== null) shareOf(watch)!.seen.clear();
      if (come === null || come.frame.sequence > come.link.received) return step(input);
      const sequence = come.link.received + 1;
      const chain = nextChain(come.link.receivedChain, come.frame.statement);
      return step(withFrame(input, { ...come.frame, sequence, chain }));
    },
  },
  {
    name: 'resend-without-sequence',
    what: 'what was not acknowledged goes again under new numbers',
    step: (step, watch, input) => {
      if (input.kind === 'link' && input.state === 'up') {
        const link = shareOf(watch)?.links.get(input.peer);
        if (link !== undefined) {
          const again = [
            ...link.inFlight.map(({ statement }) => statement),
            ...waitingIn(link.waiting),
          ];
          link.waiting = createWaiting();
          for (const each of again) offer(link, each);
          link.inFlight = [];
        }
      }
      return step(input);
    },
  },
  {
    name: 'tick-skips-held',
    what: 'what waits for the delay of its label is forgotten',
    step: (step, watch, input) => {
      const share = shareOf(watch);
      if (input.kind === 'tick' && share !== null) share.held = [];
      return step(input);
    },
  },
  {
    name: 'hub-edits',
    what: 'the hub hands on what it has shortened',
    outlets: rewriting((statement, node) =>
      statement.body.origin !== node ? resigned(statement, { areas: [] }, node) : statement,
    ),
  },
  {
    name: 'hub-ignores-label',
    what: 'the hub hands on whatever comes',
    step: (step, watch, input) => {
      const come = incoming(watch, input);
      const outcome = step(input);
      if (come === null || !outcome.records.some(({ kind }) => kind === 'accepted')) return outcome;
      for (const link of linksOf(watch)) {
        const { origin } = come.frame.statement.body;
        if (link.peer !== come.link.peer && link.peer !== origin) {
          offer(link, come.frame.statement, true);
        }
      }
      return outcome;
    },
  },
  {
    name: 'minimum-blocked-by-label',
    what: 'a warning whose label does not name a peer does not go there',
    step: (step, watch, input) => {
      const share = shareOf(watch);
      if (share === null || input.kind === 'settings') return step(input);
      const { peers } = share;
      const unreadable = !['unclassified', 'restricted'].includes(share.label.classification);
      share.peers = peers.filter(
        ({ node }) => !unreadable && (share.label.releasableTo.includes(node) || node === 'mal'),
      );
      try {
        return step(input);
      } finally {
        share.peers = peers;
      }
    },
  },
  {
    name: 'signature-not-checked',
    what: 'any signature will do',
    verifier: { verify: () => true },
  },
  {
    name: 'greets-with-unwritten',
    what: 'while its disk is dead a node claims to hold what is on no disk',
    claimsAnything: true,
  },
  {
    name: 'warnings-coalesced',
    what: 'a newer warning takes the place of one that still waits',
    step: (step, watch, input) => {
      const outcome = step(input);
      for (const link of linksOf(watch)) {
        const isWarning = ({ body }: SignedStatement) => body.content.about === 'warning';
        const last = waitingIn(link.waiting).findLast(isWarning);
        siftWaiting(link.waiting, (each) => !isWarning(each) || each === last);
      }
      return outcome;
    },
  },
  {
    name: 'wrong-mode-plots-taken',
    what: 'simulated data on an actual source are taken as what they say they are not',
    step: (step, watch, input) => {
      const mode = watch.mode;
      if (input.kind !== 'datagram' || mode === undefined) return step(input);
      const text = new TextDecoder().decode(input.bytes);
      if (!text.startsWith('{')) return step(input);
      const bytes = new TextEncoder().encode(
        text.replace(/"mode":"(actual|exercise)"/, `"mode":"${mode}"`),
      );
      return step({ ...input, bytes });
    },
  },
  {
    name: 'chance-in-the-step',
    what: 'a chance that no replay repeats decides a step',
    step: (step, watch, input) => {
      const outcome = step(input);
      chances += 1;
      if (input.kind === 'tick' && chances % 211 === 0) watch.state.lastDigestMs += 5000;
      return outcome;
    },
  },
  ...MORE_MUTANTS,
];

let chances = 0;
