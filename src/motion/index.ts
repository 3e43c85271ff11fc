export * from './coast.ts';
export * from './covariance.ts';
export * from './kinematic.ts';
export * from './thrust.ts';
