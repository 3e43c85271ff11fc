import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from '../../test/simulation/chance.ts';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import { RADAR, simulatedPeer, simulatedSettings } from '../../test/simulation/settings.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import type { NodeId } from '../mark/index.ts';
import { seal } from '../seal/index.ts';
import {
  ARRANGEMENT_TYPE,
  type ReleaseClass,
  readFrame,
  type SignedStatement,
  type TrackRelease,
} from '../share/index.ts';
import { digestTracks, originsOf, trackerHealth } from '../track/index.ts';
import {
  createWatch,
  type Input,
  type LedgerRecord,
  settingsHash,
  step,
  viewOf,
  type Watch,
} from './index.ts';

const START = 1_780_000_000_000;
const TICK_MS = 50;

const TRACKS: TrackRelease = {
  kinds: ['air', 'surface', 'ballistic', 'drifting', 'unknown'],
  ...{ gridM: 0, velocity: true, identity: true, delayS: 0, everyS: 0 },
  onward: ['jpn', 'kor', 'usa'],
};

/** Watches joined by lines that lose nothing; each tells its tracks to those after the arrow. */
class Nations {
  readonly watches = new Map<NodeId, Watch>();
  readonly records = new Map<NodeId, LedgerRecord[]>();
  nowMs = START;

  constructor(
    tells: Readonly<Record<NodeId, readonly NodeId[]>>,
    tracks: TrackRelease = TRACKS,
    policies = '@id("allies") permit(principal, action, resource);',
  ) {
    const nodes = Object.keys(tells);
    for (const node of nodes) {
      const peers = nodes
        .filter((other) => tells[node]!.includes(other) || tells[other]!.includes(node))
        .map((other) => simulatedPeer(other, { releaseClasses: ['minimum', 'close'] }));
      const by: ReleaseClass = {
        ...{ id: 'close', fields: [], gridM: 0, timeStepS: 0, launchGridM: 10_000 },
        ...{ delayS: 0, everyS: 0, overRangeM: 0, overApogeeM: 0, tracks },
      };
      const arrangements = tells[node]!.map((peer) =>
        seal(
          ARRANGEMENT_TYPE,
          {
            ...{ id: `${node}-${peer}`, version: 1, node, peer, tier: 'full' as const },
            ...{ validFromMs: 0, validUntilMs: 9e12, classes: ['close'], policies },
            officer: 'officer-a',
          },
          fakeSigner('officer-a'),
        ),
      );
      const settings = {
        ...simulatedSettings(node, node === 'kor' ? [RADAR] : [], peers),
        sharing: { classes: [by], arrangements, protectedSensors: [], protectedDelayS: 0 },
      };
      this.watches.set(
        node,
        createWatch('exercise', { signer: fakeSigner(node), verifier: fakeVerifier }),
      );
      this.records.set(node, []);
      this.take(node, { kind: 'settings', hash: settingsHash(settings), value: settings });
    }
    for (const node of nodes) {
      for (const { peer } of this.watches.get(node)!.state.stages!.share.links.values()) {
        this.take(node, { kind: 'link', peer, state: 'up' });
      }
    }
  }

  take(node: NodeId, body: Record<string, unknown> & { kind: Input['kind'] }): void {
    const watch = this.watches.get(node)!;
    const input = { ...body, seq: watch.state.lastSeq + 1, atMs: this.nowMs };
    const { records, effects } = step(watch, input as unknown as Input);
    this.records.get(node)!.push(...records);
    for (const effect of effects) {
      if (effect.kind === 'send') this.post.push([node, effect.peer, effect.bytes]);
    }
  }

  readonly post: [NodeId, NodeId, Uint8Array][] = [];

  deliver(): void {
    for (let next = this.post.shift(); next !== undefined; next = this.post.shift()) {
      const [from, to, bytes] = next;
      this.take(to, { kind: 'peerFrame', peer: from, bytes });
    }
  }

  /** Korea's radar follows the missile for so long, with ticks and post between. */
  fly(seconds: number): void {
    const chance = chanceOf(1);
    const states = flightStates();
    this.deliver();
    for (let second = 0; second < seconds; second++) {
      const bytes = plotOf(states[second]!, this.nowMs, chance);
      this.take('kor', { kind: 'datagram', source: RADAR.source, bytes });
      for (let tick = 0; tick < 1000 / TICK_MS; tick++) {
        this.nowMs += TICK_MS;
        for (const node of this.watches.keys()) this.take(node, { kind: 'tick' });
        this.deliver();
      }
    }
  }

  tracker(node: NodeId) {
    return this.watches.get(node)!.state.stages!.tracker;
  }

  batches(node: NodeId): SignedStatement[] {
    return this.records
      .get(node)!
      .flatMap((each) => (each.kind === 'statement' ? [each.body] : []))
      .filter(({ body }) => body.content.about === 'tracks');
  }
}

const ALONE = { kor: [], usa: [], jpn: [] };
const RING = { kor: ['usa'], usa: ['jpn'], jpn: ['kor'] };

