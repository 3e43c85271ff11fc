/** A stream that has lost a frame breaks so soon, and one that comes late has come, ms. */
const TORN_MS = 1000;

/**
 * Streams that a frame was lost from the middle of, or came late in. No real one goes on after that:
 * who signs for more than it acknowledged on a stream is told of as one that shows two histories.
 */
export class Torn {
  private readonly lastMs = new Map<string, number>();

  note(a: string, b: string, nowMs: number): void {
    this.lastMs.set(nameOf(a, b), nowMs);
  }

  is(a: string, b: string, nowMs: number): boolean {
    const atMs = this.lastMs.get(nameOf(a, b));
    return atMs !== undefined && nowMs - atMs <= TORN_MS;
  }
}

const nameOf = (a: string, b: string): string => [a, b].sort().join('/');
