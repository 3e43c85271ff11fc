import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reentryPredict } from '../motion/index.ts';
import { associate, createTracker, DEFAULT_TRACKER, type Track } from './index.ts';
import { mover, plotOf, radar, START_MS, seededNoise } from './sky.fixture.ts';

test('a line of sight finds what falls through the air, with hardly any free fall left in it', () => {
  const { normal } = seededNoise(4);
  const sensor = radar('r', { clutterPerScan: 0 });
  const ir = radar('ir', { kind: 'bearing', site: null, scanPeriodS: null });
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor, ir]);
  const x = mover(39.5, 128, 60_000, 2_200, 200, -60);
  const extra = Float64Array.of(Math.log(2_000), 0, 0, 0, 0, 0, 0, 0);
  const quiet = { q: 0, dragQ: 0, liftShare: 0, liftS: 0 };
  const observer = [-3.2e6, 2.6e7, 3.1e7] as const;
  let joined = 0;
  let braked = 0;
  for (let k = 0; k < 28; k++) {
    const timeMs = START_MS + 1000 * k;
    const plot = plotOf(sensor, x, timeMs, normal);
    const last: Track | undefined = associate(state, [plot], timeMs)[0];
    const { boost = 0, coast = 0, reentry = 0 } = last?.models ?? {};
    if (reentry > 0.9 && boost + coast < 0.01) {
      braked++;
      const [dx, dy, dz] = [x[0]! - observer[0], x[1]! - observer[1], x[2]! - observer[2]];
      const r = Math.hypot(dx, dy, dz);
      const line = {
        ...({
          kind: 'bearing',
          source: 'ir',
          mode: 'exercise',
          timeMs,
          receivedMs: timeMs,
        } as const),
        ...{
          observerEcefM: observer,
          losEcef: [dx / r, dy / r, dz / r] as const,
          sigma: { losRad: 2e-5 },
        },
      } as const;
      joined += associate(state, [line], timeMs).length;
    }
    for (let i = 0; i < 10; i++) reentryPredict(x, new Float64Array(36), extra, 0.1, quiet);
  }
  assert.ok(braked >= 2, `${braked} looks at braked fall`);
  assert.equal(joined, braked);
});
