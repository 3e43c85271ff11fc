export * from './hazard.ts';
