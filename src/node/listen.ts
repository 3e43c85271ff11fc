import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { formatAddress, isLoopback } from './address.ts';
import type { NodeConfig } from './config.ts';
import { BongsuError, reasonOf } from './errors.ts';

/** Nothing listens beyond this machine unless that is said (law 10). */
export function refuseRemote(config: NodeConfig): void {
  const { http, links } = config;
  if (!isLoopback(http.host) && !http.allowRemote) {
    throw new BongsuError('BNG_ADDRESS_REMOTE', {
      what: 'The page',
      address: http.host,
      setting: 'http.allowRemote: true',
    });
  }
  if (http.public !== undefined && !isLoopback(http.public.host) && !http.public.allowRemote) {
    throw new BongsuError('BNG_ADDRESS_REMOTE', {
      what: 'The listener for public pages',
      address: http.public.host,
      setting: 'http.public.allowRemote: true',
    });
  }
  if (links.listen && !isLoopback(links.host) && !links.allowRemote) {
    throw new BongsuError('BNG_ADDRESS_REMOTE', {
      what: 'The link listener',
      address: links.host,
      setting: 'links.allowRemote: true',
    });
  }
}

/** Opens a port, of `what`; resolves to its URL as bound. */
export async function listenHttp(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
  what: string,
): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw new BongsuError('BNG_ADDRESS_IN_USE', {
      what,
      address: formatAddress(host, port),
      reason: reasonOf(error),
    });
  }
  const bound = app.server.address() as AddressInfo;
  return `http://${formatAddress(bound.address, bound.port)}`;
}
