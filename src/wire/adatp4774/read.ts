import type { Fault } from '../fault.ts';
import { localName, nextToken } from '../xml.ts';
import {
  CATEGORY_TYPES,
  type CategoryType,
  type ConfidentialityLabel,
  LABEL_ELEMENTS,
  LABEL_NAMESPACE,
  type LabelCategory,
  type LabelElement,
} from './label.ts';

/** Longest document, characters: a label with every nation of an alliance has some thousand. */
const MAX_CHARACTERS = 256 * 1024;
/** Elements of a document, and levels of it. */
const MAX_ELEMENTS = 4096;
const MAX_DEPTH = 8;

interface Element {
  readonly name: string;
  readonly offset: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/**
 * Reads one label. Anything that is not understood is a fault and no label: a marking that is read
 * in part would protect in part. Document types, entities and other namespaces are refused.
 */
export function readConfidentialityLabel(source: string): ConfidentialityLabel | Fault {
  const root = readElements(source);
  if ('reason' in root) return root;
  const name = LABEL_ELEMENTS.find((each) => each === root.name);
  if (name === undefined) return bad(root, `<${root.name}> is no label`);
  return labelOf(root, name);
}

function labelOf(root: Element, element: LabelElement): ConfidentialityLabel | Fault {
  const known = ['ConfidentialityInformation', 'CreationDateTime'];
  const odd = root.children.find((child) => !known.includes(child.name)) ?? extra(root, known);
  if (odd !== undefined) return bad(odd, `<${odd.name}> is not understood here`);
  const information = root.children.find((child) => child.name === known[0]);
  if (information === undefined) return bad(root, 'it holds no ConfidentialityInformation', true);
  const attributes = unknownAttribute(root, ['ReviewDateTime']);
  if (attributes !== null) return attributes;
  const created = root.children.find((child) => child.name === known[1]);
  const read = informationOf(information);
  if ('reason' in read) return read;
  const review = root.attributes['ReviewDateTime'] ?? null;
  return { element, ...read, created: created?.text.trim() ?? null, review };
}

const PARTS = ['PolicyIdentifier', 'Classification', 'PrivacyMark', 'Category'];

function informationOf(
  information: Element,
): Omit<ConfidentialityLabel, 'element' | 'created' | 'review'> | Fault {
  const { children } = information;
  const odd = children.find(({ name }) => !PARTS.includes(name));
  if (odd !== undefined) return bad(odd, `<${odd.name}> is not understood here`);
  const twice = extra(information, PARTS.slice(0, 2));
  if (twice !== undefined) return bad(twice, `a second <${twice.name}>`);
  const policy = children.find(({ name }) => name === 'PolicyIdentifier');
  const classification = children.find(({ name }) => name === 'Classification');
  if (policy === undefined || policy.text.trim() === '') {
    return bad(information, 'it names no policy', true);
  }
  if (classification === undefined || classification.text.trim() === '') {
    return bad(information, 'it has no classification', true);
  }
  const categories: LabelCategory[] = [];
  for (const child of children) {
    const attributes = unknownAttribute(child, ATTRIBUTES[child.name] ?? []);
    if (attributes !== null) return attributes;
    if (child.name !== 'Category') {
      if (child.children.length > 0) return bad(child, `<${child.name}> holds elements`);
      continue;
    }
    const category = categoryOf(child);
    if ('reason' in category) return category;
    categories.push(category);
  }
  return {
    policy: policy.text.trim(),
    policyUri: policy.attributes['URI'] ?? null,
    classification: classification.text.trim(),
    privacyMarks: children
      .filter(({ name }) => name === 'PrivacyMark')
      .map(({ text }) => text.trim()),
    categories,
  };
}

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  PolicyIdentifier: ['URI'],
  Category: ['URI', 'TagName', 'Type'],
};

