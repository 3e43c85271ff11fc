import { formatInstant } from '../../mark/index.ts';
import type { Track } from '../../track/index.ts';
import type { SmoothedTrack } from './smooth.ts';

/** Tracks that were never confirmed are summed up in one line: mostly noise. */
interface Row {
  readonly id: string;
  firstMs: number;
  lastMs: number;
  updates: number;
  confirmed: boolean;
  reason: string;
  name: string;
  sensors: string;
  lengthM: number;
  at: readonly number[];
}

/** What people want to see of a run: one row a track. */
export interface Summary {
  add(track: Track): void;
  lines(): string[];
}

export function createSummary(): Summary {
  const rows = new Map<string, Row>();
  return {
    add(track) {
      const row = rows.get(track.id) ?? newRow(track);
      rows.set(track.id, row);
      row.confirmed ||= track.status === 'confirmed';
      row.name = nameOf(track) || row.name;
      row.sensors = track.sensors.join(' ');
      if (track.status === 'dropped') {
        row.reason = track.reason ?? '';
        return;
      }
      const [x = 0, y = 0, z = 0] = track.state;
      const [x0 = x, y0 = y, z0 = z] = row.at;
      row.lengthM += Math.hypot(x - x0, y - y0, z - z0);
      row.at = [x, y, z];
      row.lastMs = track.timeMs;
      row.updates += 1;
    },
    lines() {
      const confirmed = [...rows.values()].filter((row) => row.confirmed);
      const rest = rows.size - confirmed.length;
      return [
        ...table(confirmed),
        `${confirmed.length} ${confirmed.length === 1 ? 'track' : 'tracks'}; ${rest} more were begun and never confirmed.`,
      ];
    },
  };
}

function newRow(track: Track): Row {
  return {
    id: track.id,
    firstMs: track.firstMs,
    lastMs: track.timeMs,
    updates: 0,
    confirmed: false,
    reason: '',
    name: '',
    sensors: '',
    lengthM: 0,
    at: [],
  };
}

function nameOf({ identity }: Track): string {
  const { callsign, icao, name, mmsi, mode3A, tag } = identity;
  return [callsign ?? name, icao ?? mmsi ?? tag ?? mode3A]
    .filter((part) => part !== undefined)
    .join(' ');
}

function table(rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const cells = [
    ['track', 'first', 'last', 'updates', 'length km', 'identity', 'ended', 'sensors'],
    ...rows.map((row) => [
      row.id,
      formatInstant(row.firstMs).slice(0, 19),
      formatInstant(row.lastMs).slice(0, 19),
      String(row.updates),
      (row.lengthM / 1000).toFixed(1),
      row.name,
      row.reason,
      row.sensors,
    ]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells.map((row) =>
    row
      .map((cell, column) =>
        isNumeric(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
}

function isNumeric(column: number): boolean {
  return column === 3 || column === 4;
}

/** What smoothing was worth, in one line. */
export function smoothedSummary(tracks: readonly SmoothedTrack[]): string {
  const moments = tracks.flatMap((track) => track.moments);
  const middle = (key: 'filtered' | 'smoothed'): string => {
    const sigmas = moments.map(({ [key]: { covariance: p } }) => Math.sqrt(p[0]! + p[7]! + p[14]!));
    sigmas.sort((a, b) => a - b);
    return (sigmas[Math.floor(sigmas.length / 2)] ?? 0).toFixed(1);
  };
  return `Smoothed: ${tracks.length} tracks, ${moments.length} moments; 1 sigma of the place, median: ${middle('filtered')} m as filtered, ${middle('smoothed')} m smoothed.`;
}
