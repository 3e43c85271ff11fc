import { readFile } from 'node:fs/promises';
import { type Packet, readPcap } from '../../wire/pcap/index.ts';
import { BongsuError, reasonOf } from '../errors.ts';
import type { Intake } from './intake.ts';
import type { OpenInput } from './open.ts';
import { startPace } from './paced.ts';
import type { Source } from './source.ts';

/** A capture is read whole: larger ones are to be cut first. */
const MAX_CAPTURE_BYTES = 1 << 30;

/** Plays the datagrams of a capture with the pauses it was captured with. */
export async function openPcap(
  source: Extract<Source, { kind: 'pcap' }>,
  intake: Intake,
): Promise<OpenInput> {
  const packets = await readPackets(source.path, intake);
  const pace = startPace();
  let closed = false;

  async function run(): Promise<void> {
    const first = packets.find((packet) => packet.timeMs !== null)?.timeMs ?? 0;
    for (const packet of packets) {
      if (source.speed > 0 && packet.timeMs !== null) {
        await pace.until((packet.timeMs - first) / source.speed);
      }
      await intake.room(packet.payload.byteLength);
      if (closed) return;
      intake.push(packet.payload.slice());
    }
    intake.report('ended', 'the end was reached');
  }

  intake.report('good', 'playing', `pcap:${source.path}`);
  const done = run();
  return {
    async close() {
      closed = true;
      pace.stop();
      await Promise.race([done, new Promise((resolve) => setImmediate(resolve))]);
    },
  };
}

async function readPackets(path: string, intake: Intake): Promise<Packet[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
    if (bytes.byteLength > MAX_CAPTURE_BYTES) throw new Error('it is larger than 1 GiB');
  } catch (error) {
    throw new BongsuError('BNG_FILE_UNREADABLE', { file: path, reason: reasonOf(error) });
  }
  const capture = readPcap(bytes);
  if (capture.faults.length > 0) intake.lose('framing', capture.faults.length);
  return capture.packets.filter(
    (packet) => packet.transport !== null && packet.payload.byteLength > 0,
  );
}
