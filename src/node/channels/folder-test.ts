import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { capXml } from '../../wire/cap/index.ts';
import type { OpenLine } from './relay.ts';
import type { SelfTest } from './self-test.ts';

/** The folder beside the one of warnings: nobody fetches warnings from it. */
const FOLDER = 'cap-self-test';
/** The one file in it, which each test writes anew. */
const FILE = 'self-test.xml';

/**
 * Tests the disk that CAP files lie on: a message of status Test, for its own node alone, is written
 * to a folder of its own, synced, and read back.
 */
export function openFolderTest(
  folder: string,
  capSender: string,
): Pick<OpenLine, 'channel' | 'receiver' | 'probe'> {
  const at = join(folder, FOLDER);
  return {
    ...{ channel: 'cap', receiver: 'folder' },
    async probe(test) {
      const text = testAlert(test, capSender);
      await mkdir(at, { recursive: true });
      const aside = join(at, `.${FILE}.part`);
      const file = await open(aside, 'w', 0o644);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(aside, join(at, FILE));
      if ((await readFile(join(at, FILE), 'utf8')) !== text) {
        throw new Error('what was written is not what is read');
      }
      return 'verified';
    },
  };
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
