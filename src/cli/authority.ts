import { parseArgs } from 'node:util';
import { HAZARD_KINDS, type HazardKind } from '../assess/index.ts';
import type { Mode } from '../mark/index.ts';
import { reasonOf } from '../node/index.ts';
import {
  type AuthorityView,
  CONDITIONS,
  conditionsToSign,
  LEAD_ACT_TYPE,
  type LeadAct,
  type Said,
  takeable,
} from '../warn/index.ts';
import type { View } from '../watch/index.ts';
import { ask } from './ask.ts';
import { type LeadPicture, leadLines } from './authority-text.ts';
import type { Say } from './command.ts';
import { SIGNING_OPTIONS, SIGNING_OPTIONS_HELP, signAndHandIn, wrongSigning } from './signing.ts';

export const LEAD_HELP = `bongsu warn lead list [--url URL] [--json]
bongsu warn lead offer NODE --area CODE... --hours H [--kind KIND...] [--waive CONDITION...] --officer OFFICER
bongsu warn lead accept LEAD [--waive CONDITION...] --officer OFFICER
bongsu warn lead return|recall LEAD --officer OFFICER
bongsu warn lead take-back WARNING --revision N --as cancelled|all-clear --officer OFFICER
bongsu warn lead on-shift --hours H --officer OFFICER
bongsu warn lead evaluated passed|failed [--held TIME] --officer OFFICER

Who may narrow, cancel and give the all-clear where. A nation lends that to another node, for areas
of its own and kinds of hazard; a lease keeps it, and what is not renewed falls back. Warning the own
people is never lent, and needs none of this.

  offer              lend areas; two officers here sign the same, then two there accept
  accept             take what was offered; it passes when the owner's node agrees
  return, recall     give back what is held; want back what is lent. Two officers
  take-back          withdraw a warning in the areas that this node leads in, whoever issued it
  on-shift           say that you are at the desk for so many hours; a condition
  evaluated          record the last evaluation; a condition

  --area CODE        ISO 3166-2 code, or a country as JP; may be repeated
  --kind KIND        ${HAZARD_KINDS.join(', ')};
                     may be repeated; default ballistic
  --hours H          how long the lead, or the shift, lasts at most; up to 13
  --waive CONDITION  ${CONDITIONS.join(', ')}, where the settings allow it
  --revision N       the revision of the warning that you have read
  --held TIME        when the evaluation was held, as 2027-03-31T08:00:00Z; default: now
${SIGNING_OPTIONS_HELP}

Example: bongsu warn lead offer usa --area JP --hours 8 --officer officer-1
Exit code 1: the node refused. 4: it does not answer.`;

type Words = LeadAct extends infer Each
  ? Each extends LeadAct
    ? Omit<Each, 'mode' | 'node' | 'officer' | 'atMs'>
    : never
  : never;

/** Shows who leads, and hands in an officer's signed word on it. */
export async function runLead(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(LEAD_HELP);
    return 2;
  }
  if (parsed.help) {
    out(LEAD_HELP);
    return 0;
  }
  const picture = await ask<LeadPicture>(parsed.url, '/api/v1/lead');
  if (parsed.verb === 'list') {
    for (const line of parsed.json ? [JSON.stringify(picture)] : leadLines(picture)) out(line);
    return 0;
  }
  const { authority } = picture;
  if (authority === null) {
    err(`${picture.node} hands nothing over: its settings have no "lead" (docs/authority.md).`);
    return 1;
  }
  const words = await wordsOf({ ...parsed, verb: parsed.verb }, picture, authority);
  if (typeof words === 'string') {
    err(words);
    return 1;
  }
  const common = { mode: picture.mode, node: picture.node, officer: parsed.officer };
  const act = { ...words, ...common, atMs: picture.nowMs } as LeadAct;
  return signAndHandIn(parsed, '/api/v1/lead-acts', LEAD_ACT_TYPE, act, out, err);
}

