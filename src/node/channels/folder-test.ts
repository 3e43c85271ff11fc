import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Signer } from '../../seal/index.ts';
import { capXml } from '../../wire/cap/index.ts';
import type { NodeConfig } from '../config.ts';
import type { Proof } from './line.ts';
import { openMirror } from './mirror.ts';
import { signPage, verifyPage } from './public-signature.ts';
import type { OpenLine } from './relay.ts';
import { pageOfTest, type SelfTest } from './self-test.ts';

/** The page that each test writes anew among the public ones, and that no other page names. */
export const TEST_PAGE = 'self-test.html';

type Testable = Pick<OpenLine, 'channel' | 'receiver' | 'probe'>;

/**
 * Tests of the channels that leave files: each writes a signed file, syncs it and reads it back. Those
 * of CAP and of notices lie where nobody takes them for a warning: in a folder beside, and under a name
 * that listings leave out. That of public pages lies among them, is copied with them, and is fetched
 * from where `channels.public.url` says that people read them.
 */
export function openFolderTests(
  config: Pick<NodeConfig, 'warn' | 'channels'>,
  folder: string,
  signer: Signer,
): Testable[] {
  const { warn, channels } = config;
  const cap = line('cap', async (test) => {
    await writeAndRead(
      join(folder, 'cap-self-test', 'self-test.xml'),
      testAlert(test, warn.capSender),
    );
    return 'kept';
  });
  const notices = line('notices', async (test) => {
    const text = `SELF-TEST. NOT A NOTICE. NOTHING HAS HAPPENED.\n${JSON.stringify(test)}\n`;
    await writeAndRead(join(folder, 'notices', '.self-test.txt'), text);
    return 'kept';
  });
  const mirror = channels.public === undefined ? null : openMirror(channels.public, TEST_PAGE);
  if (mirror === null && warn.channels?.includes('public') !== true) return [cap, notices];
  const pages = line('public', async (test) => {
    const page = signPage(pageOfTest(test, TEST_PAGE), signer);
    const read = await writeAndRead(join(folder, 'public', TEST_PAGE), page);
    const check = verifyPage(read, signer.publicKey);
    if (!check.ok) throw new Error(check.reason);
    if (mirror === null) return 'kept';
    await mirror.shows(read);
    return 'verified';
  });
  return [cap, notices, pages];
}

function line(channel: string, probe: (test: SelfTest) => Promise<Proof>): Testable {
  return { channel, receiver: 'folder', probe };
}

/** Whole and synced, as documents are written; what is there then. */
async function writeAndRead(path: string, text: string): Promise<Uint8Array> {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.part`;
  const file = await open(aside, 'w', 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
  const read = await readFile(path);
  if (read.toString('utf8') !== text) throw new Error('what was written is not what is read');
  return new Uint8Array(read);
}

/** CAP 1.2 section 3.2.1: status Test is for technical tests and is to be disregarded by all. */
function testAlert(test: SelfTest, sender: string): string {
  return capXml({
    identifier: `bongsu-self-test-${test.body.nonce}`,
    sender: sender.replace(/[\s,<&]/g, '_'),
    sentMs: test.body.atMs,
    status: 'Test',
    msgType: 'Alert',
    scope: 'Private',
    addresses: test.body.node,
    note: `bongsu ${JSON.stringify(test)}`,
    info: [],
  });
}
