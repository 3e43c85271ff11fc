import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { connect as connectTcp } from 'node:net';
import { type TestContext, test } from 'node:test';
import { connect as connectTls } from 'node:tls';
import type { Mode } from '../../mark/index.ts';
import { publicKeyText } from '../../seal/index.ts';
import { parseAddress } from '../address.ts';
import type { Key } from '../keys.ts';
import { linkCredentials } from './credentials.ts';
import { type LinkPeer, type Links, openLinks } from './links.ts';
import { MAX_UNPROVEN } from './listener.ts';

function key(name: string): Key {
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = publicKeyText(privateKey);
  return { name, mode: 'exercise', publicKey, demonstration: false, file: '', privateKey };
}

/** What one side saw, and a way to wait for it. */
class Seen {
  readonly words: string[] = [];
  #waiting: { word: string; count: number; resolve: () => void }[] = [];

  add(word: string): void {
    this.words.push(word);
    this.#waiting = this.#waiting.filter((one) => {
      if (this.count(one.word) < one.count) return true;
      one.resolve();
      return false;
    });
  }
  count(word: string): number {
    return this.words.filter((seen) => seen === word).length;
  }
  until(word: string, count = 1): Promise<void> {
    if (this.count(word) >= count) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ word, count, resolve });
    });
  }
}

async function open(
  context: TestContext,
  node: string,
  own: Key,
  peers: readonly LinkPeer[],
  listen: boolean,
  mode: Mode = 'exercise',
): Promise<{ links: Links; seen: Seen }> {
  const seen = new Seen();
  const links = await openLinks({
    node,
    mode,
    key: own,
    peers,
    listen: listen ? { host: '127.0.0.1', port: 0 } : null,
    events: {
      onLink(peer, state, shown) {
        if (shown !== undefined) seen.add(`${peer} shows ${shown}`);
        seen.add(`${peer} ${state}`);
      },
      onFrame: (peer, bytes) => seen.add(`${peer}: ${Buffer.from(bytes).toString()}`),
      onUnrecorded: (peer) => seen.add(`${peer} unrecorded`),
    },
  });
  context.after(() => links.close());
  return { links, seen };
}

const text = (value: string): Uint8Array => Buffer.from(value);

test('two nodes that know each other by key link up and exchange frames', async (context) => {
  const [kor, usa] = [key('kor'), key('usa')];
  const hub = await open(
    context,
    'usa',
    usa,
    [{ node: 'kor', key: kor.publicKey, address: null }],
    true,
  );
  const other = await open(
    context,
    'kor',
    kor,
    [{ node: 'usa', key: usa.publicKey, address: hub.links.address }],
    false,
  );
  await Promise.all([hub.seen.until('kor up'), other.seen.until('usa up')]);
  assert.equal(hub.seen.count(`kor shows ${kor.publicKey}`), 1);
  assert.equal(other.seen.count(`usa shows ${usa.publicKey}`), 1);
  assert.ok(other.links.send('usa', text('one'), false));
  assert.ok(hub.links.send('kor', text('two'), true));
  await Promise.all([hub.seen.until('kor: one'), other.seen.until('usa: two')]);
  assert.equal(hub.seen.count('kor unrecorded'), 0);
  assert.equal(other.seen.count('usa unrecorded'), 1, 'the outer mark arrives outside the frame');
});

test('a link that was cut comes back by itself', async (context) => {
  const [kor, usa] = [key('kor'), key('usa')];
  const hub = await open(
    context,
    'usa',
    usa,
    [{ node: 'kor', key: kor.publicKey, address: null }],
    true,
  );
  const peers = [{ node: 'usa', key: usa.publicKey, address: hub.links.address }];
  const other = await open(context, 'kor', kor, peers, false);
  await hub.seen.until('kor up');
  hub.links.disconnect('kor', 'cut by the test');
  await Promise.all([hub.seen.until('kor up', 2), other.seen.until('usa up', 2)]);
  other.links.send('usa', text('again'), false);
  await hub.seen.until('kor: again');
});

