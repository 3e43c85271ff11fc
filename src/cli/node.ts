import { parseArgs } from 'node:util';
import {
  type NodeConfig,
  type RunningNode,
  readConfig,
  reasonOf,
  startNode,
} from '../node/index.ts';
import type { Say } from './command.ts';

export const NODE_HELP = `bongsu node [--config FILE] [--json]

Runs one node until Ctrl-C: takes in what its sensors send, tracks, recognises, drafts warnings,
shares with its peers, and shows the page. Without a configuration it listens on this machine
alone, keeps its data in ./bongsu-data, has no sensors and calls nobody.

  --config FILE   the node's configuration (YAML); BONGSU_CONFIG names one too
  --json          one object on stdout when the node is ready

Every value of the configuration can be set by the environment as well: http.port is
BONGSU_HTTP_PORT.

Example: bongsu node --config examples/node/kor.yaml`;

/** Runs a node; returns when it has been stopped. */
export async function runNode(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(NODE_HELP);
    return 2;
  }
  if (parsed.help) {
    out(NODE_HELP);
    return 0;
  }
  const { BONGSU_CONFIG } = process.env;
  const config = readConfig(parsed.config ?? BONGSU_CONFIG ?? null, process.env);
  const node = await startNode({ config, log: err });
  try {
    announce(node, config, parsed.json, out, err);
    await stopAsked();
    err('Stopping. What is not on disk yet is written first.');
  } finally {
    await node.stop();
  }
  return 0;
}

function readArguments(
  args: string[],
): { config: string | undefined; json: boolean; help: boolean } | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        config: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { config: values.config, json: values.json, help: values.help };
  } catch (error) {
    return reasonOf(error);
  }
}

function announce(node: RunningNode, config: NodeConfig, json: boolean, out: Say, err: Say): void {
  const sources = Object.fromEntries(node.sources());
  if (json) {
    const { mode, publicKey, httpUrl, publicListenerUrl, linkAddress } = node;
    const about = { node: node.node, mode, publicKey, httpUrl, publicListenerUrl };
    out(JSON.stringify({ ...about, linkAddress, sources }));
  }
  err(`Node ${node.node}, mode ${node.mode.toUpperCase()}`);
  err(`  page     ${node.httpUrl}`);
  if (node.publicListenerUrl !== null) err(`  public   ${node.publicListenerUrl}/public/`);
  err(`  data     ${config.data}`);
  err(`  key      ${node.publicKey}`);
  err(`  links    ${linksLine(node, config)}`);
  const inputs = Object.entries(sources);
  if (inputs.length === 0) err('  sensors  none; put some under "sensors" in the configuration');
  for (const [source, address] of inputs) {
    err(`  sensor   ${address === source ? source : `${source} at ${address}`}`);
  }
  err('Ctrl-C ends it.');
}

function linksLine(node: RunningNode, config: NodeConfig): string {
  const peers = config.links.peers.map((peer) => peer.node).join(', ') || 'nobody';
  return node.linkAddress === null
    ? `with ${peers}; not listening`
    : `with ${peers}; listening on ${node.linkAddress}`;
}

/** Resolves at the first Ctrl-C or SIGTERM; at the second the process ends at once. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}
