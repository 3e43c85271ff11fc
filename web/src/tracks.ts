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
  const own = view.tracks
    .filter((track) => track.status !== 'dropped')
    .map((track) => drawTrack(track, hazards.get(track.id) ?? null));
  return [...own, ...drawAllied(view)];
}

/** An ally's track within so many of its sigmas of one of ours is the same, and drawn once. */
const SAME_SIGMAS = 3;
const ALLIED_KINDS: Readonly<Record<string, TrackKind>> = {
  air: 'aircraft',
  surface: 'vessel',
  ballistic: 'missile',
};

/** What allies tell where we have nothing, or something else: with the name of who says so. */
function drawAllied(view: View): DrawnTrack[] {
  return view.alliedTracks
    .filter(({ state, sigmaM }) =>
      view.tracks.every((track) => {
        const offM = Math.hypot(...[0, 1, 2].map((i) => track.state[i]! - state[i]!));
        return track.status === 'dropped' || offM > SAME_SIGMAS * sigmaM + SAME_LEAST_M;
      }),
    )
    .map(({ origin, number, kind, identity, state }): DrawnTrack => {
      const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = state;
      const who = identity.callsign ?? identity.icao ?? identity.mmsi ?? '';
      return {
        id: `${origin}/${number}`,
        kind: ALLIED_KINDS[kind] ?? 'other',
        ...placed(x, y, z, vx, vy, vz, kind === 'ballistic' ? MISSILE_LEADER_S : LEADER_S),
        label: `${origin.toUpperCase()} ${who}`.trim(),
      };
    });
}

/** An update is a second or two old, and an aircraft has flown on meanwhile, m. */
const SAME_LEAST_M = 2000;

function placed(
  ...[x, y, z, vx, vy, vz, leaderS]: [number, number, number, number, number, number, number]
): Pick<DrawnTrack, 'longitudeDeg' | 'latitudeDeg' | 'courseDeg' | 'aheadDeg'> {
  const here = ecefToGeodetic(x, y, z);
  const ahead = ecefToGeodetic(x + vx * leaderS, y + vy * leaderS, z + vz * leaderS);
  const east = (ahead.longitudeRad - here.longitudeRad) * Math.cos(here.latitudeRad);
  return {
    longitudeDeg: here.longitudeRad * DEG,
    latitudeDeg: here.latitudeRad * DEG,
    courseDeg: Math.atan2(east, ahead.latitudeRad - here.latitudeRad) * DEG,
    aheadDeg: [ahead.longitudeRad * DEG, ahead.latitudeRad * DEG],
  };
}

function drawTrack(track: Track, hazard: BallisticHazard | null): DrawnTrack {
  const [x, y, z, vx, vy, vz] = track.state as [number, number, number, number, number, number];
  const here = ecefToGeodetic(x, y, z);
  const speedMps = Math.hypot(vx, vy, vz);
  const kind = hazard === null ? kindOf(track, here.heightM, speedMps) : 'missile';
  const leaderS = kind === 'missile' ? MISSILE_LEADER_S : LEADER_S;
  return {
    id: track.id,
    kind,
    ...placed(x, y, z, vx, vy, vz, leaderS),
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
