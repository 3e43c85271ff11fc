import type { BearingReport, KinematicReport } from '../sense/index.ts';
import type { TrackerState } from './state.ts';

/** Lines of sight of a batch that no track has taken and no other line crosses, in its order. */
export function unexplainedLines(
  state: TrackerState,
  reports: readonly KinematicReport[],
): BearingReport[] {
  const waiting = new Set<KinematicReport>(state.lines.map(({ report }) => report));
  return reports.filter((report) => report.kind === 'bearing').filter((line) => waiting.has(line));
}
