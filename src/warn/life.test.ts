import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bodyHash, ed25519Verifier } from '../seal/index.ts';
import type { Act } from './act.ts';
import { type ActOutcome, onAct } from './acts.ts';
import { MAX_FLIGHT_S } from './areas.ts';
import { CONTENT_TYPE } from './draft.ts';
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
import { DRAFT_STANDS_S, onHazard, onTick, SIGNED_STANDS_S, UNTOUCHED_S } from './life.ts';
import { officersNeeded } from './release.ts';
import {
  createWarn,
  currentWarnings,
  pendingActs,
  type WarnCase,
  type WarnState,
} from './state.ts';
import { approvedContent, LANGUAGES, type Warning } from './warning.ts';

const ANN = holder('ann');
const BEN = holder('ben');
const OFFICERS = [ANN.officer, BEN.officer];
const VERIFIER = ed25519Verifier();
const NIIGATA: Expected = ['JP-15', 0.4, 380, 430];
const AKITA_LATE: Expected = ['JP-05', 0.3, 900, 960];
const GANGWON: Expected = ['KR-42', 0.2, 370, 420];

/** A small predicted area in the sea some 60 km off Niigata. */
const OFF_NIIGATA = [
  [
    [2.406, 0.664],
    [2.408, 0.664],
    [2.408, 0.666],
    [2.406, 0.666],
    [2.406, 0.664],
  ],
] as const;

/** A predicted area of some 5 million km². */
const WIDE = [
  [
    [2.2, 0.3],
    [2.6, 0.3],
    [2.6, 0.7],
    [2.2, 0.7],
    [2.2, 0.3],
  ],
] as const;

const stageOf = ({ region, stage }: Warning['areas'][number]): [string, string] => [region, stage];

/** A state machine with its clock, seconds after the start. */
class Desk {
  readonly state: WarnState = createWarn(SETTINGS, 'exercise', OFFICERS, LABEL);
  revision = 0;

  hazard(
    atS: number,
    expected: readonly Expected[],
    status: 'open' | 'lost' | 'ended' | 'withdrawn' = 'open',
  ): Warning[] {
    this.revision += 1;
    const hazard = hazardOf(this.revision, expected, { status });
    return onHazard(this.state, hazard, at(atS)).map(({ warning }) => warning);
  }

  act(atS: number, who: Holder, act: Act['act'], warning: Warning): ActOutcome {
    return onAct(this.state, signAct(who, act, warning, at(atS)), VERIFIER, at(atS));
  }

  /** Signed by both; what went out. */
  release(atS: number, draft: Warning): Warning {
    const changes = [ANN, BEN].flatMap((who) => this.act(atS, who, 'release', draft).changes);
    assert.equal(changes.length, 1);
    assert.equal(changes[0]!.leaves, true);
    return changes[0]!.warning;
  }

  tick(atS: number): Warning[] {
    return onTick(this.state, at(atS)).map(({ warning }) => warning);
  }

  /** First draft released at second 5. */
  released(...expected: Expected[]): Warning {
    return this.release(5, this.hazard(0, expected)[0]!);
  }

  get entry(): WarnCase {
    return [...this.state.cases.values()].at(-1)!;
  }

  get now(): string[] {
    return currentWarnings(this.state).map(({ state, becomes }) =>
      state === 'drafted' ? `drafted ${becomes}` : state,
    );
  }
}

function at(seconds: number): number {
  return START_MS + seconds * 1000;
}

function regions(warning: Warning): string[] {
  return warning.areas.map(({ region }) => region);
}

