import { type AisBitWriter, writeBits, writeFlag, writeRaw } from './bits.ts';
import { LATITUDE_17, LONGITUDE_18 } from './content/shared.ts';
import { contentPlans } from './contents.ts';
import { MAX_MESSAGE_BITS } from './layout.ts';
import { AREA } from './link.ts';
import type { AisRequest, EncodableAis } from './message.ts';
import { writeEntries } from './write.ts';

type Of<T> = Extract<EncodableAis, { type: T }>;

/** Types 6 and 8: decoded content by its table, else the raw data. */
export function writeApplication(w: AisBitWriter, m: Of<6> | Of<8>): void {
  if (m.type === 6) {
    writeBits(w, m.sequence ?? 0, 2);
    writeBits(w, m.destinationMmsi ?? 0, 30);
    writeFlag(w, m.retransmitted);
    writeBits(w, 0, 1);
  } else {
    writeBits(w, 0, 2);
  }
  const [dac, fi] = [m.dac ?? 0, m.fi ?? 0];
  writeBits(w, dac, 10);
  writeBits(w, fi, 6);
  const { content } = m;
  const plans = contentPlans(m.type, dac, fi);
  const plan = plans.find(({ kind }) => kind === content?.kind);
  if (plan !== undefined && content !== null && content !== undefined) {
    writeEntries(w, plan.entries, { ...content });
  } else if (m.data !== null && m.data !== undefined) {
    writeRaw(w, bounded(w, m.data));
  }
}

function bounded(w: AisBitWriter, data: { bits: number; hex: string }): typeof data {
  return { hex: data.hex, bits: Math.min(data.bits, MAX_MESSAGE_BITS - w.bits.length) };
}

export function writeDifferential(w: AisBitWriter, m: Of<17>): void {
  writeBits(w, 0, 2);
  writeEntries(w, PLACE, { ...m });
  writeBits(w, 0, 5);
  const { corrections } = m;
  if (corrections === null || corrections === undefined) return;
  writeBits(w, corrections.messageType, 6);
  writeBits(w, corrections.stationId, 10);
  writeBits(w, corrections.zCount, 13);
  writeBits(w, corrections.sequence, 3);
  writeBits(w, corrections.words, 5);
  writeBits(w, corrections.health, 3);
  writeRaw(w, bounded(w, corrections.data));
}

const PLACE = [
  ['longitudeDeg', LONGITUDE_18],
  ['latitudeDeg', LATITUDE_17],
] as const;

export function writeInterrogation(w: AisBitWriter, m: Of<15>): void {
  const requests = m.requests ?? [];
  const first = requests[0];
  const ofFirst = requests.filter((one) => one.mmsi === first?.mmsi).slice(0, 2);
  const other = requests.find((one) => one.mmsi !== first?.mmsi);
  writeBits(w, 0, 2);
  writeBits(w, first?.mmsi ?? 0, 30);
  writeRequest(w, ofFirst[0]);
  writeBits(w, 0, 2);
  if (ofFirst[1] === undefined && other === undefined) {
    w.bits.length -= 2;
    return;
  }
  writeRequest(w, ofFirst[1]);
  writeBits(w, 0, 2);
  if (other === undefined) return;
  writeBits(w, other.mmsi, 30);
  writeRequest(w, other);
  writeBits(w, 0, 2);
}

function writeRequest(w: AisBitWriter, request: AisRequest | undefined): void {
  writeBits(w, request?.messageType ?? 0, 6);
  writeBits(w, request?.slotOffset ?? 0, 12);
}

export function writeChannelManagement(w: AisBitWriter, m: Of<22>): void {
  const destinations = m.destinations ?? null;
  writeBits(w, 0, 2);
  writeBits(w, m.channelA ?? 0, 12);
  writeBits(w, m.channelB ?? 0, 12);
  writeBits(w, m.txRx ?? 0, 4);
  writeFlag(w, m.lowPower);
  if (destinations === null) {
    writeEntries(w, AREA, { ...m.area });
  } else {
    for (const mmsi of destinations) {
      writeBits(w, mmsi, 30);
      writeBits(w, 0, 5);
    }
  }
  writeFlag(w, destinations !== null);
  writeFlag(w, m.narrowA);
  writeFlag(w, m.narrowB);
  writeBits(w, m.zoneSize ?? 0, 3);
  writeBits(w, 0, 23);
}

export function writeBinarySlots(w: AisBitWriter, m: Of<25> | Of<26>): void {
  const destination = m.destinationMmsi ?? null;
  const application = m.application ?? null;
  writeFlag(w, destination !== null);
  writeFlag(w, application !== null);
  if (destination !== null) {
    writeBits(w, destination, 30);
    writeBits(w, 0, 2);
  }
  if (application !== null) {
    writeBits(w, application.dac, 10);
    writeBits(w, application.fi, 6);
  }
  if (m.data !== undefined) writeRaw(w, bounded(w, m.data));
  if (m.type === 26) {
    writeBits(w, 0, 4);
    writeBits(w, m.radio ?? 0, 20);
  }
}
