import { type Marks, Refused } from './delivery.ts';
import type { Destination } from './destination.ts';
import { openPoster, type PostAnswer } from './http-post.ts';
import type { Line } from './line.ts';
import { SIGNATURE_HEADER, signatureOf } from './signature.ts';

export type WebhookDestination = Extract<Destination, { kind: 'webhook' }>;

/** A program of somebody else's that is told of each public revision by a signed HTTP POST. */
export function openWebhook(
  to: WebhookDestination,
  { node, nowMs }: { readonly node: string; readonly nowMs: () => number },
): Line {
  const poster = openPoster(to);
  const post = (event: string, key: string, body: string): Promise<PostAnswer> =>
    poster.post(body, {
      'bongsu-event': event,
      'idempotency-key': key,
      'user-agent': 'bongsu',
      [SIGNATURE_HEADER]: signatureOf(to.secrets, body, nowMs()),
    });
  return {
    receiver: to.name,
    async attempt(document, marks) {
      const key = idempotencyKey(node, marks);
      const { repeated, unrecorded } = marks;
      const head = { version: 1, event: 'warning', idempotencyKey: key, repeated, unrecorded };
      // The document is JSON as it was recorded, and goes out in the same bytes.
      const body = `${JSON.stringify(head).slice(0, -1)},"message":${document}}`;
      return { message: accepted(await post('warning', key, body)) };
    },
    async probe(test) {
      const key = `${node}/self-test/${test.body.nonce}`;
      const body = JSON.stringify({ version: 1, event: 'self-test', idempotencyKey: key, test });
      const answer = await post('self-test', key, body);
      accepted(answer);
      return echoes(answer.body, test.body.nonce) ? 'verified' : 'taken';
    },
    close: poster.close,
  };
}

/** The same in every attempt at one revision, by which a receiver tells a repetition. */
export function idempotencyKey(node: string, { effect }: Pick<Marks, 'effect'>): string {
  return `${node}/${effect.channel}/${effect.name}`;
}

/** Throws a {@link Refused} for anything but 2xx (RFC 9110 section 15). */
export function accepted({ status, retryAfterMs }: PostAnswer): string {
  if (status >= 200 && status < 300) return `answered ${status}`;
  const why =
    status >= 300 && status < 400
      ? `it answers ${status}; redirects are not followed`
      : `it answers ${status}`;
  throw new Refused(why, false, retryAfterMs);
}

/** Whether the body of an answer sends the nonce of a self-test back. */
export function echoes(body: string, nonce: string): boolean {
  try {
    return (JSON.parse(body) as { selfTest?: unknown } | null)?.selfTest === nonce;
  } catch {
    return false;
  }
}
