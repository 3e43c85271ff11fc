import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import type { BallisticHazard } from '../assess/index.ts';
import { ed25519Signer, ed25519Verifier } from '../seal/index.ts';
import type { Warning } from '../warn/index.ts';
import { arrangement, OPEN_LABEL, randomHazard, releaseClass } from './arrangement/fixture.ts';
import {
  createShare,
  loadSharing,
  MINIMUM,
  type Peer,
  previewHazard,
  reconfigureShare,
  redecide,
  type ShareState,
  type Sharing,
  type SharingSettings,
  shareHazard,
  shareWarning,
  tickShare,
} from './index.ts';
import { waitingIn } from './waiting.ts';

const kor = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const OFFICER = {
  ...{ id: 'kim', person: 'p-kim', key: kor.publicKey, roles: ['release' as const] },
  ...{ notAfterMs: null, demonstration: false },
};
const USA: Peer = {
  ...{ node: 'usa', statementKey: kor.publicKey, clearance: 'secret', relay: false, origins: [] },
  releaseClasses: [MINIMUM, 'full'],
};
const LATE = releaseClass('full', { delayS: 60 });
const hazard = randomHazard(() => 0.4);

function load(settings: Partial<SharingSettings>): Sharing {
  const whole = { classes: [LATE], arrangements: [], protectedSensors: [], protectedDelayS: 0 };
  const context = { node: 'kor', mode: 'exercise', officers: [OFFICER], nowMs: 0 } as const;
  const sharing = loadSharing({ ...whole, ...settings }, context, ed25519Verifier());
  assert.deepEqual(sharing.problems, []);
  return sharing;
}

function stateBy(sharing: Sharing): ShareState {
  return createShare('kor', 'exercise', OPEN_LABEL, [USA], '', sharing);
}

const waiting = (state: ShareState): string[] =>
  waitingIn(state.links.get('usa')!.waiting).map(
    ({ body }) => `${body.content.about} ${body.releaseClass}`,
  );

test('what waits for its time does not leave under an arrangement that has ended meanwhile', () => {
  const inForce = load({ arrangements: [arrangement(kor, ['full'])] });
  const kept = stateBy(inForce);
  shareHazard(kept, hazard, kor, 0);
  tickShare(kept, kor, 60_000);
  assert.deepEqual(waiting(kept), ['hazard full']);

  const expiring = load({ arrangements: [arrangement(kor, ['full'], { validUntilMs: 30_000 })] });
  const revoked = stateBy(inForce);
  const expired = stateBy(expiring);
  shareHazard(revoked, hazard, kor, 0);
  shareHazard(expired, hazard, kor, 0);
  reconfigureShare(revoked, OPEN_LABEL, [USA], '', load({}));
  for (const state of [revoked, expired]) {
    const told = tickShare(state, kor, 60_000).flatMap(({ releases }) => releases);
    assert.deepEqual(waiting(state), []);
    assert.deepEqual(
      told.map(({ peer, what }) => [peer, what]),
      [['usa', 'withheld-from']],
    );
    assert.ok(told[0]!.message.length > 0);
  }
});

test('however much waits for its time, no warning is let go for it, and what is let go is said', () => {
  const protectedSensors = ['secret-1'];
  const sharing = load({
    ...{ arrangements: [arrangement(kor, ['full'])], protectedSensors, protectedDelayS: 30 },
  });
  const state = stateBy(sharing);
  const unseen = { ...hazard, id: 'kor-h7', sensors: protectedSensors } as BallisticHazard;
  shareHazard(state, unseen, kor, 0);
  const warning = {
    ...{ id: 'kor-w1', revision: 1, state: 'released', becomes: 'released', kind: 'ballistic' },
    ...{ mode: 'exercise', hazard: { id: 'kor-h7', revision: 1 }, areas: [], polygons: [] },
    ...{ texts: {}, label: OPEN_LABEL, issuedMs: 0, expiresMs: 1e9 },
  } as unknown as Warning;
  shareWarning(state, warning, kor, 0);
  let gone = 0;
  for (let n = 1; n <= 5000; n++) {
    const shared = shareHazard(state, { ...hazard, id: `kor-h${n + 7}` }, kor, 1);
    gone += shared
      .flatMap(({ releases }) => releases)
      .filter(({ what }) => what === 'withheld-from').length;
  }
  tickShare(state, kor, 30_000);
  assert.ok(waiting(state).includes('warning minimum'), 'the warning leaves in its time');
  assert.ok(gone > 800, `${gone} were let go and said`);
});

