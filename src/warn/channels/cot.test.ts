import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEGREE, greatCircleDistance } from '../../earth/index.ts';
import { MODES, type Mode } from '../../mark/index.ts';
import { type CotEvent, decodeCot, detailOf, opexOf, textOf } from '../../wire/cot/index.ts';
import { narrowAreas } from '../areas.ts';
import { hazardOf, LABEL, SETTINGS, START_MS } from '../fixture.ts';
import { onHazard } from '../life.ts';
import { LEAST_LAUNCH_RADIUS_M } from '../settings.ts';
import { createWarn } from '../state.ts';
import { WARNING_STATES, type Warning, type WarningState } from '../warning.ts';
import { type CoarseLaunch, coarseLaunch, renderCot, restampCot } from './cot.ts';

function warningIn(state: WarningState, mode: Mode, regions = ['JP-15', 'KR-42']): Warning {
  const desk = createWarn(SETTINGS, mode, [], LABEL);
  const expected = regions.map((region) => [region, 0.4, 380, 430] as const);
  const draft = onHazard(desk, hazardOf(1, expected, { mode }), START_MS)[0]!.warning;
  if (state === 'drafted') return draft;
  return { ...draft, state, becomes: state, issuedMs: START_MS + 1000 };
}

/** The events of a revision as a display reads them. */
function eventsOf(warning: Warning, launch: CoarseLaunch | null = null): CotEvent[] {
  const rendered = renderCot(warning, launch);
  assert.ok(rendered !== null);
  const { events, unread } = decodeCot(new TextEncoder().encode(rendered.document));
  assert.deepEqual(unread, []);
  return events.map(({ event }) => event);
}

const LAUNCH = coarseLaunch(hazardOf(1, []).launch, 20_000);

test('every public state is readable events of its mode; drafts and simulations stay', () => {
  for (const mode of MODES) {
    for (const state of WARNING_STATES) {
      const warning = warningIn(state, mode);
      if (state === 'drafted' || mode === 'simulated') {
        assert.equal(renderCot(warning, LAUNCH), null, `${mode} ${state}`);
        continue;
      }
      const events = eventsOf(warning, LAUNCH);
      assert.ok(events.length >= 2);
      for (const event of events) {
        assert.ok(event.uid.startsWith(`bongsu-${mode}-`));
        assert.equal(opexOf(event), mode === 'actual' ? 'operation' : 'exercise');
        assert.equal(detailOf(event, '__bongsu')!.attributes['mode'], mode);
        const standsS = (event.staleMs - event.timeMs) / 1000;
        assert.ok(standsS > 0 && standsS <= 300, `${standsS} s`);
      }
    }
  }
});

test('a drill says so in the name and in the words of everything that is shown', () => {
  for (const [mode, word] of [
    ['exercise', 'EXERCISE'],
    ['test', 'TEST'],
  ] as const) {
    for (const state of ['released', 'lost', 'all-clear'] as const) {
      const shown = eventsOf(warningIn(state, mode), LAUNCH).filter(
        ({ type }) => type !== 't-x-d-d',
      );
      for (const event of shown) {
        assert.ok(detailOf(event, 'contact')!.attributes['callsign']!.startsWith(`${word} `));
        const remarks = textOf(detailOf(event, 'remarks')!);
        if (remarks !== '') assert.match(remarks, new RegExp(word));
      }
    }
  }
  for (const event of eventsOf(warningIn('released', 'actual'), LAUNCH)) {
    assert.doesNotMatch(JSON.stringify(event), /EXERCISE|TEST/);
  }
});

test('areas are closed shapes with the text in all languages', () => {
  const events = eventsOf(warningIn('released', 'exercise'));
  const remarks = events.map((event) => textOf(detailOf(event, 'remarks')!)).filter(Boolean);
  assert.equal(remarks.length, 2, 'once for each area');
  const [first] = remarks;
  assert.match(first!, /Niigata/);
  assert.match(first!, /니가타|新潟/);
  for (const event of events) {
    assert.equal(event.type, 'u-d-f');
    const corners = event
      .detail!.filter(({ name }) => name === 'link')
      .map((link) => link.attributes['point']);
    assert.ok(corners.length >= 4 && corners.length <= 100);
    assert.equal(corners[0], corners.at(-1));
  }
});

test('what takes a warning back deletes every shape that it drew, and says so on the same areas', () => {
  for (const state of ['cancelled', 'all-clear'] as const) {
    const drawn = eventsOf(warningIn('released', 'exercise'), LAUNCH);
    const back = eventsOf(warningIn(state, 'exercise'));
    const deleted = new Set(back.filter(({ type }) => type === 't-x-d-d').map(({ uid }) => uid));
    for (const event of drawn) assert.ok(deleted.has(event.uid), event.uid);
    const over = back.filter(({ type }) => type === 'u-d-f');
    assert.equal(over.length, drawn.filter(({ type }) => type === 'u-d-f').length);
    for (const event of over) assert.ok(!deleted.has(event.uid));
    assert.match(detailOf(over[0]!, 'contact')!.attributes['callsign']!, /ALL CLEAR/);
  }
});

