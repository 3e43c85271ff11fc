/**
 * The plain filter of `track/peer-ekf.ts` over S1: one line of JSON with its cost and error.
 *
 *     node bench/track-peer.ts S1.json
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { median } from './row.ts';
import { UNSCORED_SHARE } from './track/ballistic.ts';
import { peerPredict, peerSite, peerUpdate } from './track/peer-ekf.ts';
import {
  addError,
  cpuUs,
  DEGREE,
  errorFields,
  noErrors,
  round,
  type Scenario,
} from './track-scenario.ts';

export function runPeer(scenario: Scenario): Record<string, number> {
  const { lat, lon, h } = scenario.radar!;
  const site = peerSite(lat * DEGREE, lon * DEGREE, h);
  const { sigma } = scenario.measurement;
  const q = scenario.filter!.q_psd;
  const x = new Float64Array(6);
  const p = new Float64Array(36);
  const states = new Float64Array(6 * scenario.truth!.length);
  const covariances = new Float64Array(36 * scenario.truth!.length);
  const costs: number[] = [];
  let errors = noErrors();
  // Once to warm up.
  for (let pass = 0; pass < 2; pass++) {
    errors = noErrors();
    costs.length = 0;
    for (const run of scenario.runs!) {
      x.set(run.prior);
      p.fill(0);
      scenario.filter!.prior_sigma.forEach((s, i) => {
        p[i * 7] = s * s;
      });
      const began = cpuUs();
      for (let i = 0; i < run.z.length; i++) {
        peerPredict(site, x, p, scenario.dt, q);
        peerUpdate(x, p, run.z[i]!, sigma);
        states.set(x, 6 * i);
        covariances.set(p, 36 * i);
      }
      costs.push((cpuUs() - began) / run.z.length);
      for (let i = Math.ceil(run.z.length * UNSCORED_SHARE); i < run.z.length; i++) {
        const P = [0, 1, 2, 3, 4, 5].map((row) => [
          ...covariances.subarray(36 * i + 6 * row, 36 * i + 6 * row + 6),
        ]);
        const told = { x: [...states.subarray(6 * i, 6 * i + 6)], P };
        addError(errors, told, scenario.truth![i + 1] as number[]);
      }
    }
  }
  return { microsecondsPerUpdate: round(median(costs)), ...errorFields(errors) };
}

if (basename(process.argv[1] ?? '') === 'track-peer.ts') {
  const scenario = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Scenario;
  process.stdout.write(`${JSON.stringify(runPeer(scenario))}\n`);
}
