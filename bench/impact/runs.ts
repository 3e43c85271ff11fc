import { DEGREE, geodeticToEcef } from '../../src/earth/index.ts';
import type { Label } from '../../src/mark/index.ts';
import type { KinematicReport, Sensor, Vector3 } from '../../src/sense/index.ts';

/** One line of the input: what the product may see of one flight. */
export interface ImpactRun {
  readonly run: string;
  readonly sensors: readonly ImpactSensor[];
  readonly reports: readonly ImpactReport[];
  readonly askMs: readonly number[];
}

/** Marking of what benches make. */
export const LABEL: Label = {
  classification: 'unclassified',
  releasableTo: [],
  caveats: [],
  delayS: 0,
  fidelity: 'full',
};

type ImpactSensor =
  | {
      readonly id: string;
      readonly kind: 'polar';
      readonly latitudeDeg: number;
      readonly longitudeDeg: number;
      readonly heightM: number;
      readonly sigmaRangeM: number;
      readonly sigmaAzimuthRad: number;
      readonly sigmaElevationRad: number;
      readonly intervalS: number;
      readonly detectionProbability: number;
      readonly minimumElevationDeg: number;
      readonly maximumRangeM: number;
    }
  | {
      readonly id: string;
      readonly kind: 'bearing';
      readonly ecefM: Vector3;
      readonly sigmaRad: number;
      readonly biasSigmaRad: number;
      readonly intervalS: number;
    };

type ImpactReport = { readonly timeMs: number; readonly sensor: string } & (
  | { readonly rangeM: number; readonly azimuthRad: number; readonly elevationRad: number }
  | { readonly losEcef: Vector3 }
);

/** Sensors and reports as the tracker takes them; a satellite's bias counts as noise. */
export function inputsOf(run: ImpactRun): {
  readonly sensors: readonly Sensor[];
  readonly reports: readonly KinematicReport[];
} {
  const byId = new Map(run.sensors.map((sensor) => [sensor.id, sensor]));
  return {
    sensors: run.sensors.map(sensorOf),
    reports: run.reports.map((report) => reportOf(report, byId.get(report.sensor)!)),
  };
}

export function sensorOf(sensor: ImpactSensor): Sensor {
  const polar = sensor.kind === 'polar';
  const [latitudeRad, longitudeRad] = polar
    ? [sensor.latitudeDeg * DEGREE, sensor.longitudeDeg * DEGREE]
    : [0, 0];
  return {
    id: sensor.id,
    kind: sensor.kind,
    format: 'bongsu-report',
    source: `file:${sensor.id}`,
    mode: 'simulated',
    editions: {},
    sacSic: null,
    site: polar
      ? {
          ecefM: geodeticToEcef(latitudeRad, longitudeRad, sensor.heightM),
          latitudeRad,
          longitudeRad,
          heightM: sensor.heightM,
          basis: 'published',
        }
      : null,
    sigma: {
      rangeM: polar ? sensor.sigmaRangeM : 0,
      azimuthRad: polar ? sensor.sigmaAzimuthRad : 0,
      elevationRad: polar ? sensor.sigmaElevationRad : 0,
      rangeRateMps: 0,
      horizontalM: 0,
      verticalM: 0,
      losRad: polar ? 0 : Math.hypot(sensor.sigmaRad, sensor.biasSigmaRad),
    },
    scanPeriodS: sensor.intervalS,
    detectionProbability: polar ? sensor.detectionProbability : 0.99,
    clutterPerScan: 0,
    maximumRangeM: polar ? sensor.maximumRangeM : null,
    minimumElevationRad: polar ? sensor.minimumElevationDeg * DEGREE : null,
    clockOffsetS: 0,
    assumedRateHz: null,
    table: null,
  };
}

function reportOf(report: ImpactReport, sensor: ImpactSensor): KinematicReport {
  const common = {
    source: report.sensor,
    mode: 'simulated' as const,
    timeMs: report.timeMs,
    receivedMs: report.timeMs,
  };
  if ('losEcef' in report) {
    if (sensor.kind !== 'bearing') throw new Error(`${report.sensor} is no bearing sensor`);
    return {
      ...common,
      kind: 'bearing',
      observerEcefM: sensor.ecefM,
      losEcef: report.losEcef,
      sigma: { losRad: Math.hypot(sensor.sigmaRad, sensor.biasSigmaRad) },
    };
  }
  if (sensor.kind !== 'polar') throw new Error(`${report.sensor} is no radar`);
  return {
    ...common,
    kind: 'polar',
    observerEcefM: geodeticToEcef(
      sensor.latitudeDeg * DEGREE,
      sensor.longitudeDeg * DEGREE,
      sensor.heightM,
    ),
    rangeM: report.rangeM,
    azimuthRad: report.azimuthRad,
    elevationRad: report.elevationRad,
    sigma: {
      rangeM: sensor.sigmaRangeM,
      azimuthRad: sensor.sigmaAzimuthRad,
      elevationRad: sensor.sigmaElevationRad,
    },
  };
}
