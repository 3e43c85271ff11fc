import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import type { BallisticHazard, Hazard } from '../../assess/index.ts';
import { canonicalJson, ed25519Signer, ed25519Verifier } from '../../seal/index.ts';
import {
  createShare,
  DETAIL_FIELDS,
  type DetailField,
  loadSharing,
  MINIMUM,
  type Peer,
  previewHazard,
  type ReleaseClass,
  type ShareState,
  type SharingSettings,
  shareHazard,
  statementProblem,
  tickShare,
} from '../index.ts';
import { createWaiting, waitingIn } from '../waiting.ts';
import { arrangement, OPEN_LABEL, randomHazard, releaseClass } from './fixture.ts';

const kor = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const verifier = ed25519Verifier();
const OFFICER = {
  id: 'kim',
  person: 'p-kim',
  key: kor.publicKey,
  roles: ['release' as const],
  notAfterMs: null,
  demonstration: false,
};

function peerOf(classes: readonly string[]): Peer {
  return {
    node: 'usa',
    statementKey: kor.publicKey,
    clearance: 'secret',
    releaseClasses: [MINIMUM, ...classes],
    relay: false,
    origins: [],
  };
}

function stateWith(by: ReleaseClass, more: Partial<SharingSettings> = {}): ShareState {
  const settings: SharingSettings = {
    classes: [by],
    arrangements: [arrangement(kor, [by.id])],
    protectedSensors: [],
    protectedDelayS: 0,
    ...more,
  };
  const context = { node: 'kor', mode: 'exercise', officers: [OFFICER], nowMs: 5 } as const;
  const sharing = loadSharing(settings, context, verifier);
  assert.deepEqual(sharing.problems, []);
  return createShare('kor', 'exercise', OPEN_LABEL, [peerOf([by.id])], '', sharing);
}

/** Deterministic, 0 to 1: the seed is printed with what fails. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 2 ** 32;
  };
}

function pick<T>(random: () => number, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)]!;
}

function randomClass(random: () => number): ReleaseClass {
  const gridM = pick(random, [0, 1000, 20_000, 100_000]);
  const fields = DETAIL_FIELDS.filter(
    (field) => random() < 0.5 && !(field === 'areas' && gridM > 0),
  );
  const launched = fields.includes('launch');
  return releaseClass('some', {
    fields: fields.filter((f) => launched || (f !== 'flownRange' && f !== 'overflown')),
    gridM,
    timeStepS: pick(random, [0, 1, 10, 60]),
    launchGridM: pick(random, [10_000, 50_000]),
  });
}

/** The same hazard in all that class and minimum tell, and another one in everything else. */
function twin(hazard: BallisticHazard, other: BallisticHazard, by: ReleaseClass): BallisticHazard {
  const has = (field: DetailField): boolean => by.fields.includes(field);
  const { id, node, mode, kind, status, label, areas, arrivals } = hazard;
  const shared = { id, node, mode, kind, status, label, areas, arrivals } as const;
  return {
    ...other,
    ...shared,
    // The window in which it comes down is told by the minimum.
    impact: { ...hazard.impact, point: has('impact') ? hazard.impact.point : other.impact.point },
    ...(has('phase') ? { phase: hazard.phase } : {}),
    ...(has('nature') ? { nature: hazard.nature } : {}),
    ...(has('rangeClass') ? { rangeClass: hazard.rangeClass } : {}),
    ...(has('equivalentRange') ? { equivalentRangeM: hazard.equivalentRangeM } : {}),
    ...(has('apogee') ? { apogeeM: hazard.apogeeM } : {}),
    ...(has('launch') ? { launch: { ...hazard.launch, sigmaM: other.launch.sigmaM } } : {}),
    ...(has('flownRange') ? { flownRangeM: hazard.flownRangeM } : {}),
    ...(has('sensors') ? { sensors: hazard.sensors } : {}),
    ...(has('overflown')
      ? { overflown: hazard.overflown.map((each) => ({ ...each, lowestM: other.apogeeM })) }
      : {}),
  };
}

const RUNS = 100_000;

test(`in ${RUNS} pairs that differ only in what is withheld, what leaves is the same to the byte`, () => {
  const seed = 20261122;
  const random = randomOf(seed);
  let state = stateWith(randomClass(random));
  let by = state.sharing.classes[0]!;
  let detailed = 0;
  for (let run = 0; run < RUNS; run++) {
    if (run % 500 === 0) {
      state = stateWith(randomClass(random));
      by = state.sharing.classes[0]!;
    }
    const hazard = randomHazard(random);
    const other = twin(hazard, randomHazard(random), by);
    const [a] = previewHazard(state, hazard, 1000);
    const [b] = previewHazard(state, other, 1000);
    assert.equal(a!.choice.by, by, `seed ${seed}, run ${run}`);
    const text = JSON.stringify({ ...a!.content, revision: 0 });
    assert.equal(JSON.stringify({ ...b!.content, revision: 0 }), text, `seed ${seed}, run ${run}`);
    detailed += a!.content?.about === 'hazard' && a!.content.detail !== undefined ? 1 : 0;
  }
  assert.ok(detailed > RUNS / 2);
});

