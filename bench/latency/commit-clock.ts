/*
 * Loaded before everything else (`--import`) in a node of the latency benchmark: notes in the
 * ledger's writer thread when each SQLite COMMIT began and returned, in memory that the main
 * thread reads. The product itself stays as it is.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';
import { COMMIT_CHANNEL, MAX_COMMITS, steadyMs } from './clock.ts';

if (!isMainThread) {
  const prepare = DatabaseSync.prototype.prepare;
  DatabaseSync.prototype.prepare = function timed(this: DatabaseSync, sql: string): StatementSync {
    const statement = prepare.call(this, sql);
    if (sql === 'COMMIT') time(statement);
    return statement;
  };
}

/** Begin and end of each commit stand in pairs after their count. */
function time(statement: StatementSync): void {
  const memory = new Float64Array(new SharedArrayBuffer(8 * (1 + 2 * MAX_COMMITS)));
  const channel = new BroadcastChannel(COMMIT_CHANNEL);
  channel.postMessage(memory);
  channel.close();
  const run = statement.run.bind(statement);
  statement.run = () => {
    const began = steadyMs();
    const result = run();
    const count = memory[0]!;
    if (count >= MAX_COMMITS) return result;
    memory[1 + 2 * count] = began;
    memory[2 + 2 * count] = steadyMs();
    memory[0] = count + 1;
    return result;
  };
}
