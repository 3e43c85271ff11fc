import { areasInForce } from './areas.ts';
import type { WarnCase, WarnState } from './state.ts';
import type { WarningArea } from './warning.ts';

/** Public states in which a warning still expects something. */
const EXPECTING: readonly string[] = ['released', 'updated', 'lost'];

/**
 * Codes of those of the areas for which another warning tells people to take cover, or to be ready
 * to: they must not be told that they can come out. A warning whose time is over, and which only
 * waits for its all-clear, holds nobody, or two of them would hold each other for ever.
 */
export function heldElsewhere(
  state: WarnState,
  entry: WarnCase,
  areas: readonly WarningArea[],
): string[] {
  const held = new Set<string>();
  for (const other of state.cases.values()) {
    const { released } = other;
    if (other === entry || other.finished || other.kind !== 'ballistic' || released === null)
      continue;
    if (!EXPECTING.includes(released.state)) continue;
    for (const { region } of areasInForce(released.areas)) held.add(region);
  }
  return held.size === 0
    ? []
    : areas.filter(({ region }) => held.has(region)).map(({ region }) => region);
}
