import { formatInstant } from '../../mark/index.ts';
import { MAX_CLOCK_ERROR_S, type Sensor, type TimedPiece, timePieces } from '../../sense/index.ts';
import { BongsuError } from '../errors.ts';
import { readPieces } from './pieces.ts';
import type { RecordingStart } from './rebase.ts';
import { parseSource } from './source.ts';

/** Pieces a second that a recording without times is taken to have, unless that is declared. */
export const ASSUMED_RATE_HZ = 10;

/** A piece and when it is due, milliseconds after the recording's start. */
export interface DuePiece {
  readonly bytes: Uint8Array;
  readonly afterMs: number;
}

/** A recording that is played as if it were now. */
export interface Recording {
  readonly path: string;
  /** By rising `afterMs`. */
  readonly pieces: readonly DuePiece[];
  /** Instant of its own clock that becomes the start; null: it says no times. */
  readonly epochMs: number | null;
  /** Places that could not be cut into pieces. */
  readonly lost: number;
  /** For people: which part of it is played. */
  readonly message: string;
}

/**
 * Reads every source with `?rebase=1`, by source. Throws a BongsuError: files that cannot be read,
 * parameters that make no sense, and any such source in mode actual, where what is long past
 * would be taken for the present.
 */
export function readRecordings(sensors: readonly Sensor[]): ReadonlyMap<string, Recording> {
  const recordings = new Map<string, Recording>();
  for (const { source, mode } of sensors) {
    if (recordings.has(source)) continue;
    const parsed = parseSource(source);
    if ((parsed.kind !== 'file' && parsed.kind !== 'pcap') || parsed.rebase === null) continue;
    if (mode === 'actual') {
      throw invalid(source, 'in mode actual nothing that is recorded is shown as the present');
    }
    const sharing = sensors.filter((sensor) => sensor.source === source);
    recordings.set(source, readRecording(source, parsed.path, parsed.rebase, sharing));
  }
  return recordings;
}

/**
 * The sensors with the clock offsets that move their recordings to `startMs`: part of the watch's
 * settings, so that they are recorded before the first datagram and a replay has them too. What
 * says no times is taken as measured when it comes, at the rate at which it is played.
 */
export function moveToNow(
  sensors: readonly Sensor[],
  recordings: ReadonlyMap<string, Recording>,
  startMs: number,
): Sensor[] {
  return sensors.map((sensor) => {
    const recording = recordings.get(sensor.source);
    if (recording === undefined) return sensor;
    if (recording.epochMs === null) return { ...sensor, assumedRateHz: null };
    const byS = (startMs - recording.epochMs) / 1000;
    return { ...sensor, clockOffsetS: sensor.clockOffsetS + byS };
  });
}

function readRecording(
  source: string,
  path: string,
  start: RecordingStart,
  sensors: readonly Sensor[],
): Recording {
  const { pieces, lost } = readPieces(path, sensors[0]!.format);
  const timed = timePieces(pieces, sensors);
  return timed.untimed
    ? untimedRecording(source, path, start, sensors, timed.pieces, lost)
    : timedRecording(source, path, start, timed.pieces, lost);
}

function untimedRecording(
  source: string,
  path: string,
  start: RecordingStart,
  sensors: readonly Sensor[],
  pieces: readonly TimedPiece[],
  lost: number,
): Recording {
  if (start.kind === 'at') {
    throw invalid(source, 'it says no times, so from= takes seconds after its beginning here');
  }
  const declared = sensors.find((sensor) => sensor.assumedRateHz !== null)?.assumedRateHz;
  const rateHz = declared ?? ASSUMED_RATE_HZ;
  const first = Math.ceil(start.seconds * rateHz);
  const due = pieces
    .slice(first)
    .map(({ bytes }, index) => ({ bytes, afterMs: (index * 1000) / rateHz }));
  if (due.length === 0) throw invalid(source, `it ends ${pieces.length / rateHz} s after it began`);
  const known = declared === undefined ? 'assumed' : 'declared';
  const message = `playing ${due.length} pieces without times of their own, ${rateHz} a second (${known})`;
  return { path, pieces: due, epochMs: null, lost, message };
}

function timedRecording(
  source: string,
  path: string,
  start: RecordingStart,
  pieces: readonly TimedPiece[],
  lost: number,
): Recording {
  const said = pieces.filter((piece) => piece.said);
  const first = said[0];
  if (first === undefined) throw invalid(source, 'nothing in it says a time that can be read');
  const epochMs = start.kind === 'at' ? start.ms : first.atMs + start.seconds * 1000;
  const due = schedule(pieces, epochMs);
  const last = due.at(-1);
  const endMs = said.reduce((most, { atMs }) => Math.max(most, atMs), first.atMs);
  if (last === undefined || endMs < epochMs) {
    throw invalid(
      source,
      `it goes from ${formatInstant(first.atMs)} to ${formatInstant(endMs)}, nothing is there from ${formatInstant(epochMs)} on`,
    );
  }
  const until = formatInstant(epochMs + last.afterMs);
  const message = `playing what was from ${formatInstant(epochMs)} to ${until} as if it were now`;
  return { path, pieces: due, epochMs, lost, message };
}

/**
 * What is due when. Pieces before the epoch are left out, but for those without a time at the
 * very beginning: headers of tables. One piece whose time is far ahead of the next one's does not
 * hold up the rest: it goes out with the piece before it, and the sensors' stage refuses it.
 */
function schedule(pieces: readonly TimedPiece[], epochMs: number): DuePiece[] {
  const due: DuePiece[] = [];
  let begun = false;
  let afterMs = 0;
  pieces.forEach(({ bytes, atMs, said }, index) => {
    begun ||= said;
    if (begun && atMs < epochMs) return;
    const next = pieces[index + 1];
    const strays = next?.said === true && atMs > next.atMs + MAX_CLOCK_ERROR_S * 1000;
    if (said && !strays) afterMs = Math.max(afterMs, atMs - epochMs);
    due.push({ bytes, afterMs });
  });
  return due;
}

function invalid(source: string, reason: string): BongsuError {
  return new BongsuError('BNG_SOURCE_INVALID', { source, reason });
}
