import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Sensor, SensorFormat } from '../../sense/index.ts';
import { type Inputs, type InputsOptions, openInputs } from './inputs.ts';

/** What is waited for here takes milliseconds; beyond this it never comes. */
const GIVE_UP_MS = 10_000;

/** Inputs of the given sources, and a way to wait for so many pieces. */
class Rig {
  readonly taken: { source: string; text: string }[] = [];
  readonly states: string[] = [];
  ready = true;
  inputs: Inputs | null = null;
  #wake: (() => void)[] = [];

  async open(
    context: TestContext,
    sources: readonly { source: string; format?: SensorFormat }[],
    config: Partial<InputsOptions['config']> = {},
  ): Promise<Inputs> {
    this.inputs = await openInputs({
      sensors: sources.map(
        ({ source, format }) => ({ id: source, source, format: format ?? 'nmea' }) as Sensor,
      ),
      config: { allowRemote: false, allowFrom: [], maximumQueued: 100, ...config },
      nowMs: () => 1000,
      recordings: new Map(),
      startMs: 1000,
      speed: 1,
      ready: () => this.ready,
      take: (source, bytes) => {
        this.taken.push({ source, text: Buffer.from(bytes).toString('latin1') });
        this.#stir();
      },
      onState: (_source, state) => {
        this.states.push(state);
        this.#stir();
      },
    });
    context.after(() => this.inputs?.close());
    return this.inputs;
  }

  async until(holds: () => boolean): Promise<void> {
    const end = Date.now() + GIVE_UP_MS;
    while (!holds()) {
      if (Date.now() > end) assert.fail(`never held: ${holds.toString()}`);
      await new Promise<void>((resolve) => {
        this.#wake.push(resolve);
        setImmediate(resolve);
      });
    }
  }

  portOf(source: string): number {
    return Number(/:(\d+)$/.exec(this.inputs?.addresses().get(source) ?? '')?.[1]);
  }

  #stir(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'bongsu-inputs-'));
  context.after(() => rmSync(path, { recursive: true }));
  return path;
}

function sendUdp(context: TestContext, port: number, ...texts: string[]): void {
  const socket = createSocket('udp4');
  context.after(() => void socket.close());
  for (const text of texts) socket.send(text, port, '127.0.0.1');
}

test('datagrams arrive whole, with the source as the sensors file names it', async (context) => {
  const rig = new Rig();
  const source = 'udp://127.0.0.1:0?name=a';
  await rig.open(context, [{ source }, { source: 'udp://127.0.0.1:0?name=b' }]);
  sendUdp(context, rig.portOf(source), 'one', 'two\nlines');
  await rig.until(() => rig.taken.length === 2);
  assert.deepEqual(rig.taken, [
    { source, text: 'one' },
    { source, text: 'two\nlines' },
  ]);
});

test('two sensors with one source share one input', async (context) => {
  const rig = new Rig();
  const source = 'udp://127.0.0.1:0';
  const inputs = await rig.open(context, [{ source }, { source }]);
  assert.equal(inputs.health().length, 1);
});

test('while the ledger is behind, the queue holds its bound and counts what it drops', async (context) => {
  const rig = new Rig();
  rig.ready = false;
  const source = 'udp://127.0.0.1:0';
  const inputs = await rig.open(context, [{ source }], { maximumQueued: 10 });
  sendUdp(context, rig.portOf(source), ...Array.from({ length: 25 }, (_, i) => `${i}`));
  await rig.until(() => inputs.health()[0]?.received === 25);
  assert.equal(inputs.health()[0]?.queued, 10);
  assert.equal(inputs.health()[0]?.dropped['queue'], 15);
  assert.equal(rig.taken.length, 0);
  rig.ready = true;
  inputs.wake();
  await rig.until(() => rig.taken.length === 10);
  assert.equal(rig.taken[0]?.text, '15', 'the newest are kept');
});

test('a sender who is not on the list is counted and not heard', async (context) => {
  const rig = new Rig();
  const source = 'udp://127.0.0.1:0';
  const inputs = await rig.open(context, [{ source }], { allowFrom: ['192.0.2.0/24'] });
  sendUdp(context, rig.portOf(source), 'x');
  await rig.until(() => inputs.health()[0]?.dropped['sender'] === 1);
  assert.equal(rig.taken.length, 0);
});

test('an input beyond this machine has to be allowed', async (context) => {
  for (const source of ['udp://0.0.0.0:0', 'tcp://0.0.0.0:0?listen']) {
    await assert.rejects(new Rig().open(context, [{ source }]), { code: 'BNG_ADDRESS_REMOTE' });
    await new Rig().open(context, [{ source }], { allowRemote: true });
  }
});

