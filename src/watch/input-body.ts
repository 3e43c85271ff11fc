import type { Input } from './input.ts';

/** The inputs that the ledger keeps as JSON. */
export type JsonInput = Exclude<Input, { kind: 'datagram' | 'peerFrame' | 'tick' }>;

/** What of a JSON input goes into its body: all but `kind`, `seq` and `atMs`. */
export function inputBody(input: JsonInput): unknown {
  const { kind: _kind, seq: _seq, atMs: _atMs, ...body } = input;
  return input.kind === 'result' && input.value === undefined ? { ...body, value: null } : body;
}

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number';
const flag: Check = (value) => typeof value === 'boolean';
const present: Check = (value) => value !== undefined;
const object: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string);

const ANSWERS: Check = oneOf('sent', 'confirmed', 'failed', 'doubtful');

function isAnswers(value: unknown): boolean {
  const { warning, revision, answers } = (value ?? {}) as Record<string, unknown>;
  if (!text(warning) || !number(revision) || !Array.isArray(answers)) return false;
  return answers.every((each: unknown) => {
    const { receiver, state } = (each ?? {}) as Record<string, unknown>;
    return text(receiver) && ANSWERS(state);
  });
}

/** Every member that an input of the kind must have; one that `Input` gains is added here. */
const MEMBERS: {
  readonly [K in JsonInput['kind']]: {
    readonly [M in Exclude<
      keyof Extract<JsonInput, { kind: K }>,
      'kind' | 'seq' | 'atMs'
    >]-?: Check;
  };
} = {
  command: { command: object },
  settings: { hash: text, value: object },
  link: {
    ...{ peer: text, state: oneOf('up', 'down') },
    key: (value) => value === undefined || text(value),
  },
  receipt: {
    ...{ channel: text, name: text, about: number, ok: flag, message: text },
    receivers: (value) => value === undefined || isAnswers(value),
  },
  result: { effect: text, value: present },
  health: {
    subject: oneOf('input', 'disk', 'key', 'clock', 'channel', 'ledger', 'actual'),
    name: text,
    state: oneOf('good', 'degraded', 'failed'),
    message: text,
  },
};

/**
 * Reads the body back. Checks the members that the shell itself wrote; what is inside
 * `command` and the settings is checked by the step, as it was the first time. Null for
 * anything else; never throws.
 */
export function readInputBody(
  kind: JsonInput['kind'],
  seq: number,
  atMs: number,
  json: string,
): JsonInput | null {
  let body: unknown;
  try {
    body = JSON.parse(json);
  } catch {
    return null;
  }
  if (!object(body)) return null;
  const members = body as Record<string, unknown>;
  const checks = Object.entries<Check>(MEMBERS[kind]);
  if (!checks.every(([name, check]) => check(members[name]))) return null;
  if ('kind' in members || 'seq' in members || 'atMs' in members) return null;
  return { ...members, kind, seq, atMs } as unknown as JsonInput;
}
