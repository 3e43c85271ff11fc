export * from './recognise.ts';
export * from './tick.ts';
