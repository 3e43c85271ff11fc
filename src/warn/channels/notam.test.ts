import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BallisticHazard, SpaceLaunchHazard } from '../../assess/index.ts';
import {
  DEGREE,
  ellipsePolygon,
  type GeoPolygon,
  geodesicDirect,
  geodesicInverse,
} from '../../earth/index.ts';
import { MODES, type Mode } from '../../mark/index.ts';
import { ed25519Verifier } from '../../seal/index.ts';
import { type NavWarning, readNavWarning } from '../../wire/navwarn/index.ts';
import { type Notam, notamPositions, readNotam } from '../../wire/notam/index.ts';
import { onAct } from '../acts.ts';
import { hazardOf, holder, LABEL, SETTINGS, START_MS, signAct } from '../fixture.ts';
import { onHazard, onTick } from '../life.ts';
import type { WarnSettings } from '../settings.ts';
import { createWarn, type WarnState } from '../state.ts';
import type { Warning } from '../warning.ts';
import { renderNavWarning } from './navwarn.ts';
import { renderNotam } from './notam.ts';

const DAY = 86_400_000;
const A = holder('a');
const B = holder('b');
const VERIFIER = ed25519Verifier();

/** A square of about 57 km to a side. */
function zone(latitudeDeg: number, longitudeDeg: number): GeoPolygon {
  const middle = { latitudeRad: latitudeDeg * DEGREE, longitudeRad: longitudeDeg * DEGREE };
  return [
    [225, 135, 45, 315, 225].map((turn) => {
      const corner = geodesicDirect(middle, turn * DEGREE, 40e3);
      return [corner.longitudeRad, corner.latitudeRad] as const;
    }),
  ];
}

const box = (south: number, west: number, north: number, east: number): GeoPolygon => [
  [
    [west * DEGREE, south * DEGREE],
    [east * DEGREE, south * DEGREE],
    [east * DEGREE, north * DEGREE],
    [west * DEGREE, north * DEGREE],
    [west * DEGREE, south * DEGREE],
  ],
];

/** Boxes, not the regions themselves: their limits are the AIP’s. */
const FILLED: WarnSettings = {
  ...SETTINGS,
  notices: {
    firs: [
      { code: 'RKRR', polygon: box(32, 121, 38.5, 131) },
      { code: 'RJJJ', polygon: box(20, 126, 45, 160) },
    ],
    notamSeries: 'C',
    navSeries: [
      { series: 'NAVAREA XI', generalArea: 'Yellow Sea' },
      { series: 'KOREA COASTAL', generalArea: 'West coast' },
    ],
  },
};

function announced(zones: readonly GeoPolygon[], changes: Partial<SpaceLaunchHazard> = {}) {
  const hazard: SpaceLaunchHazard = {
    ...{ kind: 'space-launch', id: 'kor-h9', revision: 1, mode: 'exercise', node: 'kor' },
    ...{ timeMs: START_MS, firstMs: START_MS, status: 'open', probability: 1, tracks: [] },
    ...{ sensors: ['notices'], label: LABEL, issuer: 'JCG', notice: 'N-1', site: null },
    ...{ fromMs: START_MS + DAY, untilMs: START_MS + 3 * DAY + 1 },
    zones: zones.map((_, i) => `stage ${i + 1}`),
    areas: zones.map((polygon) => ({ containment: 1, polygon })),
    arrivals: [],
    ...changes,
  };
  return hazard;
}

function begun(mode: Mode = 'exercise', settings = FILLED): WarnState {
  return createWarn(settings, mode, [A.officer, B.officer], LABEL);
}

function release(state: WarnState, warning: Warning, atMs: number): Warning {
  onAct(state, signAct(A, 'release', warning, atMs), VERIFIER, atMs);
  return onAct(state, signAct(B, 'release', warning, atMs), VERIFIER, atMs).changes[0]!.warning;
}

/** Every NOTAM of a document, read back. */
function notams(warning: Warning, state: WarnState): Notam[] {
  const outline = state.cases.get(warning.id)!.hazard.outline;
  const { document } = renderNotam(warning, state.settings, outline)!;
  assert.match(document, /^DRAFT FOR .*NOT ISSUED\.\n/);
  return document
    .split(/\n\n(?=\()|\)\n\n/)
    .filter((part) => part.startsWith('('))
    .map((part) => {
      const read = readNotam(part.endsWith(')\n') ? part : `${part})\n`);
      if ('reason' in read) assert.fail(`${read.message}\n${document}`);
      return read;
    });
}

function navWarnings(warning: Warning, state: WarnState): NavWarning[] {
  const outline = state.cases.get(warning.id)!.hazard.outline;
  const { document } = renderNavWarning(warning, state.settings, outline)!;
  assert.match(document, /^DRAFT FOR .*NOT ISSUED\.\n/);
  return document
    .split(/\n\n/)
    .slice(1)
    .map((part) => {
      const read = readNavWarning(part);
      if ('reason' in read) assert.fail(`${read.message}\n${document}`);
      return read;
    });
}

