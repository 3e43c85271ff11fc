export * from './settings.ts';
export * from './track.ts';
