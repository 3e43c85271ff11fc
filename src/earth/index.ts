export * from './place.ts';
export * from './wgs84.ts';
