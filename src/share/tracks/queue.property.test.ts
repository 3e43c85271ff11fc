import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { canonicalBytes, toBase64Url } from '../../seal/index.ts';
import { inLane } from '../lane.ts';
import { createLink, drain, type LinkState } from '../link.ts';
import { offer } from '../outbox.ts';
import { signerNamed } from '../probe.fixture.ts';
import { createShare } from '../share.ts';
import { sign } from '../sign.ts';
import type { SignedStatement } from '../statement.ts';
import { waitingCount } from '../waiting.ts';
import { createBatchWriter, takeBatch, writeEnd } from './batch.ts';

const LABEL = {
  ...{ classification: 'restricted' as const, releasableTo: ['usa'], caveats: [], delayS: 0 },
  fidelity: 'full' as const,
};
const STATE = createShare('kor', 'exercise', LABEL, []);
/** Batches under way at most, and so those that may lie in a queue as they were made. */
const WINDOW = 4;

const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('offer' as const),
      numbers: fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }),
      releaseClass: fc.constantFrom('close', 'wide'),
      /** Behind the text: one that somebody else has made may be no good base64. */
      tail: fc.constantFrom('', '', '', '!'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('drain' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('held' as const), count: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('link' as const), up: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const) }) },
);

interface Waits {
  readonly name: string;
  readonly numbers: readonly number[];
  readonly bytes: Uint8Array;
}

/** A batch stays while it is the newest word on some track of its class. */
function stays(all: readonly Waits[], { name, numbers }: Waits, index: number): boolean {
  const behind = all.slice(index + 1).filter((other) => other.name === name);
  return numbers.some((number) => !behind.some((other) => other.numbers.includes(number)));
}

function textsIn(link: LinkState): SignedStatement[] {
  return inLane(link.waiting.tracks.lane).filter(
    ({ body: { content } }) => content.about === 'tracks' && /^[\w-]+$/.test(content.batch),
  );
}

test('what waits leaves as it was offered, and of what a peer cannot take yet no text is kept', () => {
  let packed = 0;
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 200, size: 'max' }), (acts) => {
      let link = createLink('usa');
      Object.assign(link, { up: true, greeted: true, speaks: ['tracks'] });
      let model: Waits[] = [];
      let superseded = 0;
      acts.forEach((each, revision) => {
        if (each.do === 'offer') {
          const writer = createBatchWriter(1_800_000_000_000);
          for (const number of each.numbers) writeEnd(writer, number);
          const batch = toBase64Url(takeBatch(writer)) + each.tail;
          const content = { about: 'tracks', revision, batch } as const;
          const signer = signerNamed('kor');
          const statement = sign(STATE, each.releaseClass, LABEL, content, signer, revision);
          const before = textsIn(link).length;
          const room = WINDOW - link.inFlight.length - waitingCount(link.waiting);
          offer(link, statement);
          const more = textsIn(link).length - before;
          assert.ok(more <= (link.up && room > 0 ? 1 : 0), 'a text is kept that cannot leave');
          const { releaseClass: name, numbers } = each;
          const now = [...model, { name, numbers, bytes: canonicalBytes(statement) }];
          model = now.filter((one, index) => stays(now, one, index));
          superseded += now.length - model.length;
        } else if (each.do === 'drain') {
          for (const frame of drain(link)) {
            assert.ok(frame.frame === 'statement');
            assert.deepEqual(canonicalBytes(frame.statement), model.shift()!.bytes);
          }
        } else if (each.do === 'held') link.inFlight = link.inFlight.slice(each.count);
        else if (each.do === 'link') Object.assign(link, { up: each.up, greeted: each.up });
        else link = deserialize(serialize(link)) as LinkState;
        packed += link.waiting.tracks.packed.size;
        assert.equal(waitingCount(link.waiting), model.length);
        assert.equal(link.superseded, superseded);
      });
      Object.assign(link, { up: true, greeted: true });
      while (model.length > 0) {
        link.inFlight = [];
        for (const frame of drain(link)) {
          assert.ok(frame.frame === 'statement');
          assert.deepEqual(canonicalBytes(frame.statement), model.shift()!.bytes);
        }
      }
      const { lane, packed: left, slots, newest, fresh } = link.waiting.tracks;
      assert.deepEqual([lane.count, left.size, newest.size, fresh.size], [0, 0, 0, 0]);
      assert.deepEqual(
        [slots.all.length, slots.free.length],
        [0, 0],
        'no room is held for nothing',
      );
    }),
    { numRuns: 100 },
  );
  assert.ok(packed > 1000, `${packed} were bytes`);
});
