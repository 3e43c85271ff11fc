import { fromBase64Url } from '../../seal/index.ts';
import { HEADER } from './batch.ts';

/** The numbers of a batch as a statement holds it, base64url: no more of it is read than they take. */
export function numbersInText(text: string): number[] {
  const head = bytesOf(text, HEADER);
  if (head.length < HEADER) return [];
  const count = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint16(12);
  return numbersIn(bytesOf(text, HEADER + 4 * count));
}

/** At least so many bytes from the beginning, where there are as many. */
function bytesOf(text: string, count: number): Uint8Array {
  return fromBase64Url(text.slice(0, 4 * Math.ceil(count / 3))) ?? new Uint8Array();
}

/** The numbers alone, in their order; empty for what is no batch. */
export function numbersIn(bytes: Uint8Array): number[] {
  if (bytes.length < HEADER) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.min(view.getUint16(12), Math.floor((bytes.length - HEADER) / 4));
  const numbers: number[] = [];
  for (let i = 0; i < count; i++) numbers.push(view.getUint32(HEADER + 4 * i));
  return numbers;
}
