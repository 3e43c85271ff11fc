import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { outsideFile } from '../../test/outside.ts';
import { classicFile, ethernet, udp4 } from '../../tools/asterix/capture-builder.ts';
import { encodeBlock } from '../wire/asterix/index.ts';
import { encodeAirbornePosition, toAvr, toBeast } from '../wire/modes/index.ts';
import { file, folder, run } from './decode.fixture.ts';

const PLOT = encodeBlock(48, '1.32', [
  { '010': { SAC: 25, SIC: 201 }, '020': { TYP: 5 }, '040': { RHO: 100, THETA: 90 } },
]);
const EDITION = ['--edition', '048=1.32'];

describe('bongsu decode asterix', () => {
  test('prints a line for each record of a recorded capture', async (context) => {
    const path = outsideFile(context, 'asterix/croatia_cat_034_048.pcap');
    if (path === null) return;
    const editions = ['--edition', '048=1.32', '--edition', '034=1.29'];
    const { code, out, err } = await run('asterix', path, ...editions, '--json');
    assert.equal(code, 0);
    assert.equal(out.length, 162);
    const first = JSON.parse(out[0]!) as Record<string, unknown>;
    assert.deepEqual(Object.keys(first), [
      'file',
      'packet',
      'timeMs',
      'category',
      'edition',
      'offset',
      'items',
      'errors',
    ]);
    assert.deepEqual(
      [first['packet'], first['timeMs'], first['category'], first['offset']],
      [1, 1462433756508.91, 48, 3],
    );
    assert.deepEqual(err, [
      '162 records in 120 blocks of 100 packets; 0 not read, 0 faults in records.',
    ]);
  });

  test('a capture and a file of the same block give the same items', async () => {
    const raw = file('raw.bin', PLOT);
    const frame = ethernet(udp4(PLOT));
    const capture = file('one.pcap', classicFile('big-nano', 1, [{ microseconds: 7e6, frame }]));
    const [a, b] = [
      await run('asterix', raw, ...EDITION, '--json'),
      await run('asterix', capture, ...EDITION, '--json', '--port', '8600'),
    ];
    const [own, captured] = [JSON.parse(a.out[0]!), JSON.parse(b.out[0]!)];
    assert.deepEqual(own.items, captured.items);
    assert.deepEqual(
      [own.packet, own.timeMs, captured.packet, captured.timeMs],
      [null, null, 1, 7000],
    );
    const elsewhere = await run('asterix', capture, ...EDITION, '--port', '8601');
    assert.deepEqual(elsewhere.out, []);
  });

  test('a block that cannot be read gives its bytes in hex, what follows is read', async () => {
    const bytes = Uint8Array.from([62, 0, 5, 1, 2, ...PLOT, 48, 0, 99]);
    const { code, out, err } = await run('asterix', file('mix.bin', bytes), ...EDITION, '--json');
    assert.equal(code, 0);
    const lines = out.map((line) => JSON.parse(line));
    const broken = lines.filter((line) => 'hex' in line);
    assert.equal(lines.length, 3);
    assert.deepEqual(
      broken.map(({ category, offset, hex, errors }) => [category, offset, hex, errors[0].reason]),
      [
        [62, 0, '3e00050102', 'unknown-category'],
        [48, 5 + PLOT.length, '300063', 'truncated'],
      ],
    );
    assert.match(err[0]!, /^Category 062 was skipped: give its edition/);
  });

  test('readable text has titles and units, and words with --labels', async () => {
    const path = file('text.bin', PLOT);
    const { out } = await run('asterix', path, ...EDITION, '--labels');
    assert.ok(
      out.includes('  040 Measured Position in Polar Co-ordinates: RHO 100 NM, THETA 90 °'),
    );
    assert.ok(out.some((line) => line.includes('TYP 5 (Single ModeS Roll-Call)')));
    const json = await run('asterix', path, ...EDITION, '--labels', '--json');
    assert.equal(JSON.parse(json.out[0]!).labels['020/TYP'], 'Single ModeS Roll-Call');
  });

  test('nothing readable is exit code 1, wrong usage 2', async () => {
    assert.equal((await run('asterix', file('noise.bin', 'hello'), '--json')).code, 1);
    await assert.rejects(run('asterix', join(folder, 'missing')), {
      code: 'BNG_FILE_UNREADABLE',
      message: /missing/,
    });
    for (const args of [
      [],
      ['gibberish'],
      ['asterix', 'a', 'b'],
      ['asterix', 'a', '--edition', '48'],
      ['asterix', 'a', '--edition', '048=9.9'],
      ['asterix', 'a', '--edition', '999=1.0'],
      ['asterix', 'a', '--port', '0'],
      ['asterix', 'a', '--nonsense'],
    ]) {
      const { code, out } = await run(...args);
      assert.deepEqual([code, out], [2, []], args.join(' '));
    }
    assert.equal((await run('--help')).code, 0);
  });
});

