import { canonicalJson, seal } from '../../src/seal/index.ts';
import {
  proveSuccession,
  STATEMENT_TYPE,
  type Statement,
  type StatementContent,
  waitingCount,
} from '../../src/share/index.ts';
import { forgedBundle } from './carrier.ts';
import type { Host } from './host.ts';
import type { Stage } from './inflict.ts';
import { fakeSigner } from './keys.ts';
import { announceNextKey, nextNameOf } from './talk.ts';

/** Both keys are taken for so long, s: beyond the end of a run, or for a part of it. */
const LONG_S = 90;
const SHORT_S = 9;
/** Of those that are taken for long so many are changed twice. */
const AGAIN = 0.45;
/** The node is started with its next key no sooner than this after it was announced, ms, */
const PAUSE_MS = 1500;
/** and so much before the old one ends at the latest, whatever still waits. */
const SPARE_MS = 1500;
/** How often its officer looks whether anything waits, ms. */
const LOOK_MS = 500;
/** Somebody uses the old key so long after its end, ms. */
const STEAL_MS = 4000;
/** While both are taken somebody uses it so long after the next one was taken up, and tries it so often. */
const TURN_MS = 3000;
const TURNS = 4;
/** A clock that was set is right again after this, ms. */
const CLOCK_MS = 25_000;

/** A node announces its next key and, when nothing waits any more, is started with it. */
export function changeNodeKey(stage: Stage, host: Host, b: number, again = b < AGAIN): string {
  const { timeline, checks, choices } = stage;
  const old = host.signerName;
  const withinS = b < 0.6 ? LONG_S : SHORT_S;
  const share = host.watch.state.stages?.share;
  const before = share?.consult.revision;
  const said = announceNextKey(host, choices.get(host.node)!.officerKeys[1]!, withinS);
  if (!said.startsWith('announces')) return said;
  const [word] = (host.outcomes.at(-1)?.records ?? []).flatMap((each) => {
    if (each.kind !== 'statement') return [];
    const { id, content } = each.body.body;
    return content.about === 'key' ? [{ untilMs: content.untilMs, id }] : [];
  });
  if (word === undefined || before === undefined) return `${said}: refused`;
  const { untilMs, id } = word;
  const announced = host.outcomes.length;
  // By the clock of the node, which may be ahead.
  const endsMs = untilMs;
  // Whoever announces again, with the old key, has it taken for longer.
  const key = `sim-${old}`;
  checks.keyEndsMs.set(key, [...(checks.keyEndsMs.get(key) ?? []), endsMs]);
  const { boot } = host;
  // Another input may have its number since.
  const isStillSaid = (): boolean =>
    host.disk.syncedSeq >= announced &&
    (host.outcomes[announced - 1]?.records ?? []).some(
      (each) => each.kind === 'statement' && each.body.body.id === id,
    );
  const finish = (): void => {
    // What a crash has undone was never announced: the officer sees it and begins anew another day.
    if (host.signerName !== old || (host.boot !== boot && !isStillSaid())) return;
    const late = timeline.nowMs >= endsMs - SPARE_MS;
    const waits = [...(host.watch.state.stages?.share.links.values() ?? [])].some(
      ({ waiting, inFlight }) => waitingCount(waiting) + inFlight.length > 0,
    );
    if (!host.up || host.disk.syncedSeq < announced || (waits && !late)) {
      timeline.at(LOOK_MS, finish);
      return;
    }
    host.changeKey(nextNameOf(old));
    timeline.at(TURN_MS, () => turnAside(stage, host, old, TURNS));
    // Once more within the overlap: while the key before the last is still taken.
    if (again) timeline.at(PAUSE_MS, () => changeNodeKey(stage, host, b, false));
  };
  timeline.at(PAUSE_MS, finish);
  if (withinS === SHORT_S)
    timeline.at(endsMs - timeline.nowMs + STEAL_MS, () => steal(stage, host, old));
  return `${host.node} ${said}`;
}

