import { endMessage } from './assemble.ts';
import { readKvnLine } from './kvn.ts';
import type { Tdm, TdmFault, TdmHeader, TdmObservation, TdmSegment } from './message.ts';
import { createTdmState, type Reading, type TdmEvent, type TdmState } from './state.ts';
import { breakOff, isOpen, readXml } from './xml.ts';

/** Section 4.2.11. */
const LINE_END = /\r\n|\n\r|\r|\n/g;

export interface TdmPiece {
  readonly events: readonly TdmEvent[];
  /** At most {@link MAX_FAULTS}. */
  readonly faults: readonly TdmFault[];
  /** Faults beyond. */
  readonly unsaid: number;
}

/**
 * Reads whole lines of a stream, in the keyword = value notation or as XML, whose tags may go on
 * in the next piece. Never throws; what cannot be read is told with its line and left out.
 */
export function feedTdm(state: TdmState, text: string): TdmPiece {
  const reading: Reading = { state, events: [], faults: [], unsaid: 0 };
  if (beginsAnew(state, text)) breakOff(reading);
  chooseEncoding(state, text);
  if (state.encoding === 'xml') readXml(reading, text.replace(/^\ufeff/, ''));
  else readLines(reading, text);
  return { events: reading.events, faults: reading.faults, unsaid: reading.unsaid };
}

/** What only the beginning of a message looks like, in either encoding. */
const DECLARATION = /^\s*<\?xml\s[^<>?]{0,200}\?>/;
const FIRST_LINE = /^\s*CCSDS_TDM_VERS[ \t]*=/;
const ROOT = /^\s*<(?:[\w.-]{1,64}:)?[nt]dm[\s>]/;

/**
 * Whether a piece begins a message although the one before is still open: that one broke off, and
 * must not take this one with it. Datagrams get lost, and anybody may send half of one.
 */
function beginsAnew(state: TdmState, text: string): boolean {
  if (DECLARATION.test(text)) return true;
  if (state.encoding === 'xml' && FIRST_LINE.test(text)) return true;
  if (!ROOT.test(text)) return false;
  if (state.encoding !== 'xml') return true;
  const { stack, rest } = state.xml;
  // An <ndm> holds messages, and a comment may quote one.
  return !(stack.length === 1 && stack[0] === 'ndm') && !rest.startsWith('<!');
}

/** Between two messages, by what the piece begins with. */
function chooseEncoding(state: TdmState, text: string): void {
  const inside = state.encoding === 'xml' ? isOpen(state) : inKvn(state);
  const first = /[^\s\ufeff]/.exec(text)?.[0];
  if (inside || first === undefined) return;
  const encoding = first === '<' ? 'xml' : 'kvn';
  if (encoding === state.encoding) return;
  state.encoding = encoding;
  state.section = 'none';
}

function inKvn({ section }: TdmState): boolean {
  return section !== 'none' && section !== 'done' && section !== 'refused';
}

function readLines(reading: Reading, text: string): void {
  const { state } = reading;
  let at = 0;
  while (at < text.length) {
    LINE_END.lastIndex = at;
    const end = LINE_END.exec(text);
    const stop = end?.index ?? text.length;
    const next = end === null ? text.length : LINE_END.lastIndex;
    state.line += 1;
    readKvnLine(reading, { line: state.line, offset: state.offset }, text.slice(at, stop));
    state.offset += next - at;
    at = next;
  }
}

/** The end of a stream: what a message has left open is told. */
export function endTdm(state: TdmState): TdmPiece {
  const reading: Reading = { state, events: [], faults: [], unsaid: 0 };
  if (state.encoding === 'xml') breakOff(reading);
  else endMessage(reading, { line: Math.max(state.line, 1), offset: state.offset });
  return { events: reading.events, faults: reading.faults, unsaid: reading.unsaid };
}

export interface TdmFile {
  /** Usually one; several may stand behind one another, or in an `<ndm>`. */
  readonly messages: readonly Tdm[];
  readonly faults: readonly TdmFault[];
  /** Faults that are not listed. */
  readonly unsaid: number;
}

/** Reads a whole file or datagram, in either encoding. Never throws. */
export function readTdm(input: Uint8Array | string): TdmFile {
  const text = typeof input === 'string' ? input : new TextDecoder('utf-8').decode(input);
  const state = createTdmState();
  const piece = feedTdm(state, text);
  const last = endTdm(state);
  return {
    messages: collect([...piece.events, ...last.events]),
    faults: [...piece.faults, ...last.faults],
    unsaid: piece.unsaid + last.unsaid,
  };
}

/** Messages out of the events of a stream that begins with one. */
function collect(events: readonly TdmEvent[]): Tdm[] {
  const messages: (TdmHeader & { segments: TdmSegment[] })[] = [];
  let comments: string[] = [];
  let observations: TdmObservation[] = [];
  for (const event of events) {
    const message = messages.at(-1);
    switch (event.kind) {
      case 'header':
        messages.push({ ...event.header, segments: [] });
        break;
      case 'segment': {
        comments = [];
        observations = [];
        const { metadata, unread } = event;
        message?.segments.push({ metadata, unread, comments, observations });
        break;
      }
      case 'comment':
        comments.push(event.text);
        break;
      case 'observation':
        observations.push(event.observation);
        break;
      case 'segment-end':
    }
  }
  return messages;
}
