import { areasInForce } from './areas.ts';
import type { WarnSettings } from './settings.ts';
import type { WarningArea } from './warning.ts';

/** How many people a warning speaks to, as far as the settings know. */
export interface People {
  /** Sum over the areas whose number is known. */
  readonly people: number;
  readonly known: number;
  /** Areas in all; where `known` is less, there are more people than `people`. */
  readonly areas: number;
}

/** The people of the areas that are in force, each area once; the program knows no numbers itself. */
export function peopleIn(
  areas: readonly WarningArea[],
  { people: numbers = {} }: Pick<WarnSettings, 'people'>,
): People {
  const inForce = areasInForce(areas);
  // All areas of what is over as a whole hear that it is over.
  const codes = new Set((inForce.length === 0 ? areas : inForce).map(({ region }) => region));
  let people = 0;
  let known = 0;
  for (const code of codes) {
    const number = Object.hasOwn(numbers, code) ? numbers[code] : undefined;
    if (number === undefined) continue;
    people += number;
    known += 1;
  }
  return { people, known, areas: codes.size };
}
