import type { FastifyInstance } from 'fastify';
import { MODES } from '../../mark/index.ts';
import { DESK_ACT_TYPE, DESK_ACTS } from '../../warn/index.ts';
import type { View } from '../../watch/index.ts';
import type { NodeStatus } from '../status.ts';

/** A signed word at the desk as JSON Schema. What it says and who signed it, the watch judges. */
export const SIGNED_DESK_ACT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'body', 'key', 'signature'],
  properties: {
    type: { type: 'string', const: DESK_ACT_TYPE },
    key: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
    signature: { type: 'string', pattern: '^[A-Za-z0-9_-]{86}$' },
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['act', 'mode', 'node', 'about', 'contentHash', 'officer', 'atMs', 'nonce'],
      properties: {
        act: { type: 'string', enum: [...DESK_ACTS] },
        mode: { type: 'string', enum: [...MODES] },
        node: { type: 'string', minLength: 1, maxLength: 64 },
        about: { type: 'string', maxLength: 64 },
        contentHash: { type: 'string', pattern: '^([0-9a-f]{64})?$' },
        officer: { type: 'string', minLength: 1, maxLength: 64 },
        atMs: { type: 'number', minimum: 0 },
        nonce: { type: 'string', minLength: 1, maxLength: 128 },
      },
    },
  },
} as const;

/** Alarms by cause, and what is open at the desk. */
export function addDesk(
  app: FastifyInstance,
  options: { readonly view: () => View | null; readonly status: () => NodeStatus },
): void {
  app.get('/api/v1/alarms', async () => {
    const { node, mode, nowMs, alarmGroups } = options.status();
    return { node, mode, nowMs, alarms: alarmGroups };
  });
  app.get('/api/v1/shift', async (_, reply) => {
    const view = options.view();
    if (view === null) return reply.code(503).send({ code: 'BNG_NOT_READY' });
    const { node, mode, nowMs, desk } = view;
    return reply.send({ node, mode, nowMs, ...desk });
  });
}
