import type { Salvo } from '../../src/assess/index.ts';
import type { TrackingView, View } from '../../src/watch/index.ts';
import { DEG } from './geo.ts';
import { drawTracks, type TrackKind } from './tracks.ts';

/** One sensor as the overview shows it. */
export interface SensorRow {
  readonly id: string;
  readonly state: 'good' | 'degraded' | 'silent';
  readonly guessed: boolean;
  readonly rateHz: number;
  /** Since it was last heard, s; null: never. */
  readonly heardS: number | null;
  /** Null: no radar, or nothing that it could be compared with yet. */
  readonly errors: readonly ErrorText[] | null;
  /** Share of reports off their prediction by more than 95 % should be, all filters: 0.05 is right. */
  readonly outside: number | null;
}

/** A constant error of a radar, in units for people. */
export interface ErrorText {
  readonly of: 'range' | 'azimuth' | 'elevation' | 'clock';
  /** `+0.229° ± 0.011`; null: not known well enough to be worth a number. */
  readonly text: string | null;
  /** Whether it is taken off its reports. */
  readonly applied: boolean;
}

/** With a larger 1 sigma than this an error is as good as unknown: half of what is thought at first. */
const UNKNOWN = { rangeM: 150, azimuthRad: 5e-3, elevationRad: 5e-3, timeS: 0.5 } as const;

type Registration = TrackingView['registrations'][number];

export function sensorRows(view: View): SensorRow[] {
  const known = new Map(view.tracking.registrations.map((each) => [each.sensor, each]));
  return view.sensors.map((sensor) => {
    const registration = known.get(sensor.id);
    return {
      id: sensor.id,
      state: sensor.state,
      guessed: sensor.basis === 'guessed',
      rateHz: sensor.rateHz,
      heardS:
        sensor.lastHeardMs === null ? null : Math.max(0, (view.nowMs - sensor.lastHeardMs) / 1000),
      errors: registration === undefined ? null : errorTexts(registration),
      outside: outsideOf(view, sensor.id),
    };
  });
}

function outsideOf({ tracking }: View, id: string): number | null {
  const rows = tracking.health.consistency.filter((row) => row.sensor === id);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return count === 0 ? null : rows.reduce((sum, row) => sum + row.outside * row.count, 0) / count;
}

function errorTexts(of: Registration): ErrorText[] {
  return [
    errorText('range', of.rangeM, UNKNOWN.rangeM, 1, 0, ' m'),
    errorText('azimuth', of.azimuthRad, UNKNOWN.azimuthRad, DEG, 3, '°'),
    errorText('elevation', of.elevationRad, UNKNOWN.elevationRad, DEG, 3, '°'),
    errorText('clock', of.timeS, UNKNOWN.timeS, 1, 2, ' s'),
  ];
}

function errorText(
  of: ErrorText['of'],
  { bias, sigma, applied }: Registration['rangeM'],
  unknown: number,
  factor: number,
  digits: number,
  unit: string,
): ErrorText {
  const text =
    sigma > unknown
      ? null
      : `${signed(bias * factor, digits)}${unit} ± ${(sigma * factor).toFixed(digits)}`;
  return { of, text, applied: applied !== 0 };
}

/** `+0.23`, `−0.05`, `0.00` */
function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** How many of each kind are followed, those that there are. */
export function trackCounts(view: View): (readonly [TrackKind, number])[] {
  const counts = new Map<TrackKind, number>();
  for (const { kind } of drawTracks(view)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const order: readonly TrackKind[] = ['missile', 'aircraft', 'vessel', 'other', 'plot'];
  return order.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [[kind, count] as const];
  });
}

/** Reports that moved no track, by reason, most first. */
export function refusedCounts(view: View): (readonly [string, number])[] {
  return Object.entries(view.tracking.health.refused)
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1]);
}

/** `3`, or `2–4` where the number is not sure. */
export function salvoCount({ count }: Salvo): string {
  return count.low === count.high ? `${count.likely}` : `${count.low}–${count.high}`;
}
