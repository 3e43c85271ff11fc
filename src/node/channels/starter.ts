/** Documents that are begun in one turn; between turns their bytes leave. */
const AT_ONCE = 16;

/** Begins what has to leave: first the lowest rank, in small parts, so that it leaves first too. */
export interface Starter {
  start(rank: number, go: () => void): void;
  /** Begins all that waits at once: the node stops. */
  finish(): void;
}

/**
 * A thousand requests that are all made before the first byte leaves would hold a siren up for as
 * long as they take to make.
 */
export function openStarter(): Starter {
  const ranks: (() => void)[][] = [];
  let waits = false;

  function turn(): void {
    waits = false;
    for (let begun = 0; begun < AT_ONCE; begun++) {
      const next = ranks.find((rank) => rank !== undefined && rank.length > 0)?.shift();
      if (next === undefined) return;
      next();
    }
    again();
  }

  function again(): void {
    if (waits) return;
    waits = true;
    setImmediate(turn);
  }

  return {
    start(rank, go) {
      const queue = ranks[rank] ?? [];
      ranks[rank] = queue;
      queue.push(go);
      again();
    },
    finish() {
      for (const queue of ranks) for (const go of queue?.splice(0) ?? []) go();
    },
  };
}
