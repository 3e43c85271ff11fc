import type { FaultReason } from '../fault.ts';
import { escapeXml, nextToken, type XmlToken } from '../xml.ts';
import { buildEvent, shown } from './build.ts';
import type { CotElement, CotEvent } from './event.ts';
import { cotTime } from './time.ts';

/** Elements inside one another; TAK's own go six deep. */
export const MAX_DEPTH = 24;
/** Elements of one event: a drawing of that many corners is beyond any client. */
export const MAX_ELEMENTS = 20_000;

/** One event of a text, read or not, and where it stood, in characters. */
export type XmlEvent = { readonly from: number; readonly to: number } & (
  | { readonly event: CotEvent }
  | { readonly reason: FaultReason; readonly message: string }
);

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (CotElement | string)[];
}

const EVENT_END = '</event>';

/**
 * Reads one event after another; `tell` gets each, in order. What is no well-formed XML loses the
 * text up to the end of its event, and nothing behind it. Total.
 */
export function readXmlEvents(text: string, tell: (event: XmlEvent) => void): void {
  let at = 0;
  while (at < text.length) {
    const read = readOne(text, at);
    if (read !== null) tell(read);
    at = read === null ? text.length : read.to;
  }
}

/** The event that begins at `at` or after it; null: there is only white space and comments. */
function readOne(text: string, at: number): XmlEvent | null {
  let next = at;
  let from = at;
  let root: Open | null = null;
  const stack: Open[] = [];
  let elements = 0;
  while (next < text.length) {
    const found = nextToken(text, next);
    const begin = next;
    if (found === null) return rest(text, from, 'truncated', 'the text ends inside a tag');
    const { token } = found;
    next = found.next;
    switch (token.kind) {
      case 'broken':
        return (token.endless ? rest : lost)(text, from, 'malformed', token.message);
      case 'other':
        break;
      case 'text':
        if (stack.length > 0) addText(stack.at(-1)!, token.text);
        else if (token.text.trim() !== '') {
          return lost(text, from, 'malformed', `${shown(token.text.trim())} outside an event`);
        }
        break;
      case 'open': {
        elements += 1;
        if (stack.length >= MAX_DEPTH || elements > MAX_ELEMENTS) {
          const message = `more than ${MAX_DEPTH} elements inside one another or ${MAX_ELEMENTS} in all`;
          return lost(text, from, 'oversized', message);
        }
        const opened = open(token, stack.at(-1) ?? null);
        if (root === null) {
          root = opened;
          from = begin;
          if (token.name !== 'event') {
            return lost(text, from, 'unknown-type', `${shown(token.name)} is no event`);
          }
        }
        if (!token.empty) stack.push(opened);
        else if (stack.length === 0) return finished(root, from, next);
        break;
      }
      case 'close': {
        const opened = stack.pop();
        if (opened?.name !== token.name) {
          const message = `</${token.name}> ends ${shown(opened?.name ?? 'nothing')}`;
          return lost(text, from, 'malformed', message);
        }
        trim(opened);
        if (stack.length === 0) return finished(root!, from, next);
      }
    }
  }
  return root === null ? null : lost(text, from, 'truncated', 'the text ends inside an event');
}

function open(token: Extract<XmlToken, { kind: 'open' }>, parent: Open | null): Open {
  const { name, attributes } = token;
  const element: Open = { name, attributes, children: [] };
  parent?.children.push(element);
  return element;
}

/** Text in pieces (character data sections, references) is one text. */
function addText(element: Open, text: string): void {
  const { children } = element;
  const last = children.at(-1);
  if (typeof last === 'string') children[children.length - 1] = last + text;
  else if (text !== '') children.push(text);
}

/** White space between elements is how the file is laid out and no text. */
function trim({ children }: Open): void {
  let kept = 0;
  for (const child of children) {
    if (typeof child !== 'string' || child.trim() !== '') children[kept++] = child;
  }
  children.length = kept;
}

