import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import { BongsuError, reasonOf } from '../errors.ts';
import type { Introduction } from './invitation.ts';

/** What writing a peer into a configuration came to. */
export type PeerEntry =
  | { readonly ok: true; readonly replaced: boolean; readonly text: string }
  | { readonly ok: false; readonly message: string };

/**
 * The configuration with the peer in it; comments, order and all else stay as they were. A peer
 * that stands there with another key is left alone unless `replace`: keys are changed knowingly.
 */
export function withPeer(text: string, peer: Introduction, replace: boolean): PeerEntry {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) return { ok: false, message: error.message };
  const { node, statementKey: key, address } = peer;
  const entry = { node, key, ...(address === null ? {} : { address }) };
  if (document.contents === null) {
    const only = stringify({ links: { peers: [entry] } });
    return { ok: true, replaced: false, text: `${text.trimEnd()}\n${only}` };
  }
  const peers = document.getIn(['links', 'peers']);
  if (!isSeq(peers)) {
    if (peers != null) return { ok: false, message: 'links.peers is not a list' };
    const { links } = (document.toJS() ?? {}) as { links?: unknown };
    if (links == null) document.set('links', document.createNode({}));
    document.setIn(['links', 'peers'], document.createNode([entry]));
    return { ok: true, replaced: false, text: document.toString({ lineWidth: 0 }) };
  }
  const at = peers.items.findIndex((item) => isMap(item) && item.get('node') === node);
  if (at < 0) {
    peers.flow = false;
    peers.add(document.createNode(entry));
    return { ok: true, replaced: false, text: document.toString({ lineWidth: 0 }) };
  }
  const known: unknown = document.getIn(['links', 'peers', at, 'key']);
  if (known !== key && !replace) {
    return { ok: false, message: `${node} stands there with another key, ${String(known)}` };
  }
  // What was agreed on with it beyond the key stays.
  document.setIn(['links', 'peers', at, 'key'], key);
  if (address !== null) document.setIn(['links', 'peers', at, 'address'], address);
  return { ok: true, replaced: true, text: document.toString({ lineWidth: 0 }) };
}

/** Writes a configuration in place of the one that is there, whole or not at all. */
export function replaceFile(file: string, text: string): void {
  try {
    readFileSync(file);
    writeFileSync(`${file}.part`, text, { mode: 0o600 });
    renameSync(`${file}.part`, file);
  } catch (error) {
    throw new BongsuError('BNG_CONFIG_MISSING', { file, reason: reasonOf(error) });
  }
}
