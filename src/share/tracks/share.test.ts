import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geodeticToEcef } from '../../earth/index.ts';
import type { Track } from '../../track/index.ts';
import { arrangement, OPEN_LABEL, PERMIT_ALLIES, releaseClass } from '../arrangement/fixture.ts';
import { loadSharing } from '../arrangement/load.ts';
import { drain } from '../link.ts';
import { namedVerifier, signerNamed } from '../probe.fixture.ts';
import { createShare, type ShareState } from '../share.ts';
import { waitingCount } from '../waiting.ts';
import { batchOf } from './hear.ts';
import type { TrackRelease } from './project.ts';
import { noteTracks, shareTracks } from './share.ts';

const START_MS = 1_800_000_000_000;

function nation(
  more: Partial<TrackRelease> = {},
  protectedSensors: string[] = [],
  nodes: readonly string[] = ['usa'],
): ShareState {
  const tracks: TrackRelease = {
    ...{ kinds: ['air', 'unknown'], gridM: 0, velocity: true, identity: false },
    ...{ delayS: 0, everyS: 0, onward: [] },
    ...more,
  };
  const kim = { id: 'kim', person: 'k', key: 'kim', roles: ['release' as const] };
  const sharing = loadSharing(
    {
      classes: [releaseClass('close', { tracks })],
      arrangements: nodes.map((node) => {
        const [id, policies] = [`kor-${node}`, PERMIT_ALLIES.replace('usa', node)];
        return arrangement(signerNamed('kim'), ['close'], { id, peer: node, policies });
      }),
      ...{ protectedSensors, protectedDelayS: 0 },
    },
    {
      ...{ node: 'kor', mode: 'exercise', nowMs: START_MS },
      officers: [{ ...kim, notAfterMs: null, demonstration: true }],
    },
    namedVerifier,
  );
  assert.deepEqual(sharing.problems, []);
  const peers = nodes.map((node) => ({
    ...{ node, statementKey: '', clearance: 'secret' as const, origins: [] },
    ...{ releaseClasses: ['close'], relay: false },
  }));
  const state = createShare('kor', 'exercise', OPEN_LABEL, peers, '', sharing);
  for (const link of state.links.values()) {
    Object.assign(link, { up: true, greeted: true, speaks: ['tracks'] });
  }
  return state;
}

function trackOf(more: Partial<Track> = {}): Track {
  return {
    ...{ id: 't7', mode: 'exercise', status: 'confirmed', timeMs: START_MS, existence: 0.99 },
    state: [...geodeticToEcef(0.6, 2.2, 9000), 100, 0, 0],
    covariance: Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 100 : 0)),
    ...{ models: {}, identity: {}, sensors: ['radar-1'], misfit: 1 },
    ...{ firstMs: 0, lastReportMs: START_MS, reportCount: 3 },
    ...more,
  };
}

/** Numbers and statuses that leave at `nowMs` after these tracks were noted. */
function told(state: ShareState, tracks: readonly Track[], nowMs: number): string[] {
  noteTracks(state, tracks);
  shareTracks(state, () => [], signerNamed('kor'), nowMs);
  const link = state.links.get('usa')!;
  const entries = drain(link).flatMap((frame) => {
    if (frame.frame !== 'statement' || frame.statement.body.content.about !== 'tracks') return [];
    const read = batchOf(frame.statement.body.content);
    return read.ok ? read.batch.entries : [];
  });
  link.inFlight = [];
  return entries.map(({ number, status }) => `${number} ${status}`);
}

test('a track is told when it has taken in a report, and its end once', () => {
  const state = nation();
  assert.deepEqual(told(state, [trackOf({ status: 'tentative' })], START_MS), []);
  assert.deepEqual(told(state, [trackOf()], START_MS + 50), ['16 confirmed']);
  assert.deepEqual(told(state, [trackOf({ timeMs: START_MS + 1 })], START_MS + 100), []);
  assert.deepEqual(told(state, [trackOf({ reportCount: 4 })], START_MS + 150), ['16 confirmed']);
  assert.deepEqual(told(state, [trackOf({ status: 'dropped' })], START_MS + 200), ['16 ended']);
  assert.deepEqual(told(state, [trackOf({ status: 'dropped' })], START_MS + 250), []);
});

test('numbers count what is told alone', () => {
  const state = nation();
  const hidden = Array.from({ length: 9 }, (_, i) =>
    trackOf({ id: `t${i}`, models: { coast: 1 } }),
  );
  assert.deepEqual(told(state, hidden, START_MS), []);
  assert.deepEqual(told(state, [trackOf({ id: 't99' })], START_MS + 50), ['16 confirmed']);
});

