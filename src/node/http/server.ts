import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import type { NodeId } from '../../mark/index.ts';
import type { Foreseen } from '../../warn/index.ts';
import type { PreviewOf, ReleasePreview, SignedCommand, View } from '../../watch/index.ts';
import type { CapChannel } from '../channels/cap.ts';
import { reasonOf, sentence } from '../errors.ts';
import { problemsOf, stateOf } from '../problems.ts';
import type { NodeStatus } from '../status.ts';
import { type AckOptions, addAcknowledgements, addReceivers } from './acks.ts';
import {
  illFormedMember,
  SIGNED_ACT_SCHEMA,
  SIGNED_AUTHORITY_ACT_SCHEMA,
  SIGNED_LINK_ACT_SCHEMA,
} from './act.ts';
import { addCapFeed } from './atom.ts';
import { addBundles, type BundleOptions } from './bundles.ts';
import { addConsult, SIGNED_CONSULT_ACT_SCHEMA } from './consult.ts';
import { addDesk, SIGNED_DESK_ACT_SCHEMA } from './desk.ts';
import { addLead, SIGNED_LEAD_ACT_SCHEMA } from './lead.ts';
import { metricsText } from './metrics.ts';
import { addPreview } from './preview.ts';
import { addPublicPages } from './public.ts';
import { addChannels, type ChannelOptions } from './receivers.ts';
import { PATIENCE, secure } from './security.ts';
import { sensorsOf } from './sensors.ts';
import { MAX_READERS, openViewStream, type ViewStream } from './stream.ts';
import { addWarning, type WarningOptions } from './warning.ts';

/** The built page: beside `src` or `dist` in the package. */
const WEB_FOLDER = fileURLToPath(new URL('../../../web/dist/', import.meta.url));

/** A signed act is under 1 KiB. */
const MAX_BODY_BYTES = 16 * 1024;

/** Connections at once; so many files stay free for the ledger and the channels. */
const MAX_CONNECTIONS = 1024;

export interface Site {
  readonly node: NodeId;
  readonly mode: string;
  readonly title: string;
  readonly others: readonly { readonly node: NodeId; readonly url: string }[];
}

/** What became of an act that was handed in. */
export interface ActAnswer {
  readonly seq: number;
  /** False: the ledger could not record it. */
  readonly recorded: boolean;
  readonly decisions: readonly { what: string; reason: string; message: string }[];
}

export interface HttpOptions extends BundleOptions {
  readonly host: string;
  readonly site: () => Site;
  readonly status: () => NodeStatus;
  readonly view: () => View | null;
  readonly preview: (warning: string, as: Foreseen) => PreviewOf | null;
  readonly releases: (about: string | null) => ReleasePreview[];
  readonly submit: (act: SignedCommand) => Promise<ActAnswer>;
  readonly cap: CapChannel;
  /** Where the public pages lie; absent: none are served. */
  readonly publicFolder?: string;
  /** What the ledger has of a warning. */
  readonly revisions?: WarningOptions['revisions'];
  /** Absent: nobody confirms here. */
  readonly acknowledging?: AckOptions;
  readonly channels?: ChannelOptions['channels'];
  /** Another name by which this page is reached. */
  readonly publicUrl?: string | undefined;
  /** The time by which a message is in force; default: the system's. */
  readonly nowMs?: () => number;
  readonly webFolder?: string;
}

export interface HttpServer {
  readonly app: FastifyInstance;
  readonly stream: ViewStream;
}

/** The node's HTTP side, not listening yet: one route after another, each a few lines. */
export async function createHttp(options: HttpOptions): Promise<HttpServer> {
  const app = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: true,
    ...PATIENCE,
    // What was signed must reach the watch as it came: nothing converted, dropped, filled in.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
  });
  app.server.maxConnections = MAX_CONNECTIONS;
  const stream = openViewStream(options.view);
  app.addHook('preClose', async () => stream.close());
  secure(app, {
    host: options.host,
    publicUrl: options.publicUrl,
    others: () => options.site().others.map((other) => other.url),
  });
  app.setErrorHandler((error: Error & { statusCode?: number; validation?: unknown }, _, reply) => {
    const status = error.statusCode ?? 500;
    const isAct = error.validation !== undefined;
    return reply.code(status).send(
      isAct
        ? {
            code: 'BNG_ACT_MALFORMED',
            message: sentence('BNG_ACT_MALFORMED', { reason: reasonOf(error) }),
          }
        : { code: 'BNG_HTTP', message: reasonOf(error) },
    );
  });
  addHealth(app, options);
  addView(app, options, stream);
  if (options.acknowledging !== undefined) {
    addAcknowledgements(app, options.acknowledging);
    addReceivers(app, options.acknowledging);
  }
  addBundles(app, options);
  if (options.revisions !== undefined && options.acknowledging !== undefined) {
    const { view, revisions, acknowledging } = options;
    addWarning(app, { view, revisions, receivers: acknowledging.receivers });
  }
  if (options.channels !== undefined) addChannels(app, options.channels);
  addCapFeed(app, {
    cap: options.cap,
    title: () => options.site().title,
    nowMs: options.nowMs ?? Date.now,
  });
  if (options.publicFolder !== undefined) addPublicPages(app, options.publicFolder);
  await addPage(app, options.webFolder ?? WEB_FOLDER);
  return { app, stream };
}

