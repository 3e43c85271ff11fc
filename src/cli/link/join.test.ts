import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type RunningNode, readConfig, startNode } from '../../node/index.ts';
import { main } from '../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'bongsu-join-'));
const running: RunningNode[] = [];
after(async () => {
  for (const node of running) await node.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function bongsu(...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  return { code: await main(args, say, say), said: said.join('\n') };
}

async function done(...args: string[]): Promise<string> {
  const { code, said } = await bongsu(...args);
  assert.equal(code, 0, `${args.join(' ')}\n${said}`);
  return said;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

const at = (name: string): string => join(folder, name);

test('two people get from nothing to green links with a first arrangement', async () => {
  const port = await freePort();
  const made = await done('keys', 'create', 'officer-1', '--data', at('kor-data'), '--json');
  const { publicKey } = JSON.parse(made.split('\n')[0]!) as { publicKey: string };
  writeFileSync(
    at('kor.yaml'),
    [
      '# Korea, on the first machine',
      'node: kor',
      'data: kor-data',
      'http: { port: 0 }',
      `links: { listen: true, port: ${port} } # the other one calls`,
      `officers: [{ id: officer-1, person: staff-1, key: ${publicKey} }]`,
      'sharing:',
      '  classes: [{ id: combined, fields: [nature, impact], gridKm: 20 }]',
      '  arrangements: [kor-usa.signed.json]',
    ].join('\n'),
  );
  writeFileSync(at('usa.yaml'), 'node: usa\ndata: usa-data\nhttp: { port: 0 }\n');
  const example = join(import.meta.dirname, '../../../examples/sharing/kor-usa.yaml');
  const draft = readFileSync(example, 'utf8').replace('2026-11-01T', '2020-11-01T');
  writeFileSync(at('kor-usa.yaml'), draft);
  await done(
    ...['link', 'arrange', at('kor-usa.yaml'), '--officer', 'officer-1'],
    '--data',
    at('kor-data'),
  );

  const kor = ['--config', at('kor.yaml')];
  const usa = ['--config', at('usa.yaml')];
  const written = await done(
    ...['link', 'invite', 'usa', ...kor, '--address', `127.0.0.1:${port}`],
    ...['--out', at('invitation.json'), '--json'],
  );
  const { secret } = JSON.parse(written) as { secret: string };
  const joining = ['link', 'join', at('invitation.json'), ...usa, '--out', at('answer.json')];
  const misheard = await bongsu(
    ...joining,
    '--secret',
    secret.replace(/^./, secret[0] === 'A' ? 'B' : 'A'),
  );
  assert.equal(misheard.code, 1);
  assert.match(misheard.said, /a letter was misheard/);
  await done(...joining, '--secret', secret.toLowerCase());
  await done('link', 'join', at('answer.json'), ...kor);
  const again = await bongsu('link', 'join', at('answer.json'), ...kor);
  assert.match(again.said, /it was used/);
  assert.match(readFileSync(at('kor.yaml'), 'utf8'), /# the other one calls/);

  for (const config of [at('kor.yaml'), at('usa.yaml')]) {
    running.push(await startNode({ config: readConfig(config), log: () => undefined }));
  }
  const isGreen = (node: RunningNode): boolean =>
    node.status().linkViews.every(({ light }) => light === 'green');
  while (!running.every(isGreen)) await new Promise((resolve) => setTimeout(resolve, 20));
  const status = await done('link', 'status', '--url', running[0]!.httpUrl);
  assert.match(status, /usa {2}GREEN/);
  assert.match(status, /arrangement {2}kor-usa-2026 version 1/);
  await done('link', 'status', 'kor', '--url', running[1]!.httpUrl);

  // Korea changes its key: announced by the old one, taken by the peer, and the old one refused after.
  const [korea, states] = running as [RunningNode, RunningNode];
  const desk = ['--data', at('kor-data'), '--url', korea.httpUrl];
  await done('keys', 'rotate', '--officer', 'officer-1', '--days', '1', ...desk);
  const keys = (): number => states.status().linkViews[0]?.keys.length ?? 0;
  const isHeld = (): boolean => korea.status().linkViews[0]?.nextKey?.held === 'held';
  while (keys() < 2 || !isHeld()) await new Promise((resolve) => setTimeout(resolve, 20));
  const before = korea.publicKey;
  const connections = (): number => states.status().links.peers[0]?.connections ?? 0;
  const stood = connections();
  // Under way, and without a restart: what is signed and shown from then on is by the next key.
  await done('keys', 'rotate', '--finish', ...desk);
  while (connections() === stood) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.notEqual(korea.publicKey, before);
  const sinceMs = Date.now();
  const isProvenAnew = (node: RunningNode): boolean =>
    isGreen(node) && (node.status().linkViews[0]?.provenMs ?? 0) >= sinceMs;
  while (!running.every(isProvenAnew)) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(states.status().linkViews[0]?.refusals, {});

  // Once more, while the peer is away: its announcement waits, and who lacks it is named.
  await states.stop();
  running.pop();
  await done('keys', 'rotate', '--officer', 'officer-1', '--days', '1', ...desk);
  const key = korea.publicKey;
  const early = await bongsu('keys', 'rotate', '--finish', ...desk);
  assert.equal(early.code, 1);
  assert.match(early.said, /^usa has not recorded the announcement yet/);
  assert.match(
    await bongsu('link', 'status', ...desk.slice(2)).then(({ said }) => said),
    /node kor, exercise, at http/,
  );
  assert.equal(korea.publicKey, key);
  running.push(await startNode({ config: readConfig(at('usa.yaml')), log: () => undefined }));
  while (!isHeld()) await new Promise((resolve) => setTimeout(resolve, 20));
  await done('keys', 'rotate', '--finish', ...desk);

  for (const node of running.splice(0)) await node.stop();
  const ledger = at('kor-data/exercise/ledger.db');
  assert.match(await done('ledger', 'verify', ledger), /verif/i);
  const rows = (await done('report', '--ledger', ledger, '--json'))
    .split('\n')
    .map((row) => JSON.parse(row));
  // Everything that was let out before and after the change is held by the ally and believed.
  const abouts = rows.map(({ direction, about }) => `${direction} ${about}`);
  assert.deepEqual(abouts, ['to key', 'to probe', 'from probe']);
  for (const { direction, shared, held, refused } of rows) {
    assert.deepEqual([held, refused], [direction === 'to' ? shared : 0, 0]);
  }
  assert.match(
    await done('report', '--ledger', ledger),
    /releases, of which \d+ were acknowledged/,
  );
});
