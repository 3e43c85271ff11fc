import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSensorRows, readYaml } from '../../src/node/index.ts';
import { moveToNow, type Recording, readRecordings } from '../../src/node/inputs/recordings.ts';
import type { Sensor } from '../../src/sense/index.ts';
import type { Fed } from '../first-draft/watch.ts';

/** Feeds that were recorded from what really flew, sailed and drifted, moved to one start. */
export interface Recorded {
  /** Rows of a sensors file. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly recordings: ReadonlyMap<string, Recording>;
  /** How long each lasts, s, by its source. */
  readonly durationsS: ReadonlyMap<string, number>;
}

type Row = Readonly<Record<string, unknown>>;

const EXAMPLES = join(import.meta.dirname, '../../examples/sensors');

/** Folder of outside data, pattern of its files, row of the examples that reads them. */
const FEEDS: readonly (readonly [string, RegExp, string, string])[] = [
  ['adsb', /^pymodes_adsb_shared\.csv$/, 'all-recordings.yaml', 'adsb-recording'],
  ['ais', /^gpsd_sample\.aivdm$/, 'all-recordings.yaml', 'ais-log'],
  ['maritime/ais-tracks', /\.json\.gz$/, 'all-recordings.yaml', 'ais-archive'],
  ['balloon/radiosondy', /\.csv\.gz$/, 'all-recordings.yaml', 'radiosonde-stations'],
  ['balloon/eoss', /^EOSS-322-22\.csv\.gz$/, 'all-recordings.yaml', 'balloon-logger'],
  ['asterix', /^croatia_cat_034_048\.pcap$/, 'radars.yaml', 'air-radar-1'],
  ['asterix', /^croatia_cat_034_048\.pcap$/, 'radars.yaml', 'air-radar-2'],
];

/** Null where BONGSU_TEST_DATA is not set. */
export function recordedFeeds(): Recorded | null {
  const data = process.env['BONGSU_TEST_DATA'];
  if (data === undefined || data === '') return null;
  const rows: Row[] = [];
  for (const [folder, pattern, example, id] of FEEDS) {
    const row = exampleRow(example, id);
    const path = join(data, folder);
    if (!existsSync(path)) continue;
    for (const file of readdirSync(path)
      .filter((name) => pattern.test(name))
      .sort()) {
      const kind = file.endsWith('.pcap') ? 'pcap' : 'file';
      const source = `${kind}:${join(path, file)}?rebase=1`;
      const name = `${id}-${file.replace(/[^A-Za-z0-9]/g, '-')}`.slice(0, 60);
      rows.push({ ...row, id: name, source, mode: 'exercise' });
    }
  }
  const recordings = readRecordings(readSensorRows(rows, 'recordings'));
  const durationsS = new Map(
    [...recordings].map(([source, { pieces }]) => [source, (pieces.at(-1)?.afterMs ?? 0) / 1000]),
  );
  return { rows, recordings, durationsS };
}

function exampleRow(file: string, id: string): Row {
  const { sensors } = readYaml(join(EXAMPLES, file)) as { readonly sensors: readonly Row[] };
  return sensors.find((row) => row['id'] === id)!;
}

/** Sensors whose clocks are set so that the recordings begin at `startMs`; others stay. */
export function movedTo(
  { recordings }: Recorded,
  startMs: number,
): (read: readonly Sensor[]) => readonly Sensor[] {
  return (read) => moveToNow(read, recordings, startMs);
}

/** What the recordings bring until `untilMs`, by rising time, as if they had begun at `startMs`. */
export function playedFrom(recorded: Recorded, startMs: number, untilMs: number): Fed[] {
  const fed: Fed[] = [];
  for (const [source, { pieces }] of recorded.recordings) {
    for (const { bytes, afterMs } of pieces) {
      const timeMs = startMs + afterMs;
      if (timeMs > untilMs) break;
      fed.push({ timeMs, source, bytes });
    }
  }
  return fed.sort((a, b) => a.timeMs - b.timeMs);
}
