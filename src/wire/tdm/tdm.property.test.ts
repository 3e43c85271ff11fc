import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTdmState, endTdm, feedTdm, readTdm, writeTdmKvn, writeTdmXml } from './index.ts';
import { message, stripped } from './tdm.fixture.ts';

const WRITERS = { kvn: writeTdmKvn, xml: writeTdmXml } as const;

for (const [encoding, write] of Object.entries(WRITERS)) {
  test(`a message reads back from ${encoding} as it was written`, () => {
    fc.assert(
      fc.property(message, (said) => {
        const { messages, faults } = readTdm(write(said));
        assert.deepEqual(faults, []);
        assert.deepEqual(messages.map(stripped), [said]);
      }),
    );
  });

  test(`what reads from ${encoding} writes as the same text`, () => {
    fc.assert(
      fc.property(message, (said) => {
        const text = write(said);
        assert.equal(write(readTdm(text).messages[0]!), text);
      }),
    );
  });

  test(`${encoding} line by line brings the same as in one piece`, () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 2 }), (said) => {
        const text = said.map(write).join('');
        const whole = createTdmState();
        const expected = [...feedTdm(whole, text).events, ...endTdm(whole).events];
        const state = createTdmState();
        const events = text
          .split('\n')
          .slice(0, -1)
          .flatMap((line) => {
            const piece = feedTdm(state, `${line}\n`);
            assert.deepEqual(piece.faults, []);
            return piece.events;
          });
        events.push(...endTdm(state).events);
        assert.deepEqual(events, expected);
        assert.deepEqual([state.line, state.offset], [whole.line, text.length]);
      }),
      { numRuns: 50 },
    );
  });

  test(`mutated ${encoding} never throws, and tells lines that are there`, () => {
    const change = fc.tuple(
      fc.nat(20_000),
      fc.constantFrom('<', '>', '&', '=', '\n', '"', ' ', 'Z', '9', '\0'),
    );
    fc.assert(
      fc.property(
        message,
        fc.array(change, { maxLength: 10 }),
        fc.nat(20_000),
        (said, changes, length) => {
          const letters = [...write(said)];
          for (const [at, letter] of changes) letters[at % letters.length] = letter;
          const text = letters.join('').slice(0, length);
          const { faults, messages } = readTdm(text);
          const lines = text.split('\n').length + 1;
          for (const { line, offset } of faults) {
            assert.ok(line >= 1 && line <= lines && offset >= 0 && offset <= text.length);
          }
          for (const { segments } of messages) assert.ok(segments.length <= 3 + changes.length);
        },
      ),
      { numRuns: 1000 },
    );
  });
}

test('any text at all is read without an exception, in any pieces', () => {
  const part = fc.constantFrom(
    '<tdm id="CCSDS_TDM_VERS" version="2.0">',
    '<header>',
    '<data>',
    '</data>',
    '<observation>',
    '<!DOCTYPE tdm [',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&amp;',
    '&#x41;',
    '<?xml version="1.0"?>',
    'CCSDS_TDM_VERS = 2.0\n',
    'META_START\n',
    'META_STOP\n',
    'DATA_START\n',
    'RANGE = 2020-001T00:00:00 1\n',
    'TIME_SYSTEM = UTC\n',
  );
  const pieces = fc.array(fc.array(fc.oneof(part, fc.string()), { maxLength: 6 }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(pieces, (said) => {
      const state = createTdmState();
      for (const piece of said) feedTdm(state, piece.join(''));
      endTdm(state);
    }),
    { numRuns: 3000 },
  );
});

test('one bad line of data loses only itself', () => {
  fc.assert(
    fc.property(message, fc.nat(1000), (said, which) => {
      const lines = writeTdmKvn(said).split('\n');
      const data = lines.flatMap((line, index) =>
        / = \S+ \S+$/.test(line) && isRecord(lines, index) ? [index] : [],
      );
      const bad = data[which % data.length]!;
      lines[bad] = 'RANGE = today 5';
      const { messages, faults } = readTdm(lines.join('\n'));
      assert.deepEqual(
        faults.map(({ line, reason }) => [line, reason]),
        [[bad + 1, 'malformed']],
      );
      const before = said.segments.flatMap((one) => one.observations).length;
      assert.equal(messages[0]!.segments.flatMap((one) => one.observations).length, before - 1);
    }),
  );
});

/** In a data section, behind its comments. */
function isRecord(lines: readonly string[], index: number): boolean {
  const start = lines.lastIndexOf('DATA_START', index);
  return start > lines.lastIndexOf('DATA_STOP', index) && !lines[index]!.startsWith('COMMENT');
}
