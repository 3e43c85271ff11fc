import { callsignOf } from './callsign.ts';
import { mbBits, type Register, signedBits } from './comm-b.ts';
import { laplace, machOf, normal, type Odds, odds, sparse } from './comm-b-odds.ts';

/**
 * How probable a Comm-B content is if it is a given register: P(56 bits | register), 0 where it
 * cannot be. Three kinds of evidence go in: the register's number where it carries
 * one, status and spare bits, and how well the values fit each other and what is known of the
 * aircraft. The checks are those of Sun, Vû, Ellerbroek, Hoekstra, "pyModeS: Decoding Mode-S
 * Surveillance Data for Open Air Transportation Research" (IEEE Transactions on Intelligent
 * Transportation Systems, 2019), made gradual. The figures below are those of airliners in cruise, climb and descent.
 */
export type Likelihood = (mb: Uint8Array, known: CommBContext, evidence: Evidence) => number;

/** What is known of the aircraft from elsewhere; every part may be left out. */
export interface CommBContext {
  /** Pressure altitude: that of the same reply (format 20), or of its last one. */
  readonly altitudeFt?: number | null;
  /** By its ADS-B velocity of the last seconds. */
  readonly groundSpeedKn?: number | null;
  readonly trackDeg?: number | null;
}

/** Which reasons hold, as bits of {@link REASONS}. */
export interface Evidence {
  bits: number;
}

/** In the order of the bits of {@link Evidence}. */
export const REASONS = [
  'it names its register',
  'status bits and spare bits fit',
  'the characters make a call sign',
  'the capabilities are a usual set',
  'the altitude is one that crews select',
  'the pressure setting is a usual one',
  'roll and track rate agree',
  'ground speed and airspeed are near each other',
  'Mach, airspeed and altitude agree',
  'the vertical rates agree',
  'it agrees with the velocity known of the aircraft',
  'roll and track rate disagree',
  'Mach, airspeed and altitude disagree',
  'it disagrees with the velocity known of the aircraft',
  'a status bit contradicts its field',
] as const;

const NAMED = 1;
const STATUS_FITS = 2;
const CHARACTERS = 4;
const USUAL_SET = 8;
const SELECTED = 16;
const SETTING = 32;
const TURN_AGREES = 64;
const SPEEDS_NEAR = 128;
const MACH_AGREES = 256;
const RATES_AGREE = 512;
const KNOWN_AGREES = 1024;
const TURN_DISAGREES = 2048;
const MACH_DISAGREES = 4096;
const KNOWN_DISAGREES = 8192;
const CONTRADICTS = 16_384;

const STATUS_40 = {
  panel: odds(0.97),
  management: odds(0.4),
  pressure: odds(0.95),
  modes: odds(0.5),
  source: odds(0.4),
};
const STATUS_50 = {
  roll: odds(0.98),
  track: odds(0.985),
  ground: odds(0.99),
  rate: odds(0.92),
  air: odds(0.985),
};
const STATUS_60 = {
  heading: odds(0.985),
  air: odds(0.99),
  mach: odds(0.96),
  barometric: odds(0.97),
  inertial: odds(0.9),
};

/** Shares of bits that are set. */
const FEW = odds(0.15);
const SOME = odds(0.25);
const NONE = odds(0.01);

/** Two fields contradict their status bits, at least: no other evidence makes up for that. */
const HOPELESS = 1e-14;

/** A field with content although its status bit says that there is none. */
const CONTRADICTION = 1e-5;
/** A spare bit that is set. */
const SPARE = 1e-4;

export const LIKELIHOODS: Readonly<Record<Register, Likelihood>> = {
  '1,0': dataLinkCapability,
  '1,7': commonUsageCapability,
  '2,0': identification,
  '3,0': advisory,
  '4,0': verticalIntention,
  '5,0': trackAndTurn,
  '6,0': headingAndSpeed,
};

/** Anything else: half evenly over all contents, half with few bits set. */
export function otherLikelihood(mb: Uint8Array): number {
  return 0.5 * 2 ** -56 + 0.5 * sparse(mb, 0, 7, FEW);
}

/** How often the bits 15 to 56 of register 1,0 are set. */
const CAPABILITY_SHARE = [
  0.05, 0.9, 0.1, 0.1, 0.1, 0.1, 0.2, 0.3, 0.3, 0.2, 0.8, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.8,
  0.8, 0.8, 0.2, 0.2, 0.8, 0.3, 0.7,
];
const TERMINAL_SHARE = 0.03;

