import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runWarn } from '../src/cli/warn.ts';
import { completeConfig, startNode } from '../src/node/index.ts';
import { createKey } from '../src/node/keys.ts';
import { chanceOf } from './simulation/chance.ts';
import { flightStates, plotOf } from './simulation/world.ts';

/** A server that keeps every byte; where it speaks HTTP it answers each request as taken. */
async function tcp(context: TestContext, http: boolean): Promise<{ port: number; got: Buffer[] }> {
  const got: Buffer[] = [];
  const server = createServer((socket) => {
    let request = '';
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      got.push(data);
      if (!http) return;
      request += data.toString('utf8');
      const head = request.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(request)?.[1] ?? Number.NaN);
      if (head === -1 || Buffer.byteLength(request.slice(head + 4)) < length) return;
      const idempotencyKey = /idempotency-key: (.*)\r/.exec(request)?.[1];
      const body = JSON.stringify({ version: 1, idempotencyKey, accepted: true });
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
      request = '';
    });
    context.after(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  return { port: (server.address() as AddressInfo).port, got };
}

async function udp(context: TestContext): Promise<{ port: number; got: Buffer[] }> {
  const got: Buffer[] = [];
  const socket = createSocket('udp4', (data) => void got.push(data));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  context.after(() => socket.close());
  return { port: socket.address().port, got };
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`never held: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

interface Row {
  readonly channel: string;
  readonly receiver?: string;
  readonly how?: string;
  readonly pieces?: readonly ({ text: string } | { hex: string })[];
  readonly silent?: string;
}

/** All pieces one after the other. */
function shown(rows: readonly Row[], channel: string, receiver?: string): Buffer {
  const its = rows.filter(
    (row) => row.channel === channel && (receiver === undefined || row.receiver === receiver),
  );
  assert.notEqual(its.length, 0, `${channel} ${receiver}`);
  const pieces = its.flatMap((row) => row.pieces ?? []);
  return Buffer.concat(
    pieces.map((piece) =>
      'text' in piece ? Buffer.from(piece.text) : Buffer.from(piece.hex, 'hex'),
    ),
  );
}

/** What is filled in as it leaves, as the dry run writes it; nothing else is taken out. */
function places(sent: string): string {
  return sent
    .replace(/t=\d+,v1=[0-9a-f]{64}/, (_) => `t=<seconds since 1970 when it leaves>,v1=<MAC>`)
    .replace(/^POST \/([^ ?]+)/, (_, path: string) => `POST /<${path.length} characters>`)
    .replace(/^(POST [^ ]+ characters>\?a=)1 /, '$1<1 characters> ')
    .replace(/(\/ack\/[^"]*\/)[A-Za-z0-9_-]{22}"/g, '$1<22 characters of MAC>"')
    .replace(/(<SignatureValue>)[A-Za-z0-9+/=]+(?=<)/, '$1<signature>')
    .replace(/ signature=[A-Za-z0-9_-]{86} -->/, ' signature=<signature> -->');
}

const plain = (text: string): string =>
  text
    .replace(/v1=<signature: HMAC-SHA256 by the secret of \w+>/, 'v1=<MAC>')
    .replace(/<signature: [^>]*>/g, '<signature>');

test('a dry run shows, byte for byte, what each destination gets on release and on cancel', async (context) => {
  const data = mkdtempSync(join(tmpdir(), 'bongsu-dry-'));
  context.after(() => rmSync(data, { recursive: true, force: true }));
  const [siren, hook, display] = await Promise.all([
    ...[tcp(context, true), tcp(context, true)],
    tcp(context, false),
  ]);
  const [mesh, thin] = await Promise.all([udp(context), udp(context)]);
  const secretFile = join(data, 'secret');
  writeFileSync(secretFile, 'a-secret-of-thirty-two-characters');
  chmodSync(secretFile, 0o600);
  const keys = join(data, 'keys', 'exercise');
  mkdirSync(keys, { recursive: true });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(join(keys, 'cap.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  const program = join(data, 'program.txt');
  const echo = `let t='';process.stdin.on('data',(d)=>{t+=d});process.stdin.on('end',()=>{require('fs').writeFileSync(${JSON.stringify(program)},t);console.log(JSON.stringify({version:1,idempotencyKey:JSON.parse(t).idempotencyKey,accepted:true}))})`;
  const camfFile = join(data, 'camf.txt');

  const time = { nowMs: 1_780_000_000_000 };
  const officers = ['officer-1', 'officer-2'].map((id, i) => {
    const { publicKey } = createKey(data, 'exercise', id, true);
    return { id, person: `person-${i + 1}`, key: publicKey, demonstration: true };
  });
  const mode = 'exercise';
  const source = 'udp://127.0.0.1:0';
  const sensor = {
    ...{ id: 'kor-radar-1', kind: 'polar', source, format: 'bongsu-report', mode },
    ...{ scanPeriodS: 1, maximumRangeKm: 1500 },
    position: { latitudeDeg: 36, longitudeDeg: 129.5, heightM: 200, basis: 'guessed' },
    sigma: { rangeM: 30, azimuthDeg: 0.057, elevationDeg: 0.057 },
  };
  const local = 'http://127.0.0.1';
  const config = {
    ...{ node: 'kor', data, officers, sensors: [sensor] },
    http: { port: 0, publicUrl: 'https://warn.example' },
    warn: {
      channels: ['siren', 'sms', 'email', 'webhook', 'cap', 'public', 'page', 'cot', 'camf'],
      camf: { country: 116, provider: 1 },
      cotLaunchKm: 20,
    },
    channels: {
      selfTestEveryS: 0,
      cap: { signatureKey: 'cap' },
      gateways: [
        {
          ...{ id: 'coast', kind: 'siren', address: `${local}:${siren!.port}/in?a=1`, mode },
          ...{ recipients: 'all', secretFile },
        },
        {
          ...{ id: 'duty', kind: 'sms', command: [process.execPath, '-e', echo], mode },
          ...{ recipients: 'duty' },
        },
      ],
      webhooks: [{ id: 'province', address: `${local}:${hook!.port}/hook`, mode, secretFile }],
      cot: [
        { address: `tcp://127.0.0.1:${display!.port}`, mode },
        { address: `udp://127.0.0.1:${mesh.port}`, mode, encoding: 'protobuf' },
      ],
      camf: [
        { address: `udp://127.0.0.1:${thin.port}`, mode },
        { address: `file:${camfFile}`, mode },
      ],
    },
    receivers: [{ id: 'fire-7', tokenFile: secretFile, via: 'coast' }],
  };
  const node = await startNode({
    config: completeConfig(config as never, data),
    ...{ demonstrationKeys: true, ticking: false, log: () => undefined },
    clock: { nowMs: () => time.nowMs, speed: 1 },
  });
  const socket = createSocket('udp4');
  context.after(async () => {
    socket.close();
    await node.stop();
  });
  const port = Number(/:(\d+)$/.exec(node.sources().get(source) ?? '')?.[1]);
  const [states, chance] = [flightStates(), chanceOf(1)];
  for (let second = 1; second <= 12; second++) {
    time.nowMs += 1000;
    const seq = node.view()!.seq;
    socket.send(plotOf(states[second]!, time.nowMs, chance), port, '127.0.0.1');
    await until(() => node.view()!.seq > seq);
    node.tick();
  }

  const say = async (...args: string[]): Promise<{ code: number; out: string[]; err: string }> => {
    const out: string[] = [];
    const err: string[] = [];
    const where = ['--url', node.httpUrl, '--data', data];
    const code = await runWarn(
      [...args, ...where],
      (line) => out.push(line),
      (line) => err.push(line),
    );
    return { code, out, err: err.join('\n') };
  };
  const dry = async (verb: string, ...more: string[]): Promise<Row[]> => {
    const { code, out, err } = await say(verb, 'kor-w1', '--dry-run', '--json', ...more);
    assert.equal(code, 0, `${verb} ${out.join('\n')} ${err}`);
    return out.map((line) => JSON.parse(line) as Row);
  };
  const release = async (): Promise<void> => {
    const { revision } = node.view()!.warnings.findLast(({ state }) => state === 'drafted')!;
    for (const officer of ['officer-1', 'officer-2']) {
      const about = ['--revision', String(revision), '--officer', officer];
      const { code, out, err } = await say('release', 'kor-w1', ...about);
      assert.equal(code, 0, out.join('\n') + err);
    }
  };

  /** Everything that leaves from now on, against what was shown. */
  async function compare(rows: readonly Row[], act: () => Promise<void>): Promise<void> {
    for (const { got } of [siren!, hook!, display!, mesh, thin]) got.length = 0;
    const camfBefore = readIf(camfFile).length;
    await act();
    const waiting = (): boolean =>
      fetchedLines(node).every(({ waiting: left }) => left === 0) &&
      [siren!, hook!, display!, mesh, thin].every(({ got }) => got.length > 0);
    await until(waiting);
    const all = (got: readonly Buffer[]): Buffer => Buffer.concat(got);
    for (const [channel, to] of [
      ['siren', siren!],
      ['webhook', hook!],
    ] as const) {
      const sent = places(all(to.got).toString('utf8'));
      assert.equal(plain(shown(rows, channel).toString('utf8')), sent, channel);
      const length = Number(/content-length: (\d+)/.exec(sent)?.[1]);
      const [, body = ''] = sent.split('\r\n\r\n');
      assert.equal(Buffer.byteLength(body), length, 'places are as long as what they stand for');
    }
    assert.equal(readFileSync(program, 'utf8'), shown(rows, 'sms').toString('utf8'));
    const tcpName = `tcp://127.0.0.1:${display!.port}`;
    const meshName = `udp://127.0.0.1:${mesh.port}`;
    await until(() => all(display!.got).length >= shown(rows, 'cot', tcpName).length);
    assert.deepEqual(all(display!.got), shown(rows, 'cot', tcpName));
    // So many datagrams at once may overflow the receiver; those that came are the ones shown, in order.
    const datagrams = rows.find(({ receiver }) => receiver === meshName)?.pieces ?? [];
    const expected = datagrams.map((piece) => ('hex' in piece ? piece.hex : ''));
    let at = -1;
    for (const datagram of mesh.got) {
      at = expected.indexOf(datagram.toString('hex'), at + 1);
      assert.notEqual(at, -1, 'a datagram that was not shown');
    }
    const thinShown = shown(rows, 'camf', `udp://127.0.0.1:${thin.port}`);
    await until(() => all(thin.got).length >= thinShown.length);
    assert.deepEqual(all(thin.got), thinShown);
    const added = readIf(camfFile).slice(camfBefore);
    assert.equal(
      added,
      shown(rows, 'camf', `file:${camfFile}`.replace('file:', 'file:')).toString(),
    );
    const files = rows.filter(({ channel }) => channel === 'cap' || channel === 'public');
    assert.ok(files.length >= 3, 'a message, an index and a page');
    for (const row of files) {
      const path = (row.how ?? '').replace(/^file /, '');
      const text = shown([row], row.channel).toString('utf8');
      assert.match(text, /<signature: /, 'no draft is signed');
      assert.equal(plain(text), places(readFileSync(path, 'utf8')), path);
    }
    assert.deepEqual(
      rows.flatMap(({ channel, silent }) => (silent === undefined ? [] : [channel])).sort(),
      ['email', 'page'],
    );
  }

  // The correction can be read before the warning that it would correct is out.
  const early = await dry('cancel');
  assert.match(shown(early, 'cap').toString('utf8'), /<msgType>Cancel<\/msgType>/);
  const drafted = await dry('release');
  await compare(drafted, release);

  const cancel = await dry('cancel');
  assert.deepEqual(
    shown(cancel, 'siren').toString('utf8'),
    shown(early, 'siren').toString('utf8'),
    'and is the same when it is out',
  );
  assert.equal(shown(cancel, 'cap').toString(), shown(early, 'cap').toString());
  const allClear = await dry('all-clear', '--only', 'cap');
  assert.match(shown(allClear, 'cap').toString(), /<responseType>AllClear<\/responseType>/);
  assert.deepEqual(new Set(allClear.map(({ channel }) => channel)), new Set(['cap']));
  const inForce = node.view()!.warnings.find(({ state }) => state === 'released')!;
  assert.equal(node.view()!.warnings.length, 1, 'looking drafts nothing');
  await compare(cancel, async () => {
    const about = ['--revision', String(inForce.revision), '--officer', 'officer-1'];
    const { code, out, err } = await say('cancel', 'kor-w1', ...about);
    assert.equal(code, 0, out.join('\n') + err);
    await release();
  });
  assert.equal((await say('cancel', 'kor-w1', '--dry-run')).code, 1, 'it is over');
});

const readIf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

function fetchedLines(node: Awaited<ReturnType<typeof startNode>>): readonly { waiting: number }[] {
  return node.status().channels.lines;
}
