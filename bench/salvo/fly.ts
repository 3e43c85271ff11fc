import {
  type Flight,
  fly,
  ROCKET,
  randomFrom,
  SCUD_ER,
} from '../../src/assess/ballistic/flight.fixture.ts';
import {
  createAssess,
  DEFAULT_BALLISTIC,
  openHazards,
  recogniseTick,
  recogniseTrack,
  salvosOf,
} from '../../src/assess/index.ts';
import { DEGREE, enuRotation, geodeticToEcef, toEnu } from '../../src/earth/index.ts';
import type { Label } from '../../src/mark/index.ts';
import type { PolarReport, Sensor } from '../../src/sense/index.ts';
import { advance, associate, createTracker, DEFAULT_TRACKER } from '../../src/track/index.ts';

/** A salvo: so many alike, so far apart in time and along a line from north to south. */
export interface Salvo {
  readonly vehicle: 'rocket' | 'scud';
  readonly count: number;
  readonly intervalS: number;
  readonly spacingM: number;
  readonly radars: 1 | 2;
  /** The radars measure the range rate, 5 m/s. */
  readonly doppler: boolean;
  readonly seed: number;
}

/** What was counted, 30 s after the last burnout, and the most at any moment before. */
export interface Counted {
  readonly open: number;
  readonly most: number;
  /** As the officer is told. */
  readonly told: { readonly low: number; readonly likely: number; readonly high: number };
  /** Launches that a radar saw at least ten times by then. */
  readonly seen: number;
}

const LABEL: Label = {
  classification: 'unclassified',
  releasableTo: [],
  caveats: [],
  delayS: 0,
  fidelity: 'full',
};
const T0 = 1_700_000_000_000;
const FLIGHTS = { rocket: fly(ROCKET), scud: fly(SCUD_ER) };
const SITES: readonly (readonly [number, number])[] = [
  [37.5, 129],
  [37.9, 126.6],
];

function radar(index: number): Sensor {
  const [latitudeDeg, longitudeDeg] = SITES[index]!;
  const [latitudeRad, longitudeRad] = [latitudeDeg * DEGREE, longitudeDeg * DEGREE];
  return {
    id: `radar-${index + 1}`,
    kind: 'polar',
    format: 'bongsu-report',
    source: `file:radar-${index + 1}`,
    mode: 'simulated',
    editions: {},
    sacSic: null,
    site: {
      ecefM: geodeticToEcef(latitudeRad, longitudeRad, 200),
      latitudeRad,
      longitudeRad,
      heightM: 200,
      basis: 'guessed',
    },
    sigma: {
      rangeM: 30,
      azimuthRad: 1e-3,
      elevationRad: 1e-3,
      rangeRateMps: 5,
      horizontalM: 30,
      verticalM: 30,
      losRad: 1e-3,
    },
    scanPeriodS: 1,
    detectionProbability: 0.95,
    clutterPerScan: 0.05,
    maximumRangeM: 2_000_000,
    minimumElevationRad: 3 * DEGREE,
    clockOffsetS: 0,
    assumedRateHz: null,
    table: null,
  };
}

/** The product's own tracker and recogniser look at a salvo, all plots of a look together. */
export function count(salvo: Salvo): Counted {
  const flight = FLIGHTS[salvo.vehicle];
  const sensors = Array.from({ length: salvo.radars }, (_, i) => radar(i));
  const tracker = createTracker('simulated', DEFAULT_TRACKER, sensors);
  const assess = createAssess({
    node: 'bench',
    mode: 'simulated',
    label: LABEL,
    ballistic: DEFAULT_BALLISTIC,
  });
  const { normal, uniform } = randomFrom(salvo.seed);
  const seen = new Array<number>(salvo.count).fill(0);
  const endS = Math.ceil(flight.burnoutS + (salvo.count - 1) * salvo.intervalS + 30);
  let most = 0;
  for (let second = 0; second <= endS; second++) {
    sensors.forEach((sensor, r) => {
      const nowMs = T0 + second * 1000 + 300 * r;
      const reports: PolarReport[] = [];
      for (let i = 0; i < salvo.count; i++) {
        const place = placeOf(flight, second + 0.3 * r - i * salvo.intervalS, i * salvo.spacingM);
        const plot = place === null ? null : plotOf(sensor, place, nowMs, normal, salvo.doppler);
        if (plot === null || uniform() > sensor.detectionProbability) continue;
        seen[i]! += 1;
        reports.push(plot);
      }
      const tracks = [...advance(tracker, nowMs), ...associate(tracker, reports, nowMs)];
      for (const track of tracks) recogniseTrack(assess, track, nowMs);
      recogniseTick(assess, nowMs);
      most = Math.max(most, openHazards(assess).length);
    });
  }
  const hazards = openHazards(assess).length;
  const alone = { low: hazards, likely: hazards, high: hazards };
  return {
    told: salvosOf(assess)[0]?.count ?? alone,
    open: hazards,
    most,
    seen: seen.filter((n) => n >= 10).length,
  };
}

/** Position and velocity so long after its own launch, moved to the north by its place in the line. */
function placeOf(flight: Flight, seconds: number, northM: number): number[] | null {
  const whole = Math.floor(seconds);
  const [a, b] = [flight.states[whole], flight.states[whole + 1]];
  if (seconds < 0 || a === undefined || b === undefined) return null;
  const share = seconds - whole;
  const [latitudeDeg, longitudeDeg] = flight.vehicle.siteDeg;
  const axes = enuRotation(latitudeDeg * DEGREE, longitudeDeg * DEGREE);
  return [0, 1, 2, 3, 4, 5].map(
    (j) => a[j]! + share * (b[j]! - a[j]!) + (j < 3 ? northM * axes[3 + j]! : 0),
  );
}

function plotOf(
  sensor: Sensor,
  at: readonly number[],
  timeMs: number,
  normal: () => number,
  doppler: boolean,
): PolarReport | null {
  const { ecefM, latitudeRad, longitudeRad } = sensor.site!;
  const axes = enuRotation(latitudeRad, longitudeRad);
  const [east, north, up] = toEnu(axes, at[0]! - ecefM[0], at[1]! - ecefM[1], at[2]! - ecefM[2]);
  const range = Math.hypot(east, north, up);
  const away = [0, 1, 2].reduce((sum, j) => sum + ((at[j]! - ecefM[j]!) * at[j + 3]!) / range, 0);
  const elevation = Math.asin(up / range);
  if (elevation < sensor.minimumElevationRad!) return null;
  const azimuth = Math.atan2(east, north) + 1e-3 * normal();
  return {
    kind: 'polar',
    source: sensor.id,
    mode: 'simulated',
    timeMs,
    receivedMs: timeMs,
    observerEcefM: ecefM,
    rangeM: range + 30 * normal(),
    azimuthRad: azimuth < 0 ? azimuth + 2 * Math.PI : azimuth,
    elevationRad: elevation + 1e-3 * normal(),
    ...(doppler ? { rangeRateMps: away + 5 * normal() } : {}),
    sigma: {
      ...{ rangeM: 30, azimuthRad: 1e-3, elevationRad: 1e-3 },
      ...(doppler ? { rangeRateMps: 5 } : {}),
    },
  };
}