test('what cannot be opened says what, where and what to do', async (context) => {
  const open = (source: string): Promise<unknown> => new Rig().open(context, [{ source }]);
  await assert.rejects(open('serial:/dev/ttyS0'), { code: 'BNG_SOURCE_INVALID' });
  await assert.rejects(open('udp://127.0.0.1'), /port is missing/);
  await assert.rejects(open('udp://127.0.0.1:1?group=10.0.0.1'), /is no group/);
  await assert.rejects(open('tcp://127.0.0.1:0'), /port to call/);
  await assert.rejects(open('file:/nowhere/at/all'), { code: 'BNG_FILE_UNREADABLE' });
  await assert.rejects(open('pcap:/nowhere/at/all'), { code: 'BNG_FILE_UNREADABLE' });
});

test('a port in use is told with its address', async (context) => {
  const rig = new Rig();
  await rig.open(context, [{ source: 'udp://127.0.0.1:0' }]);
  const port = rig.portOf('udp://127.0.0.1:0');
  await assert.rejects(new Rig().open(context, [{ source: `udp://127.0.0.1:${port}` }]), {
    code: 'BNG_ADDRESS_IN_USE',
    message: new RegExp(`127.0.0.1:${port}`),
  });
});

test('a multicast group is heard on loopback', async (context) => {
  const rig = new Rig();
  const source = 'udp://127.0.0.1:0?group=239.255.77.1';
  try {
    await rig.open(context, [{ source }]);
  } catch (error) {
    context.skip(`no multicast on this machine: ${String(error)}`);
    return;
  }
  const socket = createSocket('udp4');
  context.after(() => void socket.close());
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  socket.setMulticastInterface('127.0.0.1');
  socket.send('group', rig.portOf(source), '239.255.77.1');
  await rig.until(() => rig.taken.length === 1);
  assert.equal(rig.taken[0]?.text, 'group');
});

test('tcp: senders call, lines are cut, a broken connection is followed by the next', async (context) => {
  const rig = new Rig();
  const source = 'tcp://127.0.0.1:0?listen';
  await rig.open(context, [{ source }]);
  for (const text of ['a\r\nb\nhalf', 'c\n']) {
    const socket = connect(rig.portOf(source), '127.0.0.1');
    socket.end(text);
    await new Promise((resolve) => socket.on('close', resolve));
  }
  await rig.until(() => rig.taken.length === 4);
  assert.deepEqual(
    rig.taken.map((one) => one.text),
    ['a', 'b', 'half', 'c'],
  );
});

test('tcp: this side calls, and again when the sender comes back', async (context) => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.write(`hello ${sockets.length}\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  context.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as { port: number };
  const rig = new Rig();
  await rig.open(context, [{ source: `tcp://127.0.0.1:${port}` }]);
  await rig.until(() => rig.taken.length === 1);
  sockets[0]?.destroy();
  await rig.until(() => rig.taken.length === 2);
  assert.equal(rig.taken[1]?.text, 'hello 2');
  assert.ok(rig.states.includes('degraded'));
});

test('a file is read to its end without losing a line, though the queue is small', async (context) => {
  const path = join(folder(context), 'lines.txt.gz');
  const lines = Array.from({ length: 500 }, (_, i) => `line ${i}`);
  writeFileSync(path, gzipSync(lines.join('\n')));
  const rig = new Rig();
  const inputs = await rig.open(context, [{ source: `file:${path}?rate=0` }], { maximumQueued: 8 });
  await rig.until(() => rig.states.includes('ended') && inputs.health()[0]?.queued === 0);
  assert.deepEqual(
    rig.taken.map((one) => one.text),
    lines,
  );
  assert.deepEqual(inputs.health()[0]?.dropped, {});
});

test('a file that is not what its name says fails visibly and throws nothing', async (context) => {
  const path = join(folder(context), 'broken.gz');
  writeFileSync(path, 'this is no gzip');
  const rig = new Rig();
  await rig.open(context, [{ source: `file:${path}?rate=0` }]);
  await rig.until(() => rig.states.includes('failed'));
});

test('a flood on one input does not starve another', async (context) => {
  const rig = new Rig();
  rig.ready = false;
  const [flood, quiet] = ['udp://127.0.0.1:0?name=flood', 'udp://127.0.0.1:0?name=quiet'];
  const inputs = await rig.open(context, [{ source: flood }, { source: quiet }]);
  sendUdp(context, rig.portOf(flood), ...Array.from({ length: 100 }, () => 'f'));
  sendUdp(context, rig.portOf(quiet), 'q');
  await rig.until(() => inputs.health().every((one) => one.queued > 0 && one.lastMs !== null));
  await rig.until(() => (inputs.health()[0]?.received ?? 0) === 100);
  rig.ready = true;
  inputs.wake();
  await rig.until(() => rig.taken.some((one) => one.text === 'q'));
  assert.ok(rig.taken.findIndex((one) => one.text === 'q') <= 32);
});
