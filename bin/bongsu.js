#!/usr/bin/env node
// Starts bongsu: from src/ in a checkout, from dist/ in an installed package (Node runs no
// TypeScript under node_modules). Plain JavaScript that an old Node can read, so that it can
// hand over to the Node 24 that a checkout brings along, or say what is missing.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const majorOf = (version) => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);

if (majorOf(process.version) >= NEEDED) await run();
else handOver();

async function run() {
  // What was compiled stays on disk for the next start, which takes a quarter of the time then.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache?.();
  const source = join(root, 'src', 'cli', 'main.ts');
  const isCheckout = existsSync(source) && !root.split(sep).includes('node_modules');
  const file = isCheckout ? source : join(root, 'dist', 'cli', 'main.js');
  const { main } = await import(pathToFileURL(file).href);
  // Whoever reads our output may stop reading (| head): that is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
  const out = (line) => process.stdout.write(`${line}\n`);
  const err = (line) => process.stderr.write(`${line}\n`);
  process.exitCode = await main(process.argv.slice(2), out, err);
}

function handOver() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const binary = join(root, 'node_modules', '.bin', name);
  const found = existsSync(binary) ? spawnSync(binary, ['--version'], { encoding: 'utf8' }) : null;
  if (found === null || majorOf(found.stdout ?? '') < NEEDED) {
    process.stderr.write(
      `BNG_RUNTIME_OLD: Bongsu needs Node ${NEEDED} or newer; this is ${process.version}. ` +
        `Run "npm ci" in the checkout, or install Node ${NEEDED}.\n`,
    );
    process.exitCode = 1;
    return;
  }
  const child = spawn(binary, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // Ctrl-C at a terminal reaches the child by itself; from anywhere else it is handed on.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
  });
}
