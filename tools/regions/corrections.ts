/**
 * Islands that the source draws in the wrong area: it keeps borders from before an island
 * changed hands. A warning for Baengnyeong that names Gyeonggi would be read by nobody there.
 */
export interface Correction {
  readonly from: string;
  readonly to: string;
  /** West, south, east, north: polygons wholly inside are moved. */
  readonly boxDeg: readonly [number, number, number, number];
  readonly why: string;
}

export const CORRECTIONS: readonly Correction[] = [
  {
    from: 'KR-41',
    to: 'KR-28',
    boxDeg: [124, 37, 126.56, 38.1],
    why: 'Ganghwa and Ongjin with Baengnyeong and Yeonpyeong: Incheon since 1995',
  },
  {
    from: 'KR-48',
    to: 'KR-26',
    boxDeg: [128.7, 34.95, 128.9, 35.1],
    why: 'Gadeokdo: Busan since 1989',
  },
  {
    from: 'JP-47',
    to: 'JP-46',
    boxDeg: [128.1, 27, 130.1, 28.6],
    why: 'the Amami islands: Kagoshima since their return in 1953',
  },
];

/** The area a polygon belongs to, given the one the source draws it in and its bounds. */
export function correctedCode(
  code: string,
  westDeg: number,
  southDeg: number,
  eastDeg: number,
  northDeg: number,
): string {
  const correction = CORRECTIONS.find(
    ({ from, boxDeg: [west, south, east, north] }) =>
      from === code && westDeg >= west && southDeg >= south && eastDeg <= east && northDeg <= north,
  );
  return correction?.to ?? code;
}
