import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createCutter, type Framing, MAX_PIECE_BYTES } from './framing.ts';

/** Pieces of one format, and how they stand in a stream. */
const FORMATS: Readonly<Record<Framing, fc.Arbitrary<Uint8Array>>> = {
  lines: fc
    .uint8Array({ minLength: 1, maxLength: 90 })
    .map((bytes) => bytes.map((byte) => (byte === 10 || byte === 13 ? 65 : byte))),
  asterix: fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ minLength: 1, maxLength: 200 }))
    .map(([category, body]) => {
      const length = body.length + 3;
      return Uint8Array.of(category, length >> 8, length & 0xff, ...body);
    }),
  beast: fc
    .constantFrom([0x31, 9], [0x32, 14], [0x33, 21])
    .chain(([type, length]) =>
      fc
        .uint8Array({ minLength: length!, maxLength: length! })
        .map((body) =>
          Uint8Array.of(
            0x1a,
            type!,
            ...[...body].flatMap((byte) => (byte === 0x1a ? [0x1a, 0x1a] : [byte])),
          ),
        ),
    ),
  prefixed: fc
    .uint8Array({ minLength: 1, maxLength: 300 })
    .map((body) => Uint8Array.of(0, 0, body.length >> 8, body.length & 0xff, ...body)),
  dis: fc.uint8Array({ minLength: 12, maxLength: 200 }).map((pdu) => {
    pdu[8] = pdu.length >> 8;
    pdu[9] = pdu.length & 0xff;
    return pdu;
  }),
  cot: fc.oneof(
    fc
      .string({ maxLength: 50 })
      .map((name) => Buffer.from(`<event uid="${name.replace(/[<>&"]/g, '')}"></event>`)),
    fc
      .uint8Array({ minLength: 1, maxLength: 300 })
      .map((message) =>
        Uint8Array.of(
          0xbf,
          ...(message.length < 128
            ? [message.length]
            : [(message.length & 0x7f) | 0x80, message.length >> 7]),
          ...message,
        ),
      ),
  ),
};

const FRAMINGS = Object.keys(FORMATS) as Framing[];

function cut(framing: Framing, stream: Uint8Array, sizes: Iterator<number>): Uint8Array[] {
  const cutter = createCutter(framing);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < stream.length; ) {
    const size = sizes.next().value as number;
    cutter.push(stream.subarray(at, at + size), (piece) => pieces.push(piece));
    at += size;
  }
  cutter.end((piece) => pieces.push(piece));
  return pieces;
}

const hex = (pieces: readonly Uint8Array[]): string[] =>
  pieces.map((piece) => Buffer.from(piece).toString('hex'));

for (const framing of FRAMINGS) {
  test(`${framing}: pieces come out as they went in, however the stream is cut`, () => {
    fc.assert(
      fc.property(
        fc.array(FORMATS[framing], { maxLength: 20 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 50 })),
        (pieces, sizes) => {
          const between = framing === 'lines' ? [Uint8Array.of(13, 10)] : [];
          const stream = Buffer.concat(pieces.flatMap((piece) => [piece, ...between]));
          assert.deepEqual(hex(cut(framing, stream, sizes)), hex(pieces));
        },
      ),
    );
  });

  test(`${framing}: noise never throws and no piece is larger than a datagram`, () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 2000 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 500 })),
        (noise, sizes) => {
          for (const piece of cut(framing, noise, sizes)) {
            assert.ok(piece.length <= MAX_PIECE_BYTES + 500);
          }
        },
      ),
    );
  });
}

test('a line without end is let go once and counted once; the next line is whole again', () => {
  const cutter = createCutter('lines');
  const lines: string[] = [];
  const take = (piece: Uint8Array): number => lines.push(Buffer.from(piece).toString());
  let lost = 0;
  for (let i = 0; i < 10; i++) lost += cutter.push(new Uint8Array(60_000).fill(65), take);
  lost += cutter.push(Buffer.from('tail\nwhole\n'), take);
  assert.equal(lost, 1);
  assert.deepEqual(lines, ['whole']);
});

test('a Beast stream finds its way again after a frame that was cut short', () => {
  const good = Uint8Array.of(0x1a, 0x31, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  const cutter = createCutter('beast');
  const frames: Uint8Array[] = [];
  const lost = cutter.push(Buffer.concat([good.subarray(0, 6), good, good]), (piece) =>
    frames.push(piece),
  );
  assert.equal(lost, 1);
  assert.equal(frames.length, 2);
});

test('an unfinished last line is a line; any other unfinished piece is lost and counted', () => {
  const lines = createCutter('lines');
  lines.push(Buffer.from('a\nb'), () => undefined);
  const last: string[] = [];
  assert.equal(
    lines.end((piece) => last.push(Buffer.from(piece).toString())),
    0,
  );
  assert.deepEqual(last, ['b']);
  const blocks = createCutter('asterix');
  blocks.push(Uint8Array.of(48, 0, 20, 1), () => undefined);
  assert.equal(
    blocks.end(() => assert.fail()),
    1,
  );
});