test('no moment tells of a protected sensor: what it alone has shown waits, hazard and warning alike', () => {
  const protectedSensors = ['secret-1'];
  const sharing = load({
    ...{ arrangements: [arrangement(kor, ['full'])], protectedSensors, protectedDelayS: 30 },
  });
  const unseen = { ...hazard, id: 'kor-h7', sensors: protectedSensors } as BallisticHazard;

  const waits = stateBy(sharing);
  const [first] = shareHazard(waits, unseen, kor, 0);
  assert.deepEqual(
    first?.releases
      .filter(({ what }) => what !== 'withheld-from')
      .map(({ what, reason }) => [what, reason]),
    [['held-for', 'protected-sensor']],
  );
  assert.deepEqual(
    previewHazard(waits, unseen, 0).map(({ delayS }) => delayS),
    [30],
  );
  tickShare(waits, kor, 29_999);
  assert.deepEqual(waiting(waits), []);
  tickShare(waits, kor, 30_000);
  assert.deepEqual(waiting(waits), ['hazard minimum']);

  const seen = stateBy(sharing);
  shareHazard(seen, unseen, kor, 0);
  shareHazard(seen, { ...unseen, revision: 2, sensors: ['secret-1', 'radar-1'] }, kor, 5000);
  assert.ok(
    waiting(seen).length > 0,
    'a declared sensor has seen it too: nothing is hidden by waiting',
  );
});

/** A nation whose one sensor is protected for 30 s, and a warning of what that has shown, by its revisions. */
function hidden() {
  const settings = { arrangements: [arrangement(kor, ['full'])], protectedSensors: ['secret-1'] };
  const state = stateBy(load({ ...settings, protectedDelayS: 30 }));
  const unseen = { ...hazard, id: 'kor-h7', sensors: ['secret-1'] } as BallisticHazard;
  shareHazard(state, unseen, kor, 0);
  const say = (revision: number, as: Warning['state'], nowMs: number, about = 'kor-h7') => {
    const warning = {
      ...{ id: 'kor-w1', revision, state: as, becomes: as, kind: 'ballistic', areas: [] },
      ...{ mode: 'exercise', hazard: { id: about, revision: 1 }, polygons: [] },
      ...{ texts: {}, label: OPEN_LABEL, issuedMs: 0, expiresMs: 1e9 },
    } as unknown as Warning;
    return shareWarning(state, warning, kor, nowMs).releases.map(({ what }) => what);
  };
  const told = (): string[] =>
    waitingIn(state.links.get('usa')!.waiting).flatMap(({ body: { content } }) =>
      content.about === 'warning' ? [content.state] : [],
    );
  return { state, settings, unseen, say, told };
}

test('once a warning was told its withdrawal waits for no protected sensor, and what waited before it goes first', () => {
  const { state, say, told } = hidden();
  say(1, 'released', 1000);
  tickShare(state, kor, 31_000);
  assert.deepEqual(say(2, 'lost', 32_000), ['held-for']);
  assert.deepEqual(say(3, 'cancelled', 33_000), ['released-to', 'released-to']);
  assert.deepEqual(told(), ['released', 'lost', 'cancelled']);
});

test('a withdrawal waits no longer than its warning still has to, and tells nothing sooner than that', () => {
  const { state, say, told } = hidden();
  say(1, 'released', 1000);
  say(2, 'updated', 20_000);
  assert.deepEqual(say(3, 'all-clear', 25_000), ['held-for']);
  tickShare(state, kor, 30_999);
  assert.deepEqual(told(), []);
  tickShare(state, kor, 31_000);
  assert.deepEqual(told(), ['released', 'updated', 'all-clear']);
});

