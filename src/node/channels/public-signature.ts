import { ed25519Verifier, type Signer } from '../../seal/index.ts';
import { signaturePlace } from './shown.ts';

/**
 * How a public page is signed: Ed25519 (RFC 8032) by the node's key over every byte of the file up
 * to its last line, which holds key and signature, base64url. A page begins with `<!doctype html>`,
 * and nothing else that this key signs does, so that no signature stands for something else.
 */
const LAST_LINE =
  /^<!-- bongsu\/public-page\/1 key=([A-Za-z0-9_-]{43}) signature=([A-Za-z0-9_-]{86}) -->\n$/;
const BEGINNING = '<!doctype html>\n';
const FACTS =
  /<meta name="bongsu" content="page=([\w.-]+) mode=(\w+) at=(\d{1,15}) until=(\d{1,15})(?: order=(\d{1,15}))?">/;

export function signPage(document: string, signer: Signer): string {
  return signedBy(document, signer, signer.sign(new TextEncoder().encode(document)));
}

/** The same without the signature itself, for who looks at what would leave. */
export function pageWithPlace(document: string, signer: Signer): string {
  return signedBy(document, signer, signaturePlace('Ed25519', 'the key of this node'));
}

function signedBy(document: string, { publicKey }: Signer, signature: string): string {
  return `${document}<!-- bongsu/public-page/1 key=${publicKey} signature=${signature} -->\n`;
}

/** What a page says of itself, once its signature is right. */
export interface PageFacts {
  /** Its file. */
  readonly page: string;
  readonly mode: string;
  readonly atMs: number;
  readonly untilMs: number;
}

export type PageCheck =
  | ({ readonly ok: true; readonly key: string } & PageFacts)
  | { readonly ok: false; readonly reason: string };

/** A signed page is under 50 kB and its last line. */
export const MAX_SIGNED_BYTES = 51_200;

/** Whether a file is, to the byte, what the holder of `key` signed. */
export function verifyPage(bytes: Uint8Array, key: string): PageCheck {
  const no = (reason: string): PageCheck => ({ ok: false, reason });
  if (bytes.length > MAX_SIGNED_BYTES) return no(`${bytes.length} bytes are no page`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return no('the bytes are no UTF-8');
  }
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  const last = LAST_LINE.exec(text.slice(end));
  if (last === null) return no('its last line is no signature');
  const document = text.slice(0, end);
  if (!document.startsWith(BEGINNING)) return no('it is no page');
  const [, named = '', signature = ''] = last;
  if (named !== key) return no(`it is signed by another key, ${named}`);
  if (!ed25519Verifier().verify(key, new TextEncoder().encode(document), signature)) {
    return no('it is not what was signed');
  }
  const facts = factsOf(document);
  return facts === null ? no('it does not say what it is') : { ok: true, key, ...facts };
}

/** Null for what is no page. */
function factsOf(document: string): PageFacts | null {
  const found = FACTS.exec(document);
  if (found === null) return null;
  const [, page = '', mode = '', at, until] = found;
  return { page, mode, atMs: Number(at), untilMs: Number(until) };
}

/** Of two pages in one place the newer one has the greater; 0 for what is no page. */
export function orderOf(document: string): number {
  const [, , , at, , order = at] = FACTS.exec(document) ?? [];
  return Number(order ?? 0);
}
