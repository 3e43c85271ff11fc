import { isSealed, type Verifier } from '../seal/index.ts';
import { type SignedStatement, STATEMENT_TYPE, statementProblem } from '../share/index.ts';
import type { LedgerReader } from './reader.ts';
import type { LedgerFinding } from './verify-report.ts';

/** What a peer holds of a ledger, held against it. */
export interface WitnessCheck {
  /** Roots that the peer holds, signed by this ledger's node, and that the ledger had. */
  readonly found: number;
  /** Statements about another ledger, or before the first checkpoint. */
  readonly other: number;
  readonly findings: readonly LedgerFinding[];
}

const NO_ROOT = '0'.repeat(64);

/** The statements of one node on its ledger that this one has accepted, oldest first. */
export function* witnessed(reader: LedgerReader, of: string): Generator<SignedStatement> {
  for (const record of reader.records()) {
    if (record.kind !== 'accepted' || record.body.body.origin !== of) continue;
    const { content } = record.body.body;
    if (content.about === 'probe' && content.witness !== undefined) yield record.body;
  }
}

/**
 * Holds what a peer was told of a ledger against its checkpoints, whose roots `verifyLedger` has
 * recomputed. A root that the node signed and its ledger never had was cut off or rewritten.
 */
export function checkWitness(
  reader: LedgerReader,
  statements: readonly unknown[],
  verifier: Verifier,
  keys: readonly string[] = reader.meta.keys,
): WitnessCheck {
  const roots = new Set(reader.checkpoints().map(({ root }) => root));
  const findings: LedgerFinding[] = [];
  let found = 0;
  let other = 0;
  statements.forEach((value, i) => {
    const where = `witness, line ${i + 1}`;
    const problem = statementProblem(value);
    if (problem !== null) {
      findings.push({ where, message: problem });
      return;
    }
    const statement = value as SignedStatement;
    const { content, origin, timeMs } = statement.body;
    if (content.about !== 'probe' || content.witness === undefined || origin !== reader.meta.node) {
      findings.push({ where, message: `is no word of ${reader.meta.node} on its ledger` });
      return;
    }
    if (!keys.includes(statement.key) || !isSealed(STATEMENT_TYPE, statement, verifier)) {
      findings.push({ where, message: `is not signed by ${reader.meta.node}` });
      return;
    }
    const { ledger, root } = content.witness;
    if (ledger !== reader.meta.id || root === NO_ROOT) other += 1;
    else if (roots.has(root)) found += 1;
    else {
      const when = new Date(timeMs).toISOString();
      const message = `${origin} signed root ${root} at ${when}, and this ledger never had it: it was cut off, rewritten, or put back to an earlier state`;
      findings.push({ where, message });
    }
  });
  return { found, other, findings };
}
