import type { Mode, SensorId } from '../mark/index.ts';
import type { FixReport, KinematicReport, Vector3 } from '../sense/index.ts';

/**
 * What an estimate takes of a report, as numbers in a row. Who or what the object says that it is
 * and where an estimate came from are no part of it; they have been learned when the report came.
 */

/** Numbers of a report that measures, and of somebody's estimate. */
const MEASURED_LENGTH = 16;
const ESTIMATE_LENGTH = 46;

const KINDS = ['polar', 'bearing', 'fix', 'estimate'] as const;
const BASES = ['geometric', 'pressure', 'surface', 'unknown'] as const;

export function keptLength(kind: KinematicReport['kind']): number {
  return kind === 'estimate' ? ESTIMATE_LENGTH : MEASURED_LENGTH;
}

/** Length of what {@link writeReport} wrote from `at`. */
export function writtenLength(from: Float64Array, at: number): number {
  return keptLength(KINDS[from[at]! & 3]!);
}

/** Writes {@link keptLength} numbers from `at`. What a report does not tell is not a number. */
export function writeReport(report: KinematicReport, to: Float64Array, at: number): void {
  let code = KINDS.indexOf(report.kind);
  if (report.timeAssumed === true) code += 4;
  to[at + 1] = report.timeMs;
  to[at + 2] = report.receivedMs;
  to[at + 3] = orNone(report.timeSigmaS);
  let k = at + 4;
  switch (report.kind) {
    case 'polar': {
      const { sigma } = report;
      for (let i = 0; i < 3; i++) to[k++] = report.observerEcefM[i]!;
      to[k++] = report.rangeM;
      to[k++] = report.azimuthRad;
      to[k++] = orNone(report.elevationRad);
      to[k++] = orNone(report.rangeRateMps);
      to[k++] = orNone(report.pressureHeightM);
      to[k++] = sigma.rangeM;
      to[k++] = sigma.azimuthRad;
      to[k++] = orNone(sigma.elevationRad);
      to[k++] = orNone(sigma.rangeRateMps);
      break;
    }
    case 'bearing':
      for (let i = 0; i < 3; i++) to[k++] = report.observerEcefM[i]!;
      for (let i = 0; i < 3; i++) to[k++] = report.losEcef[i]!;
      to[k++] = report.sigma.losRad;
      break;
    case 'fix': {
      const { velocityEnuMps: velocity, sigma } = report;
      code += 8 * BASES.indexOf(report.heightBasis);
      if (report.climbStated !== undefined) code += report.climbStated ? 32 : 64;
      for (let i = 0; i < 3; i++) to[k++] = report.positionEcefM[i]!;
      for (let i = 0; i < 3; i++) to[k++] = velocity === undefined ? Number.NaN : velocity[i]!;
      to[k++] = sigma.horizontalM;
      to[k++] = sigma.verticalM;
      to[k++] = orNone(sigma.velocityMps);
      break;
    }
    case 'estimate':
      for (let i = 0; i < 6; i++) to[k++] = report.stateEcef[i]!;
      for (let i = 0; i < 36; i++) to[k++] = report.covariance[i]!;
      break;
  }
  to[at] = code;
}

/** The report again, without names. */
export function readReport(
  from: Float64Array,
  at: number,
  source: SensorId,
  mode: Mode,
): KinematicReport {
  const code = from[at]!;
  const common = {
    source,
    mode,
    timeMs: from[at + 1]!,
    receivedMs: from[at + 2]!,
    ...((code & 4) === 0 ? {} : { timeAssumed: true }),
    ...told('timeSigmaS', from[at + 3]!),
  };
  const k = at + 4;
  const kind = KINDS[code & 3]!;
  switch (kind) {
    case 'polar':
      return {
        kind,
        ...common,
        observerEcefM: vector(from, k),
        rangeM: from[k + 3]!,
        azimuthRad: from[k + 4]!,
        ...told('elevationRad', from[k + 5]!),
        ...told('rangeRateMps', from[k + 6]!),
        ...told('pressureHeightM', from[k + 7]!),
        sigma: {
          rangeM: from[k + 8]!,
          azimuthRad: from[k + 9]!,
          ...told('elevationRad', from[k + 10]!),
          ...told('rangeRateMps', from[k + 11]!),
        },
      };
    case 'bearing':
      return {
        kind,
        ...common,
        observerEcefM: vector(from, k),
        losEcef: vector(from, k + 3),
        sigma: { losRad: from[k + 6]! },
      };
    case 'fix':
      return { kind, ...common, ...fixOf(from, k, code) };
    case 'estimate':
      return {
        kind,
        ...common,
        stateEcef: Array.from(from.subarray(k, k + 6)),
        covariance: Array.from(from.subarray(k + 6, k + 42)),
        provenance: [],
      };
  }
}

function fixOf(
  from: Float64Array,
  k: number,
  code: number,
): Pick<FixReport, 'positionEcefM' | 'heightBasis' | 'velocityEnuMps' | 'climbStated' | 'sigma'> {
  return {
    positionEcefM: vector(from, k),
    heightBasis: BASES[(code >> 3) & 3]!,
    ...(Number.isNaN(from[k + 3]!) ? {} : { velocityEnuMps: vector(from, k + 3) }),
    ...((code & 96) === 0 ? {} : { climbStated: (code & 32) !== 0 }),
    sigma: {
      horizontalM: from[k + 6]!,
      verticalM: from[k + 7]!,
      ...told('velocityMps', from[k + 8]!),
    },
  };
}

function orNone(value: number | undefined): number {
  return value === undefined ? Number.NaN : value;
}

function told<Name extends string>(name: Name, value: number): { [key in Name]?: number } {
  return (Number.isNaN(value) ? {} : { [name]: value }) as { [key in Name]?: number };
}

function vector(from: Float64Array, at: number): Vector3 {
  return [from[at]!, from[at + 1]!, from[at + 2]!];
}