test('areas let go are deleted and told that it is over while the others stay', () => {
  const warning = warningIn('updated', 'exercise');
  const areas = narrowAreas(warning.areas, warning.areas.slice(0, 1));
  const events = eventsOf({ ...warning, areas, lifted: warning.withdrawal.allClear });
  const [kept, gone] = areas.map(({ region }) => region) as [string, string];
  const of = (region: string, type: string): CotEvent[] =>
    events.filter((event) => event.type === type && event.uid.includes(`-${region}-`));
  assert.ok(of(kept, 'u-d-f').length > 0);
  assert.equal(of(kept, 't-x-d-d').length, 0);
  assert.ok(of(gone, 't-x-d-d').length > 0);
  for (const event of of(gone, 'u-d-f')) assert.match(event.uid, /-over$/);
});

test('nobody under another warning is shown an all-clear: its shapes say to stay under cover', () => {
  const released = warningIn('released', 'exercise');
  const areas = released.areas.map((area) => ({ ...area, stage: 'all-clear' as const }));
  for (const state of ['all-clear', 'cancelled', 'updated'] as const) {
    const events = eventsOf({ ...released, state, areas, held: ['JP-15'] });
    assert.ok(events.some(({ type }) => type === 't-x-d-d'));
    const shapes = events.filter(({ type }) => type === 'u-d-f');
    for (const [region, clear, stage] of [
      ['JP-15', false, 'take-cover'],
      ['KR-42', true, 'all-clear'],
    ] as const) {
      const its = shapes.filter(
        (event) => detailOf(event, '__bongsu')!.attributes['region'] === region,
      );
      assert.ok(its.length > 0, region);
      for (const event of its) {
        assert.equal(detailOf(event, '__bongsu')!.attributes['stage'], stage);
        const { callsign } = detailOf(event, 'contact')!.attributes;
        assert.equal(/ALL CLEAR/.test(callsign!), clear, callsign);
        const colour = detailOf(event, 'strokeColor')!.attributes['value'];
        assert.equal(colour === '-16711936', clear, colour);
      }
    }
  }
});

test('the launch is a detection (b-d-l), and is told only where it is given', () => {
  const warning = warningIn('released', 'exercise');
  assert.ok(!eventsOf(warning).some(({ type }) => type === 'b-d-l'));
  const [launch] = eventsOf(warning, LAUNCH).filter(({ type }) => type === 'b-d-l');
  assert.equal(launch!.startMs, START_MS - 60_000);
  assert.equal(launch!.point.circularErrorM, 26_000);
});

test('a launch is never told finer than ten kilometres, and lies within the radius told', () => {
  const base = hazardOf(1, []).launch;
  const radians = (most: number): fc.Arbitrary<number> =>
    fc.double({ min: -most, max: most, noNaN: true });
  fc.assert(
    fc.property(
      radians(1.4),
      radians(Math.PI),
      fc.double({ min: 0, max: 60_000, noNaN: true }),
      (latitudeRad, longitudeRad, withinM) => {
        const point = { latitudeRad, longitudeRad };
        const told = coarseLaunch({ ...base, point, sigmaM: 0 }, withinM);
        assert.ok(told.radiusM >= LEAST_LAUNCH_RADIUS_M);
        assert.ok(greatCircleDistance(told.point, point) <= told.radiusM * 1.006);
        const near = { latitudeRad: latitudeRad + 1e-7, longitudeRad };
        const again = coarseLaunch({ ...base, point: near, sigmaM: 0 }, withinM);
        const apart = greatCircleDistance(told.point, again.point);
        assert.ok(apart < 1 || apart > LEAST_LAUNCH_RADIUS_M / 2, 'same cell or another one');
      },
    ),
  );
});

test('nothing of the prediction, the track or the sensors is in what is sent', () => {
  const { document } = renderCot(warningIn('released', 'actual'), null)!;
  for (const secret of ['"t7"', 'secret-radar-1']) assert.ok(!document.includes(secret), secret);
  const { launch, impact } = hazardOf(1, []);
  for (const [, latitude, longitude] of document.matchAll(/point="([\d.-]+),([\d.-]+)"/g)) {
    const corner = {
      latitudeRad: Number(latitude) * DEGREE,
      longitudeRad: Number(longitude) * DEGREE,
    };
    for (const { point } of [launch, impact]) {
      assert.ok(greatCircleDistance(corner, point) > 1000);
    }
  }
});

test('what is in force is said again with new times, until its end and not beyond', () => {
  const warning = warningIn('released', 'exercise');
  const { document } = renderCot(warning, null)!;
  const again = (nowMs: number): CotEvent[] =>
    decodeCot(new TextEncoder().encode(restampCot(document, nowMs))).events.map(
      ({ event }) => event,
    );
  const laterMs = START_MS + 600_000;
  const before = eventsOf(warning);
  assert.deepEqual(
    again(laterMs),
    before.map((event) => ({ ...event, timeMs: laterMs, staleMs: laterMs + 300_000 })),
  );
  const [last] = again(warning.expiresMs - 10_000);
  assert.equal(last!.staleMs, warning.expiresMs);
  assert.deepEqual(again(warning.expiresMs), []);
});
