import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Piece, SensorFormat } from '../../sense/index.ts';
import { isCapture, readPcap } from '../../wire/pcap/index.ts';
import { BongsuError, reasonOf } from '../errors.ts';
import { createCutter, framingOf } from './framing.ts';

/** A recording is read whole: longer ones are to be cut first. */
const MAX_PIECES = 10_000_000;
const MAX_FILE_BYTES = 1 << 30;

/** A recorded file cut into pieces, in its order, and how many could not be cut. */
export function readPieces(path: string, format: SensorFormat): { pieces: Piece[]; lost: number } {
  const bytes = readWhole(path);
  if (isCapture(bytes)) return captured(bytes);
  const pieces: Piece[] = [];
  const cutter = createCutter(framingOf(format));
  const take = (piece: Uint8Array): void => {
    pieces.push({ bytes: piece, capturedMs: null });
  };
  let lost = 0;
  for (let at = 0; at < bytes.length && pieces.length < MAX_PIECES; at += CHUNK_BYTES) {
    lost += cutter.push(bytes.subarray(at, at + CHUNK_BYTES), take);
  }
  lost += cutter.end(take);
  return { pieces, lost };
}

const CHUNK_BYTES = 65_536;

function captured(bytes: Uint8Array): { pieces: Piece[]; lost: number } {
  const capture = readPcap(bytes);
  const pieces = capture.packets.flatMap((packet) =>
    packet.transport === null || packet.payload.length === 0
      ? []
      : [{ bytes: packet.payload, capturedMs: packet.timeMs }],
  );
  return { pieces, lost: capture.faults.length };
}

function readWhole(path: string): Uint8Array {
  try {
    const bytes = readFileSync(path === '-' ? 0 : path);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return isPacked ? gunzipSync(bytes, { maxOutputLength: MAX_FILE_BYTES }) : bytes;
  } catch (error) {
    throw new BongsuError('BNG_FILE_UNREADABLE', { file: path, reason: reasonOf(error) });
  }
}
