import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openLedger, readLedger } from '../ledger/index.ts';
import { completeConfig, ensureKey, NODE_KEY, signerOf, startNode } from '../node/index.ts';
import { type Signer, seal } from '../seal/index.ts';
import { type SignedStatement, STATEMENT_TYPE, type Statement } from '../share/index.ts';
import type { Decision, LedgerRecord } from '../watch/index.ts';
import { marksPath, readExported } from './bundle/marks.ts';
import { main } from './main.ts';

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

function statement(n: number, signer: Signer): SignedStatement {
  const body: Statement = {
    id: `kor-s${n}`,
    origin: 'kor',
    mode: 'exercise',
    releaseClass: 'minimum',
    timeMs: Date.now(),
    label: {
      classification: 'unclassified',
      releasableTo: ['jpn'],
      caveats: [],
      delayS: 0,
      fidelity: 'minimum',
    },
    content: {
      about: 'hazard',
      hazard: `kor-h${n}`,
      revision: 1,
      kind: 'ballistic',
      status: 'open',
      areas: [],
      arrivals: [],
      earliestMs: null,
      latestMs: null,
    },
  };
  return seal(STATEMENT_TYPE, body, signer);
}

function decision(
  seq: number,
  what: Decision['what'],
  subject: string,
  about: string,
): LedgerRecord {
  const [reason, message] = what === 'released-to' ? ['lattice', 'x'] : ['held', 'x'];
  return { kind: 'decision', seq, body: { what, atMs: 1, subject, reason, message, about } };
}

/**
 * Korea's ledger, of `count` steps more: each releases a statement to Japan, every third one to the
 * United States alone, every fifth one is held back and let go in the next step.
 */
async function release(data: string, count: number): Promise<SignedStatement[]> {
  const signer = signerOf(ensureKey(data, 'exercise', NODE_KEY, true));
  const path = join(data, 'exercise', 'ledger.db');
  const ledger = await openLedger({ path, node: 'kor', mode: 'exercise', signer });
  const sent: SignedStatement[] = [];
  let held: SignedStatement | null = null;
  for (let i = 0; i < count; i++) {
    const seq = ledger.lastSeq + 1;
    const made = statement(seq, signer);
    const { id } = made.body;
    const records: LedgerRecord[] = [{ kind: 'statement', seq, body: made }];
    if (held !== null) {
      const message = `${held.body.id} after 60 s`;
      const body = {
        what: 'released-to',
        atMs: 1,
        subject: 'jpn',
        reason: 'delay-over',
        message,
        about: held.body.id,
      } as const;
      records.push({ kind: 'decision', seq, body });
      sent.push(held);
      held = null;
    }
    if (seq % 3 === 0) records.push(decision(seq, 'released-to', 'usa', id));
    else if (seq % 5 === 0) {
      records.push(decision(seq, 'held-for', 'jpn', id));
      held = made;
    } else {
      records.push(decision(seq, 'released-to', 'jpn', id));
      sent.push(made);
    }
    ledger.append({ kind: 'tick', seq, atMs: ledger.lastMs + 50 }, records);
  }
  await ledger.close();
  return sent;
}

async function setUp(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-bundle-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const kor = join(folder, 'kor');
  const jpn = join(folder, 'jpn');
  mkdirSync(join(kor, 'exercise'), { recursive: true });
  const { publicKey } = ensureKey(kor, 'exercise', NODE_KEY, true);
  const node = await startNode({
    config: completeConfig(
      {
        data: jpn,
        node: 'jpn',
        http: { port: 0 },
        links: { peers: [{ node: 'kor', key: publicKey }] },
      },
      jpn,
    ),
    demonstrationKeys: true,
    log: () => undefined,
  });
  context.after(() => node.stop());
  const importFile = async (name: string) => {
    const { code, out } = await run('bundle', 'import', name, '--url', node.httpUrl, '--json');
    return {
      code,
      ...(JSON.parse(out) as {
        taken: number;
        repeated: number;
        message: string;
        damaged: number[];
      }),
    };
  };
  const exportTo = (name: string, ...more: string[]) =>
    run('bundle', 'export', '--peer', 'jpn', '--data', kor, '--out', join(folder, name), ...more);
  /** Ids of what Japan's ledger holds as accepted. */
  const accepted = () => {
    const reader = readLedger(join(jpn, 'exercise', 'ledger.db'));
    const ids = [...reader.records()].flatMap((record) =>
      record.kind === 'accepted' ? [record.body.body.id] : [],
    );
    reader.close();
    return ids;
  };
  return { folder, kor, node, importFile, exportTo, accepted };
}