describe('a draft', () => {
  test('is made of the areas above the threshold, with names, times, texts and withdrawal', () => {
    const desk = new Desk();
    const drafts = desk.hazard(0, [NIIGATA, GANGWON, ['JP-13', 0.001, 400, 450]]);
    const draft = drafts[0]!;
    assert.equal(drafts.length, 1);
    assert.equal(draft.id, 'kor-w1');
    assert.equal(draft.revision, 1);
    assert.equal(draft.state, 'drafted');
    assert.equal(draft.becomes, 'released');
    assert.equal(draft.issuedMs, undefined);
    assert.deepEqual(regions(draft), ['JP-15', 'KR-42']);
    assert.equal(draft.areas[0]!.names.ja, '新潟県');
    assert.deepEqual(draft.channels, SETTINGS.channels);
    assert.equal(draft.contentHash, bodyHash(CONTENT_TYPE, approvedContent(draft)));
    for (const language of LANGUAGES) {
      for (const text of [draft.texts, draft.withdrawal.correction, draft.withdrawal.allClear]) {
        assert.notEqual(text[language]!.headline, '');
        assert.notEqual(text[language]!.instruction, '');
      }
    }
  });

  test('is not made when no area with people to warn is touched', () => {
    assert.deepEqual(new Desk().hazard(0, []), []);
    assert.deepEqual(new Desk().hazard(0, [['JP-13', 0.001, 400, 450]]), []);
    assert.deepEqual(new Desk().hazard(0, [['KP-07', 0.9, 100, 150]]), []);
    assert.deepEqual(new Desk().hazard(0, [['JP-13', Number.NaN, 400, 450]]), []);
    assert.deepEqual(new Desk().hazard(0, [NIIGATA], 'lost'), []);
  });

  test('tells to prepare while there is more than ten minutes, and never goes back to that', () => {
    const desk = new Desk();
    const early = desk.hazard(0, [['JP-15', 0.4, 700, 760]])[0]!;
    assert.equal(early.areas[0]!.stage, 'launched');
    const late = desk.hazard(120, [['JP-15', 0.4, 700, 760]])[0]!;
    assert.equal(late.areas[0]!.stage, 'take-cover');
    assert.deepEqual(
      desk.hazard(200, [['JP-15', 0.4, 820, 880]])[0]!.areas[0]!.stage,
      'take-cover',
    );
  });

  test('is replaced at once when the prediction goes beyond it', () => {
    const desk = new Desk();
    desk.hazard(0, [NIIGATA]);
    assert.deepEqual(regions(desk.hazard(1, [NIIGATA, GANGWON])[0]!), ['JP-15', 'KR-42']);
    assert.equal(desk.hazard(2, [['JP-15', 0.4, 340, 430], GANGWON])[0]!.revision, 3);
  });

  test('grows over first estimates that wander, then holds still', () => {
    const desk = new Desk();
    let drafts = 0;
    for (let second = 0; second < DRAFT_STANDS_S; second++) {
      const wander = second % 2 === 0 ? 0 : 50;
      const area = second % 3 === 0 ? NIIGATA : GANGWON;
      drafts += desk.hazard(second, [[area[0], 0.4, 380 - wander, 430 - wander]]).length;
    }
    assert.ok(drafts <= 5, `${drafts} drafts`);
    assert.equal(desk.hazard(DRAFT_STANDS_S + 5, [NIIGATA]).length, 1);
  });

  test('stands while the prediction only becomes more exact', () => {
    const desk = new Desk();
    const draft = desk.hazard(0, [NIIGATA, GANGWON])[0]!;
    assert.deepEqual(desk.hazard(1, [NIIGATA]), []);
    assert.equal(desk.hazard(DRAFT_STANDS_S, [NIIGATA])[0]!.revision, draft.revision + 1);
    assert.deepEqual(desk.hazard(DRAFT_STANDS_S + 40, [NIIGATA]), []);
  });

  test('that was held back is put up when its time has come, without a new prediction', () => {
    const desk = new Desk();
    desk.hazard(0, [NIIGATA, GANGWON]);
    desk.hazard(1, [NIIGATA]);
    assert.deepEqual(desk.tick(DRAFT_STANDS_S - 1), []);
    assert.deepEqual(regions(desk.tick(DRAFT_STANDS_S)[0]!), ['JP-15']);
  });

  test('states no time before the first sight, nor later than a flight can last', () => {
    const [draft] = new Desk().hazard(0, [['JP-15', 0.4, -50_000, 50_000]]);
    assert.equal(draft!.areas[0]!.earliestMs, at(0));
    assert.equal(draft!.areas[0]!.latestMs, at(MAX_FLIGHT_S));
  });

  test('stands longer once it was signed', () => {
    const desk = new Desk();
    const draft = desk.hazard(0, [NIIGATA, GANGWON])[0]!;
    desk.act(DRAFT_STANDS_S, ANN, 'release', draft);
    assert.equal(pendingActs(desk.state).length, 1);
    assert.deepEqual(desk.hazard(DRAFT_STANDS_S + 1, [NIIGATA]), []);
    assert.equal(desk.hazard(DRAFT_STANDS_S + SIGNED_STANDS_S, [NIIGATA]).length, 1);
    assert.equal(pendingActs(desk.state).length, 0);
  });

  test('keeps an area that hovers at the threshold', () => {
    const desk = new Desk();
    desk.hazard(0, [NIIGATA, ['KR-42', 0.011, 370, 420]]);
    assert.deepEqual(desk.hazard(60, [NIIGATA, ['KR-42', 0.009, 370, 420]]), []);
    assert.equal(desk.hazard(61, [NIIGATA, ['KR-42', 0.004, 370, 420]]).length, 1);
  });

  test('that nobody released expires, and is drafted again while the hazard is open', () => {
    const desk = new Desk();
    desk.hazard(0, [['JP-15', 0.4, 2000, 2050]]);
    assert.deepEqual(desk.tick(899), []);
    const [mark] = desk.tick(900);
    assert.equal(mark!.state, 'cancelled');
    assert.equal(mark!.issuedMs, undefined);
    assert.deepEqual(desk.now, []);
    assert.equal(desk.tick(901)[0]!.revision, 3);
  });

  test('is gone once the time of arrival has passed', () => {
    const desk = new Desk();
    const draft = desk.hazard(0, [NIIGATA])[0]!;
    desk.tick(430 + SETTINGS.endAfterS);
    assert.deepEqual(desk.now, []);
    assert.equal(desk.act(551, ANN, 'release', draft).refusals[0]!.reason, 'no-draft');
  });

  test('that was discarded comes back only when the prediction goes beyond it', () => {
    const desk = new Desk();
    const draft = desk.hazard(0, [NIIGATA])[0]!;
    assert.equal(desk.act(1, ANN, 'discard', draft).changes.length, 1);
    assert.deepEqual(desk.hazard(2, [NIIGATA]), []);
    assert.equal(desk.hazard(3, [NIIGATA, GANGWON])[0]!.revision, 3);
  });

  test('becomes one that calls the prediction unreliable when the track is lost', () => {
    const desk = new Desk();
    desk.hazard(0, [NIIGATA]);
    const draft = desk.hazard(1, [NIIGATA], 'lost')[0]!;
    assert.equal(draft.becomes, 'lost');
    assert.equal(desk.release(2, draft).state, 'lost');
  });

  test('goes with a hazard that never was one', () => {
    const desk = new Desk();
    desk.hazard(0, [NIIGATA]);
    assert.equal(desk.hazard(1, [NIIGATA], 'withdrawn')[0]!.state, 'cancelled');
    assert.deepEqual(desk.now, []);
  });

  test('is made for the mode of the desk alone, and once for a revision of the hazard', () => {
    const desk = new Desk();
    const actual = hazardOf(1, [NIIGATA], { mode: 'actual' });
    assert.deepEqual(onHazard(desk.state, actual, at(0)), []);
    desk.hazard(0, [NIIGATA]);
    assert.deepEqual(onHazard(desk.state, hazardOf(1, [GANGWON]), at(1)), []);
  });
});