test('an announced launch is drafted for pilots, by office, with its areas, levels and times', () => {
  const state = begun();
  const [draft] = onHazard(state, announced([zone(36, 124), zone(36, 129)]), START_MS);
  const out = release(state, draft!.warning, START_MS + 1000);
  const all = notams(out, state);
  // The first lies in one region, the second in two of different countries.
  assert.deepEqual(
    all.map(({ qualifiers, locations }) => [qualifiers.fir, locations]),
    [
      ['RKRR', ['RKRR']],
      ['RKRR', ['RKRR']],
      ['RJJJ', ['RJJJ']],
    ],
  );
  const [first] = all;
  assert.deepEqual(first!.name, { series: 'C', number: 0, year: 2026 });
  assert.deepEqual(
    [first!.type, first!.qualifiers.code, first!.lower, first!.upper],
    ['N', 'QWMLW', 'SFC', 'UNL'],
  );
  assert.deepEqual([first!.fromMs, first!.untilMs], [START_MS + DAY, START_MS + 3 * DAY + 60_000]);
  assert.equal(notamPositions(first!.text).length, 4);
  assert.match(first!.text, /^EXERCISE EXERCISE EXERCISE/);
});

test('mariners get one message for each series, clockwise from the north-west', () => {
  const state = begun();
  const [draft] = onHazard(state, announced([zone(36, 124), zone(36, 129)]), START_MS);
  const out = release(state, draft!.warning, START_MS + 1000);
  const [navarea, coastal, ...more] = navWarnings(out, state);
  assert.equal(more.length, 0);
  assert.deepEqual([navarea!.name.series, coastal!.name.series], ['NAVAREA XI', 'KOREA COASTAL']);
  assert.deepEqual([navarea!.areas.length, navarea!.cancels], [2, []]);
  for (const [nw, ne, se, sw] of navarea!.areas) {
    assert.ok(nw!.longitude < ne!.longitude && sw!.longitude < se!.longitude);
    assert.ok(nw!.latitude > sw!.latitude && ne!.latitude > se!.latitude);
  }
  assert.ok(navarea!.endsMs! > navarea!.untilMs!);
  assert.match(navarea!.subject!, /^EXERCISE EXERCISE EXERCISE: HAZARDOUS OPERATIONS, ROCKET/);
});

test('what changes replaces, what is withdrawn or over cancels, with other words for each', () => {
  const state = begun();
  const zones = [zone(36, 124), zone(36, 129)];
  release(state, onHazard(state, announced(zones), START_MS)[0]!.warning, START_MS);
  const fewer = announced(zones.slice(0, 1), { revision: 2 });
  const update = release(
    state,
    onHazard(state, fewer, START_MS + 1000)[0]!.warning,
    START_MS + 2000,
  );
  assert.deepEqual(
    notams(update, state).map(({ type, qualifiers }) => [type, qualifiers.code]),
    [
      ['R', 'QWMLW'],
      ['C', 'QWMCC'],
    ],
  );
  assert.equal(navWarnings(update, state)[0]!.cancels.length, 1);
  const gone = announced(zones.slice(0, 1), { revision: 3, status: 'withdrawn' });
  const wrong = release(state, onHazard(state, gone, START_MS + 3000)[0]!.warning, START_MS + 4000);
  const cancelled = notams(wrong, state);
  assert.deepEqual(
    cancelled.map(({ type, qualifiers }) => [type, qualifiers.code, qualifiers.fir]),
    [
      ['C', 'QWMCN', 'RKRR'],
      ['C', 'QWMCN', 'XXXX'],
    ],
  );
  const [nav] = navWarnings(wrong, state);
  assert.deepEqual([nav!.areas, nav!.cancels.length, nav!.endsMs], [[], 1, undefined]);
  assert.match(nav!.remarks[0]!, /ISSUED IN ERROR/);

  const later = begun();
  release(later, onHazard(later, announced(zones), START_MS)[0]!.warning, START_MS);
  const [over] = onTick(later, START_MS + 4 * DAY);
  assert.ok(
    notams(release(later, over!.warning, START_MS + 4 * DAY), later).every(
      ({ qualifiers }) => qualifiers.code === 'QWMCC',
    ),
  );
});

