import { join } from 'node:path';
import { type CapChannel, openCapChannel } from './cap.ts';
import type { CapKey } from './cap-signature.ts';
import type { Receipt } from './delivery.ts';
import type { FolderChannel } from './folder.ts';
import { openNoticesChannel } from './notices.ts';

/** The channels that leave files on this machine, for whoever fetches them. */
export interface Folders {
  readonly cap: CapChannel;
  /** The one that a document is for; what has no channel of its own is a CAP message. */
  of(channel: string): FolderChannel;
  close(): Promise<void>;
}

/** `folder` is that of the node's mode. */
export function openFolders(
  folder: string,
  capKey: CapKey | null,
  answer: (receipt: Receipt) => void,
): Folders {
  const cap = openCapChannel(join(folder, 'cap'), answer, capKey);
  const notices = openNoticesChannel(join(folder, 'notices'), answer);
  const byName: ReadonlyMap<string, FolderChannel> = new Map([
    ['notam', notices],
    ['navwarn', notices],
  ]);
  return {
    cap,
    of: (channel) => byName.get(channel) ?? cap,
    async close() {
      await Promise.all([cap.close(), notices.close()]);
    },
  };
}
