import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ed25519Verifier, seal } from '../seal/index.ts';
import type { Act } from './act.ts';
import { onAct } from './acts.ts';
import { AUTOMATIC_EVERY_S, releasePlans } from './automatic.ts';
import { concerns } from './concerns.ts';
import {
  type Expected,
  type Holder,
  hazardOf,
  holder,
  LABEL,
  SETTINGS,
  START_MS,
  signAct,
} from './fixture.ts';
import { onHazard, onTick } from './life.ts';
import {
  AUTHORITY_ACT_TYPE,
  type AuthorityAct,
  LONGEST_STANDING_S,
  MAX_STANDING,
  onAuthorityAct,
  type SignedAuthorityAct,
  standingViews,
} from './standing.ts';
import { createWarn, reconfigureWarn, type WarnState } from './state.ts';
import type { Warning } from './warning.ts';

const ANN = holder('ann');
const BEN = holder('ben');
/** Another key of the same person as Ann. */
const ANN2 = holder('ann-2', { person: ANN.officer.person });
const EVE = holder('eve', { roles: ['observe'] });
const OFFICERS = [ANN, BEN, ANN2, EVE].map(({ officer }) => officer);
const VERIFIER = ed25519Verifier();
const SHIFT_S = 8 * 3600;

const NIIGATA: Expected = ['JP-15', 0.4, 380, 430];
const GANGWON: Expected = ['KR-42', 0.2, 370, 420];
const SEOUL: Expected = ['KR-11', 0.3, 200, 240];

const at = (second: number): number => START_MS + second * 1000;

class Desk {
  readonly state: WarnState = createWarn(SETTINGS, 'exercise', OFFICERS, LABEL);
  private revision = 0;

  authority(
    atS: number,
    who: Holder,
    changes: Partial<AuthorityAct> = {},
    alter: (signed: SignedAuthorityAct) => SignedAuthorityAct = (signed) => signed,
  ): string {
    const body: AuthorityAct = {
      act: 'grant',
      ...({ mode: 'exercise', node: 'kor', fromMs: at(0), untilMs: at(SHIFT_S) } as const),
      ...{ officer: who.officer.id, atMs: at(atS) },
      ...changes,
    };
    const signed = alter(seal(AUTHORITY_ACT_TYPE, body, who.signer));
    const outcome = onAuthorityAct(this.state, signed, VERIFIER, at(atS));
    return outcome.ok ? 'done' : outcome.refusal.reason;
  }

  granted(): this {
    assert.equal(this.authority(0, ANN), 'done');
    assert.equal(this.authority(0, BEN), 'done');
    return this;
  }

  hazard(
    atS: number,
    expected: readonly Expected[],
    status: 'open' | 'lost' = 'open',
    staysUp = false,
  ): Warning[] {
    this.revision += 1;
    const more = staysUp ? ({ staysUp } as const) : {};
    const hazard = hazardOf(this.revision, expected, { status, ...more });
    return onHazard(this.state, hazard, at(atS)).map(({ warning }) => warning);
  }

  tick(atS: number): Warning[] {
    return onTick(this.state, at(atS)).map(({ warning }) => warning);
  }

  act(
    atS: number,
    who: Holder,
    act: Act['act'],
    warning: Warning,
    changes: Partial<Act> = {},
  ): Warning[] {
    const signed = signAct(who, act, warning, at(atS), changes);
    const outcome = onAct(this.state, signed, VERIFIER, at(atS));
    assert.deepEqual(outcome.refusals, []);
    return outcome.changes.map((change) => change.warning);
  }

  concerns(atS: number): string[] {
    return concerns(this.state, at(atS)).map(({ about }) => about);
  }
}

const states = (warnings: readonly Warning[]): string[] => warnings.map(({ state }) => state);
const regions = ({ areas }: Warning): string[] => areas.map(({ region }) => region);

