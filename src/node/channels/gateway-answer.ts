import { Refused } from './delivery.ts';

/** What a gateway answers (docs/gateways.md), read and found to make sense. */
export interface GatewayAnswer {
  readonly message: string;
  /** Recipients that have confirmed. */
  readonly confirmed: readonly string[];
}

/** States that a gateway may say of a recipient; the first three are good. */
const GOOD = ['accepted', 'delivered', 'confirmed'] as const;
const STATES = [...GOOD, 'failed'] as const;
type RecipientState = (typeof STATES)[number];

/** Recipients behind one gateway; more is no answer to one document. */
const MAX_RECIPIENTS = 10_000;
/** A reference to a recipient, not a name and not a number of a telephone. */
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Failed recipients that are named. */
const NAMED = 5;

/**
 * Reads the answer to the document with this key. Throws a {@link Refused}: the gateway did not take
 * it, or what it says makes no sense, and then it may have taken it all the same.
 */
export function readGatewayAnswer(text: string, key: string): GatewayAnswer {
  const answer = parse(text);
  if (answer['idempotencyKey'] !== key) throw nonsense('it answers something else');
  const { accepted, retryAfterS, perRecipient } = answer;
  if (accepted !== true && accepted !== false) throw nonsense('it does not say whether it took it');
  if (!accepted) {
    const pauseMs = typeof retryAfterS === 'number' && retryAfterS >= 0 ? retryAfterS * 1000 : null;
    const reason =
      typeof answer['reason'] === 'string' ? `: ${answer['reason'].slice(0, 200)}` : '';
    throw new Refused(`it does not accept it${reason}`, false, pauseMs);
  }
  const recipients = readRecipients(perRecipient);
  const failed = recipients.filter(([, state]) => state === 'failed').map(([name]) => name);
  if (recipients.length > 0 && failed.length === recipients.length) {
    throw nonsense('it says that it took it and that nobody got it');
  }
  const confirmed = recipients.flatMap(([name, state]) => (state === 'confirmed' ? [name] : []));
  const got = recipients.length - failed.length;
  const named = failed.slice(0, NAMED).join(', ');
  return {
    confirmed,
    message: [
      'accepted',
      ...(recipients.length === 0 ? [] : [`${got} of ${recipients.length} recipients`]),
      ...(failed.length === 0 ? [] : [`not ${named}${failed.length > NAMED ? ' and more' : ''}`]),
    ].join(', '),
  };
}

/** Exactly one object: what answers twice has not been understood. */
function parse(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw nonsense('its answer is not one JSON document');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw nonsense('its answer is not one JSON object');
  }
  return value as Record<string, unknown>;
}

function readRecipients(given: unknown): (readonly [string, RecipientState])[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given) || given.length > MAX_RECIPIENTS) {
    throw nonsense(`perRecipient is no list of up to ${MAX_RECIPIENTS}`);
  }
  const seen = new Set<string>();
  return given.map((one: unknown) => {
    const { recipient, state } = (one ?? {}) as Record<string, unknown>;
    if (typeof recipient !== 'string' || !REFERENCE.test(recipient)) {
      throw nonsense('a recipient is no reference');
    }
    if (seen.has(recipient)) throw nonsense(`it answers twice for ${recipient}`);
    seen.add(recipient);
    const known = STATES.find((each) => each === state);
    if (known === undefined) throw nonsense(`of ${recipient} it says neither ${STATES.join(', ')}`);
    return [recipient, known] as const;
  });
}

function nonsense(reason: string): Refused {
  return new Refused(reason, true);
}
