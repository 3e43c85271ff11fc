import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { HAZARD_KINDS } from '../assess/index.ts';
import { exampleTexts, type LanguageTable, SHIPPED_LANGUAGES } from '../warn/index.ts';
import { runTexts } from './texts.ts';
import { REVIEW_RULES } from './texts-sheet.ts';

async function runs(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: string[][] = [[], []];
  const code = await runTexts(
    args,
    (line) => out!.push(line),
    (line) => err!.push(line),
  );
  return { code, out: out!.join('\n'), err: err!.join('\n') };
}

/** Everything that is said in a language, between placeholders. */
function piecesOf(table: LanguageTable): string[] {
  const { kinds, rocket, advice, after, lifted, still, frames, headline, sentences } = table;
  const { places, times } = table;
  const said = { kinds, rocket, advice, after, lifted, still, frames, headline, sentences };
  return stringsOf({ ...said, places, times })
    .flatMap((text) => text.split(/\{[a-z]+\}/))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

function folder(context: TestContext): string {
  const at = mkdtempSync(join(tmpdir(), 'bongsu-texts-'));
  context.after(() => rmSync(at, { recursive: true }));
  return at;
}

test('the sheet holds every sentence of every text, the rules, and a table to sign', async () => {
  for (const [tag, table] of Object.entries(SHIPPED_LANGUAGES)) {
    const { code, out } = await runs('review', tag);
    assert.equal(code, 0);
    for (const { live } of exampleTexts(table)) {
      assert.ok(out.includes(live.headline) && out.includes(live.brief), live.headline);
    }
    for (const piece of piecesOf(table)) assert.ok(out.includes(piece), piece);
    for (const rule of REVIEW_RULES) assert.ok(out.includes(rule), rule);
    for (const kind of HAZARD_KINDS) assert.match(out, new RegExp(`\\| ${kind} \\|.*nobody`));
  }
  const { out } = await runs('review', 'ja', '--kind', 'cyber');
  assert.ok(out.includes('サイバー攻撃') && !out.includes('弾道ミサイル'));
});

test('who has read a language stands in its file, and no longer once a word changes', async (context) => {
  const file = join(folder(context), 'ko.json');
  const signed = await runs(
    ...['sign', 'ko', '--by', 'Duty editor 7', '--on', '2026-11-22', '--out', file],
  );
  assert.equal(signed.code, 0, signed.err);
  const read = await runs('status', file);
  assert.equal(read.code, 0);
  for (const kind of HAZARD_KINDS) {
    assert.match(read.out, new RegExp(`${kind} +read by Duty editor 7 on 2026-11-22`));
  }
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('만지거나 가까이 가지 마십시오.', '만지지 마십시오.'));
  const later = await runs('status', file, '--json');
  assert.equal(later.code, 3);
  const states = later.out.split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(
    states.filter(({ state }) => state !== 'reviewed').map(({ kind, state }) => [kind, state]),
    [['balloon', 'changed']],
  );
  assert.match(
    (await runs('review', file)).out,
    /balloon .*Duty editor 7, 2026-11-22 \(changed since\)/,
  );
  const again = ['sign', file, '--kind', 'balloon', '--by', 'Another', '--out', file];
  assert.equal((await runs(...again)).code, 0);
  assert.equal((await runs('status', file)).code, 0);
});

test('without arguments of its own, status tells that nobody has read what comes with the program', async () => {
  const { code, out } = await runs('status');
  assert.equal(code, 3);
  assert.equal(out.split('NOT READ by anybody').length - 1, 4 * HAZARD_KINDS.length);
});

test('a signature without a name, a day or a file is refused and writes nothing', async (context) => {
  const file = join(folder(context), 'ko.json');
  for (const wrong of [
    ['--out', file],
    ['--by', ' ', '--out', file],
    ['--by', 'A', '--out', file, '--on', 'today'],
    ['--by', 'A', '--out', 'ko.txt'],
    ['--by', 'A', '--out', file, '--kind', 'weather'],
  ]) {
    const { code, err } = await runs('sign', 'ko', ...wrong);
    assert.equal(code, 2, err);
    assert.ok(!existsSync(file));
  }
});
