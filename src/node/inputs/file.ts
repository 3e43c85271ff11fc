import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BongsuError, reasonOf } from '../errors.ts';
import { createCutter, type Framing } from './framing.ts';
import type { Intake } from './intake.ts';
import type { OpenInput } from './open.ts';
import { startPace } from './paced.ts';
import type { Source } from './source.ts';

/** A file's bytes, unpacked where its name ends `.gz`. Errors come as the stream's own. */
export function readStream(path: string): Readable {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return file;
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  unpacked.on('close', () => file.destroy());
  return file.pipe(unpacked);
}

/** Reads a recorded file piece by piece, as fast as `?rate=` says and never ahead of room. */
export async function openFile(
  source: Extract<Source, { kind: 'file' }>,
  framing: Framing,
  intake: Intake,
): Promise<OpenInput> {
  try {
    await stat(source.path);
  } catch (error) {
    throw new BongsuError('BNG_FILE_UNREADABLE', { file: source.path, reason: reasonOf(error) });
  }
  intake.report('good', 'reading', `file:${source.path}`);
  return followStream(readStream(source.path), framing, intake, source.rateHz);
}

/** Feeds an intake from a stream; `rateHz` 0: as fast as there is room. */
export function followStream(
  stream: Readable,
  framing: Framing,
  intake: Intake,
  rateHz: number,
): OpenInput {
  const pace = startPace();
  let closed = false;

  async function run(): Promise<void> {
    const cutter = createCutter(framing);
    let sent = 0;
    const send = async (pieces: readonly Uint8Array[]): Promise<void> => {
      for (const piece of pieces) {
        if (closed) return;
        if (rateHz > 0) await pace.until((sent * 1000) / rateHz);
        await intake.room(piece.byteLength);
        intake.push(piece);
        sent += 1;
      }
    };
    for await (const chunk of stream) {
      const pieces: Uint8Array[] = [];
      const lost = cutter.push(chunk as Uint8Array, (piece) => pieces.push(piece));
      if (lost > 0) intake.lose('framing', lost);
      await send(pieces);
      if (closed) return;
    }
    const last: Uint8Array[] = [];
    const lost = cutter.end((piece) => last.push(piece));
    if (lost > 0) intake.lose('framing', lost);
    await send(last);
    if (!closed) intake.report('ended', 'the end was reached');
  }

  const done = run().catch((error: unknown) => {
    if (!closed) intake.report('failed', reasonOf(error));
  });
  return {
    async close() {
      closed = true;
      pace.stop();
      stream.destroy();
      // An intake that nobody drains any more never has room again: do not wait for it.
      await Promise.race([done, new Promise((resolve) => setImmediate(resolve))]);
    },
  };
}
