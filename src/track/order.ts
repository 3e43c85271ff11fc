import type { KinematicReport } from '../sense/index.ts';
import type { Prepared } from './prepared.ts';

/**
 * Shell's sort in place, with Ciura's gaps (2001), the larger ones by his ratio of 2.25. Reports mostly
 * come in order, which one pass shows.
 */
const GAPS = [8_861, 3_938, 1_750, 701, 301, 132, 57, 23, 10, 4, 1] as const;

/** Puts the first `count` of `reports` into an order of their own. */
export function sortPrepared(reports: Prepared[], count: number): void {
  if (isSorted(reports, count)) return;
  for (const gap of GAPS) {
    for (let i = gap; i < count; i++) {
      const z = reports[i]!;
      let j = i;
      while (j >= gap && comesBefore(z, reports[j - gap]!)) {
        reports[j] = reports[j - gap]!;
        j -= gap;
      }
      reports[j] = z;
    }
  }
}

function isSorted(reports: readonly Prepared[], count: number): boolean {
  for (let i = 1; i < count; i++) if (comesBefore(reports[i]!, reports[i - 1]!)) return false;
  return true;
}

function comesBefore(p: Prepared, q: Prepared): boolean {
  const a = p.report;
  const b = q.report;
  return a.timeMs === b.timeMs ? comparePrepared(p, q) < 0 : a.timeMs < b.timeMs;
}

/**
 * An order of reports by what they say and not by how they came, so that a batch gives the same
 * result in any order: time, source, kind, every number, and where all that is the same, anything else
 * (errors, names, origins): of two that a source says of one thing the first counts.
 */
function comparePrepared(p: Prepared, q: Prepared): number {
  const a = p.report;
  const b = q.report;
  return (
    a.timeMs - b.timeMs ||
    compareText(a.source, b.source) ||
    compareText(a.kind, b.kind) ||
    p.x - q.x ||
    p.y - q.y ||
    p.z - q.z ||
    (a.sourceTrack ?? -1) - (b.sourceTrack ?? -1) ||
    compareNumbers(numbersOf(a), numbersOf(b)) ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  );
}

function numbersOf(report: KinematicReport): readonly number[] {
  switch (report.kind) {
    case 'polar':
      return [
        report.rangeM,
        report.azimuthRad,
        report.elevationRad ?? -10,
        report.rangeRateMps ?? -1e9,
        ...report.observerEcefM,
      ];
    case 'bearing':
      return [...report.losEcef, ...report.observerEcefM];
    case 'fix':
      return [...report.positionEcefM, ...(report.velocityEnuMps ?? [])];
    case 'estimate':
      return report.stateEcef;
  }
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
