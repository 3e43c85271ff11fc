/**
 * Writes down the shape of a watch's state: `node test/watch-shape.ts`. It refuses while the shape
 * has changed and `WATCH_SHAPE` has not: snapshots of the earlier shape would be restored into it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createWatch, step, WATCH_SHAPE, type Watch } from '../src/watch/index.ts';
import { runFederation } from './simulation/federation.ts';
import { fakeSigner, fakeVerifier } from './simulation/keys.ts';

/**
 * Runs whose states are looked at, and how often: every so many inputs. They reach all that 220 seeds reach
 * of the members, chosen one after another by how much each adds.
 */
const SEEDS = [156, 84, 203, 106, 39, 144, 149, 56, 212, 91, 138, 13, 60, 93, 111, 146, 164];
const EVERY = 20;

const SHAPE_FILE = new URL('./watch-shape.txt', import.meta.url);

/**
 * The shape as lines, one a member with its types, sorted: `.stages.share.links{}.up boolean`.
 * `{}` is inside a Map, `<>` inside a Set, `[]` inside an array. Everything that stood in any of
 * the states that these simulated federations went through is in it; that a member may be null is
 * no part of it.
 */
export function shapeLines(seeds: readonly number[] = SEEDS): string[] {
  const types: Types = new Map();
  for (const seed of seeds) {
    for (const host of runFederation(seed).hosts.values()) {
      const ports = { signer: fakeSigner(host.node), verifier: fakeVerifier };
      const watch: Watch = createWatch(host.settings.mode, ports);
      for (const input of host.inputs) {
        step(watch, input);
        if (input.seq % EVERY === 0) describe(watch.state, '', types);
      }
      // A fault of an input and what is kept of it.
      const { lastSeq, lastMs } = watch.state;
      const source = host.settings.sensors[0]?.source ?? 'udp://127.0.0.1:1';
      const bytes = Uint8Array.of(1, 2, 3);
      step(watch, { kind: 'datagram', seq: lastSeq + 1, atMs: lastMs, source, bytes });
      describe(watch.state, '', types);
    }
  }
  return [...types].map(([path, found]) => `${path} ${[...found].sort().join('|')}`).sort();
}

/** What was found at each path. */
type Types = Map<string, Set<string>>;

function describe(value: unknown, path: string, types: Types): void {
  const found = types.get(path) ?? new Set();
  types.set(path, found);
  if (value === null || value === undefined) return;
  found.add(typeof value === 'object' ? value.constructor.name : typeof value);
  if (typeof value !== 'object' || ArrayBuffer.isView(value)) return;
  if (value instanceof Map) {
    for (const [key, each] of value) {
      describe(key, `${path}{key}`, types);
      describe(each, `${path}{}`, types);
    }
  } else if (value instanceof Set) {
    for (const each of value) describe(each, `${path}<>`, types);
  } else if (Array.isArray(value)) {
    for (const each of value) describe(each, `${path}[]`, types);
  } else {
    for (const [name, each] of Object.entries(value)) describe(each, `${path}.${name}`, types);
  }
}

/** What was written down, and under which number. */
export function writtenShape(): { number: number; lines: string[] } {
  const [first, ...lines] = readFileSync(SHAPE_FILE, 'utf8').trimEnd().split('\n');
  return { number: Number(first?.replace('WATCH_SHAPE ', '')), lines };
}

/** What to do about the difference; null when there is none. */
export function shapeFinding(
  now: { number: number; lines: readonly string[] },
  written: { number: number; lines: readonly string[] },
): string | null {
  const added = now.lines.filter((line) => !written.lines.includes(line)).map((one) => `+ ${one}`);
  const gone = written.lines.filter((line) => !now.lines.includes(line)).map((one) => `- ${one}`);
  const changes = [...gone, ...added];
  if (changes.length === 0 && now.number === written.number) return null;
  return now.number > written.number
    ? 'The shape has a new number. Run "node test/watch-shape.ts" and commit test/watch-shape.txt.'
    : 'What stands in the state of a watch has changed, and a node would restore older snapshots ' +
        'into it. Raise WATCH_SHAPE in src/watch/shape.ts by one, run "node test/watch-shape.ts", ' +
        `commit both:\n${changes.join('\n')}`;
}

if (import.meta.main) {
  const now = { number: WATCH_SHAPE, lines: shapeLines() };
  const finding = existsSync(SHAPE_FILE) ? shapeFinding(now, writtenShape()) : null;
  if (finding !== null && now.number <= writtenShape().number) {
    console.error(finding);
    process.exitCode = 1;
  } else {
    writeFileSync(SHAPE_FILE, `${[`WATCH_SHAPE ${now.number}`, ...now.lines].join('\n')}\n`);
  }
}
