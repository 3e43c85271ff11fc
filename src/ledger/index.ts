export * from './checkpoint.ts';
export { LEDGER_ERRORS, LedgerError, type LedgerErrorCode } from './error.ts';
export * from './ledger.ts';
export * from './reader.ts';
export * from './recover.ts';
export * from './replay.ts';
export * from './settings.ts';
export * from './start.ts';
export * from './verify.ts';