function dataLinkCapability(mb: Uint8Array, _: CommBContext, evidence: Evidence): number {
  if (mb[0] !== 0x10) return 0;
  evidence.bits = NAMED | STATUS_FITS;
  let p = 1;
  for (let bit = 15; bit <= 56; bit++) {
    const share = CAPABILITY_SHARE[bit - 15] ?? TERMINAL_SHARE;
    p *= mbBits(mb, bit, bit) === 1 ? share : 1 - share;
  }
  if ((mb[1]! & 0x7c) !== 0) {
    p *= SPARE;
    evidence.bits = NAMED;
  }
  // Bit 9: another segment follows.
  return p * ((mb[1]! & 0x80) !== 0 ? 0.1 : 0.9);
}

/** Bits 1 to 5, the squitters' registers: all, none, or one of the 30 mixtures. */
const SQUITTERS = { all: 0.6, none: 0.3, mixed: 0.1 / 30 } as const;
/** Bits 16 and 24, enhanced surveillance: both, none, or one of two mixtures. */
const ENHANCED = { all: 0.85, none: 0.13, mixed: 0.01 } as const;
/** How often the bits 6 to 24 are set; 16 and 24 stand together and are counted apart. */
const SET_SHARE = [
  0.2, 0.98, 0.1, 0.75, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0, 0.15, 0.1, 0.1, 0.05, 0.05, 0.05,
  0.4,
];

function commonUsageCapability(mb: Uint8Array, _: CommBContext, evidence: Evidence): number {
  // Bits 29 to 56 are reserved and zero in every edition.
  if ((mb[3]! & 0x0f) !== 0 || mb[4] !== 0 || mb[5] !== 0 || mb[6] !== 0) {
    return 0;
  }
  const squitters = mb[0]! >> 3;
  const enhanced = mbBits(mb, 16, 16) + mbBits(mb, 24, 24);
  let p = squitters === 31 ? SQUITTERS.all : squitters === 0 ? SQUITTERS.none : SQUITTERS.mixed;
  p *= enhanced === 2 ? ENHANCED.all : enhanced === 0 ? ENHANCED.none : ENHANCED.mixed;
  for (let bit = 6; bit <= 23; bit++) {
    const share = SET_SHARE[bit - 6]!;
    if (share > 0) p *= mbBits(mb, bit, bit) === 1 ? share : 1 - share;
  }
  if ((mb[3]! & 0xf0) !== 0) p *= SPARE;
  evidence.bits = STATUS_FITS;
  if (mbBits(mb, 7, 7) === 1 && enhanced !== 1 && (squitters === 31 || squitters === 0)) {
    evidence.bits |= USUAL_SET;
  }
  return p;
}

function identification(mb: Uint8Array, _: CommBContext, evidence: Evidence): number {
  if (mb[0] !== 0x20) return 0;
  const callsign = callsignOf(mbBits(mb, 9, 32), mbBits(mb, 33, 56));
  evidence.bits = NAMED;
  if (callsign === null) {
    const none = sparse(mb, 1, 7, NONE) > 0.6;
    return none ? 0.01 : 0;
  }
  evidence.bits |= CHARACTERS;
  // Letters and digits alike; a blank inside is a slip.
  return 37 ** -callsign.length * (callsign.includes(' ') ? 0.01 : 1);
}

function advisory(mb: Uint8Array, _: CommBContext, evidence: Evidence): number {
  if (mb[0] !== 0x30 || mbBits(mb, 29, 30) === 3) return 0;
  evidence.bits = NAMED;
  const threatless = mbBits(mb, 29, 30) === 0;
  if (threatless && (mbBits(mb, 31, 40) !== 0 || mbBits(mb, 41, 56) !== 0)) {
    return SPARE * sparse(mb, 1, 7, SOME);
  }
  evidence.bits |= STATUS_FITS;
  return sparse(mb, 1, 7, SOME);
}

