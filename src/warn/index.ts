export * from './act.ts';
export * from './settings.ts';
export * from './warning.ts';
