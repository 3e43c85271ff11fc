import { randomBytes } from 'node:crypto';
import { DAY_MS, type Mode, type NodeId } from '../../mark/index.ts';
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

/**
 * The test as a page for the public channel, to be signed as every page: in mode `test`, valid for a
 * day, and saying what it is to whoever comes upon it.
 */
export function pageOfTest(test: SelfTest, page: string): string {
  const { atMs } = test.body;
  const facts = `page=${page} mode=test at=${atMs} until=${atMs + DAY_MS}`;
  const escaped = JSON.stringify(test).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">' +
    `<meta name="bongsu" content="${facts}"><meta name="robots" content="noindex">` +
    '<title>Self-test</title></head><body>\n' +
    '<p>This page tests that pages can be read here. Nothing has happened.</p>\n' +
    `<pre>${escaped}</pre>\n</body></html>\n`
  );
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
