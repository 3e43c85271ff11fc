import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { DEGREE, REGIONS } from '../../earth/index.ts';
import { MODES, type Mode } from '../../mark/index.ts';
import { narrowAreas } from '../areas.ts';
import { hazardOf, LABEL, SETTINGS, START_MS } from '../fixture.ts';
import { onHazard } from '../life.ts';
import type { WarnSettings } from '../settings.ts';
import { createWarn } from '../state.ts';
import { WARNING_STATES, type Warning, type WarningState } from '../warning.ts';
import { MAX_PAGE_BYTES, type RenderedPage, renderPublic } from './public.ts';
import { PAGE_STYLE } from './public-style.ts';
import { PUBLIC_WORDS } from './public-words.ts';

const ALL: WarnSettings = {
  ...SETTINGS,
  channels: ['public'],
  languages: ['en', 'ko', 'ja', 'tl'],
};

/** A warning in the given state, as if it had been issued a second after its draft. */
function warningIn(
  state: WarningState,
  mode: Mode = 'actual',
  regions: readonly string[] = ['KR-11'],
  changes: Partial<Warning> = {},
): Warning {
  const desk = createWarn(ALL, mode, [], LABEL);
  const expected = regions.map((region) => [region, 0.4, 380, 430] as const);
  const draft = onHazard(desk, hazardOf(1, expected, { mode }), START_MS)[0]!.warning;
  if (state === 'drafted') return { ...draft, ...changes };
  const issued = { ...draft, state, becomes: state, issuedMs: START_MS + 1000 };
  const withdrawn =
    state === 'cancelled' ? 'correction' : state === 'all-clear' ? 'allClear' : null;
  const texts = withdrawn === null ? draft.texts : draft.withdrawal[withdrawn];
  const areas = draft.areas.map((area) =>
    withdrawn === null
      ? area
      : { ...area, stage: 'all-clear' as const, earliestMs: null, latestMs: null },
  );
  return { ...issued, texts, areas, ...changes };
}

const fileOf = ({ name }: RenderedPage): string => name.split('/').at(-1)!;
function pageOf(pages: readonly RenderedPage[], file: string): string {
  return pages.find((page) => fileOf(page) === file)?.document ?? assert.fail(file);
}

/** The parts that make it well formed: written so that a strict reader of XML takes it too. */
function parsed(html: string): XmlDocument {
  const xml = html
    .replace('<!doctype html>\n', '')
    .replace(/<(meta[^>]*)>/g, '<$1/>')
    .replaceAll('<br>', '<br/>');
  return XmlDocument.fromString(xml);
}

test('a page for each area and an index, in every language of the warning, the place’s own first', () => {
  const pages = renderPublic(warningIn('released', 'actual', ['KR-11', 'JP-15', 'US-HI']), [], ALL);
  assert.deepEqual(pages.map(fileOf), ['KR-11.html', 'JP-15.html', 'US-HI.html', 'index.html']);
  for (const [file, first] of [
    ['KR-11.html', 'ko'],
    ['JP-15.html', 'ja'],
    ['US-HI.html', 'en'],
  ] as const) {
    using document = parsed(pageOf(pages, file));
    assert.equal(document.get('/html/@lang')!.content, first);
    const sections = document.find('//section/@lang').map(({ content }) => content);
    assert.equal(sections[0], first);
    assert.deepEqual([...sections].sort(), ['en', 'ja', 'ko', 'tl']);
    assert.equal(document.find('//h1').length, 1);
    assert.equal(document.find('//script').length + document.find('//img').length, 0);
  }
});

