/** Configuration of what stands at the desk and behind it, as JSON Schema: shifts, modes, ledger. */
const POSITIVE = { type: 'number', exclusiveMinimum: 0 } as const;

export const DESK_PROPERTIES = {
  shifts: {
    type: 'object',
    additionalProperties: false,
    required: ['starts'],
    description: 'When shifts change: one that nobody has accepted is an alarm.',
    properties: {
      starts: {
        type: 'array',
        minItems: 1,
        maxItems: 24,
        uniqueItems: true,
        items: {
          type: 'string',
          pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
          description: 'A time of day as 08:00.',
        },
      },
      utcOffset: {
        type: 'string',
        pattern: '^[+-](0[0-9]|1[0-4]):[0-5][0-9]$',
        description: 'What the times are ahead of UTC, as +09:00; left out: they are UTC.',
      },
      graceS: {
        ...POSITIVE,
        description: 'So long after its begin a shift may be accepted without an alarm, seconds.',
      },
    },
  },
  suspendedBy: {
    type: 'string',
    minLength: 1,
    description:
      'The file by which an actual node suspends this exercise; none: nothing does. Left out: actual/at-hand.json in the data folder, where there is an actual node.',
  },
  ledger: {
    type: 'object',
    additionalProperties: false,
    properties: {
      second: {
        type: 'string',
        minLength: 1,
        description:
          'Folder on another disk: while the ledger cannot be written, what happens is recorded there.',
      },
      snapshotEveryS: {
        ...POSITIVE,
        description: 'How often the state is kept for a fast start.',
      },
      keep: {
        type: 'object',
        additionalProperties: false,
        description:
          'How long entries are kept, days; left out: for ever. Proofs of what stays hold on.',
        properties: {
          inputsDays: {
            ...POSITIVE,
            description: 'What came in, with all that it takes to replay it.',
          },
          recordsDays: {
            ...POSITIVE,
            description: 'Hazards and decisions; never shorter than the inputs.',
          },
          saidDays: {
            ...POSITIVE,
            description: 'Warnings, statements, shifts; never shorter than the inputs.',
          },
        },
      },
    },
  },
} as const;
