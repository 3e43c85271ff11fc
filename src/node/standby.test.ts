import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { simulatedPeer, simulatedSettings } from '../../test/simulation/settings.ts';
import { readLedger, verifyLedger } from '../ledger/index.ts';
import { ed25519Signer, ed25519Verifier } from '../seal/index.ts';
import { settingsHash } from '../watch/index.ts';
import { type OpenedWatch, openWatch, recoveryAlarms } from './recover.ts';
import { createRunner } from './runner.ts';
import { standbyPath } from './standby.ts';

const START_MS = 1_780_000_000_000;
const SETTINGS = simulatedSettings('kor', [], [simulatedPeer('usa')]);

/** A node's folder, and one on another disk. */
class Disks {
  readonly own: string;
  readonly other: string;
  readonly path: string;
  readonly #signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);

  constructor(context: TestContext) {
    const folder = mkdtempSync(join(tmpdir(), 'bongsu-standby-'));
    context.after(() => rmSync(folder, { recursive: true }));
    this.own = join(folder, 'own');
    this.other = join(folder, 'other');
    this.path = join(this.own, 'ledger.db');
  }

  open(second: string | null = this.other): Promise<OpenedWatch> {
    const place = { folder: this.own, node: 'kor', mode: 'exercise' } as const;
    const more = { signer: this.#signer, nowMs: () => START_MS };
    return openWatch({ ...place, ...more, ...(second === null ? {} : { second }) });
  }

  /** Opens it, takes some ticks in, and closes it; the last seq, and codes of what was said. */
  async run(): Promise<{ lastSeq: number; before: number; alarms: string[]; path: string }> {
    const opened = await this.open();
    const nothing = (): void => undefined;
    const runner = createRunner({
      ...{ mode: 'exercise', clock: { nowMs: () => START_MS, speed: 1 }, ledger: opened.ledger },
      ...{ watch: opened.watch, lastSeq: opened.lastSeq, lastAtMs: opened.lastAtMs },
      outlets: {
        ...{ send: nothing, disconnect: nothing, publish: nothing, alarm: nothing, sound: nothing },
      },
    });
    runner.accept({ kind: 'settings', hash: settingsHash(SETTINGS), value: SETTINGS });
    for (let i = 0; i < 5; i++) runner.accept({ kind: 'tick' });
    assert.ok(await runner.recorded(runner.lastSeq));
    await runner.close();
    const alarms = recoveryAlarms(opened.recovery).map(({ code }) => code);
    return { lastSeq: runner.lastSeq, before: opened.lastSeq, alarms, path: opened.path };
  }
}

test('a ledger that is dead at the start stops no node that has a second disk, and nothing of it is touched', async (context) => {
  const disks = new Disks(context);
  const first = await disks.run();
  assert.deepEqual(first.alarms, []);
  renameSync(disks.path, `${disks.path}.kept`);
  mkdirSync(disks.path);

  const second = await disks.run();
  assert.deepEqual([second.before, second.alarms], [0, ['BNG_STANDBY_LEDGER']]);
  assert.equal(second.path, standbyPath(disks.other, 'kor', 'exercise'));
  const third = await disks.run();
  assert.equal(third.before, second.lastSeq, 'a start after that goes on where it was');
  assert.deepEqual(third.alarms, ['BNG_STANDBY_LEDGER']);
  const reader = readLedger(third.path);
  assert.equal(verifyLedger(reader, { verifier: ed25519Verifier() }).verified, true);
  reader.close();

  rmdirSync(disks.path);
  renameSync(`${disks.path}.kept`, disks.path);
  const back = await disks.run();
  assert.equal(back.before, first.lastSeq);
  assert.deepEqual(back.alarms, ['BNG_STANDBY_LEFT'], 'what the other one holds is not forgotten');
});

test('without a second disk, and for a ledger that is another’s, the node does not start', async (context) => {
  const disks = new Disks(context);
  await disks.run();
  const other = { folder: disks.own, node: 'jpn', mode: 'exercise', second: disks.other } as const;
  const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  await assert.rejects(openWatch({ ...other, signer, nowMs: () => START_MS }), {
    code: 'BNG_LEDGER_FOREIGN',
  });
  const running = await disks.open();
  await assert.rejects(disks.open(), { code: 'BNG_LEDGER_BUSY' });
  await running.ledger.close();
  rmSync(disks.path);
  mkdirSync(disks.path);
  await assert.rejects(disks.open(null), { code: 'BNG_LEDGER_OPEN' });
  rmdirSync(disks.path);
  writeFileSync(disks.path, 'no database, but somebody’s file of this name'.repeat(100));
  await assert.rejects(disks.open(), { code: 'BNG_LEDGER_FORMAT' });
});
