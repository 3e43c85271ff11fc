import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { Refused } from '../src/node/channels/delivery.ts';
import { openPoster } from '../src/node/channels/http-post.ts';
import { completeConfig, type RunningNode, startNode } from '../src/node/index.ts';

const TOKEN = 'a-token-of-thirty-two-characters';
/** Lies in the data folder, and must never be in an answer. */
const MARK = 'this-is-nobodys-business';

async function open(context: TestContext): Promise<RunningNode> {
  const data = mkdtempSync(join(tmpdir(), 'bongsu-hostile-'));
  context.after(() => rmSync(data, { recursive: true, force: true }));
  const tokenFile = join(data, 'token');
  writeFileSync(tokenFile, `${TOKEN}\n`);
  chmodSync(tokenFile, 0o600);
  mkdirSync(join(data, 'exercise'));
  for (const folder of [data, join(data, 'exercise')]) {
    for (const name of ['secret.xml', 'secret.html']) writeFileSync(join(folder, name), MARK);
  }
  const config = {
    ...{ node: 'kor', data, receivers: [{ id: 'fire-7', tokenFile }] },
    http: { port: 0, public: { port: 0 }, publicUrl: 'https://warn.example' },
    warn: { channels: ['cap', 'public'] },
  };
  const node = await startNode({
    config: completeConfig(config as never, data),
    ...{ demonstrationKeys: true, ticking: false, log: () => undefined },
    clock: { nowMs: () => 1_780_000_000_000, speed: 1 },
  });
  context.after(() => node.stop());
  return node;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Bytes as they are, and what comes back until the other end closes; status 0: nothing. */
function raw(url: string, bytes: string | Buffer, patienceMs = 10_000): Promise<Answer> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port) });
    let text = '';
    const done = (): void => {
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text });
    };
    socket.on('data', (data) => {
      text += data.toString('latin1');
    });
    socket.on('error', done);
    socket.on('close', done);
    socket.write(bytes);
    // What is no whole request gets no answer before its time is over: it is not waited for.
    const timer = setTimeout(done, patienceMs);
    timer.unref();
  });
}

const head = (method: string, path: string, more = ''): string =>
  `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n${more}\r\n`;

async function isAlive(node: RunningNode): Promise<boolean> {
  return (await fetch(`${node.httpUrl}/health/live`)).status === 200;
}

test('on the port of the outside nothing of the node is reached but public pages and confirmations', async (context) => {
  const node = await open(context);
  const outside = node.publicListenerUrl!;
  for (const path of [
    ...['/', '/index.html', '/health', '/health/live', '/metrics', '/cap', '/cap/a.xml', '/ogc'],
    ...['/api/v1/view', '/api/v1/site', '/api/v1/stream', '/api/v1/sensors', '/api/v1/warnings'],
    ...['/api/v1/warnings/kor-w1', '/api/v1/warnings/kor-w1/preview', '/api/v1/alarms'],
    ...['/api/v1/warnings/kor-w1/receivers', '/api/v1/channels', '/api/v1/releases/preview'],
    ...['/api/v1/shift', '/api/v1/lead', '/api/v1/consultations'],
  ]) {
    assert.equal((await fetch(outside + path)).status, 404, path);
  }
  for (const path of [
    'acts',
    'desk-acts',
    'authority-acts',
    'bundles',
    'channels/test',
    'lead-acts',
  ]) {
    const post = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    assert.equal((await fetch(`${outside}/api/v1/${path}`, post)).status, 404, path);
  }
  assert.equal(
    (await fetch(`${outside}/public/`)).status,
    404,
    'no page yet, and that is its answer',
  );
  const wrong = { receiver: 'fire-7', warning: 'kor-w1', revision: 1 };
  const asked = await fetch(`${outside}/api/v1/acknowledgements`, {
    ...{ method: 'POST', body: JSON.stringify(wrong) },
    headers: { 'content-type': 'application/json' },
  });
  assert.equal(asked.status, 401);
});

