/**
 * xoshiro128** 1.1 (D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators",
 * ACM Trans. Math. Softw. 47(4), 2021): four 32-bit words, plain data, the same numbers on every
 * machine for one seed. It is for simulation; nothing secret may come from it.
 */
export interface RandomState {
  a: number;
  b: number;
  c: number;
  d: number;
}

/**
 * The stream called `name` of a seed. Each simulated thing draws from its own stream, so that one
 * more sensor in a scenario changes no other sensor's noise.
 */
export function randomStream(seed: number, name: string): RandomState {
  const words = { at: (hashName(name) ^ Math.imul(seed | 0, 0x9e3779b1)) >>> 0 };
  words.at = (words.at + Math.floor(Math.abs(seed) / 0x1_0000_0000)) >>> 0;
  const state = { a: spread(words), b: spread(words), c: spread(words), d: spread(words) };
  // The one state that xoshiro never leaves.
  if ((state.a | state.b | state.c | state.d) === 0) state.a = 1;
  return state;
}

/** The next 32 bits. */
export function nextWord(state: RandomState): number {
  const result = Math.imul(rotate(Math.imul(state.b, 5), 7), 9) >>> 0;
  const t = state.b << 9;
  state.c ^= state.a;
  state.d ^= state.b;
  state.b ^= state.c;
  state.a ^= state.d;
  state.c ^= t;
  state.d = rotate(state.d, 11);
  return result;
}

/** Uniform in [0, 1), 53 bits. */
export function uniform(state: RandomState): number {
  const high = nextWord(state) >>> 5;
  const low = nextWord(state) >>> 6;
  return (high * 67_108_864 + low) / 9_007_199_254_740_992;
}

/** Uniform in [low, high). */
export function uniformIn(state: RandomState, low: number, high: number): number {
  return low + (high - low) * uniform(state);
}

/** A whole number in [low, high], both ends possible. */
export function integerIn(state: RandomState, low: number, high: number): number {
  return low + Math.floor(uniform(state) * (high - low + 1));
}

/** Standard normal: Box and Muller, Ann. Math. Statist. 29, 1958; the cosine branch alone. */
export function normal(state: RandomState): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform(state)));
  return radius * Math.cos(2 * Math.PI * uniform(state));
}

/** More than this is drawn as a normal rounded to a whole number: the loop stays short. */
const POISSON_NORMAL = 200;

/** Poisson: multiplication of uniforms (Knuth, TAOCP vol. 2, 3.4.1). */
export function poisson(state: RandomState, mean: number): number {
  if (!(mean > 0)) return 0;
  if (mean > POISSON_NORMAL) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(state)));
  const limit = Math.exp(-mean);
  let count = 0;
  let product = uniform(state);
  while (product > limit) {
    count++;
    product *= uniform(state);
  }
  return count;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** splitmix32: the increment and finaliser of MurmurHash3 (A. Appleby), to fill a state. */
function spread(words: { at: number }): number {
  words.at = (words.at + 0x9e3779b9) >>> 0;
  let z = words.at;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}
