import type { SignedStatement } from './statement.ts';

/** Id of the hazard or warning that a statement is about. */
export function subjectOf({ body: { content } }: SignedStatement): string {
  return content.about === 'hazard' ? content.hazard : content.warning;
}