test('every page of every state in every mode is well formed, small, and marked if it is a drill', () => {
  for (const mode of MODES) {
    for (const state of WARNING_STATES) {
      const pages = renderPublic(warningIn(state, mode), [], ALL);
      assert.equal(
        pages.length === 0,
        state === 'drafted' || mode === 'simulated',
        `${mode} ${state}`,
      );
      for (const { document } of pages) {
        assert.ok(Buffer.byteLength(document) <= MAX_PAGE_BYTES);
        parsed(document)[Symbol.dispose]();
        const marked = document.split('class="drill"').length - 1;
        assert.equal(marked, mode === 'actual' ? 0 : 8, 'above and below, in four languages');
        assert.equal(/<title>(EXERCISE|TEST): /.test(document), mode !== 'actual');
        if (mode === 'actual') assert.doesNotMatch(document, /exercise|drill"|훈련|訓練/i);
      }
    }
  }
});

test('the correction and the all-clear look as loud as the warning, and say so first', () => {
  const loud = pageOf(renderPublic(warningIn('released'), [], ALL), 'KR-11.html');
  for (const state of ['cancelled', 'all-clear'] as const) {
    const html = pageOf(renderPublic(warningIn(state), [], ALL), 'KR-11.html');
    using document = parsed(html);
    const looks = document.find('//article/@class').map(({ content }) => content);
    assert.deepEqual(looks, ['over', 'over', 'over', 'over']);
    assert.equal(html.split('<h2>').length, loud.split('<h2>').length);
  }
  using document = parsed(loud);
  assert.equal(document.get('//article/@class')!.content, 'cover');
});

test('the end of one warning never hides another in the same area', () => {
  const first = warningIn('released', 'actual', ['KR-11', 'KR-26'], { id: 'kor-w1' });
  const second = warningIn('all-clear', 'actual', ['KR-11'], {
    ...{ id: 'kor-w2', issuedMs: START_MS + 60_000 },
  });
  const pages = renderPublic(second, [first, { ...second, state: 'released' }], ALL);
  using document = parsed(pageOf(pages, 'KR-11.html'));
  const looks = document.find('//section[1]/article/@class').map(({ content }) => content);
  assert.deepEqual(looks, ['cover', 'over']);
  using index = parsed(pageOf(pages, 'index.html'));
  assert.deepEqual(
    index.find('//li/a/@href').map(({ content }) => content),
    ['KR-11.html', 'KR-26.html'],
  );
  const old = { ...second, id: 'kor-w3', issuedMs: START_MS - 90_000_000 };
  const without = pageOf(renderPublic(first, [old], ALL), 'KR-11.html');
  assert.equal(without.split('<article').length - 1, 4, 'what ended a day ago is not told');
});

test('an area that a warning has let go says that it is over there', () => {
  const whole = warningIn('updated', 'actual', ['KR-11', 'KR-26']);
  const areas = narrowAreas(whole.areas, whole.areas.slice(0, 1));
  const warning = { ...whole, areas, lifted: whole.withdrawal.allClear };
  const pages = renderPublic(warning, [], ALL);
  using kept = parsed(pageOf(pages, 'KR-11.html'));
  using gone = parsed(pageOf(pages, 'KR-26.html'));
  assert.equal(kept.get('//article/@class')!.content, 'cover');
  assert.equal(gone.get('//article/@class')!.content, 'over');
  assert.ok(pageOf(pages, 'KR-26.html').includes(whole.withdrawal.allClear['en']!.headline));
});

test('no page tells where it came from, where it will fall, a track or a sensor', () => {
  const { launch, impact, areas } = hazardOf(1, []);
  const secrets = [launch.point, impact.point]
    .flatMap(({ latitudeRad, longitudeRad }) => [latitudeRad, longitudeRad])
    .concat(areas[0]!.polygon[0]!.flat())
    .map((value) => (value / DEGREE).toFixed(2));
  for (const state of WARNING_STATES) {
    for (const { document } of renderPublic(warningIn(state), [], ALL)) {
      for (const secret of [...secrets, 'secret-radar-1', 't7', 'MRBM', '260000', 'kor-h1']) {
        assert.ok(!document.includes(secret), secret);
      }
    }
  }
});

test('no page outgrows its bound, however many areas, warnings and letters there are', () => {
  const codes = REGIONS.map(({ code }) => code);
  const text = fc
    .string({ unit: 'grapheme', maxLength: 3500 })
    .map((part) => part.padEnd(3400, '경'));
  fc.assert(
    fc.property(fc.array(text, { minLength: 8, maxLength: 8 }), (texts) => {
      const [headline = '', instruction = '', ...more] = texts;
      const one = warningIn('released', 'exercise', codes);
      const long = {
        headline: headline.slice(0, 90),
        brief: '',
        description: more[0]!,
        instruction,
      };
      const warning = {
        ...one,
        texts: { en: long, ko: long, ja: long },
        areas: one.areas.map((area) => ({
          ...area,
          names: { en: more[1]!.slice(0, 60), ko: '<', ja: '&' },
        })),
      };
      const all = [1, 2, 3, 4, 5, 6, 7].map((number) => ({ ...warning, id: `kor-w${number}` }));
      for (const { document } of renderPublic(warning, all, ALL)) {
        assert.ok(Buffer.byteLength(document) <= MAX_PAGE_BYTES, `${Buffer.byteLength(document)}`);
      }
    }),
    { numRuns: 5 },
  );
});

test('names and texts cannot become markup', () => {
  const hostile = '</title><script>alert(1)</script>"\' &amp; \u0000\u202e';
  const one = warningIn('released');
  const text = { headline: hostile, brief: hostile, description: hostile, instruction: hostile };
  const areas = one.areas.map((area) => ({
    ...area,
    names: { en: hostile, ko: hostile, ja: hostile },
  }));
  for (const { document } of renderPublic(
    { ...one, areas, texts: { en: text, ko: text, ja: text } },
    [],
    ALL,
  )) {
    using tree = parsed(document);
    assert.equal(tree.find('//script').length, 0);
    assert.ok(!document.includes('\u202e'), 'no text that runs backwards');
  }
});

test('the words of the page are there in every language, and drills never sound like the real thing', () => {
  const keys = Object.keys(PUBLIC_WORDS['en']!).sort();
  for (const [tag, words] of Object.entries(PUBLIC_WORDS)) {
    assert.deepEqual(Object.keys(words).sort(), keys, tag);
    for (const said of [...Object.values(words), ...Object.values(words.drill)]) {
      if (typeof said === 'string') assert.ok(said.trim() !== '' && !/[<>&]/.test(said), tag);
    }
  }
  for (const tag of ['en', 'ko', 'ja', 'tl']) assert.ok(Object.hasOwn(PUBLIC_WORDS, tag));
});

test('a time says the same minute by both clocks', () => {
  const html = pageOf(renderPublic(warningIn('released'), [], ALL), 'KR-11.html');
  const times = [...html.matchAll(/<time[^>]*>([^<]*)</g)].map(([, text]) => text!);
  assert.ok(times.length === 8);
  for (const text of times) {
    const [local, utc] = [...text.matchAll(/(\d+)(?::|시 |時)(\d+)/g)].map(
      ([, h, m]) => Number(h) * 60 + Number(m),
    );
    assert.equal((local! - utc! + 1440) % 1440, 540, text);
  }
});

test('a page whose node is ahead of the clock says the times that people have', () => {
  const warning = warningIn('released');
  const [ahead, usual] = [3600, 0].map((clockAheadS) => {
    const move = clockAheadS * 1000;
    const later = (atMs: number | null): number | null => (atMs === null ? null : atMs + move);
    const areas = warning.areas.map((area) => ({
      ...area,
      ...{ earliestMs: later(area.earliestMs), latestMs: later(area.latestMs) },
    }));
    const issuedMs = warning.issuedMs! + move;
    const expiresMs = warning.expiresMs + move;
    const moved = { ...warning, areas, issuedMs, expiresMs };
    const [page] = renderPublic(moved, [moved], { ...ALL, clockAheadS });
    const { document } = page!;
    const article = /<article[\s\S]*<\/article>/.exec(document)![0];
    return { article, facts: /content="(page=[^"]*)"/.exec(document)![1] };
  });
  assert.equal(ahead!.article, usual!.article);
  // Programs read the same times as people, and our clock only for which page is the newer one.
  assert.equal(ahead!.facts, `${usual!.facts} order=${warning.issuedMs! + 3_600_000}`);
});

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const full = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test('text keeps 7 : 1 on its ground, in light, in dark and on every colour of a warning', () => {
  const grounds = [...PAGE_STYLE.matchAll(/\.(?:cover|ready|over)\{background:(#\w+)/g)].map(
    ([, c]) => c!,
  );
  assert.equal(grounds.length, 3);
  const pairs: [string, string][] = grounds.map((ground) => ['#fff', ground]);
  const schemes = [...PAGE_STYLE.matchAll(/--ground:(#\w+);--ink:(#\w+);[^}]*--link:(#\w+)/g)];
  assert.equal(schemes.length, 2);
  for (const [, ground, ink, link] of schemes) pairs.push([ink!, ground!], [link!, ground!]);
  pairs.push(['#000', '#ffd500'], ['#000', '#ffe566']);
  for (const [ink, ground] of pairs) {
    const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
    assert.ok((light! + 0.05) / (dark! + 0.05) >= 7, `${ink} on ${ground}`);
  }
});
