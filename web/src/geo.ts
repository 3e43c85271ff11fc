import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';
import type { GeoPolygon } from '../../src/earth/place.ts';
import { ecefToGeodetic } from '../../src/earth/wgs84.ts';
import type { Track } from '../../src/track/index.ts';

const DEG = 180 / Math.PI;

/** A polygon in radians as GeoJSON in degrees, unrolled so that it never jumps at the antimeridian. */
export function toGeoJson(polygon: GeoPolygon): Polygon {
  return {
    type: 'Polygon',
    coordinates: polygon.map((ring) => {
      let last: number | null = null;
      return ring.map(([longitude, latitude]): Position => {
        let degrees = longitude * DEG;
        if (last !== null) degrees += 360 * Math.round((last - degrees) / 360);
        last = degrees;
        return [degrees, latitude * DEG];
      });
    }),
  };
}

export function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

/** What the map draws of a track. */
export type TrackKind = 'missile' | 'aircraft' | 'vessel' | 'other';

export interface DrawnTrack {
  readonly id: string;
  readonly kind: TrackKind;
  readonly longitudeDeg: number;
  readonly latitudeDeg: number;
  readonly heightM: number;
  readonly speedMps: number;
  /** Where it is a minute on, for the speed leader. */
  readonly aheadDeg: Position;
  readonly name: string;
}

/** Places a track on the map and says what it looks like; null for a tentative one. */
export function drawTrack(track: Track): DrawnTrack | null {
  if (track.status !== 'confirmed') return null;
  const [x, y, z, vx, vy, vz] = track.state as [number, number, number, number, number, number];
  const here = ecefToGeodetic(x, y, z);
  const leaderS = Math.hypot(vx, vy, vz) > 1000 ? 20 : 60;
  const ahead = ecefToGeodetic(x + vx * leaderS, y + vy * leaderS, z + vz * leaderS);
  const { identity } = track;
  return {
    id: track.id,
    kind: kindOf(track, here.heightM),
    longitudeDeg: here.longitudeRad * DEG,
    latitudeDeg: here.latitudeRad * DEG,
    heightM: here.heightM,
    speedMps: Math.hypot(vx, vy, vz),
    aheadDeg: [ahead.longitudeRad * DEG, ahead.latitudeRad * DEG],
    name:
      identity.callsign ??
      identity.name ??
      identity.icao ??
      (identity.mmsi === undefined ? (identity.tag ?? track.id) : String(identity.mmsi)),
  };
}

function kindOf(track: Track, heightM: number): TrackKind {
  const ballistic =
    (track.models.coast ?? 0) + (track.models.boost ?? 0) + (track.models.reentry ?? 0);
  if (ballistic > 0.5 && heightM > 20_000) return 'missile';
  if (track.identity.mmsi !== undefined) return 'vessel';
  const speed = Math.hypot(track.state[3]!, track.state[4]!, track.state[5]!);
  if (heightM > 500 && speed > 40) return 'aircraft';
  return 'other';
}
