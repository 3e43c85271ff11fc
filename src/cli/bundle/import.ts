import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BongsuError, type BundleAnswer, reasonOf } from '../../node/index.ts';
import type { Say } from '../command.ts';

export const IMPORT_HELP = `bongsu bundle import FILE... [--url URL] [--json]

Hands a peer's bundles to the running node, which checks them like what comes by a link: signed by
the peer, for this node and mode, each statement signed by its originator. What was imported
before is passed over. Of a damaged file the sound statements are taken, and the others named.

  --url URL   page of the running node; default http://127.0.0.1:8787
  --json      one object a file on stdout

Example: bongsu bundle import /media/usb/kor-to-jpn.bundle
Exit code 1: a file was refused. 3: something in it was damaged or not believed. 4: the node does
not answer.`;

/** A full bundle takes a node some seconds. */
const PATIENCE_MS = 60_000;

export async function runImport(args: string[], out: Say, err: Say): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8787' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    out(IMPORT_HELP);
    return 0;
  }
  if (positionals.length === 0) {
    err('Give one bundle or more.');
    err(IMPORT_HELP);
    return 2;
  }
  let worst = 0;
  for (const file of positionals) {
    const answer = await hand(values.url, readBytes(file));
    if (values.json === true) out(JSON.stringify({ file, ...answer }));
    else for (const line of answerLines(file, answer)) out(line);
    worst = Math.max(worst, exitOf(answer));
  }
  return worst;
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new BongsuError('BNG_FILE_UNREADABLE', { file, reason: reasonOf(error) });
  }
}

async function hand(url: string, bytes: Uint8Array): Promise<BundleAnswer> {
  try {
    const answer = await fetch(new URL('/api/v1/bundles', url), {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: Buffer.from(bytes),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return (await answer.json()) as BundleAnswer;
  } catch (error) {
    throw new BongsuError('BNG_NOT_REACHABLE', { url, reason: reasonOf(error) });
  }
}

function exitOf({ ok, refused, damaged }: BundleAnswer): number {
  if (!ok) return 1;
  return refused.length + damaged.length > 0 ? 3 : 0;
}

function answerLines(file: string, answer: BundleAnswer): string[] {
  const { ok, message, peer, first, last, taken, repeated, refused, damaged, recorded } = answer;
  const { waiting } = answer;
  if (!ok) return [`${file}: refused. ${message}`];
  const lines = [
    `${file}: statements ${first} to ${last} of ${peer}: ${taken} taken, ${repeated} here before`,
  ];
  if (damaged.length > 0) {
    lines.push(
      `  missing or changed in the file: ${damaged.join(', ')}. Ask ${peer} to export them again (--from ${damaged[0]}).`,
    );
  }
  if (waiting > 0) {
    lines.push(
      `  ${waiting} wait: signed with a key that is announced in another file. Import that one too.`,
    );
  }
  for (const why of refused) lines.push(`  not believed: ${why}`);
  if (!recorded) lines.push('  not recorded: the ledger of the node fails. Import the file again.');
  return lines;
}
