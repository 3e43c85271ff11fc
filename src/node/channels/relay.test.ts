import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createServer as createTlsServer } from 'node:tls';
import { MODES, type Mode } from '../../mark/index.ts';
import { ed25519Signer } from '../../seal/index.ts';
import { encodeCamf, readHexLine } from '../../wire/camf/index.ts';
import { type CotEvent, decodeCot, detailOf, writeCotXml } from '../../wire/cot/index.ts';
import type { CamfDestination, ConfigFile, CotDestination, NodeConfig } from '../config.ts';
import { completeConfig, readConfig } from '../config-read.ts';
import { selfSignedCertificate } from '../links/certificate.ts';
import { openAnswers } from './answers.ts';
import { openCamfLine } from './camf.ts';
import { type Channels, openChannels } from './channels.ts';
import { cotKind, openCotLine } from './cot.ts';
import { openQueue, type Receipt } from './delivery.ts';
import type { Journal } from './journal.ts';
import { openLasting } from './lasting.ts';
import type { Line } from './line.ts';
import { openRelayChannel, type RelayChannel, type RelayKind } from './relay.ts';
import { openStarter } from './starter.ts';

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'bongsu-channel-'));
  context.after(() => rmSync(path, { recursive: true }));
  return path;
}

const event = (uid: string): CotEvent => ({
  version: '2.0',
  uid,
  type: 'u-d-f',
  how: 'm-g',
  opex: 'e-kor',
  timeMs: 1_795_219_200_000,
  startMs: 1_795_219_200_000,
  staleMs: 1_795_219_500_000,
  point: {
    latitudeDeg: 37.5,
    longitudeDeg: 127,
    heightM: null,
    circularErrorM: null,
    linearErrorM: null,
  },
});

const document = (channel: string, name: string, text: string) => ({
  ...{ kind: 'publish' as const, after: 5, channel, name, document: text },
  ...{ warning: `warning-of-${name}`, revision: 1 },
});

const TWO = [event('a'), event('b')].map(writeCotXml).join('');

const NO_JOURNAL: Journal = {
  begun: () => undefined,
  sent: () => undefined,
  isSent: () => false,
  isDoubtful: () => false,
  told: () => new Set(),
  failure: () => null,
  close: () => undefined,
};

function relay(
  kind: RelayKind,
  lines: readonly Line[],
  nowMs: () => number,
  answer: (receipt: Receipt) => void,
): RelayChannel {
  const answers = openAnswers(answer, 'confirming');
  const common = { nowMs, answers, journal: NO_JOURNAL, starter: openStarter() };
  return openRelayChannel(
    kind,
    lines.map((line) => ({ line, isOwed: null })),
    common,
  );
}

function openCotChannel(
  given: readonly CotDestination[],
  nowMs: () => number,
  answer: (receipt: Receipt) => void,
): RelayChannel {
  return relay(cotKind(nowMs, 0), given.map(openCotLine), nowMs, answer);
}

function openCamfChannel(
  given: readonly CamfDestination[],
  nowMs: () => number,
  answer: (receipt: Receipt) => void,
): RelayChannel {
  return relay({ channel: 'camf', rank: 0 }, given.map(openCamfLine), nowMs, answer);
}

/** Receipts on whole documents, and on failures, as they come. */
function receipts(): {
  readonly list: Receipt[];
  next(): Promise<Receipt>;
  answer(one: Receipt): void;
} {
  const list: Receipt[] = [];
  const waiting: ((receipt: Receipt) => void)[] = [];
  return {
    list,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    answer(one) {
      if (one.ok && one.receivers !== undefined) return;
      list.push(one);
      waiting.shift()?.(one);
    },
  };
}

