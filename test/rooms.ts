/** The rooms in the order in which data meets them. A room imports only from rooms before it. */
export const ROOMS = [
  'mark',
  'seal',
  'wire',
  'earth',
  'motion',
  'sense',
  'track',
  'assess',
  'warn',
  'share',
  'watch',
  'exercise',
  'ledger',
  'node',
  'campaign',
  'cli',
] as const;

/** Up to and with this room everything is pure. */
const LAST_PURE = 'exercise';

/** Files of `wire/` itself, for every format: the word for what is wrong, and how XML is written. */
const SHARED_IN_WIRE: readonly string[] = ['fault.ts', 'xml.ts'];

/** What may not stand in a pure room, and why it may not. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\bDate\b/, 'reads or formats by the clock: instants come in as inputs'],
  [/\bperformance\b/, 'reads the clock'],
  [/\bsetTimeout\b|\bsetInterval\b|\bsetImmediate\b|\bqueueMicrotask\b/, 'timers do not replay'],
  [/\bMath\.random\b/, 'chance does not replay: seeds come in as settings'],
  [/\brandomBytes\b|\brandomUUID\b|\brandomInt\b|\bgetRandomValues\b/, 'chance does not replay'],
  [/\bprocess\b(?!['"\w])\s*[.[]/, 'the process is the shell’s'],
  [/\basync\b|\bawait\b|\bPromise\b/, 'a step is synchronous'],
  [/['"]node:(?!crypto['"])/, 'only hashing and signatures come from Node'],
  [/\bfetch\s*\(/, 'the network is the shell’s'],
  [/\bconsole\./, 'talking is the shell’s'],
];

export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

const IMPORT =
  /^\s*(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]/;

/** Breaches of room order and purity in one source file. `file` is relative to `src/`. */
export function roomViolations(file: string, source: string): Violation[] {
  const violations: Violation[] = [];
  const room = file.split('/')[0]!;
  const order = (ROOMS as readonly string[]).indexOf(room);
  if (order < 0) return [{ file, line: 1, message: `${room}/ is not a room` }];
  const pure = order <= ROOMS.indexOf(LAST_PURE);
  const code = withoutComments(joinImports(source));
  code.split('\n').forEach((text, index) => {
    const target = IMPORT.exec(text);
    const path = target?.[1] ?? target?.[2];
    if (path?.startsWith('.')) {
      const message = importProblem(file, order, path);
      if (message !== null) violations.push({ file, line: index + 1, message });
    }
    if (!pure) return;
    for (const [pattern, why] of BANNED) {
      if (pattern.test(withoutStrings(text, pattern))) {
        violations.push({
          file,
          line: index + 1,
          message: `${pattern.source} in a pure room: ${why}`,
        });
      }
    }
  });
  return violations;
}

/** Keeps line numbers: an import over several lines moves to its last line. */
function joinImports(source: string): string {
  return source.replace(/^(import|export)\s[^;'"]*?\bfrom\b/gms, (text) => {
    const lines = text.split('\n');
    return '\n'.repeat(lines.length - 1) + lines.map((line) => line.trim()).join(' ');
  });
}

function importProblem(file: string, order: number, path: string): string | null {
  const parts = file.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  const room = parts[0]!;
  const target = (ROOMS as readonly string[]).indexOf(room);
  const own = file.split('/')[0]!;
  if (room === own) {
    const format = file.split('/')[1]!;
    if (own === 'wire' && parts[1] !== format && !SHARED_IN_WIRE.includes(parts[1]!)) {
      return `formats do not depend on each other: ${path}`;
    }
    return null;
  }
  if (target < 0) return `leaves the rooms: ${path}`;
  if (target >= order) return `${own} may not import from ${room}, which comes after it`;
  const face = room === 'wire' ? parts.slice(2).join('/') : parts.slice(1).join('/');
  if (face !== 'index.ts' && parts.join('/') !== 'wire/fault.ts') {
    return `imports past the public face of ${room}: ${path}`;
  }
  return null;
}

function withoutComments(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, (text) => text.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"])\/\/[^\n]*/g, '$1');
}

/** Strings may speak of clocks; only the rule on imported modules looks inside them. */
function withoutStrings(text: string, pattern: RegExp): string {
  if (pattern.source.includes('node:')) return text;
  return text.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
}
