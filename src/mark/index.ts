export * from './id.ts';
export * from './instant.ts';
export * from './label.ts';
export * from './mode.ts';