describe('a standing authority', () => {
  test('is in force once two people have granted the same times, and ends with the shift', () => {
    const desk = new Desk();
    assert.equal(desk.authority(0, ANN), 'done');
    assert.deepEqual(
      standingViews(desk.state, at(1)).map(({ state }) => state),
      ['asked'],
    );
    assert.equal(desk.authority(1, BEN), 'done');
    const [shown] = standingViews(desk.state, at(1));
    assert.equal(shown?.state, 'in-force');
    assert.deepEqual(shown?.officers, ['ann', 'ben']);
    assert.deepEqual(standingViews(desk.state, at(SHIFT_S)), []);
  });

  test('of one person with two keys, or of two people for different times, is none', () => {
    const desk = new Desk();
    desk.authority(0, ANN);
    assert.equal(desk.authority(0, ANN), 'same-person');
    assert.equal(desk.authority(0, ANN2), 'same-person');
    assert.equal(desk.authority(0, BEN, { untilMs: at(SHIFT_S + 1) }), 'done');
    const shown = standingViews(desk.state, at(1)).map(({ state }) => state);
    assert.deepEqual(shown, ['asked', 'asked']);
  });

  test('is refused with its reason', () => {
    const desk = new Desk();
    assert.equal(desk.authority(0, EVE), 'no-role');
    assert.equal(desk.authority(0, ANN, { mode: 'actual' }), 'wrong-mode');
    assert.equal(desk.authority(0, ANN, { node: 'usa' }), 'wrong-mode');
    assert.equal(desk.authority(0, ANN, { officer: 'nobody' }), 'unknown-officer');
    assert.equal(desk.authority(0, ANN, { officer: 'ben' }), 'wrong-key');
    assert.equal(desk.authority(0, ANN, { atMs: at(-3600) }), 'wrong-time');
    assert.equal(desk.authority(0, ANN, { untilMs: at(LONGEST_STANDING_S + 1) }), 'wrong-time');
    assert.equal(desk.authority(0, ANN, { fromMs: at(-10), untilMs: at(-5) }), 'wrong-time');
    assert.equal(desk.authority(0, ANN, { act: 'revoke' }), 'no-draft');
    const forged = (signed: SignedAuthorityAct): SignedAuthorityAct => ({
      ...signed,
      body: { ...signed.body, untilMs: at(SHIFT_S + 60) },
    });
    assert.equal(desk.authority(0, ANN, {}, forged), 'signature');
    for (const body of [null, 7, {}, { act: 'grant' }]) {
      const nonsense = (signed: SignedAuthorityAct): SignedAuthorityAct =>
        ({ ...signed, body }) as unknown as SignedAuthorityAct;
      assert.equal(desk.authority(0, ANN, {}, nonsense), 'malformed');
    }
    assert.deepEqual(desk.state.standing, []);
  });

  test('is not kept beyond a bound', () => {
    const desk = new Desk();
    for (let i = 0; i < MAX_STANDING; i++) {
      assert.equal(desk.authority(0, ANN, { untilMs: at(1000 + i) }), 'done');
    }
    assert.equal(desk.authority(0, ANN, { untilMs: at(5000) }), 'already-drafted');
    assert.equal(desk.authority(1002, ANN, { untilMs: at(5000) }), 'done');
  });

  test('falls with a key that ends or an officer who leaves, and when one person revokes it', () => {
    const desk = new Desk().granted();
    reconfigureWarn(desk.state, SETTINGS, [ANN.officer], LABEL);
    assert.equal(standingViews(desk.state, at(1))[0]?.state, 'asked');
    assert.deepEqual(states(desk.hazard(2, [SEOUL])), ['drafted']);
    const other = new Desk().granted();
    assert.equal(other.authority(1, BEN, { act: 'revoke' }), 'done');
    assert.deepEqual(states(other.hazard(2, [SEOUL])), ['drafted']);
  });
});

test('a grant and a revocation count once: what was revoked does not come back by an old signature', () => {
  const desk = new Desk().granted();
  assert.equal(desk.authority(1, ANN, { atMs: at(0) }), 'same-person');
  assert.equal(desk.authority(60, BEN, { act: 'revoke' }), 'done');
  for (const who of [ANN, BEN]) {
    assert.equal(desk.authority(61, who, { atMs: at(0) }), 'replayed');
  }
  assert.deepEqual(standingViews(desk.state, at(61)), []);
  assert.equal(desk.authority(70, ANN), 'done');
  assert.equal(desk.authority(70, BEN), 'done');
  assert.equal(desk.authority(71, BEN, { act: 'revoke', atMs: at(60) }), 'replayed');
  assert.equal(standingViews(desk.state, at(71))[0]?.state, 'in-force');
});

