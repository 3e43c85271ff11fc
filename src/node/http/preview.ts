import type { FastifyInstance } from 'fastify';
import { FORESEEN, type Foreseen } from '../../warn/index.ts';
import type { PreviewOf } from '../../watch/index.ts';
import type { Leaving } from '../channels/show.ts';
import type { ChannelOptions } from './receivers.ts';

/** What would leave if a draft were released, or what is in force were taken back. */
export interface PreviewAnswer {
  readonly warning: string;
  readonly revision: number;
  /** What the revision would be. */
  readonly state: string;
  /** As the ledger would have them. */
  readonly documents: PreviewOf['documents'];
  /** As they would reach each destination; signatures stand as words in their places. */
  readonly leaving: readonly Leaving[];
  /** Channels of the warning that nothing would leave on, with why. */
  readonly silent: readonly { readonly channel: string; readonly reason: string }[];
}

export interface PreviewOptions {
  readonly preview: (warning: string, as: Foreseen) => PreviewOf | null;
  readonly channels?: Pick<ChannelOptions['channels'], 'show'>;
}

type Asked = {
  Params: { id: string };
  Querystring: { as?: string; only?: string };
};

/**
 * `as` is `release` (also without it), `cancelled` or `all-clear`; `only` a channel or a receiver.
 * Nothing is sent, signed or changed by it.
 */
export function addPreview(app: FastifyInstance, { preview, channels }: PreviewOptions): void {
  app.get<Asked>('/api/v1/warnings/:id/preview', async (request, reply) => {
    const { as: given = 'release', only } = request.query;
    const as = FORESEEN.find((one) => one === given);
    if (as === undefined) {
      const message = `"as" is one of ${FORESEEN.join(', ')}.`;
      return reply.code(400).send({ code: 'BNG_HTTP', message });
    }
    const found = preview(request.params.id, as);
    if (found === null) {
      const message =
        as === 'release'
          ? 'No draft of such a warning waits for release.'
          : `There is no such warning, or nothing of it can become ${as}.`;
      return reply.code(404).send({ code: 'BNG_HTTP', message });
    }
    const { warning, documents } = found;
    const effects = documents.map((one) => ({ kind: 'publish' as const, after: 0, ...one }));
    const name = typeof only === 'string' ? only : undefined;
    const leaving = channels?.show(effects, name) ?? [];
    const answer: PreviewAnswer = {
      ...{ warning: warning.id, revision: warning.revision, state: warning.state },
      ...{ documents, leaving, silent: name === undefined ? silentOf(found, leaving) : [] },
    };
    return reply.send(answer);
  });
}

function silentOf(
  { warning, documents }: PreviewOf,
  leaving: readonly Leaving[],
): PreviewAnswer['silent'] {
  return warning.channels.flatMap((channel) => {
    if (leaving.some((one) => one.channel === channel)) return [];
    if (channel === 'page') return [{ channel, reason: 'the page of this node shows it' }];
    const reason = documents.some((one) => one.channel === channel)
      ? 'channels in the configuration names no destination for it'
      : 'it has no words for this warning';
    return [{ channel, reason }];
  });
}
