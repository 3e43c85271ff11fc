export * from './frame.ts';
export * from './lattice.ts';
export * from './link.ts';
export type * from './peer.ts';
export * from './projection.ts';
export * from './read.ts';
export * from './renew.ts';
export * from './share.ts';
export * from './statement.ts';
