import { readFileSync } from 'node:fs';
import type { CamfDestination, CotDestination, GatewayConfig, WebhookConfig } from '../config.ts';
import { BongsuError, reasonOf } from '../errors.ts';
import { postAddress } from './http-post.ts';
import { readSecrets, type Secrets } from './secrets.ts';

/** Where a channel sends, read and checked. */
export type Destination =
  | {
      readonly kind: 'udp';
      readonly name: string;
      readonly host: string;
      readonly port: number;
      /** Hops that a multicast datagram may go. */
      readonly ttl: number;
      /** Address of the interface that multicast leaves by; null: the system's choice. */
      readonly interface: string | null;
    }
  | { readonly kind: 'tcp'; readonly name: string; readonly host: string; readonly port: number }
  | {
      readonly kind: 'tls';
      readonly name: string;
      readonly host: string;
      readonly port: number;
      readonly ca: Buffer;
      readonly certificate: Buffer;
      readonly key: Buffer;
    }
  | { readonly kind: 'file'; readonly name: string; readonly path: string }
  | {
      readonly kind: 'webhook';
      readonly name: string;
      readonly url: URL;
      /** PEM of who may answer; null: those that the system trusts. */
      readonly ca: Buffer | null;
      readonly secrets: Secrets;
    }
  | {
      readonly kind: 'gateway';
      readonly name: string;
      readonly channel: GatewayConfig['kind'];
      /** The group that it is to reach, by reference. */
      readonly recipients: string;
      /** The letters that it can send. */
      readonly alphabet: NonNullable<GatewayConfig['alphabet']>;
      readonly url: URL;
      readonly ca: Buffer | null;
      readonly secrets: Secrets;
      /** A program on this machine instead of an address; null: none. */
      readonly command: readonly string[] | null;
    };

/** Reads where a situation display is. Throws a BongsuError that says what is wrong. */
export function cotDestination(given: CotDestination): Lasting {
  const found = destinationOf(given.address, 'channels.cot', ['udp', 'tcp', 'tls']);
  if (found.kind !== 'tls') return found;
  const { ca, certificate, key } = given.tls ?? {};
  if (ca === undefined || certificate === undefined || key === undefined) {
    throw invalid('channels.cot', `${given.address} needs tls with ca, certificate and key`);
  }
  return { ...found, ca: read(ca), certificate: read(certificate), key: read(key) };
}

export function camfDestination({ address }: CamfDestination): Lasting {
  return destinationOf(address, 'channels.camf', ['udp', 'file']);
}

/** Reads where a webhook goes. Throws a BongsuError that says what is wrong. */
export function webhookDestination(given: WebhookConfig): Destination {
  const where = 'channels.webhooks';
  const secrets = readSecrets(given, `${where} ${given.id}`);
  if (secrets.length === 0) throw invalid(where, `${given.id} needs secretFile or secretEnv`);
  const ca = given.ca === undefined ? null : read(given.ca);
  return { kind: 'webhook', name: given.id, url: urlOf(given.address, where), ca, secrets };
}

/** No program is called with an address, and none is needed. */
const NO_URL = new URL('http://localhost/');

/** Reads what a gateway is. Throws a BongsuError that says what is wrong. */
export function gatewayDestination(given: GatewayConfig): Destination {
  const where = 'channels.gateways';
  const { id, kind: channel, address, command, recipients } = given;
  if ((address === undefined) === (command === undefined)) {
    throw invalid(where, `${id} has either an address or a command`);
  }
  const secrets = readSecrets(given, `${where} ${id}`);
  const isOut = address?.startsWith('https:') ?? false;
  if (isOut && secrets.length === 0) {
    throw invalid(where, `${id} needs secretFile or secretEnv, since it is beyond this machine`);
  }
  return {
    ...{ kind: 'gateway', name: id, channel, recipients, secrets },
    alphabet: given.alphabet ?? 'unicode',
    url: address === undefined ? NO_URL : urlOf(address, where),
    ca: given.ca === undefined ? null : read(given.ca),
    command: command ?? null,
  };
}

function urlOf(address: string, where: string): URL {
  const url = postAddress(address);
  if (typeof url === 'string') throw invalid(where, url);
  return url;
}

/** What pieces are sent to, one after the other. */
export type Lasting = Extract<Destination, { kind: 'udp' | 'tcp' | 'tls' | 'file' }>;

const NO_KEYS = { ca: Buffer.alloc(0), certificate: Buffer.alloc(0), key: Buffer.alloc(0) };

function destinationOf(address: string, where: string, kinds: readonly Lasting['kind'][]): Lasting {
  const kind = kinds.find((one) => address.startsWith(`${one}:`));
  if (kind === undefined) {
    throw invalid(
      where,
      `"${address}" begins with none of ${kinds.map((one) => `${one}:`).join(', ')}`,
    );
  }
  if (kind === 'file') return { kind, name: address, path: address.slice('file:'.length) };
  let url: URL;
  try {
    // Another scheme, so that hosts and ports are read as those of any address.
    url = new URL(address.replace(/^\w+:/, 'http:'));
  } catch {
    throw invalid(where, `"${address}" is no address of the form ${kind}://HOST:PORT`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (address.includes(':80/') || address.endsWith(':80') ? 80 : 0));
  if (host === '' || port === 0) throw invalid(where, `"${address}" names no host or no port`);
  const name = `${kind}://${url.hostname}:${port}`;
  if (kind !== 'udp')
    return kind === 'tcp' ? { kind, name, host, port } : { kind, name, host, port, ...NO_KEYS };
  const ttl = Number(url.searchParams.get('ttl') ?? 1);
  if (!Number.isInteger(ttl) || ttl < 1 || ttl > 255) {
    throw invalid(where, `"${address}": ttl is 1 to 255`);
  }
  return { kind, name, host, port, ttl, interface: url.searchParams.get('interface') };
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new BongsuError('BNG_FILE_UNREADABLE', { file: path, reason: reasonOf(error) });
  }
}

/** An error about what `channels` says. */
export function invalid(where: string, reason: string): BongsuError {
  return new BongsuError('BNG_CONFIG_INVALID', {
    ...{ file: 'channels', where, reason },
    hint: 'docs/channels.md shows each kind.',
  });
}
