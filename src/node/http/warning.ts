import type { FastifyInstance } from 'fastify';
import type { Revisions } from '../../ledger/index.ts';
import type { ReceiversOf, View } from '../../watch/index.ts';
import { reasonOf } from '../errors.ts';

/** Looks into the ledger that wait at once: a watch floor's screens. */
const MAX_WAITING = 16;

export interface WarningOptions {
  readonly view: () => View | null;
  readonly receivers: (warning: string) => ReceiversOf | null;
  /** From the ledger. */
  readonly revisions: (warning: string) => Promise<Revisions>;
}

/**
 * One warning with all that was recorded of it: every revision with who signed it, what its draft
 * needs, and who has got and confirmed it.
 */
export function addWarning(app: FastifyInstance, options: WarningOptions): void {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  /** One look at a time: the disk is the ledger's. */
  async function inTurn(id: string): Promise<Revisions> {
    waiting += 1;
    const before = last;
    const look = before.then(() => options.revisions(id));
    last = look.catch(() => undefined);
    return look.finally(() => {
      waiting -= 1;
    });
  }

  app.get<{ Params: { id: string } }>('/api/v1/warnings/:id', async (request, reply) => {
    const { id } = request.params;
    const view = options.view();
    if (view === null) return reply.code(503).send({ code: 'BNG_NOT_READY' });
    if (waiting >= MAX_WAITING) {
      const message = `${MAX_WAITING} others look into the ledger just now.`;
      return reply.code(503).header('retry-after', '1').send({ code: 'BNG_HTTP', message });
    }
    const current = view.warnings.filter((one) => one.id === id);
    let found: Revisions;
    let failure: string | null = null;
    try {
      found = await inTurn(id);
    } catch (error) {
      // The picture does not hang on the disk.
      found = { revisions: current, complete: false };
      failure = reasonOf(error);
    }
    const { revisions, complete } = found;
    if (current.length === 0 && revisions.length === 0) {
      const message = `There is no warning ${id.slice(0, 64)} here.`;
      return reply.code(404).send({ code: 'BNG_HTTP', message });
    }
    const { node, mode, nowMs, plans } = view;
    return reply.send({
      ...{ node, mode, nowMs, warning: id, current },
      plan: plans.find(({ warning }) => warning === id) ?? null,
      ...{ revisions, complete, failure, receivers: options.receivers(id) },
    });
  });
}
