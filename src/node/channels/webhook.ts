import { type Marks, Refused } from './delivery.ts';
import type { Destination } from './destination.ts';
import { openPoster, type PostAnswer, requestText } from './http-post.ts';
import type { Line } from './line.ts';
import type { Shown } from './shown.ts';
import { SIGNATURE_HEADER, signatureOf, signaturePlaces } from './signature.ts';

export type WebhookDestination = Extract<Destination, { kind: 'webhook' }>;

/** A program of somebody else's that is told of each public revision by a signed HTTP POST. */
export function openWebhook(
  to: WebhookDestination,
  { node, nowMs }: { readonly node: string; readonly nowMs: () => number },
): Line {
  const poster = openPoster(to);
  const post = (event: string, key: string, body: string): Promise<PostAnswer> =>
    poster.post(body, headersOf(event, key, signatureOf(to.secrets, body, nowMs())));
  const bodyOf = (document: string, marks: Marks): string => {
    const { repeated, unrecorded } = marks;
    const idempotencyKey = keyOf(node, marks);
    const head = { version: 1, event: 'warning', idempotencyKey, repeated, unrecorded };
    // The document is JSON as it was recorded, and goes out in the same bytes.
    return `${JSON.stringify(head).slice(0, -1)},"message":${document}}`;
  };
  return {
    receiver: to.name,
    async attempt(document, marks) {
      const answer = await post('warning', keyOf(node, marks), bodyOf(document, marks));
      return { message: accepted(answer) };
    },
    show(document, marks) {
      const places = signaturePlaces(to.secrets, to.name);
      const headers = headersOf('warning', keyOf(node, marks), places);
      return shownRequest(to.url, bodyOf(document, marks), headers);
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

/** `signature`: null without a secret. */
export function headersOf(
  event: string,
  key: string,
  signature: string | null,
): Record<string, string> {
  return {
    ...{ 'bongsu-event': event, 'idempotency-key': key, 'user-agent': 'bongsu' },
    ...(signature === null ? {} : { [SIGNATURE_HEADER]: signature }),
  };
}

/** What a poster would send, its target as {@link shownTarget} has it. */
export function shownRequest(url: URL, body: string, headers: Record<string, string>): Shown {
  const target = shownTarget(url);
  const text = requestText(url, target, body, headers);
  return { how: `POST ${url.origin}${target}`, pieces: [{ text }] };
}

/** A target without its path and the values of its query: such a one is often a key of the receiver. */
export function shownTarget(url: URL): string {
  const hidden = (value: string): string => `<${value.length} characters>`;
  const query = url.search.replace(
    /([?&])([^=&]*=)?([^&]+)/g,
    (_, before: string, name: string | undefined, value: string) =>
      `${before}${name ?? ''}${hidden(value)}`,
  );
  const path = url.pathname.slice(1);
  return `/${path === '' ? '' : hidden(path)}${query}`;
}

/** The same in every attempt at one revision, by which a receiver tells a repetition. */
export function keyOf(node: string, { effect }: Pick<Marks, 'effect'>): string {
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
