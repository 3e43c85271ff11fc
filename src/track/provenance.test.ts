import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EstimateReport, KinematicReport, Sensor } from '../sense/index.ts';
import {
  advance,
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  digestTracks,
  originsOf,
  type TrackerState,
  trackerHealth,
} from './index.ts';
import { feed, mover, plotOf, radar, START_MS, seededNoise, straight } from './sky.fixture.ts';

type Name = 'a' | 'b' | 'c';

/** Each node hears the one before it: a → b → c → a. */
const HEARS: Record<Name, Name> = { a: 'c', b: 'a', c: 'b' };
const NODES: readonly Name[] = ['a', 'b', 'c'];

interface Ring {
  readonly nodes: Record<Name, TrackerState>;
  readonly x: Float64Array;
}

/** What a node hands on of a track: its estimate as it is by now, and what that is made of. */
function handOn(state: TrackerState, to: string, atMs: number): EstimateReport<'exercise'>[] {
  return allTracks(state, atMs)
    .filter((track) => track.status === 'confirmed')
    .map((track) => {
      const origins = originsOf(state, track.id);
      return {
        kind: 'estimate',
        source: `from-${to}`,
        mode: 'exercise',
        timeMs: track.timeMs,
        receivedMs: track.timeMs,
        sourceTrack: Number(track.id.slice(1)),
        stateEcef: track.state,
        covariance: track.covariance,
        provenance: origins.map(({ name }) => name),
        provenanceMs: origins.map(({ newestMs }) => newestMs),
      };
    });
}

/** Seconds of one aircraft over three nodes, of which those in `radars` have one. */
function run(
  radars: Partial<Record<Name, Sensor>>,
  linked: boolean,
  seconds: number,
  lookS = seconds,
): Ring {
  const { normal } = seededNoise(7);
  const nodes = {} as Record<Name, TrackerState>;
  for (const name of NODES) {
    const own = radars[name];
    const sensors = [feed(`from-${HEARS[name]}`, 'estimate'), ...(own === undefined ? [] : [own])];
    nodes[name] = createTracker('exercise', DEFAULT_TRACKER, sensors, name);
  }
  const x = mover(38, 128, 9_000, 200, 90, 0);
  for (let k = 0; k < seconds; k++) {
    const timeMs = START_MS + k * 1000;
    for (const name of NODES) {
      const own = radars[name];
      if (own === undefined) continue;
      const plots = k < lookS ? [plotOf(own, x, timeMs, normal)] : [];
      associate(nodes[name], plots, timeMs + 100);
    }
    for (const name of NODES) {
      if (!linked) continue;
      const heard: KinematicReport[] = handOn(nodes[HEARS[name]], HEARS[name], timeMs + 150);
      associate(nodes[name], heard, timeMs + 200);
    }
    for (const name of NODES) advance(nodes[name], timeMs + 900);
    straight(x, 1);
  }
  return { nodes, x };
}

function spread(state: TrackerState): number {
  const [track] = allTracks(state).filter(({ status }) => status === 'confirmed');
  assert.ok(track !== undefined);
  return Math.sqrt(track.covariance[0]! + track.covariance[7]! + track.covariance[14]!);
}

test('what comes back over two other nodes changes nothing but a counter', () => {
  const a = radar('ra', { scanPeriodS: 1 });
  const ring = run({ a }, true, 40);
  const alone = run({ a }, false, 40);
  assert.equal(digestTracks(ring.nodes.a), digestTracks(alone.nodes.a));
  assert.ok(trackerHealth(ring.nodes.a).echoes > 20);
  for (const name of ['b', 'c'] as const) {
    assert.equal(allTracks(ring.nodes[name]).length, 1, name);
    // Once round a ring of intersections nobody is surer than the one who has measured.
    assert.ok(spread(ring.nodes[name]) > 0.9 * spread(ring.nodes.a), name);
  }
});

