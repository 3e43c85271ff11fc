import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from './command.ts';
import { fitText } from './fit-text.ts';
import { main } from './main.ts';

test('the help of every command fits a terminal of 80 columns with all its words, in their order', async () => {
  for (const { name } of COMMANDS) {
    const out: string[] = [];
    await main([name, '--help'], (line) => out.push(line), assert.fail);
    const help = out.join('\n');
    const fitted = fitText(help, 80);
    // One word alone cannot be broken.
    for (const line of fitted.split('\n'))
      assert.ok(line.length <= 80 || /^Example:|^\s*\S+$/.test(line), `${name}: ${line}`);
    assert.deepEqual(fitted.split(/\s+/), help.split(/\s+/), name);
  }
});

test('words go on under words, and what is wide enough stays as it is', () => {
  const help = [
    'Tells what a thing of some length is and goes on with many more words until here,',
    'and then some.',
    '',
    '  --one NAME   an explanation that goes on and on until it is beyond eighty columns',
    '               and goes on here',
    '  --two        short',
  ].join('\n');
  assert.equal(
    fitText(help, 60),
    [
      'Tells what a thing of some length is and goes on with many',
      'more words until here, and then some.',
      '',
      '  --one NAME   an explanation that goes on and on until it',
      '               is beyond eighty columns and goes on here',
      '  --two        short',
    ].join('\n'),
  );
  assert.equal(fitText(help, 100), help);
  assert.equal(fitText(help, undefined), help);
});
