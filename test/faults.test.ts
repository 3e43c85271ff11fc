import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { completeConfig, type RunningNode, startNode } from '../src/node/index.ts';
import { createKey, readKey, signerOf } from '../src/node/keys.ts';
import { problemsOf } from '../src/node/problems.ts';
import { seal } from '../src/seal/index.ts';
import { ACT_TYPE, type Act, type Warning } from '../src/warn/index.ts';
import { chanceOf } from './simulation/chance.ts';
import { flightStates, plotOf } from './simulation/world.ts';

/*
 * Faults at release, on the whole path: each row of the table in docs/alarms.md that concerns more
 * than one room.
 */

const START_MS = 1_780_000_000_000;
const SOURCE = 'udp://127.0.0.1:0';

class Centre {
  readonly node: RunningNode;
  readonly data: string;
  readonly heard: string[];
  readonly time: { nowMs: number };
  private readonly socket = createSocket('udp4');
  private readonly chance = chanceOf(1);

  private constructor(node: RunningNode, data: string, heard: string[], time: { nowMs: number }) {
    this.node = node;
    this.data = data;
    this.heard = heard;
    this.time = time;
  }

  static async open(context: TestContext, more: object = {}): Promise<Centre> {
    const data = mkdtempSync(join(tmpdir(), 'bongsu-faults-'));
    context.after(() => rmSync(data, { recursive: true, force: true }));
    const time = { nowMs: START_MS };
    const heard: string[] = [];
    const officers = ['officer-1', 'officer-2', 'officer-3'].map((id, i) => {
      const { publicKey } = createKey(data, 'exercise', id, true);
      // The first and the third are one person.
      const person = `person-${(i % 2) + 1}`;
      return { id, person, key: publicKey, demonstration: true };
    });
    const position = { latitudeDeg: 36, longitudeDeg: 129.5, heightM: 200, basis: 'guessed' };
    const sensor = {
      ...{ id: 'kor-radar-1', kind: 'polar', source: SOURCE, format: 'bongsu-report' },
      ...{ mode: 'exercise', scanPeriodS: 1, maximumRangeKm: 1500, position },
      sigma: { rangeM: 30, azimuthDeg: 0.057, elevationDeg: 0.057 },
    };
    const config = { node: 'kor', data, http: { port: 0 }, officers, sensors: [sensor], ...more };
    const node = await startNode({
      config: completeConfig(config as never, data),
      demonstrationKeys: true,
      clock: { nowMs: () => time.nowMs, speed: 1 },
      ticking: false,
      log: (line) => heard.push(line),
    });
    const centre = new Centre(node, data, heard, time);
    context.after(async () => {
      centre.socket.close();
      await node.stop().catch(() => undefined);
    });
    return centre;
  }

  async fly(seconds: number): Promise<void> {
    const states = flightStates();
    const port = Number(/:(\d+)$/.exec(this.node.sources().get(SOURCE) ?? '')?.[1]);
    for (let second = 1; second <= seconds; second++) {
      this.time.nowMs += 1000;
      const { seq } = this.node.view()!;
      const bytes = plotOf(states[second]!, this.time.nowMs, this.chance);
      this.socket.send(bytes, port, '127.0.0.1');
      await until(() => this.node.view()!.seq > seq);
    }
  }

  draft(): Warning {
    return this.node.view()!.warnings.find(({ state }) => state === 'drafted')!;
  }

  async release(officer: string, draft: Warning, changes: Partial<Act> = {}): Promise<string> {
    const body: Act = {
      ...{ act: 'release', mode: 'exercise', warning: draft.id, revision: draft.revision },
      ...{ contentHash: draft.contentHash, officer, atMs: this.time.nowMs },
      ...{ nonce: `${officer}${changes.nonce ?? Math.random()}`, ...changes },
    };
    const key = signerOf(readKey(this.data, 'exercise', officer));
    const { decisions } = await this.node.submit(seal(ACT_TYPE, body, key));
    return decisions.find(({ what }) => what.endsWith('-act'))!.reason;
  }

  async cap(): Promise<{ name: string; unrecorded: boolean }[]> {
    const headers = { accept: 'application/json' };
    const answer = await fetch(`${this.node.httpUrl}/cap`, { headers });
    return ((await answer.json()) as { files: { name: string; unrecorded: boolean }[] }).files;
  }
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let k = 0; k < 3000 && !(await what()); k++) {
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  assert.ok(await what());
}

test('signatures that must not count do not, on the whole path, and each says why', async (context) => {
  const centre = await Centre.open(context);
  await centre.fly(12);
  const draft = centre.draft();
  assert.equal(await centre.release('officer-1', draft, { nonce: 'one' }), 'release');
  assert.equal(await centre.release('officer-1', draft, { nonce: 'one' }), 'replayed');
  assert.equal(await centre.release('officer-3', draft), 'same-person', 'one person, two keys');
  const atMs = centre.time.nowMs + 61_000;
  assert.equal(await centre.release('officer-2', draft, { atMs }), 'wrong-time');
  const revision = draft.revision - 1;
  assert.equal(await centre.release('officer-2', draft, { revision }), 'stale-revision');
  const contentHash = 'f'.repeat(64);
  assert.equal(await centre.release('officer-2', draft, { contentHash }), 'other-content');
  assert.equal((await centre.cap()).length, 0, 'nothing has left');
  const minute = centre.time.nowMs + 59_000;
  assert.equal(await centre.release('officer-2', draft, { atMs: minute }), 'release');
  await until(async () => (await centre.cap()).length === 1);
});

test('a dead ledger disk with a second one holds no warning up, and it is recorded', async (context) => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'bongsu-second-'));
  context.after(() => rmSync(elsewhere, { recursive: true, force: true }));
  const centre = await Centre.open(context, {
    ledger: { snapshotEveryS: 180, second: elsewhere },
  });
  await centre.fly(12);
  const draft = centre.draft();
  const disk = new DatabaseSync(join(centre.data, 'exercise', 'ledger.db'), { timeout: 10_000 });
  disk.exec('BEGIN IMMEDIATE');
  assert.equal(await centre.release('officer-1', draft), 'release');
  assert.equal(await centre.release('officer-2', draft), 'release');
  await until(async () => (await centre.cap()).length === 1);
  assert.equal((await centre.cap())[0]!.unrecorded, false);
  const status = centre.node.status();
  assert.equal(status.ledger.failure, null);
  assert.equal(status.ledger.second?.carrying, true);
  assert.equal(status.unrecorded, 0);
  assert.ok(centre.heard.some((line) => line.startsWith('BNG_LEDGER_WRITE')));
  assert.ok(problemsOf(status).some(({ message }) => /records in its place/.test(message)));
  disk.exec('ROLLBACK');
  disk.close();
  await until(() => centre.node.status().ledger.second?.carrying === false);
});

test('a dead ledger disk without a second one holds no warning up: it leaves marked unrecorded', async (context) => {
  const centre = await Centre.open(context);
  await centre.fly(12);
  const draft = centre.draft();
  const disk = new DatabaseSync(join(centre.data, 'exercise', 'ledger.db'), { timeout: 10_000 });
  disk.exec('BEGIN IMMEDIATE');
  assert.equal(await centre.release('officer-1', draft), 'release');
  assert.equal(await centre.release('officer-2', draft), 'release');
  await until(async () => (await centre.cap()).length === 1);
  assert.equal((await centre.cap())[0]!.unrecorded, true);
  assert.ok(centre.heard.some((line) => line.startsWith('BNG_UNRECORDED')));
  disk.exec('ROLLBACK');
  disk.close();
  await until(() => centre.node.status().ledger.failure === null);
});
