import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import {
  type Behaviour,
  effectOf,
  folder,
  type Heard,
  type Opened,
  obedient,
  openTest,
  type Receiver,
  receiver,
  secretFile,
  statesOf,
} from './channel.fixture.ts';
import { Refused } from './delivery.ts';
import { readGatewayAnswer } from './gateway-answer.ts';
import { openProgram } from './program.ts';

const KEY = 'kor/siren/bongsu-exercise-kor-w1-1';
const GOOD = { version: 1, idempotencyKey: KEY, accepted: true };

test('whatever an answer is, it is read or refused; only what makes sense counts as taken', () => {
  const state = fc.constantFrom('accepted', 'delivered', 'confirmed', 'failed', 'eaten', 1);
  const answer = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record(
        {
          idempotencyKey: fc.constantFrom(KEY, 'other', null),
          accepted: fc.constantFrom(true, false, 'yes', 1),
          perRecipient: fc.oneof(
            fc.array(fc.record({ recipient: fc.constantFrom('a', 'b', 'c', ''), state })),
            fc.constantFrom(null, 'all', {}),
          ),
          retryAfterS: fc.constantFrom(-1, 0, 1e9, 'x'),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(answer, (text) => {
      try {
        readGatewayAnswer(text, KEY);
      } catch (error) {
        assert.ok(error instanceof Refused);
        return;
      }
      const { idempotencyKey, accepted, perRecipient } = JSON.parse(text);
      assert.equal(idempotencyKey, KEY);
      assert.equal(accepted, true);
      const names = (perRecipient ?? []).map((one: { recipient: string }) => one.recipient);
      assert.equal(new Set(names).size, names.length);
    }),
    { numRuns: 500 },
  );
});

test('who got it is told in words, who confirmed by reference', () => {
  const perRecipient = [
    { recipient: 'siren-1', state: 'confirmed' },
    { recipient: 'siren-2', state: 'failed' },
  ];
  const answer = readGatewayAnswer(JSON.stringify({ ...GOOD, perRecipient }), KEY);
  assert.deepEqual(answer.confirmed, ['siren-1']);
  assert.equal(answer.message, 'accepted, 1 of 2 recipients, not siren-2');
});

async function sounding(
  context: TestContext,
  behave: Behaviour,
  more: { readonly alphabet?: 'gsm-7'; readonly document?: string } = {},
): Promise<Opened & { readonly to: Receiver }> {
  const to = await receiver(context, behave);
  const { document, ...how } = more;
  const coast = { id: 'coast', kind: 'siren', mode: 'exercise', recipients: 'coast-all' } as const;
  const gateways = [{ ...coast, address: to.url, ...how }];
  const opened = openTest(folder(context), { channels: { gateways, selfTestEveryS: 0 } as never });
  opened.channels.publish(effectOf('siren', 'kor-w1', 1, document), false);
  return { ...opened, to };
}

const complete = ({ receipts }: Opened): boolean =>
  receipts.some(({ ok, receivers }) => ok && receivers === undefined);

test('a gateway gets the texts in three lengths, whom to reach, and one key for all attempts', async (context) => {
  const opened = await sounding(context, obedient);
  await opened.until(() => complete(opened));
  const { body } = opened.to.heard[0]!;
  assert.deepEqual(body['texts'], { en: { short: 'H', medium: 'B', long: 'H\nD\nI' } });
  assert.deepEqual(
    [body['recipients'], body['channel'], body['gateway']],
    ['coast-all', 'siren', 'coast'],
  );
  assert.deepEqual(statesOf(opened.receipts, 'coast'), ['sent']);
  await opened.channels.close();
});

const textsOf = (by: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    texts: Object.fromEntries(
      Object.entries(by).map(([language, headline]) => [
        language,
        { headline, brief: headline, description: headline, instruction: headline },
      ]),
    ),
  });

test('a gateway of seven bits gets what it can send; a language it cannot is left out and named', async (context) => {
  const document = textsOf({ en: 'Ōsaka – cover', ko: '오사카 대피', tl: 'Ñandú' });
  const opened = await sounding(context, obedient, { alphabet: 'gsm-7', document });
  await opened.until(() => complete(opened));
  const { texts, leftOut } = opened.to.heard[0]!.body as {
    texts: Record<string, { short: string }>;
    leftOut: unknown;
  };
  assert.deepEqual(
    Object.entries(texts).map(([language, { short }]) => [language, short]),
    [
      ['en', 'Osaka - cover'],
      ['tl', 'Ñandu'],
    ],
  );
  assert.deepEqual(leftOut, [{ language: 'ko', characters: ['오', '사', '카', '대', '피'] }]);
  assert.match(
    opened.receipts.map(({ message }) => message).join(),
    /not in GSM 7-bit and left out: ko/,
  );
  await opened.channels.close();
});

