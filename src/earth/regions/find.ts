import { decodeRegion } from './decode.ts';
import { JPN } from './jpn.generated.ts';
import { KOR } from './kor.generated.ts';
import { PRK } from './prk.generated.ts';
import type { GeoBox, Region } from './region.ts';
import { USA } from './usa.generated.ts';

/**
 * All administrative areas, sorted by code. Decoded once when the module loads: the same
 * tables always give the same numbers.
 */
export const REGIONS: readonly Region[] = [
  ...JPN.map((region) => decodeRegion('JPN', region)),
  ...PRK.map((region) => decodeRegion('PRK', region)),
  ...KOR.map((region) => decodeRegion('KOR', region)),
  ...USA.map((region) => decodeRegion('USA', region)),
].sort((a, b) => (a.code < b.code ? -1 : 1));

const BY_CODE: ReadonlyMap<string, Region> = new Map(
  REGIONS.map((region) => [region.code, region]),
);

/** The region with this ISO 3166-2 code, null when there is none here. */
export function regionByCode(code: string): Region | null {
  return BY_CODE.get(code) ?? null;
}

/**
 * Regions whose bounds touch the box, in order of code: candidates, to be tested exactly by
 * the caller. The box may cross the antimeridian (`westRad` above `eastRad`) and its longitudes
 * may lie outside [-π, π]. A box with a NaN has no candidates.
 */
export function regionsIn(box: GeoBox): Region[] {
  const width = boxWidth(box);
  const found: Region[] = [];
  for (const region of REGIONS) {
    const bounds = region.box;
    if (bounds.southRad <= box.northRad && box.southRad <= bounds.northRad) {
      // Either box's west edge lies inside the other's span of longitudes.
      const toRegion = eastward(box.westRad, bounds.westRad);
      const toBox = eastward(bounds.westRad, box.westRad);
      if (toRegion <= width || toBox <= boxWidth(bounds)) found.push(region);
    }
  }
  return found;
}

/** Longitudes that a box spans, in [0, 2π]; 2π when its edges are a whole turn or more apart. */
function boxWidth(box: GeoBox): number {
  const difference = box.eastRad - box.westRad;
  return difference >= TURN ? TURN : eastward(box.westRad, box.eastRad);
}

/** From one longitude eastward to another, in [0, 2π). */
function eastward(from: number, to: number): number {
  const difference = (to - from) % TURN;
  return difference < 0 ? difference + TURN : difference;
}

const TURN = 2 * Math.PI;
