import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assign } from './assign.ts';
import { createCluster, createClusters, fillCluster, findClusters } from './clusters.ts';
import { createPairs, orderPairs, type Pairs, takePair } from './pairs.ts';
import type { TrackerState } from './state.ts';
import { createStore } from './store.ts';

const REPORTS = 8;
/** Tracks in these slots: slots have a history, numbers an order. */
const NUMBERS = [5, 3, 9, 1, 7, 2, 8, 4];

const found = fc.uniqueArray(
  fc.record({ slot: fc.nat(NUMBERS.length - 1), report: fc.nat(REPORTS - 1) }),
  { selector: ({ slot, report }) => slot * REPORTS + report, maxLength: 24 },
);

function pairsOf(list: readonly { slot: number; report: number; score: number }[]): Pairs {
  const pairs = createPairs();
  for (const each of [...list].sort((a, b) => a.report - b.report)) {
    const at = takePair(pairs);
    pairs.slot[at] = each.slot;
    pairs.report[at] = each.report;
    pairs.score[at] = each.score;
    pairs.weighed[at] = each.score;
  }
  const store = createStore();
  NUMBERS.forEach((number, slot) => {
    store.number[slot] = number;
  });
  orderPairs({ store } as unknown as TrackerState, pairs);
  return pairs;
}

test('rows are by rising number, and each row’s pairs by rising report', () => {
  fc.assert(
    fc.property(found, (list) => {
      const pairs = pairsOf(list.map((each) => ({ ...each, score: 1 })));
      const numbers = Array.from(pairs.row.subarray(0, pairs.rows), (slot) => NUMBERS[slot]!);
      assert.deepEqual(numbers, [...new Set(list.map(({ slot }) => NUMBERS[slot]!))].sort());
      for (let i = 0; i < pairs.rows; i++) {
        const own = Array.from(pairs.order.subarray(pairs.start[i], pairs.start[i + 1]));
        assert.ok(own.every((pair) => pairs.slot[pair] === pairs.row[i]));
        const reports = own.map((pair) => pairs.report[pair]!);
        assert.deepEqual(
          reports,
          [...reports].sort((a, b) => a - b),
        );
      }
      assert.equal(pairs.start[pairs.rows] ?? 0, list.length);
    }),
  );
});

test('clusters share no report and no track, and together cost as little as all at once', () => {
  const scored = found.chain((list) =>
    fc
      .array(fc.integer({ min: -6, max: 20 }), { minLength: list.length, maxLength: list.length })
      .map((scores) => list.map((each, i) => ({ ...each, score: scores[i]! }))),
  );
  const open = fc.array(fc.nat(1), { minLength: REPORTS, maxLength: REPORTS });
  fc.assert(
    fc.property(scored, open, open, (list, rowsOpen, reportsOpen) => {
      const pairs = pairsOf(list);
      const openRow = Uint8Array.from(rowsOpen);
      const openReport = Uint8Array.from(reportsOpen);
      const clusters = createClusters();
      const cluster = createCluster();
      findClusters(pairs, REPORTS, openRow, openReport, clusters);
      const seen = new Set<string>();
      let sum = 0;
      let entries = 0;
      for (let c = 0; c < clusters.count; c++) {
        fillCluster(pairs, clusters, c, openReport, false, cluster);
        assert.ok(cluster.rows > 0 && cluster.columns > 0);
        const members = [
          ...Array.from(cluster.row.subarray(0, cluster.rows), (row) => `track ${row}`),
          ...Array.from(cluster.report.subarray(0, cluster.columns), (one) => `report ${one}`),
        ];
        for (const name of members) {
          assert.ok(!seen.has(name), name);
          seen.add(name);
        }
        entries += cluster.start[cluster.rows]!;
        sum += cost(cluster, assign(cluster));
      }
      const left = list.filter(({ slot, report }) => {
        const row = pairs.row.subarray(0, pairs.rows).indexOf(slot);
        return openRow[row] === 1 && openReport[report] === 1;
      });
      assert.equal(entries, left.length, 'every open pair is in one of them');
      assert.equal(sum, least(left, 0));
    }),
    { numRuns: 1_000 },
  );
});

function cost(
  cluster: { rows: number; start: Int32Array; column: Int32Array; cost: Float64Array },
  chosen: Int32Array,
): number {
  let sum = 0;
  for (let i = 0; i < cluster.rows; i++) {
    for (let e = cluster.start[i]!; e < cluster.start[i + 1]!; e++) {
      if (cluster.column[e] === chosen[i]) sum += cluster.cost[e]!;
    }
  }
  return sum;
}

/** Least cost of an assignment of what is left, by trying all of them track by track. */
function least(
  list: readonly { slot: number; report: number; score: number }[],
  used: number,
): number {
  if (list.length === 0) return 0;
  const { slot } = list[0]!;
  const others = list.filter((each) => each.slot !== slot);
  let best = least(others, used);
  for (const each of list) {
    if (each.slot !== slot || (used & (1 << each.report)) !== 0) continue;
    best = Math.min(best, least(others, used | (1 << each.report)) - each.score);
  }
  return best;
}