test('what was released to a peer arrives by files, once, in order, from export to export', async (context) => {
  const { folder, kor, importFile, exportTo, accepted } = await setUp(context);
  const first = await release(kor, 14);
  assert.equal((await exportTo('a.bundle')).code, 0);
  const second = await release(kor, 16);
  assert.equal((await exportTo('b.bundle')).code, 0);
  const idle = await exportTo('c.bundle');
  assert.match(idle.err, /Nothing was released to jpn/);

  // The second one first: it is taken, and what lies before it is missing.
  const late = await importFile(join(folder, 'b.bundle'));
  assert.deepEqual([late.code, late.taken], [0, second.length]);
  const early = await importFile(join(folder, 'a.bundle'));
  assert.deepEqual([early.code, early.taken, early.repeated], [0, first.length, 0]);
  const again = await importFile(join(folder, 'a.bundle'));
  assert.deepEqual([again.code, again.taken, again.repeated], [0, 0, first.length]);
  const ids = (list: readonly SignedStatement[]) => list.map(({ body }) => body.id);
  assert.deepEqual(accepted(), [...ids(second), ...ids(first)]);

  // Again from a number: as it was, byte for byte.
  assert.equal((await exportTo('d.bundle', '--from', `${first.length + 1}`)).code, 0);
  assert.deepEqual(readFileSync(join(folder, 'd.bundle')), readFileSync(join(folder, 'b.bundle')));
  assert.equal((await exportTo('e.bundle', '--from', '3')).code, 0);
  const rest = await importFile(join(folder, 'e.bundle'));
  assert.deepEqual([rest.code, rest.taken], [0, 0]);
});

test('what new rules withheld before it was exported stays, and what went stays what it was', async (context) => {
  const { folder, kor, exportTo } = await setUp(context);
  const signer = signerOf(ensureKey(kor, 'exercise', NODE_KEY, true));
  const path = join(kor, 'exercise', 'ledger.db');
  const step = async (...records: readonly LedgerRecord[]): Promise<void> => {
    const ledger = await openLedger({ path, node: 'kor', mode: 'exercise', signer });
    const seq = ledger.lastSeq + 1;
    const numbered = records.map((record) => ({ ...record, seq }));
    ledger.append({ kind: 'tick', seq, atMs: ledger.lastMs + 50 }, numbered);
    await ledger.close();
  };
  const released = (n: number, hazard: string, revision: number): readonly LedgerRecord[] => {
    const { body } = statement(n, signer);
    const content = { ...body.content, hazard, revision } as typeof body.content;
    const made = seal(STATEMENT_TYPE, { ...body, content }, signer);
    return [
      { kind: 'statement', seq: 0, body: made },
      decision(0, 'released-to', 'jpn', made.body.id),
    ];
  };
  const withheld = (id: string, reason: string): LedgerRecord => {
    const { body, ...rest } = decision(0, 'withheld-from', 'jpn', id) as LedgerRecord & {
      kind: 'decision';
    };
    return { ...rest, body: { ...body, reason } };
  };
  const named = (name: string): string[] =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/"id":"(kor-s\d+)"/g)].map((m) => m[1]!);

  await step(...released(1, 'kor-h1', 1));
  await step(...released(2, 'kor-h1', 2));
  await step(...released(3, 'kor-h2', 1));
  await step(...released(4, 'kor-h3', 1));
  // On a link the second revision had taken the place of the first, and a full queue lost the last.
  await step(withheld('kor-s2', 'lattice'), withheld('kor-s4', 'too-many-wait'));
  assert.equal((await exportTo('a.bundle')).code, 0);
  assert.deepEqual(named('a.bundle'), ['kor-s3', 'kor-s4']);

  await step(withheld('kor-s3', 'arrangement'));
  await step(...released(5, 'kor-h2', 2));
  assert.equal((await exportTo('b.bundle')).code, 0);
  assert.deepEqual(named('b.bundle'), ['kor-s5']);
  assert.equal((await exportTo('c.bundle', '--from', '1')).code, 0);
  assert.deepEqual(named('c.bundle'), ['kor-s3', 'kor-s4', 'kor-s5']);
  assert.equal((await exportTo('d.bundle', '--from', '3')).code, 0);
  assert.deepEqual(readFileSync(join(folder, 'd.bundle')), readFileSync(join(folder, 'b.bundle')));
});

