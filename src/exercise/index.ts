export type { Problem } from './check.ts';
export * from './exercise.ts';
export type * from './scenario.ts';
export { SCENARIO_SCHEMA } from './schema.ts';
export * from './score.ts';
export type { Emission } from './sensors/emission.ts';
export { loopbackPort, readScenario, type ScenarioReading } from './settings.ts';
export * from './truth.ts';
