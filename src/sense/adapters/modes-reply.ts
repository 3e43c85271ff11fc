import type { Instant } from '../../mark/index.ts';
import { inferCommB, type Reply } from '../../wire/modes/index.ts';
import type { Aircraft } from './aircraft.ts';

const FOOT_M = 0.3048;

/** A call sign of register 2,0 names itself; below this the message may be another register. */
const SURE = 0.98;

/**
 * What a reply to a radar adds to an aircraft that is known from its own squitters: code, pressure
 * height, call sign. Its address overlays the parity, so one wrong bit makes it another: a reply
 * never begins an aircraft, nor keeps one from being forgotten.
 */
export function noteReply(all: Map<string, Aircraft>, reply: Reply, timeMs: Instant): void {
  const aircraft = all.get(reply.icao);
  if (aircraft === undefined) return;
  aircraft.mode3A = reply.mode3A ?? aircraft.mode3A;
  if (reply.altitudeFt !== null) {
    aircraft.pressureHeight = { metres: reply.altitudeFt * FOOT_M, timeMs };
  }
  // The first byte of 2,0 is its name; nothing else is worth weighing here.
  if (aircraft.callsign !== null || reply.messageHex?.startsWith('20') !== true) return;
  const likely = inferCommB(reply.messageHex)?.candidates[0];
  if (likely?.data.register === '2,0' && likely.probability >= SURE) {
    aircraft.callsign = likely.data.callsign;
  }
}
