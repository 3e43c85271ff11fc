export * from './canonical.ts';
export * from './ed25519.ts';
export * from './envelope.ts';
export * from './hash.ts';
export * from './merkle.ts';
export * from './note.ts';
export * from './signer.ts';
