export * from './frame.ts';
export type * from './peer.ts';
export * from './statement.ts';
