import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { View } from '../../src/watch/index.ts';
import { openAreas } from './areas.ts';
import { cardsOf, draftUpon, signedText } from './cards.ts';
import { peopleText } from './draft-words.ts';
import { areaFeatures } from './features.ts';
import {
  areaOf,
  hazardOf,
  releaseBy,
  square,
  statementOf,
  viewOf,
  warningContent,
  warningOf,
} from './view.fixture.ts';
import { WORDS } from './words.ts';

test('an own warning counts down to the newest prediction, not to the one it was made from', () => {
  const view = viewOf({ hazards: [hazardOf({ revision: 9 })], warnings: [warningOf({})] });
  const [card] = cardsOf(view, 'en');
  assert.equal(card?.basis, 'prediction');
  // Two standard deviations of 10 s on either side.
  assert.deepEqual(card.expected, { earliestMs: 1_280_000, latestMs: 1_320_000 });
});

test('without a prediction, or once it is over, the warned times stand', () => {
  for (const hazards of [[], [hazardOf({ status: 'lost' })], [hazardOf({ status: 'ended' })]]) {
    const [card] = cardsOf(viewOf({ hazards, warnings: [warningOf({})] }), 'en');
    assert.equal(card?.basis, 'warning');
    assert.deepEqual(card.expected, { earliestMs: 1_100_000, latestMs: 1_500_000 });
  }
});

test('an area that the prediction reaches and nobody has warned is listed as such', () => {
  const arrival = { probability: 0.2, earliestMs: 1_270_000, latestMs: 1_310_000 };
  const arrivals = [{ region: 'JP-16', ...arrival }];
  const view = viewOf({ hazards: [hazardOf({ arrivals })], warnings: [warningOf({})] });
  const [card] = cardsOf(view, 'en');
  assert.deepEqual(
    card?.areas.map(({ name, stage }) => [name, stage]),
    [
      ['Toyama Prefecture', null],
      ['Ishikawa Prefecture', 'take-cover'],
    ],
  );
  assert.equal(card.reachesNone, false);
});

test('a prediction that has moved out to sea says that it reaches no area', () => {
  const view = viewOf({ hazards: [hazardOf({})], warnings: [warningOf({})] });
  assert.equal(cardsOf(view, 'en')[0]?.reachesNone, true);
});

test('a draft of an update says what it adds and drops and who has signed, and stands below', () => {
  const draft = warningOf({
    revision: 2,
    state: 'drafted',
    becomes: 'updated',
    areas: [areaOf('JP-16')],
  });
  const view = viewOf({
    warnings: [draft, warningOf({})],
    pendingActs: [releaseBy('officer-1', draft)],
  });
  const [released, drafted] = cardsOf(view, 'en');
  assert.equal(released?.state, 'released');
  assert.equal(drafted?.becomes, 'updated');
  assert.deepEqual(drafted.adds, ['JP-16']);
  assert.deepEqual(drafted.drops, ['JP-17']);
  assert.deepEqual(drafted.officers, ['officer-1']);
  const cards = [released, drafted];
  assert.equal(draftUpon(released, cards), drafted);
  assert.equal(draftUpon(drafted, cards), null);
  assert.equal(draftUpon({ ...released, own: false }, cards), null);
});

test('an ally’s warning names its issuer and the areas by name, in the reader’s language', () => {
  const view = viewOf({ node: 'jpn', allied: [statementOf(warningContent())] });
  const [card] = cardsOf(view, 'ja');
  assert.equal(card?.own, false);
  assert.equal(card.issuer, 'kor');
  assert.deepEqual(
    card.areas.map((area) => area.name),
    ['石川県'],
  );
});

test('a launch that nobody has warned of yet has a card of its own until somebody does', () => {
  const hazard = statementOf({
    about: 'hazard',
    hazard: 'kor-h1',
    revision: 3,
    kind: 'ballistic',
    status: 'open',
    areas: hazardOf({}).areas,
    arrivals: [],
    earliestMs: 1_270_000,
    latestMs: 1_310_000,
  });
  const [before] = cardsOf(viewOf({ node: 'jpn', allied: [hazard] }), 'en');
  assert.equal(before?.state, 'detected');
  assert.equal(before.issuer, 'kor');
  assert.deepEqual(before.expected, { earliestMs: 1_270_000, latestMs: 1_310_000 });
  const allied = [hazard, statementOf(warningContent())];
  const after = cardsOf(viewOf({ node: 'jpn', allied }), 'en');
  assert.deepEqual(
    after.map((card) => card.state),
    ['released'],
  );
});

test('an area that was let go is neither dropped again nor in force: warned anew, it is added', () => {
  const gone = { ...areaOf('JP-16'), stage: 'all-clear' as const };
  const released = warningOf({ revision: 2, state: 'updated', areas: [areaOf('JP-17'), gone] });
  const draft = warningOf({ revision: 3, state: 'drafted', becomes: 'updated' });
  const changes = (areas: (typeof draft)['areas']): unknown => {
    const cards = cardsOf(viewOf({ warnings: [released, { ...draft, areas }] }), 'en');
    const { adds, drops } = cards.find(({ state }) => state === 'drafted')!;
    return { adds, drops };
  };
  assert.deepEqual(changes([areaOf('JP-17'), gone]), { adds: [], drops: [] });
  assert.deepEqual(changes([areaOf('JP-17'), areaOf('JP-16')]), { adds: ['JP-16'], drops: [] });
  const both = [{ ...areaOf('JP-17'), stage: 'all-clear' as const }, gone];
  assert.deepEqual(changes(both), { adds: [], drops: ['JP-17'] });
});

