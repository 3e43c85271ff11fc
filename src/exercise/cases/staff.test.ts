import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Signer, sha256Of, toBase64Url } from '../../seal/index.ts';
import type { Warning } from '../../warn/index.ts';
import {
  CHANGED_S,
  createStaff,
  FIRST_SIGNS_S,
  grants,
  SECOND_SIGNS_S,
  STAFFINGS,
  type Staffing,
  signatures,
} from './staff.ts';

const signer = (name: string): Signer => ({
  publicKey: name,
  sign: (bytes) => toBase64Url(sha256Of(bytes)),
});
const desks = [
  { id: 'a', signer: signer('a') },
  { id: 'b', signer: signer('b') },
] as const;

function draft(revision: number, draftedMs: number, becomes: Warning['becomes']): Warning {
  const body = { id: 'w1', revision, mode: 'exercise', becomes, state: 'drafted', draftedMs };
  return { ...body, areas: [], contentHash: `hash-${revision}` } as unknown as Warning;
}

/** Who signs what, second by second. */
function signed(
  staffing: Staffing,
  waiting: (second: number) => readonly Warning[],
  untilS = 90,
): [number, string, number][] {
  const staff = createStaff(staffing, desks);
  return Array.from({ length: untilS }, (_, second) => second).flatMap((second) =>
    signatures(staff, waiting(second), [], second * 1000).map(
      ({ body }): [number, string, number] => [second, body.officer, body.revision],
    ),
  );
}

test('the first officer signs after the time to read, the second after that time again, each once', () => {
  const one = draft(1, 0, 'released');
  assert.deepEqual(
    signed('two officers', () => [one]),
    [
      [FIRST_SIGNS_S, 'a', 1],
      [FIRST_SIGNS_S + SECOND_SIGNS_S, 'b', 1],
    ],
  );
  assert.deepEqual(
    signed('one officer', () => [one]),
    [[FIRST_SIGNS_S, 'a', 1]],
  );
});

test('under the standing authority nobody signs a release, and both sign what takes it back', () => {
  assert.deepEqual(
    signed('automatic', () => [draft(1, 0, 'released')]),
    [],
  );
  assert.equal(signed('automatic', () => [draft(1, 0, 'all-clear')]).length, 2);
});

test('what has only just changed is looked at before it is signed, and nobody begins anew', () => {
  const changesS = FIRST_SIGNS_S - 2;
  const acts = signed('one officer', (second) => [
    second < changesS ? draft(1, 0, 'released') : draft(2, changesS * 1000, 'released'),
  ]);
  assert.deepEqual(acts, [[changesS + CHANGED_S, 'a', 2]]);
});

test('the authority is granted by both officers for that staffing alone', () => {
  const granted = STAFFINGS.map(
    (staffing) => grants(createStaff(staffing, desks), 'kor', 'exercise', 0).length,
  );
  assert.deepEqual(granted, [2, 0, 0]);
});
