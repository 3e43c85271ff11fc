/** What the quality figures of ADS-B stand for, by the version of the aircraft's transponder. */

const NAUTICAL_MILE_M = 1852;

/** What an aircraft's operational status says beside its position messages. */
export interface Supplements {
  /** 0: DO-260, 1: DO-260A, 2 and above: DO-260B; null until an operational status has told it. */
  readonly version: number | null;
  /** From the operational status; null where none was heard. */
  readonly a: boolean | null;
  /** From the airborne position itself. */
  readonly b: boolean;
  /** From the operational status on the surface. */
  readonly c: boolean | null;
}

/** Nothing but the position message is known. */
export const NO_SUPPLEMENTS: Supplements = { version: null, a: null, b: false, c: null };

export interface Integrity {
  /** 0 (none stated) to 11. */
  readonly nic: number;
  /** Radius that contains the position with the probability of SIL; null: none stated. */
  readonly radiusM: number | null;
}

const NONE: Integrity = { nic: 0, radiusM: null };

const of = (nic: number, radiusM: number): Integrity => ({ nic, radiusM });
const miles = (nic: number, radiusNm: number): Integrity => of(nic, radiusNm * NAUTICAL_MILE_M);

/** Type codes with one meaning in all versions. */
const FIXED: Readonly<Record<number, Integrity>> = {
  5: of(11, 7.5),
  6: of(10, 25),
  9: of(11, 7.5),
  10: of(10, 25),
  12: miles(7, 0.2),
  14: miles(5, 1),
  15: miles(4, 2),
  17: miles(1, 20),
  20: of(11, 7.5),
  21: of(10, 25),
};

const FINE = of(9, 75);
const TENTH = miles(8, 0.1);
const SIX = { narrow: miles(6, 0.3), middle: miles(6, 0.5), wide: miles(6, 0.6) } as const;
const SEVEN = miles(7, 0.2);
const TWO = { narrow: miles(3, 4), wide: miles(2, 8), first: miles(2, 10) } as const;

/**
 * Navigation integrity category and its containment radius, by position type code and the
 * supplements of the version: NUCp of version 0 (DO-260 section 2.2.8.1), and DO-260A and DO-260B
 * section 2.2.3.2.7.2.6, which Doc 9871 tabulates for all three versions. Combinations that no table has, or supplements that
 * were not heard, count as the worst that they could mean.
 */
export function integrityOf(typeCode: number, { version, a, b, c }: Supplements): Integrity {
  const fixed = FIXED[typeCode];
  if (fixed !== undefined) return fixed;
  const second = version !== null && version >= 2;
  switch (typeCode) {
    case 7:
      return version === 1 && a === true
        ? FINE
        : second && a === true && c === false
          ? FINE
          : TENTH;
    case 8:
      if (!second || a === null || c === null || (!a && !c)) return NONE;
      return a && c ? SEVEN : a ? SIX.narrow : SIX.wide;
    case 11:
      return a === true && (version === 1 || (second && b)) ? FINE : TENTH;
    case 13:
      if (second) return a === false ? (b ? SIX.narrow : SIX.middle) : SIX.wide;
      return version === 0 || (version === 1 && a === false) ? SIX.middle : SIX.wide;
    case 16:
      if (version === null || version === 0) return TWO.first;
      return a === true && (version === 1 || b) ? TWO.narrow : TWO.wide;
    default:
      return NONE;
  }
}

/**
 * 95 % bound of the horizontal position error by type code, m: version 0, which sends no NACp
 * (NUCp: DO-260 section 2.2.8.1). Null: none stated.
 */
export function positionBoundOfType(typeCode: number): number | null {
  return BOUND_BY_TYPE[typeCode] ?? null;
}

const BOUND_BY_TYPE: Readonly<Record<number, number>> = {
  5: 3,
  6: 10,
  7: 92.6,
  9: 3,
  10: 10,
  11: 92.6,
  12: 185.2,
  13: 463,
  14: 926,
  15: 1852,
  16: 9260,
  17: 18_520,
  20: 3,
  21: 10,
};

/** 95 % bound of the horizontal position error by NACp (DO-260B section 2.2.3.2.7.2.7), m; null: unknown. */
export function positionBoundM(nacP: number): number | null {
  return EPU_BY_NACP[nacP] ?? null;
}

const EPU_BY_NACP: readonly (number | null)[] = [
  null,
  18_520,
  7408,
  3704,
  1852,
  926,
  555.6,
  185.2,
  92.6,
  30,
  10,
  3,
];

/**
 * 95 % bound of the horizontal velocity error by NACv (DO-260B section 2.2.3.2.6.1.5), or NUCr of version 0
 * with the same figures, m/s; null: unknown, or 10 m/s and more.
 */
export function velocityBoundMps(nacV: number): number | null {
  return BOUND_BY_NACV[nacV] ?? null;
}

const BOUND_BY_NACV: readonly (number | null)[] = [null, 10, 3, 1, 0.3];

/** 95 % bound of the geometric height by GVA (DO-260B section 2.2.3.2.7.2.8), m; null: unknown, or more. */
export function verticalBoundM(geometricVerticalAccuracy: number): number | null {
  return [null, 150, 45][geometricVerticalAccuracy] ?? null;
}

/**
 * Probability that the position lies outside the containment radius unnoticed, by SIL (DO-260B
 * section 2.2.3.2.7.2.9): per flight hour or per sample, as the SIL supplement says. Null: unknown, or more.
 */
export function integrityProbability(sil: number): number | null {
  return PROBABILITIES[sil] ?? null;
}

/** Probability of an undetected fault of the system, per flight hour, by SDA (section 2.2.3.2.7.2.4.6). */
export function assuranceProbability(systemDesignAssurance: number): number | null {
  return PROBABILITIES[systemDesignAssurance] ?? null;
}

const PROBABILITIES: readonly (number | null)[] = [null, 1e-3, 1e-5, 1e-7];
