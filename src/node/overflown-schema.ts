import { OVERFLOWN_RULES } from '../warn/index.ts';

/** `warn.overflown` of the configuration. */
export const OVERFLOWN_SCHEMA = {
  anyOf: [
    { enum: [...OVERFLOWN_RULES] },
    {
      type: 'object',
      maxProperties: 300,
      propertyNames: { pattern: '^[A-Z]{3}$' },
      additionalProperties: { enum: [...OVERFLOWN_RULES] },
    },
  ],
  description:
    'What people hear where a missile only passes over: nothing (none), to be ready (inform), or the same as where it may come down (take-cover); for all countries, or by ISO 3166-1 alpha-3. Left out: take-cover in JPN, none elsewhere.',
} as const;
