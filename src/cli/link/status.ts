import { parseArgs } from 'node:util';
import type { NodeStatus } from '../../node/index.ts';
import type { KeyHeld } from '../../share/index.ts';
import { ask } from '../ask.ts';
import type { Say } from '../command.ts';

export const STATUS_HELP = `bongsu link status [PEER] [--url URL] [--json]

Shows each link of a running node: green after a signed statement went through policy and storage
at both ends and was acknowledged, red with the reason otherwise; the age of the last such round
trip; what the peer does not hold yet, in statements and seconds; what was refused, by reason; and
the arrangement in force.

  --url URL  page of the running node; default http://127.0.0.1:8787

Example: bongsu link status usa
Exit codes: 0 every link is green, 1 one is red or there is none, 4 the node does not answer.`;

export async function runStatus(args: string[], out: Say, err: Say): Promise<number> {
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
    out(STATUS_HELP);
    return 0;
  }
  const [peer] = positionals;
  const { node, mode, linkViews, links, nowMs } = await ask<NodeStatus>(values.url, '/health');
  const shown = linkViews.filter((link) => peer === undefined || link.peer === peer);
  if (shown.length === 0) {
    err(peer === undefined ? `Node ${node} has no peers.` : `Node ${node} has no peer ${peer}.`);
    return 1;
  }
  if (!values.json) out(`node ${node}, ${mode}, at ${values.url}`);
  for (const link of shown) {
    const socket = links.peers.find((each) => each.peer === link.peer);
    if (values.json)
      out(JSON.stringify({ node, ...link, nowMs, lastError: socket?.lastError ?? null }));
    else for (const line of linesOf(link, nowMs, socket?.lastError ?? null)) out(line);
  }
  return shown.every(({ light }) => light === 'green') ? 0 : 1;
}

const NEXT_KEY: Readonly<Record<KeyHeld, string>> = {
  ...{ held: 'recorded there', waits: 'waits', 'not-told': 'was not told to it' },
  ...{ refused: 'not believed there', 'no-link': 'in bundles alone, which nothing answers' },
};

function linesOf(
  link: NodeStatus['linkViews'][number],
  nowMs: number,
  lastError: string | null,
): string[] {
  const { peer, light, message, provenMs, roundTripS, heardMs, lag, lagS } = link;
  const why = link.reason === 'down' && lastError !== null ? `${message}: ${lastError}` : message;
  const age = (ms: number | null): string =>
    ms === null ? 'never' : `${Math.max(0, Math.round((nowMs - ms) / 1000))} s ago`;
  const took = roundTripS === null ? '' : `, took ${roundTripS.toFixed(3)} s`;
  const waits = lag === 0 ? 'nothing' : `${lag} statements, the oldest ${lagS.toFixed(1)} s old`;
  const refusals = Object.entries(link.refusals).map(([reason, count]) => `${count} ${reason}`);
  return [
    `${peer}  ${light.toUpperCase()}  ${why}`,
    `  proven       ${age(provenMs)}${took}; its own verified here ${age(heardMs)}`,
    `  waits        ${waits}`,
    `  held there   ${link.acknowledged} of ${link.sent} sent; taken from it ${link.received}`,
    `  refused      here ${refusals.length === 0 ? 'nothing' : refusals.join(', ')}; there ${link.rejected}`,
    ...(link.unread.length === 0
      ? []
      : [`  not read     ${link.unread.join(', ')}: its program says so, and gets none of these`]),
    ...(link.nextKey === null ? [] : [`  next key     ${NEXT_KEY[link.nextKey.held]}`]),
    `  arrangement  ${link.arrangement ?? 'none: the minimum alone'}`,
  ];
}