test('what cannot be said in seven bits at all is a failure with its reason, and nothing is sent', async (context) => {
  const document = textsOf({ ko: '오사카 대피' });
  const opened = await sounding(context, obedient, { alphabet: 'gsm-7', document });
  await opened.until(() => opened.channels.health().lines.some(({ failure }) => failure !== null));
  const line = opened.channels.health().lines.find(({ receiver: one }) => one === 'coast');
  assert.match(JSON.stringify(line?.failure), /nothing of it can be said in GSM 7-bit \(ko\)/);
  assert.deepEqual(opened.to.heard, []);
  await opened.channels.close();
});

/** First it does this, then as it is told. */
const once = (first: Behaviour): Behaviour => {
  let times = 0;
  return (heard, response) => (times++ === 0 ? first : obedient)(heard, response);
};
const says =
  (value: unknown): Behaviour =>
  (_, response) =>
    void response.end(typeof value === 'string' ? value : JSON.stringify(value));
const twice = ({ body }: Heard): string =>
  JSON.stringify({ ...GOOD, idempotencyKey: body['idempotencyKey'] }).repeat(2);

for (const [what, first] of [
  ['answers garbage', says('<html>ok</html>')],
  ['lies about what it answers', says({ ...GOOD, idempotencyKey: 'another' })],
  ['answers twice', (heard, response) => void response.end(twice(heard))],
  [
    'says that it took it and that nobody got it',
    says({ ...GOOD, perRecipient: [{ recipient: 'a', state: 'failed' }] }),
  ],
  [
    'breaks off',
    (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{', () => response.destroy());
    },
  ],
  ['says more than anybody reads', says('x'.repeat(300_000))],
] as const satisfies readonly (readonly [string, Behaviour])[]) {
  test(`a gateway that ${what} is asked again with the same key, and the doubt is shown`, async (context) => {
    const opened = await sounding(context, once(first));
    await opened.until(() => complete(opened));
    const keys = opened.to.heard.map(({ body }) => [body['idempotencyKey'], body['repeated']]);
    assert.deepEqual(keys, [
      [KEY, false],
      [KEY, true],
    ]);
    assert.deepEqual(statesOf(opened.receipts, 'coast').sort(), ['doubtful', 'sent']);
    await opened.channels.close();
  });
}

for (const [what, first] of [
  ['never answers', () => undefined],
  [
    'lets its answer drip',
    (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 100);
      response.on('close', () => clearInterval(drip));
    },
  ],
] as const satisfies readonly (readonly [string, Behaviour])[]) {
  test(`a gateway that ${what} is given up after five seconds, told of, and asked again`, async (context) => {
    const opened = await sounding(context, once(first));
    await opened.until(() => complete(opened));
    assert.equal(opened.to.heard.length, 2);
    assert.deepEqual(statesOf(opened.receipts, 'coast').sort(), ['doubtful', 'failed', 'sent']);
    await opened.channels.close();
  });
}

test('a refusal with retryAfterS is waited for, leaves no doubt, and holds no newer word up', async (context) => {
  let refused = 0;
  const opened = await sounding(context, (heard, response) => {
    if (String(heard.body['idempotencyKey']).endsWith('-2')) return obedient(heard, response);
    refused += 1;
    const { idempotencyKey } = heard.body;
    const answer = { version: 1, idempotencyKey, accepted: false, reason: 'busy', retryAfterS: 60 };
    return void response.end(JSON.stringify(answer));
  });
  await opened.until(() => refused === 1);
  opened.channels.publish(effectOf('siren', 'kor-w1', 2), false);
  await opened.until(
    () => opened.receipts.filter(({ receivers }) => receivers === undefined).length === 2,
  );
  assert.deepEqual(statesOf(opened.receipts, 'coast'), ['sent']);
  const [replaced] = opened.receipts.filter(({ receivers }) => receivers === undefined);
  assert.match(replaced!.message, /kor-w1-2 goes in its place/);
  await opened.channels.close();
});

