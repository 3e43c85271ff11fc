import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BallisticHazard } from '../assess/index.ts';
import { ed25519Signer, ed25519Verifier } from '../seal/index.ts';
import type { Warning } from '../warn/index.ts';
import { mayLeave } from './arrangement/choose.ts';
import { arrangement, OPEN_LABEL, randomHazard, releaseClass } from './arrangement/fixture.ts';
import {
  createShare,
  drain,
  loadSharing,
  MINIMUM,
  type Peer,
  reconfigureShare,
  redecide,
  type Shared,
  type ShareState,
  type Sharing,
  type SharingSettings,
  type SignedStatement,
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
const peerNamed = (node: string, releaseClasses = [MINIMUM, 'full', 'wide']): Peer => ({
  ...{ node, statementKey: kor.publicKey, clearance: 'secret', relay: false, origins: [] },
  releaseClasses,
});
const USA = peerNamed('usa');
const JPN = peerNamed('jpn');
const FULL = releaseClass('full');
const WIDE = releaseClass('wide', { fields: ['nature'], gridM: 50_000 });
const EVERYBODY = '@id("all") permit(principal, action, resource);';

function load(settings: Partial<SharingSettings>): Sharing {
  const whole = { classes: [FULL, WIDE], arrangements: [], protectedSensors: [] };
  const context = { node: 'kor', mode: 'exercise', officers: [OFFICER], nowMs: 0 } as const;
  const sharing = loadSharing(
    { ...whole, protectedDelayS: 0, ...settings },
    context,
    ed25519Verifier(),
  );
  assert.deepEqual(sharing.problems, []);
  return sharing;
}

const by = (peer: string, classes: string[], more: object = {}) =>
  arrangement(kor, classes, { id: `kor-${peer}`, peer, policies: EVERYBODY, ...more });

const BOTH = load({ arrangements: [by('usa', ['full']), by('jpn', ['full'])] });

function hazardNamed(id: string, figure: number): BallisticHazard {
  return { ...randomHazard(() => figure), id, sensors: ['radar-1'] } as BallisticHazard;
}

function warning(n: number): Warning {
  return {
    ...{ id: 'kor-w1', revision: n, state: 'released', becomes: 'released', kind: 'ballistic' },
    ...{ mode: 'exercise', hazard: { id: 'kor-h1', revision: 1 }, areas: [], polygons: [] },
    ...{ texts: {}, label: OPEN_LABEL, issuedMs: 0, expiresMs: 1e12 },
  } as unknown as Warning;
}

const waiting = (state: ShareState, peer: string): string[] =>
  waitingIn(state.links.get(peer)!.waiting).map(
    ({ body }) => `${body.content.about} ${body.releaseClass}`,
  );

/** A hazard in full and a warning wait for both. */
function bothWait(): { state: ShareState; settle: (nowMs?: number) => Shared[] } {
  const state = createShare('kor', 'exercise', OPEN_LABEL, [USA, JPN], '', BOTH);
  const known = hazardNamed('kor-h1', 0.4);
  const settle = (nowMs = 10): Shared[] =>
    redecide(state, (id) => (id === known.id ? known : null), kor, nowMs);
  assert.deepEqual(settle(0), []);
  shareHazard(state, known, kor, 1);
  shareWarning(state, warning(1), kor, 2);
  assert.deepEqual(waiting(state, 'usa'), ['warning minimum', 'hazard full']);
  return { state, settle };
}

test('what waits under a revoked arrangement stays here with its reason, and the minimum goes instead', () => {
  const { state, settle } = bothWait();
  const [before] = waitingIn(state.links.get('usa')!.waiting).slice(1);
  reconfigureShare(
    state,
    OPEN_LABEL,
    [USA, JPN],
    '',
    load({ arrangements: [by('jpn', ['full'])] }),
  );
  const told = settle().flatMap(({ releases }) => releases);
  assert.deepEqual(waiting(state, 'usa'), ['warning minimum', 'hazard minimum']);
  assert.deepEqual(waiting(state, 'jpn'), ['warning minimum', 'hazard full'], 'as it was');
  assert.deepEqual(
    told.map(({ peer, what, reason }) => [peer, what, reason]),
    [
      ['usa', 'withheld-from', 'no-arrangement'],
      ['usa', 'released-to', 'lattice'],
    ],
  );
  assert.equal(told[0]!.about, before!.body.id);
  assert.deepEqual(settle(), [], 'decided once');
});

test('a class that tells less than before tells what waits anew by what it tells now', () => {
  const { state, settle } = bothWait();
  const coarse = load({
    ...{ classes: [{ ...FULL, gridM: 100_000 }, WIDE] },
    arrangements: [by('usa', ['full']), by('jpn', ['full'])],
  });
  const fine = JSON.stringify(waitingIn(state.links.get('usa')!.waiting));
  reconfigureShare(state, OPEN_LABEL, [USA, JPN], '', coarse);
  settle();
  for (const peer of ['usa', 'jpn']) {
    assert.deepEqual(waiting(state, peer), ['warning minimum', 'hazard full']);
    assert.notEqual(JSON.stringify(waitingIn(state.links.get(peer)!.waiting)), fine);
  }
  assert.equal(
    waitingIn(state.links.get('usa')!.waiting)[1],
    waitingIn(state.links.get('jpn')!.waiting)[1],
    'signed once',
  );
});

test('an arrangement that ends while something waits ends for that too, at its time', () => {
  const { state, settle } = bothWait();
  const ending = load({
    arrangements: [by('usa', ['full'], { validUntilMs: 1000 }), by('jpn', ['full'])],
  });
  reconfigureShare(state, OPEN_LABEL, [USA, JPN], '', ending);
  assert.deepEqual(settle(900), []);
  assert.deepEqual(waiting(state, 'usa'), ['warning minimum', 'hazard full']);
  const [first] = settle(1001).flatMap(({ releases }) => releases);
  assert.equal(first?.reason, 'arrangement-not-in-force');
  assert.deepEqual(waiting(state, 'usa'), ['warning minimum', 'hazard minimum']);
});

test('a sensor that is protected from now on takes back what waits of what it alone has seen', () => {
  const { state, settle } = bothWait();
  const hidden = load({
    ...{ arrangements: [by('usa', ['full']), by('jpn', ['full'])] },
    protectedSensors: ['radar-1'],
  });
  reconfigureShare(state, OPEN_LABEL, [USA, JPN], '', hidden);
  settle();
  assert.deepEqual(waiting(state, 'usa'), ['warning minimum', 'hazard minimum']);
});

test('a lower clearance leaves the warning, and of the hazard not even the minimum', () => {
  const { state, settle } = bothWait();
  reconfigureShare(state, OPEN_LABEL, [{ ...USA, clearance: 'unclassified' }, JPN], '', BOTH);
  settle();
  assert.deepEqual(waiting(state, 'usa'), ['warning minimum']);
});

test('what was taken back is told again once it may be', () => {
  const { state, settle } = bothWait();
  reconfigureShare(state, OPEN_LABEL, [USA, JPN], '', load({}));
  settle();
  assert.deepEqual(waiting(state, 'jpn'), ['warning minimum', 'hazard minimum']);
  reconfigureShare(state, OPEN_LABEL, [USA, JPN], '', BOTH);
  settle();
  shareHazard(state, hazardNamed('kor-h1', 0.4), kor, 20);
  assert.ok(waiting(state, 'jpn').includes('hazard full'));
});

test('what waits for the delay of its class is decided again too: less detail, a protected sensor', () => {
  const late = (more: Partial<SharingSettings>, over: object = {}): Sharing =>
    load({
      classes: [{ ...FULL, delayS: 60, ...over }, WIDE],
      arrangements: [by('usa', ['full']), by('jpn', ['full'])],
      ...more,
    });
  const known = hazardNamed('kor-h1', 0.4);
  const after = (sharing: Sharing): SignedStatement[] => {
    const state = createShare('kor', 'exercise', OPEN_LABEL, [USA, JPN], '', late({}));
    shareHazard(state, known, kor, 1);
    const fine = state.held[0]!.statement;
    reconfigureShare(state, OPEN_LABEL, [USA, JPN], '', sharing);
    const told = redecide(state, () => known, kor, 2);
    tickShare(state, kor, 70_000);
    const left = waitingIn(state.links.get('usa')!.waiting);
    assert.ok(!left.includes(fine), 'what was signed by the old rules does not leave');
    const kept = told.flatMap(({ releases }) => releases);
    assert.ok(kept.some(({ what, about }) => what === 'withheld-from' && about === fine.body.id));
    return left;
  };
  const [less] = after(late({}, { fields: [] }));
  assert.equal(less?.body.releaseClass, 'full', 'told anew, by what the class tells now');
  const [hidden] = after(late({ protectedSensors: ['radar-1'] }));
  assert.equal(hidden?.body.releaseClass, MINIMUM);
});

test('what waited for its time and was taken back is told again once it may be', () => {
  const late = load({
    classes: [{ ...FULL, delayS: 60 }, WIDE],
    arrangements: [by('usa', ['full']), by('jpn', ['full'])],
  });
  const state = createShare('kor', 'exercise', OPEN_LABEL, [USA, JPN], '', late);
  const known = hazardNamed('kor-h1', 0.4);
  shareHazard(state, known, kor, 1);
  for (const rules of [load({}), late]) {
    reconfigureShare(state, OPEN_LABEL, [USA, JPN], '', rules);
    redecide(state, () => known, kor, 2);
  }
  shareHazard(state, known, kor, 3);
  tickShare(state, kor, 70_000);
  assert.ok(waiting(state, 'usa').includes('hazard full'));
});

test('batches of tracks that wait for their time stay here when the rules are others', () => {
  const state = createShare('kor', 'exercise', OPEN_LABEL, [USA, JPN], '', BOTH);
  const statement = {
    body: {
      ...{ id: 'kor-s1', origin: 'kor', timeMs: 1, label: OPEN_LABEL },
      ...{ releaseClass: 'full', content: { about: 'tracks' } },
    },
  };
  const batch = { dueMs: 1e6, peers: ['jpn', 'usa'], statement } as unknown;
  state.tracks.held.push(batch as ShareState['tracks']['held'][number]);
  reconfigureShare(state, OPEN_LABEL, [{ ...USA, clearance: 'unclassified' }, JPN], '', BOTH);
  const told = redecide(state, () => null, kor, 2).flatMap(({ releases }) => releases);
  assert.deepEqual(state.tracks.held[0]?.peers, ['jpn'], 'of whom nothing has changed');
  assert.deepEqual(
    told.map(({ peer, about }) => [peer, about]),
    [['usa', 'kor-s1']],
  );
  const coarse = load({ ...BOTH, classes: [{ ...FULL, gridM: 100_000 }, WIDE], arrangements: [] });
  reconfigureShare(state, OPEN_LABEL, [USA, JPN], '', coarse);
  redecide(state, () => null, kor, 3);
  assert.deepEqual(state.tracks.held, []);
});

const RULES: readonly Sharing[] = [
  BOTH,
  load({}),
  load({ arrangements: [by('usa', ['wide']), by('jpn', ['full', 'wide'])] }),
  load({ arrangements: [by('usa', [], { tier: 'public-safety' })] }),
  load({ arrangements: [by('usa', ['full'], { validUntilMs: 50 }), by('jpn', ['wide'])] }),
  load({ classes: [{ ...FULL, fields: [] }, WIDE], arrangements: [by('usa', ['full'])] }),
];

const act = fc.oneof(
  fc.record({
    do: fc.constant('tell' as const),
    n: fc.nat(3),
    figure: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ do: fc.constant('warn' as const) }),
  fc.record({ do: fc.constant('rules' as const), which: fc.nat(RULES.length - 1) }),
  fc.record({ do: fc.constant('peers' as const), low: fc.boolean() }),
  fc.record({ do: fc.constant('leave' as const) }),
);

test('whatever changes when: nothing leaves that the rules of that moment forbid, nothing twice, every warning, no gap', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const state = createShare('kor', 'exercise', OPEN_LABEL, [USA, JPN], '', BOTH);
      const known = new Map<string, BallisticHazard>();
      const got = new Map<string, SignedStatement[]>(state.peers.map(({ node }) => [node, []]));
      let peers: readonly Peer[] = [USA, JPN];
      let rules = BOTH;
      let warnings = 0;
      const leave = (nowMs: number): void => {
        for (const peer of peers) {
          const link = state.links.get(peer.node)!;
          Object.assign(link, { up: true, greeted: true });
          for (const frame of drain(link)) {
            assert.ok(frame.frame === 'statement');
            const { statement } = frame;
            const verdict = mayLeave(rules, peer, statement.body, nowMs);
            assert.ok(verdict.ok, verdict.ok ? '' : verdict.message);
            const mine = got.get(peer.node)!;
            assert.equal(frame.sequence, mine.length + 1);
            mine.push(statement);
          }
          link.up = false;
          link.inFlight = [];
        }
      };
      acts.forEach((each, nowMs) => {
        if (each.do === 'tell') {
          const made = hazardNamed(`kor-h${each.n}`, each.figure / 10);
          known.set(made.id, made);
          shareHazard(state, made, kor, nowMs);
        } else if (each.do === 'warn') {
          warnings += 1;
          shareWarning(state, warning(warnings), kor, nowMs);
        } else if (each.do === 'rules') rules = RULES[each.which]!;
        else if (each.do === 'peers') {
          peers = [{ ...USA, clearance: each.low ? 'unclassified' : 'secret' }, JPN];
        }
        reconfigureShare(state, OPEN_LABEL, peers, '', rules);
        redecide(state, (id) => known.get(id) ?? null, kor, nowMs);
        if (each.do === 'leave') leave(nowMs);
      });
      leave(acts.length);
      for (const mine of got.values()) {
        const names = mine.map(({ signature }) => signature);
        assert.equal(new Set(names).size, names.length, 'nothing twice');
        const heard = mine.filter(({ body }) => body.content.about === 'warning');
        assert.equal(heard.length, warnings);
      }
    }),
    { numRuns: 150 },
  );
});
