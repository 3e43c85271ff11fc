export {
  type FaultCount,
  MAX_FAULT_BYTES,
  MAX_FAULT_KEYS,
  SENSE_REASONS,
  type SenseFault,
  type SenseReason,
} from './fault.ts';
export { MAX_CLOCK_ERROR_S } from './gather.ts';
export { type SensorView, SILENT_AFTER_S, SILENT_SCANS } from './health.ts';
export { type Piece, type TimedPiece, type TimedPieces, timePieces } from './recording.ts';
export type * from './report.ts';
export { faultCounts, readDatagram, sensorViews, tickSense } from './sense.ts';
export * from './sensor.ts';
export {
  MAX_SENSORS,
  readSensors,
  SENSORS_SCHEMA,
  type SettingsProblem,
} from './settings.ts';
export { createSense, type SenseState } from './state.ts';
