export { capHeight, measure, recentReports, straightNoise } from './analysis.ts';
export type { Consistency } from './consistency.ts';
export { digestTracks } from './digest.ts';
export { createLinearised, type Linearised } from './measure/linear.ts';
export { type Origin, originsOf } from './provenance.ts';
export { type Bias, type RegistrationView, registrations } from './registration.ts';
export * from './settings.ts';
export type { TrackerHealth, TrackerState } from './state.ts';
export * from './track.ts';
export {
  advance,
  allTracks,
  associate,
  createTracker,
  trackById,
  trackCount,
  trackerHealth,
} from './tracker.ts';
export { unexplainedLines } from './unexplained.ts';
