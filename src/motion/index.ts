export * from './coast.ts';
export * from './covariance.ts';
export * from './drift.ts';
export * from './kinematic.ts';
export * from './reentry.ts';
export * from './thrust.ts';
export * from './turn.ts';