const HOUR_MS = 3_600_000;

/** What is to be signed; a sentence where it cannot be said. */
async function wordsOf(
  parsed: LeadArguments & { readonly verb: LeadAct['act'] },
  picture: LeadPicture,
  authority: AuthorityView,
): Promise<Words | string> {
  const { verb, about, hours } = parsed;
  const untilMs = Math.floor(picture.nowMs / 60_000) * 60_000 + hours * HOUR_MS;
  switch (verb) {
    case 'offer':
      return offerWords(parsed, authority, untilMs);
    case 'on-shift':
      return { act: 'on-shift', untilMs };
    case 'evaluated':
      return {
        act: 'evaluated',
        passed: about === 'passed',
        heldMs: parsed.heldMs ?? picture.nowMs,
      };
    case 'take-back':
      return takeBackWords(parsed, authority);
    default: {
      const lead = authority.leads.find(({ id }) => id === about);
      if (lead === undefined) return `There is no ${about} here ("bongsu warn lead list").`;
      const { id, term, offer } = lead;
      if (verb !== 'accept') return { act: verb, lead: id, term };
      const asked = authority.pending.find(({ act }) => act.act === 'accept' && act.lead === id);
      if (asked?.act.act === 'accept') {
        return { act: 'accept', lead: id, term, offer, conditions: asked.act.conditions };
      }
      const conditions = conditionsOf(authority, lead.owner, parsed.waive);
      return { act: 'accept', lead: id, term, offer, conditions };
    }
  }
}

function conditionsOf(
  authority: AuthorityView,
  partner: string,
  waive: readonly string[],
): ReturnType<typeof conditionsToSign> {
  const seen = authority.conditions.find(({ node }) => node === partner)?.seen ?? [];
  return conditionsToSign(seen, waive);
}

/** The same as a colleague has signed, where that is what this officer asks for. */
function offerWords(parsed: LeadArguments, authority: AuthorityView, untilMs: number): Words {
  const { about: to, areas, kinds } = parsed;
  for (const { act } of authority.pending) {
    if (act.act !== 'offer' || act.to !== to) continue;
    const same = act.areas.join() === areas.join() && act.kinds.join() === kinds.join();
    if (!same || Math.abs(act.endsMs - untilMs) > HOUR_MS / 4) continue;
    const { lead, term, endsMs, conditions } = act;
    return { act: 'offer', lead, term, to, kinds, areas, endsMs, conditions };
  }
  const { node, nextTerm: term } = authority;
  const conditions = conditionsOf(authority, to, parsed.waive);
  const lead = `${node}-l${term}`;
  return { act: 'offer', lead, term, to, kinds, areas, endsMs: untilMs, conditions };
}

async function takeBackWords(
  { about: warning, revision, becomes, url }: LeadArguments,
  authority: AuthorityView,
): Promise<Words | string> {
  const view = await ask<View>(url, '/api/v1/view');
  const own = view.warnings.find(({ id, state }) => id === warning && state !== 'drafted');
  const theirs = view.allied.flatMap(({ body: { content } }) =>
    content.about === 'warning' && content.warning === warning ? [content] : [],
  )[0];
  const found = own ?? theirs;
  if (found === undefined) return `No warning ${warning} is in force here or at an ally.`;
  if (found.revision !== revision) {
    return `Nothing was signed: revision ${found.revision} is in force; read it, then say --revision ${found.revision}.`;
  }
  const areas: readonly Pick<Said['areas'][number], 'region' | 'stage' | 'decided'>[] = found.areas;
  const inForce = areas.filter(({ stage, decided = stage }) => decided !== 'all-clear');
  const right = takeable(
    authority,
    found.kind,
    inForce.map(({ region }) => region),
  );
  if (right === null) {
    return `${authority.node} leads in no area of ${warning} ("bongsu warn lead list").`;
  }
  return { act: 'take-back', ...right, warning, revision, kind: found.kind, becomes };
}