test('a peer is called ever more seldom until the link has stood for a second after its first word', async (context) => {
  const [kor, usa] = [key('kor'), key('usa')];
  const peer = { node: 'kor', key: kor.publicKey, address: null };
  const hub = await open(context, 'usa', usa, [peer], true);
  const pauses: number[] = [];
  const timer = globalThis.setTimeout;
  // Time is virtual for the pauses between calls: each is noted and ends at once.
  context.mock.method(globalThis, 'setTimeout', ((call: () => void, ms: number) => {
    pauses.push(ms);
    return timer(call, 0);
  }) as typeof setTimeout);
  let later = 0;
  const now = performance.now.bind(performance);
  context.mock.method(performance, 'now', () => now() + later);
  const address = hub.links.address;
  const peers = [{ node: 'usa', key: usa.publicKey, address }];
  const other = await open(context, 'kor', kor, peers, false);
  const cutAfter = async (count: number, ...frames: object[]): Promise<void> => {
    await hub.seen.until('kor up', count);
    for (const frame of frames) hub.links.send('kor', text(JSON.stringify(frame)), false);
    if (count === 8) {
      await other.seen.until('usa: {"frame":"heartbeat"}', 2);
      later += 1000;
      hub.links.send('kor', text('{"frame":"ack"}'), false);
      await other.seen.until('usa: {"frame":"ack"}');
    }
    const last = JSON.stringify(frames.at(-1));
    await other.seen.until(`usa: ${last}`, last.includes('refused') ? count : 1);
    hub.links.disconnect('kor', 'cut by the test');
  };
  const refusal = [{ frame: 'hello' }, { frame: 'refused' }];
  for (let count = 1; count <= 6; count++) await cutAfter(count, ...refusal);
  // We refuse what it says first: it has spoken, and the link never stood.
  await cutAfter(7, { frame: 'hello' }, { frame: 'heartbeat' });
  await cutAfter(8, { frame: 'hello' }, { frame: 'heartbeat' });
  await hub.seen.until('kor up', 9);
  assert.deepEqual(
    pauses.filter((ms) => ms <= 1000).slice(0, 8),
    [50, 100, 200, 400, 800, 1000, 1000, 50],
  );
});

test('both sides may call at once: one connection remains and carries frames', async (context) => {
  const [kor, usa] = [key('kor'), key('usa')];
  const first = await open(
    context,
    'usa',
    usa,
    [{ node: 'kor', key: kor.publicKey, address: null }],
    true,
  );
  const second = await open(
    context,
    'kor',
    kor,
    [{ node: 'usa', key: usa.publicKey, address: first.links.address }],
    true,
  );
  first.links.connect('kor', second.links.address ?? '');
  await Promise.all([first.seen.until('kor up'), second.seen.until('usa up')]);
  const ask = setInterval(() => {
    first.links.send('kor', text('ping'), false);
    second.links.send('usa', text('pong'), false);
  }, 5);
  context.after(() => clearInterval(ask));
  await Promise.all([first.seen.until('kor: pong', 3), second.seen.until('usa: ping', 3)]);
});

test('a key that nobody agreed on is refused and counted on both sides', async (context) => {
  const [kor, usa, foreign] = [key('kor'), key('usa'), key('kor')];
  const hub = await open(
    context,
    'usa',
    usa,
    [{ node: 'kor', key: kor.publicKey, address: null }],
    true,
  );
  await open(
    context,
    'kor',
    foreign,
    [{ node: 'usa', key: usa.publicKey, address: hub.links.address }],
    false,
  );
  const wary = await open(
    context,
    'kor',
    kor,
    [{ node: 'usa', key: foreign.publicKey, address: hub.links.address }],
    false,
  );
  await until(() => (hub.links.health().refused['unknown-key'] ?? 0) >= 1);
  await until(() => (wary.links.health().refused['unknown-key'] ?? 0) >= 1);
  assert.equal(wary.seen.count('usa up'), 0);
  assert.match(wary.links.health().peers[0]?.lastError ?? '', /another key/);
});

test('another mode does not even shake hands', async (context) => {
  const [kor, usa] = [key('kor'), key('usa')];
  const hub = await open(
    context,
    'usa',
    usa,
    [{ node: 'kor', key: kor.publicKey, address: null }],
    true,
  );
  const actual = await open(
    context,
    'kor',
    kor,
    [{ node: 'usa', key: usa.publicKey, address: hub.links.address }],
    false,
    'actual',
  );
  await until(() => (hub.links.health().refused['wrong-mode'] ?? 0) >= 1);
  await until(() => (actual.links.health().refused['wrong-mode'] ?? 0) >= 1);
  assert.equal(hub.seen.words.length, 0);
  assert.equal(actual.seen.words.length, 0);
});

