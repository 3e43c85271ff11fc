import {
  ecefToGeodetic,
  type GeoPoint,
  geodesicDirect,
  geodesicInverse,
  MEAN_RADIUS,
} from '../../earth/index.ts';
import { RANGE_CLASSES, type RangeClass } from '../hazard.ts';
import { meanArcTime, solveArc } from './arc.ts';
import { kinematics } from './evidence.ts';
import { FALL_APOGEE, FALL_SIZE, FALL_TIME, fallToGround } from './fall.ts';
import { estimateLaunch } from './launch.ts';
import { DEPRESSED_RATIO, LOW_APOGEE, LOW_RANGE, type Nature, natureOf } from './nature.ts';
import { classProbabilities, equivalentRange, minimumEnergyApogee } from './range.ts';

export const PROPELLANTS = ['liquid', 'solid', 'unknown'] as const;
export type Propellant = (typeof PROPELLANTS)[number];

/** What was observed of or reported about one flight. Never a place to be hit. */
export interface ReportedFlight {
  readonly from: GeoPoint;
  readonly apogeeM: number;
  /** Along the geodesic. */
  readonly rangeM: number;
  /** Null where nobody says it: then the impact has no place. */
  readonly bearingRad: number | null;
  readonly propellant: Propellant;
  /** Launch to impact as reported. */
  readonly reportedTimeS: number | null;
}

export type FlightVerdict = 'ballistic' | 'depressed-or-manoeuvring' | 'space-launch';

export interface FlightJudgement {
  readonly verdict: FlightVerdict;
  readonly nature: Nature;
  /** Arc from surface to surface without air. */
  readonly coastTimeS: number;
  readonly flightTimeS: number;
  readonly flightTimeIntervalS: readonly [number, number];
  readonly minimumEnergyApogeeM: number;
  /**
   * Of reported figures: of the arc from the ground, since they do not tell where the motor ended;
   * 4 to 7 % more than from burnout up to 4,000 km, about 19 % more for lofted flights of
   * intercontinental range. Of a state: from the burnout that it is traced back to.
   */
  readonly equivalentRangeM: number;
  readonly rangeClass: Readonly<Record<RangeClass, number>>;
  readonly impact: GeoPoint | null;
  readonly consistency: {
    /** `contradictory`: the reported time is none that the figures allow. */
    readonly verdict: 'consistent' | 'contradictory' | 'not-ballistic';
    readonly residualS: number | null;
    readonly expectedResidualS: readonly [number, number];
  };
}

/**
 * How much longer a flight takes than the arc from surface to surface that meets its apogee and
 * range: seconds and how far off that may be, by class and propellant. Intermediate and
 * intercontinental from reported flight times (95 to 115 s; 135 to 260 s liquid, 85 to 145 s
 * solid); the shorter ones from simulated gravity turns with burn times of 38 to 120 s, with
 * room for a minute's rounding of what is reported.
 */
const BOOST_ALLOWANCE: Readonly<
  Record<RangeClass, Readonly<Record<Propellant, readonly [number, number]>>>
> = {
  CRBM: { liquid: [40, 40], solid: [25, 40], unknown: [30, 45] },
  SRBM: { liquid: [55, 45], solid: [35, 45], unknown: [45, 50] },
  MRBM: { liquid: [75, 50], solid: [65, 50], unknown: [70, 55] },
  IRBM: { liquid: [100, 60], solid: [100, 60], unknown: [100, 60] },
  ICBM: { liquid: [200, 90], solid: [140, 90], unknown: [175, 90] },
};

/** 1 sigma of the logarithm of a reported apogee or range: sources differ by about so much. */
const REPORTED_LN_SIGMA = 0.05;
/** 1 sigma of the logarithm of the range by the unknown place of burnout. */
const BURNOUT_LN_SIGMA = 0.05;
/** Covariance that stands for exactly known arcs. */
const SURE = new Float64Array(36);

/** Null where no arc meets apogee and range (values not positive, a range beyond 19,000 km). */
export function judgeFlight(flight: ReportedFlight): FlightJudgement | null {
  const { from, apogeeM, rangeM, bearingRad } = flight;
  const known = bearingRad === null ? null : solveArc(from, apogeeM, rangeM, bearingRad);
  const mean = bearingRad === null ? meanArcTime(from, apogeeM, rangeM) : null;
  const arc = known ?? mean?.arc ?? null;
  if (arc === null) return null;
  const start = Float64Array.from(arc.start);
  const speed = Math.hypot(start[3]!, start[4]!, start[5]!);
  const equivalentRangeM = equivalentRange(MEAN_RADIUS, speed);
  const lnSigma = Math.hypot(BURNOUT_LN_SIGMA, REPORTED_LN_SIGMA);
  const motion = kinematics(start, SURE);
  return judgement({
    apogeeM,
    rangeM,
    lnSigma: REPORTED_LN_SIGMA,
    coastTimeS: mean?.timeS ?? arc.timeS,
    timeSpreadS: mean?.halfSpreadS ?? 0,
    equivalentRangeM,
    rangeClass: classProbabilities(equivalentRangeM, lnSigma),
    perigee: motion.perigee,
    perigeeSigma: motion.perigeeSigma,
    propellant: flight.propellant,
    reportedTimeS: flight.reportedTimeS,
    impact: bearingRad === null ? null : geodesicDirect(from, bearingRad, rangeM),
  });
}

