import { localName, type NextToken, nextToken, type XmlToken } from '../xml.ts';
import {
  beginMessage,
  comment,
  dataValue,
  endMessage,
  headerValue,
  metadataValue,
  startData,
  startMetadata,
  stopData,
  stopMetadata,
} from './assemble.ts';
import { fault, MAX_VALUE, type Place, type Reading, shown, type TdmState } from './state.ts';

/** Elements inside one another: a message has seven levels, in an <ndm> around several eight. */
const MAX_DEPTH = 16;

/** Keywords in one observation; the schema has one. */
const MAX_MEASURED = 64;

/** The element that holds each part; elsewhere it is a fault. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  ndm: [''],
  tdm: ['', 'ndm'],
  header: ['tdm'],
  body: ['tdm'],
  segment: ['body'],
  metadata: ['segment'],
  data: ['segment'],
  observation: ['data'],
};

/**
 * The XML form (section 5 and CCSDS 505.0-B), token by token: what a piece leaves unfinished is
 * kept for the next one.
 */
export function readXml(reading: Reading, text: string): void {
  const { state } = reading;
  const source = state.xml.rest + text;
  state.xml.rest = '';
  let at = 0;
  while (at < source.length) {
    if (state.xml.stack.length > 0 && declarationAt(source, at)) breakOff(reading);
    const found =
      state.section === 'refused' ? nextDocument(state, source, at) : nextToken(source, at);
    if (found === null) {
      state.xml.rest = source.slice(at);
      return;
    }
    readToken(reading, { line: state.line + 1, offset: state.offset }, found.token);
    // What is broken may reach into the next document, which is looked for behind its beginning.
    const next = found.token.kind === 'broken' ? at + 1 : found.next;
    for (let index = at; index < next; index++) {
      if (source.charCodeAt(index) === LINE_FEED) state.line += 1;
    }
    state.offset += next - at;
    at = next;
  }
}

const LINE_FEED = 0x0a;

/** Whether a document is under way. */
export function isOpen({ xml }: TdmState): boolean {
  return xml.stack.length > 0 || xml.rest !== '';
}

/** The document under way, or message in lines, ends here: what it has left open is told. */
export function breakOff(reading: Reading): void {
  const { state } = reading;
  if (state.encoding === 'xml' && isOpen(state)) {
    const place = { line: state.line + 1, offset: state.offset };
    fault(reading, place, 'truncated', 'the document ends inside an element');
  }
  endMessage(reading, { line: Math.max(state.line, 1), offset: state.offset });
  state.xml = { stack: [], text: '', rest: '', epoch: null, measured: [] };
}

/** An XML declaration, which begins a document and stands nowhere else (XML 1.0 section 2.8). */
const DECLARATION = /<\?xml\s[^<>?]{0,200}\?>/y;
const DECLARATION_BEGINS = '<?xml';
const MAX_DECLARATION = 256;

function declarationAt(source: string, at: number): boolean {
  if (!source.startsWith(DECLARATION_BEGINS, at)) return false;
  DECLARATION.lastIndex = at;
  return DECLARATION.test(source);
}

/**
 * Skips what is left of a document that is not read. A message of another version inside a whole
 * document is skipped element by element instead.
 */
function nextDocument(state: TdmState, source: string, at: number): NextToken {
  if (state.xml.stack.length > 0) return nextToken(source, at);
  if (declarationAt(source, at)) {
    state.section = 'none';
    return nextToken(source, at);
  }
  const cut = source.length - at < MAX_DECLARATION;
  if (cut && source.startsWith(DECLARATION_BEGINS, at)) return null;
  const begin = source.indexOf(DECLARATION_BEGINS, at + 1);
  return { token: { kind: 'other' }, next: begin === -1 ? source.length : begin };
}

function readToken(reading: Reading, place: Place, token: XmlToken): void {
  const { xml } = reading.state;
  switch (token.kind) {
    // Messages come qualified with the namespace or not (505.0-B, section 4.3).
    case 'open':
      open(reading, place, localName(token.name), token.attributes);
      if (token.empty) close(reading, place, localName(token.name));
      return;
    case 'close':
      close(reading, place, localName(token.name));
      return;
    case 'text':
      if (xml.stack.length === 0 && token.text.trim() !== '') {
        refuseDocument(reading, place, 'text outside the root element');
      } else if (xml.text.length <= MAX_VALUE) {
        // One more than a value may have is enough to refuse it.
        xml.text += token.text.slice(0, MAX_VALUE + 1 - xml.text.length);
      }
      return;
    case 'other':
      return;
    case 'broken':
      refuseDocument(reading, place, token.message);
  }
}

