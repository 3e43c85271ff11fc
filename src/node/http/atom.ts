import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { DAY_MS, formatInstant } from '../../mark/index.ts';
import { type CapAlert, readCap } from '../../wire/cap/index.ts';
import type { CapChannel, CapFile } from '../channels/cap.ts';

/** Entries of one page of the feed. */
export const PAGE_ENTRIES = 50;
/** What is no longer in force stays in the feed so long after it was sent, ms. */
export const RECENT_MS = 7 * DAY_MS;

export interface CapFeedOptions {
  readonly cap: CapChannel;
  readonly title: () => string;
  readonly nowMs: () => number;
}

/** One message as the feed tells it. */
interface Entry {
  readonly file: CapFile;
  readonly alert: CapAlert;
}

/**
 * The messages that have left, for whoever fetches them: `/cap` is an Atom feed (RFC 4287) in pages
 * (RFC 5005 section 3), newest first, `/cap/NAME.xml` each message as it was written. An `Accept`
 * of `application/json` gets the plain list of files.
 */
export function addCapFeed(app: FastifyInstance, options: CapFeedOptions): void {
  const { cap } = options;
  const known = new Map<string, Entry | null>();
  app.get<{ Querystring: { page?: string } }>('/cap', async (request, reply) => {
    const files = await cap.list();
    if (/^application\/json\b/.test(request.headers.accept ?? '')) {
      return reply.send({ files: files.map((file) => ({ ...file, url: `/cap/${file.name}` })) });
    }
    const entries = await readEntries(cap, files, known);
    const current = entries.filter((entry) => isCurrent(entry, options.nowMs()));
    const pages = Math.max(1, Math.ceil(current.length / PAGE_ENTRIES));
    const page = Number(request.query.page ?? 1);
    if (!Number.isInteger(page) || page < 1 || page > pages) {
      return reply.code(404).send({ code: 'BNG_HTTP', message: 'There is no such page.' });
    }
    const feed = atomFeed(current, options.title(), page, pages);
    const tag = `"${createHash('sha256').update(feed).digest('base64url')}"`;
    reply.header('etag', tag).header('cache-control', 'no-cache');
    const asked = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim());
    if (asked.includes(tag) || asked.includes(`W/${tag}`)) return reply.code(304).send();
    return reply.type('application/atom+xml; charset=utf-8').send(feed);
  });
  app.get<{ Params: { name: string } }>('/cap/:name', async (request, reply) => {
    const file = await cap.find(request.params.name);
    const document =
      file === null ? null : await readFile(join(cap.folder, file.name)).catch(() => null);
    if (file === null || document === null) {
      return reply.code(404).send({ code: 'BNG_HTTP', message: 'There is no such CAP file.' });
    }
    if (file.unrecorded) reply.header('bongsu-unrecorded', 'true');
    return reply.type('application/cap+xml').send(document);
  });
}

/** Newest first. A file is read once while it stays as it is; one that is no message is left out. */
async function readEntries(
  { folder }: CapChannel,
  files: readonly CapFile[],
  known: Map<string, Entry | null>,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  const kept = new Map<string, Entry | null>();
  for (const file of files) {
    const key = `${file.name}/${file.writtenMs}/${file.bytes}/${file.unrecorded}`;
    const entry = known.has(key) ? known.get(key)! : await readEntry(folder, file);
    kept.set(key, entry);
    if (entry !== null) entries.push(entry);
  }
  known.clear();
  for (const [key, entry] of kept) known.set(key, entry);
  return entries.sort((a, b) => b.alert.sentMs - a.alert.sentMs);
}

async function readEntry(folder: string, file: CapFile): Promise<Entry | null> {
  const bytes = await readFile(join(folder, file.name)).catch(() => null);
  const read = bytes === null ? [] : readCap(new Uint8Array(bytes));
  const alert = 'reason' in read ? null : (read[0]?.alert ?? null);
  return alert === null ? null : { file, alert };
}

/** In force, or sent not long ago. */
function isCurrent({ alert }: Entry, nowMs: number): boolean {
  const expiresMs = Math.max(...alert.info.map((info) => info.expiresMs ?? alert.sentMs));
  return expiresMs > nowMs || alert.sentMs > nowMs - RECENT_MS;
}

function atomFeed(entries: readonly Entry[], title: string, page: number, pages: number): string {
  const shown = entries.slice((page - 1) * PAGE_ENTRIES, page * PAGE_ENTRIES);
  const updatedMs = entries[0]?.alert.sentMs ?? 0;
  const link = (rel: string, to: number): string =>
    `  <link rel="${rel}" href="${to === 1 ? '/cap' : `/cap?page=${to}`}"/>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>urn:bongsu:cap:${encodeURIComponent(title)}</id>`,
    `  <title>${escaped(title)}</title>`,
    `  <updated>${formatInstant(updatedMs)}</updated>`,
    `  <author><name>${escaped(entries[0]?.alert.sender ?? title)}</name></author>`,
    link('self', page),
    link('first', 1),
    ...(page > 1 ? [link('previous', page - 1)] : []),
    ...(page < pages ? [link('next', page + 1)] : []),
    link('last', pages),
    ...shown.map(atomEntry),
    '</feed>',
    '',
  ].join('\n');
}

function atomEntry({ file, alert }: Entry): string {
  const [first] = alert.info;
  const category = (scheme: string, term: string): string =>
    `    <category scheme="urn:oasis:names:tc:emergency:cap:1.2:${scheme}" term="${escaped(term)}"/>`;
  return [
    '  <entry>',
    `    <id>urn:bongsu:cap:${encodeURIComponent(alert.sender)}:${encodeURIComponent(alert.identifier)}</id>`,
    `    <title>${escaped(first?.headline ?? first?.event ?? alert.identifier)}</title>`,
    `    <updated>${formatInstant(alert.sentMs)}</updated>`,
    `    <link rel="alternate" type="application/cap+xml" href="/cap/${encodeURIComponent(file.name)}"/>`,
    category('status', alert.status),
    category('msgType', alert.msgType),
    ...(file.unrecorded ? ['    <category term="unrecorded"/>'] : []),
    `    <summary>${escaped(first?.description ?? alert.note ?? '')}</summary>`,
    '  </entry>',
  ].join('\n');
}

/** XML 1.0 section 2.4; what it has no character for was replaced when the message was written. */
function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
  return text.replace(/[&<>"]/g, (letter) => `&${names[letter]};`);
}
