import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import {
  type Behaviour,
  effectOf,
  folder,
  obedient,
  openTest,
  type Receiver,
  receiver,
  secretFile,
  statesOf,
  until,
} from './channel.fixture.ts';

/** Where the process dies, between the release and the end of what follows from it. */
const POINTS = ['before', 'underway', 'answering', 'answered'] as const;
type Point = (typeof POINTS)[number];

const CHANNELS = ['siren', 'webhook'] as const;

function configOf(at: string, urls: readonly string[]): Parameters<typeof openTest>[1] {
  const common = { mode: 'exercise' };
  const gateways = urls.map((address, i) => ({
    ...{ id: `siren-${i}`, kind: 'siren', recipients: 'all', address, ...common },
  }));
  const webhooks = urls.map((address, i) => ({
    ...{ id: `hook-${i}`, address: `${address}?hook`, ...common, secretFile: secretFile(at) },
  }));
  return { channels: { gateways, webhooks, selfTestEveryS: 0 } as never };
}

/** The process that dies: it publishes, and says what it gets to know. */
function runChild(): void {
  const [at = '', point, ...urls] = process.argv.slice(3);
  const { channels, receipts } = openTest(at, configOf(at, urls));
  if (point !== 'before')
    for (const channel of CHANNELS) channels.publish(effectOf(channel), false);
  setInterval(() => {
    // Everything has left and the receipts are made: they die before anybody has recorded them.
    if (receipts.filter(({ receivers }) => receivers === undefined).length === 2) {
      process.kill(process.pid, 'SIGKILL');
    }
  }, 1);
  process.send?.('ready');
}

async function dieAt(
  context: TestContext,
  point: Point,
): Promise<{ at: string; receivers: Receiver[]; config: Parameters<typeof openTest>[1] }> {
  const at = folder(context);
  const receivers = await Promise.all([0, 1].map(() => receiver(context, obedient)));
  const urls = receivers.map(({ url }) => url);
  const child = fork(import.meta.filename, ['child', at, point, ...urls]);
  const died = once(child, 'exit');
  const kill = (): void => void child.kill('SIGKILL');
  const deadly: Partial<Record<Point, Behaviour>> = {
    underway: kill,
    answering(heard, response) {
      obedient(heard, response);
      kill();
    },
  };
  const how = deadly[point];
  if (how !== undefined) receivers[1]!.behave = how;
  await once(child, 'message');
  if (point === 'before') kill();
  await died;
  for (const one of receivers) one.behave = obedient;
  return { at, receivers, config: configOf(at, urls) };
}

if (process.argv[2] === 'child') runChild();
else {
  for (const point of POINTS) {
    test(`the node dies (${point}): each receiver has the revision once, or its doubt is shown`, async (context) => {
      const { at, receivers, config } = await dieAt(context, point);
      const before = receivers.map(({ heard }) => heard.length);
      const unanswered = CHANNELS.map((channel) => effectOf(channel));
      const { channels, receipts } = openTest(at, config, Date.now, { unanswered });
      await until(() => receipts.filter(({ receivers: of }) => of === undefined).length === 2);
      for (const [i, { heard }] of receivers.entries()) {
        for (const [channel, name] of [
          ['siren', `siren-${i}`],
          ['webhook', `hook-${i}`],
        ]) {
          const its = heard.filter(({ body }) =>
            String(body['idempotencyKey']).includes(`/${channel}/`),
          );
          const doubt = statesOf(receipts, name!).includes('doubtful');
          assert.ok(its.length >= 1, `${name} never heard of it`);
          assert.ok(its.length === 1 || doubt, `${name} heard it ${its.length} times`);
          assert.ok(its.length <= 2);
          if (its.length === 2) {
            assert.equal(its[0]!.body['idempotencyKey'], its[1]!.body['idempotencyKey']);
            assert.equal(its[1]!.body['repeated'], true);
          }
        }
      }
      const after = receivers.map(({ heard }) => heard.length);
      if (point === 'before') assert.deepEqual(after, [2, 2]);
      if (point === 'answered') assert.deepEqual(after, before, 'nothing is said twice');
      if (point === 'before' || point === 'answered') {
        const doubts = receipts.flatMap(({ receivers: of }) => of?.answers ?? []);
        assert.deepEqual(
          doubts.filter(({ state }) => state === 'doubtful'),
          [],
        );
      }
      await channels.close();
    });
  }
}