test('nothing is drafted of a missile for people on land, of drafts, or in a simulation', () => {
  const land = createWarn(SETTINGS, 'exercise', [], LABEL);
  const hazard = hazardOf(1, [['JP-15', 0.4, 380, 430]]);
  const [draft] = onHazard(land, hazard, START_MS);
  const issued = { ...draft!.warning, state: 'released' as const, issuedMs: START_MS };
  for (const warning of [draft!.warning, issued]) {
    assert.equal(renderNotam(warning, FILLED, []), null);
    assert.equal(renderNavWarning(warning, FILLED, []), null);
  }
  for (const mode of MODES) {
    const state = begun(mode);
    const [zones] = onHazard(state, announced([zone(36, 124)], { mode }), START_MS);
    const { warning } = zones!;
    assert.equal(renderNotam(warning, FILLED, []), null, 'a draft');
    const out = { ...warning, state: 'released' as const, issuedMs: START_MS };
    const text = renderNotam(out, FILLED, [])?.document ?? null;
    const mariners = renderNavWarning(out, FILLED, [])?.document ?? null;
    assert.equal(text === null, mode === 'simulated');
    for (const said of [text ?? '', mariners ?? '']) {
      assert.equal(/EXERCISE|TEST/.test(said), mode === 'exercise' || mode === 'test', mode);
    }
  }
});

test('without settings the office fills in region and general area', () => {
  const state = begun('exercise', SETTINGS);
  const [draft] = onHazard(state, announced([zone(36, 124)]), START_MS);
  const out = release(state, draft!.warning, START_MS);
  assert.equal(notams(out, state)[0]!.qualifiers.fir, 'XXXX');
  assert.match(navWarnings(out, state)[0]!.generalArea, /FILLED IN/);
});

test('the circle of item Q holds the area wherever it is, and is no larger than it need be', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -80, max: 80, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      (latitudeDeg, longitudeDeg) => {
        const state = begun();
        const polygon = zone(latitudeDeg, longitudeDeg);
        const [draft] = onHazard(state, announced([polygon]), START_MS);
        const out = release(state, draft!.warning, START_MS);
        for (const { qualifiers, text } of notams(out, state)) {
          const { latitudeMin, longitudeMin, radiusNm } = qualifiers;
          const middle = {
            latitudeRad: (latitudeMin / 60) * DEGREE,
            longitudeRad: (longitudeMin / 60) * DEGREE,
          };
          for (const [x, y] of polygon[0]!) {
            const corner = { longitudeRad: x, latitudeRad: y };
            assert.ok(geodesicInverse(middle, corner).distanceM <= radiusNm * 1852 + 1e-6);
          }
          assert.ok(radiusNm <= 40e3 / 1852 + 2.5, `${radiusNm}`);
          assert.equal(notamPositions(text).length, 4);
        }
      },
    ),
    { numRuns: 60 },
  );
});

/** A flight whose area shrinks from second to second. */
function observed(revision: number, sigmaM: number): BallisticHazard {
  const point = { latitudeRad: 30 * DEGREE, longitudeRad: 124 * DEGREE };
  const spread = { northNorth: sigmaM ** 2, northEast: 0, eastEast: sigmaM ** 2 };
  const areas = [0.5, 0.9, 0.99].map((containment) => ({
    containment,
    polygon: ellipsePolygon(point, spread, containment),
  }));
  const notice = { hazard: 'kor-h9', issuer: 'JCG', id: 'N-1' };
  const space = { spaceLaunch: 0.6, ballistic: 0.3, undecided: 0.1, notice };
  return hazardOf(revision, [], { areas, space });
}

test('both drafts are there within 30 s of the area being under 100 km', () => {
  const state = begun();
  let underMs: number | null = null;
  for (let second = 0; second < 120; second++) {
    const nowMs = START_MS + second * 1000;
    const sigmaM = 60e3 * Math.exp(-second / 30);
    // The widest stated area: 99 % of a circular normal spread lies within 3.03 sigma.
    if (underMs === null && 2 * 3.035 * sigmaM <= 100e3) underMs = nowMs;
    const drafted = onHazard(state, observed(second + 1, sigmaM), nowMs).map(
      ({ warning }) => warning,
    );
    const draft = drafted.find(
      ({ kind, state: life }) => kind === 're-entry' && life === 'drafted',
    );
    if (draft === undefined) continue;
    const shown = { ...draft, state: draft.becomes, issuedMs: nowMs };
    assert.equal(notams(shown, state).length, 1);
    assert.equal(navWarnings(shown, state).length, 2);
    assert.ok(underMs !== null && nowMs - underMs <= 30_000, `${nowMs - (underMs ?? 0)} ms`);
    return;
  }
  assert.fail('no draft');
});

test('a node that is an hour ahead of the clock draws no announced window shorter, and moves what it has observed', () => {
  const state = begun('exercise', { ...FILLED, clockAheadS: 3600 });
  const fromMs = START_MS + 1_800_000;
  const launch = announced([zone(36, 124)], { fromMs });
  const drafts = onHazard(state, launch, START_MS + 3_600_000);
  const out = release(state, drafts[0]!.warning, START_MS + 3_601_000);
  assert.deepEqual(
    notams(out, state).map((each) => each.fromMs),
    [fromMs],
  );
  const { originMs } = navWarnings(out, state)[0]!;
  assert.equal(originMs, START_MS);
});