describe('under a standing authority', () => {
  test('the first take-cover goes out by itself when less than five minutes are left', () => {
    const desk = new Desk().granted();
    const [draft, out] = desk.hazard(0, [SEOUL]);
    assert.equal(draft?.state, 'drafted');
    assert.equal(out?.state, 'released');
    assert.equal(out.contentHash, draft.contentHash);
    assert.equal(out.standing?.why, 'time-left');
    assert.deepEqual(
      out.standing?.grants.map(({ officer }) => officer),
      ['ann', 'ben'],
    );
    assert.deepEqual(out.approvals, []);
  });

  test('a draft with more time left waits for people until there is less', () => {
    const desk = new Desk().granted();
    const [draft] = desk.hazard(0, [NIIGATA]);
    assert.equal(draft?.state, 'drafted');
    const [plan] = releasePlans(desk.state, at(1));
    assert.deepEqual(
      { needed: plan?.needed, signed: plan?.signed, goesOutMs: plan?.goesOutMs },
      { needed: 2, signed: [], goesOutMs: at(80) },
    );
    assert.deepEqual(states(desk.tick(79.9)), []);
    assert.deepEqual(states(desk.tick(80)), ['released']);
  });

  test('where it may come soon but hardly does, people have half a minute', () => {
    const desk = new Desk().granted();
    assert.deepEqual(states(desk.hazard(0, [['KR-11', 0.3, 100, 2000]])), ['drafted']);
    assert.equal(releasePlans(desk.state, at(1))[0]?.goesOutMs, at(30));
    assert.deepEqual(states(desk.tick(29.9)), []);
    const [out] = desk.tick(30);
    assert.equal(out?.state, 'released');
    assert.equal(out.standing?.why, 'time-left');
  });

  test('nothing goes out by itself without it, or where it is switched off', () => {
    const without = new Desk();
    assert.deepEqual(states(without.hazard(0, [SEOUL])), ['drafted']);
    assert.equal(releasePlans(without.state, at(1))[0]?.goesOutMs, null);
    const off = new Desk().granted();
    reconfigureWarn(off.state, { ...SETTINGS, automaticUnderS: 0 }, OFFICERS, LABEL);
    assert.deepEqual(states(off.hazard(0, [SEOUL])), ['drafted']);
  });

  test('a second officer who is silent is told of after 20 s and not waited for after 30', () => {
    const desk = new Desk().granted();
    const [draft] = desk.hazard(0, [NIIGATA]);
    desk.act(5, ANN, 'release', draft!);
    assert.deepEqual(desk.concerns(24.9), []);
    assert.deepEqual(desk.concerns(25), ['second-silent']);
    assert.deepEqual(desk.concerns(26), []);
    assert.deepEqual(states(desk.tick(34.9)), []);
    const [out] = desk.tick(35);
    assert.equal(out?.state, 'released');
    assert.equal(out.standing?.why, 'second-silent');
    assert.deepEqual(
      out.approvals.map(({ officer }) => officer),
      ['ann'],
    );
  });

  test('what is widened goes out by itself, what narrows or takes back never does', () => {
    const desk = new Desk().granted();
    desk.hazard(0, [SEOUL]);
    const both: Expected[] = [SEOUL, ['KR-42', 0.2, 250, 300]];
    assert.deepEqual(states(desk.hazard(5, both)), ['drafted']);
    assert.deepEqual(states(desk.tick(AUTOMATIC_EVERY_S - 0.1)), []);
    assert.deepEqual(states(desk.tick(AUTOMATIC_EVERY_S)), ['updated']);
    // Seoul is let go.
    let narrowed: Warning[] = [];
    for (const second of [60, 70, 80, 90, 100, 110, 120]) {
      narrowed = [...narrowed, ...desk.hazard(second, [['KR-42', 0.2, 250, 300]])];
    }
    assert.ok(narrowed.some(({ state, areas }) => state === 'drafted' && areas.length === 2));
    assert.ok(narrowed.every(({ state }) => state === 'drafted' || state === 'cancelled'));
    const draft = narrowed.findLast(({ state }) => state === 'drafted')!;
    desk.act(121, ANN, 'release', draft);
    assert.deepEqual(desk.concerns(150), ['second-silent']);
    assert.deepEqual(
      states(desk.tick(200)).filter((state) => state !== 'drafted'),
      [],
    );
    assert.equal(releasePlans(desk.state, at(200))[0]?.goesOutMs ?? null, null);
  });

  test('a draft that is due and does not go by itself is told of once, with the reason', () => {
    const without = new Desk();
    without.hazard(0, [SEOUL]);
    assert.deepEqual(without.concerns(1), ['draft-held']);
    assert.deepEqual(without.concerns(2), []);
    const desk = new Desk().granted();
    const [draft] = desk.hazard(0, [NIIGATA]);
    desk.act(5, ANN, 'discard', draft!);
    assert.deepEqual(desk.concerns(5), ['draft-discarded']);
    // Half a minute later than was discarded: asked again, and no more known of it.
    desk.hazard(30, [[NIIGATA[0], NIIGATA[1], NIIGATA[2], NIIGATA[3] + 40]]);
    assert.deepEqual(desk.concerns(50), []);
    assert.deepEqual(desk.concerns(100), ['draft-held']);
    const going = new Desk().granted();
    going.hazard(0, [SEOUL]);
    assert.deepEqual(going.concerns(1), []);
  });

  test('an area that was discarded waits for people, and no other area waits with it', () => {
    const desk = new Desk().granted();
    const [draft] = desk.hazard(0, [NIIGATA]);
    desk.act(5, ANN, 'discard', draft!);
    const [both] = desk.hazard(30, [NIIGATA, GANGWON]);
    assert.deepEqual(regions(both!), [NIIGATA[0], GANGWON[0]], 'people are asked for both');
    const plan = releasePlans(desk.state, at(31))[0]!;
    assert.deepEqual(plan.waiting, [NIIGATA[0]]);
    assert.deepEqual(states(desk.tick(plan.goesOutMs! / 1000 - START_MS / 1000 - 1)), []);
    const out = desk.tick((plan.goesOutMs! - START_MS) / 1000);
    assert.deepEqual(states(out), ['drafted', 'released']);
    assert.deepEqual(regions(out[1]!), [GANGWON[0]]);
    assert.equal(out[1]!.standing?.why, 'time-left');
    // What was refused is before people again, and stays there.
    const [rest] = desk.tick((plan.goesOutMs! - START_MS) / 1000 + 1);
    assert.deepEqual(regions(rest!).sort(), [NIIGATA[0], GANGWON[0]].sort());
    for (let s = 120; s < 300; s += 7) {
      const later = desk.tick(s);
      assert.ok(
        later.every(({ state }) => state === 'drafted'),
        `${s} s`,
      );
    }
  });

  test('of what was discarded people are asked again when much more is known, and then it may go', () => {
    const desk = new Desk().granted();
    const unsure: Expected = ['KR-42', 0.05, 340, 400];
    const [draft] = desk.hazard(0, [unsure]);
    desk.act(5, ANN, 'discard', draft!);
    assert.deepEqual(states(desk.hazard(30, [['KR-42', 0.3, 340, 400]])), [], 'odds eightfold');
    assert.deepEqual(states(desk.hazard(50, [['KR-42', 0.4, 340, 400]])), ['drafted']);
    assert.deepEqual(states(desk.tick(79)), [], 'people have half a minute to say no again');
    assert.deepEqual(states(desk.tick(80)), ['released']);
  });

  test('that one person has discarded the first draft of what still comes is told, once', () => {
    const desk = new Desk().granted();
    const [draft] = desk.hazard(0, [NIIGATA]);
    assert.deepEqual(desk.concerns(4), []);
    desk.act(5, ANN, 'discard', draft!);
    assert.deepEqual(desk.concerns(5.05), ['draft-discarded']);
    assert.deepEqual(desk.concerns(6), []);
    desk.hazard(30, [NIIGATA, GANGWON]);
    const again = desk.state.cases.values().next().value!.draft!;
    desk.act(31, BEN, 'discard', again);
    assert.deepEqual(desk.concerns(32), ['draft-discarded'], 'the next one too');
  });

  test('an area that one officer alone has added makes nothing go out by itself', () => {
    const desk = new Desk().granted();
    // Far enough off for people to sign; the added area has the prediction's own, earlier window.
    const [draft] = desk.hazard(0, [['JP-15', 0.4, 700, 760]]);
    const [widened] = desk.act(2, ANN, 'widen', draft!, { regions: ['JP-13'] });
    const added = widened!.areas.find(({ region }) => region === 'JP-13')!;
    assert.equal(added.stage, 'take-cover');
    assert.ok(added.earliestMs! - at(2) < 600_000);
    for (let s = 3; s < 380; s += 5) {
      assert.deepEqual(
        states(desk.tick(s)).filter((each) => each === 'released'),
        [],
        `${s} s`,
      );
      if (desk.state.cases.values().next().value!.draft === null) break;
    }
  });

  test('an update that a person discarded does not go out by itself when it is drafted again', () => {
    const desk = new Desk().granted();
    desk.hazard(0, [SEOUL]);
    const both: Expected[] = [SEOUL, ['KR-42', 0.2, 250, 300]];
    const [draft] = desk.hazard(2, both);
    assert.equal(draft?.becomes, 'updated');
    desk.act(3, ANN, 'discard', draft);
    assert.deepEqual(states(desk.tick(4)), ['drafted'], 'people may still change their minds');
    assert.deepEqual(states(desk.tick(60)), []);
    assert.equal(releasePlans(desk.state, at(60))[0]?.goesOutMs, null);
  });

  test('whoever discards what lets areas go has decided nothing against a widening', () => {
    const desk = new Desk().granted();
    const [, out] = desk.hazard(0, [SEOUL]);
    const [correction] = desk.act(1, ANN, 'withdraw', out!);
    desk.act(2, BEN, 'discard', correction!);
    assert.deepEqual(states(desk.hazard(5, [SEOUL, ['KR-42', 0.2, 250, 300]])), ['drafted']);
    assert.deepEqual(states(desk.tick(15)), ['updated']);
  });

  test('what is seen to stay up waits for people, until it comes down after all or is lost', () => {
    for (const [status, out] of [
      ['open', 'released'],
      ['lost', 'lost'],
    ] as const) {
      const desk = new Desk().granted();
      desk.hazard(0, [NIIGATA]);
      desk.hazard(10, [NIIGATA], 'open', true);
      assert.deepEqual(states(desk.tick(100)), []);
      assert.equal(releasePlans(desk.state, at(100))[0]?.goesOutMs, null);
      assert.equal(states(desk.hazard(101, [NIIGATA], status)).at(-1), out);
    }
  });

  test('a track that is lost before anyone signed is warned of all the same', () => {
    const desk = new Desk().granted();
    desk.hazard(0, [NIIGATA]);
    assert.deepEqual(states(desk.hazard(20, [NIIGATA], 'lost')), ['drafted']);
    assert.deepEqual(states(desk.tick(90)), ['lost']);
  });
});

test('no standing authority in force is told of once a minute has gone, and its end beforehand', () => {
  const desk = new Desk();
  assert.deepEqual(desk.concerns(0), []);
  assert.deepEqual(desk.concerns(59), []);
  assert.deepEqual(desk.concerns(60), ['no-standing']);
  assert.deepEqual(desk.concerns(61), []);
  desk.authority(70, ANN);
  desk.authority(70, BEN);
  assert.deepEqual(desk.concerns(71), []);
  assert.deepEqual(desk.concerns(SHIFT_S - 900), ['standing-ends']);
  assert.deepEqual(desk.concerns(SHIFT_S - 800), []);
  assert.deepEqual(desk.concerns(SHIFT_S), ['no-standing']);
});
