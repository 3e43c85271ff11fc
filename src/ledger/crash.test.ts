import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ed25519Verifier } from '../seal/index.ts';
import { type SmallState, scratchPath, smallFold } from './fixture.ts';
import { readLedger, replayLedger, verifyLedger } from './index.ts';

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));
const KILLS = 12;

test('killed in mid-write, again and again: nothing acknowledged is lost, no gap, it goes on', async (context) => {
  const path = scratchPath(context);
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const verifier = ed25519Verifier();
  let before = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const acknowledged = await killAfter(path, String(key), 3 + ((kill * 17) % 50));
    assert.ok(acknowledged > before, 'it went on after the last kill');
    const reader = readLedger(path);
    const lastSeq = reader.lastSeq;
    assert.ok(lastSeq >= acknowledged, `${acknowledged} was acknowledged, ${lastSeq} is there`);
    const report = verifyLedger(reader, { verifier });
    assert.deepEqual(report.findings, []);
    assert.deepEqual([report.firstSeq, report.lastSeq], [1, lastSeq]);
    // Every record of every input is there too, as if nothing had happened.
    const { differenceCount } = replayLedger(reader, {
      makeFold: (state, ports) => smallFold(state as SmallState | null, ports),
      verifier,
      fromSeq: 0,
    });
    assert.equal(differenceCount, 0);
    reader.close();
    before = lastSeq;
  }
});

/** Runs the child, kills it after so many lines, and gives the last seq that it had written. */
function killAfter(path: string, key: string, lines: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, path, key], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (more: string) => {
      text += more;
      if (text.split('\n').length > lines) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      const whole = text.slice(0, text.lastIndexOf('\n')).split('\n');
      if (signal === 'SIGKILL') resolve(Number(whole.at(-1)));
      else reject(new Error(`the child ended by itself after ${whole.length} lines`));
    });
  });
}
