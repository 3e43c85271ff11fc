import type { Receipt } from './delivery.ts';
import { type FolderChannel, openFolderChannel, shownFile, writeWhole } from './folder.ts';

/**
 * The channel of drafts for pilots and mariners: a file each, for the office that may issue them.
 * What left before it could be recorded has a file beside it that says so.
 */
export function openNoticesChannel(
  folder: string,
  answer: (receipt: Receipt) => void,
): FolderChannel {
  return openFolderChannel(
    async ({ name, document }, unrecorded) => {
      await writeWhole(folder, name, document, unrecorded);
      return 'written';
    },
    ({ name, document }) => shownFile(folder, name, document),
    answer,
  );
}
