/**
 * A navigational warning of the World-Wide Navigational Warning Service, as MSC.1/Circ.1310 (Joint
 * IMO/IHO/WMO Manual on Maritime Safety Information, IHO S-53), sections 5 and 6, orders it: the
 * eight message elements, each on a line of its own. Times are milliseconds since the epoch, UTC,
 * whole minutes; places whole hundredths of a minute of arc, as `DD-MM.mmN DDD-MM.mmE` tells them.
 */
export interface NavWarning {
  /** When it was written: on a line of its own before the series (section 5.4.4). */
  readonly originMs: number;
  /** Element 1: `NAVAREA XI`, or the name of a coastal series. */
  readonly name: NavName;
  /** Elements 2 and 3: general area, and locality where one is given. */
  readonly generalArea: string;
  readonly locality?: string;
  /** Element 5, for example `HAZARDOUS OPERATIONS, ROCKET LAUNCHING`; absent where it only cancels. */
  readonly subject?: string;
  readonly fromMs?: number;
  readonly untilMs?: number;
  /** Element 6: areas by their corners, up to 26, clockwise from the north-west, not closed. */
  readonly areas: readonly (readonly NavPlace[])[];
  /** Element 7, a sentence each. */
  readonly remarks: readonly string[];
  /** Element 8: warnings that this one takes the place of or ends. */
  readonly cancels: readonly NavName[];
  /** Element 8: when this one itself ends. */
  readonly endsMs?: number;
}

/** `NAVAREA XI 0123/26`; number 0: none has been given yet, the coordinator does that. */
export interface NavName {
  readonly series: string;
  readonly number: number;
  readonly year: number;
}

/** Hundredths of a minute of arc, north and east positive. */
export interface NavPlace {
  readonly latitude: number;
  readonly longitude: number;
}

/** Hundredths of a minute in a degree. */
export const PER_DEGREE = 6000;

/** The place nearest to the given degrees. */
export function navPlace(latitudeDeg: number, longitudeDeg: number): NavPlace {
  return {
    latitude: Math.round(latitudeDeg * PER_DEGREE) || 0,
    longitude: Math.round(longitudeDeg * PER_DEGREE) || 0,
  };
}

/** What a telex can carry, in capitals on one line: anything else becomes a space. */
export function navWords(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9\-?:.,'=/+() ]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