test('what a third node sees itself does make the track better, and no better than both radars do', () => {
  const a = radar('ra');
  const c = { ...radar('rc'), sigma: { ...a.sigma, azimuthRad: 3e-4, elevationRad: 3e-4 } };
  const ring = run({ a, c }, true, 60);
  const alone = run({ a }, false, 60);
  const { normal } = seededNoise(8);
  const both = createTracker('exercise', DEFAULT_TRACKER, [a, c], 'x');
  const x = mover(38, 128, 9_000, 200, 90, 0);
  for (let k = 0; k < 60; k++) {
    const timeMs = START_MS + k * 1000;
    associate(both, [plotOf(a, x, timeMs, normal), plotOf(c, x, timeMs, normal)], timeMs + 200);
    straight(x, 1);
  }
  const [fused, own, best] = [spread(ring.nodes.a), spread(alone.nodes.a), spread(both)];
  assert.ok(fused < 0.8 * own, `${fused} m with the third node, ${own} m without`);
  assert.ok(fused > 0.95 * best, `${fused} m over the links, ${best} m out of both radars at once`);
});

test('nodes that hand each other one old track do not keep it alive', () => {
  const ring = run({ a: radar('ra') }, true, 200, 20);
  for (const name of NODES) assert.deepEqual(allTracks(ring.nodes[name]), [], name);
});

test('an estimate of nothing but own radars begins nothing while they are heard, and does when not', () => {
  const own = radar('ra', { sacSic: [25, 201] });
  const centre = { ...feed('centre', 'estimate'), sacSic: [25, 1] as const };
  const x = mover(38, 128, 9_000, 200, 90, 0);
  const covariance = Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 100 : 0));
  const report = (timeMs: number, provenance: readonly string[]): EstimateReport<'exercise'> => ({
    ...{ kind: 'estimate', source: 'centre', mode: 'exercise', timeMs, receivedMs: timeMs },
    ...{ sourceTrack: 5, stateEcef: Array.from(x), covariance, provenance },
  });
  const made = ['asterix 25/1', 'asterix 25/201'];
  const elsewhere = mover(36, 126, 9_000, 200, 90, 0);
  const heard = createTracker('exercise', DEFAULT_TRACKER, [own, centre], 'kor');
  associate(heard, [plotOf(own, elsewhere, START_MS, null)], START_MS);
  associate(heard, [report(START_MS + 500, made)], START_MS + 500);
  assert.equal(allTracks(heard).length, 1);
  assert.equal(trackerHealth(heard).echoes, 1);
  // One more radar, which is not ours, is news; and so is ours once it has fallen silent.
  associate(heard, [report(START_MS + 600, [...made, 'asterix 25/202'])], START_MS + 600);
  assert.equal(allTracks(heard).length, 2);
  const silent = createTracker('exercise', DEFAULT_TRACKER, [own, centre], 'kor');
  associate(silent, [report(START_MS, made)], START_MS);
  assert.equal(allTracks(silent).length, 1);
});

test('the origins of a track are numbers of sensors, and those of what others gave to it', () => {
  const ring = run({ a: radar('ra') }, true, 10);
  const names = (name: Name): string[] => {
    const [track] = allTracks(ring.nodes[name]);
    return originsOf(ring.nodes[name], track!.id).map((origin) => origin.name);
  };
  assert.deepEqual([names('a'), names('b'), names('c')], [['a/1'], ['a/1'], ['a/1']]);
  assert.deepEqual(originsOf(ring.nodes.a, 't999'), []);
});

test('a source that no record describes and that tells estimates has seen nothing itself', () => {
  const x = mover(38, 128, 9_000, 200, 90, 0);
  const covariance = Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 100 : 0));
  const state = createTracker('exercise', DEFAULT_TRACKER, [], 'kor');
  const report: EstimateReport<'exercise'> = {
    ...{ kind: 'estimate', source: 'ally', mode: 'exercise' },
    ...{ timeMs: START_MS, receivedMs: START_MS, stateEcef: Array.from(x), covariance },
    ...{ provenance: ['usa/3'], provenanceMs: [START_MS - 500] },
  };
  associate(state, [report], START_MS);
  assert.deepEqual(originsOf(state, 't1'), [{ name: 'usa/3', newestMs: START_MS - 500 }]);
});
