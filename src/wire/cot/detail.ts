import { numberOf } from './build.ts';
import type { CotElement } from './event.ts';
import { type Field, ProtobufWriter, readFields, readText } from './protobuf.ts';
import { readXmlDetail, writeXmlDetail } from './xml.ts';

/** Elements that TAK's `Detail` (detail.proto) has messages of its own for: field, attributes. */
interface Typed {
  readonly field: number;
  readonly attributes: readonly {
    readonly name: string;
    readonly number: number;
    readonly kind: 'text' | 'double' | 'integer';
    readonly optional?: true;
  }[];
}

const TYPED: Readonly<Record<string, Typed>> = {
  contact: {
    field: 2,
    attributes: [
      { name: 'endpoint', number: 1, kind: 'text', optional: true },
      { name: 'callsign', number: 2, kind: 'text' },
    ],
  },
  __group: {
    field: 3,
    attributes: [
      { name: 'name', number: 1, kind: 'text' },
      { name: 'role', number: 2, kind: 'text' },
    ],
  },
  precisionlocation: {
    field: 4,
    attributes: [
      { name: 'geopointsrc', number: 1, kind: 'text' },
      { name: 'altsrc', number: 2, kind: 'text' },
    ],
  },
  status: { field: 5, attributes: [{ name: 'battery', number: 1, kind: 'integer' }] },
  takv: {
    field: 6,
    attributes: [
      { name: 'device', number: 1, kind: 'text' },
      { name: 'platform', number: 2, kind: 'text' },
      { name: 'os', number: 3, kind: 'text' },
      { name: 'version', number: 4, kind: 'text' },
    ],
  },
  track: {
    field: 7,
    attributes: [
      { name: 'speed', number: 1, kind: 'double' },
      { name: 'course', number: 2, kind: 'double' },
    ],
  },
};

const NAMES = new Map(Object.entries(TYPED).map(([name, { field }]) => [field, name]));

/**
 * `<detail>` as the message `Detail`. An element goes into a message of its own only whole and only
 * where it comes back the same; all others, and those that stand there twice, into `xmlDetail`.
 */
export function writeDetail(detail: readonly CotElement[]): ProtobufWriter {
  const writer = new ProtobufWriter();
  const times = new Map<string, number>();
  for (const { name } of detail) times.set(name, (times.get(name) ?? 0) + 1);
  const typed = detail.filter((element) => times.get(element.name) === 1 && isTyped(element));
  writer.text(1, writeXmlDetail(detail.filter((element) => !typed.includes(element))));
  for (const element of typed.sort((a, b) => fieldOf(a) - fieldOf(b))) {
    const inner = new ProtobufWriter();
    for (const { name, number, kind } of TYPED[element.name]!.attributes) {
      const value = element.attributes[name] ?? '';
      if (kind === 'text') inner.text(number, value);
      else if (kind === 'double') inner.double(number, Number(value));
      else inner.integer(number, Number(value));
    }
    writer.message(fieldOf(element), inner);
  }
  return writer;
}

function fieldOf({ name }: CotElement): number {
  return TYPED[name]!.field;
}

const MAX_UINT32 = 2 ** 32 - 1;

/** Whether the message for it says all that it says, and in the same words. */
function isTyped({ name, attributes, children }: CotElement): boolean {
  if (children.length > 0 || !Object.hasOwn(TYPED, name)) return false;
  const known = TYPED[name]!.attributes;
  if (!Object.keys(attributes).every((key) => known.some((one) => one.name === key))) return false;
  return known.every(({ name: key, kind, optional }) => {
    const value = attributes[key];
    if (value === undefined) return optional === true;
    if (kind === 'text') return value !== '' && value.isWellFormed();
    const number = numberOf(value);
    if (String(number) !== value) return false;
    return kind === 'double' || (Number.isInteger(number) && number >= 0 && number <= MAX_UINT32);
  });
}

/** The elements of a `Detail`, those of `xmlDetail` first. A text says what is wrong. */
export function readDetail(bytes: Uint8Array, from: number, to: number): CotElement[] | string {
  let inside = '';
  const typed: CotElement[] = [];
  readFields(bytes, from, to, (field) => {
    if (field.wire !== 'bytes') return;
    if (field.number === 1) inside = readText(bytes, field.from, field.to);
    const name = NAMES.get(field.number);
    if (name !== undefined) typed.push(readTyped(name, bytes, field.from, field.to));
  });
  const elements = readXmlDetail(inside);
  if (typeof elements === 'string') return elements;
  // What stands in both is to be taken from xmlDetail (detail.proto).
  const said = new Set(elements.map((element) => element.name));
  return [...elements, ...typed.filter((element) => !said.has(element.name))];
}

function readTyped(name: string, bytes: Uint8Array, from: number, to: number): CotElement {
  const values = new Map<number, string>();
  const take = (field: Field): void => {
    if (field.wire === 'bytes') values.set(field.number, readText(bytes, field.from, field.to));
    else if (field.wire !== 'other') values.set(field.number, String(field.value));
  };
  readFields(bytes, from, to, take);
  const attributes: Record<string, string> = {};
  for (const { name: key, number, kind, optional } of TYPED[name]!.attributes) {
    const value = values.get(number);
    if (value !== undefined) attributes[key] = value;
    else if (optional !== true) attributes[key] = kind === 'text' ? '' : '0';
  }
  return { name, attributes, children: [] };
}