test('whatever bytes come, no answer is a failure of ours, tells what it must not, or stops the node', async (context) => {
  const node = await open(context);
  const ports = [node.httpUrl, node.publicListenerUrl!];
  const seq = node.view()!.seq;
  const up = fc.constantFrom('..', '%2e%2e', '%2E.', '.', '....', '%00', '~', 'cap', 'public');
  const between = fc.constantFrom('/', '%2f', '%2F', '%5c', '%252f');
  const target = fc.constantFrom(
    'secret.xml',
    'secret.html',
    'token',
    'etc/passwd',
    'ledger.db',
    'x',
  );
  const path = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('/cap/', '/public/', '/ack/', '/', '/api/v1/'),
        fc.array(up, { maxLength: 4 }),
        target,
        between,
      )
      .map(([first, ups, last, slash]) => `${first}${[...ups, last].join(slash)}`),
    fc
      .string({ unit: 'binary-ascii', maxLength: 60 })
      .map((text) => `/${text.replace(/[\s]/g, '')}`),
    fc.constant(`/ack/${'a'.repeat(9000)}/b/1/c`),
    fc.constantFrom(
      '/cap?page=1e9',
      '/cap?page=-1',
      '/cap?page=__proto__',
      '/cap?page[]=1',
      '/ack/fire-7/kor-w1/NaN/x',
      '/ack/__proto__/kor-w1/1/AAAAAAAAAAAAAAAAAAAAAA',
      '/ack/%ff/%fe/1/x',
      '/public/%E0%A4%A',
      '/api/v1/warnings/__proto__/receivers',
      '/api/v1/warnings/%00/preview?as=__proto__',
      '/api/v1/warnings/x/preview?as=release&as=cancelled&only=',
    ),
  );
  const method = fc.constantFrom(
    ...[
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'DELETE',
      'PATCH',
      'OPTIONS',
      'TRACE',
      'CONNECT',
      'PROPFIND',
      'get',
    ],
  );
  const header = fc.constantFrom(
    ...[
      'content-length: 99999999\r\n',
      'content-length: -1\r\n',
      'content-length: 5\r\ncontent-length: 6\r\n',
    ],
    ...[
      'transfer-encoding: chunked\r\ncontent-length: 3\r\n',
      'transfer-encoding: chunked\r\n',
      'expect: 100-continue\r\n',
    ],
    ...[
      'content-type: application/json\r\ncontent-length: 2\r\n',
      'content-type: text/xml\r\ncontent-length: 2\r\n',
    ],
    ...[
      'if-none-match: "\r\n',
      'accept: application/json\r\n',
      `x: ${'y'.repeat(20_000)}\r\n`,
      'host: evil.example\r\n',
    ],
    ...[
      'authorization: Bearer \u0000\r\n',
      'upgrade: websocket\r\nconnection: upgrade\r\n',
      'range: bytes=0-1,2-3\r\n',
      '',
    ],
  );
  const body = fc.oneof(
    fc.constant(''),
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.constant('['.repeat(3000)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ports),
      method,
      path,
      header,
      body,
      async (port, ...how) => {
        const [verb, at, more, text] = how;
        const { status, text: said } = await raw(port, head(verb, at, more) + text, 200);
        assert.ok(
          status === 0 || status < 500 || status === 503,
          `${status} to ${verb} ${at} ${more}`,
        );
        assert.ok(!said.includes(MARK) && !said.includes(TOKEN) && !said.includes('root:x:'), at);
        assert.ok(
          !/[\\/](?:src|node_modules)[\\/]/.test(said),
          `no path of ours: ${said.slice(0, 300)}`,
        );
      },
    ),
    { numRuns: 400 },
  );
  assert.ok(await isAlive(node));
  assert.equal(node.view()!.seq, seq, 'and nothing of it became an input');
});

