import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type LedgerReader,
  type ReleasedStatement,
  readLedger,
  releasedTo,
} from '../../ledger/index.ts';
import { isMode, MODES, type Mode } from '../../mark/index.ts';
import { NODE_KEY, readKey, signerOf } from '../../node/index.ts';
import { type Signer, sha256, toHex } from '../../seal/index.ts';
import {
  bundleChains,
  MAX_BUNDLE_BYTES,
  MAX_BUNDLE_STATEMENTS,
  writeBundle,
} from '../../share/index.ts';
import type { Say } from '../command.ts';
import { count } from '../ledger-text.ts';
import {
  type AnnouncedKey,
  BEGINNING,
  type Mark,
  marksPath,
  readExported,
  writeExported,
  writeWhole,
} from './marks.ts';

export const EXPORT_HELP = `bongsu bundle export --peer PEER --out FILE [--from N] [--data DIR] [--mode MODE] [--json]

Writes the statements that were released to a peer since the last export, signed with this node's
key, numbered without gaps and chained, for a way that goes in one direction only. What does not
fit one file (1,000 statements, 4 MiB) goes on in FILE.2, FILE.3, …; files that are there are not
touched. The node may run meanwhile.

  --from N      from statement N on again, where files were lost on the way; default: on from the last
  --data DIR    data folder; default bongsu-data
  --mode MODE   ${MODES.join(', ')}; default exercise
  --json        one object a file on stdout

Example: bongsu bundle export --peer jpn --out /media/usb/kor-to-jpn.bundle`;

export async function runExport(args: string[], out: Say, err: Say): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      peer: { type: 'string' },
      out: { type: 'string' },
      from: { type: 'string' },
      data: { type: 'string', default: 'bongsu-data' },
      mode: { type: 'string', default: 'exercise' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    out(EXPORT_HELP);
    return 0;
  }
  const { peer, out: file, data, mode, from } = values;
  const usable = positionals.length === 0 && isMode(mode) && /^[1-9]\d{0,14}$/.test(from ?? '1');
  if (peer === undefined || !/^[a-z][a-z0-9]{1,15}$/.test(peer) || file === undefined || !usable) {
    err('Give a peer, a file to write, and with --from the number of a statement.');
    err(EXPORT_HELP);
    return 2;
  }
  const signer = signerOf(readKey(data, mode, NODE_KEY));
  const reader = readLedger(join(data, mode, 'ledger.db'));
  try {
    return write(
      { reader, signer, peer, file, mode, marksPath: marksPath(data, mode, peer) },
      from ?? null,
      (text, row) => (values.json === true ? out(JSON.stringify(row)) : out(text)),
      err,
    );
  } finally {
    reader.close();
  }
}

interface Export {
  readonly reader: LedgerReader;
  readonly signer: Signer;
  readonly peer: string;
  readonly file: string;
  readonly mode: Mode;
  readonly marksPath: string;
}

