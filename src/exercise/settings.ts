import { DEGREE, type GeoPoint, type GeoPosition } from '../earth/index.ts';
import { check, MAX_PROBLEMS, type Problem } from './check.ts';
import {
  ASSUMED_BALLISTIC_COEFFICIENT,
  ASSUMED_BURN_S,
  type Emitter,
  type EmitterModel,
  type Launch,
  type Scenario,
  type TrafficGroup,
} from './scenario.ts';
import { SCENARIO_SCHEMA } from './schema.ts';

const KNOT = 1852 / 3600;
const FOOT = 0.3048;

/** CAT015 item 625 holds 24 bits of 1/10 m, signed: 838,860.7 m. */
const CAT015_RANGE_KM = 838.86;
/** CAT048 item 040 holds 16 bits of 1/256 NM: just under 256 NM. */
const CAT048_RANGE_KM = 474.1;

interface ScenarioFile {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly seed: number;
  readonly durationS: number;
  readonly launches?: readonly LaunchFile[];
  readonly routes?: readonly { id: string; waypoints: readonly (readonly number[])[] }[];
  readonly traffic?: readonly TrafficFile[];
  readonly sensors: readonly SensorFile[];
}

interface LaunchFile {
  readonly id: string;
  readonly name?: string;
  readonly atS: number;
  readonly site: { latitudeDeg: number; longitudeDeg: number; heightM?: number };
  readonly apogeeKm: number;
  readonly rangeKm: number;
  readonly bearingDeg: number;
  readonly burnS?: number;
  readonly ballisticCoefficientKgM2?: number;
}

interface TrafficFile {
  readonly kind: 'aircraft' | 'ship';
  readonly route: string;
  readonly count: number;
  readonly speedKn: readonly number[];
  readonly altitudeFt?: readonly number[];
  readonly bothWays?: boolean;
}

interface SensorFile {
  readonly node: string;
  readonly model: EmitterModel;
  readonly minimumHeightKm?: number;
  readonly maximumHeightKm?: number;
  readonly stations?: readonly { latitudeDeg: number; longitudeDeg: number }[];
  readonly stationRangeKm?: number;
  readonly outages?: readonly { readonly fromS: number; readonly untilS: number }[];
  readonly sensor: {
    readonly id: string;
    readonly source: string;
    readonly sacSic?: readonly number[];
    readonly position?: { latitudeDeg: number; longitudeDeg: number; heightM: number };
    readonly sigma?: Readonly<Record<string, number>>;
    readonly scanPeriodS?: number;
    readonly detectionProbability?: number;
    readonly clutterPerScan?: number;
    readonly maximumRangeKm?: number;
    readonly minimumElevationDeg?: number;
  };
}

export type ScenarioReading =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a parsed scenario file. Degrees, kilometres, knots and feet end here. Nothing is thrown:
 * what is wrong comes back, each with the place in the file, at most {@link MAX_PROBLEMS}.
 */
export function readScenario(value: unknown): ScenarioReading {
  const problems: Problem[] = [];
  check(value, SCENARIO_SCHEMA, '', problems);
  if (problems.length > 0) return { ok: false, problems };
  const file = value as ScenarioFile;
  crossCheck(file, problems);
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
  return {
    ok: true,
    scenario: {
      name: file.name,
      title: file.title,
      description: file.description ?? '',
      seed: file.seed,
      durationS: file.durationS,
      launches: (file.launches ?? []).map(toLaunch),
      routes: Object.fromEntries(
        (file.routes ?? []).map((route) => [
          route.id,
          route.waypoints.map(([latitudeDeg, longitudeDeg]) =>
            toPoint({ latitudeDeg: latitudeDeg!, longitudeDeg: longitudeDeg! }),
          ),
        ]),
      ),
      traffic: (file.traffic ?? []).map(toTraffic),
      emitters: file.sensors.map(toEmitter),
    },
  };
}

/** What a schema cannot say: names that must be unique or known, and where bytes may go. */
function crossCheck(file: ScenarioFile, problems: Problem[]): void {
  const unique = (items: readonly { id: string }[], path: string): void => {
    const seen = new Set<string>();
    items.forEach((item, i) => {
      if (seen.has(item.id))
        problems.push({ path: `${path}/${i}`, message: `"${item.id}" is there twice` });
      seen.add(item.id);
    });
  };
  unique(file.launches ?? [], '/launches');
  unique(file.routes ?? [], '/routes');
  unique(
    file.sensors.map((entry) => entry.sensor),
    '/sensors',
  );
  (file.routes ?? []).forEach((route, i) => {
    route.waypoints.forEach((waypoint, j) => {
      if (Math.abs(waypoint[0]!) > 90)
        problems.push({
          path: `/routes/${i}/waypoints/${j}`,
          message: `latitude comes first and lies within 90, is ${waypoint[0]}`,
        });
    });
  });
  const routes = new Set((file.routes ?? []).map((route) => route.id));
  (file.traffic ?? []).forEach((group, i) => {
    if (!routes.has(group.route))
      problems.push({
        path: `/traffic/${i}/route`,
        message: `no route is called "${group.route}"`,
      });
    if (!(group.speedKn[0]! > 0) || group.speedKn[1]! < group.speedKn[0]!)
      problems.push({
        path: `/traffic/${i}/speedKn`,
        message: 'must be the lowest speed, above 0, and then the highest',
      });
  });
  file.sensors.forEach((entry, i) => {
    checkSensor(entry, `/sensors/${i}`, problems);
  });
}

