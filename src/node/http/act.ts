import { MODES } from '../../mark/index.ts';
import { LINK_ACT_TYPE } from '../../share/index.ts';
import { ACT_TYPE, ACTS, AUTHORITY_ACT_TYPE, MAX_WIDENED } from '../../warn/index.ts';
import type { SignedCommand } from '../../watch/index.ts';

const KEY = { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' } as const;
const SIGNATURE = { type: 'string', pattern: '^[A-Za-z0-9_-]{86}$' } as const;
const OFFICER = { type: 'string', minLength: 1, maxLength: 64 } as const;

/** A signed act as JSON Schema. What it says and who signed it, the watch judges. */
export const SIGNED_ACT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'body', 'key', 'signature'],
  properties: {
    type: { type: 'string', const: ACT_TYPE },
    key: KEY,
    signature: SIGNATURE,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['act', 'mode', 'warning', 'revision', 'contentHash', 'officer', 'atMs', 'nonce'],
      properties: {
        act: { type: 'string', enum: [...ACTS] },
        mode: { type: 'string', enum: [...MODES] },
        warning: { type: 'string', minLength: 1, maxLength: 64 },
        revision: { type: 'integer', minimum: 1 },
        contentHash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        officer: OFFICER,
        atMs: { type: 'number', minimum: 0 },
        nonce: { type: 'string', minLength: 1, maxLength: 128 },
        regions: {
          type: 'array',
          minItems: 1,
          maxItems: MAX_WIDENED,
          items: { type: 'string', minLength: 1, maxLength: 16 },
        },
      },
    },
  },
} as const;

/** A signed word on a peer's new ledger. */
export const SIGNED_LINK_ACT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'body', 'key', 'signature'],
  properties: {
    type: { type: 'string', const: LINK_ACT_TYPE },
    key: KEY,
    signature: SIGNATURE,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['act', 'mode', 'peer', 'ledger', 'officer', 'atMs'],
      properties: {
        act: { type: 'string', const: 'accept-ledger' },
        mode: { type: 'string', enum: [...MODES] },
        peer: { type: 'string', minLength: 1, maxLength: 64 },
        ledger: { type: 'string', pattern: '^[0-9a-f]{32}$' },
        officer: OFFICER,
        atMs: { type: 'number', minimum: 0 },
      },
    },
  },
} as const;

/** A signed word on a standing authority. */
export const SIGNED_AUTHORITY_ACT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'body', 'key', 'signature'],
  properties: {
    type: { type: 'string', const: AUTHORITY_ACT_TYPE },
    key: KEY,
    signature: SIGNATURE,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['act', 'mode', 'node', 'fromMs', 'untilMs', 'officer', 'atMs'],
      properties: {
        act: { type: 'string', enum: ['grant', 'revoke'] },
        mode: { type: 'string', enum: [...MODES] },
        node: { type: 'string', minLength: 1, maxLength: 64 },
        fromMs: { type: 'number', minimum: 0 },
        untilMs: { type: 'number', minimum: 0 },
        officer: OFFICER,
        atMs: { type: 'number', minimum: 0 },
      },
    },
  },
} as const;

/**
 * The member of an act that has no UTF-8, or null: half of a surrogate pair passes JSON and the
 * schema, and can be neither signed nor recorded.
 */
export function illFormedMember(act: SignedCommand): string | null {
  const strings = Object.entries({ ...act.body, type: act.type, key: act.key });
  return (
    strings.find(([, value]) => typeof value === 'string' && !value.isWellFormed())?.[0] ?? null
  );
}
