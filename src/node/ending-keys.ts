import type { WatchSettings } from '../watch/index.ts';
import type { NodeConfig } from './config.ts';

/** A key that ends. */
export interface EndingKey {
  readonly id: string;
  /** Null: never, or it cannot be read. */
  readonly notAfterMs: number | null;
  /** What no longer works then, in words. */
  readonly stops?: string;
}

/** All that ends and whose end stops something. The links' certificate is made anew at each start. */
export function endingKeys(
  config: NodeConfig,
  { officers }: WatchSettings,
  ofChannels: readonly EndingKey[],
): EndingKey[] {
  const { keyEnds } = config;
  const node = { id: 'key of this node', stops: 'peers are to take no statement signed with it' };
  return [
    ...officers.map(({ id, notAfterMs }) => ({
      id: `officer ${id}`,
      notAfterMs,
      stops: 'its signatures are refused',
    })),
    ...(keyEnds === undefined ? [] : [{ ...node, notAfterMs: Date.parse(keyEnds) }]),
    ...ofChannels,
  ];
}
