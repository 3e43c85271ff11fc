import type { BallisticHazard, Hazard } from '../../assess/index.ts';
import type { GeoPoint, GeoPolygon } from '../../earth/index.ts';
import type { Instant, SensorId } from '../../mark/index.ts';
import type { DetailField, ReleaseClass } from './arrangement.ts';
import { gridPoint, stepTime } from './coarse.ts';

/**
 * What a hazard's statement holds beyond the minimum projection, each member there only where its
 * release class names it. Coarsened values are values of their own, signed with the cell that
 * they were brought to. Metres, radians, epoch milliseconds; plain JSON.
 */
export interface HazardDetail {
  /** Cells that positions, heights and distances were brought to, metres; 0: as they are. */
  readonly gridM: number;
  /** Steps that times were brought to, seconds; 0: as they are. */
  readonly timeStepS: number;
  readonly phase?: BallisticHazard['phase'];
  readonly nature?: BallisticHazard['nature'];
  readonly rangeClass?: BallisticHazard['rangeClass'];
  readonly equivalentRangeM?: BallisticHazard['equivalentRangeM'];
  readonly apogeeM?: number;
  readonly flownRangeM?: number;
  readonly impact?: {
    readonly point: GeoPoint;
    readonly timeMs: Instant;
    readonly timeSigmaS: number;
  };
  readonly areas?: readonly { readonly containment: number; readonly polygon: GeoPolygon }[];
  readonly launch?: {
    readonly point: GeoPoint;
    /** The cell it was brought to, metres: at least 10 km. */
    readonly gridM: number;
    readonly timeMs: Instant;
  };
  readonly overflown?: readonly { readonly region: string; readonly passesMs: Instant }[];
  readonly sensors?: readonly SensorId[];
}

/** Probabilities are told in hundredths: finer digits would tell revisions apart and nothing else. */
const PROBABILITY_STEP = 0.01;

/** Builds the detail of a class field by field; null where the class names none that there is. */
export function projectDetail(hazard: Hazard, by: ReleaseClass): HazardDetail | null {
  if (hazard.kind !== 'ballistic') return null;
  const { gridM, timeStepS } = by;
  const detail: Record<string, unknown> = {};
  for (const field of by.fields) Object.assign(detail, PROJECT[field](hazard, by));
  if (Object.keys(detail).length === 0) return null;
  return { gridM, timeStepS, ...detail };
}

type Project = (hazard: BallisticHazard, by: ReleaseClass) => Partial<HazardDetail>;

const PROJECT: Readonly<Record<DetailField, Project>> = {
  phase: ({ phase }) => ({ phase }),
  nature: ({ nature }) => ({
    nature: {
      ballistic: hundredths(nature.ballistic),
      depressedOrManoeuvring: hundredths(nature.depressedOrManoeuvring),
      spaceLaunch: hundredths(nature.spaceLaunch),
    },
  }),
  rangeClass: ({ rangeClass }) => ({
    rangeClass: {
      CRBM: hundredths(rangeClass.CRBM),
      SRBM: hundredths(rangeClass.SRBM),
      MRBM: hundredths(rangeClass.MRBM),
      IRBM: hundredths(rangeClass.IRBM),
      ICBM: hundredths(rangeClass.ICBM),
    },
  }),
  equivalentRange: ({ equivalentRangeM: { low, median, high } }, { gridM }) => ({
    equivalentRangeM: {
      low: stepped(low, gridM),
      median: stepped(median, gridM),
      high: stepped(high, gridM),
    },
  }),
  apogee: ({ apogeeM }, { gridM }) => ({ apogeeM: stepped(apogeeM, gridM) }),
  flownRange: ({ flownRangeM }, { gridM, launchGridM }) => ({
    flownRangeM: stepped(flownRangeM, Math.max(gridM, launchGridM)),
  }),
  impact: ({ impact }, { gridM, timeStepS }) => ({
    impact: {
      point: gridPoint(impact.point, gridM),
      timeMs: stepTime(impact.timeMs, timeStepS),
      timeSigmaS: stepped(impact.timeSigmaS, Math.max(1, timeStepS)),
    },
  }),
  areas: ({ areas }) => ({
    areas: areas.map(({ containment, polygon }) => ({ containment, polygon })),
  }),
  launch: ({ launch }, { launchGridM, timeStepS }) => ({
    launch: {
      point: gridPoint(launch.point, launchGridM),
      gridM: launchGridM,
      timeMs: stepTime(launch.timeMs, Math.max(1, timeStepS)),
    },
  }),
  overflown: ({ overflown }, { timeStepS }) => ({
    overflown: overflown.map(({ region, passesMs }) => ({
      region,
      passesMs: stepTime(passesMs, timeStepS),
    })),
  }),
  sensors: ({ sensors }) => ({ sensors: [...sensors].sort() }),
};

function hundredths(probability: number): number {
  return Math.round(probability / PROBABILITY_STEP) / (1 / PROBABILITY_STEP);
}

function stepped(value: number, step: number): number {
  return step === 0 ? value : Math.round(value / step) * step;
}
