import type { Fault } from '../fault.ts';
import { localName, nextToken } from '../xml.ts';

/** An element with what it holds, names resolved to their namespaces. */
export interface XmlElement {
  readonly name: string;
  /** Empty where none is in force. */
  readonly namespace: string;
  /** Character in the document at which its tag begins. */
  readonly offset: number;
  readonly children: XmlElement[];
  /** Its own text, without that of its children. */
  text: string;
  readonly parent: XmlElement | null;
  readonly prefixes: Readonly<Record<string, string>>;
}

/** Longest document, characters: pictures may be carried inside (`derefUri`), whole films not. */
export const MAX_CHARACTERS = 8 * 1024 * 1024;
/** Elements inside one another: an alert in an envelope in a feed has twelve. */
export const MAX_DEPTH = 32;
/** Elements of a document: a feed of 500 alerts with 50 areas each. */
export const MAX_ELEMENTS = 100_000;

const XINCLUDE = 'http://www.w3.org/2001/XInclude';
const XML = 'http://www.w3.org/XML/1998/namespace';

/**
 * The whole document as a tree, or why not. Refused: document type declarations and with them
 * entities, inclusion of other files (XInclude), and what is beyond the bounds above.
 */
export function readTree(source: string): XmlElement | Fault {
  if (source.length > MAX_CHARACTERS) {
    return fault('oversized', 0, `${source.length} characters; at most ${MAX_CHARACTERS} are read`);
  }
  let root: XmlElement | null = null;
  let current: XmlElement | null = null;
  let depth = 0;
  let count = 0;
  let at = source.startsWith('\ufeff') ? 1 : 0;
  while (at < source.length) {
    const found = nextToken(source, at);
    if (found === null) return fault('truncated', at, 'the document ends inside a tag or comment');
    const { token } = found;
    switch (token.kind) {
      case 'broken':
        return fault('malformed', at, token.message);
      case 'open': {
        count += 1;
        depth += 1;
        if (depth > MAX_DEPTH) return fault('oversized', at, `over ${MAX_DEPTH} levels`);
        if (count > MAX_ELEMENTS) return fault('oversized', at, `over ${MAX_ELEMENTS} elements`);
        if (current === null && root !== null) {
          return fault('malformed', at, 'a second element behind the document');
        }
        const element = open(token.name, token.attributes, current, at);
        if (element === null) return fault('malformed', at, `${token.name}: unbound prefix`);
        if (element.namespace === XINCLUDE) {
          return fault('malformed', at, 'an inclusion of another file, which is refused');
        }
        root ??= element;
        current?.children.push(element);
        if (token.empty) depth -= 1;
        else current = element;
        break;
      }
      case 'close':
        if (current === null || localName(token.name) !== current.name) {
          return fault('malformed', at, `</${token.name}> ends what is not open`);
        }
        current = current.parent;
        depth -= 1;
        break;
      case 'text':
        if (current !== null) current.text += token.text;
        else if (token.text.trim() !== '')
          return fault('malformed', at, 'text beside the document');
        break;
      case 'other':
        break;
    }
    at = found.next;
  }
  if (root === null) return fault('malformed', 0, 'no XML element');
  if (current !== null) return fault('truncated', source.length, `<${current.name}> has no end`);
  return root;
}

/** Null for a prefix that stands for nothing. */
function open(
  name: string,
  attributes: Readonly<Record<string, string>>,
  parent: XmlElement | null,
  offset: number,
): XmlElement | null {
  const inherited = parent?.prefixes ?? { '': '', xml: XML };
  const declared = Object.entries(attributes).filter(([key]) => /^xmlns(?::|$)/.test(key));
  const prefixes =
    declared.length === 0
      ? inherited
      : { ...inherited, ...Object.fromEntries(declared.map(([key, uri]) => [key.slice(6), uri])) };
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  if (!Object.hasOwn(prefixes, prefix)) return null;
  const namespace = prefixes[prefix]!;
  return { name: localName(name), namespace, offset, children: [], text: '', parent, prefixes };
}

function fault(reason: Fault['reason'], offset: number, message: string): Fault {
  return { reason, offset, message };
}
