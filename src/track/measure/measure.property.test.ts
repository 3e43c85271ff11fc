import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { enuRotation, geodeticToEcef } from '../../earth/index.ts';
import type { BearingReport, FixReport, PolarReport, Vector3 } from '../../sense/index.ts';
import { lineariseBearing } from './bearing.ts';
import { lineariseFix } from './fix.ts';
import { createLinearised, type Linearised } from './linear.ts';
import { linearisePolar } from './polar.ts';

const common = { source: 's', mode: 'test', timeMs: 0, receivedMs: 0 } as const;
const latitude = 0.65;
const longitude = 2.2;
const site = geodeticToEcef(latitude, longitude, 100);
const rotation = enuRotation(latitude, longitude);

const states = fc
  .tuple(
    fc.double({ min: -5e5, max: 5e5, noNaN: true }),
    fc.double({ min: 2e4, max: 5e5, noNaN: true }),
    fc.double({ min: 1e3, max: 4e5, noNaN: true }),
    fc.double({ min: -3e3, max: 3e3, noNaN: true }),
    fc.double({ min: -3e3, max: 3e3, noNaN: true }),
    fc.double({ min: -3e3, max: 3e3, noNaN: true }),
  )
  .map(([e, n, u, vx, vy, vz]) =>
    Float64Array.of(
      site[0] + rotation[0]! * e + rotation[3]! * n + rotation[6]! * u,
      site[1] + rotation[1]! * e + rotation[4]! * n + rotation[7]! * u,
      site[2] + rotation[2]! * e + rotation[5]! * n + rotation[8]! * u,
      vx,
      vy,
      vz,
    ),
  );

/** The Jacobian must be minus the derivative of the innovation by the state. */
function checkJacobian(
  x: Float64Array,
  linearise: (at: Float64Array, to: Linearised) => void,
): void {
  const centre = createLinearised();
  const up = createLinearised();
  const down = createLinearised();
  linearise(x, centre);
  for (let j = 0; j < 6; j++) {
    const step = j < 3 ? 1 : 0.1;
    const a = x.slice();
    const b = x.slice();
    a[j] = a[j]! + step;
    b[j] = b[j]! - step;
    linearise(a, up);
    linearise(b, down);
    for (let i = 0; i < centre.size; i++) {
      const numeric = -(up.y[i]! - down.y[i]!) / (2 * step);
      const exact = centre.h[i * 6 + j]!;
      const scale = Math.max(...centre.h.slice(i * 6, i * 6 + 6).map(Math.abs));
      assert.ok(
        Math.abs(numeric - exact) < 1e-4 * scale + 1e-11,
        `${i},${j}: ${numeric}, ${exact}`,
      );
    }
  }
}

test('polar: the Jacobian is the derivative, by elevation or pressure height, with and without range rate', () => {
  fc.assert(
    fc.property(states, fc.boolean(), fc.boolean(), (x, height, doppler) => {
      const report: PolarReport = {
        ...common,
        kind: 'polar',
        observerEcefM: site,
        rangeM: 3e5,
        azimuthRad: 0.1,
        ...(height ? { elevationRad: 0.3 } : { pressureHeightM: 9_000 }),
        ...(doppler ? { rangeRateMps: -500 } : {}),
        sigma: { rangeM: 30, azimuthRad: 1e-3, elevationRad: 1e-3, rangeRateMps: 2 },
      };
      const size = createLinearised();
      linearisePolar(report, rotation, x, 0, size);
      assert.equal(size.size, 3 + (doppler ? 1 : 0));
      checkJacobian(x, (at, to) => linearisePolar(report, rotation, at, 0, to));
    }),
  );
});

test('polar: an azimuth on the other side of north is a small innovation', () => {
  const x = Float64Array.of(...site, 0, 0, 0);
  for (let i = 0; i < 3; i++) x[i] = x[i]! + 1e5 * rotation[3 + i]!;
  const report: PolarReport = {
    ...common,
    kind: 'polar',
    observerEcefM: site,
    rangeM: 1e5,
    azimuthRad: 2 * Math.PI - 0.001,
    sigma: { rangeM: 30, azimuthRad: 1e-3 },
  };
  const to = createLinearised();
  linearisePolar(report, rotation, x, 0, to);
  assert.ok(Math.abs(to.y[1]! + 0.001) < 1e-9);
});

test('line of sight: the Jacobian is the derivative, and the true place has no innovation', () => {
  fc.assert(
    fc.property(states, (x) => {
      const d = [x[0]! - site[0] + 900, x[1]! - site[1] - 700, x[2]! - site[2] + 300];
      const r = Math.hypot(...d);
      const report: BearingReport = {
        ...common,
        kind: 'bearing',
        observerEcefM: site,
        losEcef: [d[0]! / r, d[1]! / r, d[2]! / r],
        sigma: { losRad: 1e-4 },
      };
      checkJacobian(x, (at, to) => lineariseBearing(report, at, 0, to));
      const to = createLinearised();
      const there = Float64Array.of(x[0]! + 900, x[1]! - 700, x[2]! + 300, 0, 0, 0);
      lineariseBearing(report, there, 0, to);
      assert.ok(Math.hypot(to.y[0]!, to.y[1]!) < 1e-9);
    }),
  );
});

test('fix: the Jacobian is the derivative; without height there are no vertical components', () => {
  fc.assert(
    fc.property(
      states,
      fc.constantFrom('geometric', 'pressure', 'surface', 'unknown'),
      fc.boolean(),
      (x, heightBasis, moving) => {
        const report: FixReport = {
          ...common,
          kind: 'fix',
          positionEcefM: [x[0]! + 50, x[1]! - 20, x[2]! + 10] as Vector3,
          heightBasis,
          ...(moving ? { velocityEnuMps: [1, 2, 3] as const } : {}),
          sigma: { horizontalM: 10, verticalM: 15 },
        };
        const to = createLinearised();
        lineariseFix(report, rotation, x, 0, to);
        assert.equal(to.size, (heightBasis === 'unknown' ? 2 : 3) * (moving ? 2 : 1));
        checkJacobian(x, (at, into) => lineariseFix(report, rotation, at, 0, into));
      },
    ),
  );
});
