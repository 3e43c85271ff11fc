import type { SensorView, TrackingView } from '../../watch/index.ts';
import type { NodeStatus } from '../status.ts';

/** A sensor with all that is known of how it does. */
export interface SensorAnswer extends SensorView {
  /** Null: it was compared with nothing yet. */
  readonly registration: TrackingView['registrations'][number] | null;
  /** By filter, how its reports fit what was predicted. */
  readonly consistency: TrackingView['health']['consistency'];
}

export function sensorsOf({ nowMs, sensors, tracking }: NodeStatus): {
  readonly nowMs: number;
  readonly sensors: readonly SensorAnswer[];
} {
  const known = new Map((tracking?.registrations ?? []).map((each) => [each.sensor, each]));
  const rows = tracking?.health.consistency ?? [];
  return {
    nowMs,
    sensors: sensors.map((sensor) => ({
      ...sensor,
      registration: known.get(sensor.id) ?? null,
      consistency: rows.filter((row) => row.sensor === sensor.id),
    })),
  };
}