function categoryOf(element: Element): LabelCategory | Fault {
  const { TagName: tagName, Type: type, URI: uri } = element.attributes;
  if (tagName === undefined || tagName === '')
    return bad(element, 'a category without a name', true);
  if (!CATEGORY_TYPES.includes(type as CategoryType)) {
    return bad(element, `category ${tagName}: its type is none of ${CATEGORY_TYPES.join(', ')}`);
  }
  const odd = element.children.find(({ name }) => name !== 'GenericValue');
  if (odd !== undefined) return bad(odd, `category ${tagName}: <${odd.name}> is not understood`);
  if (element.children.length === 0) return bad(element, `category ${tagName} has no value`, true);
  for (const child of element.children) {
    const attributes = unknownAttribute(child, []);
    if (attributes !== null) return attributes;
    if (child.children.length > 0) return bad(child, 'a value holds elements');
  }
  const values = element.children.map(({ text }) => text.trim());
  return { tagName, type: type as CategoryType, uri: uri ?? null, values };
}

/** A second one of what may stand once. */
function extra(element: Element, once: readonly string[]): Element | undefined {
  return element.children.find(
    ({ name }, i) =>
      once.includes(name) && element.children.findIndex((each) => each.name === name) < i,
  );
}

function unknownAttribute(element: Element, known: readonly string[]): Fault | null {
  const odd = Object.keys(element.attributes).find(
    (name) => !known.includes(name) && !/^xmlns(?::|$)/.test(name),
  );
  return odd === undefined ? null : bad(element, `${odd} of <${element.name}> is not understood`);
}

function bad({ offset }: Pick<Element, 'offset'>, message: string, missing = false): Fault {
  return { reason: missing ? 'missing-part' : 'malformed', offset, message };
}

/** The document's elements, all of the label's namespace, within bounds. */
function readElements(source: string): Element | Fault {
  if (source.length > MAX_CHARACTERS) {
    const message = `${source.length} characters; at most ${MAX_CHARACTERS} are read`;
    return { reason: 'oversized', offset: 0, message };
  }
  const open: Element[] = [];
  let root: Element | null = null;
  let count = 0;
  let at = source.startsWith('\ufeff') ? 1 : 0;
  while (at < source.length) {
    const found = nextToken(source, at);
    if (found === null) return { reason: 'truncated', offset: at, message: 'ends inside a tag' };
    const { token } = found;
    const parent = open.at(-1);
    if (token.kind === 'broken') return bad({ offset: at }, token.message);
    if (token.kind === 'open') {
      count += 1;
      if (count > MAX_ELEMENTS || open.length >= MAX_DEPTH) {
        return { reason: 'oversized', offset: at, message: 'too many elements or levels' };
      }
      if (parent === undefined && root !== null) return bad({ offset: at }, 'a second document');
      const element = elementOf(token.name, token.attributes, parent, at);
      if ('reason' in element) return element;
      root ??= element;
      parent?.children.push(element);
      if (!token.empty) open.push(element);
    } else if (token.kind === 'close') {
      if (parent === undefined || localName(token.name) !== parent.name) {
        return bad({ offset: at }, `</${token.name}> ends what is not open`);
      }
      open.pop();
    } else if (token.kind === 'text') {
      if (parent !== undefined) parent.text += token.text;
      else if (token.text.trim() !== '') return bad({ offset: at }, 'text beside the document');
    }
    at = found.next;
  }
  if (root === null) return bad({ offset: 0 }, 'no XML element', true);
  if (open.length > 0) {
    return { reason: 'truncated', offset: at, message: `<${open.at(-1)!.name}> has no end` };
  }
  return root;
}

function elementOf(
  name: string,
  attributes: Readonly<Record<string, string>>,
  parent: Element | undefined,
  offset: number,
): Element | Fault {
  const prefixes: Record<string, string> = { ...parent?.prefixes };
  for (const [key, uri] of Object.entries(attributes)) {
    if (/^xmlns(?::|$)/.test(key)) prefixes[key.slice(6)] = uri;
  }
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  if (!Object.hasOwn(prefixes, prefix) || prefixes[prefix] !== LABEL_NAMESPACE) {
    return bad({ offset }, `<${name}> is not of the namespace ${LABEL_NAMESPACE}`);
  }
  return { name: localName(name), offset, attributes, prefixes, children: [], text: '' };
}
