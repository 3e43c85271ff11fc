/**
 * A small strict reader of XML 1.0 for messages from outside, piece by piece, and the escapes for
 * writing it: for every format that is written in XML. There is one here, and no library, because
 * codecs are pure, run inside a step and must not load anything else: the readers on npm either
 * build a tree of a whole file or run outside of JavaScript.
 *
 * It knows elements, attributes, text, character data sections, comments, processing instructions,
 * the five predefined entities and character references. A document type declaration is refused,
 * and with it every other entity: they name files to be fetched and texts that grow without bound.
 */

/** Longest tag, comment or instruction that is waited for, characters. */
export const MAX_TOKEN = 16_384;

export type XmlToken =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      /** `<name/>`: its end comes with it. */
      readonly empty: boolean;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  /** A comment or an instruction. */
  | { readonly kind: 'other' }
  /** No well-formed XML, or refused: the rest of the document is not read. */
  | {
      readonly kind: 'broken';
      readonly message: string;
      /** It has no end: all that follows belongs to it. */
      readonly endless?: true;
    };

/** A token and where the next one begins; null: its end is not there yet. */
export type NextToken = { readonly token: XmlToken; readonly next: number } | null;

const OPEN = /^<([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>$/;
const CLOSE = /^<\/([A-Za-z_][\w.:-]*)\s*>$/;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/** The token that begins at `at`; `source` has a character there. */
export function nextToken(source: string, at: number): NextToken {
  if (source[at] !== '<') {
    const end = source.indexOf('<', at);
    const next = end === -1 ? source.length : end;
    const text = unescaped(source.slice(at, next));
    return {
      token: text === null ? broken('an entity that is not read') : { kind: 'text', text },
      next,
    };
  }
  if (source.startsWith('<!--', at)) return delimited(source, at, '-->', 4);
  if (source.startsWith('<?', at)) return delimited(source, at, '?>', 2);
  if (source.startsWith('<![CDATA[', at)) return characterData(source, at);
  if (source.startsWith('<!', at)) {
    // The beginning of a comment or of character data may be cut here.
    if (
      source.length - at < 9 &&
      ('<!--'.startsWith(source.slice(at)) || '<![CDATA['.startsWith(source.slice(at)))
    ) {
      return null;
    }
    const message = 'a document type declaration, which is refused: it may name other files';
    return { token: broken(message), next: source.length };
  }
  const end = tagEnd(source, at);
  if (end === null) return cut(source, at);
  return { token: tag(source.slice(at, end)), next: end };
}

function broken(message: string): XmlToken {
  return { kind: 'broken', message };
}

/** Null, to wait for the rest; broken where it is too long for that. */
function cut(source: string, at: number): NextToken {
  if (source.length - at <= MAX_TOKEN) return null;
  const message = `no end within ${MAX_TOKEN} characters`;
  return { token: { kind: 'broken', message, endless: true }, next: source.length };
}

function delimited(source: string, at: number, end: string, from: number): NextToken {
  const close = source.indexOf(end, at + from);
  if (close === -1) return cut(source, at);
  return { token: { kind: 'other' }, next: close + end.length };
}

function characterData(source: string, at: number): NextToken {
  const from = at + '<![CDATA['.length;
  const close = source.indexOf(']]>', from);
  if (close === -1) return cut(source, at);
  return { token: { kind: 'text', text: source.slice(from, close) }, next: close + 3 };
}

/**
 * Behind the `>` that ends a tag: one in quotes does not. A `<` stands in no tag, not even in
 * quotes (XML 1.0 section 2.3), and ends what is none. Null: the end is not there.
 */
function tagEnd(source: string, at: number): number | null {
  const last = Math.min(source.length, at + MAX_TOKEN);
  let quote = '';
  for (let index = at + 1; index < last; index++) {
    const character = source[index]!;
    if (character === '<') return index;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '>') {
      return index + 1;
    }
  }
  return null;
}

function tag(text: string): XmlToken {
  const close = CLOSE.exec(text);
  if (close !== null) return { kind: 'close', name: close[1]! };
  const open = OPEN.exec(text);
  if (open === null) return broken('a tag that is not well formed');
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of open[2]!.matchAll(ATTRIBUTE)) {
    const value = unescaped(double ?? single ?? '');
    if (value === null) return broken('an entity that is not read');
    attributes[name!] = value;
  }
  return { kind: 'open', name: open[1]!, attributes, empty: open[3] === '/' };
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** An ampersand that begins neither a predefined entity nor a character reference. */
const OTHER_ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\dA-Fa-f]{1,6});)/;
const REFERENCE = /&(?:([a-z]{2,4})|#(\d{1,7})|#x([\dA-Fa-f]{1,6}));/g;

/** Null where there is an entity that only a document type could define, or no character. */
function unescaped(text: string): string | null {
  if (!text.includes('&')) return text;
  if (OTHER_ENTITY.test(text)) return null;
  let whole = true;
  const plain = text.replace(REFERENCE, (...found) => {
    const [, name, decimal, hexadecimal] = found as (string | undefined)[];
    if (name !== undefined) return NAMED[name]!;
    const code = Number.parseInt(decimal ?? hexadecimal!, decimal === undefined ? 16 : 10);
    if (isCharacter(code)) return String.fromCodePoint(code);
    whole = false;
    return '';
  });
  return whole ? plain : null;
}

/** XML 1.0 section 2.2. */
function isCharacter(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

/** What XML 1.0 section 2.2 does not count as a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/**
 * Element content or attribute value. Line ends are written as references, so that they survive;
 * what XML has no character for, a lone surrogate too, becomes U+FFFD.
 */
export function escapeXml(value: string): string {
  return value
    .toWellFormed()
    .replace(NO_CHARACTER, '\ufffd')
    .replace(/[&<>"'\r\n\t]/g, (character) => ESCAPES[character]!);
}
