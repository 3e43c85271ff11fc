import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { signPage } from '../node/channels/public-signature.ts';
import { ed25519Signer, type Signer } from '../seal/index.ts';
import { runPublic } from './public.ts';

const LATER = 4_000_000_000_000;

function page(untilMs: number): string {
  const facts = `page=KR-11.html mode=exercise at=1000 until=${untilMs}`;
  return `<!doctype html>\n<meta name="bongsu" content="${facts}">\n<p>서울</p>\n`;
}

/** One whose key begins as asked: a dash makes it look like an option. */
function signerWith(first: RegExp): Signer {
  for (;;) {
    const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
    if (first.test(signer.publicKey)) return signer;
  }
}

async function runs(...args: string[]): Promise<{ code: number; out: string[] }> {
  const out: string[] = [];
  const code = await runPublic(
    args,
    (line) => out.push(line),
    () => undefined,
  );
  return { code, out };
}

test('the command says whose page it is, from a file and from an address', async (context) => {
  const at = mkdtempSync(join(tmpdir(), 'bongsu-public-'));
  const server = createServer((request, response) => {
    const file = join(at, request.url!.slice(1));
    if (request.url === '/none.html') response.writeHead(404).end();
    else response.end(readFileSync(file));
  });
  context.after(() => {
    server.close();
    rmSync(at, { recursive: true });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const signer of [signerWith(/^[A-Za-z0-9]/), signerWith(/^-/)]) {
    const key = signer.publicKey;
    const file = join(at, 'KR-11.html');
    writeFileSync(file, signPage(page(LATER), signer));
    writeFileSync(join(at, 'old.html'), signPage(page(2000), signer));
    for (const place of [file, `${url}/KR-11.html`]) {
      const { code, out } = await runs('verify', place, '--key', key);
      assert.equal(code, 0, out.join('\n'));
      assert.match(out.join('\n'), /not real/);
    }
    const { ok, over } = JSON.parse((await runs('verify', file, '--key', key, '--json')).out[0]!);
    assert.deepEqual([ok, over], [true, false]);
    assert.equal((await runs('verify', file, '--key', signerWith(/./).publicKey)).code, 3);
    const old = await runs('verify', join(at, 'old.html'), '--key', key);
    assert.deepEqual([old.code, /TIME IS OVER/.test(old.out.join())], [3, true]);
    assert.equal((await runs('verify', file)).code, 2);
    await assert.rejects(runs('verify', `${url}/none.html`, '--key', key), /404/);
    await assert.rejects(runs('verify', join(at, 'none'), '--key', key), /cannot be read/);
  }
});
