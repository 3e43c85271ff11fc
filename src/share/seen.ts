import type { NodeId } from '../mark/index.ts';

/**
 * Statements of one originator that are remembered to tell a repeated one: at least so many, and
 * at most twice as many. One originator never pushes out another's.
 */
export const MAX_SEEN = 25_000;

/** Names of statements by originator, in two generations: the older one goes as a whole. */
export type Seen = Map<NodeId, { young: Set<string>; old: Set<string> }>;

export function hasSeen(seen: Seen, origin: NodeId, name: string): boolean {
  const known = seen.get(origin);
  return known !== undefined && (known.young.has(name) || known.old.has(name));
}

export function noteSeen(seen: Seen, origin: NodeId, name: string): void {
  const known = seen.get(origin) ?? { young: new Set<string>(), old: new Set<string>() };
  seen.set(origin, known);
  known.young.add(name);
  if (known.young.size < MAX_SEEN) return;
  known.old = known.young;
  known.young = new Set();
}
