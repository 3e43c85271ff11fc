import type { BallisticHazard } from '../../src/assess/index.ts';
import { DEGREE, type GeoPolygon } from '../../src/earth/place.ts';
import type { SignedStatement } from '../../src/share/index.ts';
import type { SignedAct, Warning, WarningText } from '../../src/warn/index.ts';
import type { View } from '../../src/watch/index.ts';

const HEALTH: View['tracking']['health'] = {
  ...{ used: 0, reordered: 0, begun: 0, putOff: 0, inconsistent: 0, echoes: 0, nameConflicts: 0 },
  refused: {
    'not-a-number': 0,
    absurd: 0,
    'wrong-mode': 0,
    future: 0,
    late: 0,
    repeated: 0,
    'unplaced-bearing': 0,
  },
  dropped: { existence: 0, 'too-old': 0, diverged: 0, merged: 0, shed: 0 },
  consistency: [],
};

/** A hand-made view for tests of what the page makes of one: a node `kor` at time 1,000,000. */
export function viewOf(parts: Partial<View>): View {
  return {
    node: 'kor',
    mode: 'exercise',
    nowMs: 1_000_000,
    seq: 1,
    tracks: [],
    hazards: [],
    warnings: [],
    allied: [],
    alliedTracks: [],
    sensors: [],
    tracking: { health: HEALTH, registrations: [] },
    links: [],
    faults: [],
    alarms: [],
    alarmGroups: [],
    desk: {
      shiftFromMs: null,
      open: {
        ...{ drafts: [], inForce: [], alarms: [], standing: [], links: [], sensors: [] },
        ...{ channels: [], leads: [] },
      },
      pending: null,
      accepted: null,
      suspended: null,
    },
    pendingActs: [],
    plans: [],
    standing: [],
    authority: null,
    merged: [],
    receivers: [],
    consultations: [],
    recalls: [],
    salvos: [],
    ...parts,
  };
}

const TEXT: WarningText = {
  headline: 'headline',
  brief: 'brief',
  description: 'words',
  instruction: 'do',
};
const TEXTS = { en: TEXT, ko: TEXT, ja: TEXT };
const LABEL: Warning['label'] = {
  classification: 'restricted',
  releasableTo: [],
  caveats: [],
  delayS: 0,
  fidelity: 'full',
};

/** A square of the given half width around 37° N 136° E. */
export function square(halfDeg: number): GeoPolygon {
  const [x, y, d] = [136 * DEGREE, 37 * DEGREE, halfDeg * DEGREE];
  return [
    [
      [x - d, y - d],
      [x + d, y - d],
      [x + d, y + d],
      [x - d, y + d],
      [x - d, y - d],
    ],
  ];
}

export function hazardOf(parts: Partial<BallisticHazard>): BallisticHazard {
  const point = { latitudeRad: 37 * DEGREE, longitudeRad: 136 * DEGREE };
  return {
    kind: 'ballistic',
    id: 'kor-h1',
    revision: 1,
    mode: 'exercise',
    node: 'kor',
    timeMs: 1_000_000,
    firstMs: 1_000_000,
    status: 'open',
    probability: 1,
    tracks: ['t1'],
    sensors: ['radar'],
    label: LABEL,
    phase: 'coast',
    nature: { ballistic: 1, depressedOrManoeuvring: 0, spaceLaunch: 0 },
    rangeClass: { CRBM: 0, SRBM: 1, MRBM: 0, IRBM: 0, ICBM: 0 },
    equivalentRangeM: { low: 9e5, median: 9e5, high: 9e5 },
    apogeeM: 260_000,
    flownRangeM: 1e6,
    launch: { point, sigmaM: 1000, timeMs: 900_000, timeSigmaS: 1 },
    impact: { point, timeMs: 1_300_000, timeSigmaS: 10 },
    areas: [{ containment: 0.9, polygon: square(0.1) }],
    arrivals: [],
    overflown: [],
    bySensor: [],
    space: { spaceLaunch: 0, ballistic: 1, undecided: 0, notice: null },
    ...parts,
  };
}

export function warningOf(parts: Partial<Warning>): Warning {
  return {
    id: 'kor-w1',
    revision: 1,
    mode: 'exercise',
    issuer: 'kor',
    state: 'released',
    becomes: 'released',
    kind: 'ballistic',
    hazard: { id: 'kor-h1', revision: 1 },
    areas: [areaOf('JP-17')],
    polygons: [],
    texts: TEXTS,
    withdrawal: { correction: TEXTS, allClear: TEXTS, areas: [], channels: [] },
    channels: ['cap'],
    label: LABEL,
    draftedMs: 1_000_000,
    expiresMs: 9_000_000,
    approvals: [],
    contentHash: '',
    ...parts,
  };
}

export function areaOf(region: string): Warning['areas'][number] {
  return {
    region,
    names: { en: region, ko: region, ja: region },
    stage: 'take-cover',
    earliestMs: 1_100_000,
    latestMs: 1_500_000,
  };
}

/** What an ally `kor` has signed, as another node holds it. */
export function statementOf(content: SignedStatement['body']['content']): SignedStatement {
  return {
    type: 'bongsu/statement/1',
    key: '',
    signature: '',
    body: {
      id: `kor-${content.about}`,
      origin: 'kor',
      mode: 'exercise',
      releaseClass: 'minimum',
      timeMs: 1_000_000,
      label: LABEL,
      content,
    },
  };
}

export function warningContent(): SignedStatement['body']['content'] {
  return {
    about: 'warning',
    warning: 'kor-w1',
    revision: 1,
    state: 'released',
    kind: 'ballistic',
    hazard: 'kor-h1',
    areas: [areaOf('JP-17')],
    polygons: [],
    texts: TEXTS,
    issuedMs: 1_000_000,
    expiresMs: 9_000_000,
  };
}

export function releaseBy(officer: string, warning: Warning): SignedAct {
  return {
    type: 'bongsu/act/1',
    key: '',
    signature: '',
    body: {
      act: 'release',
      mode: 'exercise',
      warning: warning.id,
      revision: warning.revision,
      contentHash: '',
      officer,
      atMs: 1_000_000,
      nonce: officer,
    },
  };
}