describe('a release', () => {
  test('takes two people and keeps revision and content', () => {
    const desk = new Desk();
    const draft = desk.hazard(0, [NIIGATA])[0]!;
    assert.equal(officersNeeded(desk.state, draft.id), 2);
    assert.deepEqual(desk.act(1, ANN, 'release', draft), { changes: [], refusals: [] });
    const { changes } = desk.act(2, BEN, 'release', draft);
    const { warning, leaves } = changes[0]!;
    assert.equal(leaves, true);
    assert.equal(warning.state, 'released');
    assert.equal(warning.revision, draft.revision);
    assert.equal(warning.contentHash, draft.contentHash);
    assert.equal(warning.issuedMs, at(2));
    assert.deepEqual(
      warning.approvals.map(({ officer }) => officer),
      ['ann', 'ben'],
    );
    assert.deepEqual(desk.now, ['released']);
  });
});

describe('after a release', () => {
  test('nothing is drafted while the prediction says the same', () => {
    const desk = new Desk();
    desk.released(NIIGATA);
    assert.deepEqual(desk.hazard(10, [['JP-15', 0.6, 400, 410]]), []);
    assert.deepEqual(desk.now, ['released']);
  });

  test('widening keeps all that was said and needs one person', () => {
    const desk = new Desk();
    const first = desk.released(NIIGATA);
    const draft = desk.hazard(10, [['KR-42', 0.9, 370, 420]])[0]!;
    assert.deepEqual(regions(draft), ['KR-42', 'JP-15']);
    assert.equal(draft.becomes, 'updated');
    assert.equal(draft.supersedes, first.revision);
    assert.equal(officersNeeded(desk.state, draft.id), 1);
    assert.equal(desk.act(11, BEN, 'release', draft).changes[0]!.warning.state, 'updated');
  });

  test('narrowing needs two', () => {
    const desk = new Desk();
    desk.released(NIIGATA, GANGWON);
    const draft = desk.hazard(10, [NIIGATA])[0]!;
    assert.equal(officersNeeded(desk.state, draft.id), 2);
    assert.deepEqual(desk.act(11, BEN, 'release', draft).changes, []);
    assert.deepEqual(desk.now, ['released', 'drafted updated']);
    assert.equal(desk.act(12, ANN, 'release', draft).changes[0]!.warning.state, 'updated');
  });

  test('an area let go is told so, and every later word to all reaches it', () => {
    const desk = new Desk();
    desk.released(NIIGATA, GANGWON);
    const first = desk.release(12, desk.hazard(10, [NIIGATA])[0]!);
    const gangwon = first.areas.find(({ region }) => region === 'KR-42')!;
    assert.deepEqual(
      [gangwon.stage, gangwon.earliestMs, gangwon.latestMs],
      ['all-clear', null, null],
    );
    assert.match(first.texts.en!.headline, /Niigata Prefecture \(due/);
    assert.match(
      first.texts.en!.description,
      /in or near: Niigata Prefecture\..*over for: Gangwon/,
    );
    assert.match(
      first.texts.en!.instruction,
      /^EXERCISE: .*You can go on as usual in: Gangwon State\. EXERCISE ONLY\.$/,
    );
    assert.match(
      first.lifted!.en!.headline,
      /^EXERCISE: All-clear\. You can leave shelter: Gangwon State$/,
    );
    const later = [first];
    later.push(desk.hazard(20, [], 'lost').find(({ state }) => state === 'lost')!);
    later.push(desk.tick(430 + SETTINGS.endAfterS).find(({ state }) => state === 'ended')!);
    for (const said of later) {
      assert.deepEqual(regions(said), ['JP-15', 'KR-42'], said.state);
      assert.equal(said.areas[1]!.stage, 'all-clear', said.state);
      assert.deepEqual(said.lifted, first.lifted, said.state);
      for (const texts of [said.withdrawal.correction, said.withdrawal.allClear]) {
        assert.match(texts.en!.description, /for: Niigata Prefecture, Gangwon State\./, said.state);
      }
    }
    const allClear = currentWarnings(desk.state).find(({ state }) => state === 'drafted')!;
    assert.deepEqual(regions(allClear), ['JP-15', 'KR-42']);
    assert.match(allClear.texts.en!.description, /for: Niigata Prefecture, Gangwon State\./);
    assert.equal(allClear.lifted, undefined);
    const correction = desk.act(551, ANN, 'withdraw', later[2]!).changes[0]!.warning;
    assert.deepEqual(regions(correction), ['JP-15', 'KR-42']);
    assert.match(correction.texts.en!.description, /for: Niigata Prefecture, Gangwon State\./);
  });

  test('an area let go is not drafted about again until it is threatened anew: a widening', () => {
    const desk = new Desk();
    desk.released(NIIGATA, GANGWON);
    const narrowed = desk.release(12, desk.hazard(10, [NIIGATA])[0]!);
    assert.deepEqual(desk.hazard(60, [NIIGATA]), []);
    assert.deepEqual(desk.hazard(61, [NIIGATA, ['KR-42', 0.008, 370, 420]]), []);
    const draft = desk.hazard(62, [NIIGATA, GANGWON])[0]!;
    assert.equal(draft.becomes, 'updated');
    assert.equal(draft.supersedes, narrowed.revision);
    assert.deepEqual(new Set(draft.areas.map(({ stage }) => stage)), new Set(['take-cover']));
    assert.equal(draft.lifted, undefined);
    assert.equal(officersNeeded(desk.state, draft.id), 1);
  });

  test('a draft that lets an area go is dropped at once when the area is threatened again', () => {
    const desk = new Desk();
    desk.released(NIIGATA, GANGWON);
    const narrowing = desk.hazard(10, [NIIGATA])[0]!;
    desk.act(11, ANN, 'release', narrowing);
    assert.equal(desk.hazard(12, [NIIGATA, GANGWON])[0]!.state, 'cancelled');
    assert.equal(desk.act(13, BEN, 'release', narrowing).refusals[0]!.reason, 'no-draft');
    assert.deepEqual(desk.now, ['released']);
    desk.hazard(20, []);
    assert.equal(desk.tick(21 + UNTOUCHED_S)[0]!.becomes, 'all-clear');
    assert.equal(desk.hazard(22 + UNTOUCHED_S, [NIIGATA, GANGWON])[0]!.state, 'cancelled');
  });

  test('a prediction too wide to name areas by waits, but not for long, and not for one that stands out', () => {
    const wide = { areas: [{ containment: 0.9, polygon: WIDE }] };
    const faint = ['JP-15', 0.02, 300, 430] as const;
    const waiting = new Desk();
    assert.deepEqual(onHazard(waiting.state, hazardOf(1, [faint], wide), at(1)), []);
    assert.deepEqual(waiting.tick(SETTINGS.wideWaitS - 1), []);
    assert.equal(waiting.tick(SETTINGS.wideWaitS + 1)[0]!.state, 'drafted');
    const sharp = new Desk();
    assert.deepEqual(onHazard(sharp.state, hazardOf(1, [faint], wide), at(1)), []);
    assert.equal(onHazard(sharp.state, hazardOf(2, [faint]), at(3))[0]!.warning.state, 'drafted');
    const clear = new Desk();
    const plain = hazardOf(1, [['JP-15', 0.2, 300, 430]], wide);
    assert.equal(onHazard(clear.state, plain, at(1))[0]!.warning.state, 'drafted');
  });

  test('a wide prediction tells whole countries of the launch, and nobody to take cover', () => {
    const wide = { areas: [{ containment: 0.9, polygon: WIDE }] };
    const faint = (part: number): Expected[] =>
      ['JP-15', 'JP-05', 'JP-06', 'KR-42', 'KP-01'].map((region) => [region, part, 200, 900]);
    const desk = new Desk();
    const threshold = SETTINGS.countryProbability;
    onHazard(desk.state, hazardOf(1, faint(threshold / 4), wide), at(1));
    assert.deepEqual(desk.tick(10), [], 'three areas of a quarter each do not reach it');
    const drafts = onHazard(desk.state, hazardOf(2, faint(threshold / 2.9), wide), at(11));
    assert.deepEqual(
      drafts.map(({ warning: { areas } }) => areas.map(({ region, stage }) => [region, stage])),
      [['JP-15', 'JP-05', 'JP-06'].map((region) => [region, 'launched'])],
      'Japan as a whole; Korea is not reached, and in North Korea there is nobody to warn',
    );
    assert.equal(drafts[0]!.warning.texts.en!.headline.includes('Prepare'), true);
    const sharp = onHazard(desk.state, hazardOf(3, [NIIGATA]), at(13));
    assert.deepEqual(
      sharp.map(({ warning }) => warning.areas.map(({ region, stage }) => [region, stage])),
      [[['JP-15', 'take-cover']]],
      'the draft for the country gives way at once',
    );
  });

  test('a wide draft that somebody has signed stands when the prediction sharpens', () => {
    const desk = new Desk();
    const wide = { areas: [{ containment: 0.9, polygon: WIDE }] };
    const faint: Expected[] = ['JP-15', 'JP-05'].map((region) => [region, 0.008, 900, 1200]);
    onHazard(desk.state, hazardOf(1, faint, wide), at(1));
    const [draft] = desk.tick(10);
    assert.equal(draft!.areas.length, 2);
    assert.deepEqual(desk.act(10, ANN, 'release', draft!).refusals, []);
    assert.deepEqual(onHazard(desk.state, hazardOf(2, [['JP-15', 0.9, 900, 1000]]), at(12)), []);
  });

  test('what comes down in the sea near a warned area takes nobody out of cover there', () => {
    const desk = new Desk();
    const first = desk.released(NIIGATA, GANGWON);
    const near = { areas: [{ containment: 0.99, polygon: OFF_NIIGATA }] };
    onHazard(desk.state, hazardOf(50, [], near), at(40));
    const draft = currentWarnings(desk.state).find(({ state }) => state === 'drafted')!;
    assert.equal(draft.becomes, 'updated');
    assert.deepEqual(
      draft.areas.map(({ region, stage }) => [region, stage]),
      [
        ['JP-15', 'take-cover'],
        ['KR-42', 'all-clear'],
      ],
      'the far one is let go, by two officers',
    );
    assert.equal(draft.areas[0]!.stage, first.areas[0]!.stage);
    assert.equal(officersNeeded(desk.state, draft.id), 2);
    assert.ok(draft.areas[0]!.earliestMs! < hazardOf(50, []).impact.timeMs);
    assert.ok(!desk.tick(200).some(({ becomes }) => becomes === 'all-clear'));
  });

  test('a prediction that has long touched nothing drafts the all-clear, and drops it when it does', () => {
    const desk = new Desk();
    const first = desk.released(NIIGATA);
    assert.deepEqual(desk.hazard(10, []), []);
    assert.deepEqual(desk.tick(10 + UNTOUCHED_S - 0.05), []);
    const draft = desk.tick(11 + UNTOUCHED_S)[0]!;
    assert.equal(draft.becomes, 'all-clear');
    assert.deepEqual(draft.texts, first.withdrawal.allClear);
    assert.equal(desk.hazard(11 + UNTOUCHED_S + DRAFT_STANDS_S, [NIIGATA])[0]!.state, 'cancelled');
    assert.deepEqual(desk.now, ['released']);
  });

  test('what was cleared while the missile flew is warned again when an area is touched', () => {
    const desk = new Desk();
    desk.released(NIIGATA);
    desk.hazard(10, []);
    desk.release(75, desk.tick(71)[0]!);
    assert.deepEqual(desk.hazard(80, []), []);
    assert.equal(desk.hazard(90, [NIIGATA])[0]!.id, 'kor-w2');
  });

  test('an estimate that touches nothing for a moment drafts nothing', () => {
    const desk = new Desk();
    desk.released(NIIGATA);
    for (let second = 10; second < 200; second++) {
      const expected = second % 20 === 0 ? [NIIGATA] : [];
      assert.deepEqual(desk.hazard(second, expected), []);
    }
  });

  test('time alone tells people to take cover', () => {
    const desk = new Desk();
    const first = desk.released(['JP-15', 0.4, 700, 760]);
    assert.equal(first.areas[0]!.stage, 'launched');
    assert.deepEqual(desk.tick(99), []);
    const draft = desk.tick(101)[0]!;
    assert.equal(draft.areas[0]!.stage, 'take-cover');
    assert.equal(officersNeeded(desk.state, draft.id), 1);
  });

  test('a hazard that ends early ends the warning early', () => {
    const desk = new Desk();
    desk.released(['JP-15', 0.4, 380, 3000]);
    desk.hazard(400, [], 'ended');
    assert.deepEqual(desk.tick(400 + SETTINGS.endAfterS - 1), []);
    assert.equal(desk.tick(400 + SETTINGS.endAfterS)[0]!.state, 'ended');
  });

  test('a lost track is said at once, for the same areas, as loudly', () => {
    const desk = new Desk();
    const first = desk.released(NIIGATA);
    desk.hazard(10, [NIIGATA, GANGWON]);
    const changes = onHazard(desk.state, hazardOf(9, [], { status: 'lost' }), at(11));
    const said = changes.find(({ leaves }) => leaves)!.warning;
    assert.equal(said.state, 'lost');
    assert.deepEqual(said.areas, first.areas);
    assert.deepEqual(said.channels, first.channels);
    assert.deepEqual(said.approvals, []);
    assert.match(said.texts.en!.description, /forecast is not reliable/);
    assert.deepEqual(desk.now, ['lost']);
  });

  test('an all-clear that the prediction alone asked for does not outlive the track', () => {
    const desk = new Desk();
    const first = desk.released(NIIGATA);
    for (let s = 10; s <= 20 + UNTOUCHED_S; s += 5) desk.hazard(s, []);
    assert.equal(desk.entry.draft?.becomes, 'all-clear');
    desk.hazard(90, [], 'lost');
    assert.equal(desk.entry.released?.state, 'lost');
    assert.deepEqual(desk.now, ['lost'], 'nobody is asked to call people out');
    desk.act(91, ANN, 'all-clear', desk.entry.released!);
    desk.hazard(92, [], 'lost');
    assert.equal(desk.entry.draft?.becomes, 'all-clear', 'what an officer asks for stays');
    assert.equal(first.state, 'released');
  });

  test('a track that is found again drafts an update', () => {
    const desk = new Desk();
    desk.released(NIIGATA);
    desk.hazard(10, [], 'lost');
    assert.equal(desk.hazard(20, [NIIGATA])[0]!.becomes, 'updated');
  });

  test('a track that is found again sends nobody from cover back to readiness', () => {
    const desk = new Desk();
    desk.released(NIIGATA, AKITA_LATE);
    const stages = (of: Warning): unknown => Object.fromEntries(of.areas.map(stageOf));
    assert.deepEqual(stages(desk.entry.released!), { 'JP-15': 'take-cover', 'JP-05': 'launched' });
    desk.hazard(10, [], 'lost');
    const found = desk.hazard(20, [NIIGATA, AKITA_LATE])[0]!;
    assert.equal(found.becomes, 'updated');
    const covered = { 'JP-15': 'take-cover', 'JP-05': 'take-cover' };
    assert.deepEqual(stages(found), covered);
    assert.equal(officersNeeded(desk.state, found.id), 1);
    assert.equal(desk.act(21, ANN, 'release', found).changes[0]?.leaves, true);
    for (let s = 22; s < 100; s += 5) desk.hazard(s, [NIIGATA, AKITA_LATE]);
    assert.deepEqual(stages(desk.entry.draft ?? desk.entry.released!), covered);
  });

  test('the end of the time is said by itself, the all-clear waits for two', () => {
    const desk = new Desk();
    const first = desk.released(NIIGATA);
    assert.deepEqual(desk.tick(430 + SETTINGS.endAfterS - 1), []);
    const [ended, draft] = desk.tick(430 + SETTINGS.endAfterS) as [Warning, Warning];
    assert.equal(ended.state, 'ended');
    assert.equal(ended.supersedes, first.revision);
    assert.equal(ended.areas[0]!.earliestMs, null);
    assert.equal(draft.becomes, 'all-clear');
    assert.deepEqual(desk.hazard(552, [NIIGATA]), []);
    assert.equal(desk.release(560, draft).state, 'all-clear');
    assert.deepEqual(desk.hazard(561, [NIIGATA]), []);
    assert.deepEqual(desk.tick(5000), []);
    assert.deepEqual(desk.now, ['all-clear']);
  });

  test('an all-clear that nobody released is put up again, not forgotten', () => {
    const desk = new Desk();
    desk.released(NIIGATA);
    const draft = desk.tick(560)[1]!;
    assert.equal(desk.act(561, ANN, 'release', draft).refusals.length, 0);
    const again = desk.tick(560 + SETTINGS.draftLifeS)[0]!;
    assert.equal(again.becomes, 'all-clear');
    assert.equal(again.revision, draft.revision + 1);
    assert.equal(desk.release(1500, again).state, 'all-clear');
  });

  test('the end waits for what an open hazard now predicts', () => {
    const desk = new Desk();
    desk.released(NIIGATA);
    desk.hazard(500, [['JP-15', 0.4, 600, 700]]);
    assert.ok(!desk.tick(560).some(({ state }) => state === 'ended'));
    assert.ok(desk.tick(820).some(({ state }) => state === 'ended'));
  });

  test('a hazard that never was one drafts the correction in the prepared words', () => {
    const desk = new Desk();
    const first = desk.released(NIIGATA);
    const draft = desk.hazard(10, [], 'withdrawn')[0]!;
    assert.equal(draft.becomes, 'cancelled');
    assert.deepEqual(draft.texts, first.withdrawal.correction);
    assert.deepEqual(draft.channels, first.channels);
    assert.deepEqual(regions(draft), regions(first));
    assert.equal(desk.release(12, draft).state, 'cancelled');
  });

  test('an officer may ask to take it back; that stands until the prediction goes beyond it', () => {
    const desk = new Desk();
    const first = desk.released(NIIGATA);
    const draft = desk.act(6, ANN, 'withdraw', first).changes[0]!.warning;
    assert.equal(draft.becomes, 'cancelled');
    assert.equal(pendingActs(desk.state).length, 0);
    assert.equal(desk.act(7, ANN, 'withdraw', first).refusals[0]!.reason, 'already-drafted');
    assert.deepEqual(desk.hazard(60, [NIIGATA]), []);
    assert.deepEqual(desk.hazard(61, []), []);
    assert.equal(desk.hazard(62, [NIIGATA, GANGWON])[0]!.becomes, 'updated');
  });

  test('what was cancelled is warned again, as another warning, only beyond what was said', () => {
    const desk = new Desk();
    const first = desk.released(NIIGATA);
    desk.release(7, desk.act(6, ANN, 'withdraw', first).changes[0]!.warning);
    assert.equal(desk.act(8, ANN, 'withdraw', first).refusals[0]!.reason, 'not-released');
    assert.deepEqual(desk.hazard(9, [NIIGATA]), []);
    assert.equal(desk.hazard(10, [NIIGATA, GANGWON])[0]!.id, 'kor-w2');
  });
});

test('the state is plain data and goes on from a copy as from itself', () => {
  const desk = new Desk();
  const draft = desk.hazard(0, [NIIGATA])[0]!;
  desk.act(1, ANN, 'release', draft);
  const copy = structuredClone(desk.state);
  assert.deepEqual(copy, desk.state);
  const act = signAct(BEN, 'release', draft, at(2));
  assert.deepEqual(onAct(copy, act, VERIFIER, at(2)), onAct(desk.state, act, VERIFIER, at(2)));
  assert.deepEqual(copy, desk.state);
});

describe('an officer who widens', () => {
  const widen = (desk: Desk, atS: number, warning: Warning, ...regions: string[]): ActOutcome =>
    onAct(desk.state, signAct(ANN, 'widen', warning, at(atS), { regions }), VERIFIER, at(atS));
  const codes = (warning: Warning | undefined): string[] =>
    (warning?.areas ?? []).filter(({ stage }) => stage !== 'all-clear').map(({ region }) => region);

  test('has the same drafted for more areas, which no prediction drops by itself', () => {
    const desk = new Desk();
    const [draft] = desk.hazard(0, [NIIGATA]);
    const { changes, refusals } = widen(desk, 2, draft!, 'JP-16', 'JP-17');
    assert.deepEqual(refusals, []);
    const wide = changes.at(-1)!.warning;
    assert.deepEqual(codes(wide), ['JP-15', 'JP-16', 'JP-17']);
    assert.ok(wide.texts.ko!.description.includes('도야마'));
    const out = desk.release(5, wide);
    for (const second of [30, 60, 90, 120, 150]) desk.hazard(second, [NIIGATA]);
    const [now] = currentWarnings(desk.state);
    assert.deepEqual(codes(now), codes(out));
    assert.equal(currentWarnings(desk.state).length, 1);
  });

  test('of what is public drafts an update that one person releases', () => {
    const desk = new Desk();
    const released = desk.released(NIIGATA);
    const { changes } = widen(desk, 10, released, 'JP-16');
    assert.equal(changes[0]?.leaves, false);
    assert.equal(officersNeeded(desk.state, released.id), 1);
    const [update] = desk.act(12, BEN, 'release', changes[0]!.warning).changes;
    assert.deepEqual(codes(update?.warning), ['JP-15', 'JP-16']);
  });

  test('is refused what is unknown, named already, of another revision, or over', () => {
    const desk = new Desk();
    const [draft] = desk.hazard(0, [NIIGATA]);
    const reason = (outcome: ActOutcome): string | undefined => outcome.refusals[0]?.reason;
    assert.equal(reason(widen(desk, 1, draft!, 'JP-99')), 'unknown-area');
    assert.equal(reason(widen(desk, 1, draft!, 'JP-15')), 'nothing-new');
    assert.equal(reason(widen(desk, 1, draft!)), 'malformed');
    assert.equal(reason(widen(desk, 1, { ...draft!, revision: 9 }, 'JP-16')), 'stale-revision');
    assert.equal(reason(widen(desk, 1, draft!, ...Array(101).fill('JP-16'))), 'malformed');
    const released = desk.release(5, draft!);
    desk.hazard(20, [NIIGATA], 'lost');
    assert.equal(reason(widen(desk, 21, released, 'JP-16')), 'not-released');
    const release = onAct(
      desk.state,
      signAct(ANN, 'release', draft!, at(22), { regions: ['JP-16'] }),
      VERIFIER,
      at(22),
    );
    assert.equal(reason(release), 'malformed');
  });
});
