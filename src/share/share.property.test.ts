import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BallisticHazard } from '../assess/index.ts';
import { CLASSIFICATIONS, type Label } from '../mark/index.ts';
import {
  canonicalBytes,
  canonicalJson,
  ed25519Signer,
  ed25519Verifier,
  seal,
} from '../seal/index.ts';
import type { Warning } from '../warn/index.ts';
import {
  acceptStatement,
  createShare,
  mayHold,
  type Peer,
  readFrame,
  type SignedStatement,
  STATEMENT_TYPE,
  shareHazard,
  shareWarning,
  statementProblem,
  tickShare,
} from './index.ts';
import { waitingIn } from './waiting.ts';

const kor = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const usa = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const jpn = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const verifier = ed25519Verifier();

const OPEN: Label = {
  classification: 'unclassified',
  releasableTo: ['jpn', 'usa'],
  caveats: [],
  delayS: 0,
  fidelity: 'full',
};

function peer(node: string, key: string, extra: Partial<Peer> = {}): Peer {
  return {
    node,
    statementKey: key,
    clearance: 'restricted',
    releaseClasses: ['minimum'],
    relay: false,
    origins: [],
    ...extra,
  };
}

/** Marks every value that must not leave, so that any trace of one is found in the output. */
const SECRET = 987654321.25;

const polygon = [
  [
    [2.3, 0.6],
    [2.4, 0.6],
    [2.4, 0.7],
    [2.3, 0.6],
  ],
] as const;

function hazard(label: Label): BallisticHazard {
  return {
    kind: 'ballistic',
    id: 'kor-h1',
    revision: 1,
    mode: 'exercise',
    node: 'kor',
    timeMs: 1000,
    firstMs: SECRET,
    status: 'open',
    probability: 0.99,
    tracks: ['SECRET-track'],
    sensors: ['SECRET-sensor'],
    label,
    phase: 'coast',
    nature: { ballistic: SECRET, depressedOrManoeuvring: 0, spaceLaunch: 0 },
    space: {
      spaceLaunch: SECRET,
      ballistic: SECRET,
      undecided: SECRET,
      notice: { hazard: 'SECRET-h', issuer: 'SECRET', id: 'SECRET-n' },
    },
    rangeClass: { CRBM: 0, SRBM: SECRET, MRBM: 0, IRBM: 0, ICBM: 0 },
    equivalentRangeM: { low: SECRET, median: SECRET, high: SECRET },
    apogeeM: SECRET,
    flownRangeM: SECRET,
    launch: {
      point: { latitudeRad: SECRET, longitudeRad: SECRET },
      sigmaM: SECRET,
      timeMs: SECRET,
      timeSigmaS: SECRET,
    },
    impact: {
      point: { latitudeRad: SECRET, longitudeRad: SECRET },
      timeMs: SECRET,
      timeSigmaS: SECRET,
    },
    areas: [{ containment: 0.9, polygon }],
    arrivals: [{ region: 'JP-17', probability: SECRET, earliestMs: 5000, latestMs: 6000 }],
    bySensor: [
      {
        sensor: 'SECRET-sensor',
        looks: SECRET,
        point: { latitudeRad: SECRET, longitudeRad: SECRET },
        sigmaM: SECRET,
        timeMs: SECRET,
        timeSigmaS: SECRET,
        apartSigmas: SECRET,
      },
    ],
    overflown: [
      {
        region: 'SECRET-area',
        passesMs: SECRET,
        leavesMs: SECRET,
        lowestM: SECRET,
        probability: SECRET,
      },
    ],
  };
}

function warning(label: Label): Warning {
  const text = { headline: 'EXERCISE', brief: 'b', description: 'd', instruction: 'i' };
  const texts = { en: text, ko: text, ja: text };
  return {
    id: 'kor-w1',
    revision: 2,
    mode: 'exercise',
    issuer: 'kor',
    state: 'released',
    becomes: 'released',
    kind: 'ballistic',
    hazard: { id: 'kor-h1', revision: 1 },
    areas: [
      {
        region: 'JP-17',
        names: { en: 'Ishikawa', ko: '이시카와', ja: '石川県' },
        stage: 'take-cover',
        earliestMs: 5000,
        latestMs: 6000,
      },
    ],
    polygons: [polygon],
    texts,
    withdrawal: { correction: texts, allClear: texts, areas: [], channels: [] },
    channels: ['cap'],
    label,
    draftedMs: SECRET,
    issuedMs: 2000,
    expiresMs: 9000,
    approvals: [{ officer: 'SECRET-officer', key: 'k', signature: 's', atMs: SECRET }],
    contentHash: 'SECRET-hash',
  };
}

