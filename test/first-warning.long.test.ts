import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { follow, stepsOfPage } from './first-warning.ts';

/** A newcomer's fingers are slower; what is signed stands for a minute of the exercise. */
const SPEED = 3;

test('whoever does what the page says releases, corrects and gives the all-clear', async () => {
  const data = mkdtempSync(join(tmpdir(), 'bongsu-first-'));
  const said: string[] = [];
  try {
    await follow(data, SPEED, {
      open: async () => undefined,
      until: async () => undefined,
      picture: async () => undefined,
      told: (line) => said.push(line),
    });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  assert.ok(said.some((line) => line.includes('to become cancelled')));
  assert.equal(said.length, stepsOfPage().filter(({ kind }) => kind === 'command').length);
});

test('its pictures are there', () => {
  for (const step of stepsOfPage()) {
    if (step.kind !== 'picture') continue;
    assert.ok(existsSync(join(import.meta.dirname, '..', step.file)), step.file);
  }
});
