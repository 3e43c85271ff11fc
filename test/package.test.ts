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
  for (const path of rooms.filter((room) => room.startsWith('./wire/'))) {
    assertAlone(path, loadedBy(path.replace('.', 'bongsu'), folder, run));
  }
  const bin = join(folder, 'node_modules/bongsu/bin/bongsu.js');
  assert.match(run(process.execPath, [bin, '--help']), /bongsu demo/);
  assert.match(run(process.execPath, [bin, '--version']), /^(bongsu )?0\.1\.0/);
});

type Run = (command: string, args: string[], cwd?: string) => string;

/** The modules that importing `name` alone loads, as the loader names them. */
function loadedBy(name: string, folder: string, run: Run): string[] {
  const hooks = [
    `import { registerHooks } from 'node:module';`,
    `registerHooks({ load(url, context, next) { console.log(url); return next(url, context); } });`,
  ].join('\n');
  writeFileSync(join(folder, 'hooks.mjs'), hooks);
  writeFileSync(join(folder, 'alone.mjs'), `await import(${JSON.stringify(name)});\n`);
  const loaded = run(process.execPath, ['--import', './hooks.mjs', 'alone.mjs'], folder);
  return loaded
    .trim()
    .split('\n')
    .filter((url) => !url.endsWith('/alone.mjs'));
}

/** What a codec may load beside its own folder: what it says it stands on. */
const DECLARED: Readonly<Record<string, readonly string[]>> = {
  // Times and modes are the project's own words in a CAP message, times in the notices.
  './wire/cap': ['/dist/mark/'],
  './wire/notam': ['/dist/mark/'],
  './wire/navwarn': ['/dist/mark/'],
};

/** What is wrong with its input, and XML, for those that are written in it. */
const SHARED = ['/bongsu/dist/wire/fault.js', '/bongsu/dist/wire/xml.js'];

/** A codec loads its own folder and what all of them share, and nothing else. */
function assertAlone(path: string, loaded: readonly string[]): void {
  const own = `/node_modules/bongsu/dist/${path.slice(2)}/`;
  assert.ok(
    loaded.some((url) => url.endsWith(`${own}index.js`)),
    `${path} was loaded`,
  );
  const allowed = [own, ...SHARED, ...(DECLARED[path] ?? [])];
  const others = loaded.filter((url) => !allowed.some((part) => url.includes(part)));
  assert.deepEqual(others, [], `${path} loads nothing else`);
}