test('a point anywhere in its cell is told as the same point, not farther than the cell is long', () => {
  const random = randomOf(7);
  for (let run = 0; run < 20_000; run++) {
    const by = releaseClass('some', { fields: ['impact', 'launch'], gridM: 20_000 });
    const hazard = randomHazard(random);
    const state = stateCache(by);
    const tell = (point: BallisticHazard['impact']['point']) => {
      const moved = { ...hazard, launch: { ...hazard.launch, point } };
      const content = previewHazard(state, moved, 1000)[0]!.content!;
      assert.ok(content.about === 'hazard');
      return content.detail!.launch!.point;
    };
    const told = tell(hazard.launch.point);
    assert.deepEqual(tell(told), told, 'the middle of a cell is its own');
    const north = (told.latitudeRad - hazard.launch.point.latitudeRad) * 6.371e6;
    assert.ok(Math.abs(north) < 10_000, String(north));
  }
});

const states = new Map<string, ShareState>();
function stateCache(by: ReleaseClass): ShareState {
  const key = JSON.stringify(by);
  const state = states.get(key) ?? stateWith(by);
  states.set(key, state);
  return state;
}

/** What one peer can observe: when something comes, how long it is, and every byte of it. */
function observed(by: ReleaseClass, script: readonly (Hazard | null)[]): string[] {
  const state = stateWith(by);
  const link = state.links.get('usa')!;
  const seen: string[] = [];
  script.forEach((hazard, index) => {
    const nowMs = 1_790_000_000_000 + index * 1000;
    if (hazard !== null) shareHazard(state, hazard, kor, nowMs);
    tickShare(state, kor, nowMs);
    const left = waitingIn(link.waiting);
    link.waiting = createWaiting();
    for (const statement of left) {
      assert.equal(statementProblem(statement), null);
      const text = canonicalJson(statement);
      seen.push(`${nowMs} ${text.length} ${text}`);
    }
  });
  return seen;
}

test('whoever watches size, moment, count and order learns nothing of what is withheld', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = randomOf(seed);
    const by = {
      ...randomClass(random),
      everyS: pick(random, [0, 5]),
      delayS: pick(random, [0, 7]),
    };
    const one: (Hazard | null)[] = [];
    const two: (Hazard | null)[] = [];
    const told = randomHazard(random);
    let shown = told;
    for (let second = 0; second < 40; second++) {
      const choice = second === 0 ? 0 : random();
      if (choice < 0.3) {
        // Something that is told changes, in both worlds alike.
        shown = { ...randomHazard(random), id: told.id };
        one.push(shown);
        two.push(twin(shown, randomHazard(random), by));
      } else if (choice < 0.6) {
        // Only what is withheld changes, and only in one of them.
        one.push(twin(shown, randomHazard(random), by));
        two.push(null);
      } else if (choice < 0.8) {
        // A hazard that this peer may not hold at all, in one of them.
        const hidden = { ...OPEN_LABEL, releasableTo: ['jpn'] };
        one.push({ ...randomHazard(random, hidden), id: 'kor-h77' });
        two.push(null);
      } else {
        one.push(null);
        two.push(null);
      }
    }
    const [a, b] = [observed(by, one), observed(by, two)];
    assert.ok(a.length > 0, `seed ${seed}`);
    const first = a.findIndex((line, index) => line !== b[index]);
    assert.equal(
      first,
      -1,
      `seed ${seed}: ${a[first]?.slice(0, 200)} is not ${b[first]?.slice(0, 200)}`,
    );
    assert.equal(a.length, b.length, `seed ${seed}`);
  }
});

test('a class with a delay leaves that long after, one with a cadence at its moments alone', () => {
  const by = releaseClass('late', { delayS: 30, everyS: 10 });
  const random = randomOf(3);
  const script = Array.from({ length: 100 }, () => randomHazard(random));
  const seen = observed(by, script).map((line) => {
    const made = /"timeMs":(\d+)/.exec(line.slice(line.lastIndexOf('"timeMs"')))![1]!;
    return { atMs: Number(line.split(' ')[0]), madeMs: Number(made) };
  });
  assert.ok(seen.length >= 6);
  for (const { atMs, madeMs } of seen) {
    assert.equal(madeMs % 10_000, 0);
    assert.equal(atMs - madeMs, 30_000);
  }
});

test('what a hazard may not say any more is not said at the class’s next moment either', () => {
  const by = releaseClass('steps', { everyS: 10 });
  const random = randomOf(5);
  const toldWith = (classification: string): string[] => {
    const state = stateWith(by);
    const hazard = { ...randomHazard(random), id: 'kor-h1', kind: 'ballistic' as const };
    const at = 20_000;
    shareHazard(state, { ...hazard, revision: 1 }, kor, at + 1000);
    const label = { ...OPEN_LABEL, classification } as Hazard['label'];
    shareHazard(state, { ...hazard, revision: 2, label }, kor, at + 2000);
    return [3000, 9000, 10_000, 11_000].flatMap((ms) =>
      tickShare(state, kor, at + ms).flatMap(({ statement }) =>
        statement === null ? [] : [statement.body.releaseClass],
      ),
    );
  };
  assert.deepEqual(toldWith(OPEN_LABEL.classification), [by.id]);
  assert.deepEqual(toldWith('cosmic'), []);
});
