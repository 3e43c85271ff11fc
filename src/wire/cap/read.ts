import type { Fault, FaultReason } from '../fault.ts';
import type { CapAlert } from './alert.ts';
import {
  ALERT,
  AREA,
  type Content,
  INFO,
  isWrong,
  type Members,
  RESOURCE,
  VALUE,
} from './schema.ts';
import { readTree, type XmlElement } from './tree.ts';

/** Namespaces of the versions that are read; those before 1.2 by the same elements. */
const VERSIONS: ReadonlyMap<string, CapReading['version']> = new Map([
  ['urn:oasis:names:tc:emergency:cap:1.0', '1.0'],
  ['urn:oasis:names:tc:emergency:cap:1.1', '1.1'],
  ['urn:oasis:names:tc:emergency:cap:1.2', '1.2'],
]);

const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';

/** One `alert` of a document. */
export interface CapReading {
  readonly version: '1.0' | '1.1' | '1.2';
  /** Where it begins, characters. */
  readonly offset: number;
  /** True when it is the document, and not inside a feed or an envelope. */
  readonly isDocument: boolean;
  /** What could be read: a member that is missing, or not what its type says, is absent. */
  readonly found: Partial<CapAlert>;
  /** The same, once there is nothing wrong with it; null where anything is. */
  readonly alert: CapAlert | null;
  /** XML signatures in it. */
  readonly signatures: number;
  readonly faults: readonly Fault[];
}

/** Faults of one alert that are told; more say nothing new. */
const MAX_FAULTS = 100;

/**
 * Every alert in a document, alone or inside a feed or an envelope, checked against the schema of
 * CAP 1.2 (elements, their order and number, value lists, times) and against what its text says of
 * numbers (polygons, circles). What is no XML, or XML that is refused (`tree.ts`), is a fault.
 */
export function readCap(document: string | Uint8Array): readonly CapReading[] | Fault {
  const source = typeof document === 'string' ? document : textOf(document);
  if (typeof source !== 'string') return source;
  const root = readTree(source);
  if ('reason' in root) return root;
  const alerts: CapReading[] = [];
  const waiting: XmlElement[] = [root];
  while (waiting.length > 0) {
    const element = waiting.pop()!;
    const version = VERSIONS.get(element.namespace);
    if (version !== undefined && element.name === 'alert') alerts.push(read(element, version));
    else waiting.push(...element.children.toReversed());
  }
  return alerts;
}

/** CAP is UTF-8 (section 3.3.3 names it); what says or is otherwise is not guessed at. */
function textOf(bytes: Uint8Array): string | Fault {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { reason: 'unknown-format', offset: 0, message: 'the bytes are no UTF-8' };
  }
  const encoding = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(text)?.[1] ?? 'UTF-8';
  if (/^(?:utf-?8|us-ascii)$/i.test(encoding)) return text;
  const message = `the encoding is said to be ${encoding}; UTF-8 is read`;
  return { reason: 'unknown-format', offset: 0, message };
}

/** What one alert is read into. */
interface Reading {
  readonly version: CapReading['version'];
  readonly namespace: string;
  readonly faults: Fault[];
  signatures: number;
}

function read(element: XmlElement, version: CapReading['version']): CapReading {
  const reading: Reading = { version, namespace: element.namespace, faults: [], signatures: 0 };
  const found = members(reading, element, ALERT) as Partial<CapAlert>;
  const { faults, signatures } = reading;
  const whole: Partial<CapAlert> = { ...found, info: found.info ?? [] };
  return {
    ...{ version, offset: element.offset, isDocument: element.parent === null, found: whole },
    alert: faults.length === 0 ? (whole as CapAlert) : null,
    ...{ signatures, faults },
  };
}

function tell(reading: Reading, reason: FaultReason, offset: number, message: string): void {
  if (reading.faults.length < MAX_FAULTS) reading.faults.push({ reason, offset, message });
}

/** Reads the children of an element by what the schema says may stand there, in that order. */
function members(reading: Reading, element: XmlElement, table: Members): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  let last = 0;
  for (const child of element.children) {
    if (child.namespace === SIGNATURE && child.name === 'Signature' && table === ALERT) {
      reading.signatures += 1;
      continue;
    }
    const row = table.findIndex(({ element: name }) => name === child.name);
    const member = table[row];
    if (member === undefined || child.namespace !== reading.namespace) {
      tell(reading, 'undefined-item', child.offset, `<${child.name}> in <${element.name}>`);
      continue;
    }
    if (row < last && reading.version === '1.2') {
      tell(reading, 'malformed', child.offset, `<${child.name}> stands behind what follows it`);
    }
    last = Math.max(last, row);
    const { name, many } = member;
    if (!many && Object.hasOwn(result, name)) {
      tell(reading, 'malformed', child.offset, `a second <${child.name}>`);
      continue;
    }
    const value = contentOf(reading, child, member.content);
    if (value === undefined) continue;
    if (many) result[name] = [...((result[name] as unknown[] | undefined) ?? []), value];
    else result[name] = value;
  }
  for (const { element: name, name: key, required } of table) {
    const isThere = Object.hasOwn(result, key) || element.children.some((one) => one.name === name);
    if (required && !isThere) {
      tell(reading, 'missing-part', element.offset, `<${element.name}> without <${name}>`);
    }
  }
  if (element.text.trim() !== '') {
    tell(reading, 'malformed', element.offset, `text between the elements of <${element.name}>`);
  }
  return result;
}

const PARTS = { info: INFO, resource: RESOURCE, area: AREA, value: VALUE };

/** Undefined, and told, for what is not of its type. */
function contentOf(reading: Reading, element: XmlElement, content: Content): unknown {
  if (typeof content === 'string') return members(reading, element, PARTS[content]);
  const [inside] = element.children;
  if (inside !== undefined) {
    tell(reading, 'undefined-item', inside.offset, `<${inside.name}> in <${element.name}>`);
  }
  const value = content(element.text);
  if (!isWrong(value)) return value;
  tell(reading, value.reason, element.offset, `<${element.name}> ${value.wrong}`);
  return undefined;
}
