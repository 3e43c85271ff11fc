import { LANGUAGE_TAG, MAX_TEXT_LANGUAGES } from '../warn/index.ts';
import { CAP_PROFILES } from '../wire/cap/index.ts';
import { CHANNELS, KEY, LINE, RECEIVERS, TEXT } from './config-channels.ts';
import { DESK_PROPERTIES } from './config-desk.ts';
import { LEAD_SCHEMA } from './lead-schema.ts';
import { MARKINGS_SCHEMA } from './markings.ts';
import { OVERFLOWN_SCHEMA } from './overflown-schema.ts';
import { SHARING_SCHEMA } from './sharing-config.ts';

/**
 * The configuration file of one node as JSON Schema (draft 2020-12 vocabulary that ajv's strict
 * mode takes). Descriptions are for the people who fill it in; angles in degrees, lengths in
 * kilometres where the name says so.
 */
const NODE_NAME = { type: 'string', pattern: '^[a-z][a-z0-9]{1,15}$' } as const;
const PORT = { type: 'integer', minimum: 0, maximum: 65535 } as const;
const PROBABILITY = { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 } as const;
const POSITIVE = { type: 'number', exclusiveMinimum: 0 } as const;
const CLASSIFICATION = {
  type: 'string',
  enum: ['unclassified', 'restricted', 'confidential', 'secret'],
} as const;

const LABEL = {
  type: 'object',
  additionalProperties: false,
  description: 'The marking of what this node makes itself.',
  properties: {
    marking: {
      type: 'string',
      maxLength: 2000,
      description: 'The same in a nation’s words: "kor: 군사Ⅱ급비밀//REL TO USA".',
    },
    classification: CLASSIFICATION,
    releasableTo: { type: 'array', maxItems: 64, items: NODE_NAME },
    caveats: { type: 'array', maxItems: 64, items: TEXT },
    delayS: { type: 'number', minimum: 0 },
    fidelity: { type: 'string', enum: ['minimum', 'coarse', 'full'] },
  },
} as const;

const PEER = {
  type: 'object',
  additionalProperties: false,
  required: ['node', 'key'],
  properties: {
    node: NODE_NAME,
    key: KEY,
    address: {
      type: 'string',
      pattern: '^[^/]+:[0-9]{1,5}$',
      description: 'host:port to call it at. Left out: it calls us.',
    },
    clearance: { ...CLASSIFICATION, description: 'The highest classification it may hold.' },
    releaseClasses: { type: 'array', maxItems: 16, items: TEXT },
    relay: { type: 'boolean', description: 'Statements of others may be handed on to it.' },
    origins: {
      type: 'array',
      maxItems: 64,
      description: 'Nodes beyond it whose statements are accepted through it.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['node', 'key'],
        properties: { node: NODE_NAME, key: KEY },
      },
    },
  },
} as const;

const OFFICER = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'person', 'key'],
  properties: {
    id: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' },
    person: {
      ...TEXT,
      description: 'A reference to a person, not a name: two officers with one are one person.',
    },
    key: KEY,
    roles: { type: 'array', maxItems: 2, items: { type: 'string', enum: ['release', 'observe'] } },
    notAfter: { type: 'string', description: 'ISO 8601; the key is refused after it.' },
    demonstration: { type: 'boolean' },
  },
} as const;

const NOTICES = {
  type: 'object',
  additionalProperties: false,
  description: 'How drafts of NOTAM and navigational warnings are filled in: docs/notices.md.',
  properties: {
    firs: {
      type: 'array',
      maxItems: 64,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code'],
        properties: {
          code: {
            type: 'string',
            pattern: '^[A-Z]{4}$',
            description: 'ICAO location indicator of the region (Doc 7910), for example RKRR.',
          },
          limits: {
            type: 'array',
            minItems: 3,
            maxItems: 1000,
            description:
              'Corners as [latitude, longitude] in degrees, from the national AIP; left out: all areas lie in it.',
            items: {
              type: 'array',
              minItems: 2,
              maxItems: 2,
              items: { type: 'number', minimum: -180, maximum: 180 },
            },
          },
        },
      },
    },
    notamSeries: { type: 'string', pattern: '^[A-Z]$' },
    navSeries: {
      type: 'array',
      minItems: 1,
      maxItems: 8,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['series', 'generalArea'],
        properties: {
          series: {
            type: 'string',
            pattern: '^[A-Z][A-Z ]{1,39}$',
            description: 'For example NAVAREA XI, in capitals.',
          },
          generalArea: TEXT,
        },
      },
    },
  },
} as const;

