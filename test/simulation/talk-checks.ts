import { alliedPicture } from '../../src/share/index.ts';
import type { Checks } from './checks.ts';
import type { Host } from './host.ts';
import { type Made, reaches } from './oracle.ts';

/**
 * Words between nations: each is at the end with all who were to have it; what was recalled is
 * shown nowhere that heard of it; and who was asked to take back has said so.
 */
export function checkTalk(
  hosts: ReadonlyMap<string, Host>,
  checks: Checks,
  isLinked: (from: string, to: string) => boolean,
): void {
  for (const [from, sender] of hosts) {
    const said = sender.records.flatMap((each) => {
      const made = each.kind === 'statement' ? checks.made.get(each.body.signature) : undefined;
      return made !== undefined && isTalk(made) ? [made] : [];
    });
    for (const [to, receiver] of hosts) {
      if (to === from || !isLinked(from, to)) continue;
      for (const made of said) {
        const { id, content } = made.statement.body;
        if (!reaches(made, to) || checks.isKeyOver(made.statement.key)) continue;
        if (checks.accepted.has(`${to}/${made.statement.signature}`)) continue;
        checks.broken('I2', `${to} never heard ${id} of ${from}, a ${content.about}`);
      }
      checkForgotten(from, to, receiver, checks);
    }
    for (const {
      statement,
      to,
      confirmed,
    } of sender.watch.state.stages!.share.recall.ours.values()) {
      const silent = to.filter((node) => {
        const other = hosts.get(node);
        if (other === undefined || !isLinked(from, node) || confirmed.has(node)) return false;
        return !isLate(statement, [sender, other], checks);
      });
      if (silent.length > 0) {
        checks.broken(
          'I2',
          `${silent.join()} never confirmed that ${statement} of ${from} was recalled`,
        );
      }
    }
  }
}

/** A recall or its confirmation was signed with a key that ends within the run, and refused where it came after. */
function isLate(statement: string, between: readonly Host[], checks: Checks): boolean {
  return between.some(({ records }) =>
    records.some((each) => {
      if (each.kind !== 'statement' || !checks.isKeyOver(each.body.key)) return false;
      const { content } = each.body.body;
      return content.about === 'recall' && content.statement === statement;
    }),
  );
}

function isTalk({
  statement: {
    body: { content },
  },
}: Made): boolean {
  return content.about === 'consult' || content.about === 'key';
}

function checkForgotten(from: string, to: string, { watch }: Host, checks: Checks): void {
  const { share } = watch.state.stages!;
  for (const { body } of alliedPicture(share)) {
    if (body.origin === from && share.recall.theirs.has(`${from}/${body.id}`)) {
      checks.broken('I2', `${to} still shows ${body.id}, which ${from} has recalled`);
    }
  }
}

/** Ids of the statements that a node has recalled. */
export function recalledBy({ watch }: Host): ReadonlySet<string> {
  return new Set(watch.state.stages?.share.recall.ours.keys() ?? []);
}
