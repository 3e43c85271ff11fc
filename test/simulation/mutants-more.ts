import { readFrame, type SignedStatement, siftWaiting } from '../../src/share/index.ts';
import { push } from '../../src/share/lane.ts';
import type { Input, Watch } from '../../src/watch/index.ts';
import type { Mutant } from './mutant.ts';

/* Mutants of what was added after the first ones: second disks, keys, words, files, tracks. */

function shareOf(watch: Watch) {
  return watch.state.stages?.share ?? null;
}

/** What the statement is about that an input brings; empty where it brings none. */
function aboutOf(input: Input): string {
  if (input.kind !== 'peerFrame') return '';
  const read = readFrame(input.bytes);
  return read.ok && read.frame.frame === 'statement' ? read.frame.statement.body.content.about : '';
}

const isAbout =
  (about: string) =>
  ({ body }: SignedStatement): boolean =>
    body.content.about === about;

export const MORE_MUTANTS: readonly Mutant[] = [
  {
    name: 'start-forgets-second',
    what: 'a start takes nothing in that is on the second disk alone',
    forgetsSecond: true,
  },
  {
    name: 'torn-write-kept',
    what: 'what was written by half when the power went counts as written',
    keepsTorn: true,
  },
  {
    name: 'pair-tree-loses-a-leaf',
    what: 'one end of a link leaves something out of the tree of what went over it',
    step: (step, watch, input) => {
      const link = input.kind === 'peerFrame' ? shareOf(watch)?.links.get(input.peer) : undefined;
      const before = link?.exchanged.received.edge.size;
      const edge = structuredClone(link?.exchanged.received.edge);
      const outcome = step(input);
      if (
        edge !== undefined &&
        before !== 0 &&
        link!.exchanged.received.edge.size === before! + 1
      ) {
        edge.size += 1;
        Object.assign(link!.exchanged.received, { edge });
      }
      return outcome;
    },
  },
  {
    name: 'lender-keeps-authority',
    what: 'who lends the authority to take back goes on using it',
    step: (step, watch, input) => {
      const outcome = step(input);
      const { leads } = watch.state.stages?.warn.lead ?? {};
      for (const [id, { role, state }] of leads ?? []) {
        if (role === 'owner' && state === 'lent') leads!.delete(id);
      }
      return outcome;
    },
  },
  {
    name: 'old-key-never-ends',
    what: 'the key that an announced one follows is taken for ever',
    step: (step, watch, input) => {
      const outcome = step(input);
      const { successors } = shareOf(watch) ?? {};
      for (const [node, changes] of successors ?? []) {
        const untilMs = Number.MAX_SAFE_INTEGER;
        successors!.set(
          node,
          changes.map((change) => ({ ...change, untilMs })),
        );
      }
      return outcome;
    },
  },
  {
    name: 'old-key-renames',
    what: 'a key names another next one though the next one was used',
    step: (step, watch, input) => {
      const outcome = step(input);
      const { successors } = shareOf(watch) ?? {};
      for (const [node, changes] of successors ?? []) {
        successors!.set(
          node,
          changes.map((change) => ({ ...change, used: false })),
        );
      }
      return outcome;
    },
  },
  {
    name: 'announced-key-waits-behind',
    what: 'the announcement of a key waits behind the warnings that are signed with it',
    step: (step, watch, input) => {
      const outcome = step(input);
      for (const { waiting } of shareOf(watch)?.links.values() ?? []) {
        for (const key of siftWaiting(waiting, (each) => !isAbout('key')(each))) {
          push(waiting.talk, key);
        }
      }
      return outcome;
    },
  },
  {
    name: 'announced-key-not-taken',
    what: 'a key that was announced is forgotten',
    step: (step, watch, input) => {
      const outcome = step(input);
      shareOf(watch)?.successors.clear();
      return outcome;
    },
  },
  {
    name: 'one-change-of-key',
    what: 'of the changes of a key the last one alone is remembered',
    step: (step, watch, input) => {
      const outcome = step(input);
      const { successors } = shareOf(watch) ?? {};
      for (const [node, changes] of successors ?? []) successors!.set(node, changes.slice(-1));
      return outcome;
    },
  },
  {
    name: 'protected-told-at-once',
    what: 'what a protected sensor alone has shown does not wait',
    step: (step, watch, input) => {
      shareOf(watch)?.protected.clear();
      const share = shareOf(watch);
      if (share === null || input.kind === 'settings') return step(input);
      const { sharing } = share;
      share.sharing = { ...sharing, protectedSensors: [] };
      try {
        return step(input);
      } finally {
        share.sharing = sharing;
      }
    },
  },
  {
    name: 'words-not-handed-on',
    what: 'the hub keeps to itself what nations say to each other',
    step: (step, watch, input) => {
      const share = shareOf(watch);
      if (share === null || aboutOf(input) !== 'consult') return step(input);
      const { peers } = share;
      share.peers = peers.map((peer) => ({ ...peer, relay: false }));
      try {
        return step(input);
      } finally {
        share.peers = peers;
      }
    },
  },
  {
    name: 'recalled-still-shown',
    what: 'a recall is confirmed and what it recalls goes on being shown',
    step: (step, watch, input) => {
      const share = shareOf(watch);
      if (share === null || aboutOf(input) !== 'recall') return step(input);
      const before = structuredClone(share.allied);
      const outcome = step(input);
      Object.assign(share, { allied: before });
      return outcome;
    },
  },
  {
    name: 'file-taken-twice',
    what: 'a file that is handed in again is taken again',
    step: (step, watch, input) => {
      const share = shareOf(watch);
      const text = input.kind === 'peerFrame' ? new TextDecoder().decode(input.bytes) : '';
      if (share === null || !text.startsWith('{"bundle')) return step(input);
      share.seen.clear();
      share.bundles.clear();
      return step(input);
    },
  },
  {
    name: 'tracks-thinned-away',
    what: 'of batches that wait for a slow peer only the newest is kept',
    step: (step, watch, input) => {
      const outcome = step(input);
      for (const { waiting } of shareOf(watch)?.links.values() ?? []) {
        const batches: SignedStatement[] = [];
        siftWaiting(waiting, (each) => {
          if (isAbout('tracks')(each)) batches.push(each);
          return true;
        });
        const last = batches.at(-1);
        siftWaiting(waiting, (each) => !isAbout('tracks')(each) || each === last);
      }
      return outcome;
    },
  },
  {
    name: 'tracks-as-they-are',
    what: 'tracks leave with the place that they have, not by cells',
    step: (step, watch, input) => {
      const share = shareOf(watch);
      if (share === null || input.kind === 'settings') return step(input);
      const { sharing } = share;
      const classes = sharing.classes.map((each) =>
        each.tracks === undefined ? each : { ...each, tracks: { ...each.tracks, gridM: 0 } },
      );
      share.sharing = { ...sharing, classes };
      try {
        return step(input);
      } finally {
        share.sharing = sharing;
      }
    },
  },
];
