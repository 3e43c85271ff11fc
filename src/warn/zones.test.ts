import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BallisticHazard, SpaceLaunchHazard } from '../assess/index.ts';
import { DEGREE, ellipsePolygon, type GeoPolygon, geodesicDirect } from '../earth/index.ts';
import { ed25519Verifier } from '../seal/index.ts';
import { hazardOf, holder, LABEL, SETTINGS, START_MS, signAct } from './fixture.ts';
import { createWarn, onAct, onHazard, onTick, type WarnChange, type WarnState } from './index.ts';
import { SHIPPED_LANGUAGES } from './texts/language.ts';
import { LANGUAGES, type Warning } from './warning.ts';

const DAY = 86_400_000;
const A = holder('a');
const B = holder('b');
const verifier = ed25519Verifier();

function zone(latitudeDeg: number, longitudeDeg: number): GeoPolygon {
  const middle = { latitudeRad: latitudeDeg * DEGREE, longitudeRad: longitudeDeg * DEGREE };
  const ring = [225, 135, 45, 315, 225].map((turn) => {
    const corner = geodesicDirect(middle, turn * DEGREE, 40e3);
    return [corner.longitudeRad, corner.latitudeRad] as const;
  });
  return [ring];
}

function announced(changes: Partial<SpaceLaunchHazard> = {}): SpaceLaunchHazard {
  return {
    kind: 'space-launch',
    id: 'kor-h9',
    revision: 1,
    mode: 'exercise',
    node: 'kor',
    timeMs: START_MS,
    firstMs: START_MS,
    status: 'open',
    probability: 1,
    tracks: [],
    sensors: ['notices'],
    label: LABEL,
    issuer: 'JCG',
    notice: 'N-1',
    site: null,
    fromMs: START_MS + DAY,
    untilMs: START_MS + 3 * DAY,
    zones: ['stage 1', 'stage 2'],
    areas: [zone(36, 124), zone(15, 128)].map((polygon) => ({ containment: 1, polygon })),
    arrivals: [],
    ...changes,
  };
}

function begun(): WarnState {
  return createWarn(SETTINGS, 'exercise', [A.officer, B.officer], LABEL);
}

function only(changes: readonly WarnChange[]): Warning {
  assert.equal(changes.length, 1);
  return changes[0]!.warning;
}

function release(state: WarnState, warning: Warning, atMs: number): Warning {
  const first = onAct(state, signAct(A, 'release', warning, atMs), verifier, atMs);
  assert.deepEqual([first.refusals, first.changes], [[], []], 'one person is not enough');
  const second = onAct(state, signAct(B, 'release', warning, atMs), verifier, atMs);
  assert.deepEqual(second.refusals, []);
  return second.changes[0]!.warning;
}

test('an announced launch is put up at once for ships and aircraft, in three languages, for two officers', () => {
  const state = begun();
  const draft = only(onHazard(state, announced(), START_MS));
  assert.deepEqual(
    [draft.kind, draft.state, draft.channels],
    ['space-launch', 'drafted', ['page', 'notam', 'navwarn']],
  );
  assert.deepEqual(
    draft.areas.map(({ names }) => names.en),
    ['stage 1', 'stage 2'],
  );
  for (const language of LANGUAGES) {
    const { headline, description, instruction } = draft.texts[language]!;
    const frame = SHIPPED_LANGUAGES[language]!.frames.exercise.headline.replace('{text}', '');
    assert.ok(headline.startsWith(frame) && headline.length <= 90, headline);
    assert.ok(description.includes('stage 1') && description.includes('35-44'), description);
    assert.ok(description.includes('2026-11-22 00:00') && description.includes('2026-11-24 00:'));
    assert.ok(instruction.length > 10 && !/[{}]/.test(description));
  }
  assert.deepEqual(onHazard(state, announced({ revision: 2 }), START_MS + 1000), []);
  // It waits for days: a draft to ships does not expire as one to people under a missile does.
  assert.deepEqual(onTick(state, START_MS + 3_600_000), []);
  const out = release(state, draft, START_MS + 3_600_000);
  assert.equal(out.state, 'released');
});

test('a withdrawn notice puts the correction up, which people release; the end of the window the giving back', () => {
  const state = begun();
  release(state, only(onHazard(state, announced(), START_MS)), START_MS);
  const gone = announced({ revision: 2, status: 'withdrawn' });
  const correction = only(onHazard(state, gone, START_MS + 1000));
  assert.equal(correction.becomes, 'cancelled');
  assert.equal(release(state, correction, START_MS + 2000).state, 'cancelled');
  assert.deepEqual(onHazard(state, announced({ revision: 3 }), START_MS + 3000), [], 'decided');
  const other = announced({ revision: 4, untilMs: START_MS + 4 * DAY });
  assert.equal(onHazard(state, other, START_MS + 4000).length, 1, 'announced otherwise');

  const later = begun();
  release(later, only(onHazard(later, announced(), START_MS)), START_MS);
  assert.deepEqual(onTick(later, START_MS + 3 * DAY), []);
  const over = only(onTick(later, START_MS + 3 * DAY + SETTINGS.endAfterS * 1000));
  assert.equal(over.becomes, 'all-clear');
});

