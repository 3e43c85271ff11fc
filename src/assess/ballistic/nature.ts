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
 * flights of named types: depressed 28 of 32; low but not depressed 16 of 39, all of them with
 * apogees of {@link LOWEST_APOGEE} or less; other 1 of 93. From there to {@link LOW_APOGEE} there
 * were four, none of which manoeuvred: the share is taken to fall evenly in its logarithm.
 */
const MANOEUVRED = { depressed: 28 / 32, lowest: 16 / 39, other: 1 / 93 };
const LOWEST_APOGEE = 60e3;
/** Reported apogees are rounded to five kilometres: 1 sigma of the logarithm at 60 km. */
const ROUNDING = 0.04;
/** Parts in which the fall is taken. */
const FALLING_PARTS = 8;

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
  const spaceLaunch = 0.9 * reaches + 0.005 * (1 - reaches);
  const manoeuvring = manoeuvred(flight);
  return {
    ballistic: (1 - manoeuvring) * (1 - spaceLaunch),
    depressedOrManoeuvring: manoeuvring * (1 - spaceLaunch),
    spaceLaunch,
  };
}

/**
 * A last stage before orbit has its perigee little below the ground; the longest missile arcs
 * have theirs 2,000 km down. Metres; assumed.
 */
const SPACE_PERIGEE_DEPTH = 1_000e3;
const SPACE_PERIGEE_SPREAD = 250e3;

function manoeuvred(flight: Parameters<typeof natureOf>[0]): number {
  const lnRatio = Math.log(
    Math.max(1, flight.apogeeM) / Math.max(1, minimumEnergyApogee(flight.rangeM)),
  );
  const ratioSigma = Math.hypot(flight.apogeeLnSigma, flight.rangeLnSigma, 0.02);
  const depressed = normalCdf((Math.log(DEPRESSED_RATIO) - lnRatio) / ratioSigma);
  const apogeeSigma = Math.hypot(flight.apogeeLnSigma, ROUNDING);
  const apogee = Math.max(1, flight.apogeeM);
  const beyond = normalCdf(
    Math.log(flight.rangeM / LOW_RANGE) / Math.hypot(flight.rangeLnSigma, 0.02),
  );
  const share = MANOEUVRED.other + beyond * (lowShare(apogee, apogeeSigma) - MANOEUVRED.other);
  const prior = MANOEUVRED.depressed * depressed + share * (1 - depressed);
  // A misfit of m over about ten innovations of three numbers: their likelihood ratio against 1.
  const weight = Math.min(
    20,
    Math.max(0, 1.5 * (flight.misfit - 1 - Math.log(flight.misfit || 1))),
  );
  const odds = (prior / (1 - prior)) * (flight.misfit > 1 ? Math.exp(weight) : 1);
  return odds / (1 + odds);
}

/** Share that manoeuvred of what is not depressed, by its apogee, averaged over its error. */
function lowShare(apogee: number, lnSigma: number): number {
  const { lowest, other } = MANOEUVRED;
  let before = normalCdf(Math.log(LOWEST_APOGEE / apogee) / lnSigma);
  let sum = lowest * before;
  for (let i = 1; i <= FALLING_PARTS; i++) {
    const height = LOWEST_APOGEE + (i / FALLING_PARTS) * (LOW_APOGEE - LOWEST_APOGEE);
    const under = normalCdf(Math.log(height / apogee) / lnSigma);
    sum += (under - before) * lowest * (other / lowest) ** ((i - 0.5) / FALLING_PARTS);
    before = under;
  }
  return sum + (1 - before) * other;
}
