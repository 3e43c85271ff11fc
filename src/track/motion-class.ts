import type { KinematicReport } from '../sense/index.ts';

/**
 * What kind of mover an object is taken to be from what reports it, and what that means for the
 * filter. One table; the figures are choices, with their reason beside them.
 */
export interface MotionClass {
  readonly name: 'air' | 'surface' | 'slow';
  /** Power spectral density of white acceleration, nearly constant velocity, m²/s³. */
  readonly q: number;
  /** No such object is faster, m/s: what an identity's claim is checked against. */
  readonly maximumSpeedMps: number;
  /** Few such objects are faster, m/s: what one that was heard at rest may have made unheard. */
  readonly usualSpeedMps: number;
  /** 1-sigma of the first velocity, per horizontal axis and vertical, m/s. */
  readonly horizontalSigmaMps: number;
  readonly verticalSigmaMps: number;
  /**
   * Time without a report for which the prediction is offered to reports of any object, as a
   * multiple of the setting `maximumCoastS`; longer where its sensors report more seldom.
   */
  readonly coastFactor: number;
  /** The same for reports that bear the object's own name. */
  readonly memoryFactor: number;
  /** Interval at which reports are expected at worst, seconds: how far ahead it is indexed. */
  readonly revisitS: number;
}

export const MOTION_CLASSES: readonly MotionClass[] = [
  // An aircraft behind a mountain or below a receiver's horizon is heard again within minutes.
  // Turns of 1.5°/s at 250 m/s are 6.5 m/s²; seen every 4 s that is about 10 m²/s³. Stronger
  // turns are taken by the manoeuvre filter where there is one, else by inflation.
  {
    name: 'air',
    q: 10,
    maximumSpeedMps: 700,
    usualSpeedMps: 350,
    horizontalSigmaMps: 200,
    verticalSigmaMps: 30,
    coastFactor: 1,
    memoryFactor: 5,
    revisitS: 10,
  },
  // Merchant ships make up to 10 m/s, patrol craft and fast ferries 40. A ship's turn is 0.1 m/s². At anchor a class A station reports every 3 minutes (ITU-R
  // M.1371-5 table 1): what is offered to any plot lives for 15 minutes. Far out only satellites
  // hear it, and one in low orbit is back after 100 minutes: a name is kept for two of its orbits.
  {
    name: 'surface',
    q: 0.05,
    maximumSpeedMps: 40,
    usualSpeedMps: 10,
    horizontalSigmaMps: 10,
    verticalSigmaMps: 0.5,
    coastFactor: 15,
    memoryFactor: 200,
    revisitS: 180,
  },
  // Balloons go with the wind: gusts of some m/s, 5 m/s up, 50 m/s down after burst. Those that
  // report by satellite do so by the quarter or half hour.
  {
    name: 'slow',
    q: 1,
    maximumSpeedMps: 150,
    usualSpeedMps: 150,
    horizontalSigmaMps: 40,
    verticalSigmaMps: 15,
    coastFactor: 10,
    memoryFactor: 60,
    revisitS: 60,
  },
];

export const AIR = 0;
export const SURFACE = 1;
export const SLOW = 2;

/** Search and rescue aircraft bear 111 before the country (ITU-R M.585-9, annex 1, section 2). */
const RESCUE_AIRCRAFT = [111_000_000, 112_000_000] as const;

/** What a relay or a rebroadcast says of an aircraft whose address is no ICAO one: `ads-b 12AB34`. */
const AIRCRAFT_TAG = /^[a-z-]+ [0-9A-F]{6}$/;

/** The fastest winds are 110 m/s (jet streams): what goes faster over the ground is no balloon. */
const FASTEST_WIND_MPS = 120;

/** Index into {@link MOTION_CLASSES}. */
export function motionClassOf(report: KinematicReport): number {
  if (report.kind !== 'fix') return AIR;
  const { identity, heightBasis, velocityEnuMps } = report;
  const mmsi = identity?.mmsi;
  const flies = mmsi !== undefined && mmsi >= RESCUE_AIRCRAFT[0] && mmsi < RESCUE_AIRCRAFT[1];
  if (!flies && (heightBasis === 'surface' || mmsi !== undefined)) return SURFACE;
  const tag = identity?.tag;
  if (tag === undefined || identity?.icao !== undefined) return AIR;
  if (AIRCRAFT_TAG.test(tag) || identity?.callsign === tag) return AIR;
  const stated = velocityEnuMps === undefined ? 0 : Math.hypot(...velocityEnuMps);
  return stated > FASTEST_WIND_MPS ? AIR : SLOW;
}
