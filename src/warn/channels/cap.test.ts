import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { outsideBytes } from '../../../test/outside.ts';
import { DEGREE, REGIONS, regionByCode } from '../../earth/index.ts';
import { MODES, type Mode } from '../../mark/index.ts';
import { CAP_NAMESPACE, CAP_PROFILES, checkCap, readCap } from '../../wire/cap/index.ts';
import { narrowAreas } from '../areas.ts';
import { hazardOf, LABEL, SETTINGS, START_MS } from '../fixture.ts';
import { onHazard } from '../life.ts';
import type { WarnSettings } from '../settings.ts';
import { createWarn } from '../state.ts';
import { LANGUAGES, WARNING_STATES, type Warning, type WarningState } from '../warning.ts';
import { MAX_OUTLINED_AREAS, type RenderedCap, renderCap } from './cap.ts';

const REFERENCE = 'warning.example,bongsu-exercise-kor-w1-1,2026-11-21T00:00:05-00:00';

/** A warning in the given state, as if it had been issued a second after its draft. */
function warningIn(state: WarningState, mode: Mode = 'exercise', regions = ['JP-15']): Warning {
  const desk = createWarn(SETTINGS, mode, [], LABEL);
  const hazard = hazardOf(
    1,
    regions.map((region) => [region, 0.4, 380, 430] as const),
    { mode },
  );
  const draft = onHazard(desk, hazard, START_MS)[0]!.warning;
  if (state === 'drafted') return draft;
  return { ...draft, state, becomes: state, issuedMs: START_MS + 1000 };
}

/** The first of the messages, null when there are none. */
function firstOf(
  warning: Warning,
  references: readonly string[],
  settings: WarnSettings,
): RenderedCap | null {
  return renderCap(warning, references, settings)[0] ?? null;
}

function contents(document: XmlDocument, name: string): string[] {
  return document.find(`//c:${name}`, { c: CAP_NAMESPACE }).map((node) => node.content);
}

test('every state in every mode is valid CAP 1.2, or is not rendered', (context) => {
  const xsd = outsideBytes(context, 'cap/cap12.xsd');
  if (xsd === null) return;
  using schema = XmlDocument.fromBuffer(xsd);
  using validator = XsdValidator.fromDoc(schema);
  for (const mode of MODES) {
    for (const state of WARNING_STATES) {
      for (const references of [[], [REFERENCE]]) {
        const rendered = firstOf(warningIn(state, mode), references, SETTINGS);
        const stays = state === 'drafted' || mode === 'simulated';
        assert.equal(rendered === null, stays, `${mode} ${state}`);
        if (rendered === null) continue;
        for (const { document: xml } of renderCap(warningIn(state, mode), references, SETTINGS)) {
          using document = XmlDocument.fromString(xml);
          validator.validate(document);
          assert.deepEqual(contents(document, 'language'), ['en-US', 'ko-KR', 'ja-JP']);
        }
      }
    }
  }
});

/** Niigata under warning, Hawaii let go. */
function narrowedIn(state: WarningState): Warning {
  const warning = warningIn(state, 'exercise', ['JP-15', 'US-HI']);
  const areas = narrowAreas(warning.areas, warning.areas.slice(0, 1));
  return { ...warning, areas, lifted: warning.withdrawal.allClear };
}

test('areas let go have a part of their own, with the response AllClear', (context) => {
  const xsd = outsideBytes(context, 'cap/cap12.xsd');
  if (xsd === null) return;
  using schema = XmlDocument.fromBuffer(xsd);
  using validator = XsdValidator.fromDoc(schema);
  for (const state of ['updated', 'lost', 'ended'] as const) {
    const warning = narrowedIn(state);
    const rendered = firstOf(warning, [REFERENCE], SETTINGS)!;
    using document = XmlDocument.fromString(rendered.document);
    validator.validate(document);
    assert.deepEqual(contents(document, 'language'), [
      'en-US',
      'en-US',
      'ko-KR',
      'ko-KR',
      'ja-JP',
      'ja-JP',
    ]);
    const pairs = Array.from({ length: 3 }, () => ['Shelter', 'AllClear']).flat();
    assert.deepEqual(contents(document, 'responseType'), pairs);
    assert.deepEqual(contents(document, 'areaDesc').slice(0, 2), ['Niigata Prefecture', 'Hawaii']);
    assert.equal(contents(document, 'onset').length, 3, 'nothing is expected where it is over');
    assert.equal(contents(document, 'headline')[1], warning.lifted!.en!.headline);
  }
});

