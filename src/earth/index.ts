export * from './place.ts';
export * from './regions/index.ts';
export * from './wgs84.ts';
