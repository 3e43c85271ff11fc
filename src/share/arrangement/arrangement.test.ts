import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import type { Label } from '../../mark/index.ts';
import { ed25519Signer, ed25519Verifier } from '../../seal/index.ts';
import {
  acceptStatement,
  createShare,
  loadSharing,
  MINIMUM,
  type Peer,
  previewHazard,
  type ReleaseClass,
  readPolicies,
  type Sharing,
  type SharingSettings,
  shareHazard,
  tickShare,
} from '../index.ts';
import { waitingIn } from '../waiting.ts';
import { askPolicies, type PolicyRequest } from './cedar.ts';
import { arrangement, OPEN_LABEL, PERMIT_ALLIES, randomHazard, releaseClass } from './fixture.ts';

const kor = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const other = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const verifier = ed25519Verifier();
const OFFICER = {
  id: 'kim',
  person: 'p-kim',
  key: kor.publicKey,
  roles: ['release' as const],
  notAfterMs: null,
  demonstration: false,
};
const hazard = randomHazard(() => 0.4);

function load(settings: Partial<SharingSettings>, officer = OFFICER): Sharing {
  const whole = { classes: [], arrangements: [], protectedSensors: [], protectedDelayS: 0 };
  const context = { node: 'kor', mode: 'actual', officers: [officer], nowMs: 5 } as const;
  return loadSharing({ ...whole, ...settings }, context, verifier);
}

function peer(node: string, more: Partial<Peer> = {}): Peer {
  const releaseClasses = [MINIMUM, 'full', 'coarse'];
  const key = kor.publicKey;
  return {
    ...{ node, statementKey: key, clearance: 'secret', releaseClasses, relay: false, origins: [] },
    ...more,
  };
}

const REQUEST: PolicyRequest = {
  peer: 'usa',
  clearance: 1,
  classification: 0,
  releasableTo: ['usa'],
  caveats: [],
  mode: 'exercise',
  about: 'hazard',
  kind: 'ballistic',
  releaseClass: 'full',
  origin: 'kor',
  relayed: false,
};

function ask(text: string, request: Partial<PolicyRequest> = {}) {
  const read = readPolicies(text);
  assert.ok(read.ok, JSON.stringify(read));
  return askPolicies(read.policies, { ...REQUEST, ...request });
}

test('what no policy permits is denied, and a reason is the name of a policy', () => {
  assert.deepEqual(ask(''), { allow: false, reasons: [], errors: [] });
  assert.deepEqual(ask(PERMIT_ALLIES), { allow: true, reasons: ['allies'], errors: [] });
  assert.equal(ask(PERMIT_ALLIES, { peer: 'jpn' }).allow, false);
  const orcon = `${PERMIT_ALLIES} @id("orcon") forbid(principal, action, resource) when { context.relayed };`;
  assert.deepEqual(ask(orcon, { relayed: true }), { allow: false, reasons: ['orcon'], errors: [] });
});

test('a deny rule that fails denies, though Cedar itself would say allow', () => {
  const failing = `${PERMIT_ALLIES}
    @id("never-secret") forbid(principal, action, resource)
    when { context.clearance + 9223372036854775807 > context.classification };`;
  const answer = ask(failing);
  assert.equal(answer.allow, false);
  assert.deepEqual(answer.reasons, ['allies']);
  assert.match(answer.errors[0]!, /^never-secret: integer overflow/);
});

test('policies that are unnamed, twice named, mistyped, unknown or templates are refused whole', () => {
  const problem = (text: string): string => {
    const read = readPolicies(text);
    return read.ok ? 'read' : read.problems.join('; ');
  };
  assert.match(problem('permit(principal, action, resource);'), /policy 1 has no name/);
  assert.match(problem(`${PERMIT_ALLIES}\n${PERMIT_ALLIES}`), /two policies are named allies/);
  assert.match(
    problem('@id("a") permit(principal, action, resource) when { context.rank == 1 };'),
    /rank/,
  );
  assert.match(
    problem('@id("a") permit(principal, action, resource) when { context.peer == 1 };'),
    /type/,
  );
  assert.match(problem('@id("a") permit(principal == ?principal, action, resource);'), /template/);
  assert.match(problem('@id("a") permit(principal'), /./);
  assert.match(problem('\ud800'), /well-formed/);
  assert.match(problem(' '.repeat(300_000)), /longer/);
});

test('a class that would tell the launch point, by itself or by what follows from it, is refused', () => {
  const problem = (more: Partial<ReleaseClass>): string =>
    load({ classes: [releaseClass('some', more)] }).problems[0]?.message ?? 'none';
  assert.match(problem({ fields: ['launch'], launchGridM: 9999 }), /finer than 10 km/);
  assert.match(problem({ fields: ['launch'], launchGridM: Number.NaN }), /finer than 10 km/);
  assert.match(problem({ fields: ['flownRange'] }), /would follow from flownRange/);
  assert.match(problem({ fields: ['overflown', 'impact'] }), /would follow from overflown/);
  assert.match(problem({ fields: ['areas'], gridM: 1000 }), /exact areas/);
  assert.match(problem({ fields: ['track' as 'areas'] }), /no field track/);
  assert.match(problem({ delayS: -1 }), /from 0 on/);
  assert.match(problem({ id: 'minimum' }), /name/);
  assert.equal(problem({ fields: ['launch', 'flownRange', 'overflown'] }), 'none');
  const twice = load({ classes: [releaseClass('some'), releaseClass('some')] });
  assert.match(twice.problems[0]!.message, /two classes/);
});

