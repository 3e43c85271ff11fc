import type { SignedStatement } from '../../src/share/index.ts';
import type { Checks } from './checks.ts';
import type { Host } from './host.ts';
import { COMBINED } from './nations.ts';
import { type Made, reaches } from './oracle.ts';
import { recalledBy } from './talk-checks.ts';
import { goesAtMs } from './waits.ts';

/** After everything has healed: each node holds exactly what was released to it. */
export function checkDelivered(
  hosts: ReadonlyMap<string, Host>,
  checks: Checks,
  isSent: (from: string, to: string) => boolean,
): void {
  for (const [to, receiver] of hosts) {
    const accepted = receiver.records.flatMap((each) =>
      each.kind === 'accepted' ? [each.body] : [],
    );
    const names = accepted.map(({ body, signature }) => `${body.origin}/${body.id}/${signature}`);
    if (new Set(names).size !== names.length) {
      checks.broken('I3', `${to} accepted a statement twice`);
    }
    for (const [from, sender] of hosts) {
      if (from !== to && isSent(from, to))
        checkPair(
          sender,
          to,
          accepted.filter(({ body }) => body.origin === from),
          checks,
        );
    }
  }
}

/** Whose link stands still, since power went while a disk was dead, is told so. */
export function checkLost(hosts: ReadonlyMap<string, Host>, checks: Checks): void {
  for (const { node, watch, records } of hosts.values()) {
    for (const { peer, trouble } of watch.state.stages?.share.links.values() ?? []) {
      if (trouble?.reason !== 'lost-here') continue;
      const isTold = records.some(
        (each) =>
          each.kind === 'decision' &&
          each.body.what === 'alarm' &&
          each.body.reason === 'BNG_LINK_LEDGER' &&
          each.body.subject === peer,
      );
      if (!isTold) checks.broken('law 1', `nobody at ${node} is told that ${peer} holds more`);
    }
  }
}

function checkPair(
  sender: Host,
  to: string,
  accepted: readonly SignedStatement[],
  checks: Checks,
): void {
  const due = sender.records
    .flatMap((each) => (each.kind === 'statement' ? [checks.made.get(each.body.signature)] : []))
    .filter((made): made is Made => made !== undefined && reaches(made, to))
    .filter((made) => !mayBeLate(made, to, checks) || isAmong(accepted, made.statement))
    .map(({ statement }) => statement);
  const at = `${sender.node} to ${to}`;
  const warned = due.filter(isWarning).map(nameOf);
  const got = accepted.filter(isWarning).map(nameOf);
  // What waits for a protected sensor's sake is overtaken by other warnings.
  const waited = new Set(due.filter((each) => waits(each, checks)).map(nameOf));
  // The hub hands on what a file brought it as it came.
  const outOfTurn = checks.carried.has(to) || (sender.node !== 'usa' && checks.carried.has('usa'));
  const inOrder = (names: readonly string[]): string =>
    outOfTurn ? '' : names.filter((name) => !waited.has(name)).join();
  if ([...warned].sort().join() !== [...got].sort().join() || inOrder(warned) !== inOrder(got)) {
    const missing = warned.filter((name) => !got.includes(name));
    const extra = got.filter((name) => !warned.includes(name));
    const what = `missing ${missing.join(' ') || 'none'}, beyond it ${extra.join(' ') || 'none'}`;
    checks.broken('I2', `${at}: ${got.length} warnings of ${warned.length}; ${what}`);
  }
  for (const [i, name] of got.entries()) {
    const before = got.slice(0, i).find((each) => isLater(each, name));
    // After a change of rules the later word may not wait: whoever hears the earlier one then ignores it.
    if (before !== undefined && !outOfTurn && !waited.has(name))
      checks.broken('I2', `${at}: ${name} came after ${before}`);
  }
  const newest = newestOf(due);
  const known = newestOf(accepted);
  const recalled = recalledBy(sender);
  const taken = new Set(
    [...due, ...accepted].filter(({ body }) => recalled.has(body.id)).map(subjectOf),
  );
  for (const [subject, statement] of newest) {
    const held = known.get(subject);
    // What was recalled may have gone or not; that nothing shows it is looked at elsewhere.
    if (held?.signature === statement.signature || taken.has(subject)) continue;
    const what = held === undefined ? 'nothing of it' : nameOf(held);
    checks.broken('I2', `${at}: newest of ${subject} is ${nameOf(statement)}, held is ${what}`);
  }
  for (const subject of known.keys()) {
    if (!newest.has(subject)) checks.broken('I2', `${at}: ${subject} is held and was not released`);
  }
}

/**
 * While it waits, for a delay or a link, the agreement that it would go by may end, or the run; and
 * what comes after its signer's key has ended is refused.
 */
function mayBeLate(made: Made, to: string, checks: Checks): boolean {
  const { statement, atMs } = made;
  const goesMs = goesAtMs(made);
  // Two hops and a slow disk before the file is made.
  if (to === 'jpn' && goesMs > checks.lastFileMs - 3000) return true;
  if (goesMs > atMs && goesMs > checks.endMs - 2000) return true;
  if (checks.isKeyOver(statement.key)) return true;
  if (statement.body.releaseClass !== COMBINED) return false;
  return checks.changedMs.some((ms) => ms > atMs);
}

function waits({ signature }: SignedStatement, checks: Checks): boolean {
  return (checks.made.get(signature)?.waitsS ?? 0) > 0;
}

/** True where both name a revision of one warning, and the first a later one. */
function isLater(name: string, other: string): boolean {
  const [[subject, revision], [of, number]] = [name.split('/'), other.split('/')];
  return subject === of && Number(revision) > Number(number);
}

function isAmong(accepted: readonly SignedStatement[], statement: SignedStatement): boolean {
  return accepted.some(({ signature }) => signature === statement.signature);
}

function isWarning({ body }: SignedStatement): boolean {
  return body.content.about === 'warning';
}

function newestOf(statements: readonly SignedStatement[]): Map<string, SignedStatement> {
  const newest = new Map<string, SignedStatement>();
  for (const statement of statements) {
    const { content } = statement.body;
    if (content.about !== 'hazard') continue;
    const known = newest.get(subjectOf(statement))?.body.content.revision ?? 0;
    if (content.revision >= known) newest.set(subjectOf(statement), statement);
  }
  return newest;
}

function subjectOf({ body: { content, releaseClass } }: SignedStatement): string {
  return content.about === 'hazard' ? `${content.hazard}/${releaseClass}` : '';
}

function nameOf({ body }: SignedStatement): string {
  const { content } = body;
  const subject = content.about === 'warning' ? content.warning : body.id;
  return `${subject}/${content.revision}`;
}