test('a track to which a protected sensor has contributed does not leave', () => {
  const state = nation({}, ['ir-1']);
  assert.deepEqual(told(state, [trackOf({ sensors: ['ir-1', 'radar-1'] })], START_MS), []);
  assert.deepEqual(told(state, [trackOf({ id: 't8' })], START_MS + 50), ['16 confirmed']);
});

test('a delay holds what was signed until its time', () => {
  const state = nation({ delayS: 10 });
  const times: number[] = [];
  for (let ms = 0; ms <= 12_000; ms += 50) {
    const tracks = ms === 50 ? [trackOf()] : [];
    if (told(state, tracks, START_MS + ms).length > 0) times.push(ms);
  }
  assert.equal(times.length, 1);
  assert.ok(times[0]! >= 10_050 && times[0]! <= 10_150, `${times}`);
  assert.equal(state.tracks.held.length, 0);
});

test('what waited is not sent to whom the arrangement has meanwhile left', () => {
  const state = nation({ delayS: 10 });
  for (let ms = 0; ms <= 200; ms += 50) told(state, ms === 50 ? [trackOf()] : [], START_MS + ms);
  assert.equal(state.tracks.held.length, 1);
  state.sharing = { ...state.sharing, arrangements: new Map() };
  assert.deepEqual(told(state, [], START_MS + 20_000), []);
  assert.equal(state.tracks.held.length, 0);
});

test('of a peer whose program reads no tracks it is said once that it gets none, and when it begins to', () => {
  const state = nation();
  const link = state.links.get('usa')!;
  link.speaks = ['probe'];
  const said = (ms: number): string[] => {
    noteTracks(state, [trackOf({ reportCount: 3 + ms })]);
    const shared = shareTracks(state, () => [], signerNamed('kor'), START_MS + ms);
    return shared.flatMap(({ statement, releases }) => [
      ...(statement === null ? [] : ['signed']),
      ...releases.map(({ what, reason, message }) => `${what} ${reason} ${message}`),
    ]);
  };
  const refused = 'withheld-from not-understood tracks, air: it has not said that it reads these';
  assert.deepEqual([said(0), said(50)], [[refused], []]);
  link.speaks = ['tracks'];
  const [first, second] = said(100);
  assert.deepEqual([first, second?.slice(0, 23)], ['signed', 'released-to arrangement']);
});

test('what is decided of own tracks and of those that others share in is said once each, not in turn', () => {
  const state = nation();
  const said = (ms: number): number => {
    const tracks = [['radar-1'], ['radar-1', 'ally.jpn']].map((sensors, i) =>
      trackOf({ id: `t${i}`, sensors, reportCount: 3 + ms }),
    );
    noteTracks(state, tracks);
    const shared = shareTracks(state, () => [], signerNamed('kor'), START_MS + ms);
    return shared.reduce((sum, { releases }) => sum + releases.length, 0);
  };
  assert.deepEqual([said(0), said(50), said(100)], [2, 0, 0]);
});

test('a peer that takes nothing adds no signature, and what the others get is the same to the byte', () => {
  const run = (slow: boolean) => {
    const state = nation({}, [], ['usa', 'jpn']);
    const signer = signerNamed('kor');
    let signed = 0;
    const counting = {
      ...signer,
      sign: (bytes: Uint8Array) => {
        signed += 1;
        return signer.sign(bytes);
      },
    };
    const frames: string[] = [];
    for (let tick = 1; tick <= 200; tick++) {
      const tracks = [0, 1, 2].map((n) =>
        trackOf({ id: `t${(tick + n) % 40}`, reportCount: tick, timeMs: START_MS + tick * 50 }),
      );
      noteTracks(state, tracks);
      shareTracks(state, () => [], counting, START_MS + tick * 50);
      for (const link of state.links.values()) {
        const out = drain(link);
        if (link.peer === 'usa') frames.push(...out.map((frame) => JSON.stringify(frame)));
        if (!slow || link.peer === 'usa') link.inFlight = [];
      }
    }
    return { signed, frames, waits: waitingCount(state.links.get('jpn')!.waiting) };
  };
  const [quick, slow] = [run(false), run(true)];
  assert.equal(quick.frames.length, 200);
  assert.deepEqual(slow.frames, quick.frames);
  assert.equal(slow.signed, quick.signed);
  assert.deepEqual(
    [quick.waits, slow.waits],
    [0, 38],
    'the newest word on each of 40 tracks, three of them in one batch',
  );
});
