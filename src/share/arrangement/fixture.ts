import type { BallisticHazard } from '../../assess/index.ts';
import type { Label } from '../../mark/index.ts';
import { type Signer, seal } from '../../seal/index.ts';
import {
  ARRANGEMENT_TYPE,
  type Arrangement,
  type ReleaseClass,
  type SignedArrangement,
} from './arrangement.ts';

/* For tests of sharing: a class, an arrangement, a hazard full of figures. */

export const OPEN_LABEL: Label = {
  classification: 'restricted',
  releasableTo: ['jpn', 'usa'],
  caveats: ['exercise'],
  delayS: 0,
  fidelity: 'full',
};

export function releaseClass(id: string, more: Partial<ReleaseClass> = {}): ReleaseClass {
  return {
    id,
    fields: ['nature', 'rangeClass'],
    gridM: 0,
    timeStepS: 0,
    launchGridM: 10_000,
    delayS: 0,
    everyS: 0,
    overRangeM: 0,
    overApogeeM: 0,
    ...more,
  };
}

export const PERMIT_ALLIES =
  '@id("allies") permit(principal, action, resource) when { context.peer == "usa" };';

export function arrangement(
  signer: Signer,
  classes: readonly string[],
  more: Partial<Arrangement> = {},
): SignedArrangement {
  return seal(
    ARRANGEMENT_TYPE,
    {
      id: 'kor-usa',
      version: 1,
      node: 'kor',
      peer: 'usa',
      validFromMs: 0,
      validUntilMs: 9e12,
      tier: 'full',
      classes,
      policies: PERMIT_ALLIES,
      officer: 'kim',
      ...more,
    },
    signer,
  );
}

/** A hazard whose figures all follow from `random` (0 to 1). */
export function randomHazard(random: () => number, label: Label = OPEN_LABEL): BallisticHazard {
  const point = () => ({
    latitudeRad: (random() - 0.5) * Math.PI,
    longitudeRad: (random() - 0.5) * 2 * Math.PI,
  });
  const time = (): number => Math.floor(1.79e12 + random() * 1e7);
  const name = (letter: string): string => `${letter}${Math.floor(random() * 1e9)}`;
  const corner = { longitudeRad: (random() - 0.5) * 6, latitudeRad: (random() - 0.5) * 2.8 };
  const size = random() * 0.1;
  const ring = [
    [corner.longitudeRad, corner.latitudeRad],
    [corner.longitudeRad + size, corner.latitudeRad],
    [corner.longitudeRad, corner.latitudeRad + size / 2],
    [corner.longitudeRad, corner.latitudeRad],
  ] as const;
  const range = random() * 1e7;
  return {
    id: 'kor-h1',
    revision: 1 + Math.floor(random() * 100),
    mode: 'exercise',
    node: 'kor',
    timeMs: time(),
    firstMs: time(),
    status: 'open',
    probability: random(),
    tracks: [name('t')],
    sensors: [name('radar-'), name('ir-')],
    label,
    kind: 'ballistic',
    phase: 'coast',
    nature: { ballistic: random(), depressedOrManoeuvring: random(), spaceLaunch: random() },
    space: { spaceLaunch: random(), ballistic: random(), undecided: random(), notice: null },
    rangeClass: {
      CRBM: random(),
      SRBM: random(),
      MRBM: random(),
      IRBM: random(),
      ICBM: random(),
    },
    equivalentRangeM: { low: range * 0.9, median: range, high: range * 1.1 },
    apogeeM: random() * 4e6,
    flownRangeM: random() * 1e7,
    launch: { point: point(), sigmaM: random() * 1e4, timeMs: time(), timeSigmaS: random() * 9 },
    impact: { point: point(), timeMs: time(), timeSigmaS: random() * 90 },
    areas: [{ containment: 0.9, polygon: [ring] }],
    arrivals: [
      { region: name('KR-'), probability: random(), earliestMs: time(), latestMs: time() },
    ],
    overflown: [
      {
        region: name('JP-'),
        passesMs: time(),
        leavesMs: time(),
        lowestM: random(),
        probability: random(),
      },
    ],
    bySensor: [],
  };
}