function addHealth(app: FastifyInstance, options: HttpOptions): void {
  app.get('/health/live', async () => ({ live: true }));
  app.get('/health/ready', async (_, reply) => {
    const status = options.status();
    const ready = status.seq > 0 && status.ledger.failure === null;
    return reply.code(ready ? 200 : 503).send({ ready, seq: status.seq });
  });
  app.get('/health', async () => {
    const status = options.status();
    const problems = problemsOf(status);
    return { state: stateOf(problems), problems, ...status };
  });
  app.get('/metrics', async (_, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(metricsText(options.status())),
  );
}

function addView(app: FastifyInstance, options: HttpOptions, stream: ViewStream): void {
  app.get('/api/v1/site', async () => options.site());
  app.get('/api/v1/sensors', async () => sensorsOf(options.status()));
  app.get('/api/v1/view', async (_, reply) => {
    const view = options.view();
    return view === null ? reply.code(503).send({ code: 'BNG_NOT_READY' }) : reply.send(view);
  });
  addWarnings(app, options);
  addConsult(app, options);
  addDesk(app, options);
  addLead(app, options);
  app.get('/api/v1/stream', (request, reply) => {
    if (stream.readers >= MAX_READERS) {
      const reason = `${MAX_READERS} screens follow this node already`;
      return reply
        .code(503)
        .header('retry-after', '30')
        .send({ code: 'BNG_HTTP', message: sentence('BNG_HTTP', { reason }) });
    }
    reply.hijack();
    const headers = { ...reply.getHeaders() } as Record<string, string>;
    reply.raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    const last = request.headers['last-event-id'];
    if (!stream.add(reply.raw, typeof last === 'string' ? last : null)) reply.raw.end();
    return undefined;
  });
  for (const [path, body] of [
    ['/api/v1/acts', SIGNED_ACT_SCHEMA],
    ['/api/v1/link-acts', SIGNED_LINK_ACT_SCHEMA],
    ['/api/v1/authority-acts', SIGNED_AUTHORITY_ACT_SCHEMA],
    ['/api/v1/lead-acts', SIGNED_LEAD_ACT_SCHEMA],
    ['/api/v1/desk-acts', SIGNED_DESK_ACT_SCHEMA],
    ['/api/v1/consult-acts', SIGNED_CONSULT_ACT_SCHEMA],
  ] as const) {
    app.post<{ Body: SignedCommand }>(path, { schema: { body } }, async (request, reply) => {
      const member = illFormedMember(request.body);
      if (member !== null) {
        const reason = `body/${member} is not well-formed Unicode`;
        const message = sentence('BNG_ACT_MALFORMED', { reason });
        return reply.code(400).send({ code: 'BNG_ACT_MALFORMED', message });
      }
      const answer = await options.submit(request.body);
      const refused = answer.decisions.some((decision) => decision.what === 'refused-act');
      return reply.code(refused ? 409 : answer.recorded ? 200 : 202).send(answer);
    });
  }
}

/** Warnings with what their drafts need, and what a release would send. */
function addWarnings(app: FastifyInstance, options: HttpOptions): void {
  app.get('/api/v1/warnings', async (_, reply) => {
    const view = options.view();
    if (view === null) return reply.code(503).send({ code: 'BNG_NOT_READY' });
    const { node, mode, nowMs, warnings, plans, standing } = view;
    return reply.send({ node, mode, nowMs, warnings, plans, standing });
  });
  addPreview(app, options);
  app.get<{ Querystring: { about?: string } }>('/api/v1/releases/preview', async (request) => {
    const { about } = request.query;
    return { releases: options.releases(typeof about === 'string' ? about : null) };
  });
}

async function addPage(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', async (_, reply) =>
      reply.code(503).type('text/plain').send(sentence('BNG_WEB_NOT_BUILT', { folder })),
    );
    return;
  }
  await app.register(fastifyStatic, { root: folder, index: 'index.html' });
}
