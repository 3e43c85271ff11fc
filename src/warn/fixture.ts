/** What the tests of this room start from: officers with keys, settings, hazards. */
import { generateKeyPairSync } from 'node:crypto';
import type { BallisticHazard } from '../assess/index.ts';
import type { Label, Mode } from '../mark/index.ts';
import { ed25519Signer, type Signer, seal } from '../seal/index.ts';
import { ACT_TYPE, type Act, type Officer, type SignedAct } from './act.ts';
import { DEFAULT_WARN, type WarnSettings } from './settings.ts';
import type { Warning } from './warning.ts';

export const SETTINGS: WarnSettings = {
  ...DEFAULT_WARN,
  node: 'kor',
  issuerName: { en: 'Warning Centre', ko: '경보센터', ja: '警報センター' },
  capSender: 'warning.example',
};

export const LABEL: Label = {
  classification: 'unclassified',
  releasableTo: [],
  caveats: [],
  delayS: 0,
  fidelity: 'full',
};

/** 2026-11-21T00:00:00Z */
export const START_MS = 1_795_219_200_000;

export interface Holder {
  readonly officer: Officer;
  readonly signer: Signer;
}

export function holder(id: string, changes: Partial<Officer> = {}): Holder {
  const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  const officer: Officer = {
    id,
    person: `person-of-${id}`,
    key: signer.publicKey,
    roles: ['release', 'observe'],
    notAfterMs: null,
    demonstration: false,
    ...changes,
  };
  return { officer, signer };
}

let nonces = 0;

/** The holder's signed act on a revision as it stands. */
export function signAct(
  { officer, signer }: Holder,
  act: Act['act'],
  warning: Warning,
  atMs: number,
  changes: Partial<Act> = {},
): SignedAct {
  nonces += 1;
  const body: Act = {
    act,
    mode: warning.mode,
    warning: warning.id,
    revision: warning.revision,
    contentHash: warning.contentHash,
    officer: officer.id,
    atMs,
    nonce: `n${nonces}`,
    ...changes,
  };
  return seal(ACT_TYPE, body, signer);
}

/** `[region, probability, earliest, latest]`, the times in seconds after {@link START_MS}. */
export type Expected = readonly [string, number, number, number];

export function hazardOf(
  revision: number,
  expected: readonly Expected[],
  changes: Partial<BallisticHazard> = {},
): BallisticHazard {
  return {
    id: 'kor-h1',
    revision,
    mode: 'exercise' as Mode,
    node: 'kor',
    timeMs: START_MS,
    firstMs: START_MS,
    status: 'open',
    probability: 0.99,
    tracks: ['t7'],
    sensors: ['secret-radar-1'],
    label: LABEL,
    kind: 'ballistic',
    phase: 'coast',
    nature: { ballistic: 0.9, depressedOrManoeuvring: 0.08, spaceLaunch: 0.02 },
    space: { spaceLaunch: 0.02, ballistic: 0.98, undecided: 0, notice: null },
    rangeClass: { CRBM: 0, SRBM: 0.1, MRBM: 0.9, IRBM: 0, ICBM: 0 },
    equivalentRangeM: { low: 900_000, median: 1_000_000, high: 1_100_000 },
    apogeeM: 260_000,
    flownRangeM: 1_000_000,
    launch: {
      point: { latitudeRad: 0.6812345, longitudeRad: 2.1923456 },
      sigmaM: 2000,
      timeMs: START_MS - 60_000,
      timeSigmaS: 3,
    },
    impact: {
      point: { latitudeRad: 0.6523456, longitudeRad: 2.4034567 },
      timeMs: START_MS + 400_000,
      timeSigmaS: 10,
    },
    areas: [
      {
        containment: 0.99,
        polygon: [
          [
            [2.33, 0.7],
            [2.337, 0.7],
            [2.337, 0.705],
            [2.33, 0.705],
            [2.33, 0.7],
          ],
        ],
      },
    ],
    arrivals: expected.map(([region, probability, earliestS, latestS]) => ({
      region,
      probability,
      earliestMs: START_MS + earliestS * 1000,
      latestMs: START_MS + latestS * 1000,
    })),
    overflown: [],
    bySensor: [],
    ...changes,
  };
}
