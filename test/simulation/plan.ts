import { chanceOf } from './chance.ts';

/** What can go wrong. The first part is with links, then nodes and disks, then people and peers. */
export const FAULT_KINDS = [
  'drop',
  'double',
  'swap',
  'delay',
  'cut',
  'one-way cut',
  'flap',
  'crash',
  'crash at a disk call',
  'slow disk',
  'full disk',
  'dead disk',
  'hanging disk',
  'second disk',
  'clock step',
  'key expires',
  'key rotated',
  'policy change',
  'label change',
  'other version',
  'hostile peer',
  'key announced',
  'file carried',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One thing that goes wrong. Plain data, so that a run can be had again without it. */
export interface Fault {
  readonly kind: FaultKind;
  /** Since the start, ms. */
  readonly atMs: number;
  readonly forMs: number;
  /** 0 to 1: which node, wire, direction, size or trick. */
  readonly a: number;
  readonly b: number;
}

/** Runs and their parts, ms since the start. */
export const SPEAK_UNTIL_MS = 26_000;
export const FAULTS_UNTIL_MS = 30_000;
export const END_MS = 44_500;

const MOST_FAULTS = 9;

/** The faults of a seed: none in one run of ten, else up to nine, in order. */
export function planFaults(seed: number): Fault[] {
  const chance = chanceOf(seed ^ 0x5eed);
  const faults: Fault[] = [];
  for (let left = chance.below(MOST_FAULTS + 1); left > 0; left--) {
    const kind = FAULT_KINDS[chance.below(FAULT_KINDS.length)]!;
    const atMs = 300 + chance.below(FAULTS_UNTIL_MS - 5000);
    const forMs = 50 + chance.below(chance.hit(0.3) ? 5000 : 1500);
    faults.push({ kind, atMs, forMs, a: chance.next(), b: chance.next() });
  }
  return faults.sort((x, y) => x.atMs - y.atMs);
}

export function sayFault({ kind, atMs, forMs, a, b }: Fault): string {
  return `${(atMs / 1000).toFixed(2)} s ${kind} for ${forMs} ms (${a.toFixed(3)}, ${b.toFixed(3)})`;
}
