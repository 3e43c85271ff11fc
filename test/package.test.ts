import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');

test('the packed tarball installs into an empty folder; its command and its subpaths work', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-package-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const run = (command: string, args: string[], cwd = folder): string =>
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  run(process.execPath, [join(root, 'tools/build.mjs')], root);
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root),
  ) as { filename: string; files: { path: string }[] }[];
  const paths = packed!.files.map((file) => file.path);
  assert.ok(paths.includes('web/dist/index.html'), 'the map is in it');
  assert.ok(!paths.some((path) => /\.test\.|^src\//.test(path)), 'tests and sources are not');

  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', packed!.filename]);
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, unknown>;
  };
  const rooms = Object.keys(exports).filter((path) => path !== './package.json');
  const script = rooms
    .map((path) => `await import(${JSON.stringify(path.replace('.', 'bongsu'))});`)
    .join('\n');
  writeFileSync(join(folder, 'all.mjs'), `${script}\nconsole.log('imported');\n`);
  assert.equal(run(process.execPath, ['all.mjs']).trim(), 'imported');
  const bin = join(folder, 'node_modules/bongsu/bin/bongsu.js');
  assert.match(run(process.execPath, [bin, '--help']), /bongsu demo/);
  assert.match(run(process.execPath, [bin, '--version']), /^(bongsu )?0\.1\.0/);
});
