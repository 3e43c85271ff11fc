import type { Fault } from '../wire/fault.ts';
import { createBeastState, decodeModes, readAvr, readBeast } from '../wire/modes/index.ts';
import { decodeLines, type LineResult, MessagePrinter } from './decode-lines.ts';
import type { DecodeRequest } from './decode-request.ts';

/** Every Beast frame starts with it; no text does. */
const BEAST_ESCAPE = 0x1a;

/** AVR text, or Beast binary where the first byte says so. Positions stay in their compact form. */
export function decodeModesText(request: DecodeRequest): number {
  if (request.bytes[0] === BEAST_ESCAPE) return decodeBeast(request);
  return decodeLines(request, (line) => {
    const faults: Fault[] = [];
    const frame = readAvr(line, faults);
    if (frame === null) return { message: null, faults };
    return messageOf(frame.bytes);
  });
}

function decodeBeast(request: DecodeRequest): number {
  const printer = new MessagePrinter(request, 'frame');
  const { frames, faults } = readBeast(createBeastState(), request.bytes);
  frames.forEach(({ bytes, ticks, signal }, index) => {
    const { message, faults: own } = messageOf(bytes);
    const shown = message === null ? null : { ...message, ticks, signal };
    printer.print(index + 1, Buffer.from(bytes).toString('hex'), { message: shown, faults: own });
  });
  for (const fault of faults) printer.print(0, '', { message: null, faults: [fault] });
  return printer.finish();
}

function messageOf(bytes: Uint8Array): LineResult {
  const { message, faults } = decodeModes(bytes);
  return { message, faults };
}
