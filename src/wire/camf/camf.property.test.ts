import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { camfMessage, dcxFrame } from './camf.fixture.ts';
import { axisAtLeast, azimuthCode, ellipseCodes, ellipseOf, SEMI_AXES } from './ellipse.ts';
import {
  decodeCamf,
  decodeFrame,
  encodeCamf,
  encodeFrame,
  onsetCodes,
  onsetMs,
  readHexLine,
  readSentence,
  writeHexLine,
  writeSentence,
} from './index.ts';

test('what is encoded is decoded as it was, bit for bit, as bytes, line, frame and sentence', () => {
  fc.assert(
    fc.property(camfMessage, dcxFrame, fc.nat({ max: 999 }), (message, frame, satellite) => {
      assert.deepEqual(decodeCamf(encodeCamf(message)), message);
      assert.deepEqual(readHexLine(writeHexLine(message)), message);
      const bytes = encodeFrame(frame);
      assert.deepEqual(decodeFrame(bytes), frame);
      assert.deepEqual(encodeFrame(decodeFrame(bytes) as typeof frame), bytes);
      const sentence = { satellite, frame: bytes };
      assert.deepEqual(readSentence(writeSentence(sentence)), sentence);
    }),
  );
});

test('up to three wrong bits in a frame never pass for a frame', () => {
  const places = fc.uniqueArray(fc.nat({ max: 249 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(dcxFrame, places, (frame, bits) => {
      const bytes = encodeFrame(frame);
      for (const bit of bits) bytes[bit >> 3]! ^= 0x80 >> (bit & 7);
      assert.ok('reason' in decodeFrame(bytes));
    }),
  );
});

test('any bytes and any line give a message or a fault, and never an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.string({ maxLength: 90 }), (bytes, line) => {
      decodeCamf(bytes);
      decodeFrame(bytes);
      readHexLine(line);
      readSentence(line);
      readSentence(`$QZQSM,55,${line}`);
    }),
  );
});

test('an ellipse is sent about a place within half an eighth of a step, its axes never shorter', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: 0.001, max: 2500, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
      (latitudeDeg, longitudeDeg, km, azimuthDeg) => {
        const axis = axisAtLeast(km)!;
        const sent = ellipseOf(
          ellipseCodes(latitudeDeg, longitudeDeg, axis, axis, azimuthCode(azimuthDeg)),
        );
        assert.ok(Math.abs(sent.latitudeDeg - latitudeDeg) <= 1.72e-4);
        assert.ok(Math.abs(sent.longitudeDeg - longitudeDeg) <= 1.72e-4);
        assert.ok(sent.semiMajorKm >= km);
        assert.ok(axis === 0 || SEMI_AXES[axis - 1]!.km < km);
        // A step is an eighth of a ratio of 1.35, and of the whole below the shortest.
        if (km > 0.2162) assert.ok(sent.semiMajorKm <= km * 1.047);
        const apart = Math.abs(sent.azimuthDeg - azimuthDeg) % 180;
        assert.ok(Math.min(apart, 180 - apart) <= 1.40625 + 1e-9);
      },
    ),
  );
});

test('an onset within this week and the next comes back as the minute it is in', () => {
  const now = fc.integer({ min: 0, max: 4_102_444_800_000 });
  fc.assert(
    fc.property(now, fc.integer({ min: 0, max: 7 * 86_400_000 }), (nowMs, ahead) => {
      const said = onsetMs(onsetCodes(nowMs + ahead, nowMs), nowMs)!;
      assert.equal(said, Math.floor((nowMs + ahead) / 60_000) * 60_000);
      assert.equal(onsetMs(onsetCodes(nowMs + 15 * 86_400_000, nowMs), nowMs), null);
    }),
  );
});
