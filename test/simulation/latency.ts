import { type SignedStatement, waitingCount } from '../../src/share/index.ts';
import type { Host } from './host.ts';
import type { Stage } from './inflict.ts';
import { isNation, type Made, reaches } from './oracle.ts';

/** A released warning is on every link that stands after this, whatever is broken, ms. */
export const TO_LINK_MS = 1000;
/** On a way that nothing has disturbed, a warning is recorded at the peer after this for each hop, ms. */
const HOP_MS = 1000;
/** A clock that is set is not right again before this, ms. */
const CLOCK_MS = 25_000;
/** What was disturbed counts as calm again after this, ms. */
const CALM_MS = 4000;

/** I7: from the release of a warning to each link, and on calm ways to each node. */
export function watchLatency(stage: Stage, host: Host, statement: SignedStatement): void {
  const { timeline, checks } = stage;
  const madeMs = timeline.nowMs;
  const { boot } = host;
  const waitMs = (checks.made.get(statement.signature)?.waitsS ?? 0) * 1000;
  // How long something waits is told by the node's own clock.
  const isTimed = (): boolean =>
    waitMs === 0 || (stage.disturbedMs.get(host.node) ?? 0) < madeMs - CLOCK_MS;
  for (const link of host.watch.state.stages!.share.links.values()) {
    // One more than the window lets be under way waits for an acknowledgement.
    if (!link.up || !link.greeted || waitingCount(link.waiting) > 0) continue;
    const wire = stage.wireOf(host.node, link.peer);
    const { epoch } = wire;
    const name = `${host.node}/${link.peer}/${statement.signature}`;
    checks.awaited.add(name);
    timeline.at(TO_LINK_MS + waitMs, () => {
      if (host.boot !== boot || wire.epoch !== epoch || checks.sent.has(name)) return;
      if (!isTimed()) return;
      const { id } = statement.body;
      checks.broken(
        'I7',
        `${host.node} had ${id} for ${TO_LINK_MS} ms and not on the link to ${link.peer}`,
      );
    });
  }
  for (const to of stage.hosts.keys()) {
    if (to === host.node) continue;
    const way = to === 'usa' || host.node === 'usa' ? [host.node, to] : [host.node, 'usa', to];
    const limitMs = HOP_MS * (way.length - 1) + waitMs;
    timeline.at(limitMs, () => {
      if (!isTimed() || !isCalm(stage, way, madeMs) || !isNation(to)) return;
      if (way.some((node) => hasEnded(stage, node, statement.key))) return;
      const made = checks.made.get(statement.signature) as Made;
      if (!reaches(made, to) || checks.accepted.has(`${to}/${statement.signature}`)) return;
      checks.broken('I7', `${statement.body.id} was not at ${to} after ${limitMs} ms of calm`);
    });
  }
}

/** By the node's clock: one that was set ahead ends a key sooner, and stands until it is right. */
function hasEnded({ hosts, checks }: Stage, node: string, key: string): boolean {
  const { lastMs } = hosts.get(node)!.watch.state;
  return (checks.keyEndsMs.get(key) ?? []).some((endsMs) => endsMs < lastMs);
}

function isCalm(stage: Stage, way: readonly string[], madeMs: number): boolean {
  const sinceMs = madeMs - CALM_MS;
  return way.every((node, i) => {
    if (!stage.hosts.get(node)!.up || (stage.disturbedMs.get(node) ?? 0) > sinceMs) return false;
    if (i === 0) return true;
    const wire = stage.wireOf(way[i - 1]!, node);
    return wire.up && wire.quietSinceMs < sinceMs;
  });
}
