import type { TextTable } from './table.ts';

export const EN: TextTable = {
  messages: {
    takeCover: {
      headline: 'Missile launch. Take cover now: {place}',
      description:
        'A ballistic missile has been launched. It may come down in or near: {places}. Expected {times}. Issued by {issuer}.',
      instruction:
        'Go into a building or underground now. Stay away from windows. If you are outdoors with no building near, get behind something solid or lie face down and protect your head. Stay there until the all-clear.',
    },
    launched: {
      headline: 'Missile launch. Prepare to take cover: {place}',
      description:
        'A ballistic missile has been launched. It may come down in or near: {places}. Expected {times}. Issued by {issuer}.',
      instruction:
        'Find the nearest building or underground space and be ready to go in. Follow radio, television and alerts. A further message will follow.',
    },
    lost: {
      headline: 'Missile track lost, stay covered: {place}',
      description:
        'The missile is no longer being tracked and the prediction is unreliable. The warning stays in force for: {places}. It had been expected {times}. Issued by {issuer}.',
      instruction:
        'Stay in a building or underground, away from windows. Wait for the next message.',
    },
    ended: {
      headline: 'Wait for the all-clear: {place}',
      description:
        'The time at which the missile was expected has passed. The all-clear has not been given yet for: {places}. Issued by {issuer}.',
      instruction:
        'Stay where you are until the all-clear. If you find anything that may have fallen, keep away from it and call the police or the fire service.',
    },
    correction: {
      headline: 'Correction: warning withdrawn, {place}',
      description:
        'The missile warning was issued in error and is withdrawn for: {places}. No missile is expected there. Issued by {issuer}.',
      instruction: 'You do not need to take cover. You can go on as usual.',
    },
    allClear: {
      headline: 'All-clear: {place}',
      description:
        'The missile warning is lifted for: {places}. No missile is expected there any more. Issued by {issuer}.',
      instruction:
        'You can leave shelter. If you find anything that may have fallen, keep away from it and call the police or the fire service.',
    },
  },
  lifted: {
    description:
      '{text} The warning is lifted for: {places}. No missile is expected there any more.',
    instruction: '{text} In these areas you can leave shelter: {places}.',
  },
  frames: {
    exercise: {
      headline: 'EXERCISE: {text}',
      description: 'This is an EXERCISE. Nothing has happened. Text of the exercise: {text}',
      instruction: 'EXERCISE: you do not need to do anything. Text of the exercise: {text}',
    },
    test: {
      headline: 'TEST: {text}',
      description: 'This is a TEST message. Nothing has happened. Text of the test: {text}',
      instruction: 'TEST: you do not need to do anything. Text of the test: {text}',
    },
    simulated: {
      headline: 'SIMULATION: {text}',
      description: 'This is a SIMULATION. Nothing has happened. Simulated text: {text}',
      instruction: 'SIMULATION: you do not need to do anything. Simulated text: {text}',
    },
  },
  placeAndMore: '{first} and {count} more',
  muchOf: 'much of {country}',
  countries: { KOR: 'South Korea', PRK: 'North Korea', JPN: 'Japan', USA: 'the United States' },
  listSeparator: ', ',
  timeSpan: '{from} to {to} {zone}',
  times: '{local} ({utc})',
  zones: { KST: 'KST', JST: 'JST', HST: 'HST', ChST: 'ChST' },
  event: 'Ballistic missile',
  liveOnly: ['not a drill', 'not an exercise', 'not a test', 'this is real'],
  framedOnly: ['exercise', 'drill', 'simulat', 'this is a test', 'test:'],
};
