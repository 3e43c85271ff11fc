import type { EncodedRegion, RegionCountry } from '../../src/earth/regions/region.ts';
import { correctedCode } from './corrections.ts';
import { encodeRing } from './encode.ts';
import { CODE_OF_SOURCE, OFFICIAL_NAMES, plainLetters } from './names.ts';
import { type OpenRing, type Step, simplifyRings } from './simplify.ts';

/** What is read of a Natural Earth admin-1 feature. */
export interface SourceFeature {
  readonly properties: {
    readonly adm0_a3: string;
    readonly iso_3166_2: string;
    readonly name_en: string;
    readonly name_ko: string;
    readonly name_ja: string;
  };
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
}

type Ring = readonly (readonly number[])[];

/** A border may be off by this much, metres: less than any warned area is sharp. */
export const TOLERANCE_M = 500;

const STEPS_PER_DEGREE = 10_000;

/** Which table a feature belongs to, null when it is out of scope. */
export function tableOf(feature: SourceFeature): RegionCountry | null {
  const { adm0_a3, iso_3166_2 } = feature.properties;
  if (adm0_a3 === 'KOR' || adm0_a3 === 'PRK' || adm0_a3 === 'JPN') return adm0_a3;
  return iso_3166_2 === 'US-HI' || adm0_a3 === 'GUM' || adm0_a3 === 'MNP' ? 'USA' : null;
}

/** All features of one table as encoded regions, sorted by code. */
export function extract(features: readonly SourceFeature[]): EncodedRegion[] {
  const rings: { code: string; polygon: number; ring: OpenRing }[] = [];
  let polygon = 0;
  for (const feature of features) {
    for (const part of polygonsOf(feature)) {
      const code = codeOfPolygon(feature, part[0]!);
      part.forEach((ring, i) => {
        rings.push({ code, polygon, ring: toSteps(ring, i === 0) });
      });
      polygon++;
    }
  }
  const simple = simplifyRings(
    rings.map(({ ring }) => ring),
    TOLERANCE_M,
  );
  const codes = [...new Set(features.map(codeOf))].sort();
  return codes.map((code) => {
    const polygons = new Map<number, OpenRing[]>();
    rings.forEach((entry, i) => {
      if (entry.code !== code) return;
      const list = polygons.get(entry.polygon) ?? [];
      list.push(simple[i]!);
      polygons.set(entry.polygon, list);
    });
    const names = namesOf(features.find((feature) => codeOf(feature) === code)!);
    return {
      code,
      ...names,
      polygons: [...polygons.values()]
        .sort((a, b) => Math.abs(doubleArea(b[0]!)) - Math.abs(doubleArea(a[0]!)))
        .map((list) => list.map(encodeRing)),
    };
  });
}

function codeOf(feature: SourceFeature): string {
  const code = feature.properties.iso_3166_2;
  return CODE_OF_SOURCE[code] ?? code;
}

function codeOfPolygon(feature: SourceFeature, outer: Ring): string {
  const longitudes = outer.map((point) => point[0]!);
  const latitudes = outer.map((point) => point[1]!);
  return correctedCode(
    codeOf(feature),
    Math.min(...longitudes),
    Math.min(...latitudes),
    Math.max(...longitudes),
    Math.max(...latitudes),
  );
}

function namesOf(feature: SourceFeature): { en: string; ko: string; ja: string } {
  const { name_en, name_ko, name_ja } = feature.properties;
  return OFFICIAL_NAMES[codeOf(feature)] ?? { en: plainLetters(name_en), ko: name_ko, ja: name_ja };
}

function polygonsOf(feature: SourceFeature): readonly (readonly Ring[])[] {
  const { geometry } = feature;
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Quantised, repeats dropped, open; counter-clockwise when outer, clockwise when a hole. */
function toSteps(ring: Ring, outer: boolean): OpenRing {
  const steps: Step[] = [];
  for (const point of ring) {
    const step: Step = [
      Math.round(point[0]! * STEPS_PER_DEGREE),
      Math.round(point[1]! * STEPS_PER_DEGREE),
    ];
    const last = steps.at(-1);
    if (last === undefined || last[0] !== step[0] || last[1] !== step[1]) steps.push(step);
  }
  const first = steps[0]!;
  const last = steps.at(-1)!;
  if (steps.length > 1 && first[0] === last[0] && first[1] === last[1]) steps.pop();
  return doubleArea(steps) > 0 === outer ? steps : steps.reverse();
}

/** Twice the signed area in square steps, positive when counter-clockwise. */
function doubleArea(ring: OpenRing): number {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!;
    sum += x * ny - nx * y;
  });
  return sum;
}
