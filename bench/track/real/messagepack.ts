/**
 * As much of MessagePack (msgpack.org specification) as archives of AIS positions use: numbers,
 * strings, arrays, maps, booleans and nil, one object after another. Throws on anything else.
 */
export function readMessagePack(bytes: Uint8Array): unknown[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: unknown[] = [];
  const at = { offset: 0 };
  while (at.offset < bytes.length) values.push(readValue(view, at));
  return values;
}

interface Cursor {
  offset: number;
}

const text = new TextDecoder('latin1');

function readValue(view: DataView, at: Cursor): unknown {
  const first = view.getUint8(at.offset++);
  if (first < 0x80) return first;
  if (first >= 0xe0) return first - 0x100;
  if (first < 0x90) return readMap(view, at, first & 15);
  if (first < 0xa0) return readArray(view, at, first & 15);
  if (first < 0xc0) return readText(view, at, first & 31);
  const take = <T>(size: number, read: (offset: number) => T): T => {
    const value = read(at.offset);
    at.offset += size;
    return value;
  };
  switch (first) {
    case 0xc0:
      return null;
    case 0xc2:
      return false;
    case 0xc3:
      return true;
    case 0xca:
      return take(4, (o) => view.getFloat32(o));
    case 0xcb:
      return take(8, (o) => view.getFloat64(o));
    case 0xcc:
      return take(1, (o) => view.getUint8(o));
    case 0xcd:
      return take(2, (o) => view.getUint16(o));
    case 0xce:
      return take(4, (o) => view.getUint32(o));
    case 0xcf:
      return Number(take(8, (o) => view.getBigUint64(o)));
    case 0xd0:
      return take(1, (o) => view.getInt8(o));
    case 0xd1:
      return take(2, (o) => view.getInt16(o));
    case 0xd2:
      return take(4, (o) => view.getInt32(o));
    case 0xd3:
      return Number(take(8, (o) => view.getBigInt64(o)));
    case 0xc4:
    case 0xd9:
      return readText(
        view,
        at,
        take(1, (o) => view.getUint8(o)),
      );
    case 0xda:
      return readText(
        view,
        at,
        take(2, (o) => view.getUint16(o)),
      );
    case 0xdc:
      return readArray(
        view,
        at,
        take(2, (o) => view.getUint16(o)),
      );
    case 0xde:
      return readMap(
        view,
        at,
        take(2, (o) => view.getUint16(o)),
      );
    default:
      throw new Error(`MessagePack type 0x${first.toString(16)} at byte ${at.offset - 1}`);
  }
}

function readText(view: DataView, at: Cursor, length: number): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at.offset, length);
  at.offset += length;
  return text.decode(bytes);
}

function readArray(view: DataView, at: Cursor, length: number): unknown[] {
  return Array.from({ length }, () => readValue(view, at));
}

function readMap(view: DataView, at: Cursor, length: number): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (let i = 0; i < length; i++) map[String(readValue(view, at))] = readValue(view, at);
  return map;
}
