import type { Destination } from './destination.ts';
import { readGatewayAnswer } from './gateway-answer.ts';
import { openPoster } from './http-post.ts';
import type { Line } from './line.ts';
import { openProgram } from './program.ts';
import { SIGNATURE_HEADER, signatureOf } from './signature.ts';
import { accepted, echoes, idempotencyKey } from './webhook.ts';

export type GatewayDestination = Extract<Destination, { kind: 'gateway' }>;

/** Version of the documents that gateways get (docs/gateways.md). */
export const GATEWAY_VERSION = 1;

export interface GatewayOptions {
  readonly node: string;
  readonly nowMs: () => number;
  /** Where each receiver behind this gateway confirms a revision; empty: nowhere. */
  readonly links: (warning: string, revision: number) => readonly AcknowledgeLink[];
}

export interface AcknowledgeLink {
  readonly receiver: string;
  readonly url: string;
}

/** A siren, SMS or e-mail gateway: one document in, one answer out. */
export function openGateway(to: GatewayDestination, { node, nowMs, links }: GatewayOptions): Line {
  const { ask, close } = carrier(to, nowMs);
  const common = {
    ...{ version: GATEWAY_VERSION, gateway: to.name, channel: to.channel },
    recipients: to.recipients,
  };
  return {
    receiver: to.name,
    async attempt(document, marks) {
      const { warning, revision } = marks.effect;
      const key = idempotencyKey(node, marks);
      const message = JSON.parse(document) as { texts: Texts };
      const body = JSON.stringify({
        ...common,
        ...{ event: 'warning', idempotencyKey: key },
        ...{ repeated: marks.repeated, unrecorded: marks.unrecorded },
        texts: lengthsOf(message.texts),
        acknowledge: links(warning, revision),
        message,
      });
      return readGatewayAnswer(await ask('warning', key, body), key);
    },
    async probe(test) {
      const key = `${node}/self-test/${test.body.nonce}`;
      const body = JSON.stringify({ ...common, event: 'self-test', idempotencyKey: key, test });
      const answer = await ask('self-test', key, body);
      readGatewayAnswer(answer, key);
      return echoes(answer, test.body.nonce) ? 'verified' : 'taken';
    },
    close,
  };
}

interface Carrier {
  /** The text of the answer; rejects with a Refused. */
  ask(event: string, key: string, body: string): Promise<string>;
  close(): void;
}

function carrier(to: GatewayDestination, nowMs: () => number): Carrier {
  if (to.command !== null) {
    const program = openProgram(to.command);
    return { ask: (_event, _key, body) => program.run(body), close: program.close };
  }
  const poster = openPoster(to);
  return {
    async ask(event, key, body) {
      const headers = {
        ...{ 'bongsu-event': event, 'idempotency-key': key, 'user-agent': 'bongsu' },
        ...(to.secrets.length === 0
          ? {}
          : { [SIGNATURE_HEADER]: signatureOf(to.secrets, body, nowMs()) }),
      };
      const answer = await poster.post(body, headers);
      accepted(answer);
      return answer.body;
    },
    close: poster.close,
  };
}

type Texts = Readonly<
  Record<string, Readonly<Record<'headline' | 'brief' | 'description' | 'instruction', string>>>
>;

/** By language: `short` up to 90 characters, `medium` up to 360, `long` all that is to be said. */
function lengthsOf(texts: Texts): Record<string, Record<'short' | 'medium' | 'long', string>> {
  return Object.fromEntries(
    Object.entries(texts).map(([language, { headline, brief, description, instruction }]) => [
      language,
      { short: headline, medium: brief, long: [headline, description, instruction].join('\n') },
    ]),
  );
}
