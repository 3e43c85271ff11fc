import { cpus } from 'node:os';

/** One line of a benchmark's result (docs/benchmarks.md). */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer: { readonly name: string; readonly value: number } | null;
  readonly bound: { readonly name: string; readonly value: number } | null;
  /** `value` over the peer's or the bound's; null where there is neither. */
  readonly ratio: number | null;
  /** Whether a goal is met; only where the row has one. */
  readonly met?: boolean;
  readonly runs: number;
  readonly node: string;
  readonly cpu: string;
}

/** A row with the machine filled in and the ratio taken. */
export function row(
  name: string,
  value: number,
  unit: string,
  runs: number,
  beside: { peer?: BenchRow['peer']; bound?: BenchRow['bound'] } = {},
): BenchRow {
  const peer = beside.peer ?? null;
  const bound = beside.bound ?? null;
  const against = peer?.value ?? bound?.value ?? null;
  return {
    name,
    value,
    unit,
    peer,
    bound,
    ratio: against === null || against === 0 ? null : value / against,
    runs,
    node: process.version,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
  };
}

/** A row with a goal: at most or at least so much, and what stands beside it. */
export function goalRow(
  name: string,
  value: number,
  unit: string,
  runs: number,
  goal: { readonly most: number } | { readonly least: number },
  peer: BenchRow['peer'] = null,
): BenchRow {
  const [said, limit, met] =
    'most' in goal
      ? (['goal ≤', goal.most, value <= goal.most] as const)
      : (['goal ≥', goal.least, value >= goal.least] as const);
  return { ...row(name, value, unit, runs, { peer, bound: { name: said, value: limit } }), met };
}

/** The p-quantile (0 to 1) by the nearest rank. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
