import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { NodeConfig } from '../config.ts';
import { BongsuError, reasonOf } from '../errors.ts';
import { invalid } from './destination.ts';
import { fetchBytes } from './http-get.ts';
import { postAddress } from './http-post.ts';
import { MAX_SIGNED_BYTES } from './public-signature.ts';
import { shownTarget } from './webhook.ts';

/** A mirror is to show a page so long after it was written, s, unless the configuration says otherwise. */
export const MIRROR_WITHIN_S = 60;

/** So often it is asked meanwhile, ms. */
const ASK_EVERY_MS = 2000;

/** Where people read the public pages. */
export interface Mirror {
  /** Resolves when it shows exactly this; rejects when it does not in time, with what it shows. */
  shows(page: Uint8Array): Promise<void>;
}

/** `file`: the page that is asked for. Throws a BongsuError for an address that is none. */
export function openMirror(
  { url: given, ca, withinS = MIRROR_WITHIN_S }: NonNullable<NodeConfig['channels']['public']>,
  file: string,
): Mirror {
  const folder = postAddress(given.endsWith('/') ? given : `${given}/`);
  if (typeof folder === 'string') throw invalid('channels.public', folder);
  const url = new URL(file, folder);
  const authority = ca === undefined ? null : readAuthority(ca);
  return {
    async shows(page) {
      const until = performance.now() + withinS * 1000;
      for (;;) {
        const reason = await difference(url, authority, page);
        if (reason === null) return;
        if (performance.now() + ASK_EVERY_MS > until) {
          throw new Error(`${url.origin}${shownTarget(url)} after ${withinS} s: ${reason}`);
        }
        await setTimeout(ASK_EVERY_MS, undefined, { ref: false });
      }
    },
  };
}

/** Null when it shows the page. */
async function difference(url: URL, ca: Buffer | null, page: Uint8Array): Promise<string | null> {
  try {
    const { status, bytes } = await fetchBytes({ url, ca }, MAX_SIGNED_BYTES);
    if (status !== 200) return `it answers ${status}`;
    return bytes.equals(page) ? null : 'it shows another page than was written';
  } catch (error) {
    return reasonOf(error);
  }
}

function readAuthority(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new BongsuError('BNG_FILE_UNREADABLE', { file: path, reason: reasonOf(error) });
  }
}
