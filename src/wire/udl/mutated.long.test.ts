import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFrom } from '../damage.fixture.ts';
import { decodeLaunchDetections, decodeMissileTracks } from './index.ts';

const MUTATIONS = 1_000_000;

const COMMON = { classificationMarking: 'U', dataMode: 'TEST', source: 'x' };
const TIME = '2026-11-22T03:00:00.123456Z';
const TRACK = JSON.stringify([
  {
    ...COMMON,
    ...{ ts: TIME, boosting: true, containment: 90, impactLat: 37.5, impactTime: TIME },
    vectors: [{ epoch: TIME, pos: [1.5, -2, 3e3], cov: [1, 0], covReferenceFrame: 'ECR/ECEF' }],
  },
]);
const LAUNCH = JSON.stringify({
  ...COMMON,
  ...{ messageType: 'LAUNCH', observationLatitude: 39, observationLongitude: 125.7 },
  ...{ observationTime: TIME, sequenceNumber: 1, stereoFlag: false },
});

test(`${MUTATIONS} damaged records: no exception, and all that is read can be written`, (context) => {
  const seed = Date.now() >>> 0;
  context.diagnostic(`seed ${seed}`);
  const next = drawFrom(seed);
  const characters = '{}[]",:0123456789.-eEtrufalsnTZ ';
  let read = 0;
  let broken = 0;
  for (let run = 0; run < MUTATIONS; run++) {
    const isTrack = next(2) === 0;
    let text = isTrack ? TRACK : LAUNCH;
    for (let change = next(3); change >= 0; change--) {
      const at = next(text.length);
      const put = next(3) === 0 ? '' : characters[next(characters.length)]!;
      text = text.slice(0, at) + put + text.slice(at + next(2));
    }
    const { records, unread } = isTrack ? decodeMissileTracks(text) : decodeLaunchDetections(text);
    read += records.length;
    broken += unread.length;
    for (const record of records) JSON.stringify(record);
  }
  context.diagnostic(`${read} records read, ${broken} not`);
  assert.ok(read > MUTATIONS / 20 && broken > MUTATIONS / 10);
});
