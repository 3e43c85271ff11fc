import type { Fault } from '../wire/fault.ts';
import type { DecodeRequest } from './decode-request.ts';
import { count } from './ledger-text.ts';

/** Characters shown of a line that could not be read. */
const MAX_RAW_CHARACTERS = 1024;

/** What came of one line. `message` null and no faults: the line is passed over. */
export interface LineResult {
  readonly message: object | null;
  readonly faults: readonly Fault[];
}

/** Prints what `read` makes of each line; exit code 1 where there were lines and no message. */
export function decodeLines(request: DecodeRequest, read: (line: string) => LineResult): number {
  const lines = new TextDecoder('latin1').decode(withoutMark(request.bytes)).split(/\r?\n/);
  const printer = new MessagePrinter(request, 'line');
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    printer.print(index + 1, line, read(line));
  });
  return printer.finish();
}

/** Some editors and shells put a byte order mark in front of UTF-8. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? bytes.subarray(3) : bytes;
}

/** Numbers, prints and counts messages. */
export class MessagePrinter {
  readonly #request: DecodeRequest;
  /** What the numbers count: lines or frames. */
  readonly #unit: string;
  #messages = 0;
  #unread = 0;
  #passed = 0;
  /** Of what could not be read, by the first reason; reasons are a closed list. */
  readonly #reasons = new Map<string, number>();

  constructor(request: DecodeRequest, unit: string) {
    this.#request = request;
    this.#unit = unit;
  }

  print(number: number, raw: string, { message, faults }: LineResult): void {
    const { json, out } = this.#request;
    if (message === null && faults.length === 0) {
      this.#passed++;
      return;
    }
    if (message === null) {
      this.#unread++;
      const reason = faults[0]!.reason;
      this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
    } else this.#messages++;
    const shown = message ?? { raw: raw.slice(0, MAX_RAW_CHARACTERS) };
    if (json) {
      out(JSON.stringify({ [this.#unit]: number, ...shown, errors: faults }));
      return;
    }
    const fields = Object.entries(shown).filter(([, value]) => value !== null);
    const text = fields.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join('  ');
    out(`${this.#unit} ${number}  ${text}`);
    for (const { reason, offset, message: why } of faults) {
      out(`  ! ${reason} at ${offset}: ${why}`);
    }
  }

  /** What could not be read and is not printed. */
  countUnread(times: number): void {
    this.#unread += times;
  }

  finish(): number {
    const { err } = this.#request;
    const passed = this.#passed > 0 ? `, ${this.#passed} passed over` : '';
    const reasons = [...this.#reasons].map(([reason, times]) => `${reason} ${times}`).join(', ');
    const why = reasons === '' ? '' : ` (${reasons})`;
    err(
      `${count(this.#messages, 'message', 'messages')}; ${this.#unread} not read${why}${passed}.`,
    );
    return this.#messages === 0 && this.#unread > 0 ? 1 : 0;
  }
}
