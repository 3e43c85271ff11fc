import type { FastifyInstance, FastifyReply } from 'fastify';
import { MODES, type Mode } from '../../mark/index.ts';
import type { Envelope } from '../../seal/index.ts';
import { PUBLIC_STATES, type Warning } from '../../warn/index.ts';
import { CONFIRMING, type ReceiversOf, type View } from '../../watch/index.ts';
import type { Acknowledgement, Confirmations } from '../channels/confirm.ts';
import { sentence } from '../errors.ts';
import type { InputBody } from '../ports.ts';
import { ACK_POLICY, ackPage, refusedPage } from './acks-page.ts';

export interface AckOptions {
  readonly mode: Mode;
  readonly confirmations: Confirmations;
  readonly view: () => View | null;
  readonly receivers: (warning: string) => ReceiversOf | null;
  /** Records it; resolves when it is durable, false where it cannot be recorded. */
  readonly accept: (receipt: Extract<InputBody, { kind: 'receipt' }>) => Promise<boolean>;
}

const NAME = { type: 'string', minLength: 1, maxLength: 64 } as const;
const REVISION = { type: 'integer', minimum: 1, maximum: 1_000_000 } as const;
const KEY = { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' } as const;

/** A confirmation with a token in `Authorization: Bearer`, or a signed one. */
export const ACKNOWLEDGEMENT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...{ receiver: NAME, warning: NAME, revision: REVISION },
    ...{ type: NAME, key: KEY, signature: { type: 'string', pattern: '^[A-Za-z0-9_-]{86}$' } },
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['node', 'mode', 'receiver', 'warning', 'revision', 'atMs'],
      properties: {
        ...{ node: NAME, mode: { type: 'string', enum: [...MODES] }, receiver: NAME },
        ...{ warning: NAME, revision: REVISION, atMs: { type: 'number', minimum: 0 } },
      },
    },
  },
  oneOf: [
    { required: ['receiver', 'warning', 'revision'] },
    { required: ['type', 'body', 'key', 'signature'] },
  ],
} as const;

interface About {
  readonly receiver: string;
  readonly warning: string;
  readonly revision: number;
}

type Posted = Partial<About> & Partial<Envelope<Acknowledgement>>;
type Linked = { Params: { receiver: string; warning: string; revision: string; mac: string } };

/** Who confirms a warning, and who has: an interface for programs, and a page for people. */
export function addAcknowledgements(app: FastifyInstance, options: AckOptions): void {
  const { confirmations } = options;

  app.post<{ Body: Posted }>(
    '/api/v1/acknowledgements',
    { schema: { body: ACKNOWLEDGEMENT_SCHEMA } },
    async (request, reply) => {
      const { body: signed, receiver = '' } = request.body;
      const isSigned = signed !== undefined;
      const refusal = isSigned
        ? confirmations.bySignature(request.body as Envelope<Acknowledgement>)
        : confirmations.byToken(receiver, tokenOf(request.headers.authorization));
      if (refusal !== null) return refuse(reply, 401, refusal);
      const about = (isSigned ? signed : request.body) as About;
      const by = isSigned ? 'by signature' : 'by token';
      const done = await confirm(options, about, by);
      if (done === null)
        return refuse(reply, 404, `no such revision of ${about.warning} is public`);
      return reply.code(done.recorded ? 200 : 202).send({ ...done, confirmed: true });
    },
  );

  addAckPage(app, options);
}

/** Who was told of a warning and who has confirmed: for the centre, not for those who confirm. */
export function addReceivers(app: FastifyInstance, { receivers }: AckOptions): void {
  app.get<{ Params: { id: string } }>('/api/v1/warnings/:id/receivers', async (request, reply) => {
    const found = receivers(request.params.id);
    if (found !== null) return reply.send(found);
    const message = 'No warning of this name has been released here.';
    return reply.code(404).send({ code: 'BNG_HTTP', message });
  });
}

/** A link alone confirms nothing: programs that look links up beforehand only read the page. */
function addAckPage(parent: FastifyInstance, options: AckOptions): void {
  void parent.register(async (app) => {
    // What the button sends: nothing.
    app.addContentTypeParser('application/x-www-form-urlencoded', (_, payload, done) => {
      payload.resume();
      done(null, null);
    });
    const path = '/ack/:receiver/:warning/:revision/:mac';
    app.get<Linked>(path, async ({ params }, reply) => show(reply, params, false));
    app.post<Linked>(path, async ({ params }, reply) => show(reply, params, true));
  });

  async function show(
    reply: FastifyReply,
    params: Linked['Params'],
    press: boolean,
  ): Promise<unknown> {
    const { receiver, mac } = params;
    const about = { receiver, warning: params.warning, revision: Number(params.revision) };
    reply.header('content-security-policy', ACK_POLICY).header('cache-control', 'no-store');
    reply.type('text/html; charset=utf-8');
    const refusal = options.confirmations.byLink(receiver, about.warning, about.revision, mac);
    // The picture is costly, and not for strangers.
    const warning = refusal === null ? publicOf(options.view(), about.warning) : null;
    if (warning === null) return reply.code(404).send(refusedPage());
    if (press) await confirm(options, about, 'by link');
    const confirmed = confirmedRevision(options, about) >= about.revision;
    return reply.send(ackPage({ ...about, mode: options.mode, warning, confirmed }));
  }
}

/** Null: that revision is not public. Said twice it is recorded once. */
async function confirm(
  options: AckOptions,
  about: About,
  by: string,
): Promise<{ warning: string; revision: number; newest: number; recorded: boolean } | null> {
  const { receiver, warning, revision } = about;
  const newest = options.receivers(warning)?.revision ?? 0;
  if (!(revision >= 1 && revision <= newest)) return null;
  if (confirmedRevision(options, about) >= revision) {
    return { warning, revision, newest, recorded: true };
  }
  const recorded = await options.accept({
    ...{ kind: 'receipt', channel: CONFIRMING, name: receiver, about: 0, ok: true, message: by },
    receivers: { warning, revision, answers: [{ receiver, state: 'confirmed' }] },
  });
  return { warning, revision, newest, recorded };
}

function confirmedRevision({ receivers }: AckOptions, { receiver, warning }: About): number {
  const all = receivers(warning)?.receivers ?? [];
  const one = all.find((each) => each.channel === CONFIRMING && each.receiver === receiver);
  return one?.confirmed ?? 0;
}

function publicOf(view: View | null, id: string): Warning | null {
  const isPublic = ({ state }: Warning): boolean =>
    (PUBLIC_STATES as readonly string[]).includes(state);
  return view?.warnings.findLast((one) => one.id === id && isPublic(one)) ?? null;
}

function tokenOf(header: string | undefined): string {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
}

function refuse(reply: FastifyReply, status: 401 | 404, reason: string): FastifyReply {
  const message = sentence('BNG_ACK_REFUSED', { reason });
  return reply.code(status).send({ code: 'BNG_ACK_REFUSED', message });
}