test('what comes and may not be handed on takes nothing back that was handed on before it', async (context) => {
  const { folder, kor, exportTo } = await setUp(context);
  const signer = signerOf(ensureKey(kor, 'exercise', NODE_KEY, true));
  const path = join(kor, 'exercise', 'ledger.db');
  const usa = signerOf(ensureKey(join(folder, 'usa'), 'exercise', NODE_KEY, true));
  const ledger = await openLedger({ path, node: 'kor', mode: 'exercise', signer });
  const hear = (id: string, revision: number, what: Decision['what']): void => {
    const seq = ledger.lastSeq + 1;
    const { body } = statement(1, signer);
    const content = { ...body.content, hazard: 'usa-h1', revision } as typeof body.content;
    const heard = seal(STATEMENT_TYPE, { ...body, id, origin: 'usa', content }, usa);
    ledger.append({ kind: 'tick', seq, atMs: ledger.lastMs + 50 }, [
      { kind: 'accepted', seq, peer: 'usa', body: heard },
      decision(seq, what, 'jpn', id),
    ]);
  };
  hear('usa-s1', 1, 'forwarded-to');
  hear('usa-s2', 2, 'withheld-from');
  await ledger.close();
  const exported = await exportTo('a.bundle');
  assert.match(exported.out, /statements 1 to 1 for jpn/, exported.err);
});

test('what could not be written again leaves the count where it was', async (context) => {
  const { kor, exportTo } = await setUp(context);
  await release(kor, 10);
  assert.equal((await exportTo('a.bundle')).code, 0);
  await release(kor, 10);
  assert.equal((await exportTo('b.bundle')).code, 0);
  const before = readFileSync(marksPath(kor, 'exercise', 'jpn'), 'utf8');
  assert.equal((await exportTo('b.bundle', '--from', '1')).code, 1, 'it is there');
  assert.equal(readFileSync(marksPath(kor, 'exercise', 'jpn'), 'utf8'), before);
  assert.match((await exportTo('c.bundle')).err, /Nothing was released/);
});

test('a changed byte, a file of another kind, a file that is there: each says so and costs nothing else', async (context) => {
  const { folder, kor, importFile, exportTo } = await setUp(context);
  const sent = await release(kor, 10);
  const name = join(folder, 'a.bundle');
  await exportTo('a.bundle');
  const clash = await exportTo('a.bundle', '--from', '1');
  assert.equal(clash.code, 1);
  assert.match(clash.err, /There is already a file/);
  const bytes = readFileSync(name);
  const at = bytes.indexOf('kor-h2"');
  bytes[at + 5] = 0x39;
  writeFileSync(name, bytes);
  const answer = await importFile(name);
  assert.equal(answer.code, 3);
  assert.equal(answer.taken, sent.length - 1);
  assert.deepEqual(answer.damaged, [2]);
  writeFileSync(name, '{"kind":"something else"}\n');
  const odd = await importFile(name);
  assert.equal(odd.code, 1);
  assert.match(odd.message, /header/);
});

