import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { setLink } from './link.ts';
import { connect, exchange, type Pair, pairOf, shareOf, signerNamed } from './probe.fixture.ts';
import { linkLight, PROBE_MS, PROBE_STALE_MS, tickProbes } from './probe.ts';
import { waitingIn } from './waiting.ts';

const T0 = 1_795_000_000_000;

function tick({ a, b }: Pair, nowMs: number, keys = ['key of kor', 'key of usa']): number {
  let signed = 0;
  for (const [index, each] of [a, b].entries()) {
    const shared = tickProbes(each, signerNamed(keys[index]!), nowMs);
    if (shared?.statement != null) signed += 1;
  }
  return signed;
}

const light = ({ a, b }: Pair, nowMs: number) =>
  [linkLight(a.links.get('usa')!, nowMs), linkLight(b.links.get('kor')!, nowMs)].map(
    ({ light: colour, reason }) => reason ?? colour,
  );

test('a link is green after a signed round trip in both directions, and red when it is stale', () => {
  const pair = pairOf(shareOf('kor', 'usa'), shareOf('usa', 'kor'));
  assert.deepEqual(light(pair, T0), ['down', 'down']);
  connect(pair, T0);
  assert.deepEqual(light(pair, T0), ['unproven', 'unproven']);
  tick(pair, T0 + 50);
  exchange(pair, T0 + 90);
  assert.deepEqual(light(pair, T0 + 100), ['green', 'green']);
  assert.equal(pair.a.links.get('usa')!.probe.roundTripS, 0.04);
  assert.deepEqual(light(pair, T0 + 90 + PROBE_STALE_MS), ['green', 'green']);
  assert.deepEqual(light(pair, T0 + 91 + PROBE_STALE_MS), ['nothing-held', 'nothing-held']);
});

test('connected, but the peer believes nothing: red, with why, and no probe is green again by age', () => {
  const pair = pairOf(shareOf('kor', 'usa'), shareOf('usa', 'kor'));
  connect(pair, T0);
  tick(pair, T0 + 50, ['another key', 'key of usa']);
  exchange(pair, T0 + 90);
  assert.deepEqual(light(pair, T0 + 100), ['disbelieved', 'unproven']);
  assert.match(linkLight(pair.a.links.get('usa')!, T0 + 100).message, /signature/);
  assert.deepEqual(light(pair, T0 + 91 + PROBE_STALE_MS)[1], 'nothing-held');
  tick(pair, T0 + PROBE_MS + 100);
  exchange(pair, T0 + PROBE_MS + 100);
  assert.deepEqual(light(pair, T0 + PROBE_MS + 100), ['green', 'green']);
});

test('a marking that lets nothing out to the peer is red before anything is needed', () => {
  const pair = pairOf(shareOf('kor', 'usa', []), shareOf('usa', 'kor'));
  connect(pair, T0);
  tick(pair, T0);
  exchange(pair, T0);
  assert.deepEqual(light(pair, T0), ['withheld', 'unproven']);
});

test('a peer of an earlier program gets no probe, which it would not read', () => {
  const pair = pairOf(shareOf('kor', 'usa'), shareOf('usa', 'kor'));
  connect(pair, T0);
  pair.a.links.get('usa')!.speaks = [];
  tick(pair, T0);
  exchange(pair, T0);
  assert.deepEqual(light(pair, T0), ['no-probes', 'unproven']);
  assert.deepEqual(pair.accepted.get('usa') ?? [], []);
});

test('whatever the line does, probes have one size, never two are under way, and few leave', () => {
  const events = fc.array(
    fc.record({
      waitMs: fc.integer({ min: 1, max: 40_000 }),
      up: fc.boolean(),
      carries: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  );
  fc.assert(
    fc.property(events, (each) => {
      const pair = pairOf(shareOf('kor', 'usa'), shareOf('usa', 'kor'));
      let nowMs = T0;
      let signed = 0;
      for (const { waitMs, up, carries } of each) {
        nowMs += waitMs;
        const link = pair.a.links.get('usa')!;
        if (up && !link.up) connect(pair, nowMs);
        if (!up && link.up) {
          setLink(link, false, pair.a);
          setLink(pair.b.links.get('kor')!, false, pair.b);
        }
        signed += tick(pair, nowMs);
        if (carries && up) exchange(pair, nowMs);
        const under = [
          ...waitingIn(link.waiting),
          ...link.inFlight.map(({ statement }) => statement),
        ];
        assert.ok(under.length <= 1);
        if (!up) assert.equal(linkLight(link, nowMs).light, 'red');
      }
      assert.ok(new Set(pair.sizes).size <= 1, `sizes ${[...new Set(pair.sizes)]}`);
      // Each side one at each cadence, and one more for each time that the link came up.
      const most = 2 * ((nowMs - T0) / PROBE_MS + each.length + 1);
      assert.ok(signed <= most);
    }),
    { numRuns: 50 },
  );
});
