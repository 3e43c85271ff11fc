import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMode, MODES, type Mode } from '../mark/index.ts';
import { BongsuError, reasonOf } from '../node/index.ts';
import { canonicalBytes } from '../seal/index.ts';
import {
  estimateOf,
  launchDetectionOf,
  missileTrackOf,
  type NoEstimate,
  type UdlMarking,
} from '../warn/index.ts';
import type { View } from '../watch/index.ts';
import {
  decodeMissileTracks,
  encodeUdl,
  type UdlLaunchDetection,
  type UdlMissileTrack,
} from '../wire/udl/index.ts';
import { ask } from './ask.ts';
import type { Say } from './command.ts';
import { count } from './ledger-text.ts';

export const UDL_HELP = `bongsu udl export [missiletrack|launchdetection] [--url URL] [options]
bongsu udl import FILE --source SENSOR --out FILE [--mode MODE]

Records of the Unified Data Library. "export" prints what a running node follows now, as the library
takes it in; "import" makes recorded reports of somebody's missile tracks, which a sensor of format
bongsu-report and kind estimate reads (source: file:FILE). Nothing is sent anywhere. Who hands an
export on answers for it: the node does not write down that it was made.

  --classification WORD   classificationMarking; default U
  --name NAME             the library's name for us (source); default the node's
  --launch-km KM          tell the launch within so many kilometres, at least 10; else not at all
  --impact                tell the predicted impact point; else only its time
  --state                 tell the track's state and covariance; else neither
  --source SENSOR         id of the sensor that reads the reports
  --mode MODE             ${MODES.join(', ')}; default exercise. Records of another are left out
  --out FILE              where the reports go
  --url URL               page of the running node; default http://127.0.0.1:8787

Example: bongsu udl export --launch-km 20 > tracks.json
Exit code 1: nothing in the file could be taken. 4: the node does not answer.`;

/** Exports and imports records of the Unified Data Library. */
export async function runUdl(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(UDL_HELP);
    return 2;
  }
  if (parsed.help) {
    out(UDL_HELP);
    return 0;
  }
  return parsed.verb === 'export' ? exported(parsed, out, err) : imported(parsed, out, err);
}

type Picture = Pick<View, 'node' | 'hazards' | 'tracks'>;

async function exported(
  { what, url, classification, name, launchKm, impact, state }: UdlArguments,
  out: Say,
  err: Say,
): Promise<number> {
  const { node, hazards, tracks } = await ask<Picture>(url, '/api/v1/view');
  const marking: UdlMarking = {
    ...{ classification, source: name ?? node.toUpperCase(), impact },
    ...(launchKm === null ? {} : { launchM: launchKm * 1000 }),
  };
  const missiles = hazards.filter((hazard) => hazard.kind === 'ballistic');
  const records = missiles.flatMap((hazard): (UdlMissileTrack | UdlLaunchDetection)[] => {
    const track = tracks.find(({ id }) => hazard.tracks.includes(id)) ?? null;
    if (what === 'missiletrack') return [missileTrackOf(hazard, state ? track : null, marking)];
    return track === null ? [] : [launchDetectionOf(hazard, track, marking, hazard.revision)];
  });
  out(encodeUdl(records));
  err(`${count(records.length, 'record', 'records')} of ${missiles.length} ballistic hazards.`);
  return 0;
}

const WHY_NOT: Readonly<Record<NoEstimate, string>> = {
  mode: 'it is of another mode than --mode',
  'no-vector': 'it has no state vector',
  'no-covariance': 'its state vector has no covariance',
  frame: 'its frame does not turn with the Earth',
  time: 'its time cannot be read',
};

/** A report of `bongsu-report` has its length before it, 4 bytes, big-endian. */
const PREFIX = 4;

function imported({ file, source, mode, outFile }: UdlArguments, _: Say, err: Say): number {
  const { records, unread } = decodeMissileTracks(read(file));
  const pieces: Buffer[] = [];
  for (const [index, record] of records.entries()) {
    const report = estimateOf(record, source, mode, 0);
    if (typeof report === 'string') {
      err(`${record.trackId ?? record.id ?? `record ${index + 1}`}: ${WHY_NOT[report]}`);
      continue;
    }
    const { receivedMs: _received, ...recorded } = report;
    const bytes = canonicalBytes(recorded);
    const length = Buffer.alloc(PREFIX);
    length.writeUInt32BE(bytes.length);
    pieces.push(length, Buffer.from(bytes));
  }
  for (const { offset, message } of unread) err(`record ${offset + 1} cannot be read: ${message}`);
  const taken = pieces.length / 2;
  if (taken > 0) write(outFile, Buffer.concat(pieces));
  err(`${count(taken, 'report', 'reports')} of ${records.length + unread.length} records.`);
  return taken === 0 ? 1 : 0;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BongsuError('BNG_FILE_UNREADABLE', { file, reason: reasonOf(error) });
  }
}

function write(file: string, bytes: Buffer): void {
  try {
    writeFileSync(file, bytes);
  } catch (error) {
    throw new BongsuError('BNG_DATA_UNWRITABLE', { folder: file, reason: reasonOf(error) });
  }
}

interface UdlArguments {
  readonly verb: string;
  readonly what: string;
  readonly file: string;
  readonly url: string;
  readonly classification: string;
  readonly name: string | null;
  readonly launchKm: number | null;
  readonly impact: boolean;
  readonly state: boolean;
  readonly source: string;
  readonly mode: Mode;
  readonly outFile: string;
  readonly help: boolean;
}

function readArguments(args: string[]): UdlArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:8787' },
        classification: { type: 'string', default: 'U' },
        name: { type: 'string' },
        'launch-km': { type: 'string' },
        impact: { type: 'boolean', default: false },
        state: { type: 'boolean', default: false },
        source: { type: 'string', default: '' },
        mode: { type: 'string', default: 'exercise' },
        out: { type: 'string', default: '' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [verb = '', second = '', ...more] = positionals;
    const { url, classification, impact, state, source, mode, out, help } = values;
    const launchKm = values['launch-km'] === undefined ? null : Number(values['launch-km']);
    const parsed = {
      ...{ verb, what: second === '' ? 'missiletrack' : second, file: second, url },
      ...{ classification, name: values.name ?? null, launchKm, impact, state, source },
      ...{ mode: mode as Mode, outFile: out, help },
    };
    if (help) return parsed;
    if (more.length > 0) return `There is no place for ${more.join(' ')}.`;
    return wrongIn(parsed) ?? parsed;
  } catch (error) {
    return reasonOf(error);
  }
}

/** What is wrong with the arguments, null when nothing is. */
function wrongIn({ verb, what, file, launchKm, source, mode, outFile }: UdlArguments) {
  if (verb !== 'export' && verb !== 'import') return 'Say export or import.';
  if (!isMode(mode)) return `--mode is one of ${MODES.join(', ')}, not ${String(mode)}.`;
  if (verb === 'export') {
    if (launchKm !== null && !(launchKm >= 10)) return '--launch-km is a number from 10.';
    if (what === 'missiletrack' || what === 'launchdetection') return null;
    return `There is missiletrack and launchdetection, and no ${what}.`;
  }
  if (file === '') return 'Name the file with the records.';
  if (source === '') return 'Give --source, the id of the sensor that reads the reports.';
  return outFile === '' ? 'Give --out, the file that the reports go to.' : null;
}
