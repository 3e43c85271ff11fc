import type { Report, Vector3 } from './report.ts';

/**
 * Limits beyond which a value is an error of the source or of the way here, whatever the object:
 * wide enough for a satellite launch, since what is dropped here can never be warned of.
 */
export const LIMITS = {
  /** No single ground sensor measures further, m. */
  rangeM: 50_000_000,
  /** Above the escape velocity at the surface (11.2 km/s), m/s. */
  speedMps: 12_000,
  /** The lowest dry land lies 430 m below the sea, the geoid down to 106 m below the ellipsoid. */
  lowestRadiusM: 6_350_000,
  /** Beyond the geostationary ring, m from the Earth's centre. */
  highestRadiusM: 50_000_000,
} as const;

/** What is impossible about the report, in words; null when nothing is. */
export function implausibility(report: Report): string | null {
  switch (report.kind) {
    case 'polar':
      return (
        range('range', report.rangeM, 0, LIMITS.rangeM, 'm') ??
        range('azimuth', report.azimuthRad, 0, 2 * Math.PI, 'rad') ??
        optional('elevation', report.elevationRad, -Math.PI / 2, Math.PI / 2, 'rad') ??
        optional('range rate', report.rangeRateMps, -LIMITS.speedMps, LIMITS.speedMps, 'm/s') ??
        place(report.observerEcefM, 'the observer')
      );
    case 'bearing':
      return unit(report.losEcef) ?? place(report.observerEcefM, 'the observer');
    case 'fix':
      return (
        place(report.positionEcefM, 'the position') ??
        (report.velocityEnuMps === undefined ? null : speed(report.velocityEnuMps))
      );
    case 'estimate': {
      const [x, y, z, vx, vy, vz] = report.stateEcef;
      return (
        place([x ?? Number.NaN, y ?? Number.NaN, z ?? Number.NaN], 'the estimate') ??
        speed([vx ?? Number.NaN, vy ?? Number.NaN, vz ?? Number.NaN])
      );
    }
    case 'status':
    case 'elements':
    case 'indicator':
    case 'notice':
      return null;
  }
}

/** Written so that NaN is refused too. */
function range(
  name: string,
  value: number,
  low: number,
  high: number,
  unitName: string,
): string | null {
  return value >= low && value <= high
    ? null
    : `${name} ${value} ${unitName} is outside ${low} to ${high}`;
}

function optional(
  name: string,
  value: number | undefined,
  low: number,
  high: number,
  unitName: string,
): string | null {
  return value === undefined ? null : range(name, value, low, high, unitName);
}

function place(ecef: Vector3, name: string): string | null {
  const radius = Math.hypot(ecef[0], ecef[1], ecef[2]);
  return radius >= LIMITS.lowestRadiusM && radius <= LIMITS.highestRadiusM
    ? null
    : `${name} is ${radius} m from the Earth's centre, outside ${LIMITS.lowestRadiusM} to ${LIMITS.highestRadiusM}`;
}

function speed(velocity: Vector3): string | null {
  const value = Math.hypot(velocity[0], velocity[1], velocity[2]);
  return value <= LIMITS.speedMps
    ? null
    : `speed ${value} m/s is above ${LIMITS.speedMps}, which nothing here reaches`;
}

function unit(direction: Vector3): string | null {
  const length = Math.hypot(direction[0], direction[1], direction[2]);
  return Math.abs(length - 1) < 1e-6 ? null : `the line of sight has length ${length}, not 1`;
}
