import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ed25519Verifier, isSealed } from '../../seal/index.ts';
import { selfSignedCertificate } from '../links/certificate.ts';
import {
  effectOf,
  folder,
  MESSAGE,
  obedient,
  openTest,
  receiver,
  SECRET,
  secretFile,
  statesOf,
} from './channel.fixture.ts';
import { postAddress } from './http-post.ts';
import { SELF_TEST_TYPE, type SelfTest } from './self-test.ts';
import { isSigned, REPLAY_WINDOW_S, signatureOf } from './signature.ts';

const SECRETS = [SECRET];

test('a signature holds for its body, its secret and five minutes, and for nothing else', () => {
  const text = fc.string({ maxLength: 40 });
  const nowMs = fc.integer({ min: 1e12, max: 2e12 });
  const offS = fc.integer({ min: -2 * REPLAY_WINDOW_S, max: 2 * REPLAY_WINDOW_S });
  fc.assert(
    fc.property(text, text, nowMs, offS, (body, other, now, off) => {
      const header = signatureOf(SECRETS, body, now);
      const t = Math.floor(now / 1000) * 1000;
      const fresh = Math.abs(off) <= REPLAY_WINDOW_S;
      assert.equal(isSigned(header, body, SECRETS, t + off * 1000), fresh);
      assert.equal(isSigned(header, other, SECRETS, now), other === body);
      assert.equal(isSigned(header, body, [`${SECRET}x`], now), false);
      assert.equal(isSigned(`${header},t=${Math.floor(now / 1000)}`, body, SECRETS, now), false);
      assert.equal(isSigned(other, body, SECRETS, now), false);
    }),
  );
});

test('while a secret is replaced both signatures stand there, for the receiver to change in between', () => {
  const header = signatureOf(['new', 'old'], 'body', 0);
  assert.equal(header.match(/v1=/g)?.length, 2);
  assert.ok(isSigned(header, 'body', ['old'], 0));
  assert.ok(isSigned(header, 'body', ['new'], 0));
});

test('a webhook gets the public words, signed, with a key by which it tells a repetition', async (context) => {
  const at = folder(context);
  const to = await receiver(context, (_, response) => response.writeHead(204).end());
  const webhooks = [
    { id: 'province', address: to.url, mode: 'exercise' as const, secretFile: secretFile(at) },
  ];
  const { channels, receipts, until } = openTest(at, {
    channels: { webhooks, selfTestEveryS: 0 } as never,
  });
  channels.publish(effectOf('webhook'), true);
  await until(() => receipts.some(({ receivers }) => receivers === undefined));
  const [heard] = to.heard;
  assert.ok(isSigned(String(heard!.headers['bongsu-signature']), heard!.text, SECRETS, Date.now()));
  assert.equal(heard!.headers['idempotency-key'], 'kor/webhook/bongsu-exercise-kor-w1-1');
  assert.deepEqual(heard!.body, {
    ...{ version: 1, event: 'warning', repeated: false, unrecorded: true },
    idempotencyKey: 'kor/webhook/bongsu-exercise-kor-w1-1',
    message: JSON.parse(MESSAGE) as unknown,
  });
  assert.deepEqual(statesOf(receipts, 'province'), ['sent']);
  assert.equal(receipts.at(-1)?.message, 'sent');
  await channels.close();
});

test('a self-test is signed, of mode test, and verified where its nonce comes back', async (context) => {
  const at = folder(context);
  const to = await receiver(context, obedient);
  const webhooks = [
    { id: 'province', address: to.url, mode: 'exercise' as const, secretFile: secretFile(at) },
  ];
  const { channels, health } = openTest(at, {
    channels: { webhooks, selfTestEveryS: 0 } as never,
  });
  const [result] = await channels.test('province');
  assert.deepEqual([result!.ok, result!.proof], [true, 'verified']);
  const [heard] = to.heard;
  assert.equal(heard!.headers['bongsu-event'], 'self-test');
  const sent = heard!.body['test'] as SelfTest;
  assert.ok(isSealed(SELF_TEST_TYPE, sent, ed25519Verifier()));
  assert.deepEqual([sent.body.mode, sent.body.of], ['test', 'exercise']);
  assert.ok(!('message' in heard!.body), 'nothing that could be shown as an alert');
  to.behave = (_, response) => response.end('ok');
  await new Promise((resolve) => setTimeout(resolve, 1100));
  assert.equal((await channels.test('webhook'))[0]?.proof, 'taken');
  assert.deepEqual(
    health.map(({ name, state }) => [name, state]),
    [
      ['webhook province', 'good'],
      ['webhook province', 'good'],
    ],
  );
  await channels.close();
});