function observed(sigmaM: number, changes: Partial<BallisticHazard> = {}): BallisticHazard {
  const point = { latitudeRad: 30 * DEGREE, longitudeRad: 179.95 * DEGREE };
  const spread = { northNorth: sigmaM ** 2, northEast: 0, eastEast: sigmaM ** 2 };
  const areas = [0.5, 0.9, 0.99].map((containment) => ({
    containment,
    polygon: ellipsePolygon(point, spread, containment),
  }));
  const notice = { hazard: 'kor-h9', issuer: 'JCG', id: 'N-1' };
  const space = { spaceLaunch: 0.6, ballistic: 0.3, undecided: 0.1, notice };
  return hazardOf(1, [], { areas, space, ...changes });
}

test('the area of an observed launch is put up as soon as it is under 100 km long, as a box', () => {
  const state = begun();
  assert.deepEqual(onHazard(state, observed(40e3), START_MS), []);
  const draft = only(onHazard(state, observed(10e3, { revision: 2 }), START_MS + 1000));
  assert.equal(draft.kind, 're-entry');
  const [ring] = draft.polygons[0]!;
  for (const [longitude, latitude] of ring!) {
    for (const angle of [longitude, latitude]) {
      const steps = angle / (DEGREE / 6);
      assert.ok(Math.abs(steps - Math.round(steps)) < 1e-9, 'on the grid');
    }
  }
  assert.match(draft.texts.en!.description, /180-00\.0|179-\d\d\.0W/);
  assert.deepEqual(onHazard(state, observed(9.8e3, { revision: 3 }), START_MS + 2000), []);
  const up = observed(9.8e3, { revision: 4, staysUp: true });
  const dropped = only(onHazard(state, up, START_MS + 3000));
  assert.equal(dropped.state, 'cancelled');
});

test('an ordinary missile is no matter of drop zones', () => {
  const state = begun();
  const space = { spaceLaunch: 0, ballistic: 1, undecided: 0, notice: null };
  assert.deepEqual(onHazard(state, observed(10e3, { space }), START_MS), []);
});

test('what nobody has decided on is put up again once it comes down after all', () => {
  const state = begun();
  only(onHazard(state, observed(10e3), START_MS));
  only(onHazard(state, observed(10e3, { revision: 2, staysUp: true }), START_MS + 1000));
  const again = only(onHazard(state, observed(10e3, { revision: 3 }), START_MS + 2000));
  assert.equal(again.state, 'drafted');

  const notices = begun();
  only(onHazard(notices, announced(), START_MS));
  only(onHazard(notices, announced({ revision: 2, status: 'withdrawn' }), START_MS + 1000));
  assert.equal(
    only(onHazard(notices, announced({ revision: 3 }), START_MS + 2000)).state,
    'drafted',
  );
});

test('an officer’s wish to take a zone back is not overruled by one more look at the same', () => {
  const state = begun();
  const out = release(state, only(onHazard(state, observed(10e3), START_MS)), START_MS + 1000);
  const act = signAct(A, 'withdraw', out, START_MS + 2000);
  const correction = only(onAct(state, act, verifier, START_MS + 2000).changes);
  assert.deepEqual(onHazard(state, observed(9.9e3, { revision: 2 }), START_MS + 3000), []);
  assert.equal(release(state, correction, START_MS + 4000).state, 'cancelled');
});

test('a warning of zones is not widened by areas on land', () => {
  const state = begun();
  const draft = only(onHazard(state, announced(), START_MS));
  const act = signAct(A, 'widen', draft, START_MS, { regions: ['KR-11'] });
  const outcome = onAct(state, act, verifier, START_MS);
  assert.deepEqual(
    outcome.refusals.map(({ reason }) => reason),
    ['not-released'],
  );
});

test('an announced window is told as it was announced, also while what sensors say is moved to another clock', () => {
  const settings = { ...SETTINGS, clockAheadS: 3600 };
  const moved = createWarn(settings, 'exercise', [A.officer, B.officer], LABEL);
  const [draft, usual] = [moved, begun()].map((state) =>
    only(onHazard(state, announced(), START_MS)),
  ) as [Warning, Warning];
  assert.deepEqual(draft.texts, usual.texts);
});