/** msgType, responseType, urgency, certainty. */
const MAPPING: Readonly<Record<Exclude<WarningState, 'drafted'>, readonly string[]>> = {
  released: ['Alert', 'Shelter', 'Immediate', 'Likely'],
  updated: ['Update', 'Shelter', 'Immediate', 'Likely'],
  lost: ['Update', 'Shelter', 'Immediate', 'Possible'],
  ended: ['Update', 'Shelter', 'Past', 'Possible'],
  cancelled: ['Cancel', 'AllClear', 'Past', 'Unlikely'],
  'all-clear': ['Update', 'AllClear', 'Past', 'Unlikely'],
};

test('each state is said in the words that CAP has for it', () => {
  for (const [state, words] of Object.entries(MAPPING)) {
    const references = state === 'released' ? [] : [REFERENCE];
    const rendered = firstOf(warningIn(state as WarningState), references, SETTINGS)!;
    using document = XmlDocument.fromString(rendered.document);
    const said = ['msgType', 'responseType', 'urgency', 'certainty'].map(
      (name) => contents(document, name)[0],
    );
    assert.deepEqual(said, words, state);
    assert.deepEqual(contents(document, 'references'), references);
  }
});

test('an update to nobody’s earlier message is an alert, since it has nothing to refer to', () => {
  for (const state of ['updated', 'lost'] as const) {
    const { document } = firstOf(warningIn(state), [], SETTINGS)!;
    assert.match(document, /<msgType>Alert<\/msgType>/);
  }
});

test('a message names itself so that later ones can refer to it', () => {
  const rendered = firstOf(warningIn('released'), [], SETTINGS)!;
  assert.equal(rendered.name, 'bongsu-exercise-kor-w1-1.xml');
  assert.equal(
    rendered.reference,
    'warning.example,bongsu-exercise-kor-w1-1,2026-11-21T00:00:01-00:00',
  );
});

test('an exercise is marked in status, note and scope; an actual warning is for the public', () => {
  const exercise = firstOf(warningIn('released'), [], SETTINGS)!.document;
  assert.match(exercise, /<status>Exercise<\/status>/);
  assert.match(exercise, /<scope>Restricted<\/scope>/);
  assert.match(exercise, /<note>EXERCISE<\/note>/);
  const actual = firstOf(warningIn('released', 'actual'), [], SETTINGS)!.document;
  assert.match(actual, /<status>Actual<\/status>/);
  assert.match(actual, /<scope>Public<\/scope>/);
  assert.doesNotMatch(actual, /exercise|drill|훈련|訓練/i);
});

test('areas go out by name, code and the outline of the region', () => {
  const warning = warningIn('released', 'exercise', ['JP-15', 'US-HI']);
  using document = XmlDocument.fromString(firstOf(warning, [], SETTINGS)!.document);
  assert.deepEqual(contents(document, 'areaDesc'), [
    'Niigata Prefecture',
    'Hawaii',
    '니가타현',
    '하와이',
    '新潟県',
    'ハワイ州',
  ]);
  const count = regionByCode('JP-15')!.polygons.length + regionByCode('US-HI')!.polygons.length;
  assert.equal(contents(document, 'polygon').length, 3 * count);
  assert.equal(contents(document, 'geocode').length, 6);
  for (const polygon of contents(document, 'polygon')) {
    const points = polygon.split(' ');
    assert.ok(points.length >= 4 && points.length <= 100);
    assert.equal(points[0], points.at(-1));
  }
});

test('many areas go out by name and code alone', () => {
  const codes = REGIONS.filter(({ country }) => country === 'JPN').map(({ code }) => code);
  const { document } = firstOf(warningIn('released', 'exercise', codes), [], SETTINGS)!;
  assert.ok(codes.length > MAX_OUTLINED_AREAS);
  assert.ok(!document.includes('<polygon>'));
  assert.ok(document.length < 40_000, `${document.length}`);
});

test('names with characters that XML or the channel cannot carry do no harm', (context) => {
  const xsd = outsideBytes(context, 'cap/cap12.xsd');
  if (xsd === null) return;
  using schema = XmlDocument.fromBuffer(xsd);
  using validator = XsdValidator.fromDoc(schema);
  const hostile = 'A\u0000]]><b>&\u001b\ud800"\'';
  const warning = warningIn('released');
  const areas = warning.areas.map((area) => ({
    ...area,
    names: { en: hostile, ko: hostile, ja: hostile },
  }));
  const rendered = firstOf({ ...warning, areas }, [], { ...SETTINGS, capSender: 'a b,<c>&' })!;
  using document = XmlDocument.fromString(rendered.document);
  validator.validate(document);
  assert.equal(contents(document, 'areaDesc')[0], 'A\ufffd]]><b>&\ufffd\ufffd"\'');
  assert.equal(contents(document, 'sender')[0], 'a_b__c>_');
});

