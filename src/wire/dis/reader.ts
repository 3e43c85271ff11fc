import type { EntityId, EntityType, Vector } from './pdu.ts';

/**
 * Reads behind the end, or no number where there must be one. Thrown and caught in decode.ts. No
 * `Error`: a datagram may hold five thousand of them, and a trace of the stack takes longest.
 */
export class Unreadable {
  readonly reason: 'truncated' | 'not-a-number' | 'bad-length';
  readonly offset: number;
  readonly message: string;

  constructor(reason: Unreadable['reason'], offset: number, message: string) {
    this.reason = reason;
    this.offset = offset;
    this.message = message;
  }
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, octet) =>
  octet.toString(16).padStart(2, '0'),
);

/** One PDU's octets in their order, big-endian (section 6.2); never reads past its end. */
export class PduReader {
  readonly #view: DataView;
  readonly #end: number;
  at: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#end = end;
    this.at = at;
  }

  get left(): number {
    return this.#end - this.at;
  }

  #take(count: number): number {
    const at = this.at;
    if (count > this.#end - at) {
      throw new Unreadable(
        'truncated',
        at,
        `the PDU ends at ${this.#end}, the field at ${at + count}`,
      );
    }
    this.at = at + count;
    return at;
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2));
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4));
  }

  skip(count: number): void {
    this.#take(count);
  }

  f32(): number {
    const at = this.#take(4);
    return finite(this.#view.getFloat32(at), at);
  }

  f64(): number {
    const at = this.#take(8);
    return finite(this.#view.getFloat64(at), at);
  }

  floats(): Vector {
    return [this.f32(), this.f32(), this.f32()];
  }

  doubles(): Vector {
    return [this.f64(), this.f64(), this.f64()];
  }

  entityId(): EntityId {
    return { site: this.u16(), application: this.u16(), entity: this.u16() };
  }

  entityType(): EntityType {
    return {
      kind: this.u8(),
      domain: this.u8(),
      country: this.u16(),
      category: this.u8(),
      subcategory: this.u8(),
      specific: this.u8(),
      extra: this.u8(),
    };
  }

  octets(count: number): number[] {
    const at = this.#take(count);
    return Array.from({ length: count }, (_, index) => this.#view.getUint8(at + index));
  }

  hex(count: number): string {
    const at = this.#take(count);
    let text = '';
    for (let index = at; index < at + count; index++) text += HEX[this.#view.getUint8(index)]!;
    return text;
  }
}

function finite(value: number, at: number): number {
  if (Number.isFinite(value)) return value;
  throw new Unreadable('not-a-number', at, `the field at ${at} is ${value}`);
}
