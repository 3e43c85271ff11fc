import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outsideBytes } from '../../../test/outside.ts';
import { readPcap } from '../pcap/index.ts';
import { type AsterixRecord, decodeBlocks, encodeBlock } from './index.ts';

type Leafs = Map<string, number | string>;

/** Every value of a record by its path, `340/POS/RHO`. */
function leafs(value: unknown, path: string, into: Leafs): Leafs {
  if (typeof value === 'number' || typeof value === 'string') into.set(path, value);
  else {
    for (const [name, inner] of Object.entries(value as object)) {
      leafs(inner, path === '' ? name : `${path}/${name}`, into);
    }
  }
  return into;
}

/** Why a value stands elsewhere, or in another form, than another decoder states it. */
const TITLE = 'that decoder names the value by its title';
const OCTAL = 'octal digits are text here, a decimal number there';
const FEET = 'a flight level here, feet there';
const FIXED = 'eleven decimals there';
const SHORTER = 'its last blank is left out there';
const NEWER = 'the newer edition names it so';

interface Difference {
  readonly path: string;
  readonly why: string;
  /** Their value from ours. */
  readonly form: (own: number | string) => number | string;
}

const same = (own: number | string): number | string => own;

function differs(path: string, why: string): Difference {
  const form = {
    [OCTAL]: Number,
    [FEET]: (own: number | string) => Number(own) * 100,
    [SHORTER]: (own: number | string) => String(own).slice(0, -1),
  }[why];
  return { path, why, form: form ?? same };
}

