import { parseArgs } from 'node:util';
import { formatInstant, type Mode } from '../mark/index.ts';
import { reasonOf } from '../node/index.ts';
import type { ShiftOpen } from '../warn/index.ts';
import type { DeskView } from '../watch/index.ts';
import { ask } from './ask.ts';
import { leadLine } from './authority-text.ts';
import type { Say } from './command.ts';
import { signAtDesk } from './desk-act.ts';
import { SIGNING_OPTIONS, SIGNING_OPTIONS_HELP, wrongSigning } from './signing.ts';

const SHIFT_HELP = `bongsu warn shift [show] [--json]
bongsu warn shift hand-over --officer OFFICER
bongsu warn shift accept HAND-OVER --officer OFFICER
bongsu warn shift resume --officer OFFICER

What is open at the desk, and who answers for it. Who leaves hands over: what is open is written
down. Another person, who comes, reads exactly that and accepts it.

  resume             lets an exercise go on that an actual hazard had suspended
${SIGNING_OPTIONS_HELP}

Example: bongsu warn shift accept kor-shift7 --officer officer-3
Exit code 1: the node refused. 4: it does not answer.`;

type Answer = DeskView & { readonly node: string; readonly mode: Mode; readonly nowMs: number };

/** Shows and hands over what is open at the desk of a running node. */
export async function runShift(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(SHIFT_HELP);
    return 2;
  }
  const { values, verb, name } = parsed;
  if (values.help) {
    out(SHIFT_HELP);
    return 0;
  }
  const desk = await ask<Answer>(values.url, '/api/v1/shift');
  const sign = (act: 'hand-over' | 'accept-shift' | 'resume', about = '', contentHash = '') =>
    signAtDesk(values, desk, { act, about, contentHash }, out, err);
  if (verb === 'hand-over') return sign('hand-over');
  if (verb === 'resume') return sign('resume');
  if (verb === 'accept') {
    const { pending } = desk;
    if (pending?.id === name) return sign('accept-shift', pending.id, pending.contentHash);
    for (const line of shiftLines(desk)) out(line);
    err(
      pending === null
        ? 'No hand-over waits to be accepted.'
        : `Nothing was signed: name ${pending.id} once you have read it.`,
    );
    return 1;
  }
  if (values.json) out(JSON.stringify(desk));
  else for (const line of shiftLines(desk)) out(line);
  return 0;
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: SIGNING_OPTIONS,
    });
    const [verb = 'show', name = '', ...more] = positionals;
    if (values.help) return { values, verb, name };
    if (!['show', 'hand-over', 'accept', 'resume'].includes(verb)) {
      return 'Say show, hand-over, accept or resume.';
    }
    if (more.length > 0 || (name !== '' && verb !== 'accept')) {
      return `There is no place for ${[name, ...more].join(' ')}.`;
    }
    return wrongSigning(values, verb !== 'show') ?? { values, verb, name };
  } catch (error) {
    return reasonOf(error);
  }
}

function shiftLines({
  node,
  mode,
  pending,
  accepted,
  open,
  suspended,
  shiftFromMs,
}: Answer): string[] {
  const since = shiftFromMs === null ? '' : `, shift from ${formatInstant(shiftFromMs)}`;
  const lines = [`${mode.toUpperCase()}: desk of ${node}${since}`];
  if (suspended !== null) {
    const over =
      suspended.overMs === null
        ? 'it is still at hand'
        : `it is over since ${formatInstant(suspended.overMs)}: "bongsu warn shift resume"`;
    lines.push(
      `  SUSPENDED since ${formatInstant(suspended.sinceMs)}: ${suspended.message}; ${over}`,
    );
  }
  lines.push(
    accepted === null
      ? '  Nobody has accepted a shift.'
      : `  ${accepted.by} accepted ${accepted.handOver.id} at ${formatInstant(accepted.atMs)}`,
  );
  if (pending === null) return [...lines, '  Open now:', ...openLines(open)];
  return [
    ...lines,
    `  ${pending.id}, handed over by ${pending.from} at ${formatInstant(pending.atMs)}, waits:`,
    ...openLines(pending.open),
  ];
}

function openLines({
  drafts,
  inForce,
  alarms,
  standing,
  leads,
  links,
  sensors,
  channels,
}: ShiftOpen): string[] {
  const lines = [
    ...drafts.map(
      ({ warning, revision, becomes, needed, signed }) =>
        `draft ${warning} revision ${revision}, to become ${becomes}: ${signed.length} of ${needed} signatures`,
    ),
    ...inForce.map(
      ({ warning, revision, state, headline, unconfirmed }) =>
        `in force ${warning} revision ${revision}, ${state}: ${headline}${
          unconfirmed === 0 ? '' : `; ${unconfirmed} receivers have not confirmed`
        }`,
    ),
    ...alarms.map(({ id, code, state, count }) => `alarm ${id} ${code}: ${state}, ${count} ×`),
    ...standing.map(
      ({ fromMs, untilMs, state }) =>
        `standing authority ${formatInstant(fromMs)} to ${formatInstant(untilMs)}: ${state}`,
    ),
    ...leads.map((lead) => `lead ${leadLine(lead)}`),
    ...links.map(
      ({ peer, state, waiting }) => `link ${peer}: ${state}, ${waiting} statements not held yet`,
    ),
    ...sensors.map(({ id, state }) => `sensor ${id}: ${state}`),
    ...channels.map(
      ({ channel, waiting }) => `channel ${channel}: ${waiting} documents unanswered`,
    ),
  ];
  return (lines.length === 0 ? ['nothing'] : lines).map((line) => `    ${line}`);
}
