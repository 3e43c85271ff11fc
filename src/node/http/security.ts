import type { FastifyInstance } from 'fastify';
import { isLoopback } from '../address.ts';
import { sentence } from '../errors.ts';

/**
 * How long a request may take to come, ms: whoever lets it drip is let go (slow-loris), and looked for
 * every second. A bundle of some MiB over a slow line takes the longest.
 */
export const PATIENCE = {
  requestTimeout: 60_000,
  keepAliveTimeout: 10_000,
  http: { headersTimeout: 10_000, connectionsCheckingInterval: 1000 },
} as const;

export interface SecurityOptions {
  /** Host that the server is bound to, besides the names of this machine. */
  readonly host: string;
  /** Another name by which this page is reached. */
  readonly publicUrl?: string | undefined;
  /** URLs of other nodes whose pages may read from here, and that this page may read from. */
  readonly others: () => readonly string[];
}

/**
 * Headers on every answer, and who may ask. The page loads nothing but its own files and talks
 * to this node and the listed ones (Content Security Policy Level 3). The `Host` header has to
 * name this machine, so that no foreign page can reach a loopback port by a name of its own
 * (DNS rebinding). Pages of listed nodes on this machine may read, never write.
 */
export function secure(app: FastifyInstance, options: SecurityOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    const host = hostOf(request.headers.host ?? '');
    const isOurs = host === options.host || host === hostOf(options.publicUrl ?? '');
    if (!isLoopback(host) && !isOurs && !isAny(options.host)) {
      return reply
        .code(421)
        .send({ code: 'BNG_HOST', message: sentence('BNG_HOST', { host: String(host) }) });
    }
    const origins = options.others().flatMap(originOf);
    reply.header('content-security-policy', policy(origins));
    reply.header('x-content-type-options', 'nosniff');
    reply.header('x-frame-options', 'DENY');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('vary', 'Origin');
    const origin = request.headers.origin;
    if (origin !== undefined && origins.includes(origin) && isLoopback(hostOf(origin))) {
      reply.header('access-control-allow-origin', origin);
    }
  });
}

function policy(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    ["connect-src 'self'", ...origins].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function originOf(url: string): string[] {
  return URL.canParse(url) ? [new URL(url).origin] : [];
}

/** The host of an origin or of a `Host` header, without port and brackets. */
function hostOf(text: string): string {
  const url = text.includes('://') ? text : `http://${text}`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
}

function isAny(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