const TEST_RECORDS: readonly {
  readonly file: string;
  readonly key: string;
  readonly edition: string;
  /** Values that the other decoder's test states, besides category and length. */
  readonly values: number;
  readonly faults: readonly string[];
  readonly differences: Readonly<Record<string, Difference>>;
  /** Ours that its test does not state. */
  readonly unstated: readonly RegExp[];
}[] = [
  {
    file: 'jasterix_cat001ed1.1',
    key: '001',
    edition: '1.4',
    values: 21,
    faults: [],
    differences: {
      '020/SSR/PSR': differs('020/SSRPSR', TITLE),
      '070/Mode-3/A reply': differs('070/MODE3A', OCTAL),
      '090/Mode-C HEIGHT': differs('090/HGT', FEET),
      '130/Radar Plot Characteristics/0/Value': differs('130/0', TITLE),
      '130/Radar Plot Characteristics/1/Value': differs('130/1', TITLE),
      '130/Radar Plot Characteristics/2/Value': differs('130/2', TITLE),
      '141/Truncated Time of Day': differs('141', TITLE),
    },
    unstated: [],
  },
  {
    file: 'jasterix_cat002ed1.0',
    key: '002',
    edition: '1.2',
    values: 6,
    faults: [],
    differences: {
      '000/Message Type': differs('000', TITLE),
      '030/Time of Day': differs('030', TITLE),
      '050/Station Configuration Status/0/Value': differs('050/0', TITLE),
      '050/Station Configuration Status/1/Value': differs('050/1', TITLE),
    },
    unstated: [],
  },
  {
    file: 'jasterix_cat019ed1.3',
    key: '019',
    edition: '1.3',
    values: 25,
    faults: [],
    differences: {
      '000/Message Type': differs('000', TITLE),
      '140/Time of Day': differs('140', TITLE),
      ...Object.fromEntries(
        ['1a', '1b', '2a', '2b', '3a', '3b', '4a', '4b'].map((name) => [
          `551/TP ${name}`,
          differs(`551/TP${name.toUpperCase()}`, TITLE),
        ]),
      ),
      '552/Remote Sensor Detailed Status/0/Receiver 1090 MHz': differs('552/0/RS1090', TITLE),
      '552/Remote Sensor Detailed Status/0/Transmitter 1030 MHz': differs('552/0/TX1030', TITLE),
      '552/Remote Sensor Detailed Status/0/Transmitter 1090 MHz': differs('552/0/TX1090', TITLE),
      '552/Remote Sensor Detailed Status/0/RS Status': differs('552/0/RSS', TITLE),
      '552/Remote Sensor Detailed Status/0/RS Operational': differs('552/0/RSO', TITLE),
      '600/Latitude': differs('600/LAT', TITLE),
      '600/Longitude': differs('600/LON', TITLE),
      '610/Height': differs('610', TITLE),
      '620/Undulation': differs('620', TITLE),
    },
    // Its test looks at the first of sixteen remote sensors, and not at its number.
    unstated: [/^552\//],
  },
  {
    file: 'jasterix_cat021ed2.1',
    key: '021',
    edition: '2.1',
    values: 33,
    faults: [],
    differences: {
      '161/Track Number': differs('161/TRNUM', TITLE),
      '015/Service Identification': differs('015', TITLE),
      '130/Latitude': differs('130/LAT', TITLE),
      '130/Longitude': differs('130/LON', TITLE),
      '080/Target Address': differs('080', TITLE),
      '073/Time of Message Reception for Position': differs('073', TITLE),
      '075/Time of Message Reception of Velocity': differs('075', TITLE),
      '140/Geometric Height': differs('140', TITLE),
      '090/NUCr or NACv': differs('090/NUCRNACV', TITLE),
      '090/NUCp or NIC': differs('090/NUCPNIC', TITLE),
      '070/Mode-3/A': differs('070/MODE3A', OCTAL),
      '145/Flight Level': differs('145', TITLE),
      '077/Time Of ASTERIX Report Transmission': differs('077', TITLE),
      '170/Target Identification': differs('170', TITLE),
      '016/RP': differs('016', TITLE),
    },
    // Differential correction: its table of the first extension does not have it.
    unstated: [/^040\/DCR$/],
  },
  {
    file: 'jasterix_cat062ed1.12',
    key: '062',
    edition: '1.18',
    values: 98,
    faults: ['290/PSR', '290/ES', '290/MLT', '500/AGA'],
    differences: {
      '015/Service Identification': differs('015', TITLE),
      '070/Time Of Track Information': differs('070', TITLE),
      '105/Latitude': differs('105/LAT', TITLE),
      '105/Longitude': differs('105/LON', TITLE),
      '185/Vx': differs('185/VX', TITLE),
      '185/Vy': differs('185/VY', TITLE),
      '210/Ax': differs('210/AX', TITLE),
      '210/Ay': differs('210/AY', TITLE),
      '060/Mode-3/A reply': differs('060/MODE3A', OCTAL),
      '380/ADR/Target Address': differs('380/ADR', TITLE),
      '380/ID/Target Identification': differs('380/ID', SHORTER),
      '380/MHG/Magnetic Heading': differs('380/MHG', TITLE),
      '380/FSS/Altitude': differs('380/FSS/ALT', TITLE),
      '380/BVR/Barometric Vertical Rate': differs('380/BVR', TITLE),
      '380/IAR/Indicated Air Speed': differs('380/IAR', TITLE),
      '380/MAC/Mach Number': differs('380/MAC', TITLE),
      '040/Track Number': differs('040', TITLE),
      ...Object.fromEntries(
        ['290/PSR', '290/SSR', '290/MDS', '290/ES', '290/MLT']
          .concat(['MFL', 'MDA', 'MHG', 'FSS', 'BVR', 'IAR', 'MAC'].map((name) => `295/${name}`))
          .map((path) => [`${path}/Age`, differs(path, TITLE)]),
      ),
      '136/Measured Flight Level': differs('136', TITLE),
      '135/Calculated Track Barometric Altitude': differs('135/CTB', FEET),
      '220/Rate of Climb/Descent': differs('220', TITLE),
      '390/CSN/Callsign': differs('390/CS', NEWER),
      '390/FCT/GAT/OAT': differs('390/FCT/GATOAT', TITLE),
      '390/FCT/FR1/FR2': differs('390/FCT/FR1FR2', TITLE),
      '390/TAC/Type of Aircraft': differs('390/TAC', TITLE),
      '390/WTC/Wake Turbulence Category': differs('390/WTC', TITLE),
      '390/DEP/Departure Airport': differs('390/DEP', TITLE),
      '390/DST/Destination Airport': differs('390/DST', TITLE),
      '390/CFL/CFL': differs('390/CFL', TITLE),
      '500/AGA/AGA': differs('500/AGA', TITLE),
      '500/ABA/ABA': differs('500/ABA', TITLE),
      '500/ARC/ARC': differs('500/ARC', TITLE),
      '340/MDC/Last Measured Mode C Code': differs('340/MDC/LMC', TITLE),
      '340/MDA/Mode-3/A reply': differs('340/MDA/MODE3A', OCTAL),
    },
    // Its test does not look at the other bits of the selected altitude and the accuracies in x, y.
    unstated: [/^060\/[VG]$/, /^380\/FSS\/(MV|AH|AM)$/, /^500\/(APC|APW|ATV|AA)\//],
  },
  {
    file: 'jasterix_cat063ed1.0',
    key: '063',
    edition: '1.7',
    values: 20,
    faults: [],
    differences: {
      '015/Service Identification': differs('015', TITLE),
      '030/Time of Message': differs('030', TITLE),
      '070/TSB': differs('070', TITLE),
      '081/SAB': differs('081', FIXED),
      '091/PAB': differs('091', FIXED),
      '092/PEB': differs('092', TITLE),
    },
    unstated: [],
  },
  {
    file: 'jasterix_cat065ed1.3',
    key: '065',
    edition: '1.6',
    values: 6,
    faults: [],
    differences: {
      '000/Message Type': differs('000', TITLE),
      '015/Service Identification': differs('015', TITLE),
      '030/Time of Message': differs('030', TITLE),
      '020/Batch Number': differs('020', TITLE),
    },
    unstated: [],
  },
];

describe('records that another decoder tests itself with', () => {
  for (const { file, key, edition, values, faults, differences, unstated } of TEST_RECORDS) {
    test(`${file} by edition ${edition}, item by item`, (context) => {
      const bytes = outsideBytes(context, `asterix/${file}.bin`);
      const text = outsideBytes(context, `asterix/${file}.expected.json`);
      if (bytes === null || text === null) return;
      const { category, length, ...expected } = JSON.parse(new TextDecoder().decode(text));
      const { records, unread } = decodeBlocks(bytes, { [key]: edition });
      assert.deepEqual(unread, []);
      assert.equal(records.length, 1);
      const record: AsterixRecord = records[0]!;
      assert.deepEqual([record.category, bytes.length], [category, length]);
      const own = leafs(record.items, '', new Map());
      for (const [path, value] of Object.entries(expected)) {
        const { path: ours, form, why } = differences[path] ?? differs(path, '');
        assert.ok(own.has(ours), `${path}: nothing at ${ours}`);
        const found = form(own.get(ours)!);
        if (why === FIXED) assert.ok(Math.abs(Number(found) - Number(value)) <= 5.1e-12, path);
        else assert.equal(found, value, path);
        own.delete(ours);
      }
      assert.equal(Object.keys(expected).length, values);
      const more = [...own.keys()].filter((path) => !unstated.some((known) => known.test(path)));
      assert.deepEqual(more, [], 'values here that are not stated there');
      assert.deepEqual(
        record.faults.map(({ reason, message }) => `${reason} ${message.split(':')[0]}`),
        faults.map((path) => `saturated ${path}`),
      );
      assert.deepEqual(encodeBlock(category, edition, [record.items]), bytes.slice());
    });
  }

  for (const [name, why] of [
    ['jasterix_cat010ed0.24_sensis', 'category 010 before its first edition'],
    ['jasterix_cat010ed0.31', 'category 010 before its first edition'],
    ['jasterix_cat021ed0.26', 'category 021 of the older, incompatible family'],
    ['jasterix_cat030ed7.0', 'category 030 has no public specification at hand'],
    ['jasterix_cat252ed7.0', 'category 252 has no public specification at hand'],
  ] as const) {
    test(`${name} is not carried: ${why}`, (context) => {
      context.skip(why);
    });
  }
});

/** What the other decoder calls a sub-item, where the specification differs. */
const CROATIA: Readonly<Record<string, string>> = {
  '015/SID': '015',
  '070/ToT': '070',
  '105/Lat': '105/LAT',
  '105/Lon': '105/LON',
  '185/Vx': '185/VX',
  '185/Vy': '185/VY',
  '210/Ax': '210/AX',
  '210/Ay': '210/AY',
  '060/Mode3A': '060/MODE3A',
  '380/ADR/ADR': '380/ADR',
  '380/ID/ACID': '380/ID',
  '380/COM/SSC': '380/COM/SSC',
  '040/TrkN': '040',
  '200/TRANSA': '200/TRANS',
  '200/LONGA': '200/LONG',
  '200/VERTA': '200/VERT',
  '136/MFL': '136',
  '130/Alt': '130',
  '135/CTBA': '135/CTB',
  '220/RoC': '220',
  '340/MDC/CV': '340/MDC/V',
  '340/MDC/CG': '340/MDC/G',
  '340/MDC/ModeC': '340/MDC/LMC',
  '340/MDA/Mode3A': '340/MDA/MODE3A',
  '000/Typ': '000',
  '030/ToD': '030',
  '020/BTN': '020',
};

test('a recorded packet of categories 062 and 065 has the values that another decoder prints', (context) => {
  const file = outsideBytes(context, 'asterix/croatia_cat_062_065.pcap');
  const text = outsideBytes(context, 'asterix/croatia_cat_062_065.expected.jsonl');
  if (file === null || text === null) return;
  const { records, unread } = decodeBlocks(readPcap(file).packets[0]!.payload, {
    '062': '1.18',
    '065': '1.6',
  });
  assert.deepEqual(unread, []);
  const lines = new TextDecoder().decode(text).trim().split('\n');
  assert.equal(records.length, lines.length);
  let compared = 0;
  lines.forEach((line, index) => {
    const { cat, length, ...rest } = JSON.parse(line);
    const record: AsterixRecord = records[index]!;
    assert.deepEqual([record.category, record.length, record.faults], [cat, length, []]);
    const own = leafs(record.items, '', new Map());
    const theirs = leafs(rest[`CAT${String(cat).padStart(3, '0')}`], '', new Map());
    for (const [path, value] of theirs) {
      const item = path.slice(1);
      if (/\/(FX|spare)$/.test(item)) continue;
      const ours = CROATIA[item] ?? (/^29[05]/.test(item) ? item.replace(/\/\w+$/, '') : item);
      const found = own.get(ours);
      assert.notEqual(found, undefined, `${path}: nothing at ${ours}`);
      if (ours === '380/ADR') assert.equal(Number(found).toString(16).toUpperCase(), value);
      // Flight levels are feet there, and numbers have seven decimals.
      else if (ours === '136' || ours === '135/CTB') assert.equal(Number(found) * 100, value);
      else if (typeof value === 'number') {
        assert.ok(Math.abs(Number(found) - value) <= 5e-8, `${path}: ${found} and ${value}`);
      } else assert.equal(found, value, path);
      own.delete(ours);
      compared++;
    }
    assert.deepEqual([...own.keys()], [], 'values here that are not printed there');
  });
  assert.equal(compared, 164);
});

test('reserved expansion of category 021 by its edition; without one it stays bytes', (context) => {
  const bytes = outsideBytes(context, 'asterix/croatia_cat21_re.ast');
  if (bytes === null) return;
  const plain = decodeBlocks(bytes, { '021': '2.1' });
  assert.deepEqual(plain.unread, []);
  const opened = decodeBlocks(bytes, { '021': '2.1', '021re': '1.5' });
  assert.deepEqual([plain.records.length, opened.records.length], [2, 2]);
  plain.records.forEach((record, index) => {
    assert.equal(typeof record.items['RE'], 'string');
    assert.deepEqual(opened.records[index]!.faults, record.faults);
    assert.equal(typeof opened.records[index]!.items['RE'], 'object');
  });
});

test('a capture of another edition: nothing is silently nonsense', (context) => {
  const file = outsideBytes(context, 'asterix/croatia_asterix.pcap');
  if (file === null) return;
  const decoded = readPcap(file).packets.map((packet) =>
    decodeBlocks(packet.payload, { '062': '1.18' }),
  );
  const records = decoded.flatMap((each) => each.records);
  const flagged = records.filter((record) => record.faults.length > 0);
  const broken = decoded.filter((each) => each.unread.length > 0);
  const silent = decoded.filter(
    (each) =>
      each.unread.length === 0 && each.records.every((record) => record.faults.length === 0),
  );
  context.diagnostic(
    `${decoded.length} packets: ${broken.length} break off, ${flagged.length} of ${records.length} records flagged, ${silent.length} packets read without a word`,
  );
  assert.equal(silent.length, 0);
});