test('other settings of protected sensors hold at once, not at the next revision', () => {
  const change = (more: Partial<SharingSettings>, after: number): string[] => {
    const { state, settings, unseen, say, told } = hidden();
    say(1, 'released', 1000);
    const sharing = load({ ...settings, protectedDelayS: 30, ...more });
    reconfigureShare(state, OPEN_LABEL, [USA], '', sharing);
    redecide(state, () => unseen, kor, 5000);
    tickShare(state, kor, after);
    return told();
  };
  assert.deepEqual(change({ protectedSensors: [] }, 5000), ['released']);
  assert.deepEqual(change({ protectedDelayS: 6 }, 6999), []);
  assert.deepEqual(change({ protectedDelayS: 6 }, 7000), ['released']);

  const seen = stateBy(load({ arrangements: [arrangement(kor, ['full'])] }));
  shareHazard(seen, { ...hazard, id: 'kor-h7', sensors: ['secret-1'] } as BallisticHazard, kor, 0);
  const { settings, unseen } = hidden();
  reconfigureShare(seen, OPEN_LABEL, [USA], '', load({ ...settings, protectedDelayS: 30 }));
  redecide(seen, () => unseen, kor, 5000);
  assert.ok(seen.protected.has('kor-h7'));
});

test('that a hazard is over tells nobody sooner what protected sensors alone have shown', () => {
  for (const status of ['withdrawn', 'ended'] as const) {
    const { state, unseen, say, told } = hidden();
    const all = (): string[] =>
      waitingIn(state.links.get('usa')!.waiting).map(({ body: { content } }) =>
        content.about === 'hazard' ? content.status : content.about,
      );
    say(1, 'released', 1000);
    const over = { ...unseen, revision: 2, status };
    const delays = (nowMs: number) => previewHazard(state, over, nowMs).map((each) => each.delayS);
    assert.deepEqual(delays(5000), [25], 'the dry run says the same');
    shareHazard(state, over, kor, 5000);
    assert.deepEqual(all(), [], 'the moment of the end would tell of it');
    assert.deepEqual(say(2, 'cancelled', 6000), ['held-for']);
    assert.equal(state.protected.size, 0);
    tickShare(state, kor, 29_999);
    assert.deepEqual(all(), []);
    tickShare(state, kor, 31_000);
    assert.deepEqual(told(), ['released', 'cancelled']);
    assert.equal(all().at(-1), status, 'of a hazard its newest');
    // Once all of that was told, nothing waits any more.
    assert.deepEqual(say(3, 'all-clear', 32_000), ['released-to']);
    assert.deepEqual(delays(32_000), [0]);
  }
});

test('that it is over goes behind what waits of it also where its label has a shorter delay', () => {
  const { state, unseen } = hidden();
  const label = { ...OPEN_LABEL, delayS: 10 };
  const late = { ...unseen, id: 'kor-h8', label } as BallisticHazard;
  shareHazard(state, late, kor, 0);
  shareHazard(state, { ...late, revision: 2, status: 'withdrawn' }, kor, 5000);
  tickShare(state, kor, 29_999);
  assert.equal(waitingIn(state.links.get('usa')!.waiting).length, 0);
  tickShare(state, kor, 30_000);
  assert.equal(waitingIn(state.links.get('usa')!.waiting).length, 2, 'and what was shown before');
});

test('other settings let go what waits of a hazard that is over, too', () => {
  const { state, settings, unseen, say, told } = hidden();
  say(1, 'released', 1000);
  const over = { ...unseen, revision: 2, status: 'ended' } as BallisticHazard;
  shareHazard(state, over, kor, 5000);
  const sharing = load({ ...settings, protectedSensors: [], protectedDelayS: 30 });
  reconfigureShare(state, OPEN_LABEL, [USA], '', sharing);
  redecide(state, () => over, kor, 6000);
  assert.deepEqual(told(), ['released']);
});

test('a warning to ships and aircraft of what protected sensors alone have shown waits as well', () => {
  const { state, unseen, say, told } = hidden();
  assert.deepEqual(say(1, 'released', 1000, 'kor-h7/zone'), ['held-for']);
  assert.deepEqual(told(), []);
  const seen = { ...unseen, revision: 2, sensors: ['secret-1', 'radar-1'] };
  shareHazard(state, seen, kor, 5000);
  assert.deepEqual(told(), ['released'], 'until a declared sensor has seen it');
});
