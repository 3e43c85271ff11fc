export { digestTracks } from './digest.ts';
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
