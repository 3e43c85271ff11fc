import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Label } from '../mark/index.ts';
import { mayHold } from './lattice.ts';
import type { Peer } from './peer.ts';

const PEER: Peer = {
  ...{ node: 'jpn', statementKey: 'k', clearance: 'restricted', releaseClasses: ['full'] },
  ...{ relay: true, origins: [] },
};
const LABEL: Label = {
  ...{ classification: 'restricted', releasableTo: ['jpn'], caveats: ['exercise'] },
  ...{ delayS: 60, fidelity: 'full' },
};

interface Asked {
  readonly label?: Partial<Label>;
  readonly peer?: Partial<Peer>;
  readonly releaseClass?: string;
  readonly relayed?: boolean;
  readonly ageS?: number;
}

function reasonOf({ label, peer, releaseClass = 'full', relayed = false, ageS = 60 }: Asked) {
  const verdict = mayHold(
    { ...LABEL, ...label },
    releaseClass,
    { ...PEER, ...peer },
    relayed,
    ageS,
  );
  return verdict.ok ? null : verdict.reason;
}

test('what a label plainly permits may be held, and each thing that stands against it withholds alone', () => {
  const asked: readonly (readonly [Asked, ReturnType<typeof reasonOf>])[] = [
    [{}, null],
    [{ relayed: true }, null],
    [{ releaseClass: 'minimum', peer: { releaseClasses: [] } }, null],
    [{ label: { classification: 'secret' } }, 'above-clearance'],
    [{ label: { classification: 'none such' as never } }, 'unknown-classification'],
    [{ peer: { clearance: 'none such' as never } }, 'unknown-classification'],
    [{ label: { releasableTo: [] } }, 'not-releasable'],
    [{ label: { releasableTo: ['usa'] } }, 'not-releasable'],
    [{ label: { caveats: ['none such'] } }, 'unknown-caveat'],
    [{ label: { caveats: ['originator-control'] } }, null],
    [{ label: { caveats: ['originator-control'] }, relayed: true }, 'originator-control'],
    [{ releaseClass: 'finer' }, 'release-class'],
    [{ ageS: 59 }, 'delayed'],
    [{ label: { delayS: Number.NaN } }, 'delayed'],
  ];
  for (const [what, reason] of asked) assert.equal(reasonOf(what), reason, JSON.stringify(what));
});
