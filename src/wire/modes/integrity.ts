/** What the quality figures of ADS-B stand for (RTCA DO-260B). */

/**
 * Navigation integrity category by position type code alone (table 2-14), and the radius that
 * contains the position with the stated integrity, metres. Where supplements (version 1 and 2)
 * would decide between two, the worse stands. Null: the code states none.
 */
const NIC_BY_TYPE: Readonly<Record<number, { readonly nic: number; readonly radiusM: number }>> = {
  5: { nic: 11, radiusM: 7.5 },
  6: { nic: 10, radiusM: 25 },
  7: { nic: 8, radiusM: 185.2 },
  9: { nic: 11, radiusM: 7.5 },
  10: { nic: 10, radiusM: 25 },
  11: { nic: 8, radiusM: 185.2 },
  12: { nic: 7, radiusM: 370.4 },
  13: { nic: 6, radiusM: 1111.2 },
  14: { nic: 5, radiusM: 1852 },
  15: { nic: 4, radiusM: 3704 },
  16: { nic: 2, radiusM: 14_816 },
  17: { nic: 1, radiusM: 37_040 },
  20: { nic: 11, radiusM: 7.5 },
  21: { nic: 10, radiusM: 25 },
};

export function integrityOfType(typeCode: number): { nic: number; radiusM: number } | null {
  return NIC_BY_TYPE[typeCode] ?? null;
}

/** 95 % bound of the horizontal position error by NACp (table 2-71), metres; null: unknown. */
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

export function positionBoundM(nacP: number): number | null {
  return EPU_BY_NACP[nacP] ?? null;
}

/** 95 % bound of the horizontal velocity error by NACv (table 2-22), m/s; null: unknown or worse. */
const BOUND_BY_NACV: readonly (number | null)[] = [null, 10, 3, 1, 0.3];

export function velocityBoundMps(nacV: number): number | null {
  return BOUND_BY_NACV[nacV] ?? null;
}
