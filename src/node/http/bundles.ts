import type { FastifyInstance } from 'fastify';
import { MAX_BUNDLE_BYTES } from '../../share/index.ts';
import type { BundleAnswer } from '../bundles.ts';

export interface BundleOptions {
  readonly importBundle?: (file: Uint8Array) => Promise<BundleAnswer>;
}

/** The media type of a bundle: no page of another site can send it without being asked. */
const BUNDLE_MEDIA = 'application/x-ndjson';

/** Takes in a peer's statements out of a file. */
export function addBundles(app: FastifyInstance, { importBundle }: BundleOptions): void {
  if (importBundle === undefined) return;
  app.addContentTypeParser(
    BUNDLE_MEDIA,
    { parseAs: 'buffer', bodyLimit: 2 * MAX_BUNDLE_BYTES },
    (_, body, done) => done(null, body),
  );
  app.post<{ Body: Buffer }>(
    '/api/v1/bundles',
    { bodyLimit: 2 * MAX_BUNDLE_BYTES },
    async (request, reply) => {
      if (!(request.body instanceof Uint8Array)) {
        const message = `A bundle is sent as ${BUNDLE_MEDIA}.`;
        return reply.code(415).send({ code: 'BNG_HTTP', message });
      }
      const answer = await importBundle(request.body);
      return reply.code(!answer.ok ? 409 : answer.recorded ? 200 : 202).send(answer);
    },
  );
}
