import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type ClassicKind,
  classicFile,
  ethernet,
  linuxCooked,
  loopback,
  nextGenerationFile,
  type PacketBlock,
  udp4,
  udp6,
} from '../../../tools/asterix/capture-builder.ts';
import { readPcap } from './index.ts';

const payload = fc.uint8Array({ maxLength: 80 });
const ip = fc.tuple(payload, fc.boolean()).map(([bytes, six]) => ({
  bytes,
  packet: six ? udp6(bytes) : udp4(bytes),
}));
const links: readonly (readonly [number, (packet: Uint8Array) => Uint8Array])[] = [
  [1, (packet) => ethernet(packet)],
  [1, (packet) => ethernet(packet, [5, 7])],
  [0, loopback],
  [101, (packet) => packet],
  [113, linuxCooked],
];
const link = fc.constantFrom(...links);
const kind = fc.constantFrom<ClassicKind>('little-micro', 'little-nano', 'big-micro', 'big-nano');
const microseconds = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1e6 + 7);

describe('capture files', () => {
  test('what is written in any classic form is read back', () => {
    fc.assert(
      fc.property(kind, link, fc.array(fc.tuple(microseconds, ip)), (form, [type, wrap], list) => {
        const frames = list.map(([time, { packet }]) => ({
          microseconds: time,
          frame: wrap(packet),
        }));
        const { packets, faults } = readPcap(classicFile(form, type, frames));
        assert.deepEqual(faults, []);
        assert.equal(packets.length, list.length);
        packets.forEach((packet, index) => {
          const [time, { bytes }] = list[index]!;
          assert.deepEqual(packet.faults, []);
          assert.equal(packet.index, index + 1);
          assert.deepEqual(packet.payload, bytes);
          assert.ok(Math.abs(packet.timeMs! - time / 1000) < 0.001);
          assert.equal(packet.transport?.protocol, 'udp');
          assert.equal(packet.transport.destinationPort, 8600);
          assert.match(packet.transport.source, /^(192\.0\.2\.1|2001:db8::1)$/);
        });
      }),
    );
  });

  test('what is written as pcapng in either byte order is read back, old packet blocks passed', () => {
    const block = fc.constantFrom<PacketBlock>('enhanced', 'simple', 'obsolete');
    fc.assert(
      fc.property(
        fc.boolean(),
        link,
        fc.array(fc.tuple(microseconds, ip, block)),
        (little, [type, wrap], list) => {
          const blocks = list.map(([time, { packet }, form]) => ({
            microseconds: time,
            frame: wrap(packet),
            block: form,
          }));
          const { packets, faults } = readPcap(nextGenerationFile(little, type, blocks));
          const read = list.filter(([, , form]) => form !== 'obsolete');
          assert.deepEqual(faults, []);
          assert.equal(packets.length, read.length);
          packets.forEach((packet, index) => {
            const [time, { bytes }, form] = read[index]!;
            assert.deepEqual(packet.payload, bytes);
            if (form === 'simple') assert.equal(packet.timeMs, null);
            else assert.ok(Math.abs(packet.timeMs! - time / 1000) < 0.001);
          });
        },
      ),
    );
  });

  test('any bytes behind any magic number give packets inside the file and no exception', () => {
    const magic = fc.constantFrom(
      [0xa1, 0xb2, 0xc3, 0xd4],
      [0x4d, 0x3c, 0xb2, 0xa1],
      [10, 13, 13, 10],
    );
    fc.assert(
      fc.property(magic, fc.uint8Array({ maxLength: 200 }), (head, tail) => {
        const bytes = Uint8Array.from([...head, ...tail]);
        for (const { payload: carried, offset } of readPcap(bytes).packets) {
          assert.ok(offset + carried.length <= bytes.length);
        }
      }),
    );
  });
});