test('no source, track, launch point, impact point, class or officer is in what leaves', () => {
  const state = createShare('kor', 'exercise', OPEN, [peer('usa', usa.publicKey)]);
  const shared = [
    ...shareHazard(state, hazard(OPEN), kor, 3000),
    shareWarning(state, warning(OPEN), kor, 3000),
  ];
  assert.equal(shared.length, 2);
  for (const each of shared) {
    const text = canonicalJson(each.statement);
    assert.ok(!text.includes('SECRET') && !text.includes(String(SECRET)), text);
    assert.equal(statementProblem(each.statement), null);
  }
});

const label: fc.Arbitrary<Label> = fc.record(
  {
    classification: fc.constantFrom(...CLASSIFICATIONS, 'ultra' as 'secret'),
    releasableTo: fc.subarray(['jpn', 'usa']),
    caveats: fc.subarray(['exercise', 'unheard-of', 'originator-control']),
    delayS: fc.constantFrom(0, 60, Number.NaN),
    fidelity: fc.constant('full' as const),
  },
  { noNullPrototype: true },
);

test('a hazard leaves only when every part of its label plainly permits it', () => {
  fc.assert(
    fc.property(label, fc.constantFrom(...CLASSIFICATIONS), (marking, clearance) => {
      const to = peer('usa', usa.publicKey, { clearance });
      const verdict = mayHold(marking, 'minimum', to, false, 0);
      const permitted =
        (CLASSIFICATIONS as readonly string[]).indexOf(marking.classification) >= 0 &&
        CLASSIFICATIONS.indexOf(marking.classification) <= CLASSIFICATIONS.indexOf(clearance) &&
        marking.releasableTo.includes('usa') &&
        !marking.caveats.includes('unheard-of') &&
        marking.delayS === 0;
      assert.equal(verdict.ok, permitted, JSON.stringify({ marking, clearance, verdict }));
      const state = createShare('kor', 'exercise', marking, [to]);
      const [shared] = shareHazard(state, hazard(marking), kor, 3000);
      // What is to be told later is signed, and waits for its time.
      const later = mayHold(marking, 'minimum', to, false, 60).ok;
      assert.equal(shared!.statement !== null, later);
      assert.equal(state.links.get('usa')?.offered, permitted ? 1 : 0);
      tickShare(state, kor, 3000 + 59_999);
      assert.equal(state.links.get('usa')?.offered, permitted ? 1 : 0);
      tickShare(state, kor, 3000 + 60_000);
      assert.equal(state.links.get('usa')?.offered, later ? 1 : 0);
    }),
  );
});

test('a warning’s minimum projection goes out whatever its label says, and the reason is told', () => {
  fc.assert(
    fc.property(label, (marking) => {
      const to = peer('usa', usa.publicKey, { clearance: 'unclassified' });
      const state = createShare('kor', 'exercise', OPEN, [to]);
      const shared = shareWarning(state, warning(marking), kor, 3000);
      assert.equal(state.links.get('usa')?.offered, 1);
      assert.equal(shared.releases[0]?.what, 'released-to');
      assert.equal(shared.statement?.body.label.delayS, 0);
    }),
  );
});

test('a draft never leaves', () => {
  const state = createShare('kor', 'exercise', OPEN, [peer('usa', usa.publicKey)]);
  const draft: Warning = { ...warning(OPEN), state: 'drafted' };
  assert.equal(shareWarning(state, draft, kor, 3000).statement, null);
  assert.equal(state.links.get('usa')?.offered, 0);
});

/** A hub between Korea and Japan, and a statement of Korea's. */
function hub(): { state: ReturnType<typeof createShare>; statement: SignedStatement } {
  const origin = createShare('kor', 'exercise', OPEN, [peer('usa', usa.publicKey)]);
  const { statement } = shareWarning(origin, warning(OPEN), kor, 3000);
  const state = createShare('usa', 'exercise', OPEN, [
    peer('kor', kor.publicKey),
    peer('jpn', jpn.publicKey, { relay: true }),
  ]);
  return { state, statement: statement! };
}

test('a hub hands a statement on unchanged, and not back to where it came from', () => {
  const { state, statement } = hub();
  const accepted = acceptStatement(state, 'kor', statement, verifier, 4000);
  assert.ok(accepted.ok);
  assert.equal(waitingIn(state.links.get('jpn')!.waiting)[0], statement);
  assert.equal(state.links.get('kor')?.offered, 0);
  assert.deepEqual(
    accepted.releases.map((each) => each.what),
    ['forwarded-to'],
  );
});

