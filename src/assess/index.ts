export * from './hazard.ts';
export * from './settings.ts';
