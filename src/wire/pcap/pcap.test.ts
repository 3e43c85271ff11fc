import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outsideBytes } from '../../../test/outside.ts';
import {
  classicFile,
  ethernet,
  nextGenerationFile,
  udp4,
  udp6,
} from '../../../tools/asterix/capture-builder.ts';
import { isCapture, MAX_PACKET_BYTES, type Packet, readPcap } from './index.ts';

const DATA = Uint8Array.of(48, 0, 3);

function ofFrame(frame: Uint8Array, linkType = 1): Packet {
  const { packets } = readPcap(classicFile('little-micro', linkType, [{ microseconds: 0, frame }]));
  assert.equal(packets.length, 1);
  return packets[0]!;
}

function reasons(packet: Packet): string[] {
  return packet.faults.map((fault) => fault.reason);
}

function changed(bytes: Uint8Array, at: number, ...values: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
}

describe('headers that lie', () => {
  test('a UDP length beyond the packet: what is there is given, with a fault', () => {
    const packet = ofFrame(changed(ethernet(udp4(DATA)), 14 + 20 + 4, 0x40, 0));
    assert.deepEqual(packet.payload, DATA);
    assert.deepEqual(reasons(packet), ['truncated']);
  });

  test('a UDP length shorter than its header, an IPv4 header shorter than 20 bytes', () => {
    const udp = ofFrame(changed(ethernet(udp4(DATA)), 14 + 20 + 4, 0, 7));
    assert.deepEqual([reasons(udp), udp.transport], [['bad-length'], null]);
    const ipv4 = ofFrame(changed(ethernet(udp4(DATA)), 14, 0x44));
    assert.deepEqual([reasons(ipv4), ipv4.transport], [['bad-header'], null]);
  });

  test('bytes after the IP packet are padding, not payload', () => {
    const frame = ethernet(udp4(DATA));
    const padded = new Uint8Array(frame.length + 9);
    padded.set(frame);
    assert.deepEqual(ofFrame(padded).payload, DATA);
  });

  test('fragments of IPv4 and IPv6 are faults', () => {
    assert.deepEqual(reasons(ofFrame(changed(ethernet(udp4(DATA)), 14 + 6, 0x20, 0))), [
      'missing-part',
    ]);
    const six = changed(changed(ethernet(udp6(DATA)), 14 + 6, 44), 14 + 42, 0, 9);
    assert.deepEqual(reasons(ofFrame(six)), ['missing-part']);
  });

  test('an endless chain of VLAN tags and an unknown link type are faults', () => {
    const tags = new Array(6).fill(1);
    assert.deepEqual(reasons(ofFrame(ethernet(udp4(DATA), tags))), ['bad-header']);
    assert.deepEqual(reasons(ofFrame(udp4(DATA), 147)), ['unknown-type']);
  });

  test('a cut frame is truncated at every length', () => {
    const frame = ethernet(udp6(DATA));
    for (let length = 0; length < frame.length; length++) {
      const found = new Set(reasons(ofFrame(frame.slice(0, length))));
      assert.deepEqual([...found], ['truncated'], `${length} bytes`);
    }
  });
});

describe('capture files that break', () => {
  const file = classicFile('big-nano', 1, [
    { microseconds: 1e6, frame: ethernet(udp4(DATA)) },
    { microseconds: 2e6, frame: ethernet(udp4(DATA)) },
  ]);

  test('a packet length beyond all bounds ends reading; what came before stands', () => {
    const second = 24 + 16 + ethernet(udp4(DATA)).length;
    const { packets, faults } = readPcap(changed(file, second + 8, 0x7f, 0xff, 0xff, 0xff));
    assert.equal(packets.length, 1);
    assert.deepEqual(
      faults.map(({ reason, offset }) => [reason, offset]),
      [['oversized', second + 8]],
    );
    assert.ok(MAX_PACKET_BYTES < 0x7fffffff);
  });

  test('a file cut in the last packet gives it with a fault', () => {
    const { packets } = readPcap(file.slice(0, file.length - 1));
    assert.deepEqual(packets.map(reasons), [[], ['truncated', 'truncated', 'truncated']]);
  });

  test('pcapng: lengths that disagree, an interface not described, a section without magic', () => {
    const frame = ethernet(udp4(DATA));
    const good = nextGenerationFile(true, 1, [{ microseconds: 5, frame, block: 'enhanced' }]);
    assert.equal(readPcap(good).packets.length, 1);
    const reasonsOf = (bytes: Uint8Array): string[] =>
      readPcap(bytes).faults.map((fault) => fault.reason);
    assert.deepEqual(reasonsOf(changed(good, good.length - 4, 1)), ['bad-length']);
    assert.deepEqual(reasonsOf(changed(good, 28 + 32 + 8, 1)), ['bad-header']);
    assert.deepEqual(reasonsOf(changed(good, 8, 0)), ['bad-header']);
    assert.deepEqual(reasonsOf(good.slice(0, good.length - 8)), ['truncated']);
  });

  test('other files are told apart', () => {
    assert.ok(isCapture(file));
    assert.ok(!isCapture(Uint8Array.of(48, 0, 48, 253)));
    assert.ok(!isCapture(new Uint8Array(0)));
    assert.deepEqual(
      readPcap(Uint8Array.of(1, 2, 3, 4)).faults.map((fault) => fault.reason),
      ['unknown-format'],
    );
  });
});

test('a recorded capture gives its datagrams, times and addresses', (context) => {
  const bytes = outsideBytes(context, 'asterix/croatia_cat_034_048.pcap');
  if (bytes === null) return;
  const { packets, faults } = readPcap(bytes);
  assert.deepEqual(faults, []);
  assert.equal(packets.length, 100);
  assert.ok(packets.every((packet) => packet.faults.length === 0));
  assert.equal(packets[0]?.timeMs, 1462433756508.91);
  assert.equal(packets.at(-1)!.timeMs! - packets[0]!.timeMs! < 500, true);
});
