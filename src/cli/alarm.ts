import { parseArgs } from 'node:util';
import { formatInstant, type Mode } from '../mark/index.ts';
import { reasonOf } from '../node/index.ts';
import { ALARMS, type AlarmCode, type AlarmGroupView } from '../watch/index.ts';
import { ask } from './ask.ts';
import type { Say } from './command.ts';
import { signAtDesk } from './desk-act.ts';
import { SIGNING_OPTIONS, SIGNING_OPTIONS_HELP, wrongSigning } from './signing.ts';

const ALARM_HELP = `bongsu alarm list [--all] [--url URL] [--json]
bongsu alarm acknowledge ALARM... --officer OFFICER

Alarms of a running node, gathered by cause. What nobody acknowledges is said again every ten
minutes; what is acknowledged stays in the list until it is over.

  --all              with those that are over
${SIGNING_OPTIONS_HELP}

Example: bongsu alarm acknowledge alarm-3 --officer officer-1
Exit code 1: the node refused. 4: it does not answer.`;

interface Answer {
  readonly node: string;
  readonly mode: Mode;
  readonly nowMs: number;
  readonly alarms: readonly AlarmGroupView[];
}

/** Lists and acknowledges the alarms of a running node. */
export async function runAlarm(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(ALARM_HELP);
    return 2;
  }
  const { values, verb, names } = parsed;
  if (values.help) {
    out(ALARM_HELP);
    return 0;
  }
  const answer = await ask<Answer>(values.url, '/api/v1/alarms');
  if (verb === 'list') {
    const shown = answer.alarms.filter(({ state }) => values.all || state !== 'cleared');
    for (const line of values.json
      ? shown.map((one) => JSON.stringify(one))
      : listed(answer, shown))
      out(line);
    return 0;
  }
  let worst = 0;
  for (const about of names) {
    const what = { act: 'acknowledge', about, contentHash: '' } as const;
    worst = Math.max(worst, await signAtDesk(values, answer, what, out, err));
  }
  return worst;
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...SIGNING_OPTIONS, all: { type: 'boolean', default: false } },
    });
    const [verb = 'list', ...names] = positionals;
    if (values.help) return { values, verb, names };
    if (verb !== 'list' && verb !== 'acknowledge') return 'Say list or acknowledge.';
    if (verb === 'list' && names.length > 0) return `There is no place for ${names.join(' ')}.`;
    if (verb === 'acknowledge' && names.length === 0)
      return 'Name the alarm ("bongsu alarm list").';
    return wrongSigning(values, verb === 'acknowledge') ?? { values, verb, names };
  } catch (error) {
    return reasonOf(error);
  }
}

/** Members of one group that have a line of their own. */
const SHOWN_MEMBERS = 10;

function listed({ node, mode }: Answer, groups: readonly AlarmGroupView[]): string[] {
  const lines = [`${mode.toUpperCase()}: alarms of ${node}`];
  for (const group of groups) {
    const { id, code, state, critical, count, firstMs, lastMs, acknowledged, members } = group;
    const who = acknowledged === null ? '' : `, acknowledged by ${acknowledged.officer}`;
    const times = `${count} × from ${formatInstant(firstMs)} to ${formatInstant(lastMs)}`;
    lines.push(`  ${id} ${code}${critical ? ' (critical)' : ''}: ${state}${who}; ${times}`);
    const open = members.filter(({ over }) => !over);
    for (const { subject, message } of open.slice(0, SHOWN_MEMBERS)) {
      lines.push(`    ${message.startsWith(subject) ? message : `${subject}: ${message}`}`);
    }
    const more = open.length - SHOWN_MEMBERS + group.unnamed;
    if (more > 0) lines.push(`    and ${more} more`);
    lines.push(`    ${ALARMS[code as AlarmCode] ?? 'See docs/errors.md.'}`);
  }
  return groups.length > 0 ? lines : [...lines, '  none'];
}
