import { endMessage } from './assemble.ts';
import { readKvnLine } from './kvn.ts';
import type { Tdm, TdmFault, TdmHeader, TdmObservation, TdmSegment } from './message.ts';
import { createTdmState, type Reading, type TdmEvent, type TdmState } from './state.ts';
import { readXml } from './xml.ts';

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
  chooseEncoding(state, text);
  if (state.encoding === 'xml') readXml(reading, text.replace(/^\ufeff/, ''));
  else readLines(reading, text);
  return { events: reading.events, faults: reading.faults, unsaid: reading.unsaid };
}

/** Between two messages, by what the piece begins with. */
function chooseEncoding(state: TdmState, text: string): void {
  const inside =
    state.encoding === 'xml' ? state.xml.stack.length > 0 || state.xml.rest !== '' : inKvn(state);
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
  if (state.encoding === 'xml' && (state.xml.stack.length > 0 || state.xml.rest !== '')) {
    const { line, offset } = state;
    const message = `line ${line + 1}: the document ends inside an element`;
    reading.faults.push({ reason: 'truncated', line: line + 1, offset, message });
  }
  endMessage(reading, { line: Math.max(state.line, 1), offset: state.offset });
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
