import { DAY_MS, type Instant, type NodeId, type StatementId } from '../mark/index.ts';
import { isTalk } from './consult.ts';
import { weightOf } from './lane.ts';
import type { ShareState } from './share.ts';
import type { SignedStatement, StatementContent } from './statement.ts';
import { isOlder, subjectOf } from './subject.ts';

/**
 * Hazards, and apart from them warnings, of one originator that are kept for the picture, and
 * about how many bytes of them: 40 of the largest that pass a link. What was longest not heard of
 * goes first. One originator never pushes out another's.
 */
export const MAX_ALLIED = 500;
export const MAX_ALLIED_BYTES = 10 << 20;
/**
 * No warning of another node holds longer than this after it was heard, ms, whatever it says of
 * itself: one that never ended would forbid every all-clear here. Launches are announced a week ahead.
 */
export const MAX_STANDS_MS = 14 * DAY_MS;

/** Newest accepted statement by `class/subject`, oldest first. */
export interface Pool {
  readonly words: Map<string, Heard>;
  weight: number;
}

interface Heard {
  readonly statement: SignedStatement;
  readonly heardMs: Instant;
  readonly weight: number;
}

/** What others have said, in pools by `origin/about`. Plain data. */
export type Allied = Map<string, Pool>;

/** Keeps an accepted statement for the picture, unless a newer one is there. */
export function keepHeard(state: ShareState, statement: SignedStatement, nowMs: Instant): void {
  const { origin, releaseClass, content } = statement.body;
  const name = `${origin}/${content.about}`;
  const pool = state.allied.get(name) ?? { words: new Map<string, Heard>(), weight: 0 };
  state.allied.set(name, pool);
  const id = `${releaseClass}/${subjectOf(statement)}`;
  const known = pool.words.get(id)?.statement;
  if (known !== undefined && isOlder(statement, known)) return;
  drop(pool, id);
  const weight = weightOf(statement.body);
  pool.words.set(id, { statement, heardMs: nowMs, weight });
  pool.weight += weight;
  while (pool.words.size > MAX_ALLIED || pool.weight > MAX_ALLIED_BYTES) {
    drop(pool, pool.words.keys().next().value!);
  }
}

/** Takes a hazard of an originator out of the picture; false: it was not there. */
export function forgetHeard({ allied }: ShareState, origin: NodeId, id: StatementId): boolean {
  const pool = allied.get(`${origin}/hazard`);
  for (const [key, { statement }] of pool?.words ?? []) {
    if (statement.body.id === id) return drop(pool!, key);
  }
  return false;
}

function drop(pool: Pool, id: string): boolean {
  pool.weight -= pool.words.get(id)?.weight ?? 0;
  return pool.words.delete(id);
}

/** All that is kept of what others have said. */
export function heardStatements({ allied }: ShareState): SignedStatement[] {
  return [...allied.values()].flatMap(({ words }) =>
    [...words.values()].map(({ statement }) => statement),
  );
}

/** The same, of warnings only those that have not expired. */
export function standingStatements({ allied }: ShareState, nowMs: Instant): SignedStatement[] {
  return [...allied.values()].flatMap(({ words }) =>
    [...words.values()].filter((heard) => standsUntil(heard) > nowMs).map((each) => each.statement),
  );
}

function standsUntil({ statement: { body }, heardMs }: Heard): Instant {
  if (body.content.about !== 'warning') return Number.POSITIVE_INFINITY;
  return Math.min(body.content.expiresMs, heardMs + MAX_STANDS_MS);
}

/** The newest that every originator has told of each hazard and warning, of its classes the fullest. */
export function alliedPicture(state: ShareState): SignedStatement[] {
  const picture = new Map<string, SignedStatement>();
  for (const [pool, { words }] of state.allied) {
    for (const { statement } of words.values()) {
      if (statement.body.content.about === 'lead' || isTalk(statement.body.content)) continue;
      const name = `${pool}/${subjectOf(statement)}`;
      const known = picture.get(name);
      if (known === undefined || isFuller(statement, known)) picture.set(name, statement);
    }
  }
  return [...picture.values()];
}

/** Once a hazard is over no fuller word from before hides that: new rules may keep its class from saying so. */
function isFuller({ body: a }: SignedStatement, { body: b }: SignedStatement): boolean {
  if (isOver(a.content) !== isOver(b.content) && a.timeMs !== b.timeMs) return a.timeMs > b.timeMs;
  const detailed = (content: typeof a.content): boolean => 'detail' in content;
  if (detailed(a.content) !== detailed(b.content)) return detailed(a.content);
  return a.timeMs >= b.timeMs;
}

function isOver(content: StatementContent): boolean {
  if (content.about !== 'hazard') return false;
  return content.status === 'ended' || content.status === 'withdrawn';
}
