import {
  ecefToGeodetic,
  enuRotation,
  type GeoPosition,
  geodeticToEcef,
  toEnu,
} from '../../earth/index.ts';
import type { Emitter } from '../scenario.ts';

/** Where an antenna stands, ready for many looks. Plain data. */
export interface Antenna {
  readonly ecefM: readonly [number, number, number];
  /** Rows east, north, up. */
  readonly rotation: Float64Array;
}

/** An object as an antenna has it, without error. */
export interface Look {
  readonly rangeM: number;
  /** Clockwise from north, [0, 2π). */
  readonly azimuthRad: number;
  readonly elevationRad: number;
}

export function antennaAt(site: GeoPosition): Antenna {
  return {
    ecefM: geodeticToEcef(site.latitudeRad, site.longitudeRad, site.heightM),
    rotation: enuRotation(site.latitudeRad, site.longitudeRad),
  };
}

/** Range, azimuth, elevation in the antenna's tangent frame (no refraction). */
export function lookAt(antenna: Antenna, x: number, y: number, z: number): Look {
  const [sx, sy, sz] = antenna.ecefM;
  const [east, north, up] = toEnu(antenna.rotation, x - sx, y - sy, z - sz);
  const rangeM = Math.hypot(east, north, up);
  const azimuth = Math.atan2(east, north);
  return {
    rangeM,
    azimuthRad: azimuth < 0 ? azimuth + 2 * Math.PI : azimuth,
    elevationRad: rangeM === 0 ? Math.PI / 2 : Math.asin(up / rangeM),
  };
}

/**
 * Whether an object is in a radar's coverage: within its range, above its lowest elevation (which
 * is what the curvature of the Earth leaves of the sky), inside the heights that it reports.
 */
export function covers(emitter: Emitter, look: Look, heightM: number): boolean {
  return (
    look.rangeM <= emitter.maximumRangeM &&
    look.elevationRad >= emitter.minimumElevationRad &&
    heightM >= emitter.heightM[0] &&
    heightM <= emitter.heightM[1]
  );
}

/** Height over the ellipsoid, metres. */
export function heightOf(x: number, y: number, z: number): number {
  return ecefToGeodetic(x, y, z).heightM;
}
