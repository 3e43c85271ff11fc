import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { effectOf, folder, type Opened, openTest, secretFile } from './channel.fixture.ts';
import { type Leaving, MAX_SHOWN_BYTES } from './show.ts';
import { bytesIn } from './shown.ts';

/** Sirens that nobody answers for: what is only shown needs no other end. */
function opened(
  context: TestContext,
  sirens: readonly { readonly id: string; readonly alphabet?: 'gsm-7' }[],
): Opened {
  const common = { kind: 'siren', mode: 'exercise', recipients: 'all' } as const;
  const gateways = sirens.map((siren, i) => ({
    ...{ ...common, ...siren },
    address: `http://127.0.0.1:9/${i}`,
  }));
  const made = openTest(folder(context), { channels: { gateways, selfTestEveryS: 0 } as never });
  context.after(() => made.channels.close());
  return made;
}

/** One language that says this in every length. */
function saying(text: string, language = 'ko'): string {
  const parts = { headline: text, brief: text, description: text, instruction: text };
  return JSON.stringify({ texts: { [language]: parts } });
}

const KEYS = /of-the-receiver|of-another|of-the-path/;

const of = (all: readonly Leaving[], receiver: string): Leaving => {
  const found = all.find((one) => one.receiver === receiver);
  assert.ok(found !== undefined, receiver);
  return found;
};

test('a dry run says why a gateway of seven bits gets nothing, and shows the others', (context) => {
  const { channels, receipts } = opened(context, [{ id: 'old', alphabet: 'gsm-7' }, { id: 'new' }]);
  const all = channels.show([effectOf('siren', 'kor-w1', 1, saying('오사카 대피'))]);
  assert.equal(all.length, 2);
  const refused = of(all, 'old');
  assert.match(refused.refused ?? '', /nothing of it can be said in GSM 7-bit \(ko\)/);
  assert.deepEqual([refused.pieces, refused.bytes], [[], 0]);
  assert.match(refused.how, /127\.0\.0\.1:9\/<1 characters>/);
  const other = of(all, 'new');
  assert.equal(other.refused, undefined);
  assert.match(JSON.stringify(other.pieces), /오사카 대피/);
  assert.deepEqual(receipts, []);
});

test('a dry run beyond what one answer holds leaves pieces out, says how large, and shows each alone', (context) => {
  const ids = ['a', 'b', 'c', 'd'];
  const { channels } = opened(
    context,
    ids.map((id) => ({ id })),
  );
  // Each text stands in the document and, in its lengths, beside it: some 5.6 MiB a gateway.
  const large = effectOf('siren', 'kor-w1', 1, saying('x'.repeat(700 << 10), 'en'));
  const all = channels.show([large]);
  const sizes = all.map(({ bytes }) => bytes);
  assert.ok(sizes.every((bytes) => bytes > 4 << 20 && bytes < MAX_SHOWN_BYTES));
  assert.ok(sizes.reduce((sum, bytes) => sum + bytes) > MAX_SHOWN_BYTES);
  const given = all.flatMap(({ pieces }) => (pieces === null ? [] : [bytesIn(pieces)]));
  assert.ok(given.length > 0 && given.length < ids.length);
  assert.ok(given.reduce((sum, bytes) => sum + bytes) <= MAX_SHOWN_BYTES);
  for (const { receiver, bytes } of all.filter(({ pieces }) => pieces === null)) {
    const [alone, ...more] = channels.show([large], receiver);
    assert.deepEqual(more, []);
    assert.equal(bytesIn(alone?.pieces ?? []), bytes);
  }
});

test('what stands in an address or behind a program is often a key, and is not shown', (context) => {
  const at = folder(context);
  const address = 'http://127.0.0.1:9/hooks/of-the-path?token=of-the-receiver&of-another';
  const mode = 'exercise';
  const config = {
    channels: {
      webhooks: [{ id: 'hook', address, mode, secretFile: secretFile(at) }],
      gateways: [
        { id: 'coast', kind: 'siren', address, mode, recipients: 'all' },
        ...[['/opt/sms/send'], ['/opt/sms/send', '--key', 'of-the-receiver']].map((command, i) => ({
          ...{ id: `duty-${i}`, kind: 'sms', command, mode, recipients: 'all' },
        })),
      ],
      selfTestEveryS: 0,
    },
  };
  const { channels } = openTest(at, config as never);
  context.after(() => channels.close());
  for (const channel of ['webhook', 'siren']) {
    const [shown] = channels.show([effectOf(channel)]);
    const text = JSON.stringify(shown);
    assert.match(text, /POST \/<17 characters>\?token=<15 characters>&<10 characters> HTTP/);
    assert.match(shown!.how, /^POST http:\/\/127\.0\.0\.1:9\/</);
    assert.doesNotMatch(text, KEYS);
  }
  const programs = channels.show([effectOf('sms')]);
  assert.deepEqual(
    programs.map(({ how }) => how),
    ['to the standard input of send', 'to the standard input of send (2 arguments)'],
  );
  assert.doesNotMatch(JSON.stringify([programs, channels.health()]), KEYS);
});

test('nor is it where another mode has claimed the same', (context) => {
  const at = folder(context);
  const address = 'http://127.0.0.1:9/hooks/of-the-path';
  const command = ['/opt/sms/send', '--key', 'of-the-receiver'];
  for (const given of [{ address }, { command }]) {
    const open = (mode: 'exercise' | 'test'): void => {
      const gateways = [{ id: 'coast', kind: 'siren', ...given, mode, recipients: 'all' }];
      const opened = openTest(at, { mode, channels: { gateways, selfTestEveryS: 0 } } as never);
      context.after(() => opened.channels.close());
    };
    open('exercise');
    assert.throws(
      () => open('test'),
      (error: Error) => {
        assert.match(error.message, /coast at localhost:9,|program send \(2 arguments\),/);
        assert.doesNotMatch(error.message, KEYS);
        return true;
      },
    );
  }
});
