/**
 * The shape of {@link WatchState}, and with it what its members mean. A snapshot is restored only
 * by a program of the same number; any other one makes the state again from an older snapshot or
 * from all inputs. It goes up with every change of what stands in the state of any stage:
 * `test/watch-shape.test.ts` notices that, and says what to do. A member that keeps its type and
 * gets another meaning or unit is noticed by nobody: raise it then too.
 */
export const WATCH_SHAPE = 17;

/** Why a state that was kept cannot be gone on from, in words; null when it can. */
export function shapeProblem(state: unknown): string | null {
  const shape =
    typeof state === 'object' && state !== null && 'shape' in state ? state.shape : undefined;
  if (shape === WATCH_SHAPE) return null;
  const found = typeof shape === 'number' ? `shape ${shape}` : 'no stated shape';
  return `it was kept by another version of the program (${found}, this one has shape ${WATCH_SHAPE})`;
}
