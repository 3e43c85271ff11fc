import { isLoopback, parseAddress } from '../address.ts';
import { BongsuError } from '../errors.ts';
import { type RecordingStart, readRebase } from './rebase.ts';

/** The `source` of a sensor, taken apart. The text itself stays the name of the input. */
export type Source =
  | {
      readonly kind: 'udp';
      readonly host: string;
      readonly port: number;
      /** Multicast group to join. */
      readonly group: string | null;
    }
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly port: number;
      /** True with `?listen`: senders call us. */
      readonly listen: boolean;
    }
  | {
      readonly kind: 'file';
      readonly path: string;
      /** Pieces a second. */
      readonly rateHz: number;
      /** Played by its own times as if it were now; null: as it stands. */
      readonly rebase: RecordingStart | null;
    }
  | {
      readonly kind: 'pcap';
      readonly path: string;
      /** How many times as fast as it was captured; 0: as fast as it is taken. */
      readonly speed: number;
      /** Played by its own times as if it were now; null: as it stands. */
      readonly rebase: RecordingStart | null;
    }
  | { readonly kind: 'stdin' };

/** Rows of a file a second where `?rate=` does not say: a picture that a person can follow. */
export const DEFAULT_FILE_RATE_HZ = 100;

/**
 * Reads `udp://HOST:PORT?group=G`, `tcp://HOST:PORT?listen`, `file:PATH?rate=N`,
 * `pcap:PATH?speed=X`, both of these with `?rebase=1&from=F` instead, `stdin:`; any further
 * parameter only tells sources apart. Throws BNG_SOURCE_INVALID.
 */
export function parseSource(text: string): Source {
  const match = /^(udp|tcp|file|pcap|stdin):(.*)$/s.exec(text);
  if (match === null) throw invalid(text, 'its kind is not known');
  const [rest = '', query = ''] = splitOnce(match[2] ?? '', '?');
  const parameters = new URLSearchParams(query);
  switch (match[1]) {
    case 'udp': {
      const { host, port } = hostAndPort(text, rest);
      const group = parameters.get('group');
      if (group !== null && !isMulticast(group)) throw invalid(text, `${group} is no group`);
      return { kind: 'udp', host, port, group };
    }
    case 'tcp': {
      const { host, port } = hostAndPort(text, rest);
      const listen = parameters.has('listen');
      if (!listen && port === 0) throw invalid(text, 'the port to call is missing');
      return { kind: 'tcp', host, port, listen };
    }
    case 'file':
      return {
        kind: 'file',
        path: pathOf(text, rest),
        rateHz: number(text, parameters.get('rate'), DEFAULT_FILE_RATE_HZ),
        rebase: rebaseOf(text, parameters),
      };
    case 'pcap':
      return {
        kind: 'pcap',
        path: pathOf(text, rest),
        speed: number(text, parameters.get('speed'), 1),
        rebase: rebaseOf(text, parameters),
      };
    default:
      return { kind: 'stdin' };
  }
}

/** True when opening it would listen beyond this machine, which has to be allowed (law 10). */
export function listensBeyond(source: Source): boolean {
  if (source.kind === 'udp') return !isLoopback(source.host);
  return source.kind === 'tcp' && source.listen && !isLoopback(source.host);
}

function invalid(source: string, reason: string): BongsuError {
  return new BongsuError('BNG_SOURCE_INVALID', { source, reason });
}

function rebaseOf(text: string, parameters: URLSearchParams): RecordingStart | null {
  const read = readRebase(parameters);
  if (typeof read === 'string') throw invalid(text, read);
  return read;
}

function splitOnce(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

function hostAndPort(text: string, rest: string): { host: string; port: number } {
  if (!rest.startsWith('//')) throw invalid(text, 'it needs // before the host');
  const address = rest.slice(2);
  if (!/:\d{1,5}$/.test(address)) throw invalid(text, 'the port is missing');
  const { host, port } = parseAddress(address);
  if (port > 65_535) throw invalid(text, `${port} is no port`);
  return { host, port };
}

function pathOf(text: string, rest: string): string {
  const path = rest.startsWith('//') ? rest.slice(2) : rest;
  if (path === '') throw invalid(text, 'the path is missing');
  return path;
}

function number(text: string, value: string | null, standard: number): number {
  if (value === null) return standard;
  const parsed = Number(value);
  if (value === '' || !Number.isFinite(parsed) || parsed < 0) {
    throw invalid(text, `${value} is no rate or speed`);
  }
  return parsed;
}

/** 224.0.0.0/4 (RFC 5771) or ff00::/8 (RFC 4291 section 2.7). */
function isMulticast(address: string): boolean {
  const first = Number(/^(\d{1,3})(\.\d{1,3}){3}$/.exec(address)?.[1] ?? Number.NaN);
  return (first >= 224 && first <= 239) || /^ff[0-9a-f]{2}:/i.test(address);
}
