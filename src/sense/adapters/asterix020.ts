import { enuRotation, fromEnu, geodeticToEcef } from '../../earth/index.ts';
import { admit, type Gather, refuse } from '../gather.ts';
import type { FixReport, Identity, Vector3 } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import {
  addressText,
  codeAt,
  FOOT_M,
  geometricHeight,
  identityOf,
  isOfAnotherMode,
  levelAt,
  NO_HEIGHT,
  placeAt,
  pressureHeight,
  SURFACE,
  type TargetHeight,
} from './asterix-target.ts';
import { type Items, isSet, numberAt, textAt } from './items.ts';
import { timingOf } from './time-of-day.ts';

/** Height by multilateration where its error is not stated: poor, all stations are below. */
const HEIGHT_SIGMA_M = 150;

/** Where the items of two categories that speak of the same things stand. */
interface Layout {
  readonly name: string;
  readonly code: string;
  readonly geometric: string | null;
  readonly track: readonly [item: string, name: string];
  readonly deviation: readonly string[];
  readonly deviationNames: readonly [string, string];
}

const SURFACE_MOVEMENT: Layout = {
  name: 'I010',
  code: '060',
  geometric: null,
  track: ['161', 'TRK'],
  deviation: ['500'],
  deviationNames: ['DEVX', 'DEVY'],
};
const MULTILATERATION: Layout = {
  name: 'I020',
  code: '070',
  geometric: '105',
  track: ['161', 'TRN'],
  deviation: ['500', 'SDP'],
  deviationNames: ['X', 'Y'],
};

/** A target report of CAT020 (EUROCONTROL-SPEC-0149-14, multilateration) as a fix. */
export function readMultilateration(
  gather: Gather,
  sensor: Sensor,
  items: Items,
  at: number,
  end: number,
): void {
  readLocated(gather, sensor, items, MULTILATERATION, at, end);
}

/**
 * A target report of CAT010 (EUROCONTROL-SPEC-0149-7, surface movement) as a fix. Its other
 * message types (start of an update, status, event) are signs of life.
 */
export function readSurfaceMovement(
  gather: Gather,
  sensor: Sensor,
  items: Items,
  at: number,
  end: number,
): void {
  if ((numberAt(items, '000') ?? 1) === 1) {
    readLocated(gather, sensor, items, SURFACE_MOVEMENT, at, end);
    return;
  }
  const timing = timingOf(gather, sensor, numberAt(items, '140'), at, end);
  if (timing === null) return;
  const nogo = (numberAt(items, '550', 'NOGO') ?? 0) >= 2;
  const common = { kind: 'status', source: sensor.id, mode: sensor.mode, ...timing } as const;
  const said = nogo
    ? ({
        event: 'degraded',
        detail: 'the system says that its data are not for use (NOGO)',
      } as const)
    : ({ event: 'alive' } as const);
  admit(gather, sensor, { ...common, ...said }, at, end);
}

function readLocated(
  gather: Gather,
  sensor: Sensor,
  items: Items,
  layout: Layout,
  at: number,
  end: number,
): void {
  const bits = [
    ['simulated', '020', 'SIM'],
    ['test', '020', 'TST'],
  ] as const;
  if (isOfAnotherMode(gather, sensor, items, bits, at, end)) return;
  // A fixed transponder that the system watches itself by.
  if (isSet(items, '020', 'RAB')) return;
  const height = heightOf(items, layout);
  const position = positionOf(sensor, items, height);
  if (position === null) {
    const message = `the record has neither ${layout.name}/041 nor, with a site set, ${layout.name}/042`;
    refuse(gather, sensor, 'no-position', message, at, end);
    return;
  }
  const timing = timingOf(gather, sensor, numberAt(items, '140'), at, end);
  if (timing === null) return;
  const identity = identityIn(items, layout);
  const track = numberAt(items, ...layout.track);
  const [vx, vy] = [numberAt(items, '202', 'VX'), numberAt(items, '202', 'VY')];
  const report: FixReport = {
    kind: 'fix',
    source: sensor.id,
    mode: sensor.mode,
    ...timing,
    ...(identity === null ? {} : { identity }),
    ...(track === null ? {} : { sourceTrack: track }),
    positionEcefM: position,
    heightBasis: height.basis,
    ...(vx === null || vy === null ? {} : { velocityEnuMps: [vx, vy, 0], climbStated: false }),
    sigma: {
      horizontalM: deviationOf(items, layout) ?? sensor.sigma.horizontalM,
      verticalM: height.sigmaM,
    },
  };
  admit(gather, sensor, report, at, end);
}

function heightOf(items: Items, { geometric }: Layout): TargetHeight {
  if (isSet(items, '020', 'GBS')) return SURFACE;
  const feet = geometric === null ? null : numberAt(items, geometric);
  if (feet !== null) {
    return geometricHeight(feet * FOOT_M, numberAt(items, '500', 'SDH') ?? HEIGHT_SIGMA_M);
  }
  const pressure = levelAt(items, '090', 'FL');
  return pressure === null ? NO_HEIGHT : pressureHeight(pressure);
}

/** From WGS-84, else from Cartesian metres about the sensor's site, which must be the reference. */
function positionOf(sensor: Sensor, items: Items, height: TargetHeight): Vector3 | null {
  const place = placeAt(items, '041');
  if (place !== null) return geodeticToEcef(place.latitude, place.longitude, height.metres);
  const [x, y] = [numberAt(items, '042', 'X'), numberAt(items, '042', 'Y')];
  const { site } = sensor;
  if (x === null || y === null || site === null) return null;
  const rotation = enuRotation(site.latitudeRad, site.longitudeRad);
  const up =
    height.basis === 'unknown' || height.basis === 'surface' ? 0 : height.metres - site.heightM;
  const [dx, dy, dz] = fromEnu(rotation, x, y, up);
  return [site.ecefM[0] + dx, site.ecefM[1] + dy, site.ecefM[2] + dz];
}

function deviationOf(items: Items, { deviation, deviationNames }: Layout): number | null {
  const [item = '', ...names] = deviation;
  const x = numberAt(items, item, ...names, deviationNames[0]);
  const y = numberAt(items, item, ...names, deviationNames[1]);
  return x === null || y === null || Math.max(x, y) <= 0 ? null : Math.max(x, y);
}

function identityIn(items: Items, layout: Layout): Identity | null {
  const address = numberAt(items, '220');
  return identityOf({
    icao: address === null ? null : addressText(address),
    // 3: not a callsign or registration at all.
    callsign: numberAt(items, '245', 'STI') === 3 ? null : textAt(items, '245', 'CHR'),
    mode3A: codeAt(items, layout.code),
  });
}