async function listening(context: TestContext, server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** All octets of one connection, until so many events are in them. */
function gather(server: Server, events: number): Promise<CotEvent[]> {
  return new Promise((resolve) => {
    server.on('connection', taken);
    server.on('secureConnection', taken);
    function taken(socket: NodeJS.ReadableStream): void {
      let bytes = Buffer.alloc(0);
      socket.on('data', (data: Buffer) => {
        bytes = Buffer.concat([bytes, data]);
        const read = decodeCot(bytes).events.map((one) => one.event);
        if (read.length >= events) resolve(read);
      });
    }
  });
}

for (const encoding of ['xml', 'protobuf'] as const) {
  test(`a server of displays gets every event of a document over TCP, as ${encoding}`, async (context) => {
    const server = createServer();
    const address = await listening(context, server);
    const got = gather(server, 2);
    const answers = receipts();
    const given: CotDestination[] = [{ address: `tcp://${address}`, mode: 'exercise', encoding }];
    const channel = openCotChannel(given, Date.now, answers.answer);
    const answered = answers.next();
    channel.publish(document('cot', 'w-1', TWO), false);
    assert.deepEqual(
      (await got).map(({ uid }) => uid),
      ['a', 'b'],
    );
    assert.deepEqual(await answered, {
      ...{ kind: 'receipt', channel: 'cot', name: 'w-1', about: 5, ok: true, message: 'sent' },
    });
    await channel.close();
  });
}

test('over TLS both ends show who they are', async (context) => {
  const path = folder(context);
  const identity = (name: string): { cert: string; key: string } => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const made = {
      cert: selfSignedCertificate(privateKey, name, Date.now()),
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
    for (const [what, text] of Object.entries(made))
      writeFileSync(join(path, `${name}.${what}`), text);
    return made;
  };
  const server = identity('localhost');
  const us = identity('us');
  const tls = createTlsServer({
    ...server,
    ca: us.cert,
    requestCert: true,
    rejectUnauthorized: true,
  });
  const [, port] = (await listening(context, tls)).split(':');
  const got = gather(tls, 2);
  const files = {
    ca: join(path, 'localhost.cert'),
    certificate: join(path, 'us.cert'),
    key: join(path, 'us.key'),
  };
  const given = [{ address: `tls://localhost:${port}`, mode: 'exercise' as const, tls: files }];
  const channel = openCotChannel(given, Date.now, () => undefined);
  channel.publish(document('cot', 'w-1', TWO), false);
  assert.equal((await got).length, 2);
  await channel.close();
});

test('in a mesh each event is a datagram; what left unrecorded says so', async (context) => {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  context.after(() => void socket.close());
  const datagrams: Buffer[] = [];
  const all = new Promise<void>((resolve) =>
    socket.on('message', (bytes) => {
      if (datagrams.push(bytes) === 2) resolve();
    }),
  );
  const address = `udp://127.0.0.1:${socket.address().port}`;
  const given: CotDestination[] = [{ address, mode: 'exercise', encoding: 'protobuf' }];
  const channel = openCotChannel(given, Date.now, () => undefined);
  channel.publish(document('cot', 'w-1', TWO), true);
  await all;
  for (const bytes of datagrams) {
    assert.deepEqual([...bytes.subarray(0, 3)], [0xbf, 1, 0xbf]);
    const [read] = decodeCot(bytes).events;
    assert.notEqual(detailOf(read!.event, '__unrecorded'), null);
  }
  await channel.close();
});

test('a destination that is away gets the newest document when it is back, and the failure is told', async (context) => {
  const away = createServer();
  const address = await listening(context, away);
  await new Promise((resolve) => away.close(resolve));
  const answers = receipts();
  // Time passes by a minute with every look.
  let nowMs = 0;
  const clock = (): number => (nowMs += 60_000);
  const given: CotDestination[] = [{ address: `tcp://${address}`, mode: 'exercise' }];
  const channel = openCotChannel(given, clock, answers.answer);
  const told = answers.next();
  channel.publish(document('cot', 'w-1', TWO), false);
  const failure = await told;
  assert.equal(failure.ok, false);
  assert.match(failure.message, /ECONNREFUSED.*tried on/);
  const sent = answers.next();
  const server = createServer();
  const got = gather(server, 2);
  server.listen(Number(address.split(':')[1]), '127.0.0.1');
  context.after(() => void server.close());
  assert.equal((await got).length, 2);
  assert.equal((await sent).ok, true);
  await channel.close();
});

test('what is in force is said again, also from before this start, until it is over', async (context) => {
  const server = createServer();
  const address = await listening(context, server);
  const got = gather(server, 4);
  const [host, port] = address.split(':') as [string, string];
  let times = 0;
  const line = openLasting(
    { kind: 'tcp', name: address, host, port: Number(port) },
    {
      pieces: (text) => [new TextEncoder().encode(text)],
      isText: () => true,
      question: () => null,
    },
  );
  const again = (text: string): string => {
    times += 1;
    return times > 4 ? '' : text;
  };
  const kind = { channel: 'cot', rank: 0, again, repeatEveryMs: 1 };
  const channel = relay(kind, [line], Date.now, () => undefined);
  channel.keepUp('before', writeCotXml(event('before')));
  const all = (await got).map(({ uid }) => uid);
  assert.equal(all.length, 4);
  assert.deepEqual([...new Set(all)], ['before']);
  await channel.close();
});

test('what is said again never comes behind what takes its place, and a sender is asked one thing at once', async () => {
  const said: string[] = [];
  const open: (() => void)[] = [];
  let most = 0;
  const send = (text: string): Promise<Record<string, never>> =>
    new Promise((resolve) => {
      open.push(() => {
        open.shift();
        said.push(text);
        resolve({});
      });
      most = Math.max(most, open.length);
    });
  const answers = receipts();
  const queue = openQueue({
    ...{ receiver: 'slow', nowMs: () => 0, answers: openAnswers(answers.answer, 'confirming') },
    ...{ attempt: send, close: () => undefined },
  });
  queue.repeat([() => send('warned'), () => send('another')]);
  queue.repeat([() => send('warned')]);
  const answered = answers.next();
  const effect = document('cot', 'w-2', 'over');
  queue.add({ effect, sinceMs: 0, unrecorded: false, open: 1 });
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  while (said.at(-1) !== 'over') {
    open[0]?.();
    await turn();
  }
  assert.deepEqual(said, ['warned', 'over']);
  assert.equal(most, 1);
  assert.equal((await answered).ok, true);
  await queue.close();
});

test('what a destination refuses for ever holds up no word on another warning, and never comes behind a newer one', async () => {
  const said: string[] = [];
  const answers = receipts();
  const queue = openQueue({
    ...{ receiver: 'picky', nowMs: () => 0, answers: openAnswers(answers.answer, 'confirming') },
    attempt: async (text) => {
      said.push(text);
      if (text === 'poison') throw new Error('it answers 400');
      return {};
    },
    close: () => undefined,
  });
  const add = (name: string, text: string, warning: string): void => {
    const effect = { ...document('webhook', name, text), warning };
    queue.add({ effect, sinceMs: 0, unrecorded: false, open: 1 });
  };
  add('a-1', 'poison', 'a');
  add('b-1', 'take cover', 'b');
  while (!said.includes('take cover') && said.length < 4) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.ok(said.includes('take cover'), said.join());
  add('a-2', 'all clear', 'a');
  while (!said.includes('all clear')) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(said.lastIndexOf('poison') < said.indexOf('all clear'), true);
  assert.equal(queue.waiting, 0);
  await queue.close();
});

test('of two destinations that take nothing both are told of', async (context) => {
  const away = createServer();
  const address = await listening(context, away);
  await new Promise((resolve) => away.close(resolve));
  const given = ['tcp', 'tcp'].map((kind, i) => ({
    address: `${kind}://${i === 0 ? address : address.replace('127.0.0.1', 'localhost')}`,
    mode: 'exercise' as const,
  }));
  let nowMs = 0;
  const answers = receipts();
  const channel = openCotChannel(given, () => (nowMs += 60_000), answers.answer);
  const told = new Set<string>();
  const next = answers.next();
  channel.publish(document('cot', 'w-1', TWO), false);
  for (let receipt = await next; told.size < 2; ) {
    for (const { receiver } of receipt.receivers?.answers ?? []) told.add(receiver);
    if (told.size < 2) receipt = await answers.next();
  }
  await channel.close();
});

test('a pipe that nobody reads holds nothing up: it is told of and let go', async (context) => {
  const path = join(folder(context), 'pipe');
  execFileSync('/usr/bin/mkfifo', [path]);
  let nowMs = 0;
  const answers = receipts();
  const channel = openCamfChannel(
    [{ address: `file:${path}`, mode: 'exercise' }],
    () => (nowMs += 60_000),
    answers.answer,
  );
  const told = answers.next();
  channel.publish(document('camf', 'w-1', `${LINE}\n`), false);
  assert.equal((await told).ok, false);
  await channel.close();
});

test('a channel without a destination says so', async () => {
  const answers = receipts();
  const channel = openCotChannel([], Date.now, answers.answer);
  channel.publish(document('cot', 'w-1', TWO), false);
  assert.equal(answers.list[0]?.ok, false);
  assert.match(answers.list[0]?.message ?? '', /no destination/);
  await channel.close();
});

const LINE = '4E8207BF9C0300186B3B3D580D6B0000';

test('thin links get lines at the end of a file, or 16 octets each', async (context) => {
  const path = join(folder(context), 'camf.txt');
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  context.after(() => void socket.close());
  const answers = receipts();
  const channel = openCamfChannel(
    [
      { address: `file:${path}`, mode: 'exercise' },
      { address: `udp://127.0.0.1:${socket.address().port}`, mode: 'exercise' },
    ],
    Date.now,
    answers.answer,
  );
  const datagram = once(socket, 'message');
  const answered = answers.next();
  channel.publish(document('camf', 'w-1', `${LINE}\n`), false);
  const [bytes] = (await datagram) as [Buffer];
  const message = readHexLine(LINE);
  assert.ok('hazard' in message);
  assert.deepEqual(new Uint8Array(bytes), encodeCamf(message));
  assert.equal((await answered).ok, true, 'answered once both have it');
  assert.equal(answers.list.length, 1);
  const again = answers.next();
  channel.publish(document('camf', 'w-2', `${LINE}\n`), true);
  await again;
  assert.equal(
    readFileSync(path, 'utf8'),
    `${LINE}\n# left before it could be recorded\n${LINE}\n`,
  );
  await channel.close();
});

test('the configuration that the page on channels shows is one', (context) => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/channels.md'), 'utf8');
  const [, shown] = /^```yaml\n([\s\S]*?)^```$/m.exec(page)!;
  const file = join(folder(context), 'node.yaml');
  writeFileSync(file, shown!);
  const { channels, warn } = readConfig(file);
  assert.equal(channels.cot.length, 3);
  assert.equal(channels.camf.length, 2);
  assert.equal(warn.cotLaunchKm, 20);
  for (const { mode } of [...channels.cot, ...channels.camf]) assert.equal(mode, 'exercise');
});

