import { polygonArea, regionByCode } from '../../src/earth/index.ts';
import { areasAsked, DEFAULT_WARN, type WarnSettings } from '../../src/warn/index.ts';
import { quantile } from '../row.ts';
import type { Watched } from './flights.ts';

/** What a setting of the dial buys and costs at one moment, over all flights. */
export interface DialPoint {
  /** Seconds from the first plot. */
  readonly waitS: number;
  readonly setting: string;
  /** Mean size of the areas that would be warned, km². */
  readonly warnedKm2: number;
  /** Of all ground warned, the share where nothing came down; null: none warned. */
  readonly needless: number | null;
  /** Of the flights that struck an area, the share in which it was not warned. */
  readonly missed: number;
  /** Median time left before those came down, s. */
  readonly leadS: number;
}

export const WAITS_S: readonly number[] = [4, 6, 8, 10, 15, 20, 30, 45, 60, 90, 120];

/** A country is never warned as a whole. */
const NEVER = 2;

/** Places of the dial. The one as shipped has a name that says so. */
export const SHIPPED = 'as shipped';
export const SETTINGS: Readonly<
  Record<string, Pick<WarnSettings, 'areaProbability' | 'countryProbability'>>
> = {
  'areas from 0.1 %': { areaProbability: 0.001, countryProbability: NEVER },
  'from 1 %': { areaProbability: 0.01, countryProbability: NEVER },
  'from 10 %': { areaProbability: 0.1, countryProbability: NEVER },
  'and countries from 5 %': { areaProbability: 0.01, countryProbability: 0.05 },
  [SHIPPED]: DEFAULT_WARN,
};

/** The curve of waiting against width: one point for each setting and each wait. */
export function dialCurve(flights: readonly Watched[]): DialPoint[] {
  return Object.keys(SETTINGS).flatMap((setting) =>
    WAITS_S.map((waitS) => pointOf(flights, waitS, setting)),
  );
}

function pointOf(flights: readonly Watched[], waitS: number, setting: string): DialPoint {
  const settings: WarnSettings = {
    ...DEFAULT_WARN,
    ...{ node: 'kor', issuerName: { en: '', ko: '', ja: '' }, capSender: '' },
    ...SETTINGS[setting],
  };
  let warned = 0;
  let needless = 0;
  let missed = 0;
  const leads: number[] = [];
  for (const flight of flights) {
    const named = namedAt(flight, waitS, settings);
    for (const region of named) {
      warned += areaKm2(region);
      if (!flight.struck.includes(region)) needless += areaKm2(region);
    }
    if (flight.struck.length === 0) continue;
    leads.push(flight.impactS - waitS);
    if (!flight.struck.every((region) => named.has(region))) missed += 1;
  }
  return {
    waitS,
    setting,
    warnedKm2: warned / flights.length,
    needless: warned === 0 ? null : needless / warned,
    missed: missed / leads.length,
    leadS: quantile(leads, 0.5),
  };
}

function namedAt(flight: Watched, waitS: number, settings: WarnSettings): Set<string> {
  const known = flight.revisions.findLast(({ atS }) => atS <= waitS);
  if (known === undefined || known.hazard.status !== 'open') return new Set();
  const asked = areasAsked(known.hazard, settings, known.hazard.timeMs);
  return new Set(asked.map(({ region }) => region));
}

const SIZES = new Map<string, number>();

function areaKm2(region: string): number {
  let size = SIZES.get(region);
  if (size === undefined) {
    const polygons = regionByCode(region)?.polygons ?? [];
    size = polygons.reduce((sum, polygon) => sum + polygonArea(polygon), 0) / 1e6;
    SIZES.set(region, size);
  }
  return size;
}