test('a redirect is not followed, and what is asked for in Retry-After is waited for', async (context) => {
  const at = folder(context);
  const elsewhere = await receiver(context, (_, response) => response.end());
  const answers = [
    (_: unknown, response: import('node:http').ServerResponse) =>
      void response.writeHead(307, { location: elsewhere.url }).end(),
    (_: unknown, response: import('node:http').ServerResponse) =>
      void response.writeHead(503, { 'retry-after': '0' }).end(),
    (_: unknown, response: import('node:http').ServerResponse) => void response.end(),
  ];
  const to = await receiver(context, (heard, response) => answers.shift()!(heard, response));
  const webhooks = [
    { id: 'province', address: to.url, mode: 'exercise' as const, secretFile: secretFile(at) },
  ];
  const { channels, receipts, until } = openTest(at, {
    channels: { webhooks, selfTestEveryS: 0 } as never,
  });
  channels.publish(effectOf('webhook'), false);
  await until(() => receipts.some(({ receivers }) => receivers === undefined));
  assert.equal(to.heard.length, 3);
  assert.equal(elsewhere.heard.length, 0);
  assert.equal(new Set(to.heard.map(({ body }) => body['idempotencyKey'])).size, 1);
  assert.deepEqual(statesOf(receipts, 'province'), ['sent'], 'a refusal leaves no doubt');
  await channels.close();
});

test('over TLS only who the authority vouches for is told; nobody else gets a byte of it', async (context) => {
  const at = folder(context);
  const identity = (name: string): { cert: string; key: string; path: string } => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const cert = selfSignedCertificate(privateKey, 'localhost', Date.now());
    const path = join(at, `${name}.pem`);
    writeFileSync(path, cert);
    return { cert, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), path };
  };
  const [theirs, another] = [identity('theirs'), identity('another')];
  let requests = 0;
  const server = createServer({ cert: theirs.cert, key: theirs.key }, (request, response) => {
    requests += 1;
    request.resume().on('end', () => response.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  for (const [ca, taken] of [
    [another.path, false],
    [theirs.path, true],
  ] as const) {
    const webhook = { id: 'province', address: `https://localhost:${port}/`, mode: 'exercise', ca };
    const webhooks = [{ ...webhook, secretFile: secretFile(at) }];
    const { channels } = openTest(at, { channels: { webhooks, selfTestEveryS: 0 } as never });
    const [result] = await channels.test('province');
    assert.equal(result!.ok, taken, result!.message);
    assert.equal(requests, taken ? 1 : 0);
    await channels.close();
  }
});

test('addresses: plain HTTP to this machine alone, and never to nobody in particular', () => {
  const good = [
    'https://a.example/x',
    'http://127.0.0.1:1/',
    'http://localhost/',
    'https://10.0.0.1/',
  ];
  const bad = [
    ...['http://a.example/', 'http://10.0.0.1/', 'https://169.254.169.254/', 'https://[fe80::1]/'],
    ...['https://0.0.0.0/', 'https://224.0.0.1/', 'https://[::]/', 'https://u:p@a.example/'],
    ...['ftp://a.example/', 'a.example', 'https://[::ffff:169.254.169.254]/'],
  ];
  for (const address of good) assert.notEqual(typeof postAddress(address), 'string', address);
  for (const address of bad) assert.equal(typeof postAddress(address), 'string', address);
});

test('a secret that others may read, that is short or not there, is refused at the start', (context) => {
  const at = folder(context);
  const open = join(at, 'open');
  writeFileSync(open, SECRET, { mode: 0o644 });
  const webhook = (given: object): void =>
    void openTest(at, {
      channels: {
        webhooks: [{ id: 'a', address: 'http://localhost/', mode: 'exercise', ...given }],
      } as never,
    });
  assert.throws(() => webhook({ secretFile: open }), /chmod 600/);
  assert.throws(() => webhook({ secretFile: secretFile(at, 's', 'short') }), /only 5 characters/);
  assert.throws(() => webhook({ secretEnv: 'NOT_THERE_AT_ALL' }), /is not there/);
  assert.throws(() => webhook({}), /needs secretFile/);
});
