/** What the tests of channels share: a receiver on this machine that answers as a test says. */

import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { ed25519Signer } from '../../seal/index.ts';
import type { ConfigFile } from '../config.ts';
import { completeConfig } from '../config-read.ts';
import type { InputBody } from '../ports.ts';
import { type Channels, openChannels } from './channels.ts';
import type { PublishEffect, Receipt } from './delivery.ts';

export function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'bongsu-channels-'));
  context.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export const SECRET = 'a-secret-of-thirty-two-characters';

export function secretFile(at: string, name = 'secret', text = SECRET): string {
  const path = join(at, name);
  writeFileSync(path, `${text}\n`);
  chmodSync(path, 0o600);
  return path;
}

/** One request as a receiver saw it. */
export interface Heard {
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: Record<string, unknown>;
}

export type Behaviour = (heard: Heard, response: ServerResponse) => void;

export interface Receiver {
  readonly url: string;
  readonly heard: Heard[];
  behave: Behaviour;
}

/** A server that answers with what `behave` says; the requests are kept. */
export async function receiver(context: TestContext, behave: Behaviour): Promise<Receiver> {
  const made: Receiver = { url: '', heard: [], behave };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      const heard = {
        headers: request.headers,
        text,
        body: JSON.parse(text) as Record<string, unknown>,
      };
      made.heard.push(heard);
      made.behave(heard, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(made, { url: `http://127.0.0.1:${port}/in` });
}

/** What a gateway that does as it is told answers. */
export function obedient({ body }: Heard, response: ServerResponse): void {
  const { idempotencyKey, test } = body as {
    idempotencyKey: string;
    test?: { body: { nonce: string } };
  };
  response.end(
    JSON.stringify({
      ...{ version: 1, idempotencyKey, accepted: true },
      ...(test === undefined ? {} : { selfTest: test.body.nonce }),
    }),
  );
}

export const MESSAGE = JSON.stringify({
  type: 'bongsu/message/1',
  texts: { en: { headline: 'H', brief: 'B', description: 'D', instruction: 'I' } },
});

export function effectOf(
  channel: string,
  warning = 'kor-w1',
  revision = 1,
  document = MESSAGE,
): PublishEffect {
  const name = `bongsu-exercise-${warning}-${revision}`;
  return { kind: 'publish', after: 5, channel, name, document, warning, revision };
}

export interface Opened {
  readonly channels: Channels;
  readonly receipts: Receipt[];
  readonly health: Extract<InputBody, { kind: 'health' }>[];
  /** Of the node's signer. */
  readonly key: string;
  until(holds: () => boolean): Promise<void>;
}

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);

/** Opens the channels of a configuration, with what comes back from them. */
export function openTest(
  data: string,
  file: ConfigFile,
  nowMs: () => number = Date.now,
  takenUp: { ledger?: string; unanswered?: readonly PublishEffect[] } = {},
): Opened {
  const receipts: Receipt[] = [];
  const health: Opened['health'] = [];
  const channels = openChannels({
    config: completeConfig({ data, node: 'kor', ...file }, data),
    ...{ nowMs, signer },
    answer: (body) => void (body.kind === 'receipt' ? receipts.push(body) : health.push(body)),
  });
  channels.takeUp(takenUp.ledger ?? 'ledger', takenUp.unanswered ?? [], []);
  return { channels, receipts, health, key: signer.publicKey, until };
}

/** Nothing that is waited for takes this long, ms. */
const GIVE_UP_MS = 20_000;

export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + GIVE_UP_MS;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`never held: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** States that receipts told of a receiver. */
export function statesOf(receipts: readonly Receipt[], receiverName: string): string[] {
  return receipts.flatMap(({ receivers }) =>
    (receivers?.answers ?? []).flatMap(({ receiver: one, state }) =>
      one === receiverName ? [state] : [],
    ),
  );
}
