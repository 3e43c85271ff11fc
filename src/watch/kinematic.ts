import type { KinematicReport, Report } from '../sense/index.ts';

/** True for what the tracker takes. */
export function isKinematic(report: Report): report is KinematicReport {
  return (
    report.kind === 'polar' ||
    report.kind === 'fix' ||
    report.kind === 'bearing' ||
    report.kind === 'estimate'
  );
}
