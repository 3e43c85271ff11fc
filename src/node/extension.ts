import type { Clock } from './clock.ts';
import type { RunningNode } from './node.ts';

/** What an extension may use: the nodes as anybody sees them, and the time. */
export interface ExtensionHost {
  readonly nodes: readonly RunningNode[];
  readonly clock: Clock;
  /** One line for the person at the terminal. */
  readonly log: (line: string) => void;
}

/**
 * Something that runs beside nodes in the same process without being part of them: an exercise
 * that plays the world and the sensors. It reaches a node by its inputs and its acts alone.
 */
export interface Extension {
  readonly name: string;
  start(host: ExtensionHost): Promise<{ stop(): Promise<void> }>;
}