const VERBS = [
  ...['list', 'offer', 'accept', 'return', 'recall', 'take-back', 'on-shift', 'evaluated'],
] as const;

interface LeadArguments {
  readonly verb: 'list' | LeadAct['act'];
  /** Node, lead, warning, or how an evaluation went. */
  readonly about: string;
  readonly areas: readonly string[];
  readonly kinds: readonly HazardKind[];
  readonly waive: readonly string[];
  readonly hours: number;
  readonly revision: number;
  readonly becomes: 'cancelled' | 'all-clear';
  readonly heldMs: number | null;
  readonly officer: string;
  readonly key: string;
  readonly mode: Mode;
  readonly data: string;
  readonly url: string;
  readonly json: boolean;
  readonly help: boolean;
}

function readArguments(args: string[]): LeadArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        area: { type: 'string', multiple: true, default: [] },
        kind: { type: 'string', multiple: true, default: [] },
        waive: { type: 'string', multiple: true, default: [] },
        hours: { type: 'string' },
        revision: { type: 'string' },
        as: { type: 'string' },
        held: { type: 'string' },
        ...SIGNING_OPTIONS,
      },
    });
    const [verb = '', about = '', ...more] = positionals;
    const { officer, data, url, json, help, waive } = values;
    const parsed: LeadArguments = {
      ...{ verb: verb as LeadArguments['verb'], about, waive, officer, data, url, json, help },
      areas: values.area,
      kinds: (values.kind.length === 0 ? ['ballistic'] : values.kind) as HazardKind[],
      hours: Number(values.hours ?? 'NaN'),
      revision: Number(values.revision ?? 'NaN'),
      becomes: (values.as ?? '') as LeadArguments['becomes'],
      heldMs: values.held === undefined ? null : Date.parse(values.held),
      key: values.key ?? officer,
      mode: values.mode as Mode,
    };
    return help ? parsed : (wrongIn(parsed, more) ?? parsed);
  } catch (error) {
    return reasonOf(error);
  }
}

/** What is wrong with the arguments, null when nothing is. */
function wrongIn(parsed: LeadArguments, more: readonly string[]): string | null {
  const { verb, about, areas, kinds, waive, hours, revision, becomes, heldMs } = parsed;
  if (!VERBS.includes(verb)) return `Say one of ${VERBS.join(', ')}.`;
  const wrong = wrongSigning(parsed, verb !== 'list');
  if (wrong !== null) return wrong;
  if (more.length > 0) return `There is no place for ${more.join(' ')}.`;
  if (verb === 'list') return null;
  if ((verb === 'on-shift') !== (about === '')) {
    return verb === 'on-shift' ? `There is no place for ${about}.` : `After ${verb} name what.`;
  }
  if (verb === 'evaluated' && about !== 'passed' && about !== 'failed') {
    return 'After evaluated say passed or failed.';
  }
  if (heldMs !== null && Number.isNaN(heldMs)) return '--held is a time as 2027-03-31T08:00:00Z.';
  if ((verb === 'offer' || verb === 'on-shift') && !(hours > 0 && hours <= 13)) {
    return 'Give --hours, up to 13.';
  }
  if (verb === 'offer' && areas.length === 0) return 'Give --area, what is lent.';
  const unknown = kinds.find((kind) => !HAZARD_KINDS.includes(kind));
  if (unknown !== undefined) return `--kind is one of ${HAZARD_KINDS.join(', ')}, not ${unknown}.`;
  const odd = waive.find((name) => !(CONDITIONS as readonly string[]).includes(name));
  if (odd !== undefined) return `--waive takes ${CONDITIONS.join(', ')}, not ${odd}.`;
  if (verb !== 'take-back') return null;
  if (becomes !== 'cancelled' && becomes !== 'all-clear') return 'Say --as cancelled or all-clear.';
  return Number.isInteger(revision) ? null : 'Give --revision, of the warning as you have read it.';
}