test('no message holds where it came from, where it will fall, a track or a sensor', () => {
  const { launch, impact, areas } = hazardOf(1, []);
  const secrets = [launch.point, impact.point]
    .flatMap(({ latitudeRad, longitudeRad }) => [latitudeRad, longitudeRad])
    .concat(areas[0]!.polygon[0]!.flat())
    .map((value) => (value / DEGREE).toFixed(2));
  for (const state of WARNING_STATES) {
    const warning = warningIn(state, 'actual');
    const document = firstOf(warning, [], SETTINGS)?.document ?? '';
    const told = document.replace(/<polygon>.*<\/polygon>/g, '');
    const outlines = document.match(/<polygon>.*<\/polygon>/g) ?? [];
    const texts = LANGUAGES.map((language) => JSON.stringify(warning.texts[language])).join();
    for (const secret of [...secrets, 'secret-radar-1', 't7"', '>t7<', 'MRBM', '260000']) {
      assert.ok(!told.includes(secret) && !texts.includes(secret), secret);
    }
    for (const secret of secrets) {
      for (const outline of outlines) {
        const exact = outline.split(/[ ,<>]/).filter((word) => word.startsWith(secret));
        const known = regionByCode('JP-15')!
          .polygons.flat(3)
          .map((value) => (value / DEGREE).toFixed(4));
        for (const word of exact) assert.ok(known.includes(word), word);
      }
    }
  }
});

test('what was issued in error is cancelled, and said to be wrong by an alert to the same areas', () => {
  const warning = warningIn('cancelled', 'exercise', ['JP-15', 'US-HI']);
  const [cancel, alert, ...more] = renderCap(warning, [REFERENCE], SETTINGS).map(({ document }) => {
    const read = readCap(document);
    if ('reason' in read) assert.fail(read.message);
    return read[0]!.alert!;
  });
  assert.equal(more.length, 0);
  assert.deepEqual([cancel!.msgType, cancel!.references], ['Cancel', [REFERENCE]]);
  assert.deepEqual([alert!.msgType, alert!.references], ['Alert', undefined]);
  assert.notEqual(alert!.identifier, cancel!.identifier);
  assert.equal(alert!.incidents, cancel!.incidents);
  assert.deepEqual(
    alert!.info.map(({ area, headline }) => [area, headline]),
    cancel!.info.map(({ area, headline }) => [area, headline]),
  );
  const [, ...never] = renderCap(warning, [], SETTINGS);
  assert.deepEqual(never, [], 'nothing went out before: one alert says it all');
});

/** What each profile asks of the settings. */
const FILLED: WarnSettings = {
  ...SETTINGS,
  capSender: 'centre@warning.example',
  cap: {
    eventCodes: [{ valueName: 'SAME', value: 'CDW' }],
    web: 'https://warning.example/',
    contact: 'the centre',
  },
};

test('every message follows all that its profile says must be, and little is left of what should', () => {
  const left = new Set<string>();
  for (const profile of CAP_PROFILES) {
    const settings: WarnSettings = { ...FILLED, cap: { ...FILLED.cap, profile } };
    for (const mode of ['actual', 'exercise', 'test'] as const) {
      for (const state of WARNING_STATES) {
        const regions = ['US-AK', 'JP-13', 'US-HI'];
        for (const { document } of renderCap(
          warningIn(state, mode, regions),
          [REFERENCE],
          settings,
        )) {
          const read = readCap(document);
          if ('reason' in read) assert.fail(read.message);
          assert.deepEqual(read[0]!.faults, []);
          for (const { level, rule, at } of checkCap(read[0]!.alert!, profile)) {
            assert.equal(level, 'should', `${rule} ${at}`);
            left.add(rule);
          }
        }
      }
    }
  }
  // Six-digit codes of American counties are no code of a state.
  assert.deepEqual([...left], ['IPAWS Profile v1.0, CS01: area.geocode']);
});

test('a missile is called by its OASIS event term, in every part alike', () => {
  using document = XmlDocument.fromString(firstOf(warningIn('released'), [], FILLED)!.document);
  const codes = ['OET-129', 'CDW'];
  assert.deepEqual(contents(document, 'eventCode/c:value'), [...codes, ...codes, ...codes]);
});
