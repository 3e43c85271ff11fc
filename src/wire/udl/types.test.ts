import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** Assignable to theirs, and no field of theirs that ours lacks. */
const CHECK = `
import type { LaunchDetectionCreateParams } from 'udl/resources/launch-detection';
import type { MissileTrackCreateBulkParams } from 'udl/resources/missile-tracks/missile-tracks';
import type { UdlLaunchDetection, UdlMissileTrack, UdlMissileTrackVector } from 'ours';

/** The same, with lists that may be changed: theirs do not say whether they are. */
type Writable<T> = T extends string | number | boolean | undefined
  ? T
  : { -readonly [K in keyof T]: Writable<T[K]> };

declare const track: Writable<UdlMissileTrack>;
declare const launch: Writable<UdlLaunchDetection>;
export const theirTrack: MissileTrackCreateBulkParams.Body = track;
export const theirLaunch: LaunchDetectionCreateParams = launch;

type Lacking<Theirs, Ours> = Exclude<keyof Theirs, keyof Ours>;
type Vector = NonNullable<MissileTrackCreateBulkParams.Body['vectors']>[number];
export const none: [
  Lacking<MissileTrackCreateBulkParams.Body, UdlMissileTrack>,
  Lacking<LaunchDetectionCreateParams, UdlLaunchDetection>,
  Lacking<Vector, UdlMissileTrackVector>,
] extends [never, never, never] ? true : false = true;
`;

test('the record types are those of the package unified-data-library', (context) => {
  const theirs = dirname(fileURLToPath(import.meta.resolve('unified-data-library')));
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-udl-'));
  context.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'check.ts'), CHECK);
  const compilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, module: 'esnext', target: 'esnext' },
    ...{ moduleResolution: 'bundler', allowImportingTsExtensions: true, types: [] },
    ...{ exactOptionalPropertyTypes: false },
    paths: { 'udl/*': [`${theirs}/*`], ours: [join(import.meta.dirname, 'index.ts')] },
  };
  const config = join(folder, 'tsconfig.json');
  writeFileSync(config, JSON.stringify({ compilerOptions, files: ['check.ts'] }));
  const { status, stdout } = spawnSync('tsc', ['-p', config], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});
