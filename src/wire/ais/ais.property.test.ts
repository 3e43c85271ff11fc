import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { outsideFile } from '../../../test/outside.ts';
import {
  type AisPositionA,
  type AisPositionB,
  type AisStaticA,
  createAisState,
  decodeSentence,
  type EncodableAis,
  encodeAis,
} from './index.ts';

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null });

const degrees = (limit: number): fc.Arbitrary<number | null> =>
  optional(
    fc
      .integer({ min: -limit * 600_000, max: limit * 600_000 })
      .map((raw) => Math.round((raw / 600_000) * 1e8) / 1e8),
  );

const tenths = (most: number): fc.Arbitrary<number | null> =>
  optional(fc.integer({ min: 0, max: most }).map((raw) => raw / 10));

const text = (most: number): fc.Arbitrary<string | null> =>
  optional(
    fc
      .string({ unit: fc.constantFrom(...'ABCXYZ0189 -./'), minLength: 1, maxLength: most })
      .map((value) => value.trimEnd())
      .filter((value) => value !== ''),
  );

const moving = {
  repeat: fc.integer({ min: 0, max: 3 }),
  mmsi: fc.integer({ min: 0, max: 999_999_999 }),
  longitudeDeg: degrees(180),
  latitudeDeg: degrees(90),
  accurate: fc.boolean(),
  raim: fc.boolean(),
  speedKn: tenths(1021),
  courseDeg: tenths(3599),
  headingDeg: optional(fc.integer({ min: 0, max: 359 })),
  utcSecond: optional(fc.integer({ min: 0, max: 59 })),
};

const positionA: fc.Arbitrary<AisPositionA> = fc.record({
  type: fc.constantFrom(1 as const, 2 as const, 3 as const),
  ...moving,
  navigationStatus: fc.integer({ min: 0, max: 15 }),
  rateOfTurnDegPerMin: optional(
    fc.integer({ min: -126, max: 126 }).map((raw) => Math.sign(raw) * (raw / 4.733) ** 2),
  ),
  turningHard: fc.constant(null),
  manoeuvre: fc.integer({ min: 0, max: 3 }),
  radio: fc.integer({ min: 0, max: 2 ** 19 - 1 }),
});

const positionB: fc.Arbitrary<AisPositionB> = fc.record({
  type: fc.constant(18 as const),
  ...moving,
  carrierSense: fc.boolean(),
  display: fc.boolean(),
  dsc: fc.boolean(),
  wholeBand: fc.boolean(),
  message22: fc.boolean(),
  assigned: fc.boolean(),
  radio: fc.integer({ min: 0, max: 2 ** 20 - 1 }),
});

const staticA: fc.Arbitrary<AisStaticA> = fc.record({
  type: fc.constant(5 as const),
  repeat: moving.repeat,
  mmsi: moving.mmsi,
  version: fc.integer({ min: 0, max: 3 }),
  imo: optional(fc.integer({ min: 1, max: 9_999_999 })),
  callsign: text(7),
  name: text(20),
  shipType: fc.integer({ min: 0, max: 255 }),
  toBowM: fc.integer({ min: 0, max: 511 }),
  toSternM: fc.integer({ min: 0, max: 511 }),
  toPortM: fc.integer({ min: 0, max: 63 }),
  toStarboardM: fc.integer({ min: 0, max: 63 }),
  positionDevice: fc.integer({ min: 0, max: 15 }),
  etaMonth: optional(fc.integer({ min: 1, max: 12 })),
  etaDay: optional(fc.integer({ min: 1, max: 31 })),
  etaHour: optional(fc.integer({ min: 0, max: 23 })),
  etaMinute: optional(fc.integer({ min: 0, max: 59 })),
  draughtM: optional(fc.integer({ min: 1, max: 254 }).map((raw) => raw / 10)),
  destination: text(20),
  dte: fc.boolean(),
});

test('what is encoded decodes to the same message, in one sentence or two', () => {
  fc.assert(
    fc.property(
      fc.oneof<fc.Arbitrary<EncodableAis>[]>(positionA, positionB, staticA),
      fc.constantFrom('A' as const, 'B' as const),
      fc.integer({ min: 0, max: 9 }),
      (message, channel, sequence) => {
        const sentences = encodeAis(message, { channel, sequence, timeMs: 1_700_000_000_123 });
        const state = createAisState();
        const results = sentences.map((sentence) => decodeSentence(state, sentence, 'property'));
        for (const sentence of sentences) {
          assert.ok(sentence.slice(sentence.indexOf('!')).length <= 80, sentence);
        }
        const last = results.at(-1)!;
        assert.deepEqual(
          results.flatMap((result) => result.faults),
          [],
        );
        assert.deepEqual(last.message, { ...message });
        assert.equal(last.timeMs, 1_700_000_000_123);
        assert.equal(last.channel, channel);
        assert.equal(state.pending.size, 0);
      },
    ),
    { numRuns: 3000 },
  );
});

test('120,000 mutated real sentences never throw, and the checksum is made right in half', (context) => {
  const file = outsideFile(context, 'ais/gpsd_sample.aivdm');
  if (file === null) return;
  const real = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'));
  let state = 0x1234567;
  const random = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const ais = createAisState();
  let messages = 0;
  for (let i = 0; i < 120_000; i++) {
    const line = real[random() % real.length]!;
    const at = random() % line.length;
    const letter = String.fromCharCode(32 + (random() % 95));
    let mutated: string;
    switch (random() % 4) {
      case 0:
        mutated = line.slice(0, at) + letter + line.slice(at + 1);
        break;
      case 1:
        mutated = line.slice(0, at);
        break;
      case 2:
        mutated = line.slice(0, at) + line.slice(at + 1 + (random() % 5));
        break;
      default:
        mutated = line.slice(0, at) + letter.repeat(random() % 30) + line.slice(at);
    }
    if (random() % 2 === 0) mutated = withChecksum(mutated);
    const result = decodeSentence(ais, mutated, `feed ${random() % 3}`);
    if (result.message !== null) messages += 1;
    assert.ok(ais.pending.size <= 1000);
  }
  assert.ok(messages > 5000, `${messages} were still messages`);
});

function withChecksum(line: string): string {
  const star = line.lastIndexOf('*');
  const body = star < 0 ? line : line.slice(0, star);
  let sum = 0;
  for (let i = 1; i < body.length; i++) sum ^= body.charCodeAt(i);
  return `${body}*${(sum & 0xff).toString(16).toUpperCase().padStart(2, '0')}`;
}
