import { type CommBData, PADDED_BYTES, type Register, readPadded } from './comm-b.ts';
import {
  type CommBContext,
  type Evidence,
  LIKELIHOODS,
  otherLikelihood,
  REASONS,
} from './comm-b-likelihood.ts';

/** A register that a Comm-B content may be. */
export interface CommBCandidate {
  readonly register: Register;
  /** Given that these registers, or anything else, may have been asked for. */
  readonly probability: number;
  /** What speaks for it, and what against. */
  readonly reasons: readonly string[];
  /** The content read as that register. */
  readonly data: CommBData;
}

export interface CommBInference {
  /** The most probable first; those below {@link LEAST_PROBABILITY} are left out. */
  readonly candidates: readonly CommBCandidate[];
  /** That it is a register which is not carried here, or damaged, or that the model is wrong. */
  readonly otherProbability: number;
  /** All bits are 0: the register that was asked for has no content. */
  readonly empty: boolean;
}

export const LEAST_PROBABILITY = 0.001;

/**
 * How far the model itself may be wrong. Outside decoders and recordings agreed with it in all of
 * about 290 cases, which leaves room for 1 in 100 (95 %): no candidate is surer than that.
 */
const MODEL_DOUBT = 0.01;

/** How often each is asked for, where enhanced surveillance is practised (Europe). */
const PRIORS: readonly (readonly [Register, number])[] = [
  ['4,0', 0.26],
  ['5,0', 0.28],
  ['6,0', 0.28],
  ['2,0', 0.08],
  ['1,7', 0.03],
  ['1,0', 0.02],
  ['3,0', 0.002],
];
const OTHER_PRIOR = 0.048;

/** Scratch of one call, so that nothing is made for registers that it cannot be. */
const JOINT = new Float64Array(PRIORS.length);
const EVIDENCE = new Int32Array(PRIORS.length);

const EMPTY: CommBInference = Object.freeze({ candidates: [], otherProbability: 1, empty: true });

/**
 * Which register the Comm-B content of a reply (format 20 or 21) is. The reply does not say; so
 * each register is weighed by how probable this content would be (comm-b-likelihood.ts) and by how
 * often it is asked for, against "anything else". The result is never certain: act on it only as
 * far as its probability allows, and give what is known of the aircraft, which decides most doubts
 * between 5,0 and 6,0. `messageHex`: the 14 digits of {@link Reply}; null for anything else.
 */
export function inferCommB(
  messageHex: string,
  known: CommBContext = NOTHING_KNOWN,
): CommBInference | null {
  const mb = bytesOf(messageHex);
  if (mb === null) return null;
  if (mb.every((byte) => byte === 0)) return EMPTY;
  const noted: Evidence = { bits: 0 };
  const other = otherLikelihood(mb) * OTHER_PRIOR;
  let sum = other;
  for (let i = 0; i < PRIORS.length; i++) {
    const [register, prior] = PRIORS[i]!;
    noted.bits = 0;
    const joint = LIKELIHOODS[register](mb, known, noted) * prior;
    JOINT[i] = joint;
    EVIDENCE[i] = noted.bits;
    sum += joint;
  }
  const candidates: CommBCandidate[] = [];
  for (let i = 0; i < PRIORS.length; i++) {
    const probability = ((1 - MODEL_DOUBT) * JOINT[i]!) / sum;
    if (!(probability >= LEAST_PROBABILITY)) continue;
    const register = PRIORS[i]![0];
    candidates.push({
      register,
      probability,
      reasons: reasonsOf(EVIDENCE[i]!),
      data: readPadded(mb, register),
    });
  }
  if (candidates.length > 1) candidates.sort((a, b) => b.probability - a.probability);
  const otherProbability = MODEL_DOUBT + ((1 - MODEL_DOUBT) * other) / sum;
  return { candidates, otherProbability, empty: false };
}

const NOTHING_KNOWN: CommBContext = Object.freeze({});

/** At most 2^15 sets of reasons, some dozens in practice: made once. */
const LISTS = new Map<number, readonly string[]>();

function reasonsOf(bits: number): readonly string[] {
  let list = LISTS.get(bits);
  if (list === undefined) {
    list = Object.freeze(REASONS.filter((_, index) => (bits & (1 << index)) !== 0));
    LISTS.set(bits, list);
  }
  return list;
}

function bytesOf(hex: string): Uint8Array | null {
  if (hex.length !== 14) return null;
  const bytes = new Uint8Array(PADDED_BYTES);
  for (let i = 0; i < 7; i++) {
    const high = digit(hex.charCodeAt(2 * i));
    const low = digit(hex.charCodeAt(2 * i + 1));
    if (high < 0 || low < 0) return null;
    bytes[i] = (high << 4) | low;
  }
  return bytes;
}

function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 70) return code - 55;
  if (code >= 97 && code <= 102) return code - 87;
  return -1;
}