/** The same for a state in flight (ECEF, 6) and its covariance (6×6); null where it stays up. */
export function judgeState(
  state: Float64Array,
  covariance: Float64Array,
  propellant: Propellant,
  reportedTimeS: number | null,
): FlightJudgement | null {
  const down = new Float64Array(FALL_SIZE);
  const back = new Float64Array(FALL_SIZE);
  const launch = estimateLaunch(state, covariance, 1 / 5_000);
  if (launch === null || !fallToGround(state, 0, 1, down)) return null;
  if (!fallToGround(state, 0, -1, back)) return null;
  const impact = ecefToGeodetic(down[0]!, down[1]!, down[2]!);
  const origin = ecefToGeodetic(back[0]!, back[1]!, back[2]!);
  const motion = kinematics(state, covariance);
  return judgement({
    apogeeM: Math.max(down[FALL_APOGEE]!, back[FALL_APOGEE]!),
    rangeM: geodesicInverse(origin, impact).distanceM,
    lnSigma: REPORTED_LN_SIGMA,
    coastTimeS: down[FALL_TIME]! - back[FALL_TIME]!,
    timeSpreadS: 0,
    equivalentRangeM: launch.equivalentRangeM,
    rangeClass: classProbabilities(launch.equivalentRangeM, launch.equivalentLnSigma),
    perigee: motion.perigee,
    perigeeSigma: motion.perigeeSigma,
    propellant,
    reportedTimeS,
    impact: { latitudeRad: impact.latitudeRad, longitudeRad: impact.longitudeRad },
  });
}

interface Figures {
  readonly apogeeM: number;
  readonly rangeM: number;
  readonly lnSigma: number;
  readonly coastTimeS: number;
  readonly timeSpreadS: number;
  readonly equivalentRangeM: number;
  readonly rangeClass: Readonly<Record<RangeClass, number>>;
  readonly perigee: number;
  readonly perigeeSigma: number;
  readonly propellant: Propellant;
  readonly reportedTimeS: number | null;
  readonly impact: GeoPoint | null;
}

function judgement(figures: Figures): FlightJudgement {
  const nature = natureOf({
    ...figures,
    apogeeLnSigma: figures.lnSigma,
    rangeLnSigma: figures.lnSigma,
    misfit: 1,
  });
  const { boostS, interval } = boostAllowance(figures.rangeClass, figures.propellant);
  const flightTimeS = figures.coastTimeS + boostS;
  const expected: [number, number] = [
    Math.max(0, interval[0] - figures.timeSpreadS),
    interval[1] + figures.timeSpreadS,
  ];
  const residual =
    figures.reportedTimeS === null ? null : figures.reportedTimeS - figures.coastTimeS;
  const verdict = verdictOf(figures, nature);
  return {
    verdict,
    nature,
    coastTimeS: figures.coastTimeS,
    flightTimeS,
    flightTimeIntervalS: [figures.coastTimeS + expected[0], figures.coastTimeS + expected[1]],
    minimumEnergyApogeeM: minimumEnergyApogee(figures.rangeM),
    equivalentRangeM: figures.equivalentRangeM,
    rangeClass: figures.rangeClass,
    impact: figures.impact,
    consistency: {
      verdict: consistencyOf(verdict, residual, expected),
      residualS: residual,
      expectedResidualS: expected,
    },
  };
}

/**
 * Nothing takes less time than the arc, whatever it was. What flew no arc has no time that an arc
 * could tell. A time that nobody reported contradicts nothing.
 */
function consistencyOf(
  verdict: FlightVerdict,
  residualS: number | null,
  [low, high]: readonly [number, number],
): FlightJudgement['consistency']['verdict'] {
  if (residualS !== null && residualS < 0) return 'contradictory';
  if (verdict !== 'ballistic') return 'not-ballistic';
  if (residualS === null) return 'consistent';
  return residualS >= low && residualS <= high ? 'consistent' : 'contradictory';
}

/** The stated rule, by the figures as they are; the probabilities know their errors. */
function verdictOf(figures: Figures, nature: Nature): FlightVerdict {
  const { apogeeM, rangeM } = figures;
  const depressed = apogeeM < DEPRESSED_RATIO * minimumEnergyApogee(rangeM);
  const low = apogeeM < LOW_APOGEE && rangeM > LOW_RANGE;
  if (depressed || low) return 'depressed-or-manoeuvring';
  return nature.spaceLaunch > 0.5 ? 'space-launch' : 'ballistic';
}

/** A class at least this probable widens the allowance. */
const LEAST_CLASS = 0.1;

/** Mean allowance over the classes, and the interval that holds those of all probable ones. */
function boostAllowance(
  rangeClass: Readonly<Record<RangeClass, number>>,
  propellant: Propellant,
): { readonly boostS: number; readonly interval: readonly [number, number] } {
  let sum = 0;
  let weight = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const name of RANGE_CLASSES) {
    const p = rangeClass[name];
    if (p < LEAST_CLASS) continue;
    const [boost, off] = BOOST_ALLOWANCE[name][propellant];
    sum += p * boost;
    weight += p;
    low = Math.min(low, boost - off);
    high = Math.max(high, boost + off);
  }
  return { boostS: sum / weight, interval: [low, high] };
}
