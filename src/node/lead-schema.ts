import { CONDITIONS, type ConditionName, DEFAULT_LEAD, type LeadSettings } from '../warn/index.ts';

const SECONDS = { type: 'number', exclusiveMinimum: 0, maximum: 86_400 } as const;

/** `warn.lead` of the configuration: whose people live where, and how authority is handed over. */
export const LEAD_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['owners'],
  description:
    'Whose people live where, and how authority to take warnings back is handed over: docs/authority.md. Left out: every node takes back what it said.',
  properties: {
    owners: {
      type: 'array',
      minItems: 1,
      maxItems: 64,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['node', 'areas'],
        properties: {
          node: { type: 'string', pattern: '^[a-z][a-z0-9]{1,15}$' },
          areas: {
            type: 'array',
            maxItems: 100,
            items: { type: 'string', pattern: '^[A-Z]{2}(-[A-Z0-9]{1,6})?$' },
            description: 'ISO 3166-2 codes, or a country as KR; none for a cell that only leads.',
          },
          officerKeys: {
            type: 'array',
            minItems: 2,
            maxItems: 100,
            items: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
            description: 'Keys of officers of that node; where given, only they count for it.',
          },
        },
      },
    },
    leaseS: { ...SECONDS, description: 'How long a lease lasts, seconds; default 60.' },
    renewS: { ...SECONDS, description: 'How often it is renewed, seconds; default 20.' },
    skewS: {
      ...SECONDS,
      description: 'How far apart the clocks of two nodes may be, seconds; default 2.',
    },
    linkWithinS: {
      ...SECONDS,
      description: 'A link is green while it was heard within this, seconds; default 5.',
    },
    staff: { type: 'integer', minimum: 1, maximum: 20, description: 'People on shift; default 2.' },
    evaluationDays: { type: 'number', minimum: 1, maximum: 3660 },
    waivable: {
      type: 'array',
      maxItems: CONDITIONS.length,
      items: { type: 'string', enum: [...CONDITIONS] },
      description: 'Conditions that officers may waive by name; default none.',
    },
  },
} as const;

/** What stands under `warn.lead`. */
export interface LeadConfig {
  readonly owners: readonly {
    readonly node: string;
    readonly areas: readonly string[];
    readonly officerKeys?: readonly string[];
  }[];
  readonly leaseS?: number;
  readonly renewS?: number;
  readonly skewS?: number;
  readonly linkWithinS?: number;
  readonly staff?: number;
  readonly evaluationDays?: number;
  readonly waivable?: readonly ConditionName[];
}

/** Why such settings make no sense together; null when they do. */
export function leadProblemOf({ leaseS = 60, renewS = 20, skewS = 2 }: LeadConfig): string | null {
  if (2 * renewS + skewS < leaseS) return null;
  return `a lease of ${leaseS} s has no room for two renewals every ${renewS} s and ${skewS} s of clocks`;
}

/** With every default filled in. */
export function toLead(lead: LeadConfig): LeadSettings {
  return { ...DEFAULT_LEAD, ...lead };
}
