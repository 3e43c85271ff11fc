/**
 * What of the configuration file says where warnings go and who confirms them, as JSON Schema; and
 * the words that the rest of it (config-schema.ts) has in common with that.
 */
export const TEXT = { type: 'string', minLength: 1, maxLength: 200 } as const;

/** Words that go out: no control character, nor what XML has no character for. */
export const LINE = { ...TEXT, pattern: '^[^\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]+$' } as const;

export const KEY = {
  type: 'string',
  pattern: '^[A-Za-z0-9_-]{43}$',
  description: 'Raw Ed25519 public key, base64url, as "bongsu keys list" prints it.',
} as const;

export const MODE = {
  type: 'string',
  enum: ['actual', 'exercise', 'test', 'simulated'],
  description: 'What may be sent there: it has to be the mode of the node.',
} as const;

const COT_DESTINATION = {
  type: 'object',
  additionalProperties: false,
  required: ['address', 'mode'],
  properties: {
    address: {
      type: 'string',
      pattern: '^(udp|tcp|tls)://',
      description: 'udp://HOST:PORT, tcp://HOST:PORT or tls://HOST:PORT.',
    },
    mode: MODE,
    encoding: { type: 'string', enum: ['xml', 'protobuf'] },
    tls: {
      type: 'object',
      additionalProperties: false,
      required: ['ca', 'certificate', 'key'],
      description: 'PEM files: who may answer, and who we are.',
      properties: { ca: TEXT, certificate: TEXT, key: TEXT },
    },
  },
} as const;

const CAMF_DESTINATION = {
  type: 'object',
  additionalProperties: false,
  required: ['address', 'mode'],
  properties: {
    address: {
      type: 'string',
      pattern: '^(udp://|file:)',
      description: 'udp://HOST:PORT or file:PATH.',
    },
    mode: MODE,
    answersSelfTest: {
      type: 'boolean',
      description:
        'Of udp: who is there sends a datagram that begins with "# self-test" back and puts it on no link.',
    },
  },
} as const;

const REFERENCE = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
  description: 'A reference, never a name of a person.',
} as const;

const SECRET = {
  secretFile: { ...TEXT, description: 'File with the secret, which nobody else may read.' },
  secretEnv: { ...TEXT, description: 'Environment variable with the secret.' },
  previousSecretFile: { ...TEXT, description: 'The secret before, while it is replaced.' },
  previousSecretEnv: TEXT,
  secretEnds: { ...TEXT, description: 'ISO 8601; told 30, 7 and 1 days before.' },
} as const;

const WEBHOOK = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'address', 'mode'],
  properties: {
    id: REFERENCE,
    address: {
      type: 'string',
      pattern: '^https?://',
      description: 'https://HOST/PATH; http: for this machine alone.',
    },
    mode: MODE,
    ca: { ...TEXT, description: 'PEM file of who may answer, where the system knows it not.' },
    ...SECRET,
  },
} as const;

const GATEWAY = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'kind', 'mode', 'recipients'],
  properties: {
    id: REFERENCE,
    kind: { type: 'string', enum: ['siren', 'sms', 'email'] },
    address: {
      type: 'string',
      pattern: '^https?://',
      description: 'https://HOST/PATH; http: for this machine alone.',
    },
    command: {
      type: 'array',
      minItems: 1,
      maxItems: 64,
      description: 'A program on this machine and its arguments, instead of an address.',
      items: { type: 'string', maxLength: 1000 },
    },
    mode: MODE,
    recipients: { ...REFERENCE, description: 'The group that it is to reach, by reference.' },
    alphabet: {
      type: 'string',
      enum: ['unicode', 'gsm-7'],
      description:
        'gsm-7: texts are put into the 7-bit alphabet of GSM, and languages that it cannot carry are left out and named. Left out: unicode.',
    },
    ca: TEXT,
    ...SECRET,
  },
} as const;

const RECEIVER = {
  type: 'object',
  additionalProperties: false,
  required: ['id'],
  properties: {
    id: REFERENCE,
    tokenFile: { ...TEXT, description: 'File with its token, which nobody else may read.' },
    tokenEnv: { ...TEXT, description: 'Environment variable with its token.' },
    key: { ...KEY, description: 'Ed25519 public key of who signs confirmations, base64url.' },
    via: { ...REFERENCE, description: 'The gateway that carries the link by which it confirms.' },
    secretEnds: SECRET.secretEnds,
  },
} as const;

const CAP_CHANNEL = {
  type: 'object',
  additionalProperties: false,
  properties: {
    signatureKey: {
      type: 'string',
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
      description:
        'CAP messages are signed by NAME.key (RSA, PEM) in the folder of keys; its certificate is NAME.crt.',
    },
  },
} as const;

const PUBLIC_CHANNEL = {
  type: 'object',
  additionalProperties: false,
  required: ['url'],
  description: 'Where people read the public pages: each self-test is fetched from there.',
  properties: {
    url: { type: 'string', pattern: '^https?://', description: 'https://HOST/FOLDER/.' },
    ca: { ...TEXT, description: 'PEM file of who may answer, where the system knows it not.' },
    withinS: {
      type: 'number',
      minimum: 0,
      maximum: 3600,
      description: 'How soon what was written is to be there, seconds. Left out: 60.',
    },
  },
} as const;

export const CHANNELS = {
  type: 'object',
  additionalProperties: false,
  description: 'Where warnings go beside the CAP folder: docs/channels.md.',
  properties: {
    cap: CAP_CHANNEL,
    public: PUBLIC_CHANNEL,
    cot: { type: 'array', maxItems: 1000, items: COT_DESTINATION },
    camf: { type: 'array', maxItems: 1000, items: CAMF_DESTINATION },
    webhooks: { type: 'array', maxItems: 1000, items: WEBHOOK },
    gateways: { type: 'array', maxItems: 1000, items: GATEWAY },
    keepFilesDays: {
      type: 'number',
      minimum: 0,
      maximum: 36_500,
      description:
        'Files of CAP messages and notices are removed after so many days; 0: never. Left out: 90.',
    },
    selfTestEveryS: {
      type: 'number',
      minimum: 0,
      description: 'How often each channel is tested to its end, seconds; 0: never by itself.',
    },
  },
} as const;

export const RECEIVERS = {
  type: 'array',
  maxItems: 10000,
  description: 'Who confirms each public revision: docs/channels.md.',
  items: RECEIVER,
} as const;
