export * from './effect.ts';
export * from './input.ts';
export type * from './settings.ts';
export type * from './view.ts';
