import type { FastifyInstance } from 'fastify';
import { MODES } from '../../mark/index.ts';
import {
  CONSULT_ACT_TYPE,
  CONSULT_WORDS,
  MAX_CONSULT_TEXT,
  MAX_WITHIN_S,
  MIN_OVERLAP_S,
} from '../../share/index.ts';
import type { View } from '../../watch/index.ts';

const NAME = { type: 'string', minLength: 1, maxLength: 64 } as const;

/** A signed word to allies as JSON Schema. What it says and who signed it, the watch judges. */
export const SIGNED_CONSULT_ACT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'body', 'key', 'signature'],
  properties: {
    type: { type: 'string', const: CONSULT_ACT_TYPE },
    key: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
    signature: { type: 'string', pattern: '^[A-Za-z0-9_-]{86}$' },
    body: {
      type: 'object',
      additionalProperties: false,
      required: [
        ...['act', 'mode', 'node', 'about', 'warning', 'answers', 'text', 'withinS'],
        ...['officer', 'atMs', 'nonce'],
      ],
      properties: {
        act: { type: 'string', enum: [...CONSULT_WORDS, 'recall', 'rotate'] },
        mode: { type: 'string', enum: [...MODES] },
        node: NAME,
        about: NAME,
        warning: { type: 'string', maxLength: 64 },
        answers: { type: 'string', maxLength: 64 },
        text: { type: 'string', maxLength: MAX_CONSULT_TEXT },
        withinS: { type: 'integer', minimum: 0, maximum: MAX_WITHIN_S },
        officer: NAME,
        atMs: { type: 'number', minimum: 0 },
        nonce: { type: 'string', minLength: 1, maxLength: 128 },
      },
      if: { properties: { act: { const: 'rotate' } } },
      // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
      then: { properties: { withinS: { type: 'integer', minimum: MIN_OVERLAP_S } } },
    },
  },
} as const;

/** What nations say to each other on hazards, and what was recalled. */
export function addConsult(
  app: FastifyInstance,
  options: { readonly view: () => View | null },
): void {
  app.get('/api/v1/consultations', async (_, reply) => {
    const view = options.view();
    if (view === null) return reply.code(503).send({ code: 'BNG_NOT_READY' });
    const { node, mode, nowMs, consultations, recalls } = view;
    return reply.send({ node, mode, nowMs, consultations, recalls });
  });
}
