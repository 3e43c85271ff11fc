import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { ed25519Signer } from '../../seal/index.ts';
import type { Warning } from '../../warn/index.ts';
import type { NodeConfig } from '../config.ts';
import { completeConfig } from '../config-read.ts';
import {
  effectOf,
  folder,
  obedient,
  openTest,
  type Receiver,
  receiver,
  secretFile,
  until,
} from './channel.fixture.ts';
import { type Channels, openChannels } from './channels.ts';

/** Names of destinations; each has two channels. */
const NAMES = ['a', 'b', 'c', 'd'] as const;

async function places(context: TestContext): Promise<Map<string, Receiver>> {
  const made = new Map<string, Receiver>();
  for (const name of NAMES) made.set(name, await receiver(context, obedient));
  return made;
}

const inForce = { id: 'kor-w1', state: 'released', channels: ['siren', 'webhook'] } as never;

test('whoever heard a warning hears each later word on it, however destinations were configured between', async (context) => {
  const at = folder(context);
  const to = await places(context);
  const secret = secretFile(at);
  const configured = fc.subarray([...NAMES], { minLength: 1 });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(configured, { minLength: 2, maxLength: 4 }), async (starts) => {
      round += 1;
      for (const one of to.values()) one.heard.splice(0);
      const expected = new Set<string>();
      for (const [i, named] of starts.entries()) {
        const urlOf = (name: string): string => to.get(name)!.url;
        const gateways = named.map((name) => ({
          ...{ id: `g-${name}`, kind: 'siren', address: urlOf(name), mode: 'exercise' },
          recipients: 'all',
        }));
        const webhooks = named.map((name) => ({
          ...{ id: `w-${name}`, address: `${urlOf(name)}/hook`, mode: 'exercise' },
          secretFile: secret,
        }));
        const opened = openAt(at, String(round), { gateways, webhooks }, i > 0);
        for (const name of named) expected.add(name);
        for (const channel of ['siren', 'webhook']) {
          opened.channels.publish(effectOf(channel, 'kor-w1', i + 1), false);
        }
        await until(() => opened.done() === 2);
        await opened.channels.close();
        for (const name of expected) {
          for (const channel of ['siren', 'webhook']) {
            const key = `kor/${channel}/bongsu-exercise-kor-w1-${i + 1}`;
            const times = to.get(name)!.heard.filter(({ body }) => body['idempotencyKey'] === key);
            assert.equal(times.length, 1, `${name} by ${channel}, revision ${i + 1}`);
          }
        }
        for (const name of NAMES) {
          if (expected.has(name)) continue;
          assert.equal(to.get(name)!.heard.length, 0, `${name} was never configured`);
        }
      }
    }),
    { numRuns: 15 },
  );
});

function openAt(
  at: string,
  ledger: string,
  channels: object,
  isInForce: boolean,
): { channels: Channels; done: () => number } {
  let done = 0;
  const config = configFor(at, channels);
  const opened = openChannels({
    ...{ config, nowMs: Date.now, signer: SIGNER },
    answer: (body) => {
      if (body.kind === 'receipt' && body.ok && body.receivers === undefined) done += 1;
    },
  });
  opened.takeUp(ledger, [], isInForce ? [inForce as Warning] : []);
  return { channels: opened, done: () => done };
}

const SIGNER = ed25519Signer(generateKeyPairSync('ed25519').privateKey);

function configFor(data: string, channels: object): NodeConfig {
  return completeConfig(
    { data, node: 'kor', channels: { ...channels, selfTestEveryS: 0 } as never },
    data,
  );
}

test('the place of a warning in force is not given to another mode before its end was heard', async (context) => {
  const at = folder(context);
  const to = await receiver(context, obedient);
  const gateways = (mode: string): object => ({
    gateways: [{ id: 'g', kind: 'siren', address: to.url, mode, recipients: 'all' }],
  });
  const take = (): Promise<void> => {
    const file = { mode: 'test', channels: { ...gateways('test'), selfTestEveryS: 0 } };
    return openTest(at, file as never).channels.close();
  };
  const first = openAt(at, 'l', gateways('exercise'), false);
  first.channels.publish(effectOf('siren'), false);
  await until(() => first.done() === 1);
  await first.channels.close();
  const owing = openAt(at, 'l', {}, true);
  assert.throws(() => void take(), { code: 'BNG_CHANNEL_SHARED' });
  owing.channels.publish(effectOf('siren', 'kor-w1', 2), false);
  owing.channels.publish(effectOf('siren', 'kor-w2', 1), false);
  await until(() => owing.done() === 1);
  await owing.channels.close();
  assert.equal(to.heard.length, 2, 'and of nothing else');
  await openAt(at, 'l', {}, false).channels.close();
  await take();
});