test('a draft tells how many must sign and when it goes out alone; what went out alone says so', () => {
  const draft = warningOf({ state: 'drafted', becomes: 'released' });
  const plan = {
    ...{ warning: draft.id, revision: draft.revision, needed: 2, signed: [] },
    goesOutMs: 1_300_000,
    people: { people: 0, known: 0, areas: 1 },
  };
  const [waiting] = cardsOf(viewOf({ warnings: [draft], plans: [plan] }), 'en');
  assert.equal(waiting?.plan?.needed, 2);
  assert.equal(waiting.plan.goesOutMs, 1_300_000);
  const grants = ['a', 'b'].map((officer) => ({ officer, key: '', signature: '', atMs: 0 }));
  const standing = { authority: '', fromMs: 0, untilMs: 1, why: 'time-left' as const, grants };
  const [out] = cardsOf(viewOf({ warnings: [warningOf({ standing })] }), 'en');
  assert.deepEqual([out?.grantors, out?.officers], [['a', 'b'], []]);
  assert.equal(signedText(out!, WORDS.en), 'standing authority of: a, b');
  assert.equal(out?.plan, null);
  const [third] = ['c'].map((officer) => ({ officer, key: '', signature: '', atMs: 0 }));
  const silent = { ...standing, why: 'second-silent' as const };
  const whole = { revision: 1, contentHash: '', approvals: [third!] };
  for (const by of [
    { standing: silent, approvals: [third!] },
    { standing: { ...silent, whole } },
  ]) {
    const [card] = cardsOf(viewOf({ warnings: [warningOf(by)] }), 'en');
    assert.equal(signedText(card!, WORDS.en), 'standing authority of: a, b · Signed by: c');
  }
});

test('an announced launch is a card of its own and no missile, below what has been seen', () => {
  const zone = { containment: 1, polygon: square(0.5) };
  const announced: View['hazards'][number] = {
    ...{ kind: 'space-launch', id: 'kor-h7', revision: 1, mode: 'exercise', node: 'kor' },
    ...{ timeMs: 1_000_000, firstMs: 1_000_000, status: 'open', probability: 1 },
    ...{ tracks: [], sensors: [], label: hazardOf({}).label, issuer: 'Coast Guard' },
    ...{ notice: 'NAVAREA XI 1', site: null, fromMs: 2_000_000, untilMs: 3_000_000 },
    ...{ zones: ['stage 1'], areas: [zone], arrivals: [] },
  };
  const view = viewOf({ hazards: [announced, hazardOf({})] });
  const [seen, told] = cardsOf(view, 'en');
  assert.deepEqual([seen?.state, told?.state], ['detected', 'announced']);
  assert.deepEqual(told?.announced, {
    ...{ issuer: 'Coast Guard', notice: 'NAVAREA XI 1', zones: ['stage 1'] },
  });
  assert.deepEqual(told?.expected, { earliestMs: 2_000_000, latestMs: 3_000_000 });
  assert.deepEqual(
    areaFeatures(openAreas(view)).map(({ properties }) => properties?.['announced']),
    [true, false],
  );
});

test('where sensors differ, the card has what each of them alone would say', () => {
  const point = { latitudeRad: 0.64, longitudeRad: 2.37 };
  const one = { looks: 30, point, sigmaM: 900, timeMs: 1_300_000, timeSigmaS: 2, apartSigmas: 3.1 };
  const bySensor = ['a', 'b'].map((sensor) => ({ sensor, ...one }));
  const view = viewOf({ hazards: [hazardOf({ bySensor })], warnings: [warningOf({})] });
  assert.deepEqual(cardsOf(view, 'en')[0]?.bySensor, bySensor);
});

test('a text is shown in the language of the page, else in English, else in what there is; the others stand by', () => {
  const text = (headline: string) => ({ headline, description: 'd', instruction: 'i' });
  const cardIn = (texts: Record<string, ReturnType<typeof text>>) =>
    cardsOf(
      viewOf({
        allied: [statementOf({ ...warningContent(), texts } as ReturnType<typeof warningContent>)],
      }),
      'ko',
    )[0];
  const known = cardIn({ en: text('E'), ko: text('K'), tl: text('T') });
  assert.equal(known?.text?.headline, 'K');
  assert.deepEqual(Object.keys(known.texts), ['en', 'ko', 'tl']);
  assert.equal(cardIn({ en: text('E'), tl: text('T') })?.text?.headline, 'E');
  assert.equal(cardIn({ tl: text('T') })?.text?.headline, 'T');
});

test('who signs a draft sees its mode, where it goes and how many people it speaks to', () => {
  const draft = warningOf({ revision: 2, state: 'drafted', becomes: 'updated' });
  const people = { people: 9_400_000, known: 1, areas: 2 };
  const { id: warning, revision } = draft;
  const plan = { warning, revision, needed: 2, signed: [], goesOutMs: null, people };
  const cards = cardsOf(viewOf({ warnings: [draft], plans: [plan] }), 'en');
  const card = cards.find(({ state }) => state === 'drafted');
  assert.deepEqual([card?.mode, card?.channels], [draft.mode, draft.channels]);
  assert.equal(
    peopleText(card!.plan!.people, 'en'),
    'about 9,400,000 in 1 of 2 areas, of the rest not known',
  );
  assert.equal(peopleText({ people: 0, known: 0, areas: 2 }, 'ko'), '미상');
  assert.equal(peopleText({ people: 1000, known: 2, areas: 2 }, 'ja'), '約1,000人');
});