test('an arrangement is in force only whole: signed by an officer here, with good policies and classes', () => {
  const classes = [releaseClass('full')];
  const problem = (signed: ReturnType<typeof arrangement>, officer = OFFICER): string => {
    const sharing = load({ classes, arrangements: [signed] }, officer);
    assert.equal(sharing.arrangements.size === 0, sharing.problems.length > 0);
    return sharing.problems[0]?.message ?? 'none';
  };
  const good = arrangement(kor, ['full']);
  assert.equal(problem(good), 'none');
  assert.match(problem(arrangement(other, ['full'])), /not signed by an officer/);
  assert.match(problem({ ...good, body: { ...good.body, version: 9 } }), /signature is wrong/);
  assert.match(problem(arrangement(kor, ['full'], { node: 'jpn' })), /made by jpn/);
  assert.match(problem(arrangement(kor, ['fuller'])), /names the class fuller/);
  assert.match(problem(arrangement(kor, ['full'], { policies: 'permit' })), /policies are refused/);
  assert.match(problem(arrangement(kor, ['full'], { tier: 'public-safety' })), /public-safety/);
  assert.match(problem(good, { ...OFFICER, demonstration: true }), /demonstration/);
  assert.match(problem(good, { ...OFFICER, notAfterMs: 1 as never }), /expired/);
  assert.match(problem(good, { ...OFFICER, roles: ['observe' as never] }), /observe/);
  const later = arrangement(kor, [], { version: 2 });
  const sharing = load({ classes, arrangements: [later, good] });
  assert.equal(sharing.arrangements.get('usa')?.arrangement.version, 2);
});

test('each peer gets the fullest class that it may hold, and the reasons name policies', () => {
  const sharing = load({
    classes: [releaseClass('full', { fields: ['impact'] }), releaseClass('coarse')],
    arrangements: [
      arrangement(kor, ['full', 'coarse'], {
        policies: `@id("not-full") forbid(principal, action, resource) when { context.releaseClass == "full" }; ${PERMIT_ALLIES}`,
      }),
      arrangement(kor, ['full'], {
        id: 'kor-jpn',
        peer: 'jpn',
        policies: '@id("all") permit(principal, action, resource);',
      }),
    ],
  });
  assert.deepEqual(sharing.problems, []);
  const peers = [peer('usa'), peer('jpn'), peer('aus')];
  const state = createShare('kor', 'exercise', OPEN_LABEL, peers, '', sharing);
  const label: Label = { ...OPEN_LABEL, releasableTo: ['aus', 'jpn', 'usa'] };
  const told = { ...hazard, label };
  const [usa, jpn, aus] = previewHazard(state, told, 1000);
  assert.equal((usa!.choice.by as ReleaseClass).id, 'coarse');
  assert.match(usa!.choice.message, /^coarse: kor-usa version 1, allies$/);
  assert.deepEqual(usa!.choice.refused, [
    {
      releaseClass: 'full',
      reason: 'policy-denies',
      message: 'kor-usa version 1: forbidden by not-full',
    },
  ]);
  assert.equal((jpn!.choice.by as ReleaseClass).id, 'full');
  assert.equal(aus!.choice.by, MINIMUM);
  const shared = shareHazard(state, told, kor, 1000);
  const held = shared.flatMap(({ statement, releases }) =>
    releases
      .filter(({ what }) => what === 'released-to')
      .map((release) => `${release.peer} ${statement!.body.releaseClass}`),
  );
  assert.deepEqual(held.sort(), ['aus minimum', 'jpn full', 'usa coarse']);
  for (const { statement } of shared) {
    if (statement?.body.releaseClass === 'full') {
      assert.deepEqual(statement.body.label.releasableTo, ['jpn']);
    }
  }
});

test('policy and lattice have to agree: either alone withholds', () => {
  const all = '@id("all") permit(principal, action, resource);';
  const sharing = load({
    classes: [releaseClass('full')],
    arrangements: [arrangement(kor, ['full'], { policies: all })],
  });
  const by = (to: Peer, label: Label = OPEN_LABEL): string => {
    const state = createShare('kor', 'exercise', OPEN_LABEL, [to], '', sharing);
    const [preview] = previewHazard(state, { ...hazard, label }, 1000);
    const { by: chosen, refused } = preview!.choice;
    return `${chosen === null ? 'nothing' : chosen === MINIMUM ? chosen : chosen.id} ${refused[0]?.reason ?? ''}`;
  };
  assert.equal(by(peer('usa')), 'full ');
  assert.equal(by(peer('usa', { clearance: 'unclassified' })), 'nothing above-clearance');
  assert.equal(by(peer('usa', { releaseClasses: [MINIMUM] })), 'minimum release-class');
  assert.equal(by(peer('usa'), { ...OPEN_LABEL, releasableTo: ['jpn'] }), 'nothing not-releasable');
  assert.equal(by(peer('usa'), { ...OPEN_LABEL, caveats: ['odd'] }), 'nothing unknown-caveat');
  assert.equal(
    by(peer('usa'), { ...OPEN_LABEL, classification: 'x' as 'secret' }),
    'nothing unknown-classification',
  );
});