function verticalIntention(mb: Uint8Array, _: CommBContext, evidence: Evidence): number {
  const panel = mbBits(mb, 1, 1) === 1;
  const management = mbBits(mb, 14, 14) === 1;
  const pressure = mbBits(mb, 27, 27) === 1;
  const modes = mbBits(mb, 48, 48) === 1;
  const source = mbBits(mb, 54, 54) === 1;
  if (!panel && !management && !pressure) return 0;
  evidence.bits = STATUS_FITS;
  let p = status(mb, STATUS_40.panel, panel, 2, 13, evidence);
  p *= status(mb, STATUS_40.management, management, 15, 26, evidence);
  p *= status(mb, STATUS_40.pressure, pressure, 28, 39, evidence);
  p *= status(mb, STATUS_40.modes, modes, 49, 51, evidence);
  p *= status(mb, STATUS_40.source, source, 55, 56, evidence);
  if (p < HOPELESS) return 0;
  const spare = mbBits(mb, 40, 47) !== 0 || mbBits(mb, 52, 53) !== 0;
  if (spare) {
    p *= SPARE / 1024;
    evidence.bits &= ~STATUS_FITS;
  }
  const first = mbBits(mb, 2, 13) * 16;
  const second = mbBits(mb, 15, 26) * 16;
  if (panel) p *= selected(first, evidence);
  if (management) {
    // Often the same in both places.
    p *= (panel && first === second ? 0.4 : 0) + 0.6 * selected(second, evidence);
  }
  if (pressure) {
    const setting = 800 + mbBits(mb, 28, 39) / 10;
    const standard = Math.abs(setting - 1013.25) < 0.1;
    p *= (standard ? 0.25 : 0) + 0.499 * normal(setting - 1013, 11, 0.1) + 0.001 / 4096;
    if (Math.abs(setting - 1013) < 40) evidence.bits |= SETTING;
  }
  if (modes) p /= 8;
  if (source) p /= 4;
  return p;
}

/** Codes have steps of 16 ft: those nearest to thousands, then to hundreds of feet. */
function selected(feet: number, evidence: Evidence): number {
  const hundreds = Math.round(feet / 100);
  const onHundred = Math.abs(feet - hundreds * 100) <= 8 && feet > 0 && feet <= 50_000;
  if (onHundred) evidence.bits |= SELECTED;
  const share = (hundreds % 10 === 0 ? 0.6 / 50 : 0) + 0.35 / 500;
  return (onHundred ? share : 0) + 0.05 / 4096;
}

/** °/s of turn for a roll at an airspeed: g tan(roll) over speed. */
const TURN = (9.80665 / (1852 / 3600)) * (180 / Math.PI);

function trackAndTurn(mb: Uint8Array, known: CommBContext, evidence: Evidence): number {
  const withRoll = mbBits(mb, 1, 1) === 1;
  const withTrack = mbBits(mb, 12, 12) === 1;
  const withGround = mbBits(mb, 24, 24) === 1;
  const withRate = mbBits(mb, 35, 35) === 1;
  const withAir = mbBits(mb, 46, 46) === 1;
  if (!withRoll && !withTrack && !withGround && !withAir) return 0;
  evidence.bits = STATUS_FITS;
  let p = status(mb, STATUS_50.roll, withRoll, 2, 11, evidence);
  p *= status(mb, STATUS_50.track, withTrack, 13, 23, evidence);
  p *= status(mb, STATUS_50.ground, withGround, 25, 34, evidence);
  p *= status(mb, STATUS_50.rate, withRate, 36, 45, evidence);
  p *= status(mb, STATUS_50.air, withAir, 47, 56, evidence);
  if (p < HOPELESS) return 0;
  const roll = (signedBits(mb, 2, 11) * 45) / 256;
  const ground = mbBits(mb, 25, 34) * 2;
  const air = mbBits(mb, 47, 56) * 2;
  if (withRoll) p *= 0.999 * laplace(roll, 5, 45 / 256) + 0.001 / 1024;
  if (withTrack) p *= direction((mbBits(mb, 13, 23) * 90) / 512, known.trackDeg, 4, evidence);
  if (withGround) p *= speed(ground, known, evidence);
  if (withAir) {
    const expected = withGround ? normal(air - ground, 45, 2) : normal(air - 400, 130, 2);
    p *= 0.995 * expected + 0.005 / 1024;
    if (withGround && Math.abs(air - ground) < 120) evidence.bits |= SPEEDS_NEAR;
  }
  if (withRate) {
    const rate = (signedBits(mb, 36, 45) * 8) / 256;
    const turning = withRoll && withAir && air > 0 && Math.abs(roll) < 60;
    const off = turning ? rate - (TURN * Math.tan((roll * Math.PI) / 180)) / air : rate;
    p *=
      0.84 * normal(off, turning ? 0.2 : 1, 8 / 256) +
      0.15 * laplace(off, 0.8, 8 / 256) +
      0.01 / 1024;
    if (turning) evidence.bits |= Math.abs(off) < 0.6 ? TURN_AGREES : TURN_DISAGREES;
  }
  return p;
}

