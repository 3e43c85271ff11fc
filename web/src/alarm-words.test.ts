import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../src/warn/warning.ts';
import { ALARMS } from '../../src/watch/alarms.ts';
import { alarmTitle } from './alarm-words.ts';

test('every alarm says what it is in every language of the page, each something else, beside its code', () => {
  for (const language of LANGUAGES) {
    const titles = Object.keys(ALARMS).map((code) => alarmTitle(code, language));
    assert.equal(new Set(titles).size, titles.length);
    for (const [i, code] of Object.keys(ALARMS).entries()) {
      if (language === 'en') assert.equal(titles[i], code);
      else assert.match(titles[i]!, new RegExp(`^[^A-Z].+ \\(${code}\\)$`));
    }
  }
  assert.equal(alarmTitle('BNG_OF_A_NEWER_NODE', 'ko'), 'BNG_OF_A_NEWER_NODE');
});