const CAP_MAKING = {
  type: 'object',
  additionalProperties: false,
  description: 'How CAP messages are filled in beyond what a warning says: docs/cap.md.',
  properties: {
    profile: {
      type: 'string',
      enum: [...CAP_PROFILES],
      description: 'Whose rules messages follow; core: those of CAP alone.',
    },
    eventCodes: {
      type: 'array',
      maxItems: 8,
      description: 'Codes that receivers ask for beside the OASIS event term.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['valueName', 'value'],
        properties: { valueName: LINE, value: LINE },
      },
    },
    web: { type: 'string', pattern: '^https?://[^\\s<>"]{1,200}$' },
    contact: LINE,
  },
} as const;

export const CONFIG_SCHEMA = {
  $id: 'https://bongsu.example/schema/node-configuration.json',
  title: 'Bongsu node configuration',
  type: 'object',
  additionalProperties: false,
  properties: {
    node: { ...NODE_NAME, description: 'Name of this node: 2 to 16 lower-case letters, digits.' },
    mode: {
      type: 'string',
      enum: ['actual', 'exercise', 'test', 'simulated'],
      description: 'What this installation is for. Ledger, keys and ports belong to one mode.',
    },
    title: { ...TEXT, description: 'What the page calls this node.' },
    data: { type: 'string', minLength: 1, description: 'Folder for keys, ledger and CAP files.' },
    http: {
      type: 'object',
      additionalProperties: false,
      properties: {
        host: { type: 'string', minLength: 1 },
        port: { ...PORT, description: '0 takes a free one and prints it.' },
        allowRemote: { type: 'boolean', description: 'Let http.host be beyond this machine.' },
        publicUrl: {
          type: 'string',
          pattern: '^https?://',
          description: 'Where receivers reach this page, for the links by which they confirm.',
        },
        public: {
          type: 'object',
          additionalProperties: false,
          description:
            'A port of its own for public pages and confirmations, on which nothing else of the node is reached. Left out: they are on the page’s port alone.',
          properties: {
            host: { type: 'string', minLength: 1 },
            port: { ...PORT, description: '0 takes a free one and prints it. Left out: 8790.' },
            allowRemote: {
              type: 'boolean',
              description: 'Let http.public.host be beyond this machine.',
            },
          },
        },
        others: {
          type: 'array',
          maxItems: 16,
          description: 'Other nodes that the page shows beside this one.',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['node', 'url'],
            properties: { node: NODE_NAME, url: { type: 'string', pattern: '^https?://' } },
          },
        },
      },
    },
    links: {
      type: 'object',
      additionalProperties: false,
      properties: {
        listen: { type: 'boolean', description: 'Let peers call this node.' },
        host: { type: 'string', minLength: 1 },
        port: PORT,
        allowRemote: { type: 'boolean', description: 'Let links.host be beyond this machine.' },
        peers: { type: 'array', maxItems: 64, items: PEER },
      },
    },
    inputs: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allowRemote: {
          type: 'boolean',
          description: 'Let sensor inputs listen beyond this machine.',
        },
        allowFrom: {
          type: 'array',
          maxItems: 256,
          description: 'Addresses or address/prefix that may send; empty: everybody.',
          items: { type: 'string', pattern: '^[0-9A-Fa-f.:]+(/[0-9]{1,3})?$' },
        },
        maximumQueued: { type: 'integer', minimum: 1, maximum: 1000000 },
      },
    },
    sensors: {
      description: 'As in a sensors file, or the path of one.',
      anyOf: [
        { type: 'string', minLength: 1 },
        { type: 'array', maxItems: 10000, items: { type: 'object' } },
      ],
    },
    officers: { type: 'array', maxItems: 1000, items: OFFICER },
    label: LABEL,
    markings: MARKINGS_SCHEMA,
    sharing: SHARING_SCHEMA,
    track: {
      type: 'object',
      additionalProperties: false,
      properties: {
        gateProbability: PROBABILITY,
        confirmExistence: PROBABILITY,
        dropExistence: PROBABILITY,
        birthsPerSecond: POSITIVE,
        maximumCoastS: POSITIVE,
        maximumTracks: { type: 'integer', minimum: 1, maximum: 1000000 },
      },
    },
    assess: {
      type: 'object',
      additionalProperties: false,
      properties: {
        openProbability: PROBABILITY,
        revisionS: POSITIVE,
        containments: { type: 'array', minItems: 1, maxItems: 8, items: PROBABILITY },
        lostAfterS: POSITIVE,
        marginKm: { type: 'number', minimum: 0 },
      },
    },
    warn: {
      type: 'object',
      additionalProperties: false,
      properties: {
        issuerName: {
          type: 'object',
          required: ['en'],
          description: 'Who warns, by language tag; English stands in for any that is left out.',
          properties: { en: LINE, ko: LINE, ja: LINE },
          propertyNames: { pattern: LANGUAGE_TAG },
          additionalProperties: LINE,
        },
        languages: {
          type: 'array',
          minItems: 1,
          maxItems: MAX_TEXT_LANGUAGES,
          uniqueItems: true,
          items: { type: 'string', minLength: 1, maxLength: 4096 },
          description:
            'Languages of the public texts: en, ko, ja, tl, or a .json file of your own (docs/texts.md). Left out: en, ko, ja.',
        },
        capSender: {
          type: 'string',
          pattern: '^[^\\s,<&\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]+$',
          description: 'CAP sender: a globally unique name without spaces.',
        },
        officersToRelease: { type: 'integer', minimum: 1, maximum: 5 },
        automaticUnderS: {
          type: 'number',
          minimum: 0,
          description:
            'With less time than this to the earliest arrival, seconds, the first "take cover" goes out by itself under a standing authority of two officers; 0: never.',
        },
        escalateAfterS: {
          ...POSITIVE,
          description: 'A second signature that is awaited longer than this is an alarm, seconds.',
        },
        standingActsAfterS: {
          ...POSITIVE,
          description:
            'A draft that one officer signed and a second did not goes out by itself after this, seconds, where it takes nothing back and a standing authority is in force.',
        },
        areaProbability: PROBABILITY,
        countryProbability: {
          ...PROBABILITY,
          description:
            'While a prediction is too wide to name areas by: how probably it comes down in a country before the country is told of the launch.',
        },
        widestDraftM2: {
          ...POSITIVE,
          description:
            'A prediction whose 90 % area is larger than this, m², is too wide to name areas by.',
        },
        wideWaitS: {
          type: 'number',
          minimum: 0,
          description:
            'So long a first draft waits for a prediction that is not too wide, seconds.',
        },
        draftLifeS: POSITIVE,
        endAfterS: { type: 'number', minimum: 0 },
        confirmWithinS: {
          ...POSITIVE,
          description: 'Receivers that have not confirmed a revision after this are an alarm, s.',
        },
        channels: {
          type: 'array',
          maxItems: 16,
          items: {
            type: 'string',
            enum: ['siren', 'sms', 'email', 'webhook', 'cap', 'public', 'page', 'cot', 'camf'],
          },
        },
        cap: CAP_MAKING,
        notices: NOTICES,
        camf: {
          type: 'object',
          additionalProperties: false,
          required: ['country', 'provider'],
          description:
            'How CAMF numbers this authority (A2: Japan 111, Republic of Korea 116, United States 239; A3: by the country’s own list).',
          properties: {
            country: { type: 'integer', minimum: 0, maximum: 511 },
            provider: { type: 'integer', minimum: 0, maximum: 31 },
          },
        },
        lead: LEAD_SCHEMA,
        overflown: OVERFLOWN_SCHEMA,
        people: {
          type: 'object',
          maxProperties: 1000,
          propertyNames: { pattern: '^[A-Z]{2}-[A-Z0-9]{1,3}$' },
          additionalProperties: { type: 'integer', minimum: 0, maximum: 100_000_000 },
          description:
            'How many people live in an area, by ISO 3166-2 code: who signs sees whom a draft speaks to. Left out: not known.',
        },
        cotLaunchKm: {
          type: 'number',
          minimum: 10,
          description:
            'Tell situation displays of the launch, within so many kilometres, 10 at least. Left out: it is not told.',
        },
      },
    },
    channels: CHANNELS,
    keyEnds: {
      ...TEXT,
      description:
        'ISO 8601: when the key of this node is to be replaced at the latest; told 30, 7 and 1 days before.',
    },
    receivers: RECEIVERS,
    ...DESK_PROPERTIES,
  },
} as const;