function headingAndSpeed(mb: Uint8Array, known: CommBContext, evidence: Evidence): number {
  const withHeading = mbBits(mb, 1, 1) === 1;
  const withAir = mbBits(mb, 13, 13) === 1;
  const withMach = mbBits(mb, 24, 24) === 1;
  const withBarometric = mbBits(mb, 35, 35) === 1;
  const withInertial = mbBits(mb, 46, 46) === 1;
  if (!withHeading && !withAir && !withMach) return 0;
  evidence.bits = STATUS_FITS;
  let p = status(mb, STATUS_60.heading, withHeading, 2, 12, evidence);
  p *= status(mb, STATUS_60.air, withAir, 14, 23, evidence);
  p *= status(mb, STATUS_60.mach, withMach, 25, 34, evidence);
  p *= status(mb, STATUS_60.barometric, withBarometric, 36, 45, evidence);
  p *= status(mb, STATUS_60.inertial, withInertial, 47, 56, evidence);
  if (p < HOPELESS) return 0;
  const air = mbBits(mb, 14, 23);
  const mach = (mbBits(mb, 25, 34) * 4) / 1000;
  // Drift and magnetic variation lie between heading and track.
  if (withHeading) p *= direction((mbBits(mb, 2, 12) * 90) / 512, known.trackDeg, 15, evidence);
  if (withAir) p *= 0.99 * normal(air - 265, 45, 1) + 0.01 / 1024;
  if (withMach) p *= 0.98 * machShare(mach, withAir ? air : null, known, evidence) + 0.02 / 1024;
  const climb = signedBits(mb, 36, 45) * 32;
  const inertial = signedBits(mb, 47, 56) * 32;
  if (withBarometric) p *= climbing(climb);
  if (withInertial) {
    if (!withBarometric) return p * climbing(inertial);
    const off = inertial - climb;
    p *= 0.8 * normal(off, 120, 32) + 0.19 * laplace(off, 500, 32) + 0.01 / 1024;
    if (Math.abs(off) < 400) evidence.bits |= RATES_AGREE;
  }
  return p;
}

/** Level flight is half of all. */
function climbing(rate: number): number {
  return 0.5 * laplace(rate, 60, 32) + 0.499 * laplace(rate, 1000, 32) + 0.001 / 1024;
}

/** The status bit, and that its field is 0 where it is not set. */
function status(
  mb: Uint8Array,
  share: Odds,
  set: boolean,
  first: number,
  last: number,
  evidence: Evidence,
): number {
  if (set) return share.set;
  if (mbBits(mb, first, last) === 0) return share.unset;
  evidence.bits = (evidence.bits & ~STATUS_FITS) | CONTRADICTS;
  return (share.unset * CONTRADICTION) / 2 ** (last - first + 1);
}

/** A direction in 2,048 steps: any, or near a known one. */
function direction(
  degrees: number,
  known: number | null | undefined,
  sigma: number,
  evidence: Evidence,
): number {
  if (known === null || known === undefined) return 1 / 2048;
  const off = Math.abs(((degrees - known + 540) % 360) - 180);
  evidence.bits |= off < 4 * sigma ? KNOWN_AGREES : KNOWN_DISAGREES;
  return 0.98 * normal(off, sigma, 360 / 2048) + 0.02 / 2048;
}

/** Ground speed in steps of 2 kn: near a known one, or as usual at the altitude. */
function speed(ground: number, known: CommBContext, evidence: Evidence): number {
  const { groundSpeedKn: before, altitudeFt } = known;
  if (typeof before === 'number') {
    evidence.bits |= Math.abs(ground - before) < 30 ? KNOWN_AGREES : KNOWN_DISAGREES;
    return 0.98 * normal(ground - before, 6, 2) + 0.02 / 1024;
  }
  const usual =
    typeof altitudeFt === 'number' ? 190 + (260 * Math.min(altitudeFt, 33_000)) / 33_000 : 400;
  const spread = typeof altitudeFt === 'number' ? 70 : 110;
  return 0.99 * normal(ground - usual, spread, 2) + 0.01 / 1024;
}

/** Share of a step of 0.004 Mach: at the altitude, or at any up to 45,000 ft. */
function machShare(
  mach: number,
  air: number | null,
  { altitudeFt }: CommBContext,
  evidence: Evidence,
): number {
  if (air === null) return normal(mach - 0.7, 0.15, 0.004);
  if (typeof altitudeFt === 'number') {
    const off = mach - machOf(air, altitudeFt);
    evidence.bits |= Math.abs(off) < 0.03 ? MACH_AGREES : MACH_DISAGREES;
    return normal(off, 0.008, 0.004);
  }
  const low = machOf(air, 0) - 0.01;
  const high = machOf(air, 45_000) + 0.01;
  const inside = mach >= low && mach <= high;
  evidence.bits |= inside ? MACH_AGREES : MACH_DISAGREES;
  return inside ? 0.004 / (high - low) : 0;
}