test('a caller without a certificate is refused', async (context) => {
  const usa = key('usa');
  const hub = await open(context, 'usa', usa, [], true);
  const { ALPNProtocols } = linkCredentials(usa, 'usa', 'exercise');
  const { host, port } = parseAddress(hub.links.address ?? '');
  const socket = connectTls({ host, port, ALPNProtocols, rejectUnauthorized: false });
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.on('close', resolve));
  assert.equal(hub.links.health().refused['no-key'], 1);
});

test('a stranger who speaks no TLS is refused and harms nobody', async (context) => {
  const [kor, usa] = [key('kor'), key('usa')];
  const hub = await open(
    context,
    'usa',
    usa,
    [{ node: 'kor', key: kor.publicKey, address: null }],
    true,
  );
  const { host, port } = parseAddress(hub.links.address ?? '');
  const socket = connectTcp(port, host, () => socket.end('GET / HTTP/1.1\r\n\r\n'));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.on('close', resolve));
  await until(() => hub.links.health().refused['handshake'] === 1);
  const other = await open(
    context,
    'kor',
    kor,
    [{ node: 'usa', key: usa.publicKey, address: hub.links.address }],
    false,
  );
  await other.seen.until('usa up');
});

test('callers that prove nothing take no room from a peer, and never more than a stated number', async (context) => {
  const [kor, usa] = [key('kor'), key('usa')];
  const hub = await open(
    context,
    'usa',
    usa,
    [{ node: 'kor', key: kor.publicKey, address: null }],
    true,
  );
  const { host, port } = parseAddress(hub.links.address ?? '');
  const peers = [{ node: 'usa', key: usa.publicKey, address: hub.links.address }];
  const first = await open(context, 'kor', kor, peers, false);
  await first.seen.until('usa up');
  let closed = 0;
  for (let i = 0; i < 3 * MAX_UNPROVEN; i++) {
    const socket = connectTcp(port, host);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      closed += 1;
    });
    context.after(() => void socket.destroy());
  }
  await until(() => closed === 2 * MAX_UNPROVEN);
  assert.equal(hub.links.health().refused['too-many'], 2 * MAX_UNPROVEN);
  assert.equal(first.seen.count('usa down'), 0, 'the peer keeps its line');
  hub.links.disconnect('kor', 'cut by the test');
  await first.seen.until('usa up', 2);
});

test('a proven peer that sends a length out of bounds is cut off and counted', async (context) => {
  const [kor, usa] = [key('kor'), key('usa')];
  const hub = await open(
    context,
    'usa',
    usa,
    [{ node: 'kor', key: kor.publicKey, address: null }],
    true,
  );
  const { host, port } = parseAddress(hub.links.address ?? '');
  const socket = connectTls({ ...linkCredentials(kor, 'kor', 'exercise'), host, port });
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.on('secureConnect', resolve));
  socket.write(Uint8Array.of(0, 0xff, 0xff, 0xff));
  await hub.seen.until('kor down');
  assert.equal(hub.links.health().refused['bad-length'], 1);
});

test('a peer that takes nothing is cut off before its buffer grows', async (context) => {
  const [kor, usa] = [key('kor'), key('usa')];
  const hub = await open(
    context,
    'usa',
    usa,
    [{ node: 'kor', key: kor.publicKey, address: null }],
    true,
  );
  const { host, port } = parseAddress(hub.links.address ?? '');
  const socket = connectTls({ ...linkCredentials(kor, 'kor', 'exercise'), host, port });
  socket.on('error', () => undefined);
  context.after(() => void socket.destroy());
  await hub.seen.until('kor up');
  socket.pause();
  const large = new Uint8Array(1 << 20).fill(32);
  let sent = 0;
  while (sent < 64 && hub.links.send('kor', large, false)) sent += 1;
  assert.ok(sent < 64, `${sent} MiB were taken`);
  await hub.seen.until('kor down');
  assert.equal(hub.links.health().refused['slow-peer'], 1);
});

/** What is waited for here takes milliseconds; beyond this it never comes. */
const GIVE_UP_MS = 10_000;

/** Lets events run until something holds. */
async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + GIVE_UP_MS;
  while (!holds()) {
    if (Date.now() > end) assert.fail(`never held: ${holds.toString()}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
