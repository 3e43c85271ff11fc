// Builds web/dist when it is missing or older than its sources. Plain JavaScript, so that it can
// say what is wrong on any Node.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `This is Node ${process.versions.node}; Bongsu runs on Node 24, which "npm ci" brings along.\n` +
      'Run "npm ci" in this folder, then start through npm ("npm start").',
  );
  process.exit(1);
}

/** Newest change below a folder, ms. */
function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'dist' || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

const built = join(root, 'web/dist/index.html');
const lock = join(root, 'package-lock.json');
const sources = Math.max(newest(join(root, 'web')), existsSync(lock) ? statSync(lock).mtimeMs : 0);
if (!existsSync(built) || statSync(built).mtimeMs < sources || process.argv.includes('--force')) {
  process.stderr.write('Building the map (once, some seconds) … ');
  const started = performance.now();
  const { build } = await import(pathToFileURL(join(root, 'node_modules/vite/dist/node/index.js')));
  await build({ root: join(root, 'web'), logLevel: 'warn' });
  process.stderr.write(`done in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}