function openTest(config: NodeConfig): Channels {
  const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  return openChannels({ config, nowMs: Date.now, signer, answer: () => undefined });
}

/** Opens the channels of a configuration and closes them again. */
async function opened(file: ConfigFile, data: string): Promise<void> {
  await openTest(completeConfig({ data, ...file }, data)).close();
}

test('no two modes send to one address, whatever the protocol, or by one certificate', async (context) => {
  const data = folder(context);
  const certificate = join(data, 'cert.pem');
  for (const name of ['cert.pem', 'ca.pem', 'key.pem']) writeFileSync(join(data, name), name);
  const tls = { ca: join(data, 'ca.pem'), certificate, key: join(data, 'key.pem') };
  const cot = (mode: Mode, address: string): ConfigFile => ({
    mode,
    channels: {
      cot: [{ address, mode, ...(address.startsWith('tls') ? { tls } : {}) }],
      camf: [],
    },
  });
  await opened(cot('actual', 'tls://tak.example:8089'), data);
  for (const mode of MODES) {
    if (mode === 'actual') continue;
    for (const address of ['tcp://tak.example:8089', 'udp://TAK.example:8089']) {
      await assert.rejects(opened(cot(mode, address), data), { code: 'BNG_CHANNEL_SHARED' }, mode);
    }
    await assert.rejects(opened(cot(mode, 'tls://tak.example:9089'), data), /certificate/);
  }
  await opened(cot('actual', 'tcp://127.0.0.1:7001'), data);
  for (const host of ['localhost', '[::1]', '127.0.0.2']) {
    await assert.rejects(opened(cot('exercise', `udp://${host}:7001`), data), {
      code: 'BNG_CHANNEL_SHARED',
    });
  }
  await opened(cot('actual', 'tls://tak.example:8089'), data);
  await opened(cot('exercise', 'tcp://tak.example:9089'), data);
  // What an exercise has claimed, running or long gone, keeps no actual node from its start.
  await opened(cot('actual', 'tcp://tak.example:9089'), data);
  await opened(cot('actual', 'tcp://tak.example:8090'), data);
});