function write(
  to: Export,
  from: string | null,
  say: (text: string, row: object) => void,
  err: Say,
): number {
  const { reader, peer, marksPath } = to;
  const { walks, ...before } = readExported(marksPath, reader.meta.id);
  const marks = from === null ? [...before.marks] : marksBefore(before.marks, Number(from));
  const end = reader.entries;
  const start = marks.at(-1)!;
  const removed = reader.removal();
  const gone = ['statement', 'accepted', 'decision'].some(
    (kind) => (removed?.removed[kind] ?? 0) > 0,
  );
  if (gone && start.cursor.position < (removed?.below ?? 0)) {
    err(
      `What was released to ${peer} after statement ${start.count} can have been removed from the ledger after its days: it cannot be numbered any more. Export it from a backup.`,
    );
    return 1;
  }
  let mark = start;
  let part: ReleasedStatement[] = [];
  let bytes = 0;
  let files = 0;
  const flush = (): boolean => {
    if (part.length === 0) return true;
    files += 1;
    const written = writeOne(to, mark, part, files, err);
    if (written === null) return false;
    const { name, next } = written;
    const first = mark.count + 1;
    const text = `${name}: statements ${first} to ${next.count} for ${peer}`;
    say(text, { file: name, peer, first, last: next.count, chain: next.chain });
    mark = next;
    marks.push(mark);
    part = [];
    bytes = 0;
    return true;
  };
  // What was written is numbered, also where a later file could not be; what was not written again stays so too.
  const keep = (code: number): number => {
    const walked = { below: mark.cursor.position, end };
    const isFurther = walked.below > (walks.at(-1)?.below ?? 0);
    const isShort = code !== 0 && mark.count < before.marks.at(-1)!.count;
    writeExported(marksPath, reader.meta.id, {
      marks: isShort ? before.marks : marks,
      walks: isFurther ? [...walks, walked] : walks,
    });
    return code;
  };
  for (const one of releasedTo(reader, peer, start.cursor, walks, end)) {
    const isFull =
      part.length >= MAX_BUNDLE_STATEMENTS || bytes + one.bytes.length > MAX_BUNDLE_BYTES;
    if (isFull && !flush()) return keep(1);
    part.push(one);
    bytes += one.bytes.length;
    // Up to the number asked for, nothing is written again.
    if (from !== null && mark.count + part.length < Number(from)) {
      mark = after(mark, part);
      part = [];
      bytes = 0;
    }
  }
  if (!flush()) return keep(1);
  if (files === 0) err(`Nothing was released to ${peer} since statement ${mark.count}.`);
  else
    err(
      `${count(files, 'file', 'files')} written; the next export goes on with statement ${mark.count + 1}.`,
    );
  return keep(0);
}

/**
 * The marks to go on from, so that statement `from` is written again. What was announced in a file
 * whose mark goes, before that statement, stays announced.
 */
function marksBefore(marks: readonly Mark[], from: number): Mark[] {
  const kept = marks.filter((mark) => mark.count < from);
  const last = kept.pop() ?? BEGINNING;
  const told = marks.findLast(
    ({ announces }) => announces !== undefined && announces.statement < from,
  );
  return [...kept, told?.announces === undefined ? last : { ...last, announces: told.announces }];
}

function after(mark: Mark, part: readonly ReleasedStatement[]): Mark {
  const hashes = part.map(({ bytes }) => toHex(sha256(bytes)));
  const chain = bundleChains(mark.chain, hashes).at(-1)!;
  return { count: mark.count + part.length, chain, cursor: part.at(-1)!.next };
}

function writeOne(
  { reader, signer, peer, file, mode }: Export,
  mark: Mark,
  part: readonly ReleasedStatement[],
  number: number,
  err: Say,
): { readonly name: string; readonly next: Mark } | null {
  const { dir, name: stem, ext } = parse(file);
  const name = number === 1 ? file : join(dir, `${stem}.${number}${ext}`);
  if (existsSync(name)) {
    err(`There is already a file ${name}. It was not touched; choose another name.`);
    return null;
  }
  const about = {
    ...{ from: reader.meta.node, to: peer, mode, ledger: reader.meta.id },
    ...{ first: mark.count + 1, before: mark.chain, timeMs: newestMs(part) },
  };
  writeWhole(
    name,
    writeBundle(
      about,
      part.map(({ bytes }) => bytes),
      signer,
    ),
  );
  const announces = announcedIn(part, mark.count, reader.meta.node);
  const next = after(mark, part);
  return { name, next: announces === null ? next : { ...next, announces } };
}

/** The newest announcement of a key of this node in a file; null without one. */
function announcedIn(
  part: readonly ReleasedStatement[],
  before: number,
  node: string,
): AnnouncedKey | null {
  const at = part.findLastIndex(({ statement: { body } }) => {
    return body.content.about === 'key' && body.origin === node;
  });
  const content = part[at]?.statement.body.content;
  if (content?.about !== 'key') return null;
  return { key: content.key, statement: before + at + 1, atMs: Date.now() };
}

/** The time of the bundle is that of its newest statement: exported again, it is the same file. */
function newestMs(part: readonly ReleasedStatement[]): number {
  return part.reduce((newest, { statement }) => Math.max(newest, statement.body.timeMs), 0);
}
