import { DEGREE, geodeticToEcef } from '../../earth/index.ts';
import { positionBoundM, velocityBoundMps, verticalBoundM } from '../../wire/modes/index.ts';
import { admit, type Gather, refuse } from '../gather.ts';
import type { FixReport, Identity, Vector3 } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import {
  addressText,
  codeAt,
  FLIGHT_LEVEL_M,
  FOOT_M,
  geometricHeight,
  identityOf,
  isOfAnotherMode,
  NAUTICAL_MILE_M,
  NO_HEIGHT,
  placeAt,
  pressureHeight,
  SURFACE,
  type TargetHeight,
} from './asterix-target.ts';
import { type Items, isSet, numberAt, textAt } from './items.ts';
import { timingOf } from './time-of-day.ts';

/** 95 % of a circular normal distribution lies within 2.448 sigma, of one in height 1.96. */
const SIGMAS_IN_95 = 2.448;
const SIGMAS_IN_95_VERTICAL = 1.96;
/** A containment radius at 1e-7 (SIL 3) is 5.68 sigma of one. */
const SIGMAS_IN_CONTAINMENT = 5.68;
/** The uncompensated delay of the message, and the position's own steps. */
const LEAST_SIGMA_M = 10;
/** GNSS height without a stated accuracy, and steps of 25 ft. */
const GEOMETRIC_SIGMA_M = 30;
/** The position states no integrity: worse than 10 NM is allowed. */
const UNKNOWN_INTEGRITY_SIGMA_M = 2000;
/** I021/140, the largest value of 16 signed bits of 6.25 ft: that or beyond. */
const GEOMETRIC_SATURATED_FT = 32_767 * 6.25;

/**
 * Containment radius, m, by navigation integrity category (NIC, versions 1 and 2: RTCA DO-260B
 * table N-4) and by navigation uncertainty category (NUCp, version 0: DO-260 table N-2).
 */
const RADIUS_BY_NIC: readonly (number | null)[] = [
  null,
  20 * NAUTICAL_MILE_M,
  8 * NAUTICAL_MILE_M,
  4 * NAUTICAL_MILE_M,
  2 * NAUTICAL_MILE_M,
  NAUTICAL_MILE_M,
  0.6 * NAUTICAL_MILE_M,
  0.2 * NAUTICAL_MILE_M,
  0.1 * NAUTICAL_MILE_M,
  75,
  25,
  7.5,
];
const RADIUS_BY_NUC: readonly (number | null)[] = [
  null,
  20 * NAUTICAL_MILE_M,
  10 * NAUTICAL_MILE_M,
  2 * NAUTICAL_MILE_M,
  NAUTICAL_MILE_M,
  0.5 * NAUTICAL_MILE_M,
  0.2 * NAUTICAL_MILE_M,
  0.1 * NAUTICAL_MILE_M,
  25,
  7.5,
];

/** Figures of I021/090, by the version of the aircraft's transponder (I021/210). */
interface Quality {
  readonly nic: number | null;
  readonly nacP: number | null;
  readonly sil: number | null;
  readonly radiusM: number | null;
  readonly nacV: number | null;
  readonly gva: number | null;
}

/** A target report of CAT021 (EUROCONTROL-SPEC-0149-12, ADS-B) as a fix with its integrity. */
export function readAdsbTarget(
  gather: Gather,
  sensor: Sensor,
  items: Items,
  at: number,
  end: number,
): void {
  const bits = [
    ['simulated', '040', 'SIM'],
    ['test', '040', 'TST'],
  ] as const;
  if (isOfAnotherMode(gather, sensor, items, bits, at, end)) return;
  // A field monitor: a fixed transponder that the ground station watches itself by.
  if (isSet(items, '040', 'RAB')) return;
  // The high-resolution position where there is one.
  const place = placeAt(items, '131') ?? placeAt(items, '130');
  if (place === null) {
    refuse(gather, sensor, 'no-position', 'the record has neither I021/131 nor I021/130', at, end);
    return;
  }
  // When the position applied, else when it was received; a report's transmission says less.
  const todS = numberAt(items, '071') ?? numberAt(items, '073') ?? numberAt(items, '077');
  const timing = timingOf(gather, sensor, todS, at, end);
  if (timing === null) return;
  const quality = qualityOf(items);
  const height = heightOf(items, quality);
  const velocity = velocityOf(items);
  const identity = identityIn(items);
  const track = numberAt(items, '161', 'TRNUM');
  const bound = quality.nacV === null ? null : velocityBoundMps(quality.nacV);
  const report: FixReport = {
    kind: 'fix',
    source: sensor.id,
    mode: sensor.mode,
    ...timing,
    ...(identity === null ? {} : { identity }),
    ...(track === null ? {} : { sourceTrack: track }),
    positionEcefM: geodeticToEcef(place.latitude, place.longitude, height.metres),
    heightBasis: height.basis,
    ...(velocity === null ? {} : { velocityEnuMps: velocity.enuMps }),
    ...(velocity === null || velocity.climbs ? {} : { climbStated: false }),
    sigma: {
      horizontalM: horizontalSigma(sensor, quality),
      verticalM: height.sigmaM,
      // NACv 0 says "10 m/s or worse, or unknown".
      ...(velocity === null ? {} : { velocityMps: Math.max((bound ?? 10) / SIGMAS_IN_95, 0.5) }),
    },
    integrity: {
      ...(quality.nic === null ? {} : { nic: quality.nic }),
      ...(quality.nacP === null ? {} : { nacP: quality.nacP }),
      ...(quality.sil === null ? {} : { sil: quality.sil }),
    },
  };
  admit(gather, sensor, report, at, end);
}

