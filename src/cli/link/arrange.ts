import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMode, MODES } from '../../mark/index.ts';
import { arrangementOf, readKey, readYaml, signerOf } from '../../node/index.ts';
import { seal } from '../../seal/index.ts';
import { ARRANGEMENT_TYPE, readPolicies } from '../../share/index.ts';
import type { Say } from '../command.ts';

export const ARRANGE_HELP = `bongsu link arrange FILE --officer OFFICER [--key KEY] [--mode MODE] [--data DIR] [--out FILE]

Checks an arrangement with a peer, written in YAML, and signs it. The node puts it in force when
its settings name the signed file under sharing.arrangements. The policies are Cedar; each has a
name, and any that does not validate refuses the whole.

    id: kor-usa-2026
    version: 1
    node: kor
    peer: usa
    validFrom: 2026-11-01T00:00:00Z
    validUntil: 2027-11-01T00:00:00Z
    classes: [trilateral]
    policies: |
      @id("ballistic-to-usa")
      permit(principal, action, resource) when { context.kind == "ballistic" };

  --officer OFFICER  who signs, as in the officers' list
  --key KEY          name of the officer's key in the data folder; default: the officer's
  --mode MODE        ${MODES.join(', ')}; default exercise
  --data DIR         data folder with the key; default bongsu-data
  --out FILE         where the signed one is written; default: beside it, .signed.json

Example: bongsu link arrange examples/sharing/kor-usa.yaml --officer officer-1`;

export async function runArrange(args: string[], out: Say, err: Say): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      officer: { type: 'string', default: '' },
      key: { type: 'string' },
      mode: { type: 'string', default: 'exercise' },
      data: { type: 'string', default: 'bongsu-data' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    out(ARRANGE_HELP);
    return 0;
  }
  const [file, ...more] = positionals;
  const { mode, officer } = values;
  if (file === undefined || more.length > 0 || officer === '' || !isMode(mode)) {
    err(
      isMode(mode)
        ? 'Give one file, and with --officer who signs it.'
        : `--mode is one of ${MODES.join(', ')}.`,
    );
    err(ARRANGE_HELP);
    return 2;
  }
  const arrangement = arrangementOf(readYaml(file));
  if (typeof arrangement === 'string') {
    err(`${file}: ${arrangement}. Nothing was signed.`);
    return 1;
  }
  const read = readPolicies(arrangement.policies);
  if (!read.ok) {
    for (const problem of read.problems) err(`${file}: policies: ${problem}`);
    err('Nothing was signed.');
    return 1;
  }
  const signer = signerOf(readKey(values.data, mode, values.key ?? officer));
  const signed = seal(ARRANGEMENT_TYPE, { ...arrangement, officer }, signer);
  const target = values.out ?? `${file.replace(/\.(ya?ml|json)$/, '')}.signed.json`;
  writeFileSync(target, `${JSON.stringify(signed, null, 2)}\n`);
  if (values.json) out(JSON.stringify({ file: target, policies: read.policies.names }));
  else {
    const { id, version, node, peer, classes } = arrangement;
    out(`${id} version ${version}, ${node} to ${peer}: signed by ${officer} in ${target}.`);
    out(`  classes   ${classes.length === 0 ? 'none: the minimum alone' : classes.join(', ')}`);
    out(`  policies  ${read.policies.names.join(', ') || 'none: nothing is permitted'}`);
    out('Name the file under sharing.arrangements of the node and load its settings again.');
  }
  return 0;
}
