import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gsmText } from './gsm.ts';

/** Letters of the alphabet that count once, as the texts are held to it (texts.property.test.ts). */
const SEVEN_BIT =
  /^[A-Za-z0-9 @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,./:;<=>?¡ÄÖÑÜ§¿äöñüà\n\r-]*$/;

test('whatever a text holds, what comes is of the alphabet, no longer, and nothing is lost unsaid', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(SEVEN_BIT),
    fc.constantFrom('Ōsaka – “Kōbe”', 'Đà Nẵng', '대피', 'Zürich [3]', 'naïve…'),
  );
  fc.assert(
    fc.property(text, (given) => {
      const made = gsmText(given);
      assert.match(made.text, SEVEN_BIT);
      const composed = [...given.normalize('NFC')];
      assert.ok(made.text.length <= composed.length);
      const marks = composed.filter((each) => /^\p{M}$/u.test(each));
      const lost = composed.filter((each) => made.missing.includes(each));
      assert.equal(
        [...made.text].length + lost.length + marks.filter((each) => !lost.includes(each)).length,
        composed.length,
      );
      assert.deepEqual(gsmText(made.text), { text: made.text, missing: [] });
    }),
    { numRuns: 500 },
  );
});

test('letters keep what the alphabet has and lose other marks; scripts it has not are named', () => {
  assert.deepEqual(gsmText('Ōsaka – “Kōbe”'), { text: 'Osaka - "Kobe"', missing: [] });
  assert.deepEqual(gsmText('Málaga, Zürich, Ñuñoa'), {
    text: 'Malaga, Zürich, Ñuñoa',
    missing: [],
  });
  assert.deepEqual(gsmText('부산 대피'), { text: ' ', missing: ['부', '산', '대', '피'] });
});