function checkSensor(entry: SensorFile, path: string, problems: Problem[]): void {
  const { sensor } = entry;
  (entry.outages ?? []).forEach(({ fromS, untilS }, i) => {
    if (untilS <= fromS)
      problems.push({ path: `${path}/outages/${i}`, message: 'untilS must be after fromS' });
  });
  if (loopbackPort(sensor.source) === null)
    problems.push({
      path: `${path}/sensor/source`,
      message: `simulated sensors send to loopback only: udp://127.0.0.1:PORT, is ${sensor.source}`,
    });
  if (entry.model === 'ais-network') {
    if ((entry.stations ?? []).length === 0)
      problems.push({ path, message: 'an ais-network needs "stations"' });
    return;
  }
  if (sensor.position === undefined)
    problems.push({ path: `${path}/sensor`, message: `a ${entry.model} needs a "position"` });
  if (sensor.sacSic === undefined)
    problems.push({ path: `${path}/sensor`, message: `a ${entry.model} needs a "sacSic"` });
  const longest = entry.model === 'long-range-radar' ? CAT015_RANGE_KM : CAT048_RANGE_KM;
  if ((sensor.maximumRangeKm ?? 0) > longest)
    problems.push({
      path: `${path}/sensor/maximumRangeKm`,
      message: `the format of a ${entry.model} holds ranges up to ${longest} km`,
    });
}

/** The port of `udp://127.0.0.1:PORT` (or `[::1]`, `localhost`); null for any other place. */
export function loopbackPort(source: string): number | null {
  const match = /^udp:\/\/(?:127\.0\.0\.1|\[::1\]|localhost):(\d{1,5})$/.exec(source);
  const port = match === null ? 0 : Number(match[1]);
  return port >= 1 && port <= 65_535 ? port : null;
}

function toPoint(at: { latitudeDeg: number; longitudeDeg: number }): GeoPoint {
  return { latitudeRad: at.latitudeDeg * DEGREE, longitudeRad: at.longitudeDeg * DEGREE };
}

function toPosition(at: {
  latitudeDeg: number;
  longitudeDeg: number;
  heightM?: number;
}): GeoPosition {
  return { ...toPoint(at), heightM: at.heightM ?? 0 };
}

function toLaunch(file: LaunchFile): Launch {
  return {
    id: file.id,
    name: file.name ?? file.id,
    atS: file.atS,
    site: toPosition(file.site),
    apogeeM: file.apogeeKm * 1000,
    rangeM: file.rangeKm * 1000,
    bearingRad: file.bearingDeg * DEGREE,
    burnS: file.burnS ?? ASSUMED_BURN_S,
    ballisticCoefficient: file.ballisticCoefficientKgM2 ?? ASSUMED_BALLISTIC_COEFFICIENT,
  };
}

function toTraffic(file: TrafficFile): TrafficGroup {
  const ship = file.kind === 'ship';
  const altitudeFt = ship ? [0, 0] : (file.altitudeFt ?? [30_000, 39_000]);
  return {
    kind: file.kind,
    route: file.route,
    count: file.count,
    speed: [file.speedKn[0]! * KNOT, file.speedKn[1]! * KNOT],
    altitudeM: [altitudeFt[0]! * FOOT, altitudeFt[1]! * FOOT],
    bothWays: file.bothWays ?? true,
  };
}

function toEmitter(file: SensorFile): Emitter {
  const { sensor } = file;
  const far = file.model === 'long-range-radar';
  return {
    node: file.node,
    id: sensor.id,
    model: file.model,
    source: sensor.source,
    sacSic: [sensor.sacSic?.[0] ?? 0, sensor.sacSic?.[1] ?? 0],
    site: sensor.position === undefined ? null : toPosition(sensor.position),
    scanPeriodS: sensor.scanPeriodS ?? (far ? 1 : 4),
    detectionProbability: sensor.detectionProbability ?? (far ? 0.95 : 0.9),
    clutterPerScan: sensor.clutterPerScan ?? 0,
    sigma: {
      rangeM: sensor.sigma?.['rangeM'] ?? (far ? 30 : 50),
      azimuthRad: (sensor.sigma?.['azimuthDeg'] ?? 0.06) * DEGREE,
      elevationRad: (sensor.sigma?.['elevationDeg'] ?? 0.06) * DEGREE,
      rangeRateMps: sensor.sigma?.['rangeRateMps'] ?? 5,
      horizontalM: sensor.sigma?.['horizontalM'] ?? 10,
    },
    maximumRangeM: 1000 * (sensor.maximumRangeKm ?? (far ? CAT015_RANGE_KM : 370)),
    minimumElevationRad: DEGREE * (sensor.minimumElevationDeg ?? (far ? 3 : 0.2)),
    heightM: [1000 * (file.minimumHeightKm ?? 0), 1000 * (file.maximumHeightKm ?? 10_000)],
    stations: (file.stations ?? []).map(toPoint),
    stationRangeM: 1000 * (file.stationRangeKm ?? 75),
    outagesS: (file.outages ?? []).map(({ fromS, untilS }) => [fromS, untilS]),
    sensor,
  };
}
