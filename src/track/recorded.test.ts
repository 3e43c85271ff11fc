import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { outsideBytes } from '../../test/outside.ts';
import { geodeticToEcef } from '../earth/index.ts';
import { parseInstant } from '../mark/index.ts';
import { associate, createTracker, DEFAULT_TRACKER, trackerHealth } from './index.ts';
import { feed, fixOf } from './sky.fixture.ts';

interface Position {
  readonly timestamp: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly speed: number | null;
  readonly course: number | null;
  readonly segment: string;
}

const DEGREE = Math.PI / 180;

test('ships that share one MMSI are told apart as a reference segmentation does', (context) => {
  const bytes = outsideBytes(context, 'maritime/ais-tracks/segmented-416000000.json.gz');
  if (bytes === null) return;
  const positions = gunzipSync(bytes)
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Position)
    .map((position) => ({ ...position, timeMs: parseInstant(position.timestamp)! }))
    .sort((a, b) => a.timeMs - b.timeMs);
  const state = createTracker('exercise', DEFAULT_TRACKER, [feed('ais', 'ais')]);
  const segmentsOf = new Map<string, Map<string, number>>();
  let used = 0;
  for (const { timeMs, lat, lon, speed, course, segment } of positions) {
    if (lat === null || lon === null) continue;
    const place = Float64Array.of(...geodeticToEcef(lat * DEGREE, lon * DEGREE, 0), 0, 0, 0);
    const knots = speed === null || course === null ? null : speed * 0.514444;
    const heading = (course ?? 0) * DEGREE;
    const report = fixOf('ais', place, timeMs, {
      heightBasis: 'surface',
      identity: { mmsi: 416_000_000 },
      sigma: { horizontalM: 30, verticalM: 60, velocityMps: 2 },
      ...(knots === null
        ? {}
        : {
            velocityEnuMps: [knots * Math.sin(heading), knots * Math.cos(heading), 0] as const,
          }),
    });
    const [track] = associate(state, [report], timeMs).filter((t) => t.status !== 'dropped');
    if (track === undefined) continue;
    used++;
    const segments = segmentsOf.get(track.id) ?? new Map<string, number>();
    segments.set(segment, (segments.get(segment) ?? 0) + 1);
    segmentsOf.set(track.id, segments);
  }
  let pure = 0;
  for (const segments of segmentsOf.values()) pure += Math.max(...segments.values());
  context.diagnostic(
    `${positions.length} positions, ${used} used, ${segmentsOf.size} tracks, purity ${pure / used}`,
  );
  context.diagnostic(JSON.stringify(trackerHealth(state)));
  // Some positions stand in the recording twice, to the millisecond and the last digit.
  const { repeated } = trackerHealth(state).refused;
  assert.ok(used > 0.97 * (positions.length - repeated), `${used} of ${positions.length}`);
  assert.ok(pure / used > 0.99, `purity ${pure / used}`);
  // The reference joins segments over days; a name is kept for 200 minutes.
  const pieces = cutAtGaps(positions, 200 * 60_000);
  const { begun } = trackerHealth(state);
  assert.ok(Math.abs(begun - pieces) <= 0.1 * pieces, `${begun} tracks of ${pieces} pieces`);
});

/** How many pieces the reference segments fall into where nothing was heard for `gapMs`. */
function cutAtGaps(
  positions: readonly { readonly segment: string; readonly timeMs: number }[],
  gapMs: number,
): number {
  const lastMs = new Map<string, number>();
  let pieces = 0;
  for (const { segment, timeMs } of positions) {
    if (timeMs - (lastMs.get(segment) ?? Number.NEGATIVE_INFINITY) > gapMs) pieces++;
    lastMs.set(segment, timeMs);
  }
  return pieces;
}
