import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { completeConfig, ensureKey, NODE_KEY, type RunningNode, startNode } from '../node/index.ts';
import { main } from './main.ts';

/** What is waited for here takes a second or two; beyond this it never comes. */
const GIVE_UP_MS = 30_000;

async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  const end = Date.now() + GIVE_UP_MS;
  for (;;) {
    const seen = look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) assert.fail(`never held: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(
    args,
    (line) => out.push(line),
    (line) => err.push(line),
  );
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** Korea and the United States on one machine, real sockets, keys and ledgers; officer o1 of Korea. */
class Two {
  readonly data = mkdtempSync(join(tmpdir(), 'bongsu-shared-'));
  readonly #context: TestContext;

  constructor(context: TestContext) {
    this.#context = context;
    context.after(() => rmSync(this.data, { recursive: true, force: true }));
  }

  key(node: string, name = NODE_KEY): string {
    return ensureKey(join(this.data, node), 'exercise', name, true).publicKey;
  }

  usa(): Promise<RunningNode> {
    const peers = [{ node: 'kor', key: this.key('kor') }];
    const officers = [{ id: 'u1', key: this.key('usa', 'u1') }];
    return this.#start('usa', { links: { listen: true, port: 0, peers }, officers });
  }

  kor(address: string): Promise<RunningNode> {
    const peers = [{ node: 'usa', key: this.key('usa'), address }];
    const officers = [{ id: 'o1', key: this.key('kor', 'o1') }];
    const source = 'udp://127.0.0.1:0';
    const about = { id: 'notices', kind: 'notice', format: 'bongsu-notice', mode: 'exercise' };
    return this.#start('kor', { links: { peers }, officers, sensors: [{ ...about, source }] });
  }

  async #start(node: string, file: object): Promise<RunningNode> {
    const data = join(this.data, node);
    const running = await startNode({
      config: completeConfig({ data, node, http: { port: 0 }, ...file } as never, data),
      demonstrationKeys: true,
      log: () => undefined,
    });
    this.#context.after(() => running.stop().catch(() => undefined));
    return running;
  }
}

/** An announced launch, which is a hazard that is told to allies at once. */
function announce(kor: RunningNode): void {
  const bound = [...kor.sources().values()][0]!;
  const now = Date.now();
  const polygon = [
    [132, 36],
    [133, 36],
    [133, 36.6],
    [132, 36.6],
  ];
  const notice = {
    ...{ id: 'N-1', issuer: 'Example Coast Guard', mode: 'exercise' },
    ...{
      from: new Date(now - 60_000).toISOString(),
      until: new Date(now + 3_600_000).toISOString(),
    },
    site: { latitudeDeg: 36, longitudeDeg: 129 },
    dropZones: [{ name: 'stage 1', polygon }],
  };
  const socket = createSocket('udp4');
  socket.send(`${JSON.stringify(notice)}\n`, Number(bound.split(':').at(-1)), '127.0.0.1', () =>
    socket.close(),
  );
}

test('two nations speak on a hazard, the report counts it, and a backup that is put back holds it', async (context) => {
  const two = new Two(context);
  const usa = await two.usa();
  const kor = await two.kor(usa.linkAddress ?? '');
  const at = (who: string, node: RunningNode): string[] => [
    ...['--officer', who, '--data', join(two.data, node.node), '--url', node.httpUrl],
  ];
  assert.match((await run('consult', 'list', '--url', kor.httpUrl)).err, /Nothing was said/);
  await until(() => kor.status().linkViews[0]?.state === 'up');
  announce(kor);
  const hazard = await until(() =>
    usa
      .view()
      ?.allied.map(hazardOf)
      .find((id) => id !== null),
  );

  const nobody = await run('consult', 'differ', 'kor-h99', ...at('o1', kor));
  assert.equal(nobody.code, 1);
  assert.match(nobody.out + nobody.err, /nobody-to-consult/);
  const asked = await run('consult', 'request', hazard, '--text', 'Seen too?', ...at('o1', kor));
  assert.equal(asked.code, 0, asked.err);
  const word = await until(() => usa.view()?.consultations[0]?.words[0]?.id);
  const answer = ['--answers', word, '--text', 'No.', ...at('u1', usa)];
  const wrong = await run('consult', 'answer', hazard, ...at('u1', usa));
  assert.equal(wrong.code, 2, 'an answer to nothing');
  const misnamed = ['--answers', `kor/${word}`, ...at('u1', usa)];
  const refused = await run('consult', 'differ', hazard, ...misnamed);
  assert.equal(refused.code, 1, 'a peer could not read it');
  const said = await run('consult', 'differ', hazard, ...answer);
  assert.equal(said.code, 0, said.err);
  await until(() => kor.view()?.consultations[0]?.words.length === 2);
  const shown = await run('consult', 'list', hazard, '--url', kor.httpUrl);
  assert.match(
    shown.out,
    /kor request-information \(kor-s\d+\); answer by .*answered by usa: Seen too\?/,
  );
  assert.match(shown.out, /usa differ to kor-s\d+ \(usa-s\d+\): No\./);
  const listed = JSON.parse((await run('consult', 'list', '--json', '--url', usa.httpUrl)).out);
  assert.equal(listed.words.length, 2);

  const { path } = kor.status().ledger;
  const copy = join(two.data, 'copy.db');
  const backup = await run('ledger', 'backup', path, copy);
  assert.equal(backup.code, 0, backup.err);
  const again = await run('ledger', 'backup', path, copy);
  assert.equal(again.code, 1);
  assert.match(again.err, /BNG_LEDGER_EXISTS/);
  assert.equal((await run('ledger', 'backup', path)).code, 2);

  for (const form of [[], ['--csv'], ['--json']]) {
    const report = await run('report', '--ledger', copy, ...form);
    assert.equal(report.code, 0, report.err);
    assert.match(report.out, /usa/);
    assert.match(report.out, /space-launch|hazard/);
  }
  const rows = (await run('report', '--ledger', copy, '--json')).out.split('\n');
  assert.ok(rows.map((row) => JSON.parse(row)).some(({ shared, held }) => shared > 0 && held > 0));
  const never = await run('report', '--ledger', copy, '--json', '--until', '2001-01-01T00:00:00Z');
  assert.equal(never.out, '');
  const turned = ['--from', '2002-01-01T00:00:00Z', '--until', '2001-01-01T00:00:00Z'];
  assert.equal((await run('report', '--ledger', copy, ...turned)).code, 2);
  assert.equal((await run('report', '--ledger', join(two.data, 'none.db'))).code, 1);

  // The node stops, its disk is lost, and the last backup is put in place.
  await kor.stop();
  const last = join(two.data, 'last.db');
  assert.equal((await run('ledger', 'backup', path, last)).code, 0);
  for (const end of ['', '-wal', '-shm', '-reserve', '-lock'])
    rmSync(`${path}${end}`, { force: true });
  copyFileSync(last, path);
  const back = await two.kor(usa.linkAddress ?? '');
  await until(() => back.status().linkViews[0]?.state === 'up');
  assert.equal(back.view()?.consultations[0]?.words.length, 2, 'it goes on where it was');
  await back.stop();
  assert.equal((await run('ledger', 'verify', path)).code, 0);
  assert.equal((await run('replay', path, '--verify')).code, 0);

  // What was exchanged is signed by both: a stranger sees the one statement, with a script alone.
  const notes = await run('ledger', 'witness', path, '--of', 'usa', '--exchanged');
  assert.match(notes.out, /^bongsu\/exchanged\/exercise\/kor\//);
  assert.match(notes.out, /\n— bongsu\/usa\/exercise\//);
  const proof = join(two.data, 'exchanged.json');
  const first = ['--received-from', 'usa', '--entry', '1', '--out', proof];
  const proven = await run('ledger', 'prove', path, ...first);
  assert.equal(proven.code, 0, proven.err);
  const script = fileURLToPath(new URL('../../docs/verify-exchanged.mjs', import.meta.url));
  const keys = [two.key('usa'), two.key('kor')];
  const checked = spawnSync(process.execPath, [script, proof, ...keys], { encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stderr);
  assert.match(checked.stdout, /^Proven: usa sent and kor received it, statement 1 of /);
  const unknown = ['--sent-to', 'usa', '--statement', 'kor-s1'];
  assert.match((await run('ledger', 'prove', path, ...unknown)).err, /BNG_LEDGER_NOT_EXCHANGED/);
  assert.equal((await run('ledger', 'prove', path, '--sent-to', 'usa')).code, 2);

  // The ally's words are taken out of the record of them by an officer of this node.
  const words = (await run('ledger', 'export', path, '--kind', 'accepted')).out.split('\n');
  const { entry } = words.map((line) => JSON.parse(line)).find(({ body }) => isDiffer(body));
  const shred = ['ledger', 'shred', path, '--entry', `${entry}`, '--data', join(two.data, 'kor')];
  const dry = await run(...shred);
  assert.equal(dry.code, 0, dry.err);
  assert.match(
    dry.err,
    /a record of kind accepted[\s\S]*stands in entry \d+[\s\S]*Nothing was changed/,
  );
  assert.equal((await run(...shred, '--officer', 'o1')).code, 2, 'without a reason');
  const stranger = await run(...shred, '--why', 'asked', '--officer', 'o9');
  assert.equal(stranger.code, 1, 'no key of theirs is here');
  const gone = await run(...shred, '--why', 'asked by its subject', '--officer', 'o1');
  assert.equal(gone.code, 0, gone.err);
  assert.match(
    (await run('ledger', 'export', path)).out,
    new RegExp(`"entry":${entry},.*"shredded":true`),
  );
  const verify = await run('ledger', 'verify', path);
  assert.equal(verify.code, 0);
  assert.match(
    verify.out,
    new RegExp(`Entry ${entry} was shredded by o1 at .*: asked by its subject`),
  );
  assert.equal((await run('replay', path, '--verify')).code, 0, 'and a replay is as before');
});

function isDiffer({ body }: { body: { content: { word?: string } } }): boolean {
  return body.content.word === 'differ';
}

function hazardOf({ body: { content } }: { body: { content: object } }): string | null {
  return 'about' in content && content.about === 'hazard' && 'hazard' in content
    ? String(content.hazard)
    : null;
}