/** XML 1.0 section 1.2: after a fatal error nothing more is read of a document. */
function refuseDocument(reading: Reading, place: Place, message: string): void {
  const { state } = reading;
  fault(reading, place, 'malformed', `${message}; the rest of the document is not read`);
  if (state.section !== 'refused') endMessage(reading, place);
  state.section = 'refused';
  state.xml = { stack: [], text: '', rest: '', epoch: null, measured: [] };
}

function open(
  reading: Reading,
  place: Place,
  name: string,
  attributes: Readonly<Record<string, string>>,
): void {
  const { state } = reading;
  const { stack } = state.xml;
  if (stack.length >= MAX_DEPTH) {
    refuseDocument(reading, place, `more than ${MAX_DEPTH} elements inside one another`);
    return;
  }
  const parent = stack.at(-1) ?? '';
  stack.push(name);
  state.xml.text = '';
  if (parent === '' && name !== 'tdm' && name !== 'ndm') {
    refuseDocument(reading, place, `the root element is ${shown(name)}, neither tdm nor ndm`);
    return;
  }
  if (isForeign(stack)) {
    if (stack.length === 2 && name !== 'COMMENT' && name !== 'MESSAGE_ID') {
      fault(reading, place, 'unknown-type', `the message ${shown(name)} is no tdm and is not read`);
    }
    return;
  }
  const parents = Object.hasOwn(PARENTS, name) ? PARENTS[name]! : null;
  if (parents !== null && !parents.includes(parent)) {
    refuseDocument(reading, place, `the element ${name} stands in ${shown(parent)}`);
    return;
  }
  if (name === 'tdm') {
    beginMessage(reading, place, (attributes['version'] ?? '').trim());
  } else if (state.section === 'refused') {
    return;
  } else if (name === 'metadata') {
    startMetadata(reading, place);
  } else if (name === 'data') {
    startData(reading, place);
  } else if (name === 'observation') {
    state.xml.epoch = null;
    state.xml.measured = [];
  }
}

function close(reading: Reading, place: Place, name: string): void {
  const { state } = reading;
  const { stack, text } = state.xml;
  const foreign = isForeign(stack);
  const opened = stack.pop();
  if (opened !== name) {
    refuseDocument(reading, place, `</${name}> ends ${shown(opened ?? 'nothing')}`);
    return;
  }
  const parent = stack.at(-1) ?? '';
  state.xml.text = '';
  if (foreign) return;
  if (state.section !== 'refused') closePart(reading, place, name, parent, text);
  if (name === 'tdm') endMessage(reading, place);
}

/** Inside another kind of message of a combined document (505.0-B, section 4.11). */
function isForeign(stack: readonly string[]): boolean {
  return stack[0] === 'ndm' && stack.length > 1 && stack[1] !== 'tdm';
}

function closePart(
  reading: Reading,
  place: Place,
  name: string,
  parent: string,
  text: string,
): void {
  const { state } = reading;
  if (name === 'metadata') {
    if (state.section === 'metadata') stopMetadata(reading, place);
  } else if (name === 'data') {
    if (state.section === 'data') stopData(reading);
  } else if (name === 'observation') {
    if (state.section === 'data') observation(reading, place);
  } else if (Object.hasOwn(PARENTS, name)) {
    return;
  } else if (name === 'COMMENT') {
    comment(reading, place, text);
  } else if (parent === 'header') {
    headerValue(reading, place, name, text.trim());
  } else if (parent === 'metadata') {
    metadataValue(reading, place, name, text.trim());
  } else if (parent === 'observation') {
    measured(reading, place, name, text.trim());
  } else {
    fault(reading, place, 'undefined-item', `the element ${shown(name)} is not known here`);
  }
}

function measured(reading: Reading, place: Place, name: string, value: string): void {
  const { xml } = reading.state;
  if (name === 'EPOCH' && xml.epoch === null) xml.epoch = value;
  else if (xml.measured.length < MAX_MEASURED)
    xml.measured.push({ keyword: name, value, ...place });
  else fault(reading, place, 'oversized', `more than ${MAX_MEASURED} values in one observation`);
}

function observation(reading: Reading, place: Place): void {
  const { epoch, measured: values } = reading.state.xml;
  if (epoch === null || values.length === 0) {
    const missing = epoch === null ? 'EPOCH' : 'measurement';
    fault(reading, place, 'missing-part', `an observation without ${missing}`);
    return;
  }
  for (const { keyword, value, ...at } of values) dataValue(reading, at, keyword, epoch, value);
}
