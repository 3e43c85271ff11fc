export * from './ballistic/judge.ts';
export * from './ballistic/sample.ts';
export * from './ballistic/sighted.ts';
export * from './hazard.ts';
export * from './recognise.ts';
export * from './salvo.ts';
export * from './settings.ts';
export * from './state.ts';
