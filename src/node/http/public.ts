import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { PAGE_STYLE_HASH } from '../../warn/index.ts';

/** The pages that the channel `public` wrote; nothing else of the folder, and of no other. */
const PAGE = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}\.html$/;

/** The page loads nothing and runs nothing; its one style is named by its hash. */
const POLICY = `default-src 'none'; style-src '${PAGE_STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Serves the folder of public pages at `/public/`, as they lie there. */
export function addPublicPages(app: FastifyInstance, folder: string): void {
  app.get('/public', async (_, reply) => reply.redirect('/public/'));
  app.get('/public/', async (request, reply) => {
    const { statusCode, body, headers } = await answer('index.html', request.headers);
    return reply.code(statusCode).headers(headers).send(body);
  });
  app.get<{ Params: { name: string } }>('/public/:name', async (request, reply) => {
    const { statusCode, body, headers } = await answer(request.params.name, request.headers);
    return reply.code(statusCode).headers(headers).send(body);
  });

  async function answer(
    name: string,
    asked: Readonly<Record<string, unknown>>,
  ): Promise<{
    statusCode: number;
    headers: Record<string, string>;
    body: Buffer | object | null;
  }> {
    const page = PAGE.test(name) ? await readFile(join(folder, name)).catch(() => null) : null;
    if (page === null) {
      const message = 'There is no such page: no warning has been about it.';
      return { statusCode: 404, headers: {}, body: { code: 'BNG_HTTP', message } };
    }
    const tag = `"${createHash('sha256').update(page).digest('base64url')}"`;
    const headers = { etag: tag, 'cache-control': 'no-cache', 'content-security-policy': POLICY };
    const known = String(asked['if-none-match'] ?? '').split(/\s*,\s*/);
    if (known.includes(tag)) return { statusCode: 304, headers, body: null };
    return {
      statusCode: 200,
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
      body: page,
    };
  }
}
