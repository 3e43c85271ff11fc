import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from '../../test/simulation/chance.ts';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import { RADAR, simulatedPeer, simulatedSettings } from '../../test/simulation/settings.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import { DEGREE, type GeoPoint } from '../earth/index.ts';
import { formatInstant } from '../mark/index.ts';
import type { Sensor } from '../sense/index.ts';
import { createWatch, type Input, type Outcome, settingsHash, step } from './index.ts';

const START = 1_780_000_000_000;
const NOTICES: Sensor = {
  ...RADAR,
  id: 'notices',
  kind: 'notice',
  format: 'bongsu-notice',
  source: 'udp://127.0.0.1:8640',
  editions: {},
  sacSic: null,
  site: null,
  scanPeriodS: null,
};
const SETTINGS = simulatedSettings('kor', [RADAR, NOTICES], [simulatedPeer('usa')]);

/** One flight through a whole watch, after these notices. */
function fly(notices: readonly string[]): Outcome[] {
  const watch = createWatch('exercise', { signer: fakeSigner('kor'), verifier: fakeVerifier });
  const outcomes: Outcome[] = [];
  let nowMs = START;
  const take = (body: Record<string, unknown> & { kind: Input['kind'] }): void => {
    const input = { ...body, seq: watch.state.lastSeq + 1, atMs: nowMs };
    outcomes.push(step(watch, input as unknown as Input));
  };
  take({ kind: 'settings', hash: settingsHash(SETTINGS), value: SETTINGS });
  for (const notice of notices) {
    take({ kind: 'datagram', source: NOTICES.source, bytes: new TextEncoder().encode(notice) });
  }
  const chance = chanceOf(1);
  for (const state of flightStates().slice(0, 60)) {
    nowMs += 1000;
    take({ kind: 'datagram', source: RADAR.source, bytes: plotOf(state, nowMs, chance) });
    take({ kind: 'tick' });
  }
  return outcomes;
}

function noticeAbout(site: GeoPoint): string {
  const [latitudeDeg, longitudeDeg] = [site.latitudeRad / DEGREE, site.longitudeRad / DEGREE];
  return `${JSON.stringify({
    id: 'N-1',
    issuer: 'Example Coast Guard',
    mode: 'exercise',
    from: formatInstant(START - 3_600_000),
    until: formatInstant(START + 86_400_000),
    site: { latitudeDeg, longitudeDeg },
    dropZones: [
      {
        name: 'stage 1',
        polygon: [
          [longitudeDeg + 3, latitudeDeg - 0.3],
          [longitudeDeg + 4, latitudeDeg - 0.3],
          [longitudeDeg + 4, latitudeDeg + 0.3],
          [longitudeDeg + 3, latitudeDeg + 0.3],
        ],
      },
    ],
  })}\n`;
}

/** Of warnings to people on land; what a notice changes is their words alone. */
function drafts(outcomes: readonly Outcome[]): unknown[] {
  return outcomes.flatMap(({ records }) =>
    records.flatMap((record) => {
      if (record.kind !== 'warning' || record.body.kind !== 'ballistic') return [];
      const { state, becomes, areas, polygons, draftedMs, expiresMs } = record.body;
      return [{ state, becomes, areas, polygons, draftedMs, expiresMs }];
    }),
  );
}

test('a notice shares its drop zones with allies at once and changes no area, stage or time of a draft', () => {
  const plain = fly([]);
  const [last] = plain
    .flatMap(({ records }) => records)
    .flatMap((each) => (each.kind === 'hazard' ? [each.body] : []))
    .reverse();
  assert.ok(last?.kind === 'ballistic');
  const site = last.launch.point;
  const announced = fly([noticeAbout(site)]);
  assert.ok(drafts(plain).length > 0);
  assert.deepEqual(drafts(announced), drafts(plain));
  const records = announced[1]!.records;
  assert.ok(records.some((each) => each.kind === 'hazard' && each.body.kind === 'space-launch'));
  const zones = records.flatMap((each) => (each.kind === 'warning' ? [each.body] : []));
  assert.deepEqual(
    zones.map(({ kind, state }) => [kind, state]),
    [['space-launch', 'drafted']],
  );
  const [statement] = records.flatMap((each) => (each.kind === 'statement' ? [each.body] : []));
  const { content } = statement!.body;
  assert.ok(content.about === 'hazard' && content.kind === 'space-launch');
  assert.equal(content.areas.length, 1);
  assert.ok(!JSON.stringify(statement).includes('Example Coast Guard'), 'its issuer stays here');
  const told = announced.flatMap((each) => each.records).filter((each) => each.kind === 'hazard');
  const fits = told.filter(({ body }) => body.kind === 'ballistic' && body.space.notice !== null);
  assert.ok(fits.length > 0, 'the launch is told to fit the notice');
  const draft = announced
    .flatMap((each) => each.records)
    .findLast((each) => each.kind === 'warning' && each.body.kind === 'ballistic');
  assert.ok(draft?.kind === 'warning');
  assert.match(draft.body.texts['en']!.description, /It was announced as a satellite launch/);
  assert.equal(draft.body.launch?.notice?.id, 'N-1');
});
