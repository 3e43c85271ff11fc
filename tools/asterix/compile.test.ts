import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { outsideFile } from '../../test/outside.ts';
import { widthErrors, withoutImpossibleLimits } from './check.ts';
import { CODEC_FOLDER, compileFolder } from './compile.ts';
import { parseSpecification } from './parse.ts';

describe('compiler of ASTERIX specifications', () => {
  test('every specification at hand is understood and fills whole bytes', (context) => {
    const folder = outsideFile(context, 'asterix-specs');
    if (folder === null) return;
    const names = readdirSync(folder).filter((name) => name.endsWith('.ast'));
    assert.equal(names.length, 26);
    for (const name of names) {
      const { definition } = parseSpecification(readFileSync(join(folder, name), 'utf8'));
      assert.deepEqual(widthErrors(definition), [], name);
      const [, category, edition] = /^cat(\d+)-(?:cat|ref)-(.*)\.ast$/.exec(name)!;
      assert.deepEqual([definition.category, definition.edition], [Number(category), edition]);
    }
  });

  test('the committed definitions are what the specifications compile to', (context) => {
    const folder = outsideFile(context, 'asterix-specs');
    if (folder === null) return;
    const compiled = compileFolder(folder);
    const committed = ['definitions', 'readers', 'types'].flatMap((each) =>
      readdirSync(join(CODEC_FOLDER, each)).map((name) => `${each}/${name}`),
    );
    assert.deepEqual([...compiled.keys()].sort(), committed.sort());
    for (const [name, text] of compiled) {
      assert.equal(readFileSync(join(CODEC_FOLDER, name), 'utf8'), text, name);
    }
  });

  const head = ['asterix 099 "Test"', 'edition 1.0', 'date 2026-01-01', 'items'];
  const specification = (...body: string[]): string => [...head, ...body].join('\n');

  test('what is not understood is an error with its line', () => {
    const text = specification('  010 "A"', '    element 8', '      riddle', 'uap', '  010');
    assert.throws(() => parseSpecification(text), /line 7: expected what the bits mean/);
    assert.throws(() => parseSpecification(''), /line 1/);
    const unknown = specification('  010 "A"', '    element 8', '      raw', 'uap', '  020');
    assert.throws(() => parseSpecification(unknown), /line 9: expected an item that is defined/);
  });

  test('prose of any wording below a name is not structure', () => {
    const text = specification(
      '  010 "A"',
      '    definition',
      '      element 3',
      '        table of nothing',
      '    element 8',
      '      raw',
      'uap',
      '  010',
    );
    const { definition } = parseSpecification(text);
    assert.ok('items' in definition);
    assert.deepEqual(definition.items['010']?.structure, {
      kind: 'element',
      bits: 8,
      content: { kind: 'raw' },
    });
  });

  test('a width that does not fill bytes and a limit that nothing meets are found', () => {
    const text = specification(
      '  010 "A"',
      '    element 7',
      '      unsigned quantity 360/2^7 "°" >= 360',
      'uap',
      '  010',
    );
    const { definition } = parseSpecification(text);
    assert.deepEqual(widthErrors(definition), ['010: 7 bits do not fill whole bytes']);
    assert.deepEqual(withoutImpossibleLimits(definition).dropped, ['010: >= 360']);
  });
});
