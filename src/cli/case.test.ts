import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCaseCommand } from './case.ts';
import { caseNames, loadCase, runCase } from './case-run.ts';
import { caseText } from './case-text.ts';

async function run(...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCaseCommand(
    args,
    (line) => out.push(line),
    (line) => err.push(line),
  );
  return { code, out, err };
}

test('without a name the six cases are listed', async () => {
  const { code, out } = await run();
  assert.equal(code, 0);
  assert.equal(out.length, 6);
  const [first] = out;
  assert.match(first ?? '', /^2017-09-15 {2}15 September 2017/);
});

test('another name is wrong usage, and the nearest one is told', async () => {
  const { code, err } = await run('2017-09-16');
  assert.equal(code, 2);
  assert.match(err[0] ?? '', /2017-09-15/);
  assert.equal((await run('2017-09-15', '2022-10-04')).code, 2);
  assert.equal((await run('--loud')).code, 2);
});

test('every case file reads, names its sources, and says what is assumed and what it shows', () => {
  for (const name of caseNames()) {
    const told = loadCase(name);
    assert.equal(told.name, name);
    assert.ok(told.happened.length > 0 && told.happened.every(({ source }) => source !== ''), name);
    assert.ok(told.assumed.length > 0 && told.lessons.length > 0, name);
    for (const { sensor } of told.scenario.emitters) {
      const { position } = sensor as { position?: { basis?: string } };
      assert.equal(position?.basis, 'guessed', `${name}: no real place of a sensor`);
    }
  }
});

interface Told {
  readonly about: string;
  readonly staffing?: string;
  readonly atS?: number;
  readonly state?: string;
  readonly outcome?: string;
  readonly texts?: Readonly<Record<string, { readonly headline: string }>>;
}

test('a drill never reaches the actual node, and its correction goes out where the warning went', async () => {
  const { code, out } = await run('2018-01-13', '--json');
  assert.equal(code, 0);
  const objects = out.map((line) => JSON.parse(line) as Told);
  const attempts = objects.filter(({ about }) => about === 'attempt');
  assert.equal(attempts.length, 3);
  for (const { outcome } of attempts) assert.match(outcome ?? '', /^Refused \(/);
  assert.match(attempts[0]!.outcome ?? '', /Warnings drafted there: 0/);
  for (const staffing of ['automatic', 'one officer', 'two officers']) {
    const said = objects.filter((each) => each.about === 'said' && each.staffing === staffing);
    assert.equal(said[0]?.state, 'released');
    assert.equal(said.at(-1)?.state, 'cancelled');
    for (const { texts } of said)
      for (const tag of ['en', 'ko', 'ja']) assert.notEqual(texts?.[tag]?.headline ?? '', '');
    for (const { texts } of said) assert.match(texts?.['en']?.headline ?? '', /EXERCISE/);
  }
});

test('a case fits the terminal that it is read in', () => {
  const run = runCase(loadCase('2018-01-13'));
  for (const columns of [80, 100, 120]) {
    const lines = caseText(run, columns);
    const widest = Math.max(...lines.map((line) => line.length));
    assert.ok(widest <= Math.min(columns, 100), `${widest} of ${columns}`);
  }
});
