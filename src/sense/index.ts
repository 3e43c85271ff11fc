export type * from './report.ts';
export * from './sensor.ts';
