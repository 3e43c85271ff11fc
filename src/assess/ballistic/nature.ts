import { MEAN_RADIUS } from '../../earth/index.ts';
import { normalCdf } from './normal.ts';
import { minimumEnergyApogee } from './range.ts';

/** Sums to 1. */
export interface Nature {
  readonly ballistic: number;
  readonly depressedOrManoeuvring: number;
  readonly spaceLaunch: number;
}

/** An apogee under this share of the minimum-energy apogee is depressed. */
export const DEPRESSED_RATIO = 0.5;
/** An apogee under this, m, over a range beyond {@link LOW_RANGE}, m, flies in the air. */
export const LOW_APOGEE = 80e3;
export const LOW_RANGE = 325e3;

/**
 * How often a flight of each kind was one that manoeuvred. Counted over 164 reported test
 * flights of named types: depressed 28 of 32; low but not depressed 16 of 39; other 1 of 93. Of the
 * 16 none had an apogee above {@link LOWEST_APOGEE}, and none that flew beyond {@link LOW_RANGE} more
 * than the first of {@link LOWEST_RATIOS} of the minimum-energy apogee; of the flights from the
 * second ratio on none manoeuvred. The share is taken to fall evenly in its logarithm between those
 * ratios, and from there to {@link LOW_APOGEE}, by whichever tells more.
 */
const MANOEUVRED = { depressed: 28 / 32, lowest: 16 / 39, other: 1 / 93 };
const LOWEST_APOGEE = 60e3;
const LOWEST_RATIOS = [0.58, 0.83] as const;
/** Reported apogees are rounded to five kilometres: 1 sigma of the logarithm at 60 km. */
const ROUNDING = 0.04;
/** Over so many parts of the errors, this many sigmas to either side, the share is averaged. */
const ERROR_PARTS = 12;
const ERROR_REACH = 3;

/**
 * What apogee and range, both with 1-sigma errors in their logarithms, say of a flight's nature.
 * `misfit` is the track's normalised innovation: an object that does not fall freely shows it.
 */
export function natureOf(flight: {
  readonly apogeeM: number;
  readonly apogeeLnSigma: number;
  readonly rangeM: number;
  readonly rangeLnSigma: number;
  readonly misfit: number;
  /** Radius of the perigee and its sigma, m. */
  readonly perigee: number;
  readonly perigeeSigma: number;
}): Nature {
  const orbit = MEAN_RADIUS - SPACE_PERIGEE_DEPTH;
  const reaches = normalCdf(
    (flight.perigee - orbit) / Math.hypot(flight.perigeeSigma, SPACE_PERIGEE_SPREAD),
  );
  const high = normalCdf(
    Math.log(Math.max(1, flight.apogeeM) / ROUND_APOGEE) / Math.hypot(flight.apogeeLnSigma, 0.02),
  );
  const spaceLaunch = 0.9 * reaches * high + 0.005 * (1 - reaches * high);
  const manoeuvring = manoeuvred(flight);
  return {
    ballistic: (1 - manoeuvring) * (1 - spaceLaunch),
    depressedOrManoeuvring: manoeuvring * (1 - spaceLaunch),
    spaceLaunch,
  };
}

/**
 * Probability that the impact may be anywhere in reach of a pull-up. What any flight has of manoeuvres
 * is not in it: of the flights that were neither low nor depressed none pulled up, and the one that
 * manoeuvred steered the end of its fall.
 */
export function straysOf({ depressedOrManoeuvring }: Nature): number {
  const { other } = MANOEUVRED;
  return Math.max(0, (depressedOrManoeuvring - other) / (1 - other));
}

/**
 * A last stage before orbit has its perigee little below the ground; the longest missile arcs
 * have theirs 2,000 km down. Metres; assumed.
 */
const SPACE_PERIGEE_DEPTH = 1_000e3;
const SPACE_PERIGEE_SPREAD = 250e3;
/** What rises no higher than this, m, goes round no once: however fast, it glides or comes down. */
const ROUND_APOGEE = 100e3;

function manoeuvred(flight: Parameters<typeof natureOf>[0]): number {
  const lnRatio = Math.log(
    Math.max(1, flight.apogeeM) / Math.max(1, minimumEnergyApogee(flight.rangeM)),
  );
  const ratioSigma = Math.hypot(flight.apogeeLnSigma, flight.rangeLnSigma, 0.02);
  const depressed = normalCdf((Math.log(DEPRESSED_RATIO) - lnRatio) / ratioSigma);
  const lowest = lowShare(
    Math.log(Math.max(1, flight.apogeeM)),
    Math.hypot(flight.apogeeLnSigma, ROUNDING),
    lnRatio,
    Math.hypot(ratioSigma, ROUNDING),
  );
  const beyond = normalCdf(
    Math.log(flight.rangeM / LOW_RANGE) / Math.hypot(flight.rangeLnSigma, 0.02),
  );
  const share = MANOEUVRED.other + beyond * (lowest - MANOEUVRED.other);
  const prior = MANOEUVRED.depressed * depressed + share * (1 - depressed);
  // A misfit of m over about ten innovations of three numbers: their likelihood ratio against 1.
  const weight = Math.min(
    20,
    Math.max(0, 1.5 * (flight.misfit - 1 - Math.log(flight.misfit || 1))),
  );
  const odds = (prior / (1 - prior)) * (flight.misfit > 1 ? Math.exp(weight) : 1);
  return odds / (1 + odds);
}

/**
 * Share that manoeuvred of what is not depressed, by the logarithms of its apogee and of its share
 * of the minimum-energy apogee, averaged over their errors, which are mostly one: the apogee's.
 */
function lowShare(
  lnApogee: number,
  apogeeSigma: number,
  lnRatio: number,
  ratioSigma: number,
): number {
  const { lowest, other } = MANOEUVRED;
  const [low, high] = LOWEST_RATIOS;
  let sum = 0;
  let weights = 0;
  for (let i = 0; i <= ERROR_PARTS; i++) {
    const z = ERROR_REACH * ((2 * i) / ERROR_PARTS - 1);
    const apogee = Math.exp(lnApogee + z * apogeeSigma);
    const ratio = Math.exp(lnRatio + z * ratioSigma);
    const fallen = Math.max(
      (apogee - LOWEST_APOGEE) / (LOW_APOGEE - LOWEST_APOGEE),
      (ratio - low) / (high - low),
    );
    const weight = Math.exp(-0.5 * z * z);
    sum += weight * lowest * (other / lowest) ** Math.min(1, Math.max(0, fallen));
    weights += weight;
  }
  return sum / weights;
}
