import type { SensorView, TrackingView } from '../../watch/index.ts';
import type { NodeStatus } from '../status.ts';

/** A sensor with all that is known of how it does; null: it was compared with nothing yet. */
export interface SensorAnswer extends SensorView {
  readonly registration: TrackingView['registrations'][number] | null;
}

export function sensorsOf({ nowMs, sensors, tracking }: NodeStatus): {
  readonly nowMs: number;
  readonly sensors: readonly SensorAnswer[];
} {
  const known = new Map((tracking?.registrations ?? []).map((each) => [each.sensor, each]));
  return {
    nowMs,
    sensors: sensors.map((sensor) => ({ ...sensor, registration: known.get(sensor.id) ?? null })),
  };
}
