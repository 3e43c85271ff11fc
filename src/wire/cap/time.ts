import { formatInstant } from '../../mark/index.ts';

/** CAP 1.2 section 3.3.2: seconds, and UTC written as `-00:00`, never `Z`. Fractions are cut. */
export function capTime(instant: number): string {
  return `${formatInstant(instant).slice(0, 19)}-00:00`;
}

/** How a later message names an earlier one (section 3.2.1 `references`). */
export function capReference(alert: {
  readonly sender: string;
  readonly identifier: string;
  readonly sentMs: number;
}): string {
  return `${alert.sender},${alert.identifier},${capTime(alert.sentMs)}`;
}
