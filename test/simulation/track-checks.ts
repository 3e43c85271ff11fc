import { fromBase64Url } from '../../src/seal/index.ts';
import type { TracksContent } from '../../src/share/index.ts';
import { decodeBatch, type TrackEntry } from '../../src/share/tracks/batch.ts';
import type { Checks } from './checks.ts';
import type { Host } from './host.ts';
import { COMBINED, TRACK_GRID_M } from './nations.ts';
import { goesAtMs } from './waits.ts';

/** What has left this long before the end has come in by then, ms. */
const SETTLED_MS = 5000;

function entriesOf({ batch }: TracksContent): readonly TrackEntry[] {
  const read = decodeBatch(fromBase64Url(batch) ?? new Uint8Array());
  return read.ok ? read.batch.entries : [];
}

/** What a batch says beyond its class: who it is, or where more finely than by cells. */
export function whatIsTooFine(content: TracksContent): string | null {
  for (const entry of entriesOf(content)) {
    if (entry.status === 'ended') continue;
    if (Object.keys(entry.identity).length > 0) return 'it says who flies';
    // Evenly within a cell: its side over the root of 12.
    const sigmaM = Math.sqrt(entry.covariance[0]! + entry.covariance[7]! + entry.covariance[14]!);
    if (!entry.coarse || sigmaM < TRACK_GRID_M / Math.sqrt(12)) return 'it says where, too finely';
  }
  return null;
}

/**
 * Of each track that Korea has told of, the United States hold at the end what was said last:
 * updates may be passed over where a newer one follows, and never the last one.
 */
export function checkTracks(hosts: ReadonlyMap<string, Host>, checks: Checks, nowMs: number): void {
  const [sender, receiver] = [hosts.get('kor')!, hosts.get('usa')!];
  const last = new Map<number, TrackEntry>();
  for (const record of sender.records) {
    if (record.kind !== 'statement') continue;
    const { content, releaseClass } = record.body.body;
    if (content.about !== 'tracks' || releaseClass !== COMBINED) continue;
    const made = checks.made.get(record.body.signature);
    // What waits does not go where the agreement ended meanwhile.
    const mayStay = made !== undefined && checks.changedMs.some((ms) => ms > made.atMs);
    if (made === undefined || goesAtMs(made) > nowMs - SETTLED_MS || mayStay) {
      for (const { number } of entriesOf(content)) last.delete(number);
      continue;
    }
    for (const entry of entriesOf(content)) last.set(entry.number, entry);
  }
  const held = receiver.watch.state.stages!.share.tracks.allied;
  for (const [number, entry] of last) {
    const known = held.get(`kor/${number}`);
    if (entry.status === 'ended') {
      if (known !== undefined)
        checks.broken('I2', `usa still has track ${number}, which has ended`);
    } else if (known === undefined || known.timeMs < entry.timeMs - 1) {
      const what =
        known === undefined
          ? 'nothing of it'
          : `what was ${entry.timeMs - known.timeMs} ms earlier`;
      checks.broken('I2', `usa lacks the last word on track ${number} and has ${what}`);
    }
  }
}
