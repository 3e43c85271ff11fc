export * from './chart.ts';
export * from './ellipse.ts';
export * from './geodesic.ts';
export * from './gravity.ts';
export { polygonsOverlap, polygonsWithin } from './overlap.ts';
export * from './place.ts';
export * from './polygon.ts';
export * from './regions/index.ts';
export * from './wgs84.ts';
