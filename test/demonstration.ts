import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The demonstration as a program of its own, as a user starts it. */
export interface Demonstration {
  /** Address of each node's page. */
  readonly pages: Readonly<Record<string, string>>;
  /** Ends it as Ctrl-C does; the exit code, null when a signal ended it. */
  stop(): Promise<number | null>;
}

export interface DemonstrationOptions {
  readonly data: string;
  readonly speed: number;
  /** Nobody signs by itself. */
  readonly youSign?: boolean;
  readonly onLine?: (line: { readonly who: string; readonly event: string }) => void;
}

const COMMAND = fileURLToPath(new URL('../bin/bongsu.js', import.meta.url));

/** Starts it on free ports; rejects with what it said when it ends before its pages are up. */
export async function startDemonstration(options: DemonstrationOptions): Promise<Demonstration> {
  const child = spawn(
    process.execPath,
    [
      ...[COMMAND, 'demo', '--json', '--port', '0'],
      ...['--speed', String(options.speed), '--data', options.data],
      ...(options.youSign === true ? ['--you-sign'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const pages = await new Promise<Record<string, string>>((resolve, reject) => {
    void exited.then((code) => reject(new Error(`the demonstration ended (${code}): ${said}`)));
    createInterface(child.stdout).on('line', (text) => {
      const line = JSON.parse(text) as { who: string; event: string; pages?: typeof pages };
      if (line.pages !== undefined) resolve(line.pages);
      options.onLine?.(line);
    });
  });
  return {
    pages,
    stop() {
      child.kill('SIGINT');
      return exited;
    },
  };
}
