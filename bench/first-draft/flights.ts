/** A flight as it was published, and what is assumed so that it can be flown. */
export interface PublishedFlight {
  readonly name: string;
  /** Class by equivalent maximum range (docs/benchmarks.md): a lofted flight is of its own class. */
  readonly rangeClass: 'SRBM' | 'MRBM' | 'IRBM' | 'ICBM';
  readonly apogeeKm: number;
  readonly rangeKm: number;
  /** Published place of launch. */
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** Sector of bearings that it is flown in, so that most come down on or near areas to be warned. */
  readonly bearingsDeg: readonly [number, number];
  /** Assumed. */
  readonly burnS: number;
  readonly ballisticCoefficientKgM2: number;
}

/**
 * Apogee, range and place of launch as published: the missile test database of the James Martin
 * Center for Nonproliferation Studies and the Nuclear Threat Initiative, with press reports of
 * the figures of the governments concerned. Only what the simulated world can fly: apogees from
 * 80 km, so none of class CRBM.
 */
export const PUBLISHED_FLIGHTS: readonly PublishedFlight[] = [
  flight('KN-25, 2019-11-28', 'SRBM', 97, 380, [39.789, 127.54], [160, 195], 40, 5000),
  flight('Scud-C, 2015-03-01', 'SRBM', 134, 490, [38.752, 125.325], [120, 160], 65, 4500),
  flight('Nodong, 2014-03-26', 'SRBM', 150, 650, [39.413, 125.89], [130, 165], 70, 4500),
  flight('Scud-ER, 2016 and 2017', 'MRBM', 260, 1000, [38.752, 125.325], [105, 125], 75, 4000),
  flight('Pukguksong-2, 2017-05-21', 'MRBM', 560, 500, [39.618, 125.804], [140, 170], 90, 5000),
  flight('Pukguksong-3, 2019-10-02', 'MRBM', 910, 450, [39.26, 127.58], [160, 190], 90, 5000),
  flight('Hwasong-12, 2017-09-15', 'IRBM', 770, 3700, [39.2, 125.673], [58, 75], 145, 7000),
  flight('Hwasong-12, 2017-05-14', 'IRBM', 2111.5, 787, [40.066, 125.21], [125, 155], 145, 7000),
  flight('Musudan, 2016-06-22', 'IRBM', 1400, 400, [39.168, 127.482], [160, 190], 120, 7000),
  flight('Hwasong-14, 2017-07-04', 'ICBM', 2802, 933, [39.872, 125.269], [110, 130], 170, 8000),
  flight('Hwasong-15, 2017-11-29', 'ICBM', 4475, 950, [39.282, 125.869], [105, 125], 200, 8000),
  flight('Hwasong-17, 2022-11-18', 'ICBM', 6040.9, 999.2, [39.2, 125.673], [105, 125], 260, 8000),
];

function flight(
  name: string,
  rangeClass: PublishedFlight['rangeClass'],
  apogeeKm: number,
  rangeKm: number,
  [latitudeDeg, longitudeDeg]: readonly [number, number],
  bearingsDeg: readonly [number, number],
  burnS: number,
  ballisticCoefficientKgM2: number,
): PublishedFlight {
  return {
    ...{ name, rangeClass, apogeeKm, rangeKm, latitudeDeg, longitudeDeg },
    ...{ bearingsDeg, burnS, ballisticCoefficientKgM2 },
  };
}
