/**
 * The part of Protocol Buffers' wire format that TAK's messages use (developers.google.com/
 * protocol-buffers, encoding): varints, doubles, texts and messages in messages.
 */

/** Thrown and caught inside this format alone: bytes that are no such message. */
export class NoProtobuf extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** Integers up to here are exact; time stamps in ms are far below. */
const MAX_INTEGER = Number.MAX_SAFE_INTEGER;

/** A varint of at most 64 bits and where it ends; null: its end is not there. */
export function readVarint(
  bytes: Uint8Array,
  at: number,
): { readonly value: number; readonly next: number } | null {
  let value = 0;
  let scale = 1;
  for (let index = at; index < bytes.length && index < at + 10; index++) {
    const octet = bytes[index]!;
    value += (octet & 0x7f) * scale;
    scale *= 128;
    if (octet < 0x80) return { value, next: index + 1 };
  }
  return null;
}

/** One field: its number, and its value by wire type. Unknown ones are passed over by the caller. */
export type Field =
  | { readonly number: number; readonly wire: 'varint'; readonly value: number }
  | { readonly number: number; readonly wire: 'double'; readonly value: number }
  | { readonly number: number; readonly wire: 'bytes'; readonly from: number; readonly to: number }
  | { readonly number: number; readonly wire: 'other' };

/** Calls `take` for each field of a message, in order. Throws {@link NoProtobuf}. */
export function readFields(
  bytes: Uint8Array,
  from: number,
  to: number,
  take: (field: Field) => void,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = from;
  const varint = (): number => {
    const read = readVarint(bytes.subarray(0, to), at);
    if (read === null) throw new NoProtobuf(at, 'a number has no end');
    if (read.value > MAX_INTEGER) throw new NoProtobuf(at, 'a number is too large');
    at = read.next;
    return read.value;
  };
  const need = (length: number): void => {
    if (length > to - at) {
      throw new NoProtobuf(at, `${length} octets are announced, ${to - at} are left`);
    }
  };
  while (at < to) {
    const key = varint();
    const number = Math.floor(key / 8);
    if (number === 0) throw new NoProtobuf(at, 'a field has the number 0');
    switch (key % 8) {
      case 0: {
        // A negative integer has ten octets and is beyond what is exact: none is used here.
        take({ number, wire: 'varint', value: varint() });
        break;
      }
      case 1:
        need(8);
        take({ number, wire: 'double', value: view.getFloat64(at, true) });
        at += 8;
        break;
      case 2: {
        const length = varint();
        need(length);
        take({ number, wire: 'bytes', from: at, to: at + length });
        at += length;
        break;
      }
      case 5:
        need(4);
        take({ number, wire: 'other' });
        at += 4;
        break;
      default:
        throw new NoProtobuf(at, `wire type ${key % 8} is not used`);
    }
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function readText(bytes: Uint8Array, from: number, to: number): string {
  try {
    return UTF8.decode(bytes.subarray(from, to));
  } catch {
    throw new NoProtobuf(from, 'a text is not UTF-8');
  }
}

/** Gathers a message. What has the default value is not written, as proto3 has it. */
export class ProtobufWriter {
  readonly #bytes: number[] = [];

  varint(value: number): this {
    let rest = value;
    while (rest >= 128) {
      this.#bytes.push((rest % 128) | 0x80);
      rest = Math.floor(rest / 128);
    }
    this.#bytes.push(rest);
    return this;
  }

  integer(number: number, value: number): this {
    return value === 0 ? this : this.varint(number * 8).varint(value);
  }

  double(number: number, value: number): this {
    if (Object.is(value, 0)) return this;
    this.varint(number * 8 + 1);
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value, true);
    for (let i = 0; i < 8; i++) this.#bytes.push(view.getUint8(i));
    return this;
  }

  text(number: number, value: string): this {
    return value === '' ? this : this.bytes(number, new TextEncoder().encode(value));
  }

  bytes(number: number, value: Uint8Array | readonly number[]): this {
    this.varint(number * 8 + 2).varint(value.length);
    for (const octet of value) this.#bytes.push(octet);
    return this;
  }

  /** Written even where it is empty: that it is there says something. */
  message(number: number, inner: ProtobufWriter): this {
    return this.bytes(number, inner.#bytes);
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}
