import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { scratchPath } from '../../src/ledger/fixture.ts';
import { readLedger, verifyLedger } from '../../src/ledger/index.ts';
import { ed25519Verifier } from '../../src/seal/index.ts';

const CHILD = fileURLToPath(new URL('../../src/ledger/crash-child.ts', import.meta.url));
/** `BONGSU_KILLS` says otherwise. */
const KILLS = Number(process.env['BONGSU_KILLS'] ?? 1000);
/** A ledger that has grown is given up for a new one: folding it again is most of a start. */
const KILLS_A_LEDGER = 25;

test(`a writer is killed ${KILLS} times in mid-write: nothing acknowledged lost, nothing twice`, async (context) => {
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const verifier = ed25519Verifier();
  let path = '';
  let before = 0;
  let acknowledgedInAll = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    if (kill % KILLS_A_LEDGER === 0) {
      path = scratchPath(context);
      before = 0;
    }
    const acknowledged = await killAfter(path, String(key), 1 + ((kill * 17) % 12), kill % 7);
    assert.ok(acknowledged > before, `kill ${kill}: it went on after the last one`);
    acknowledgedInAll += acknowledged - before;
    const reader = readLedger(path);
    assert.ok(reader.lastSeq >= acknowledged, `kill ${kill}: ${acknowledged}, ${reader.lastSeq}`);
    const { findings, firstSeq, lastSeq } = verifyLedger(reader, { verifier });
    assert.deepEqual([findings, firstSeq, lastSeq], [[], 1, reader.lastSeq]);
    before = reader.lastSeq;
    reader.close();
  }
  context.diagnostic(`${KILLS} kills, ${acknowledgedInAll} inputs acknowledged`);
});

/** Kills the child so many ms after so many lines; gives the last seq that it had written. */
function killAfter(path: string, key: string, lines: number, ms: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, path, key], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    let asked = false;
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (asked || text.split('\n').length <= lines) return;
      asked = true;
      setTimeout(() => child.kill('SIGKILL'), ms);
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      const whole = text.slice(0, text.lastIndexOf('\n')).split('\n');
      if (signal === 'SIGKILL') resolve(Number(whole.at(-1)));
      else reject(new Error(`the child ended by itself after ${whole.length} lines`));
    });
  });
}
