import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runDemo } from '../src/cli/demo.ts';
import { runReplay } from '../src/cli/replay.ts';
import { readLedger } from '../src/ledger/index.ts';
import { ed25519Verifier, isSealed } from '../src/seal/index.ts';
import { STATEMENT_TYPE } from '../src/share/index.ts';
import type { Warning } from '../src/warn/index.ts';
import type { LedgerRecord } from '../src/watch/index.ts';

const root = mkdtempSync(join(tmpdir(), 'bongsu-demo-'));
after(() => rmSync(root, { recursive: true, force: true }));

interface Line {
  readonly who: string;
  readonly event: string;
  readonly text: string;
  readonly mode: string;
}

function recordsOf(path: string): LedgerRecord[] {
  const reader = readLedger(path);
  try {
    return [...reader.records()];
  } finally {
    reader.close();
  }
}

const ledgerOf = (node: string): string => join(root, 'run-1', node, 'exercise', 'ledger.db');

test('from a radar plot to the allies: draft, two people, signed statements, CAP, all-clear, replay', async () => {
  const lines: Line[] = [];
  const errors: string[] = [];
  const code = await runDemo(
    ['--once', '--speed', '20', '--json', '--port', '0', '--data', root],
    (line) => lines.push(JSON.parse(line) as Line),
    (line) => errors.push(line),
  );
  const timeline = lines.map((line) => `${line.who} ${line.event}: ${line.text}`).join('\n');
  assert.equal(code, 0, errors.join('\n'));
  assert.deepEqual(errors, []);
  for (const line of lines) assert.equal(line.mode, 'exercise');
  const first = (who: string, event: string): number => {
    const at = lines.findIndex((line) => line.who === who && line.event === event);
    assert.ok(at >= 0, `${who} ${event} is missing in\n${timeline}`);
    return at;
  };
  const order = [
    first('world', 'first-plot'),
    first('kor', 'hazard'),
    first('kor', 'warning-released'),
    first('kor', 'warning-all-clear'),
  ];
  assert.deepEqual(
    [...order].sort((a, b) => a - b),
    order,
    timeline,
  );
  first('usa', 'allied-warning');
  first('jpn', 'allied-warning');

  const warnings = recordsOf(ledgerOf('kor')).flatMap((record) =>
    record.kind === 'warning' ? [record.body as Warning] : [],
  );
  const released = warnings.find((warning) => warning.state === 'released');
  assert.ok(released !== undefined);
  // Two people's names are under it, or under the authority of the shift if they were too slow.
  const both = ['kor-officer-1', 'kor-officer-2'];
  const names = released.standing?.grants ?? released.approvals;
  assert.deepEqual(names.map(({ officer }) => officer).sort(), both);
  assert.notEqual(names[0]!.key, names[1]!.key);
  // What takes anything back always has both people's names under it.
  const allClear = warnings.findLast(({ state }) => state === 'all-clear');
  assert.deepEqual(allClear?.approvals.map(({ officer }) => officer).sort(), both);
  assert.ok(released.areas.length > 0);
  assert.equal(warnings.at(-1)?.state, 'all-clear');

  // The same signed bytes at the hub and behind it; no draft ever left.
  const verifier = ed25519Verifier();
  const held = ['usa', 'jpn'].map((node) =>
    recordsOf(ledgerOf(node)).flatMap((record) =>
      record.kind === 'accepted' && record.body.body.content.about === 'warning'
        ? [record.body]
        : [],
    ),
  );
  assert.deepEqual(held[0], held[1]);
  assert.ok(
    held[1]!.some(({ body }) => 'state' in body.content && body.content.state === 'released'),
  );
  for (const statement of held[1]!) {
    assert.ok(isSealed(STATEMENT_TYPE, statement, verifier));
    assert.equal(statement.body.origin, 'kor');
    assert.equal(statement.body.mode, 'exercise');
  }

  const cap = join(root, 'run-1', 'kor', 'exercise', 'cap');
  const files = readdirSync(cap).filter((name) => name.endsWith('.xml'));
  assert.ok(files.length >= 2, files.join());
  for (const file of files)
    assert.match(readFileSync(join(cap, file), 'utf8'), /<status>Exercise<\/status>/);

  for (const node of ['kor', 'usa', 'jpn']) {
    const said: string[] = [];
    const verdict = await runReplay(
      [ledgerOf(node), '--verify'],
      (line) => said.push(line),
      (line) => said.push(line),
    );
    assert.equal(verdict, 0, said.join('\n'));
  }
});

test('Ctrl-C ends it cleanly with a summary; a second start keeps clear of the first', async () => {
  const script = join(root, 'start.mjs');
  const command = new URL('../src/cli/demo.ts', import.meta.url).href;
  writeFileSync(
    script,
    `import { runDemo } from ${JSON.stringify(command)};
     process.exitCode = await runDemo(process.argv.slice(2), console.log, console.error);`,
  );
  const args = ['--port', '0', '--data', join(root, 'interrupted'), '--speed', '5'];
  for (const run of ['run-1', 'run-2']) {
    const child = spawn(process.execPath, [script, ...args]);
    let output = '';
    child.stdout.setEncoding('utf8');
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => {
      output += text;
    });
    child.stdout.on('data', (text: string) => {
      output += text;
      // Once: a second Ctrl-C is for those who cannot wait.
      if (output.includes('kor: hears kor-ais') && !child.killed) child.kill('SIGINT');
    });
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    assert.equal(code, 0, output);
    assert.match(output, /EXERCISE {3}EXERCISE/);
    assert.match(output, new RegExp(`Keys, ledgers and CAP files: .*${run}`));
    assert.match(output, /npx bongsu replay .*kor.*ledger\.db --verify/);
  }
});

test('a file that is no scenario is told with the place, exit code 1', async () => {
  const file = join(root, 'scenario.json');
  for (const [text, wanted] of [
    ['{', /cannot be read as a scenario/],
    ['{"name":"x"}', /at the top: "title" is missing/],
  ] as const) {
    writeFileSync(file, text);
    const said: string[] = [];
    const code = await runDemo(['--scenario', file], assert.fail, (line) => said.push(line));
    assert.equal(code, 1);
    assert.match(said.join('\n'), wanted);
  }
});

test('wrong usage is told with the help, exit code 2', async () => {
  for (const args of [['--speed', 'fast'], ['--speed', '0'], ['--seed', '-1'], ['--nonsense']]) {
    const said: string[] = [];
    assert.equal(await runDemo(args, assert.fail, (line) => said.push(line)), 2);
    assert.match(said.join('\n'), /bongsu demo \[--you-sign\] \[--speed X\]/);
  }
});
