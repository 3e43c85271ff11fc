import { parseArgs } from 'node:util';
import { BongsuError, readSensorRows, reasonOf, sensorRows } from '../node/index.ts';
import type { Sensor } from '../sense/index.ts';
import {
  advance,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type Track,
  type TrackerState,
  trackCount,
  trackerHealth,
} from '../track/index.ts';
import type { Say } from './command.ts';
import { smoothedLine, trackLine } from './track/lines.ts';
import { matchSensors } from './track/match.ts';
import { type Batch, readBatches, rebase } from './track/reports.ts';
import { createSmoothing, noteTracks, type SmoothedTrack, smoothTracks } from './track/smooth.ts';
import { createSummary, smoothedSummary } from './track/summary.ts';

export const TRACK_HELP = `bongsu track FILE... --sensors FILE [--rebase] [--smooth] [--json]

Turns recorded feeds into tracks: captures and files of ASTERIX, AIS sentences, tables of
positions (CSV or NDJSON), Mode S; also gzipped. The sensors file says what each file is: a
sensor with the source file:NAME takes files of that name (* stands for anything), one with
file: takes any.

  --sensors FILE   the sensors (YAML or JSON)
  --rebase         move each file in time so that all begin together
  --smooth         each track as it was, given all that was seen before and after: for analysis
  --json           one line for each track and update on stdout

Example: bongsu track ships.ndjson.gz --sensors examples/sensors/ais-tracks.yaml --json`;

/** Runs recorded feeds through sensors' stage and tracker. */
export async function runTrack(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(TRACK_HELP);
    return 2;
  }
  if (parsed.help) {
    out(TRACK_HELP);
    return 0;
  }
  const sensors = readSensorRows(rowsOf(parsed.sensors), parsed.sensors);
  const mode = onlyMode(sensors, parsed.sensors);
  const recordings = parsed.files
    .map((path) => matchSensors(path, sensors, parsed.sensors))
    .map((recording) => readBatches(recording, err));
  const batches = (parsed.rebase ? rebase(recordings) : recordings).flat();
  batches.sort((a, b) => a.timeMs - b.timeMs);
  const tracker = createTracker(mode, DEFAULT_TRACKER, sensors);
  const summary = createSummary();
  const smoothing = parsed.smooth ? createSmoothing() : null;
  const show = (tracks: readonly Track[]): void => {
    if (smoothing !== null) noteTracks(smoothing, tracker, tracks);
    for (const track of tracks) {
      summary.add(track);
      if (parsed.json && smoothing === null) out(trackLine(track));
    }
  };
  for (const batch of batches) show(associate(tracker, batch.reports, batch.timeMs));
  show(finish(tracker, batches));
  tellRefused(tracker, err);
  if (!parsed.json) for (const line of summary.lines()) out(line);
  if (smoothing !== null) tellSmoothed(smoothTracks(smoothing), parsed.json, out, err);
  return batches.length > 0 ? 0 : 1;
}

function tellSmoothed(tracks: readonly SmoothedTrack[], json: boolean, out: Say, err: Say): void {
  for (const { track, moments, unused } of tracks) {
    if (json) for (const moment of moments) out(smoothedLine(track, moment));
    if (unused > 0) err(`${track.id}: ${unused} reports could not be used for smoothing`);
  }
  if (!json) out(smoothedSummary(tracks));
}

interface TrackArguments {
  readonly files: readonly string[];
  readonly sensors: string;
  readonly rebase: boolean;
  readonly smooth: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

function readArguments(args: string[]): TrackArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        sensors: { type: 'string', default: '' },
        rebase: { type: 'boolean', default: false },
        smooth: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (!values.help && positionals.length === 0) return 'Give at least one recorded file.';
    if (!values.help && values.sensors === '') return 'Say with --sensors what the files are.';
    return { ...values, files: positionals };
  } catch (error) {
    return reasonOf(error);
  }
}

/** The list in the sensors file; a file that is not there is told as what it was given for. */
function rowsOf(file: string): readonly unknown[] {
  try {
    return sensorRows(file);
  } catch (error) {
    if (!(error instanceof BongsuError) || error.code !== 'BNG_CONFIG_MISSING') throw error;
    throw new BongsuError('BNG_SENSORS_INVALID', {
      file,
      where: '--sensors',
      reason: 'the sensors file cannot be read, check the path given with --sensors',
    });
  }
}

function onlyMode(sensors: readonly Sensor[], file: string): Sensor['mode'] {
  const modes = [...new Set(sensors.map((sensor) => sensor.mode))];
  if (modes.length === 1) return modes[0]!;
  throw new BongsuError('BNG_SENSORS_INVALID', {
    file,
    where: 'mode',
    reason: modes.length === 0 ? 'there are no sensors' : `${modes.join(' and ')} never mix`,
  });
}

/** Steps of the setting `maximumCoastS` within which every track has ended: two days. */
const LONGEST_FINISH = 2_880;

/** The recording is over: lets time pass until every track has ended, as it would live. */
function finish(tracker: TrackerState, batches: readonly Batch[]): Track[] {
  const ended: Track[] = [];
  const lastMs = batches.at(-1)?.timeMs ?? 0;
  const stepMs = DEFAULT_TRACKER.maximumCoastS * 1000;
  for (let step = 1; step <= LONGEST_FINISH && trackCount(tracker) > 0; step++) {
    ended.push(...advance(tracker, lastMs + step * stepMs));
  }
  return ended;
}

function tellRefused(tracker: TrackerState, err: Say): void {
  for (const [reason, count] of Object.entries(trackerHealth(tracker).refused)) {
    if (count > 0) err(`${count} reports were not used by the tracker: ${reason}`);
  }
}
