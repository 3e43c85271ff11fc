import { MODES } from '../../mark/index.ts';
import type { SignedAct } from '../../warn/index.ts';

/** A signed act as JSON Schema. What it says and who signed it, the watch judges. */
export const SIGNED_ACT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'body', 'key', 'signature'],
  properties: {
    type: { type: 'string', const: 'bongsu/act/1' },
    key: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
    signature: { type: 'string', pattern: '^[A-Za-z0-9_-]{86}$' },
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['act', 'mode', 'warning', 'revision', 'contentHash', 'officer', 'atMs', 'nonce'],
      properties: {
        act: { type: 'string', enum: ['release', 'withdraw', 'all-clear', 'discard'] },
        mode: { type: 'string', enum: [...MODES] },
        warning: { type: 'string', minLength: 1, maxLength: 64 },
        revision: { type: 'integer', minimum: 1 },
        contentHash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        officer: { type: 'string', minLength: 1, maxLength: 64 },
        atMs: { type: 'number', minimum: 0 },
        nonce: { type: 'string', minLength: 1, maxLength: 128 },
      },
    },
  },
} as const;

/**
 * The member of an act that has no UTF-8, or null: half of a surrogate pair passes JSON and the
 * schema, and can be neither signed nor recorded.
 */
export function illFormedMember(act: SignedAct): string | null {
  const strings = Object.entries({ ...act.body, type: act.type, key: act.key });
  return (
    strings.find(([, value]) => typeof value === 'string' && !value.isWellFormed())?.[0] ?? null
  );
}
