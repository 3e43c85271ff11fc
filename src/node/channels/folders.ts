import { join } from 'node:path';
import type { Signer } from '../../seal/index.ts';
import { type CapChannel, openCapChannel } from './cap.ts';
import type { CapKey } from './cap-signature.ts';
import type { Receipt } from './delivery.ts';
import type { FolderChannel } from './folder.ts';
import { openKeeping } from './keep-files.ts';
import { openNoticesChannel } from './notices.ts';
import { openPublicChannel } from './public.ts';
import type { LineHealth } from './relay.ts';

/** What the one receiver of a channel that leaves files is called. */
export const FOLDER = 'folder';

/** The channels that leave files on this machine, for whoever fetches them. */
export interface Folders {
  readonly cap: CapChannel;
  /** Where the public pages lie. */
  readonly publicFolder: string;
  /** The one that a document is for; what has no channel of its own is a CAP message. */
  of(channel: string): FolderChannel;
  health(): LineHealth[];
  close(): Promise<void>;
}

/** `folder` is that of the node's mode. */
export function openFolders(
  folder: string,
  {
    capKey,
    signer,
    keepFilesDays,
  }: { readonly capKey: CapKey | null; readonly signer: Signer; readonly keepFilesDays: number },
  answer: (receipt: Receipt) => void,
): Folders {
  const cap = openCapChannel(join(folder, 'cap'), answer, capKey);
  const notices = openNoticesChannel(join(folder, 'notices'), answer);
  const publicFolder = join(folder, 'public');
  const pages = openPublicChannel(publicFolder, signer, answer);
  const keeping = openKeeping([cap.folder, join(folder, 'notices')], keepFilesDays);
  keeping.tidy();
  const byName: ReadonlyMap<string, FolderChannel> = new Map([
    ['notam', notices],
    ['navwarn', notices],
    ['public', pages],
  ]);
  return {
    ...{ cap, publicFolder },
    of(channel) {
      keeping.tidy();
      return byName.get(channel) ?? cap;
    },
    health: () =>
      [['cap', cap] as const, ['notices', notices] as const, ['public', pages] as const].map(
        ([channel, at]) => ({ channel, receiver: FOLDER, retired: false, ...at.health() }),
      ),
    async close() {
      await Promise.all([cap.close(), notices.close(), pages.close(), keeping.close()]);
    },
  };
}
