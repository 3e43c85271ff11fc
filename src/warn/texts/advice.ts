import type { HazardKind } from '../../assess/index.ts';
import type { AdviceName, Message } from './language.ts';

type Advised = Readonly<Record<Message, AdviceName>>;

/** People on land go under cover and come out again. */
const SHELTER: Advised = {
  prepare: 'ready',
  launched: 'ready',
  takeCover: 'cover',
  lost: 'stayCovered',
  ended: 'waitCovered',
  correction: 'noNeed',
  allClear: 'leaveCover',
};

/** One advice as long as it lasts, whatever the stage: said again in full to whom it reaches late. */
function always(advice: AdviceName): Advised {
  return {
    prepare: advice,
    launched: advice,
    takeCover: advice,
    lost: advice,
    ended: advice,
    correction: 'normal',
    allClear: 'normal',
  };
}

/** Ships and aircraft leave an area; should people on land have to, they go under cover. */
function zone(advice: AdviceName): Advised {
  return {
    ...always(advice),
    takeCover: 'cover',
    // Which of the two was said before is not known here.
    lost: 'keepOn',
    ended: 'keepOn',
    correction: 'areaFree',
    allClear: 'areaFree',
  };
}

/**
 * What each kind of hazard asks people to do, the same in every language. Texts of all kinds stand
 * ready; which kinds have a recogniser is another matter (docs/texts.md).
 */
export const ADVICE: Readonly<Record<HazardKind, Advised>> = {
  ballistic: SHELTER,
  airbreathing: SHELTER,
  detonation: { ...SHELTER, takeCover: 'inside' },
  'space-launch': zone('keepOut'),
  're-entry': zone('leaveArea'),
  // What came down lies there after the all-clear too.
  balloon: { ...always('leaveAlone'), allClear: 'fallen' },
  gnss: always('navigate'),
  maritime: always('ships'),
  cyber: always('accounts'),
  conjunction: always('satellites'),
};

/** Once the time is over, to people who were told to be ready and no more. */
export const CALM: AdviceName = 'keepOn';
