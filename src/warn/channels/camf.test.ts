import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEGREE, geodesicInverse, regionByCode } from '../../earth/index.ts';
import { MODES, type Mode } from '../../mark/index.ts';
import {
  type CamfMessage,
  ellipseOf,
  HAZARDS,
  onsetMs,
  readHexLine,
} from '../../wire/camf/index.ts';
import { narrowAreas } from '../areas.ts';
import { hazardOf, LABEL, SETTINGS, START_MS } from '../fixture.ts';
import { onHazard } from '../life.ts';
import { createWarn } from '../state.ts';
import { WARNING_STATES, type Warning, type WarningState } from '../warning.ts';
import { renderCamf } from './camf.ts';

const CAMF = { camf: { country: 116, provider: 1 } };

function warningIn(state: WarningState, mode: Mode, regions = ['JP-15', 'KR-42']): Warning {
  const desk = createWarn(SETTINGS, mode, [], LABEL);
  const expected = regions.map((region) => [region, 0.4, 380, 430] as const);
  const draft = onHazard(desk, hazardOf(1, expected, { mode }), START_MS)[0]!.warning;
  if (state === 'drafted') return draft;
  return { ...draft, state, becomes: state, issuedMs: START_MS + 1000 };
}

function messagesOf(warning: Warning): CamfMessage[] {
  const rendered = renderCamf(warning, CAMF);
  assert.ok(rendered !== null);
  return rendered.document
    .trim()
    .split('\n')
    .map((line) => {
      const message = readHexLine(line);
      assert.ok('hazard' in message);
      return message;
    });
}

test('every public state is messages of its mode; drafts and simulations stay, and so does all without a country', () => {
  for (const mode of MODES) {
    for (const state of WARNING_STATES) {
      const warning = warningIn(state, mode);
      assert.equal(renderCamf(warning, {}), null);
      if (state === 'drafted' || mode === 'simulated') {
        assert.equal(renderCamf(warning, CAMF), null, `${mode} ${state}`);
        continue;
      }
      for (const message of messagesOf(warning)) {
        assert.deepEqual([message.country, message.provider], [116, 1]);
        assert.equal(message.messageType === 0, mode !== 'actual', `${mode} ${state}`);
      }
    }
  }
});

test('a drill is a test in every field that a receiver may look at', () => {
  for (const message of messagesOf(warningIn('released', 'exercise'))) {
    const { messageType, hazard, severity, guidance } = message;
    assert.deepEqual([messageType, hazard, severity, guidance], [0, HAZARDS.testAlert, 0, 29 * 32]);
  }
});

test('a warning says missile attack, extreme, take shelter, and the first minute of arrival', () => {
  for (const message of messagesOf(warningIn('released', 'actual'))) {
    const { messageType, hazard, severity, guidance } = message;
    assert.deepEqual([messageType, hazard, severity], [1, HAZARDS.missileAttack, 3]);
    assert.equal(guidance, 3 * 32 + 7);
    assert.equal(onsetMs(message, START_MS), START_MS + 360_000);
  }
  const update = { ...warningIn('updated', 'actual'), supersedes: 1 };
  for (const { messageType } of messagesOf(update)) assert.equal(messageType, 2);
  for (const state of ['cancelled', 'all-clear'] as const) {
    for (const { messageType, guidance } of messagesOf(warningIn(state, 'actual'))) {
      assert.deepEqual([messageType, guidance], [3, 31 * 32 + 31]);
    }
  }
});

test('areas let go are all clear while the others stand', () => {
  const warning = { ...warningIn('updated', 'actual'), supersedes: 1 };
  const areas = narrowAreas(warning.areas, warning.areas.slice(0, 1));
  const types = messagesOf({ ...warning, areas }).map(({ messageType }) => messageType);
  assert.deepEqual([...new Set(types)], [2, 3]);
  assert.deepEqual([...types].sort(), types, 'the warning comes first');
});

test('the ellipses of a warning hold its administrative areas whole', () => {
  const warning = warningIn('released', 'actual');
  const ellipses = messagesOf(warning).map(ellipseOf);
  for (const { region } of warning.areas) {
    for (const [longitudeRad, latitudeRad] of regionByCode(region)!.polygons.flatMap(
      ([ring]) => ring!,
    )) {
      const held = ellipses.some((one) => {
        const centre = {
          latitudeRad: one.latitudeDeg * DEGREE,
          longitudeRad: one.longitudeDeg * DEGREE,
        };
        const { distanceM, azimuthRad } = geodesicInverse(centre, { latitudeRad, longitudeRad });
        const angle = azimuthRad - one.azimuthDeg * DEGREE;
        const u = (distanceM * Math.cos(angle)) / (one.semiMajorKm * 1000);
        const v = (distanceM * Math.sin(angle)) / (one.semiMinorKm * 1000);
        return u * u + v * v <= 1;
      });
      assert.ok(held, region);
    }
  }
});
