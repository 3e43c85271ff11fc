import { parseArgs } from 'node:util';
import type { ReleasePreview } from '../../watch/index.ts';
import { ask } from '../ask.ts';
import type { Say } from '../command.ts';

export const DRY_RUN_HELP = `bongsu link dry-run [HAZARD|WARNING] [--url URL] [--json]

Shows who would get what of a hazard or a warning, drafted or released, by which policy, and what
is kept back and why. Nothing is sent. Without a name: everything that is open.

  --url URL  page of the running node; default http://127.0.0.1:8787
  --json     one object a peer and thing, with exactly what would be signed

Example: bongsu link dry-run kor-w1
Exit code 4: the node does not answer.`;

export async function runDryRun(args: string[], out: Say, err: Say): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8787' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    out(DRY_RUN_HELP);
    return 0;
  }
  if (positionals.length > 1) {
    err('Give one hazard or warning, or none.');
    err(DRY_RUN_HELP);
    return 2;
  }
  const [about] = positionals;
  const path = about === undefined ? '' : `?about=${encodeURIComponent(about)}`;
  const { releases } = await ask<{ releases: ReleasePreview[] }>(
    values.url,
    `/api/v1/releases/preview${path}`,
  );
  if (releases.length === 0) {
    err(about === undefined ? 'Nothing is open.' : `There is no open ${about} here, or no peer.`);
    return about === undefined ? 0 : 1;
  }
  if (values.json) for (const release of releases) out(JSON.stringify(release));
  else for (const line of previewLines(releases)) out(line);
  return 0;
}

function previewLines(releases: readonly ReleasePreview[]): string[] {
  const lines: string[] = [];
  let about = '';
  for (const release of releases) {
    if (release.about !== about) {
      about = release.about;
      lines.push(about);
    }
    const { peer, releaseClass, delayS, message, content, refused } = release;
    const held = delayS > 0 ? `, after ${delayS} s` : '';
    const bytes = content === null ? '' : `, ${JSON.stringify(content).length} characters`;
    const what = releaseClass === null ? 'nothing' : `class ${releaseClass}`;
    lines.push(`  ${peer.padEnd(8)} ${what}${held}${bytes}: ${message}`);
    for (const each of refused)
      lines.push(`  ${''.padEnd(8)} not ${each.releaseClass}: ${each.message}`);
  }
  return lines;
}