test('a wrong key, mode, origin, time or a repeat is refused and nothing is handed on', () => {
  const { state, statement } = hub();
  const reason = (wrong: SignedStatement, from = 'kor'): string => {
    const verdict = acceptStatement(state, from, wrong, verifier, 4000);
    return verdict.ok ? 'accepted' : verdict.reason;
  };
  const body = statement.body;
  const again = (changed: Partial<typeof body>): SignedStatement =>
    seal(STATEMENT_TYPE, { ...body, ...changed }, kor);
  assert.equal(reason({ ...statement, body: { ...body, timeMs: 3001 } }), 'signature');
  assert.equal(reason(seal(STATEMENT_TYPE, body, usa)), 'signature');
  assert.equal(reason(again({ mode: 'actual' })), 'wrong-mode');
  assert.equal(reason(again({ origin: 'usa' })), 'own');
  const others = { ...body.content, warning: 'jpn-w1' } as typeof body.content;
  assert.equal(reason(again({ content: others })), 'foreign-id', 'nobody warns in another’s name');
  assert.equal(reason(statement, 'jpn'), 'unknown-origin');
  assert.equal(state.links.get('jpn')?.offered, 0);
  assert.equal(reason(statement), 'accepted');
  assert.equal(reason(statement), 'repeated');
  assert.equal(state.links.get('jpn')?.offered, 1);
});

test('a later word under an id that an earlier ledger used is accepted, handed on and shown', () => {
  const { state, statement } = hub();
  const { body } = statement;
  const later = { ...body.content, revision: 3 };
  const third = seal(STATEMENT_TYPE, { ...body, timeMs: 3500, content: later }, kor);
  const anew = seal(STATEMENT_TYPE, { ...body, timeMs: 3900 }, kor);
  for (const each of [third, statement]) {
    assert.ok(acceptStatement(state, 'kor', each, verifier, 4000).ok);
    const [shown] = state.allied.get('kor/warning')!.words.values();
    assert.equal(shown?.statement, third, 'an older one takes no newer one’s place');
  }
  assert.ok(acceptStatement(state, 'kor', anew, verifier, 4000).ok);
  assert.equal([...state.allied.get('kor/warning')!.words.values()][0]?.statement, anew);
  assert.equal(state.links.get('jpn')?.offered, 3);
});

test('a warning from a wrong clock is believed and pointed out, a hazard is not', () => {
  const { state, statement } = hub();
  const early = seal(STATEMENT_TYPE, { ...statement.body, timeMs: 4000 + 61_000 }, kor);
  const verdict = acceptStatement(state, 'kor', early, verifier, 4000);
  assert.match(verdict.ok ? (verdict.oddity ?? '') : verdict.reason, /61 s ahead/);
  const origin = createShare('kor', 'exercise', OPEN, [peer('usa', usa.publicKey)]);
  const [hazards] = shareHazard(origin, hazard(OPEN), kor, 4000 + 61_000);
  const refused = acceptStatement(state, 'kor', hazards!.statement!, verifier, 4000);
  assert.equal(refused.ok ? 'accepted' : refused.reason, 'future');
});

test('a warning’s minimum projection passes the hub whatever its own label says', () => {
  fc.assert(
    fc.property(label, (marking) => {
      const origin = createShare('kor', 'exercise', OPEN, [peer('usa', usa.publicKey)]);
      const { statement } = shareWarning(origin, warning(marking), kor, 3000);
      const { state } = hub();
      const named = { ...statement!.body.label, releasableTo: ['jpn', 'usa'] };
      const sealed = seal(STATEMENT_TYPE, { ...statement!.body, label: named }, kor);
      const verdict = acceptStatement(state, 'kor', sealed, verifier, 4000);
      assert.ok(verdict.ok && verdict.releases[0]?.what === 'forwarded-to');
    }),
  );
});

test('one originator’s hazards never push out its warnings, or another originator’s', () => {
  const { state, statement } = hub();
  acceptStatement(state, 'kor', statement, verifier, 4000);
  const origin = createShare('kor', 'exercise', OPEN, [peer('usa', usa.publicKey)]);
  for (let n = 1; n <= 600; n++) {
    const [made] = shareHazard(origin, { ...hazard(OPEN), id: `kor-h${n}` }, kor, 3000);
    assert.ok(acceptStatement(state, 'kor', made!.statement!, verifier, 4000).ok);
  }
  assert.equal(state.allied.get('kor/warning')?.words.size, 1);
  assert.equal(state.allied.get('kor/hazard')?.words.size, 500);
  assert.ok(state.allied.get('kor/hazard')?.words.has('minimum/kor-h600'));
});

test('100,000 mutated frames are read or refused, never thrown', () => {
  const { statement } = hub();
  const frame = canonicalBytes({
    frame: 'statement',
    sequence: 1,
    chain: '0'.repeat(64),
    statement,
  });
  let state = 20261121;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  let refused = 0;
  for (let i = 0; i < 100_000; i++) {
    const bytes = frame.slice(0, random(20) === 0 ? random(frame.length) : frame.length);
    for (let k = random(4); k >= 0; k--) bytes[random(bytes.length || 1)] = random(256);
    if (!readFrame(bytes).ok) refused += 1;
  }
  assert.ok(refused > 50_000, `${refused} were refused`);
  assert.equal(readFrame(frame).ok, true);
});
