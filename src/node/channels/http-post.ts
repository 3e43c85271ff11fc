import { lookup } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import { isLoopback } from '../address.ts';
import { reasonOf } from '../errors.ts';
import { Refused } from './delivery.ts';

/** From the call to the whole answer, however slowly it drips, ms. */
export const ANSWER_MS = 5000;
/** Longest answer that is read, bytes: one of a thousand recipients is about 100 KiB. */
export const MAX_ANSWER_BYTES = 256 * 1024;
/** A connection is kept so long for the next revision, ms. */
const KEEP_MS = 30_000;

/** Connections at once: one for what is to be known, one for a test that may hang. */
const SOCKETS = 2;

/** Where documents are posted. */
export interface Post {
  readonly url: URL;
  /** PEM of who may answer; null: those that the system trusts. */
  readonly ca: Buffer | null;
}

export interface PostAnswer {
  readonly status: number;
  readonly body: string;
  /** `Retry-After` in seconds (RFC 9110 section 10.2.3), as ms; null without one. */
  readonly retryAfterMs: number | null;
}

/** Posts to one URL. Follows no redirect and keeps no cookie. */
export interface Poster {
  /** Rejects with a {@link Refused}; `arrived` once the whole body had been written. */
  post(body: string, headers: Readonly<Record<string, string>>): Promise<PostAnswer>;
  close(): void;
}

export function openPoster({ url, ca }: Post, patienceMs = ANSWER_MS): Poster {
  const secure = url.protocol === 'https:';
  const common = { keepAlive: true, maxSockets: SOCKETS, timeout: KEEP_MS };
  const agent = secure
    ? new HttpsAgent({ ...common, ...(ca === null ? {} : { ca }), minVersion: 'TLSv1.2' })
    : new HttpAgent(common);
  return {
    post(body, headers) {
      return new Promise((resolve, reject) => {
        const bytes = Buffer.from(body);
        let written = false;
        let settled = false;
        const make = secure ? httpsRequest : httpRequest;
        const request = make(url, {
          agent,
          method: 'POST',
          lookup: onlyPlaces,
          headers: headersOf(url, bytes.length, headers),
        });
        const timer = setTimeout(() => fail(`no answer within ${patienceMs / 1000} s`), patienceMs);
        function fail(reason: string): void {
          if (settled) return;
          settled = true;
          clearTimeout(timer);
          request.destroy();
          reject(new Refused(reason, written));
        }
        function answered(status: number, text: string, retryAfter: string | undefined): void {
          if (settled) return;
          settled = true;
          clearTimeout(timer);
          const seconds = Number(retryAfter ?? Number.NaN);
          const retryAfterMs = seconds >= 0 ? seconds * 1000 : null;
          resolve({ status, body: text, retryAfterMs });
        }
        request.on('error', (error) => fail(reasonOf(error)));
        request.on('finish', () => {
          written = true;
        });
        request.on('response', (response) => gather(response, answered, fail));
        request.end(bytes);
      });
    },
    close: () => agent.destroy(),
  };
}

/** All of them, named here so that what is shown is what leaves. */
function headersOf(
  url: URL,
  length: number,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...given,
    'content-type': 'application/json',
    'content-length': String(length),
    host: url.host,
    connection: 'keep-alive',
  };
}

/** A request as it leaves, head and body (RFC 9112 section 2.1), to this target. */
export function requestText(
  url: URL,
  target: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): string {
  const all = headersOf(url, Buffer.byteLength(body), headers);
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

function gather(
  response: IncomingMessage,
  answered: (status: number, text: string, retryAfter: string | undefined) => void,
  fail: (reason: string) => void,
): void {
  const parts: Buffer[] = [];
  let length = 0;
  response.on('data', (part: Buffer) => {
    length += part.length;
    if (length > MAX_ANSWER_BYTES) fail(`its answer is longer than ${MAX_ANSWER_BYTES} bytes`);
    else parts.push(part);
  });
  response.on('error', (error) => fail(reasonOf(error)));
  response.on('aborted', () => fail('the answer broke off'));
  response.on('end', () => {
    const text = Buffer.concat(parts).toString('utf8');
    answered(response.statusCode ?? 0, text, response.headers['retry-after']);
  });
}

/**
 * Reads an address that documents are posted to. Plain HTTP goes no further than this machine, and
 * nothing goes to addresses that stand for nobody in particular (link-local, where cloud machines
 * keep their credentials; unspecified; multicast). A sentence where it is refused.
 */
export function postAddress(address: string): URL | string {
  if (!URL.canParse(address)) return `"${address}" is no address of the form https://HOST/PATH`;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `"${address}" begins with neither https: nor http:`;
  }
  if (url.username !== '' || url.password !== '') {
    return `${url.host}: no names and passwords in an address; use a secret`;
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol === 'http:' && !isLoopback(host)) {
    return `${url.host}: http: is for this machine alone; use https:`;
  }
  return isIP(host) !== 0 && isNobody(host) ? `${host} is no address of a receiver` : url;
}

/** Unspecified, link-local and multicast addresses (RFC 6890; RFC 4291 section 2.4). */
const NOBODY = new BlockList();
NOBODY.addSubnet('0.0.0.0', 8, 'ipv4');
NOBODY.addSubnet('169.254.0.0', 16, 'ipv4');
NOBODY.addSubnet('224.0.0.0', 3, 'ipv4');
NOBODY.addAddress('::', 'ipv6');
NOBODY.addSubnet('fe80::', 10, 'ipv6');
NOBODY.addSubnet('ff00::', 8, 'ipv6');

/** Also for IPv4 addresses that are written as IPv6 ones. */
function isNobody(address: string): boolean {
  return NOBODY.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** A name must not lead where an address may not. */
export const onlyPlaces: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, options, (error, found, family) => {
    const addresses = typeof found === 'string' ? [found] : (found ?? []).map((one) => one.address);
    const wrong = error === null ? addresses.find(isNobody) : undefined;
    if (wrong === undefined) callback(error, found, family);
    else callback(new Error(`${hostname} is ${wrong}, no address of a receiver`), '', 4);
  });
};
