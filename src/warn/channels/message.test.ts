import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MODES, type Mode } from '../../mark/index.ts';
import { hazardOf, LABEL, SETTINGS, START_MS } from '../fixture.ts';
import { onHazard } from '../life.ts';
import { createWarn } from '../state.ts';
import { PUBLIC_STATES, type Warning, type WarningState } from '../warning.ts';
import { MESSAGE_TYPE, renderMessage } from './message.ts';

function warningIn(state: WarningState, mode: Mode = 'exercise'): Warning {
  const desk = createWarn(SETTINGS, mode, [], LABEL);
  const hazard = hazardOf(1, [['JP-15', 0.4, 380, 430]], { mode });
  const draft = onHazard(desk, hazard, START_MS)[0]!.warning;
  if (state === 'drafted') return draft;
  return { ...draft, state, becomes: state, issuedMs: START_MS + 1000 };
}

test('every public state is said with its mode, areas, times and texts; drafts and mode simulated never', () => {
  for (const mode of MODES) {
    assert.equal(renderMessage(warningIn('drafted', mode), SETTINGS), null);
    for (const state of PUBLIC_STATES) {
      const warning = warningIn(state, mode);
      const rendered = renderMessage(warning, SETTINGS);
      if (mode === 'simulated') {
        assert.equal(rendered, null);
        continue;
      }
      const said = JSON.parse(rendered!.document);
      assert.equal(said.type, MESSAGE_TYPE);
      assert.deepEqual([said.mode, said.state, said.revision], [mode, state, warning.revision]);
      assert.equal(said.areas[0].region, 'JP-15');
      assert.equal(said.texts.en.headline, warning.texts['en']!.headline);
      assert.equal(said.priority, 'immediate', 'taken back as loudly as it was given');
    }
  }
});

test('what has no place in public stands nowhere in it', () => {
  const { document } = renderMessage(warningIn('released'), SETTINGS)!;
  const names = new Set<string>();
  JSON.parse(document, (name, value) => {
    if (!/^\d*$/.test(name)) names.add(name);
    return value;
  });
  const allowed = [
    ...['type', 'issuer', 'issuerName', 'mode', 'warning', 'revision', 'state', 'kind'],
    ...[
      'priority',
      'stage',
      'areas',
      'brief',
      'region',
      'names',
      'earliestMs',
      'latestMs',
      'texts',
    ],
    ...['headline', 'description', 'instruction', 'issuedMs', 'expiresMs', 'en', 'ko', 'ja'],
  ];
  assert.deepEqual([...names].sort(), allowed.sort());
  for (const secret of ['secret-radar-1', 't7', 'kor-h1']) assert.ok(!document.includes(secret));
});
