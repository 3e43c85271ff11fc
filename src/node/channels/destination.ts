import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { MODES, type Mode } from '../../mark/index.ts';
import type { CamfDestination, CotDestination, NodeConfig } from '../config.ts';
import { BongsuError, reasonOf } from '../errors.ts';

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
  | { readonly kind: 'file'; readonly name: string; readonly path: string };

/** Reads where a situation display is. Throws a BongsuError that says what is wrong. */
export function cotDestination(given: CotDestination): Destination {
  const found = destinationOf(given.address, 'channels.cot', ['udp', 'tcp', 'tls']);
  if (found.kind !== 'tls') return found;
  const { ca, certificate, key } = given.tls ?? {};
  if (ca === undefined || certificate === undefined || key === undefined) {
    throw invalid('channels.cot', `${given.address} needs tls with ca, certificate and key`);
  }
  return { ...found, ca: read(ca), certificate: read(certificate), key: read(key) };
}

export function camfDestination({ address }: CamfDestination): Destination {
  return destinationOf(address, 'channels.camf', ['udp', 'file']);
}

/** When the certificate that we show ends; null: it cannot be read, and no connection will come up. */
export function certificateEnds(to: Destination): number | null {
  if (to.kind !== 'tls') return null;
  try {
    return Date.parse(new X509Certificate(to.certificate).validTo);
  } catch {
    return null;
  }
}

const NO_KEYS = { ca: Buffer.alloc(0), certificate: Buffer.alloc(0), key: Buffer.alloc(0) };

function destinationOf(
  address: string,
  where: string,
  kinds: readonly Destination['kind'][],
): Destination {
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

function invalid(where: string, reason: string): BongsuError {
  return new BongsuError('BNG_CONFIG_INVALID', {
    ...{ file: 'channels', where, reason },
    hint: 'docs/channels.md shows each kind.',
  });
}

/** File in the folder of a mode that says where this mode sends. */
const CLAIMS_FILE = 'channels.json';

/** What must never be common to two modes: addresses, and certificates by SHA-256. */
interface Claims {
  readonly addresses: readonly string[];
  readonly certificates: readonly string[];
}

/**
 * Law 3: no two modes of an installation send to one address or by one certificate. Each
 * destination says its mode, which has to be the node's; what the node uses is written down beside
 * its ledger, and what another mode has written there is refused. Throws a BongsuError.
 */
export function claimDestinations(config: NodeConfig, all: readonly Destination[]): void {
  const { mode, data, channels } = config;
  for (const given of [...channels.cot, ...channels.camf]) {
    if (given.mode === mode) continue;
    throw invalid(
      'channels',
      `${given.address} is of mode ${given.mode} in a node of mode ${mode}`,
    );
  }
  const claims: Claims = {
    addresses: all.map(placeOf),
    certificates: all.flatMap((one) =>
      one.kind === 'tls' ? [createHash('sha256').update(one.certificate).digest('hex')] : [],
    ),
  };
  for (const other of MODES) {
    if (other === mode) continue;
    const theirs = claimsOf(data, other);
    const address = claims.addresses.find((one) => theirs.addresses.includes(one));
    const certificate = claims.certificates.find((one) => theirs.certificates.includes(one));
    if (address === undefined && certificate === undefined) continue;
    const what = address ?? `the certificate with SHA-256 ${certificate!.slice(0, 16)}`;
    throw new BongsuError('BNG_CHANNEL_SHARED', { what, mode, other });
  }
  const folder = join(data, mode);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, CLAIMS_FILE), `${JSON.stringify(claims)}\n`);
  } catch (error) {
    throw new BongsuError('BNG_DATA_UNWRITABLE', { folder, reason: reasonOf(error) });
  }
}

/** Host and port whatever the protocol, or the whole path of a file. */
function placeOf(one: Destination): string {
  if (one.kind === 'file') return `file:${isAbsolute(one.path) ? one.path : resolve(one.path)}`;
  const host = one.host.toLowerCase();
  return `${THIS_MACHINE.test(host) ? 'localhost' : host}:${one.port}`;
}

/** All names that the machine has for itself without asking anybody. */
const THIS_MACHINE = /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|0\.0\.0\.0|::1?|::ffff:7f.*)$/;

function claimsOf(data: string, mode: Mode): Claims {
  try {
    return JSON.parse(readFileSync(join(data, mode, CLAIMS_FILE), 'utf8')) as Claims;
  } catch {
    return { addresses: [], certificates: [] };
  }
}
