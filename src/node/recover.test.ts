import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { chanceOf } from '../../test/simulation/chance.ts';
import { RADAR, simulatedPeer, simulatedSettings } from '../../test/simulation/settings.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import { canonicalBytes, ed25519Signer, type Signer } from '../seal/index.ts';
import { CHAIN_START } from '../share/index.ts';
import { digestTracks } from '../track/index.ts';
import { settingsHash, WATCH_SHAPE, type WatchState } from '../watch/index.ts';
import { type OpenedWatch, openWatch, recoveryAlarms } from './recover.ts';
import { createRunner, type Runner } from './runner.ts';

const START_MS = 1_780_000_000_000;
const SETTINGS = simulatedSettings('kor', [RADAR], [simulatedPeer('usa')]);

/** The watch of one node in a folder that is removed after the test, opened with a given key. */
class Node {
  now = START_MS;
  /** Chain and key of each statement that left. */
  readonly sent: { chain: string; key: string }[] = [];
  readonly #folder: string;
  readonly #ledgers: OpenedWatch['ledger'][] = [];

  constructor(context: TestContext) {
    patientDisk(context);
    this.#folder = mkdtempSync(join(tmpdir(), 'bongsu-recover-'));
    context.after(async () => {
      // One that a failed test has left open would keep the process.
      for (const ledger of this.#ledgers) await ledger.close().catch(() => undefined);
      rmSync(this.#folder, { recursive: true });
    });
  }

  change(edit: (db: DatabaseSync) => void): void {
    const db = new DatabaseSync(join(this.#folder, 'ledger.db'));
    edit(db);
    db.close();
  }

  /** Seq of the newest one. */
  changeSnapshots(edit: (state: WatchState) => unknown): number {
    let newest = 0;
    this.change((db) => {
      for (const { seq, bytes } of db.prepare('SELECT seq, bytes FROM snapshot').all()) {
        const state = deserialize(Uint8Array.from(bytes as Uint8Array)) as WatchState;
        db.prepare('UPDATE snapshot SET bytes = ? WHERE seq = ?').run(serialize(edit(state)), seq!);
        newest = Math.max(newest, Number(seq));
      }
    });
    return newest;
  }

  async open(signer: Signer): Promise<{ opened: OpenedWatch; runner: Runner }> {
    const nowMs = (): number => this.now;
    const place = { folder: this.#folder, node: 'kor', mode: 'exercise' } as const;
    const opened = await openWatch({ ...place, signer, nowMs });
    this.#ledgers.push(opened.ledger);
    const runner = createRunner({
      ...{ mode: 'exercise', clock: { nowMs, speed: 1 }, ledger: opened.ledger },
      ...{ lastSeq: opened.lastSeq, lastAtMs: opened.lastAtMs, watch: opened.watch },
      outlets: {
        send: ({ bytes }) => {
          const frame = JSON.parse(new TextDecoder().decode(bytes));
          if (frame.frame !== 'statement') return;
          this.sent.push({ chain: frame.chain, key: frame.statement.key });
        },
        disconnect: () => undefined,
        publish: () => undefined,
        alarm: () => undefined,
        sound: () => undefined,
      },
    });
    return { opened, runner };
  }

  /** The peer greets, and a missile flies for some seconds. */
  fly(runner: Runner, fromS: number, toS: number): void {
    const [states, chance] = [flightStates(), chanceOf(1)];
    for (let i = fromS; i < toS; i++) {
      this.now += 1000;
      const bytes = plotOf(states[i]!, this.now, chance);
      runner.accept({ kind: 'datagram', source: RADAR.source, bytes });
    }
  }
}

/** Timers of the ledger shorter than this gather what is written; longer ones give the disk up, ms. */
const GIVING_UP_MS = 200;
const NEVER_MS = 2 ** 31 - 1;

/**
 * The disk may take as long as a busy machine makes it: by a clock that stands it is not late, and
 * timers that would give it up never ring. How long it is waited for is tested with the ledger.
 */
function patientDisk(context: TestContext): void {
  const timer = globalThis.setTimeout;
  context.mock.method(performance, 'now', () => 0);
  context.mock.method(globalThis, 'setTimeout', ((call: () => void, ms = 0) =>
    timer(call, ms < GIVING_UP_MS ? ms : NEVER_MS)) as typeof setTimeout);
}

function newSigner(): Signer {
  return ed25519Signer(generateKeyPairSync('ed25519').privateKey);
}

test('a key that was replaced after a kill makes no other chain than the one already sent', async (context) => {
  const node = new Node(context);
  const [first, second] = [newSigner(), newSigner()];
  const before = await node.open(first);
  before.runner.accept({ kind: 'settings', hash: settingsHash(SETTINGS), value: SETTINGS });
  before.runner.accept({ kind: 'link', peer: 'usa', state: 'up' });
  const hello = { frame: 'hello', version: 1, node: 'usa', mode: 'exercise', received: 0 };
  const bytes = canonicalBytes({ ...hello, receivedChain: CHAIN_START });
  before.runner.accept({ kind: 'peerFrame', peer: 'usa', bytes });
  node.fly(before.runner, 0, 15);
  assert.ok(await before.runner.recorded(before.runner.lastSeq));
  assert.ok(node.sent.length > 0);
  // Without a snapshot, as after a kill.
  await before.opened.ledger.close();

  const { opened, runner } = await node.open(second);
  assert.equal(opened.recovery.replayed, before.runner.lastSeq);
  const { stages } = opened.watch.snapshot() as WatchState;
  assert.equal(stages?.share.links.get('usa')?.chain, node.sent.at(-1)?.chain);
  const sentBefore = node.sent.length;
  node.fly(runner, 15, 30);
  assert.ok(await runner.recorded(runner.lastSeq));
  assert.ok(node.sent.length > sentBefore, 'the link goes on');
  assert.equal(node.sent.at(-1)?.key, second.publicKey, 'and what is new has the new key');
  assert.ok(node.sent.slice(0, sentBefore).every(({ key }) => key === first.publicKey));
});

test('a state that another version of the program kept is made again from its inputs, and that is said', async (context) => {
  const node = new Node(context);
  const signer = newSigner();
  const before = await node.open(signer);
  before.runner.accept({ kind: 'settings', hash: settingsHash(SETTINGS), value: SETTINGS });
  node.fly(before.runner, 0, 10);
  before.runner.snapshot();
  node.fly(before.runner, 10, 15);
  before.runner.snapshot();
  await before.opened.ledger.close();
  const digest = (opened: OpenedWatch): string => {
    const { stages } = opened.watch.snapshot() as WatchState;
    return digestTracks(stages!.tracker);
  };
  const was = digest(before.opened);
  const newest = node.changeSnapshots((state) => ({ ...state, shape: WATCH_SHAPE + 1 }));

  const { opened } = await node.open(signer);
  assert.equal(digest(opened), was);
  assert.equal(opened.recovery.snapshotSeq, 0);
  assert.equal(opened.recovery.replayed, opened.lastSeq);
  assert.equal(opened.recovery.different, 0);
  const [first, ...more] = recoveryAlarms(opened.recovery);
  assert.equal(more.length, 0);
  assert.equal(first?.code, 'BNG_SNAPSHOT_SKIPPED');
  assert.match(first.message, new RegExp(`newest of input ${newest}: it was kept by another`));
});

test('inputs that lead to other decisions than those recorded are counted and said', async (context) => {
  const node = new Node(context);
  const signer = newSigner();
  const before = await node.open(signer);
  before.runner.accept({ kind: 'settings', hash: settingsHash(SETTINGS), value: SETTINGS });
  node.fly(before.runner, 0, 15);
  await before.opened.ledger.close();
  node.change((db) =>
    db.exec(
      `UPDATE record SET body = CAST(replace(CAST(body AS TEXT), '"probability":', '"probability":0.5,"was":') AS BLOB)
       WHERE position = (SELECT max(position) FROM record WHERE kind = 'hazard')`,
    ),
  );
  const { opened } = await node.open(signer);
  assert.equal(opened.recovery.different, 1);
  assert.deepEqual(
    recoveryAlarms(opened.recovery).map(({ code }) => code),
    ['BNG_RECOVERED_OTHERWISE'],
  );
});