test('what a gateway says of its failure is told and shown as plain text', async (context) => {
  const reason = '\u001b[2J\u001b]0;all clear\u0007no\r\npower\u202e\u2028 \ud800';
  // Long enough a pause that the failure stands while it is looked at.
  const refusing: Behaviour = ({ body: { idempotencyKey } }, response) =>
    void response.end(
      JSON.stringify({ version: 1, idempotencyKey, accepted: false, reason, retryAfterS: 1 }),
    );
  const opened = await sounding(context, refusing);
  const failureOf = (): string | null | undefined =>
    opened.channels.health().lines.find(({ receiver: one }) => one === 'coast')?.failure;
  await opened.until(() => typeof failureOf() === 'string');
  const failure = failureOf()!;
  assert.match(failure, /does not accept it: .*all clear.*no power/);
  opened.to.behave = obedient;
  await opened.until(() => complete(opened));
  opened.to.behave = refusing;
  const [tested] = await opened.channels.test('coast');
  assert.match(tested!.message, /does not accept it: .*all clear.*no power/);
  assert.equal(opened.health.length, 1);
  for (const text of [failure, tested!.message, opened.health[0]!.message ?? '']) {
    assert.ok(text.isWellFormed());
    assert.doesNotMatch(text, /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E]/u);
  }
  await opened.channels.close();
});

test('a program is given the document and answers; one that hangs, fails or babbles is ended', async () => {
  const node = (code: string, patienceMs = 3000): ReturnType<typeof openProgram> =>
    openProgram([process.execPath, '-e', code], patienceMs);
  const echo = 'process.stdin.pipe(process.stdout)';
  assert.equal(await node(echo).run('{"a":1}'), '{"a":1}');
  await assert.rejects(node('setInterval(()=>{},1e3)', 300).run('x'), /did not end/);
  await assert.rejects(node('process.exit(3)').run('x'), /ended with 3/);
  await assert.rejects(node('process.stdout.write("x".repeat(3e5))').run('x'), /says more/);
  await assert.rejects(openProgram(['/no/such/program']).run('x'), (error: unknown) => {
    return error instanceof Refused && !error.arrived;
  });
});

test('the gateway of the examples does what the page on gateways says', async (context) => {
  const at = folder(context);
  const script = join(import.meta.dirname, '../../../examples/gateway/gateway.mjs');
  const log = join(at, 'sirens.txt');
  const command = [process.execPath, script, log];
  const gateways = [{ id: 'coast', kind: 'siren', command, mode: 'exercise', recipients: 'coast' }];
  const opened = openTest(at, { channels: { gateways, selfTestEveryS: 0 } as never });
  const [tested] = await opened.channels.test('coast');
  assert.equal(tested?.proof, 'verified', tested?.message);
  assert.ok(!existsSync(log), 'a self-test wakes nobody');
  opened.channels.publish(effectOf('siren'), false);
  await opened.until(() => complete(opened));
  const written = readFileSync(log, 'utf8');
  assert.match(written, /to coast: B/);
  await opened.channels.close();
  // What it has heard already it does not do again.
  const again = openTest(at, { channels: { gateways, selfTestEveryS: 0 } as never }, Date.now, {
    ledger: 'another',
    unanswered: [effectOf('siren')],
  });
  await again.until(() => complete(again));
  assert.equal(readFileSync(log, 'utf8'), written);
  await again.channels.close();
});

test('a gateway confirms for the receivers that it was asked to reach, and for nobody else', async (context) => {
  const at = folder(context);
  const tokenFile = secretFile(at, 'token');
  const everybody = ['fire-7', 'port-3', 'city-2', 'stranger'];
  const all = (heard: Heard, response: Parameters<Behaviour>[1]): void => {
    const { idempotencyKey } = heard.body;
    const perRecipient = everybody.map((recipient) => ({ recipient, state: 'confirmed' }));
    response.end(JSON.stringify({ version: 1, idempotencyKey, accepted: true, perRecipient }));
  };
  const to = await receiver(context, all);
  const common = { mode: 'exercise', recipients: 'all' } as const;
  const opened = openTest(at, {
    channels: {
      gateways: [
        { id: 'coast', kind: 'siren', address: to.url, ...common },
        { id: 'duty', kind: 'sms', address: `${to.url}/sms`, ...common },
      ],
      selfTestEveryS: 0,
    },
    receivers: [
      { id: 'fire-7', tokenFile, via: 'coast' },
      { id: 'port-3', tokenFile, via: 'duty' },
      { id: 'city-2', tokenFile },
    ],
  });
  opened.channels.publish(effectOf('siren'), false);
  await opened.until(() => complete(opened));
  const confirmed = everybody.filter((one) => statesOf(opened.receipts, one).includes('confirmed'));
  assert.deepEqual(confirmed, ['fire-7']);
  await opened.channels.close();
});
