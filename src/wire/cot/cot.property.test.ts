import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cotEvent, sorted } from './cot.fixture.ts';
import { decodeCot, writeCotXml, writeTakDatagram, writeTakStream } from './index.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('an event written as XML is read back as it was, and so are several behind one another', () => {
  fc.assert(
    fc.property(fc.array(cotEvent, { minLength: 1, maxLength: 3 }), (events) => {
      const bytes = bytesOf(events.map(writeCotXml).join(''));
      const read = decodeCot(bytes);
      assert.deepEqual(read.unread, []);
      assert.deepEqual(
        read.events.map(({ event }) => event),
        events,
      );
      for (const { offset, length } of read.events) {
        const own = bytes.subarray(offset, offset + length);
        assert.match(new TextDecoder().decode(own), /^<event .*(?:\/>|<\/event>)$/s);
      }
    }),
  );
});

test('an event written as protobuf is read back as it was, as a datagram and in a stream', () => {
  fc.assert(
    fc.property(fc.array(cotEvent, { minLength: 1, maxLength: 3 }), (events) => {
      const stream = decodeCot(Uint8Array.from(events.flatMap((one) => [...writeTakStream(one)])));
      assert.deepEqual(stream.unread, []);
      assert.deepEqual(
        stream.events.map(({ event }) => sorted(event)),
        events.map(sorted),
      );
      const [datagram] = decodeCot(writeTakDatagram(events[0]!)).events;
      assert.deepEqual(sorted(datagram!.event), sorted(events[0]!));
      assert.equal(datagram!.encoding, 'protobuf');
    }),
  );
});

test('any bytes give events or faults inside them, and never an exception', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    cotEvent.map((event) => bytesOf(writeCotXml(event))),
    cotEvent.map(writeTakStream),
    fc.constantFrom('<event', '</event>', '<?xml', '<!DOCTYPE x>', '<point/>').map(bytesOf),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const bytes = Uint8Array.from(pieces.flatMap((one) => [...one]));
      const { events, unread } = decodeCot(bytes);
      for (const { offset, length } of [...events, ...unread]) {
        assert.ok(offset >= 0 && length > 0 && offset + length <= bytes.length);
      }
    }),
  );
});
