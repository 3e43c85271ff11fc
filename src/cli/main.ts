import { readFileSync } from 'node:fs';
import { COMMANDS, overview, type Say } from './command.ts';
import { fitText } from './fit-text.ts';

/** Version of the package: two folders up in `src` and in `dist`. */
function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Runs a command line. Returns its exit code; throws nothing. */
export async function main(args: readonly string[], out: Say, err: Say): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h') {
    (name === undefined ? err : out)(overview(version()));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    out(version());
    return 0;
  }
  if (name === 'help') {
    const [about] = rest;
    return main(about === undefined ? ['--help'] : [about, '--help'], out, err);
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) return unknown(name, err);
  const { columns } = process.stdout;
  try {
    const run = await command.load();
    return await run(rest, asksHelp(rest) ? (text) => out(fitText(text, columns)) : out, err);
  } catch (error) {
    return failed(error, err);
  }
}

function asksHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

async function unknown(name: string, err: Say): Promise<number> {
  const { BongsuError, didYouMean } = await import('../node/index.ts');
  const names = COMMANDS.map((command) => command.name);
  const hint = didYouMean(name, names) ?? `There are ${names.join(', ')}.`;
  return failed(new BongsuError('BNG_COMMAND_UNKNOWN', { name, hint }), err);
}

/** Says what went wrong. A code and a sentence where we know it, else where it happened too. */
function failed(error: unknown, err: Say): number {
  const { code, exitCode, message, stack } = error as {
    code?: unknown;
    exitCode?: unknown;
    message?: unknown;
    stack?: unknown;
  };
  if (typeof code === 'string' && code.startsWith('BNG_')) {
    err(`${code}: ${String(message)}`);
    return typeof exitCode === 'number' ? exitCode : 1;
  }
  err(`This is a defect of bongsu; please report it with these lines.\n${String(stack ?? error)}`);
  return 1;
}
