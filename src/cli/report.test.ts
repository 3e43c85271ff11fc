import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalBytes } from '../seal/index.ts';
import { CHAIN_START, nextChain, type SignedStatement } from '../share/index.ts';
import type { Input, LedgerRecord } from '../watch/index.ts';
import { gatherReport } from './report-gather.ts';
import { csvOf, markdownOf, printedRows } from './report-text.ts';

const T0 = 1_795_000_000_000;
const META = { node: 'kor', mode: 'exercise', id: 'a'.repeat(32) } as never;

function statementOf(n: number): SignedStatement {
  const label = {
    ...{ classification: 'unclassified' as const, releasableTo: ['usa'], caveats: [] },
    ...{ delayS: 0, fidelity: 'minimum' as const },
  };
  return {
    ...{ type: 'bongsu/statement/1', key: 'k', signature: `s${n}` },
    body: {
      ...{ id: `kor-s${n}`, origin: 'kor', mode: 'exercise', releaseClass: 'minimum', label },
      timeMs: T0 + n,
      content: {
        ...{ about: 'hazard', hazard: 'kor-h1', revision: n, kind: 'ballistic', status: 'open' },
        ...{ areas: [], arrivals: [], earliestMs: null, latestMs: null },
      },
    },
  };
}

/** What a node's ledger holds of statements that were let out and acknowledged in this order. */
class Written {
  readonly inputs: Input[] = [];
  readonly records: LedgerRecord[] = [];
  #chain = CHAIN_START;
  #sequence = 0;

  tick(atMs: number): number {
    const seq = this.inputs.length + 1;
    this.inputs.push({ kind: 'tick', seq, atMs });
    return seq;
  }

  release(statement: SignedStatement): void {
    const { id, timeMs: atMs } = statement.body;
    const seq = this.tick(atMs);
    this.records.push({ kind: 'statement', seq, body: statement });
    const said = { reason: 'lattice', message: 'minimum projection', about: id };
    const body = { what: 'released-to', subject: 'usa', atMs, ...said } as const;
    this.records.push({ kind: 'decision', seq, body });
  }

  withhold(atMs: number, message: string, about = 'kor-h1'): void {
    const said = { reason: 'policy-denies', message, about };
    const body = { what: 'withheld-from', subject: 'usa', atMs, ...said } as const;
    this.records.push({ kind: 'decision', seq: this.tick(atMs), body });
  }

  frame(atMs: number, frame: unknown): void {
    const bytes = canonicalBytes(frame);
    this.inputs.push({ kind: 'peerFrame', seq: this.inputs.length + 1, atMs, peer: 'usa', bytes });
  }

  /** `told`: the acknowledgement of this one is not lost. */
  acknowledge(statement: SignedStatement, atMs: number, refused: boolean, told = true): void {
    this.#sequence += 1;
    this.#chain = nextChain(this.#chain, statement);
    const sequence = this.#sequence;
    if (refused) {
      this.frame(atMs, { frame: 'rejected', sequence, reason: 'signature', message: 'is not' });
    }
    if (told) this.frame(atMs, { frame: 'ack', sequence, chain: this.#chain });
  }

  report(fromMs = -Infinity, untilMs = Infinity) {
    return gatherReport(
      {
        meta: META,
        inputs: () => this.inputs.values() as never,
        records: () => this.records.values() as never,
      },
      fromMs,
      untilMs,
    );
  }
}

test('whatever the order in which statements left, each acknowledgement is counted with its time', () => {
  const runs = fc.uniqueArray(fc.nat({ max: 40 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(runs, fc.nat({ max: 30 }), fc.integer({ min: 1, max: 9 }), (order, held, nth) => {
      const written = new Written();
      for (const n of [...order].sort((a, b) => a - b)) written.release(statementOf(n));
      const acknowledged = order.slice(0, held);
      for (const [index, n] of acknowledged.entries()) {
        written.acknowledge(statementOf(n), T0 + 1000 + n, index % nth === 0);
      }
      const report = written.report();
      assert.equal(report.unnamed, 0);
      const [row] = printedRows(report);
      const refused = Math.ceil(acknowledged.length / nth);
      assert.equal(row?.shared, order.length);
      assert.equal(row?.held, acknowledged.length);
      assert.equal(row?.refused, refused);
      assert.equal(row?.slowestS, acknowledged.length > refused ? 1 : null);
    }),
  );
});

test('one acknowledgement for several is followed where they left in order, and told of where not', () => {
  const inOrder = new Written();
  for (const n of [1, 2, 3]) inOrder.release(statementOf(n));
  for (const n of [1, 2, 3]) inOrder.acknowledge(statementOf(n), T0 + 500, false, n === 3);
  assert.equal(printedRows(inOrder.report())[0]?.held, 3);
  const turned = new Written();
  for (const n of [1, 2, 3]) turned.release(statementOf(n));
  for (const n of [3, 2, 1]) turned.acknowledge(statementOf(n), T0 + 500, false, n === 1);
  assert.equal(turned.report().unnamed, 3);
  assert.match(markdownOf(turned.report()), /Of 3 acknowledged statements it cannot be told/);
});

test('what was withheld is told with class and reason, and a period leaves out what lies beyond it', () => {
  const written = new Written();
  written.release(statementOf(1));
  written.withhold(T0 + 100, 'class combined: kor-usa version 1: forbidden by =sources, "all"');
  const [row] = printedRows(written.report(T0 + 50, T0 + 200));
  assert.deepEqual(
    [row?.releaseClass, row?.withheld, row?.shared, row?.reasons],
    ['combined', 1, 0, 'policy-denies 1'],
  );
  assert.equal(csvOf(written.report()).split('\r\n').length, 3);
  assert.deepEqual(printedRows(written.report(T0 + 200, T0 + 300)), []);
});

test('what waited for a peer and did not go there after all is withheld and not shared', () => {
  const written = new Written();
  for (const n of [1, 2, 3]) written.release(statementOf(n));
  written.withhold(T0 + 100, 'kor-s2 still waited: it says that it does not read these', 'kor-s2');
  for (const n of [1, 3]) written.acknowledge(statementOf(n), T0 + 500, false, n === 3);
  const [row, ...more] = printedRows(written.report());
  assert.deepEqual([row?.shared, row?.withheld, row?.held, more], [2, 1, 2, []]);
  const [later] = printedRows(written.report(T0 + 50, T0 + 200));
  assert.deepEqual([later?.shared, later?.withheld], [0, 1]);
  const [earlier] = printedRows(written.report(-Infinity, T0 + 50));
  assert.deepEqual([earlier?.shared, earlier?.withheld], [3, 0], 'as it was told at that time');
});
