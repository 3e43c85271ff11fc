import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { reasonOf } from '../errors.ts';
import { Refused } from './delivery.ts';
import { ANSWER_MS, MAX_ANSWER_BYTES } from './http-post.ts';

/** Programs that run at once for one gateway: what hangs is ended before the next begins. */
export interface Program {
  /**
   * Starts the program, gives it the text on its standard input, and resolves with all that it
   * writes to its standard output. Rejects with a {@link Refused}.
   */
  run(text: string): Promise<string>;
  close(): void;
}

/** A program as people are told of it: its arguments may be keys of somebody. */
export function shownCommand([path = '', ...given]: readonly string[]): string {
  const some = given.length === 1 ? '1 argument' : `${given.length} arguments`;
  return given.length === 0 ? basename(path) : `${basename(path)} (${some})`;
}

/** `command`: the program and its arguments, run as they are, without a shell. */
export function openProgram(command: readonly string[], patienceMs = ANSWER_MS): Program {
  const [path = '', ...given] = command;
  let ending: () => void = () => undefined;
  return {
    run(text) {
      return new Promise((resolve, reject) => {
        const child = spawn(path, given, { stdio: ['pipe', 'pipe', 'ignore'], shell: false });
        const parts: Buffer[] = [];
        let length = 0;
        let began = false;
        let settled = false;
        const timer = setTimeout(
          () => fail(`the program did not end within ${patienceMs / 1000} s`),
          patienceMs,
        );
        function fail(reason: string): void {
          child.kill('SIGKILL');
          if (settled) return;
          settled = true;
          clearTimeout(timer);
          reject(new Refused(reason, began));
        }
        ending = () => fail('the node stops');
        child.on('spawn', () => {
          began = true;
        });
        child.on('error', (error) => fail(reasonOf(error)));
        child.stdin.on('error', () => undefined);
        child.stdout.on('data', (part: Buffer) => {
          length += part.length;
          if (length > MAX_ANSWER_BYTES) fail(`it says more than ${MAX_ANSWER_BYTES} bytes`);
          else parts.push(part);
        });
        child.on('close', (code, signal) => {
          if (code !== 0) return fail(`the program ended with ${signal ?? code}`);
          if (settled) return;
          settled = true;
          clearTimeout(timer);
          resolve(Buffer.concat(parts).toString('utf8'));
        });
        child.stdin.end(text);
      });
    },
    close: () => ending(),
  };
}
