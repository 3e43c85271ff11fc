import { ledgerError } from '../error.ts';
import { readSecond, type SecondWork } from './file.ts';

/**
 * What of a second record a ledger lacks, in its order; what was said in a gap comes twice rather
 * than not at all. Throws BNG_LEDGER_SECOND where the record is of another
 * ledger, or begins behind what this one holds: inputs in between would be lost in silence.
 */
export function worksToTakeIn(path: string, ledger: string, lastSeq: number): SecondWork[] {
  const found = readSecond(path);
  if (found === null || found.works.length === 0) return [];
  const refuse = (reason: string): Error => ledgerError('BNG_LEDGER_SECOND', { path, reason });
  if (found.meta.ledger !== ledger) {
    const whose = `${found.meta.node}, mode ${found.meta.mode}`;
    throw refuse(
      `it holds inputs of another ledger (${found.meta.ledger} of ${whose}) that were not taken in; restore that ledger, or move the file away`,
    );
  }
  const works: SecondWork[] = [];
  let last = lastSeq;
  for (const work of found.works) {
    if (work.what === 'strays') {
      works.push(work);
      continue;
    }
    if (work.lastSeq <= last) continue;
    if (work.firstSeq !== last + 1) {
      throw refuse(
        `it goes on at input ${work.firstSeq}, and the ledger ends at ${last}; restore the ledger, or move the file away`,
      );
    }
    works.push(work);
    last = work.lastSeq;
  }
  return works;
}