/**
 * The first field is NUCp for version 0 and NIC from version 1 on; without I021/210 it is not
 * known which, and neither is claimed.
 */
function qualityOf(items: Items): Quality {
  const version = isSet(items, '210', 'VNS') ? null : numberAt(items, '210', 'VN');
  const category = numberAt(items, '090', 'NUCPNIC');
  const modern = version !== null && version >= 1;
  const radii = modern ? RADIUS_BY_NIC : RADIUS_BY_NUC;
  return {
    nic: modern ? category : null,
    nacP: numberAt(items, '090', 'NACP'),
    sil: numberAt(items, '090', 'SIL'),
    radiusM: version === null || category === null ? null : (radii[category] ?? null),
    nacV: modern ? numberAt(items, '090', 'NUCRNACV') : null,
    gva: version === null || version < 2 ? null : numberAt(items, '090', 'GVA'),
  };
}

/** NACp is the accuracy itself; else the containment radius; else what the settings say. */
function horizontalSigma(sensor: Sensor, { nacP, radiusM }: Quality): number {
  const bound = nacP === null ? null : positionBoundM(nacP);
  if (bound !== null) return Math.max(bound / SIGMAS_IN_95, LEAST_SIGMA_M);
  if (radiusM !== null) return Math.max(radiusM / SIGMAS_IN_CONTAINMENT, LEAST_SIGMA_M);
  return Math.max(sensor.sigma.horizontalM, UNKNOWN_INTEGRITY_SIGMA_M);
}

function heightOf(items: Items, { gva }: Quality): TargetHeight {
  if (isSet(items, '040', 'GBS')) return SURFACE;
  const feet = numberAt(items, '140');
  if (feet !== null && feet < GEOMETRIC_SATURATED_FT) {
    const bound = gva === null ? null : verticalBoundM(gva);
    const sigma = bound === null ? GEOMETRIC_SIGMA_M : bound / SIGMAS_IN_95_VERTICAL;
    return geometricHeight(feet * FOOT_M, sigma);
  }
  const level = numberAt(items, '145');
  return level === null ? NO_HEIGHT : pressureHeight(level * FLIGHT_LEVEL_M);
}

/** Over the ground, with the geometric climb, else the barometric one. */
function velocityOf(items: Items): { enuMps: Vector3; climbs: boolean } | null {
  const speed = numberAt(items, '160', 'GS');
  const angleDeg = numberAt(items, '160', 'TA');
  if (speed === null || angleDeg === null || isSet(items, '160', 'RE')) return null;
  const climb = climbAt(items, '157', 'GVR') ?? climbAt(items, '155', 'BVR');
  const metres = speed * NAUTICAL_MILE_M;
  const angle = angleDeg * DEGREE;
  return {
    enuMps: [metres * Math.sin(angle), metres * Math.cos(angle), climb ?? 0],
    climbs: climb !== null,
  };
}

/** Metres a second; null where absent or beyond the field. */
function climbAt(items: Items, item: string, name: string): number | null {
  const feetPerMinute = numberAt(items, item, name);
  return feetPerMinute === null || isSet(items, item, 'RE') ? null : (feetPerMinute * FOOT_M) / 60;
}

/** Only an ICAO address is one: others must not join two objects. */
function identityIn(items: Items): Identity | null {
  const address = numberAt(items, '080');
  const text = address === null ? null : addressText(address);
  const isIcao = (numberAt(items, '040', 'ATP') ?? 0) === 0;
  return identityOf({
    icao: isIcao ? text : null,
    tag: isIcao || text === null ? null : `ads-b ${text}`,
    callsign: textAt(items, '170'),
    mode3A: codeAt(items, '070'),
  });
}
