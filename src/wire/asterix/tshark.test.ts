import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { outsideFile } from '../../../test/outside.ts';
import { arbitraryItems } from '../../../tools/asterix/arbitrary.ts';
import { classicFile, ethernet, udp4 } from '../../../tools/asterix/capture-builder.ts';
import {
  type Fields,
  ownFields,
  tsharkRecords,
  tsharkVersion,
} from '../../../tools/asterix/tshark.ts';
import { readPcap } from '../pcap/index.ts';
import { decodeBlocks, encodeBlock } from './index.ts';

const EDITIONS = { '015': '1.2', '034': '1.29', '048': '1.32' };
const HAS_TSHARK = tsharkVersion() !== null;

/** Values repeated by FX: other names there, and only the first is shown. */
const RENAMED: Readonly<Record<string, string>> = {
  '015_030_WE': '015_030',
  '048_030_CODE': '048_030',
};
/** Only in our edition 1.32 (tshark 4.0 knows 1.31), or shown there as one number for two bits. */
const NOT_COMPARED = /^048_020_(ADSB|SCN|PAI|ACASXV|POXPR|POACT|DTFXPR|DTFACT|IRMXPR|IRMACT)(_|$)/;
/** tshark shows these signed fields as unsigned: negative ones differ by the field's size. */
const UNSIGNED_THERE: Readonly<Record<string, number>> = {
  '048_090_FL': 2 ** 14 / 4,
  '034_120_HGT': 2 ** 16,
};

function skipped(context: TestContext): boolean {
  if (!HAS_TSHARK) context.skip('tshark is not on this machine');
  return !HAS_TSHARK;
}

function comparable<T>(fields: ReadonlyMap<string, T>): Map<string, T> {
  const found = new Map<string, T>();
  for (const [name, values] of fields) {
    const plain = name.replace(/_VALUE$/, '');
    // Expansion fields are not opened there.
    if (NOT_COMPARED.test(plain) || /^\d+_(RE|SP)$/.test(plain)) continue;
    found.set(RENAMED[plain] ?? plain, values);
  }
  return found;
}

function same(name: string, ours: number | string, theirs: string): boolean {
  if (typeof ours === 'number') {
    const unsigned = ours < 0 ? ours + (UNSIGNED_THERE[name] ?? 0) : ours;
    return Math.abs(Number(theirs) - unsigned) <= 1e-12 * Math.max(1, Math.abs(unsigned));
  }
  if (/MODE(2|3A)$/.test(name)) return Number.parseInt(ours, 8) === Number(theirs);
  if (theirs.startsWith('0x')) return BigInt(`0x${ours}`) === BigInt(theirs);
  // Codes that have no character are blanks there.
  return ours.replace(/[^A-Z0-9]/g, ' ') === theirs;
}

/** Compares every value of every record; how many were compared. */
function compareFile(file: string): { records: number; values: number } {
  const { packets } = readPcap(readFileSync(file));
  const records = packets.flatMap((packet) => decodeBlocks(packet.payload, EDITIONS).records);
  const ports = packets.map((packet) => packet.transport!.sourcePort);
  const theirs: readonly Fields[] = tsharkRecords(file, ports);
  assert.equal(records.length, theirs.length);
  let values = 0;
  records.forEach((record, index) => {
    const own = comparable(ownFields(record));
    const other = comparable(theirs[index]!);
    assert.deepEqual([...own.keys()].sort(), [...other.keys()].sort(), `record ${index}`);
    for (const [name, list] of own) {
      const listThere = other.get(name)!;
      const shown = Object.values(RENAMED).includes(name) ? list.slice(0, 1) : list;
      assert.equal(shown.length, listThere.length, name);
      shown.forEach((value, at) => {
        assert.ok(same(name, value, listThere[at]!), `${name}: ${value} and ${listThere[at]}`);
        values++;
      });
    }
  });
  return { records: records.length, values };
}

describe('the same values as tshark', () => {
  test('in a recorded capture of categories 034 and 048', (context) => {
    const file = outsideFile(context, 'asterix/croatia_cat_034_048.pcap');
    if (file === null || skipped(context)) return;
    const { records, values } = compareFile(file);
    assert.equal(records, 162);
    assert.ok(values > 5000, `${values} values`);
  });

  for (const [key, edition] of Object.entries(EDITIONS)) {
    test(`in 100 records of category ${key} that we encode`, (context) => {
      if (skipped(context)) return;
      const seed = 20261121;
      const sample = fc.sample(arbitraryItems(Number(key), edition), { numRuns: 100, seed });
      const folder = mkdtempSync(join(tmpdir(), 'bongsu-tshark-'));
      try {
        const file = join(folder, 'generated.pcap');
        const frames = sample.map((items) => ({
          microseconds: 1e6,
          frame: ethernet(udp4(encodeBlock(Number(key), edition, [items]))),
        }));
        writeFileSync(file, classicFile('little-micro', 1, frames));
        assert.equal(compareFile(file).records, 100);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