test('a track that comes back over two nations gives its maker no certainty, bit for bit', () => {
  const [ring, alone] = [new Nations(RING), new Nations(ALONE)];
  ring.fly(40);
  alone.fly(40);
  assert.equal(digestTracks(ring.tracker('kor')), digestTracks(alone.tracker('kor')));
  assert.ok(trackerHealth(ring.tracker('kor')).echoes > 20);
  for (const node of ['usa', 'jpn']) {
    const view = viewOf(ring.watches.get(node)!, ring.nowMs)!;
    assert.equal(view.tracks.length, 1, node);
    const made = originsOf(ring.tracker(node), view.tracks[0]!.id).map(({ name }) => name);
    assert.ok(made.includes('kor/0'), `${node}: ${made}`);
    // Nobody who has measured nothing is surer than the one who has.
    const spread = (tracker: typeof view.tracks): number => tracker[0]!.covariance[0]!;
    const own = viewOf(ring.watches.get('kor')!, ring.nowMs)!.tracks;
    assert.ok(spread(view.tracks) > 0.9 * spread(own), node);
    assert.equal(view.alliedTracks.length, 1, node);
  }
});

test('in a ring nobody goes on telling what has come back to him', () => {
  const ring = new Nations(RING);
  ring.fly(30);
  const before = ['kor', 'usa', 'jpn'].map((node) => ring.batches(node).length);
  assert.ok(
    before.every((count) => count >= 10 && count <= 60),
    `${before}`,
  );
  for (let tick = 0; tick < 100; tick++) {
    ring.nowMs += TICK_MS;
    for (const node of ring.watches.keys()) ring.take(node, { kind: 'tick' });
    ring.deliver();
  }
  const after = ['kor', 'usa', 'jpn'].map((node) => ring.batches(node).length);
  for (const [i, count] of after.entries()) {
    assert.ok(count - before[i]! <= 3, `${before} then ${after}`);
  }
});

test('what is made of an ally’s track goes on only to those whom the ally named', () => {
  const open = new Nations(RING);
  open.fly(30);
  assert.ok(open.batches('usa').length > 0);
  const closed = new Nations(RING, { ...TRACKS, onward: [] });
  closed.fly(30);
  assert.ok(closed.batches('kor').length > 0);
  assert.equal(closed.batches('usa').length, 0);
  assert.equal(viewOf(closed.watches.get('jpn')!, closed.nowMs)!.alliedTracks.length, 0);
  const withheld = closed.records
    .get('usa')!
    .filter((each) => each.kind === 'decision' && each.body.reason === 'not-releasable');
  assert.ok(withheld.length >= 1 && withheld.length <= 4, 'said once, not with every batch');
});

test('without an arrangement, a permitted kind or a policy that permits, no track leaves', () => {
  const none = new Nations(ALONE);
  none.fly(30);
  assert.equal(none.batches('kor').length, 0);
  const ships = new Nations(RING, { ...TRACKS, kinds: ['surface'] });
  ships.fly(30);
  assert.equal(ships.batches('kor').length, 0);
  const forbidden =
    '@id("allies") permit(principal, action, resource);' +
    '@id("no-tracks") forbid(principal, action, resource) when { context.about == "tracks" };';
  const silent = new Nations(RING, TRACKS, forbidden);
  silent.fly(30);
  assert.equal(silent.batches('kor').length, 0);
});

test('a class with cells and a step tells at its moments, and nothing finer than its cells', () => {
  const coarse = { ...TRACKS, gridM: 20_000, identity: false, everyS: 2 };
  const nations = new Nations(RING, coarse);
  nations.fly(40);
  const times = nations.batches('kor').map(({ body }) => body.timeMs % 2000);
  assert.ok(times.length >= 8 && times.every((time) => time < TICK_MS), `${times}`);
  const [heard] = viewOf(nations.watches.get('usa')!, nations.nowMs)!.alliedTracks;
  assert.ok(heard!.sigmaM >= 30_000 && heard!.coarse && heard!.timeMs % 1000 === 0);
});

test('a batch is one statement, one signature and one record for all who hold the class', () => {
  const star = new Nations({ kor: ['usa', 'jpn'], usa: [], jpn: [] });
  star.fly(30);
  const batches = star.batches('kor');
  const moments = new Set(batches.map(({ body }) => body.timeMs));
  assert.equal(moments.size, batches.length);
  assert.deepEqual(batches[0]!.body.label.releasableTo, ['jpn', 'kor', 'usa']);
  for (const node of ['usa', 'jpn']) {
    const accepted = star.records.get(node)!.filter((each) => each.kind === 'accepted');
    assert.ok(accepted.length >= batches.length, node);
  }
});

test('a batch that was changed on its way is refused', () => {
  const star = new Nations({ kor: ['usa'], usa: [] });
  star.fly(20);
  const [statement] = star.batches('kor');
  const body = { ...statement!.body, content: { about: 'tracks', revision: 1, batch: 'AAAA' } };
  const frame = { frame: 'statement', sequence: 1, chain: '0'.repeat(64) };
  const bytes = Buffer.from(JSON.stringify({ ...frame, statement: { ...statement, body } }));
  const read = readFrame(bytes);
  assert.ok(!read.ok && /batch of tracks/.test(read.message));
});
