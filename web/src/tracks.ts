import type { Position } from 'geojson';
import type { BallisticHazard } from '../../src/assess/index.ts';
import { ecefToGeodetic } from '../../src/earth/wgs84.ts';
import type { Track } from '../../src/track/index.ts';
import type { View } from '../../src/watch/index.ts';
import { DEG } from './geo.ts';

/** What the map draws of a track; `plot`: what may become one, and no more is known of it yet. */
export type TrackKind = 'missile' | 'aircraft' | 'vessel' | 'other' | 'plot';

export interface DrawnTrack {
  readonly id: string;
  readonly kind: TrackKind;
  readonly longitudeDeg: number;
  readonly latitudeDeg: number;
  /** Over the ground, clockwise from north. */
  readonly courseDeg: number;
  /** Where it is some seconds on, for the speed leader. */
  readonly aheadDeg: Position;
  readonly label: string;
}

/** How far ahead the speed leader reaches, seconds. */
const LEADER_S = 60;
const MISSILE_LEADER_S = 20;

/** Places the tracks of a view on the map and says what they look like. */
export function drawTracks(view: View): DrawnTrack[] {
  const hazards = new Map<string, BallisticHazard>();
  for (const hazard of view.hazards) {
    if (hazard.kind !== 'ballistic' || hazard.status !== 'open') continue;
    for (const track of hazard.tracks) hazards.set(track, hazard);
  }
  return view.tracks
    .filter((track) => track.status !== 'dropped')
    .map((track) => drawTrack(track, hazards.get(track.id) ?? null));
}

function drawTrack(track: Track, hazard: BallisticHazard | null): DrawnTrack {
  const [x, y, z, vx, vy, vz] = track.state as [number, number, number, number, number, number];
  const here = ecefToGeodetic(x, y, z);
  const speedMps = Math.hypot(vx, vy, vz);
  const kind = hazard === null ? kindOf(track, here.heightM, speedMps) : 'missile';
  const leaderS = kind === 'missile' ? MISSILE_LEADER_S : LEADER_S;
  const ahead = ecefToGeodetic(x + vx * leaderS, y + vy * leaderS, z + vz * leaderS);
  const east = (ahead.longitudeRad - here.longitudeRad) * Math.cos(here.latitudeRad);
  return {
    id: track.id,
    kind,
    longitudeDeg: here.longitudeRad * DEG,
    latitudeDeg: here.latitudeRad * DEG,
    courseDeg: Math.atan2(east, ahead.latitudeRad - here.latitudeRad) * DEG,
    aheadDeg: [ahead.longitudeRad * DEG, ahead.latitudeRad * DEG],
    label: kind === 'missile' ? missileLabel(hazard, here.heightM, speedMps) : identityLabel(track),
  };
}

/** `SRBM 98 %`, then height and speed. */
function missileLabel(hazard: BallisticHazard | null, heightM: number, speedMps: number): string {
  const flight = `h ${Math.round(heightM / 1000)} km  ${(speedMps / 1000).toFixed(1)} km/s`;
  if (hazard === null) return flight;
  const [name, probability] = Object.entries(hazard.rangeClass).sort((a, b) => b[1] - a[1])[0]!;
  return `${name} ${Math.round(probability * 100)} %\n${flight}`;
}

function identityLabel({ id, identity }: Track): string {
  return (
    identity.callsign ??
    identity.name ??
    identity.icao ??
    (identity.mmsi === undefined ? (identity.tag ?? id) : String(identity.mmsi))
  );
}

function kindOf(track: Track, heightM: number, speedMps: number): TrackKind {
  if (track.status !== 'confirmed') return 'plot';
  const { coast = 0, boost = 0, reentry = 0 } = track.models;
  if (coast + boost + reentry > 0.5 && heightM > 20_000) return 'missile';
  if (track.identity.mmsi !== undefined) return 'vessel';
  // An aircraft that says its address or call sign is one, however low or slow it seems.
  const { icao, callsign } = track.identity;
  if (icao !== undefined || callsign !== undefined) return 'aircraft';
  if (heightM > 500 && speedMps > 40) return 'aircraft';
  return 'other';
}
