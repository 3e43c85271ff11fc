import type { NodeId } from '../../mark/index.ts';
import type { NodeConfig } from '../config.ts';
import type { Key } from '../keys.ts';
import type { Runner } from '../runner.ts';
import type { Claim } from './claims.ts';
import { type Links, openLinks } from './links.ts';

/** The links of a node, joined to its runner. `keysOf`: what a peer is known by now. */
export function openNodeLinks(
  config: NodeConfig,
  key: Key,
  links: () => Links | undefined,
  runner: Runner,
  held: ReadonlyMap<NodeId, Claim>,
  keysOf: (peer: NodeId) => readonly string[] | undefined,
): Promise<Links> {
  const { listen, host, port, peers } = config.links;
  return openLinks({
    node: config.node,
    mode: config.mode,
    key,
    peers: peers.map((peer) => ({
      node: peer.node,
      key: peer.key,
      address: peer.address ?? null,
    })),
    listen: listen ? { host, port } : null,
    held,
    trusts: (peer, shown) => keysOf(peer)?.includes(shown) ?? false,
    events: {
      onLink(peer, state, key) {
        const shown = key === undefined ? {} : { key };
        runner.accept({ kind: 'link', peer, state, ...shown });
      },
      onFrame(peer, bytes) {
        runner.accept({ kind: 'peerFrame', peer, bytes });
        if (!runner.ready) links()?.pause(true);
      },
      onUnrecorded(peer) {
        const message = `${peer} sent a frame that it could not record before`;
        const name = `link ${peer}`;
        runner.accept({ kind: 'health', subject: 'channel', name, state: 'degraded', message });
      },
    },
  });
}