function finished(root: Open, from: number, to: number): XmlEvent {
  const parts = root.children.filter((child): child is CotElement => typeof child !== 'string');
  const point = parts.find((child) => child.name === 'point');
  const detail = parts.find((child) => child.name === 'detail');
  const inDetail = detail?.children.filter((child) => typeof child !== 'string');
  const built = buildEvent(root.attributes, point?.attributes ?? null, inDetail ?? null);
  return 'reason' in built ? { from, to, ...built } : { from, to, event: built };
}

/**
 * To the end of the text: what has no end swallows all that follows, and looking for the end of each
 * of thousands again would hold up whoever reads.
 */
function rest(text: string, from: number, reason: FaultReason, message: string): XmlEvent {
  return { from, to: text.length, reason, message };
}

/** To the end of the event in which it is, or of the text. */
function lost(text: string, from: number, reason: FaultReason, message: string): XmlEvent {
  const end = text.indexOf(EVENT_END, from);
  return { from, to: end === -1 ? text.length : end + EVENT_END.length, reason, message };
}

/**
 * The elements of a `<detail>` of which only the inside is there, as TAK's protobuf has it
 * (`xmlDetail`). A text says what is wrong with it.
 */
export function readXmlDetail(inside: string): CotElement[] | string {
  const stack: Open[] = [{ name: 'detail', attributes: {}, children: [] }];
  let elements = 0;
  let at = 0;
  while (at < inside.length) {
    const found = nextToken(inside, at);
    if (found === null) return 'the detail ends inside a tag';
    at = found.next;
    const { token } = found;
    if (token.kind === 'broken') return token.message;
    if (token.kind === 'text') addText(stack.at(-1)!, token.text);
    if (token.kind === 'open') {
      elements += 1;
      if (stack.length >= MAX_DEPTH || elements > MAX_ELEMENTS) return 'the detail is too large';
      const opened = open(token, stack.at(-1)!);
      if (!token.empty) stack.push(opened);
    }
    if (token.kind === 'close') {
      const opened = stack.length > 1 ? stack.pop()! : null;
      if (opened?.name !== token.name) return `</${token.name}> ends nothing that is open`;
      trim(opened);
    }
  }
  if (stack.length > 1) return 'the detail ends inside an element';
  return stack[0]!.children.filter((child): child is CotElement => typeof child !== 'string');
}

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>';

/** XML's usual word for a height or error that is not known. */
const UNKNOWN = '9999999.0';

/**
 * The event as TAK's streams want it: the XML header, a line feed, the event without white space
 * in it and nothing behind it.
 */
export function writeCotXml(event: CotEvent): string {
  const { point } = event;
  const attributes = {
    version: event.version,
    uid: event.uid,
    type: event.type,
    ...(event.how === '' ? {} : { how: event.how }),
    ...(event.access === undefined ? {} : { access: event.access }),
    ...(event.qos === undefined ? {} : { qos: event.qos }),
    ...(event.opex === undefined ? {} : { opex: event.opex }),
    time: cotTime(event.timeMs),
    start: cotTime(event.startMs),
    stale: cotTime(event.staleMs),
  };
  const number = (value: number | null): string => (value === null ? UNKNOWN : String(value));
  const place = {
    lat: String(point.latitudeDeg),
    lon: String(point.longitudeDeg),
    hae: number(point.heightM),
    ce: number(point.circularErrorM),
    le: number(point.linearErrorM),
  };
  const inside = [
    element('point', place, ''),
    ...(event.detail === undefined ? [] : [element('detail', {}, writeXmlDetail(event.detail))]),
  ];
  return `${HEADER}\n${element('event', attributes, inside.join(''))}`;
}

/** The elements one behind the other, without the `<detail>` about them. */
export function writeXmlDetail(elements: readonly (CotElement | string)[]): string {
  return elements
    .map((one) =>
      typeof one === 'string'
        ? escapeXml(one)
        : element(one.name, one.attributes, writeXmlDetail(one.children)),
    )
    .join('');
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  inside: string,
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}