test('a flight under the threshold is told by the minimum; once over it, it stays told in full', () => {
  const sharing = load({
    classes: [releaseClass('full', { overRangeM: 500_000, overApogeeM: 500_000 })],
    arrangements: [arrangement(kor, ['full'])],
  });
  const state = createShare('kor', 'exercise', OPEN_LABEL, [peer('usa')], '', sharing);
  const classes = (range: number, apogee: number): string[] =>
    shareHazard(
      state,
      {
        ...hazard,
        flownRangeM: range,
        apogeeM: apogee,
        nature: { ...hazard.nature, ballistic: range / 1e7 },
      },
      kor,
      1000,
    ).flatMap(({ statement }) => (statement === null ? [] : [statement.body.releaseClass]));
  assert.deepEqual(classes(499_000, 499_000), ['minimum']);
  assert.deepEqual(classes(100_000, 600_000), ['full']);
  assert.deepEqual(classes(300_000, 300_000), ['full']);
});

test('the tier public-safety holds warnings alone', () => {
  const sharing = load({ arrangements: [arrangement(kor, [], { tier: 'public-safety' })] });
  const state = createShare('kor', 'exercise', OPEN_LABEL, [peer('usa')], '', sharing);
  const [shared] = shareHazard(state, hazard, kor, 1000);
  assert.equal(shared!.statement, null);
  assert.equal(shared!.releases[0]!.reason, 'tier');
});

test('an arrangement outside its time gives the minimum', () => {
  const signed = arrangement(kor, ['full'], { validFromMs: 1000, validUntilMs: 2000 });
  const sharing = load({ classes: [releaseClass('full')], arrangements: [signed] });
  const state = createShare('kor', 'exercise', OPEN_LABEL, [peer('usa')], '', sharing);
  const by = (nowMs: number) => previewHazard(state, hazard, nowMs)[0]!.choice.by;
  assert.equal(by(999), MINIMUM);
  assert.equal((by(1000) as ReleaseClass).id, 'full');
  assert.equal(by(2001), MINIMUM);
});

test('what only protected sensors have seen is told by the minimum until a declared one sees it', () => {
  const sharing = load({
    classes: [releaseClass('full')],
    arrangements: [arrangement(kor, ['full'])],
    protectedSensors: ['ir-1'],
  });
  const state = createShare('kor', 'exercise', OPEN_LABEL, [peer('usa')], '', sharing);
  const by = (sensors: string[]) =>
    previewHazard(state, { ...hazard, sensors }, 1000)[0]!.choice.by;
  assert.equal(by(['ir-1']), MINIMUM);
  assert.equal((by(['ir-1', 'radar-1']) as ReleaseClass).id, 'full');
});

test('a hub hands a fuller class on only under an arrangement of its own', () => {
  const classes = [releaseClass('full', { fields: ['impact'] })];
  const origin = createShare(
    'kor',
    'exercise',
    OPEN_LABEL,
    [peer('usa')],
    '',
    load({
      classes,
      arrangements: [arrangement(kor, ['full'])],
    }),
  );
  const [shared] = shareHazard(origin, hazard, kor, 1000);
  const { body } = shared!.statement!;
  assert.equal(body.releaseClass, 'full');
  const hub = createShare('usa', 'exercise', OPEN_LABEL, [
    peer('kor', { statementKey: kor.publicKey }),
    peer('jpn', { relay: true }),
  ]);
  const verdict = acceptStatement(hub, 'kor', shared!.statement!, verifier, 2000);
  assert.ok(verdict.ok);
  // Its label names the receivers of the class alone, so that it goes no farther either way.
  assert.equal(verdict.releases[0]?.reason, 'not-releasable');
  assert.equal(hub.links.get('jpn')!.offered, 0);
});

test('those behind a hub get the minimum through it beside its own fuller class', () => {
  const sharing = load({
    classes: [releaseClass('full')],
    arrangements: [arrangement(kor, ['full'])],
  });
  const origins = [{ node: 'jpn', statementKey: other.publicKey }];
  const state = createShare('kor', 'exercise', OPEN_LABEL, [peer('usa', { origins })], '', sharing);
  shareHazard(state, hazard, kor, 1000);
  tickShare(state, kor, 1050);
  const classes = waitingIn(state.links.get('usa')!.waiting).map(({ body }) => body.releaseClass);
  assert.deepEqual(classes, ['full', 'minimum']);
});