/** Somebody who has the old key speaks as the node, after it has ended. */
function steal(stage: Stage, host: Host, old: string): void {
  const victim = stage.hosts.get(host.node === 'usa' ? 'kor' : 'usa')!;
  const state = victim.watch.state.stages?.share;
  if (host.signerName === old || !victim.up || state === undefined) return;
  const endsMs = Math.max(...stage.checks.keyEndsMs.get(`sim-${old}`)!);
  if (endsMs > stage.timeline.nowMs - STEAL_MS) return;
  // By its own clock, and only where the announcement has come.
  const disturbed = (stage.disturbedMs.get(victim.node) ?? 0) > stage.timeline.nowMs - CLOCK_MS;
  if (disturbed || !state.successors.has(host.node)) return;
  const statement = forge(host, victim, 4711, old, hazardOf(host, 4711));
  for (const bytes of forgedBundle(host.node, victim, old, statement)) {
    victim.take({ kind: 'peerFrame', peer: host.node, bytes });
  }
}

/**
 * Somebody who has the old key announces, while it is still taken, another next key than the one that the
 * node has gone on to, as its peer has seen, and speaks with it.
 */
function turnAside(stage: Stage, host: Host, old: string, left: number): void {
  const victim = stage.hosts.get(host.node === 'usa' ? 'kor' : 'usa')!;
  const next = `sim-${nextNameOf(old)}`;
  const isUsed =
    victim.up &&
    victim.records.some(
      (each) =>
        each.kind === 'accepted' && each.body.key === next && each.body.body.origin === host.node,
    );
  if (!isUsed) {
    if (left > 1) stage.timeline.at(TURN_MS, () => turnAside(stage, host, old, left - 1));
    return;
  }
  const thief = `thief-${host.node}`.padEnd(next.length - 'sim-'.length, 'x');
  const [from, key] = [`sim-${old}`, `sim-${thief}`];
  const names = { node: host.node, mode: victim.settings.mode, from, key };
  const proof = proveSuccession(names, fakeSigner(thief));
  const revision = Math.floor(victim.nowMs);
  const untilMs = revision + LONG_S * 1000;
  const content = { about: 'key', revision, key, untilMs, proof } as const;
  const statement = forge(host, victim, 4712, old, content);
  // Its key still counts, so that it is taken in; nothing may follow of it.
  stage.checks.made.set(statement.signature, {
    ...{ node: host.node, statement, text: canonicalJson(statement), labels: [], waitsS: 0 },
    ...{ choices: stage.choices.get(host.node)!, atMs: stage.timeline.nowMs },
  });
  const word = forge(host, victim, 4713, thief, hazardOf(host, 4713));
  for (const bytes of [
    ...forgedBundle(host.node, victim, old, statement, 'd'.repeat(32)),
    ...forgedBundle(host.node, victim, thief, word, 'c'.repeat(32)),
  ]) {
    victim.take({ kind: 'peerFrame', peer: host.node, bytes });
  }
}

function hazardOf({ node }: Host, number: number): StatementContent {
  return {
    ...{ about: 'hazard', hazard: `${node}-h${number}`, revision: 1 },
    ...{ kind: 'space-launch', status: 'open', areas: [], arrivals: [] },
    ...{ earliestMs: null, latestMs: null },
  };
}

/** What the node has not said, signed with a key in its name, for the one who is to believe it. */
function forge(
  { node }: Host,
  victim: Host,
  number: number,
  key: string,
  content: StatementContent,
) {
  const body: Statement = {
    ...{ id: `${node}-s${number}`, origin: node, mode: victim.settings.mode },
    ...{ releaseClass: 'minimum', timeMs: victim.nowMs, content },
    label: {
      ...{ classification: 'unclassified', releasableTo: [victim.node], caveats: [] },
      ...{ delayS: 0, fidelity: 'minimum' },
    },
  };
  return seal(STATEMENT_TYPE, body, fakeSigner(key));
}
