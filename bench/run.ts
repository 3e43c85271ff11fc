/**
 * Runs benchmarks and prints their rows.
 *
 *     npm run bench -- [NAME...] [--json]
 *
 * NAME is a file of this folder without `.ts`; without one, all run.
 */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchRow } from './row.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const available = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !['run.ts', 'row.ts'].includes(file))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const unknown = positionals.find((name) => !available.includes(name));
if (unknown !== undefined) {
  console.error(`bench: no benchmark "${unknown}". There are: ${available.join(', ')}.`);
  process.exit(2);
}

/** `track-*` are parts of `track`: by themselves only when they are named. */
const whole = available.filter((name) => !name.startsWith('track-'));
for (const name of positionals.length > 0 ? positionals : whole) {
  process.stderr.write(`${name} …\n`);
  const module: { rows?: () => Promise<BenchRow[]> } = await import(
    pathToFileURL(join(folder, `${name}.ts`)).href
  );
  if (module.rows === undefined) {
    console.error(`bench: "${name}" prints nothing by itself: it is a part of another benchmark.`);
    process.exitCode = 2;
    continue;
  }
  for (const each of await module.rows())
    console.log(values.json ? JSON.stringify(each) : line(each));
}

function line(each: BenchRow): string {
  const { peer, bound, ratio } = each;
  const against = peer ?? bound;
  const beside =
    against === null || ratio === null
      ? ''
      : `  ${ratio.toPrecision(3)} × ${against.name} (${number(against.value)})`;
  const goal =
    each.met === undefined || bound === null
      ? ''
      : `  ${bound.name} ${number(bound.value)}: ${each.met ? 'met' : 'NOT MET'}`;
  const said = each.met === undefined || peer !== null ? beside : '';
  return `${each.name.padEnd(52)} ${number(each.value).padStart(12)} ${each.unit.padEnd(14)}${goal}${said}`;
}

function number(value: number): string {
  return value >= 1000
    ? Math.round(value).toLocaleString('en-US')
    : String(Number(value.toPrecision(4)));
}
