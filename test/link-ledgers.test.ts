import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { runLink } from '../src/cli/link.ts';
import {
  completeConfig,
  ensureKey,
  NODE_KEY,
  problemsOf,
  type RunningNode,
  startNode,
} from '../src/node/index.ts';

/** What is waited for here takes a second or two; beyond this it never comes. */
const GIVE_UP_MS = 30_000;

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + GIVE_UP_MS;
  while (!holds()) {
    if (Date.now() > end) assert.fail(`never held: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Korea, which calls, and the United States, which listens; real sockets, keys and ledgers. */
class Two {
  readonly data = mkdtempSync(join(tmpdir(), 'bongsu-links-'));
  readonly #context: TestContext;

  constructor(context: TestContext) {
    this.#context = context;
  }

  key(node: string, name = NODE_KEY): string {
    return ensureKey(join(this.data, node), 'exercise', name, true).publicKey;
  }

  usa(): Promise<RunningNode> {
    const peers = [{ node: 'kor', key: this.key('kor') }];
    return this.#start('usa', { links: { listen: true, port: 0, peers } });
  }

  kor(address?: string): Promise<RunningNode> {
    const named = address === undefined ? {} : { address };
    const peers = [{ node: 'usa', key: this.key('usa'), ...named }];
    const officers = [{ id: 'o1', key: this.key('kor', 'o1') }];
    return this.#start('kor', { links: { peers }, officers });
  }

  async #start(node: string, file: object): Promise<RunningNode> {
    const data = join(this.data, node);
    const running = await startNode({
      config: completeConfig({ data, node, http: { port: 0 }, ...file }, data),
      demonstrationKeys: true,
      log: () => undefined,
    });
    this.#context.after(() => running.stop().catch(() => undefined));
    return running;
  }
}

function setUp(context: TestContext): Two {
  const two = new Two(context);
  context.after(() => rmSync(two.data, { recursive: true, force: true }));
  return two;
}

const linkState = (node: RunningNode): string | undefined => node.status().linkViews[0]?.state;

test('a link comes up while the ledger of one side is dead', async (context) => {
  const two = setUp(context);
  const usa = await two.usa();
  const kor = await two.kor();
  const db = new DatabaseSync(kor.status().ledger.path, { timeout: 10_000 });
  db.exec('BEGIN IMMEDIATE');
  try {
    await until(() => kor.status().ledger.failure !== null);
    kor.connectPeer('usa', usa.linkAddress ?? '');
    await until(() => linkState(kor) === 'up' && linkState(usa) === 'up');
    assert.notEqual(kor.status().ledger.failure, null, 'and it was dead all the while');
    assert.equal(usa.status().linkViews[0]?.trouble, null);
  } finally {
    db.exec('ROLLBACK');
    db.close();
  }
  await until(() => kor.status().ledger.failure === null);
});

test('a node that lost its ledger is accepted again by one command', async (context) => {
  const two = setUp(context);
  const first = await two.usa();
  const kor = await two.kor(first.linkAddress ?? '');
  await until(() => linkState(kor) === 'up' && linkState(first) === 'up');
  const { path } = first.status().ledger;
  await first.stop();
  for (const end of ['', '-wal', '-shm', '-reserve', '-lock'])
    rmSync(`${path}${end}`, { force: true });
  const usa = await two.usa();
  kor.connectPeer('usa', usa.linkAddress ?? '');
  const newLedger = (): string | null => kor.status().linkViews[0]?.newLedger ?? null;
  await until(() => newLedger() !== null);
  const row = problemsOf(kor.status()).find(({ subject }) => subject === 'link usa');
  const ledger = /--ledger ([0-9a-f]{32})/.exec(row?.remedy ?? '')?.[1];
  assert.equal(ledger, newLedger());
  await until(() => usa.status().linkViews[0]?.trouble?.reason === 'old-ledger');

  const out: string[] = [];
  const args = ['accept', 'usa', '--ledger', ledger ?? '', '--officer', 'o1'];
  const where = ['--data', join(two.data, 'kor'), '--url', kor.httpUrl];
  const say = (line: string): void => void out.push(line);
  assert.equal(await runLink([...args, ...where], say, say), 0, out.join('\n'));
  assert.match(out.join(), /^accepted: the new ledger [0-9a-f]{32} counts from 1/);
  await until(() => linkState(kor) === 'up' && linkState(usa) === 'up');
  assert.equal(await runLink([...args, ...where], say, say), 1, 'a second time there is nothing');
});