test('a peer whose history changed is named with both chains', async (context) => {
  const { folder, kor, node, importFile, exportTo } = await setUp(context);
  await release(kor, 4);
  const path = join(kor, 'exercise', 'ledger.db');
  const before = readFileSync(path);
  await release(kor, 2);
  await exportTo('a.bundle');
  await importFile(join(folder, 'a.bundle'));
  // Put back as it was, and gone on otherwise: the same numbers stand for other statements.
  writeFileSync(path, before);
  rmSync(join(kor, 'exercise', 'bundles-jpn.json'));
  await release(kor, 6);
  await exportTo('b.bundle');
  const answer = await importFile(join(folder, 'b.bundle'));
  assert.equal(answer.code, 1);
  assert.match(
    answer.message,
    /the chain after statement \d is [0-9a-f]{64}, and was [0-9a-f]{64}/,
  );
  assert.ok(node.view()?.alarms.some(({ code }) => code === 'BNG_PEER_FORK'));
});

test('a next key goes to a peer in files too, and before it is taken it is said since when', async (context) => {
  const { folder, kor, node: japan, importFile, exportTo } = await setUp(context);
  const officer = await run('keys', 'create', 'officer-1', '--data', kor);
  const key = /[A-Za-z0-9_-]{43}/.exec(officer.out)![0];
  const peers = [{ node: 'jpn', key: japan.publicKey }];
  const officers = [{ id: 'officer-1', person: 'staff-1', key }];
  const config = { data: kor, node: 'kor', http: { port: 0 }, links: { peers }, officers };
  const korea = await startNode({
    config: completeConfig(config, kor),
    demonstrationKeys: true,
    log: () => undefined,
  });
  context.after(() => korea.stop());
  const desk = ['--data', kor, '--url', korea.httpUrl];
  const rotate = (...more: string[]) => run('keys', 'rotate', ...more, ...desk);
  const short = await rotate('--officer', 'officer-1', '--days', '0');
  assert.deepEqual([short.code, /--days is from 1/.test(short.err)], [2, true], 'clocks differ');
  assert.equal((await rotate('--officer', 'officer-1')).code, 0);
  const early = await rotate('--finish');
  assert.equal(early.code, 1);
  assert.match(early.err, /^jpn was never heard of by a link.*no bundle with the announcement was/);

  assert.equal((await exportTo('a.bundle')).code, 0);
  const answer = await importFile(join(folder, 'a.bundle'));
  assert.deepEqual([answer.code, answer.taken], [0, 1]);
  assert.equal(japan.status().linkViews[0]?.keys.length, 2);
  const before = korea.publicKey;
  const told = await rotate('--finish');
  assert.equal(told.code, 1);
  assert.match(told.err, /^jpn .*is statement 1 of its bundles, exported at 20/);
  assert.equal(korea.publicKey, before);
  const done = await rotate('--finish', '--anyway');
  assert.equal(done.code, 0);
  assert.ok(japan.status().linkViews[0]?.keys.some((each) => done.out.includes(each)));
});

test('what a file has announced stays told where later statements of it are written again', async (context) => {
  const { kor, exportTo } = await setUp(context);
  const signer = signerOf(ensureKey(kor, 'exercise', NODE_KEY, true));
  const path = join(kor, 'exercise', 'ledger.db');
  const ledger = await openLedger({ path, node: 'kor', mode: 'exercise', signer });
  const key = 'N'.repeat(43);
  const content = { about: 'key', revision: 1, key, untilMs: 2, proof: 'p' } as const;
  const { body } = statement(1, signer);
  const made = seal(STATEMENT_TYPE, { ...body, content }, signer);
  ledger.append({ kind: 'tick', seq: 1, atMs: 50 }, [
    { kind: 'statement', seq: 1, body: made },
    decision(1, 'released-to', 'jpn', body.id),
  ]);
  await ledger.close();
  await release(kor, 1);
  assert.equal((await exportTo('a.bundle')).code, 0);
  assert.equal((await exportTo('b.bundle', '--from', '2')).code, 0);
  const reader = readLedger(path);
  const { marks } = readExported(marksPath(kor, 'exercise', 'jpn'), reader.meta.id);
  reader.close();
  const { count, announces } = marks.findLast((mark) => mark.announces !== undefined) ?? {};
  assert.deepEqual(
    [marks.at(-1)!.count, count, announces?.statement, announces?.key],
    [2, 0, 1, key],
  );
});
