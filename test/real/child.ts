import { completeConfig } from '../../src/node/config-read.ts';
import type { ConfigFile } from '../../src/node/index.ts';
import { startNode } from '../../src/node/index.ts';

/*
 * A whole node as a process of its own, to be cut off and killed: takes its settings as JSON, says
 * as a line of JSON where it is to be reached, and every second what its links are.
 */

const [text = ''] = process.argv.slice(2);
const file = JSON.parse(text) as ConfigFile & { readonly data: string };
const node = await startNode({
  config: completeConfig(file, file.data),
  demonstrationKeys: true,
  log: () => {},
});
const say = (what: unknown): void => void process.stdout.write(`${JSON.stringify(what)}\n`);
say({
  ledger: node.status().ledger.path,
  link: node.linkAddress,
  sources: Object.fromEntries(node.sources()),
});
setInterval(() => {
  const links = node.view()?.links ?? [];
  say({
    links: links.map(({ peer, state, lag }) => ({ peer, state, lag })),
    stepFailures: node.status().stepFailures,
  });
}, 250);
