import { type AssessSettings, DEFAULT_BALLISTIC } from './settings.ts';

/** What a Korean node assesses by in the tests: an exercise, the shipped ballistic settings. */
export const EXERCISE: AssessSettings = {
  node: 'kor',
  mode: 'exercise',
  label: {
    classification: 'restricted',
    releasableTo: [],
    caveats: [],
    delayS: 0,
    fidelity: 'full',
  },
  ballistic: DEFAULT_BALLISTIC,
};
