import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  dueFlights,
  ENOUGH_S,
  OFFICERS,
  recognise,
  START_MS,
  settingsOf,
  signerOf,
  VERIFIER,
} from '../bench/warned/flights.ts';
import { tell } from '../bench/warned/told.ts';
import {
  AS_SHIPPED,
  advanceExercise,
  type Case,
  createExercise,
  flightsOf,
  playCase,
} from '../src/exercise/index.ts';

test('what the benchmark tells from hazards alone is what the whole watch tells', () => {
  const [due] = [...dueFlights('SRBM', 1)];
  assert.ok(due !== undefined);
  const recognised = recognise(due);
  const { scenario } = recognised;
  const started = createExercise(scenario, due.seed, START_MS);
  assert.ok(started.ok);
  const { state } = started;
  const endMs = due.impactMs - ENOUGH_S * 1000;
  const emissions = advanceExercise(state, endMs);
  const seen = { startMs: START_MS, endMs, emissions, flights: flightsOf(state), state };
  const [a, b] = OFFICERS.map((id) => ({ id, signer: signerOf(id) }));
  const ports = { signer: signerOf('node'), verifier: VERIFIER, desks: [a!, b!] as const };
  const told = { kind: 'flight', notices: [], scenario } as unknown as Case;
  for (const staffing of [AS_SHIPPED, 'one officer'] as const) {
    const settings = settingsOf(scenario, staffing === 'one officer' ? 1 : 2);
    const { warnings } = playCase(told, seen, settings, ports, staffing);
    const spoken = warnings.filter(({ issuedMs }) => issuedMs !== undefined);
    const { firstMs } = tell(due, recognised, staffing);
    assert.ok(firstMs.size > 0);
    for (const [region, atMs] of firstMs) {
      const first = spoken.find(({ areas }) =>
        areas.some((area) => area.region === region && area.stage !== 'all-clear'),
      );
      assert.equal(first?.issuedMs, atMs, `${staffing}: ${region}`);
    }
  }
});
