import fastify, { type FastifyInstance } from 'fastify';
import { reasonOf } from '../errors.ts';
import { type AckOptions, addAcknowledgements } from './acks.ts';
import { addPublicPages } from './public.ts';
import { PATIENCE, secure } from './security.ts';

/** A confirmation is under 1 KiB. */
const MAX_BODY_BYTES = 4 * 1024;

/** Connections at once; so many files stay free for the ledger and the channels. */
const MAX_CONNECTIONS = 512;

export interface OutsideOptions {
  /** Host that it is bound to. */
  readonly host: string;
  readonly publicUrl?: string | undefined;
  readonly publicFolder: string;
  readonly acknowledging: AckOptions;
}

/**
 * What the outside may reach when it has a port of its own: public pages and confirmations, and
 * nothing else of the node. Not listening yet.
 */
export function createOutside(options: OutsideOptions): FastifyInstance {
  const { host, publicUrl } = options;
  const app = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: true,
    ...PATIENCE,
    // Nothing here is a stream: whoever reads nothing for so long is let go, ms.
    connectionTimeout: 15_000,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
  });
  app.server.maxConnections = MAX_CONNECTIONS;
  secure(app, { host, publicUrl, others: () => [] });
  app.setErrorHandler((error: Error & { statusCode?: number }, _, reply) =>
    reply.code(error.statusCode ?? 500).send({ code: 'BNG_HTTP', message: reasonOf(error) }),
  );
  addAcknowledgements(app, options.acknowledging);
  addPublicPages(app, options.publicFolder);
  return app;
}
