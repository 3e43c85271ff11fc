import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Signer } from '../../seal/index.ts';
import type { Receipt } from './delivery.ts';
import { type FolderChannel, openFolderChannel, shownFile, writeWhole } from './folder.ts';
import { orderOf, pageWithPlace, signPage } from './public-signature.ts';

/**
 * The channel of public pages: a folder that can be copied as it is, with the newest signed page of
 * each area. A page that is older than the one there already is let go: after a restart the last of
 * a warning may come behind the first of another.
 */
export function openPublicChannel(
  folder: string,
  signer: Signer,
  answer: (receipt: Receipt) => void,
): FolderChannel {
  return openFolderChannel(
    async ({ name, document }, unrecorded) => {
      const file = fileOf(name);
      const there = await readFile(join(folder, file), 'utf8').catch(() => '');
      if (orderOf(there) > orderOf(document)) return 'a newer page is there already';
      await writeWhole(folder, file, signPage(document, signer), unrecorded);
      return 'signed and written';
    },
    ({ name, document }) => shownFile(folder, fileOf(name), pageWithPlace(document, signer)),
    answer,
  );
}

const fileOf = (name: string): string => name.slice(name.indexOf('/') + 1);