test('no path leads out of a folder that is served, however it is written', async (context) => {
  const node = await open(context);
  for (const port of [node.httpUrl, node.publicListenerUrl!]) {
    for (const first of ['/public/', '/cap/', '/']) {
      for (const slash of ['/', '%2f', '%5c', '%252f']) {
        for (const up of ['..', '%2e%2e', '.%2e']) {
          for (const ups of [[up], [up, up], [up, up, up]]) {
            for (const last of ['secret.html', 'secret.xml', 'token']) {
              const path = first + [...ups, last].join(slash);
              const { text } = await raw(port, head('GET', path));
              assert.ok(!text.includes(MARK) && !text.includes(TOKEN), path);
            }
          }
        }
      }
    }
  }
});

test('confirmations in whatever JSON are refused without an input; a huge one is not read', async (context) => {
  const node = await open(context);
  const seq = node.view()!.seq;
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom('fire-7', 'kor-w1', '__proto__'),
  );
  const number = fc.oneof(fc.integer(), fc.double(), fc.constant(1));
  const loose = fc.record(
    {
      receiver: text,
      warning: text,
      revision: number,
      type: text,
      key: text,
      signature: text,
      body: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(loose, fc.jsonValue()), fc.boolean(), async (body, withToken) => {
      const answer = await fetch(`${node.publicListenerUrl}/api/v1/acknowledgements`, {
        ...{ method: 'POST', body: JSON.stringify(body) },
        headers: {
          'content-type': 'application/json',
          ...(withToken ? { authorization: `Bearer ${TOKEN}` } : {}),
        },
      });
      await answer.arrayBuffer();
      assert.ok([400, 401, 404, 413].includes(answer.status), `${answer.status}`);
    }),
    { numRuns: 200 },
  );
  const huge = await raw(
    node.publicListenerUrl!,
    head(
      'POST',
      '/api/v1/acknowledgements',
      'content-type: application/json\r\ncontent-length: 50000000\r\n',
    ) + 'x'.repeat(1000),
  );
  assert.equal(huge.status, 413);
  assert.equal(node.view()!.seq, seq);
});

test('a request that drips is let go after a bounded time on both ports', async (context) => {
  const node = await open(context);
  // Node's own clock does it: that it is wound is what is looked at here.
  const { createOutside } = await import('../src/node/http/outside.ts');
  const app = createOutside({
    host: '127.0.0.1',
    publicFolder: '/nowhere',
    acknowledging: {} as never,
  });
  context.after(() => app.close());
  assert.equal(app.server.headersTimeout, 10_000);
  assert.equal(app.server.requestTimeout, 60_000);
  assert.equal(app.server.maxConnections, 512);
  assert.ok(await isAlive(node));
});

test('whatever a gateway’s server answers, the attempt ends with an answer or a refusal', async (context) => {
  let say: Buffer = Buffer.alloc(0);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(say));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const line = fc.constantFrom(
    ...[
      'HTTP/1.1 200 OK\r\n',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n',
    ],
    ...[
      'HTTP/1.1 100 Continue\r\n\r\n',
      'HTTP/1.1 204 No Content\r\n',
      'HTTP/9.9 999 ?\r\n',
      'HTTP/1.1 304\r\n',
      '',
    ],
    ...[
      'HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/\r\n',
      'HTTP/1.1 200 OK\r\nretry-after: -5\r\n',
    ],
  );
  const more = fc.constantFrom(
    ...[
      'content-length: 5\r\n',
      'content-length: 99999999999\r\n',
      'transfer-encoding: chunked\r\n',
      'x\u0000: y\r\n',
    ],
    ...[`x: ${'y'.repeat(40_000)}\r\n`, 'content-encoding: gzip\r\n', ''],
  );
  const rest = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('ffffffff\r\n', '5\r\nabcde\r\n0\r\n\r\n', '{}'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 3 }),
      more,
      rest,
      async (lines, header, text) => {
        say = Buffer.from(`${lines.join('')}${header}\r\n${text}`);
        const poster = openPoster({ url: new URL(`http://127.0.0.1:${port}/`), ca: null }, 2000);
        try {
          const answer = await poster.post('{}', {});
          assert.ok(answer.status >= 100);
        } catch (error) {
          assert.ok(error instanceof Refused, String(error));
        } finally {
          poster.close();
        }
      },
    ),
    { numRuns: 150 },
  );
});
