import type { FastifyInstance } from 'fastify';
import { HAZARD_KINDS } from '../../assess/index.ts';
import { MODES } from '../../mark/index.ts';
import { CONDITIONS, LEAD_ACT_TYPE, LEAD_ACTS, MAX_AREAS } from '../../warn/index.ts';
import type { HttpOptions } from './server.ts';

const NODE = { type: 'string', pattern: '^[a-z][a-z0-9]{1,15}$' } as const;
const ID = { type: 'string', pattern: '^[a-z][a-z0-9]{1,15}-[a-z][0-9]{1,15}$' } as const;
const NUMBER = { type: 'integer', minimum: 0 } as const;
const TIME = { type: 'number', minimum: 0 } as const;
const AREAS = {
  type: 'array',
  minItems: 1,
  maxItems: MAX_AREAS,
  items: { type: 'string', pattern: '^[A-Za-z0-9-]{1,16}$' },
} as const;

/**
 * A signed word on who leads, as JSON Schema: every member that any act has, each of a form that can
 * be recorded. Which members an act needs, what it says and who signed it, the watch judges.
 */
export const SIGNED_LEAD_ACT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'body', 'key', 'signature'],
  properties: {
    type: { type: 'string', const: LEAD_ACT_TYPE },
    key: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
    signature: { type: 'string', pattern: '^[A-Za-z0-9_-]{86}$' },
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['act', 'mode', 'node', 'officer', 'atMs'],
      properties: {
        act: { type: 'string', enum: [...LEAD_ACTS] },
        mode: { type: 'string', enum: [...MODES] },
        node: NODE,
        officer: { type: 'string', minLength: 1, maxLength: 64 },
        atMs: TIME,
        lead: ID,
        term: NUMBER,
        to: NODE,
        kind: { type: 'string', enum: [...HAZARD_KINDS] },
        kinds: {
          type: 'array',
          minItems: 1,
          maxItems: HAZARD_KINDS.length,
          items: { type: 'string', enum: [...HAZARD_KINDS] },
        },
        areas: AREAS,
        regions: AREAS,
        endsMs: TIME,
        untilMs: TIME,
        heldMs: TIME,
        passed: { type: 'boolean' },
        offer: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        conditions: {
          type: 'array',
          minItems: CONDITIONS.length,
          maxItems: CONDITIONS.length,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'state'],
            properties: {
              name: { type: 'string', enum: [...CONDITIONS] },
              state: { type: 'string', enum: ['good', 'failed', 'waived'] },
            },
          },
        },
        warning: ID,
        revision: NUMBER,
        becomes: { type: 'string', enum: ['cancelled', 'all-clear'] },
      },
    },
  },
} as const;

/** Who leads where, what a hand-over would need, and what is said in public, merged by hazard. */
export function addLead(app: FastifyInstance, options: Pick<HttpOptions, 'view'>): void {
  app.get('/api/v1/lead', async (_, reply) => {
    const view = options.view();
    if (view === null) return reply.code(503).send({ code: 'BNG_NOT_READY' });
    const { node, mode, nowMs, authority, merged } = view;
    return reply.send({ node, mode, nowMs, authority, merged });
  });
}