test('what another mode has written down, however odd, keeps no node from its start', async (context) => {
  const data = folder(context);
  mkdirSync(join(data, 'exercise'));
  for (const odd of ['null', '{}', '[]', '{"addresses":[1],"certificates":{}}', '"x"', 'torn']) {
    writeFileSync(join(data, 'exercise', 'channels.json'), odd);
    const cot = [{ address: 'udp://127.0.0.1:7001', mode: 'actual' as const }];
    await opened({ mode: 'actual', channels: { cot, camf: [] } }, data);
  }
});

test('the end of a certificate that is shown is known, so that it can be told beforehand', async (context) => {
  const data = folder(context);
  const { privateKey } = generateKeyPairSync('ed25519');
  const nowMs = Date.UTC(2026, 10, 22);
  const pem = join(data, 'a.pem');
  writeFileSync(pem, selfSignedCertificate(privateKey, 'a', nowMs));
  const tls = { ca: pem, certificate: pem, key: pem };
  const mode = 'exercise' as const;
  const cot = [{ address: 'tls://tak.example:8089', mode, tls }];
  const config = completeConfig({ data, mode, channels: { cot, camf: [] } }, data);
  const channels = openTest(config);
  const [shown] = channels.credentials;
  assert.equal(shown!.id, 'certificate for tls://tak.example:8089');
  assert.ok(shown!.notAfterMs! > nowMs);
  await channels.close();
});

test('a destination of another mode than the node’s, and one that makes no sense, are refused', async (context) => {
  const data = folder(context);
  const config = (address: string, mode: Mode): ConfigFile => ({
    mode: 'exercise',
    channels: { cot: [{ address, mode }], camf: [] },
  });
  await assert.rejects(opened(config('tcp://tak.example:8087', 'actual'), data), /of mode actual/);
  await assert.rejects(opened(config('tls://tak.example:8089', 'exercise'), data), /certificate/);
  await assert.rejects(opened(config('tcp://tak.example', 'exercise'), data), /no port/);
  await assert.rejects(
    opened(config('http://tak.example:1', 'exercise'), data),
    /udp:, tcp:, tls:/,
  );
});
