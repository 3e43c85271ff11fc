import { randomBytes } from 'node:crypto';
import type { Mode, NodeId } from '../../mark/index.ts';
import { type Envelope, type Signer, seal } from '../../seal/index.ts';

/** Type line of the signature over a self-test. */
export const SELF_TEST_TYPE = 'bongsu/self-test/1';

/**
 * What goes through a channel to its end to show that it works: signed by the node's key, in mode
 * `test` whatever the mode of the node, and without a word that anybody could take for an alert.
 */
export type SelfTest = Envelope<SelfTestBody>;

export interface SelfTestBody {
  readonly event: 'self-test';
  readonly mode: 'test';
  /** Mode of the node that tests its channel. */
  readonly of: Mode;
  readonly node: NodeId;
  readonly channel: string;
  readonly receiver: string;
  readonly atMs: number;
  /** To be sent back by who has read it, 32 hexadecimal digits. */
  readonly nonce: string;
}

export interface SelfTester {
  readonly node: NodeId;
  readonly mode: Mode;
  readonly signer: Signer;
  readonly nowMs: () => number;
}

export function makeSelfTest(
  { node, mode, signer, nowMs }: SelfTester,
  channel: string,
  receiver: string,
): SelfTest {
  const nonce = randomBytes(16).toString('hex');
  const about = { event: 'self-test', mode: 'test', of: mode } as const;
  return seal(
    SELF_TEST_TYPE,
    { ...about, node, channel, receiver, atMs: Math.floor(nowMs()), nonce },
    signer,
  );
}
