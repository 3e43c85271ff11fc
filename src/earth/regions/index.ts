export * from './find.ts';
export type { GeoBox, Region, RegionCountry } from './region.ts';
export { REGION_COUNTRIES } from './region.ts';