describe('bongsu decode of lines', () => {
  test('modes: one object a message, faults and the line for what is none', async () => {
    const text = '*8D406B902015A678D4D220AA4BDA;\n\n*8D406B902015A678D4D220AA4BDB;\nnoise\n';
    const { code, out } = await run('modes', file('modes.avr', text), '--json');
    assert.equal(code, 0);
    const [good, damaged, noise] = out.map((line) => JSON.parse(line));
    assert.deepEqual(
      [good.line, good.icao, good.downlinkFormat, good.typeCode, good.callsign, good.errors],
      [1, '406B90', 17, 4, 'EZY85MH', []],
    );
    assert.deepEqual([damaged.line, damaged.errors[0].reason], [3, 'bad-checksum']);
    assert.deepEqual([noise.line, noise.raw], [4, 'noise']);
  });

  test('modes: a recording that begins within a Beast frame is one all the same', async () => {
    const place = { latitudeDeg: 37.5, longitudeDeg: 127, altitudeFt: 30_000 };
    const frame = toBeast(encodeAirbornePosition('71BE2C', place, false), 1, 200);
    const cut = file('cut.beast', Buffer.concat([frame.subarray(5), frame, frame]));
    const { code, out } = await run('modes', cut, '--json');
    assert.equal(code, 0);
    assert.equal(out.filter((line) => JSON.parse(line).icao === '71BE2C').length, 2);
  });

  test('a byte order mark in front of the first line is no part of it', async () => {
    const text = '\uFEFF*8D406B902015A678D4D220AA4BDA;\r\n';
    const { code, err } = await run('modes', file('marked.avr', text), '--json');
    assert.equal(code, 0);
    assert.deepEqual(err, ['1 message; 0 not read.']);
  });

  test('options of other formats are refused, whatever the format', async () => {
    for (const args of [
      ['ais', '--oradis'],
      ['asterix', '--correct', '1'],
      ['asterix', '--receiver', '37,127'],
    ]) {
      const [format, ...options] = args;
      const { code, out, err } = await run(format!, file('any', '!AIVDM'), ...options);
      assert.deepEqual([code, out], [2, []], args.join(' '));
      assert.match(err[0]!, /^--\w+ is not of /);
    }
  });

  test('modes: pairs of frames with a counter give places, a receiver those of single lines', async () => {
    const place = { latitudeDeg: 37.5, longitudeDeg: 127, altitudeFt: 30_000 };
    const frames = [false, true].map((odd, index) =>
      toBeast(encodeAirbornePosition('71BE2C', place, odd), 12_000_000 * index, 200),
    );
    const beast = file('two.beast', Buffer.concat(frames));
    const lines = (await run('modes', beast, '--json')).out.map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map((line) => [line.frame, line.signal, line.placeBy ?? null]),
      [
        [1, 200, null],
        [2, 200, 'pair'],
      ],
    );
    assert.ok(Math.abs(lines[1].latitudeDeg - 37.5) < 1e-4);
    const text = file('one.avr', `${toAvr(encodeAirbornePosition('71BE2C', place, true))}\n`);
    const alone = JSON.parse((await run('modes', text, '--json')).out[0]!);
    assert.equal(alone.latitudeDeg, null);
    const heard = await run('modes', text, '--json', '--receiver', '37,126');
    const found = JSON.parse(heard.out[0]!);
    assert.equal(found.placeBy, 'receiver');
    assert.ok(Math.abs(found.longitudeDeg - 127) < 1e-4);
    for (const wrong of ['37', '37,', '97,0', 'a,b', '1,2,3']) {
      assert.equal((await run('modes', text, '--receiver', wrong)).code, 2, wrong);
    }
  });

  test('modes: Comm-B registers with their probability, mended messages only when asked', async () => {
    const text = file(
      'commb.avr',
      '*a8001ebcfe7b2d287fe4a749a8e7;\n*8D406B902015A678D4D220AA4BDB;\n',
    );
    const plain = (await run('modes', text, '--json')).out.map((line) => JSON.parse(line));
    assert.equal(plain[0].commB.candidates[0].register, '5,0');
    assert.ok(plain[0].commB.candidates[0].probability > 0.9);
    assert.equal(plain[1].icao, undefined);
    const mended = (await run('modes', text, '--json', '--correct', '1')).out.map((line) =>
      JSON.parse(line),
    );
    assert.deepEqual([mended[1].icao, mended[1].correctedBits], ['406B90', 1]);
    assert.equal((await run('modes', text, '--correct', '3')).code, 2);
  });

  test('sbs: positions without integrity, wrong lines with their place and reason', async () => {
    const line = 'MSG,3,1,1,40621D,1,,,,,,38000,,,52.2572,3.91937,,,0,0,0,0';
    const { out, err } = await run('sbs', file('a.sbs', `${line}\nSTA,,,,,\nMSG,3,x\n`), '--json');
    const [good, wrong] = out.map((text) => JSON.parse(text));
    assert.deepEqual(
      [good.line, good.icao, good.latitudeDeg, good.integrity, good.errors],
      [1, '40621D', 52.2572, null, []],
    );
    assert.deepEqual([wrong.line, wrong.errors[0].reason], [3, 'bad-length']);
    assert.deepEqual(err, ['1 message; 1 not read (bad-length 1), 1 passed over.']);
    const refused = await run('sbs', file('b.sbs', line), '--correct', '1', '--labels');
    assert.deepEqual([refused.code, refused.out], [2, []]);
    assert.match(refused.err[0]!, /^--labels, --correct is not of BaseStation/);
    assert.equal((await run('modes', file('b.avr', line), '--edition', '048=1.32')).code, 2);
  });

  test('ais: positions in degrees, damaged sentences with their fault', async () => {
    const text = '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\n!AIVDM,1,1,,A,15R,0*00\n';
    const { out } = await run('ais', file('ais.nmea', text), '--json');
    const [good, damaged] = out.map((line) => JSON.parse(line));
    assert.deepEqual([good.line, good.type, good.mmsi], [1, 1, 371798000]);
    assert.ok(Math.abs(good.latitudeDeg - 48.381633) < 1e-6);
    assert.equal(damaged.errors[0].reason, 'bad-checksum');
  });
});
