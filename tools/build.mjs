// Makes what an installed package runs: dist/ (JavaScript and types) and web/dist (the map).
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
rmSync(join(root, 'dist'), { recursive: true, force: true });
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const result = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {
  stdio: 'inherit',
});
if (result.status !== 0) process.exit(result.status ?? 1);
const notice = 'wire/asterix/definitions/LICENSE.asterix-specs';
copyFileSync(join(root, 'src', notice), join(root, 'dist', notice));
await import('./build-web.mjs');
