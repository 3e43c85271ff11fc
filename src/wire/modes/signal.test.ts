import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outsideBytes } from '../../../test/outside.ts';
import {
  createPositionMemory,
  decodeModes,
  distanceM,
  inferCommB,
  type ModesMessage,
  resolvePosition,
} from './index.ts';

/**
 * Messages of a recorded radio signal: in-phase and quadrature samples of 8 bits, 2 million a second,
 * of one aircraft that answers many radars. Nobody has decoded it for us, so what holds is that
 * the messages agree with each other, each kind with the others.
 */

const SAMPLES_PER_S = 2_000_000;
const AIRCRAFT = '4D2023';

interface Heard {
  readonly timeMs: number;
  readonly bytes: Uint8Array;
}

/**
 * Four pulses of 0.5 µs at 0, 1, 3.5 and 4.5 µs, then a bit a microsecond, 1 where its first half is the
 * stronger one (Annex 10 volume IV section 3.1.2.2). Every place that looks like a preamble is read.
 */
function demodulate(samples: Uint8Array): Heard[] {
  const strength = new Float64Array(samples.length >> 1);
  for (let i = 0; i < strength.length; i++) {
    strength[i] = Math.hypot(samples[2 * i]! - 127.5, samples[2 * i + 1]! - 127.5);
  }
  const heard: Heard[] = [];
  for (let at = 0; at + 16 + 224 < strength.length; at++) {
    const s = (offset: number): number => strength[at + offset]!;
    const pulses = Math.min(s(0), s(2), s(7), s(9));
    const third = (s(0) + s(2) + s(7) + s(9)) / 6;
    const between = Math.max(s(1), s(3), s(6), s(8));
    const silent = Math.max(s(4), s(5), s(11), s(12), s(13), s(14));
    if (pulses <= between || silent >= third) continue;
    const bytes = new Uint8Array(14);
    for (let bit = 0; bit < 112; bit++) {
      if (s(16 + 2 * bit) > s(17 + 2 * bit)) bytes[bit >> 3]! |= 0x80 >> (bit & 7);
    }
    const long = bytes[0]! >= 0x80;
    heard.push({ timeMs: (at * 1000) / SAMPLES_PER_S, bytes: long ? bytes : bytes.slice(0, 7) });
  }
  return heard;
}

type Timed = ModesMessage & { readonly timeMs: number };

function messagesOf(heard: readonly Heard[], correctBits: 0 | 1 | 2): Timed[] {
  return heard.flatMap(({ bytes, timeMs }) => {
    const { message } = decodeModes(bytes, { correctBits });
    return message === null ? [] : [{ ...message, timeMs }];
  });
}

function checked(message: ModesMessage): boolean {
  return [11, 17, 18].includes(message.downlinkFormat);
}

test('a recorded signal: every message that passes its parity is of the one aircraft there', (context) => {
  const samples = outsideBytes(context, 'adsb/dump1090_modes1.bin');
  if (samples === null) return;
  const heard = demodulate(samples);
  const messages = messagesOf(heard, 0).filter(checked);
  assert.ok(messages.length > 200, `${messages.length} messages`);
  assert.deepEqual(new Set(messages.map(({ icao }) => icao)), new Set([AIRCRAFT]));
  const names = messages.flatMap((one) => (one.kind === 'identification' ? [one.callsign] : []));
  assert.deepEqual(new Set(names), new Set(['AMC421']));
  // Mended by one bit: more of the same aircraft and nobody else.
  const mended = messagesOf(heard, 1).filter((one) => checked(one) && one.correctedBits > 0);
  assert.ok(mended.length >= 3, `${mended.length} mended`);
  assert.deepEqual(new Set(mended.map(({ icao }) => icao)), new Set([AIRCRAFT]));
});

test('a recorded signal: places and heights make one descent', (context) => {
  const samples = outsideBytes(context, 'adsb/dump1090_modes1.bin');
  if (samples === null) return;
  const memory = createPositionMemory();
  const kinds = { place: 0, waiting: 0, implausible: 0 };
  const places = messagesOf(demodulate(samples), 0).flatMap((message) => {
    if (message.kind !== 'airborne-position') return [];
    const { cpr, timeMs, altitudeFt } = message;
    const found = resolvePosition(memory, { cpr, timeMs, surface: false });
    kinds[found.kind] += 1;
    return found.kind === 'place' ? [{ ...found.place, altitudeFt: altitudeFt! }] : [];
  });
  assert.equal(kinds.implausible, 0);
  assert.ok(kinds.place > 60, JSON.stringify(kinds));
  // The recording was cut down to its messages: its times are no measure of the way.
  const [first, last] = [places[0]!, places.at(-1)!];
  assert.ok(distanceM(first, last) > 1000 && last.altitudeFt < first.altitudeFt);
  for (let i = 1; i < places.length; i++) {
    assert.ok(distanceM(places[i - 1]!, places[i]!) < 3000);
    assert.ok(places[i]!.altitudeFt <= places[i - 1]!.altitudeFt);
  }
});

test('a recorded signal: what Comm-B replies are taken for agrees with the ADS-B around them', (context) => {
  const samples = outsideBytes(context, 'adsb/dump1090_modes1.bin');
  if (samples === null) return;
  const messages = messagesOf(demodulate(samples), 0).filter(({ icao }) => icao === AIRCRAFT);
  const found: string[] = [];
  messages.forEach((message, index) => {
    if (message.kind !== 'reply') return;
    const around = [messages.slice(0, index).reverse(), messages.slice(index)];
    // Those before and after it: the recording was cut, so seconds may lie between.
    const heights = around.flatMap((side) => {
      const one = side.find((near) => near.kind === 'airborne-position');
      return one?.kind === 'airborne-position' ? [one.altitudeFt!] : [];
    });
    const velocities = around.flatMap((side) => {
      const one = side.find((near) => near.kind === 'velocity');
      return one?.kind === 'velocity' ? [one] : [];
    });
    const near = (value: number, of: (one: (typeof velocities)[0]) => number): number =>
      Math.min(...velocities.map((one) => Math.abs(value - of(one))));
    if (message.altitudeFt !== null) {
      assert.ok(message.altitudeFt <= Math.max(...heights) + 25);
      if (heights.length === 2) assert.ok(message.altitudeFt >= Math.min(...heights) - 25);
    }
    if (message.mode3A !== null) assert.equal(message.mode3A, '0112');
    if (message.messageHex === null) return;
    // Nothing of the velocity is told, so that it can judge.
    const { candidates, empty } = inferCommB(message.messageHex, { altitudeFt: heights[0]! })!;
    if (empty) return;
    const best = candidates[0]!;
    assert.ok(best.probability > 0.95, `${message.messageHex} ${best.probability}`);
    found.push(best.register);
    const { data } = best;
    if (data.register === '2,0') assert.equal(data.callsign, 'AMC421');
    if (data.register === '5,0') {
      assert.ok(near(data.groundSpeedKn!, (one) => one.groundSpeedKn!) < 8);
      assert.ok(near(data.trackDeg!, (one) => one.trackDeg!) < 3);
    }
    if (data.register === '6,0') {
      assert.ok(near(data.magneticHeadingDeg!, (one) => one.trackDeg!) < 20);
      assert.ok(near(data.barometricRateFtPerMin!, (one) => one.verticalRateFtPerMin!) < 600);
    }
  });
  assert.ok(found.length >= 15, found.join(' '));
  for (const register of ['2,0', '4,0', '5,0', '6,0'])
    assert.ok(found.includes(register), register);
});
