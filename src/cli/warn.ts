import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { isMode, MODES, type Mode } from '../mark/index.ts';
import { readKey, reasonOf, signerOf } from '../node/index.ts';
import { seal } from '../seal/index.ts';
import {
  ACT_TYPE,
  type Act,
  AUTHORITY_ACT_TYPE,
  type AuthorityAct,
  type Warning,
} from '../warn/index.ts';
import type { View } from '../watch/index.ts';
import { ask, handIn } from './ask.ts';
import type { Say } from './command.ts';
import { runReceivers } from './receivers.ts';
import { runDryRun } from './warn-dry-run.ts';
import { runShift } from './warn-shift.ts';
import { listLines, showLines, standingLines } from './warn-text.ts';

export const WARN_HELP = `bongsu warn list [--url URL] [--json]
bongsu warn show WARNING [--json]
bongsu warn receivers WARNING [--json]
bongsu warn release|discard WARNING --revision N --officer OFFICER
bongsu warn cancel|all-clear WARNING --revision N --officer OFFICER
bongsu warn release|cancel|all-clear WARNING --dry-run [--only NAME]
bongsu warn widen WARNING --revision N --area CODE... --officer OFFICER
bongsu warn authority [grant|revoke --hours H [--from TIME] --officer OFFICER]
bongsu warn lead ...                who leads where ("bongsu warn lead --help")
bongsu warn shift [show|hand-over|accept|resume] (its own --help)

Reads the warnings of a running node and hands in an officer's signed acts. Nothing is signed that
was not named by its revision: without --revision the text is shown and nothing is done.

  receivers          who was told of it, and who has confirmed
  release            sign the draft; it goes out when enough different people have
  discard            drop the draft
  cancel, all-clear  put the prepared correction, or all-clear, up for release
  widen              draft the warning for more areas; they stay until two people let them go
  authority          standing authorities: with two people's grant of the same times the first "take
                     cover" goes out by itself where there is no time to sign, until the shift ends

  --revision N       the revision that you have read
  --dry-run          show what would leave for each destination, byte for byte, and sign nothing; a
                     correction or all-clear also before it is drafted
  --only NAME        of a dry run one channel or receiver
  --officer OFFICER  who signs, as in the officers' list
  --area CODE        an area to be added, by its ISO 3166-2 code as "show" gives it; may be repeated
  --key KEY          name of the officer's key in the data folder; default: the officer's
  --mode MODE        ${MODES.join(', ')}; default exercise
  --hours H          how long the authority lasts; at most 13
  --from TIME        when it begins, as 2027-03-31T08:00:00Z; default: the full minute now. Both
                     officers give the same
  --data DIR         data folder with the key; default bongsu-data
  --url URL          page of the running node; default http://127.0.0.1:8787

Example: bongsu warn release kor-w1 --revision 3 --officer officer-1
Exit code 1: the node refused. 4: it does not answer.`;

const ACTS_OF = {
  release: 'release',
  discard: 'discard',
  cancel: 'withdraw',
  'all-clear': 'all-clear',
  widen: 'widen',
} as const satisfies Record<string, Act['act']>;

type Picture = Pick<View, 'node' | 'mode' | 'nowMs' | 'warnings' | 'plans' | 'standing'>;

/** Lists, shows and acts on warnings of a running node. */
export async function runWarn(args: string[], out: Say, err: Say): Promise<number> {
  if (args[0] === 'lead') return (await import('./authority.ts')).runLead(args.slice(1), out, err);
  if (args[0] === 'shift') return runShift(args.slice(1), out, err);
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(WARN_HELP);
    return 2;
  }
  if (parsed.help) {
    out(WARN_HELP);
    return 0;
  }
  if (parsed.verb === 'receivers') return runReceivers(parsed, out, err);
  const picture = await ask<Picture>(parsed.url, '/api/v1/warnings');
  const { verb, json } = parsed;
  if (verb === 'list') {
    for (const line of json ? picture.warnings.map(toJson) : listLines(picture)) out(line);
    return 0;
  }
  if (verb === 'authority') return authority(parsed, picture, out, err);
  const revisions = picture.warnings.filter(({ id }) => id === parsed.warning);
  if (revisions.length === 0) {
    const known = [...new Set(picture.warnings.map(({ id }) => id))].join(', ');
    err(`There is no warning ${parsed.warning} here${known === '' ? '' : `; there are ${known}`}.`);
    return 1;
  }
  if (verb === 'show') {
    show(revisions, picture, json, out);
    return 0;
  }
  if (parsed.dryRun) {
    const as = verb === 'cancel' ? 'cancelled' : verb === 'all-clear' ? 'all-clear' : 'release';
    return runDryRun({ ...parsed, as }, out, err);
  }
  return act(parsed, verb, revisions, picture, out, err);
}

const toJson = (value: unknown): string => JSON.stringify(value);

function show(revisions: readonly Warning[], picture: Picture, json: boolean, out: Say): void {
  for (const warning of revisions) {
    const plan = picture.plans.find(({ warning: id }) => id === warning.id) ?? null;
    const lines = showLines(warning, plan, picture.nowMs);
    for (const line of json ? [toJson(warning)] : [...lines, '']) out(line);
  }
}

async function act(
  parsed: WarnArguments,
  verb: keyof typeof ACTS_OF,
  revisions: readonly Warning[],
  picture: Picture,
  out: Say,
  err: Say,
): Promise<number> {
  const onDraft = verb === 'release' || verb === 'discard';
  const drafted = revisions.find(({ state }) => state === 'drafted');
  const inForce = revisions.find(({ state }) => state !== 'drafted');
  const target = verb === 'widen' ? (drafted ?? inForce) : onDraft ? drafted : inForce;
  if (target === undefined) {
    err(onDraft ? 'No draft of it waits for release.' : 'Nothing of it is in force.');
    return 1;
  }
  if (parsed.revision !== target.revision) {
    show([target], picture, false, out);
    err(
      `Nothing was signed: say --revision ${target.revision} once you have read it${
        parsed.revision === null ? '' : `; revision ${parsed.revision} is not what stands now`
      }.`,
    );
    return 1;
  }
  const { data, officer, key, url, json } = parsed;
  const body: Act = {
    act: ACTS_OF[verb],
    mode: picture.mode,
    warning: target.id,
    revision: target.revision,
    contentHash: target.contentHash,
    officer,
    atMs: picture.nowMs,
    nonce: randomBytes(16).toString('hex'),
    ...(verb === 'widen' ? { regions: parsed.areas } : {}),
  };
  const signed = seal(ACT_TYPE, body, signerOf(readKey(data, parsed.mode, key)));
  return handIn(url, '/api/v1/acts', signed, json, out, err);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

async function authority(
  parsed: WarnArguments,
  picture: Picture,
  out: Say,
  err: Say,
): Promise<number> {
  const { grant: verb, hours, fromMs, data, officer, key, url, json } = parsed;
  if (verb === null) {
    for (const line of json ? picture.standing.map(toJson) : standingLines(picture)) out(line);
    return 0;
  }
  const beginMs = fromMs ?? Math.floor(picture.nowMs / MINUTE_MS) * MINUTE_MS;
  // What a colleague has asked for, where it is what this officer wants.
  const asked = picture.standing.find(
    (each) =>
      (verb === 'revoke' || each.state === 'asked') &&
      each.untilMs - each.fromMs === hours * HOUR_MS &&
      (fromMs === null || each.fromMs === fromMs),
  );
  const from = asked?.fromMs ?? beginMs;
  const body: AuthorityAct = {
    act: verb,
    ...{ mode: picture.mode, node: picture.node },
    ...{ fromMs: from, untilMs: from + hours * HOUR_MS, officer, atMs: picture.nowMs },
  };
  const signed = seal(AUTHORITY_ACT_TYPE, body, signerOf(readKey(data, parsed.mode, key)));
  return handIn(url, '/api/v1/authority-acts', signed, json, out, err);
}

interface WarnArguments {
  readonly verb: 'list' | 'show' | 'receivers' | 'authority' | keyof typeof ACTS_OF;
  readonly warning: string;
  readonly revision: number | null;
  readonly areas: readonly string[];
  readonly grant: AuthorityAct['act'] | null;
  readonly hours: number;
  readonly fromMs: number | null;
  readonly officer: string;
  readonly key: string;
  readonly mode: Mode;
  readonly data: string;
  readonly url: string;
  readonly dryRun: boolean;
  readonly only: string | null;
  readonly json: boolean;
  readonly help: boolean;
}

function readArguments(args: string[]): WarnArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        revision: { type: 'string' },
        area: { type: 'string', multiple: true, default: [] },
        officer: { type: 'string', default: '' },
        key: { type: 'string' },
        mode: { type: 'string', default: 'exercise' },
        hours: { type: 'string' },
        from: { type: 'string' },
        data: { type: 'string', default: 'bongsu-data' },
        url: { type: 'string', default: 'http://127.0.0.1:8787' },
        'dry-run': { type: 'boolean', default: false },
        only: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { officer, mode, help } = values;
    const [verb = '', second = '', ...more] = positionals;
    const isAuthority = verb === 'authority';
    const parsed = {
      ...{ data: values.data, url: values.url, json: values.json, help, officer },
      verb: verb as WarnArguments['verb'],
      warning: isAuthority ? '' : second,
      revision: values.revision === undefined ? null : Number(values.revision),
      areas: values.area,
      grant: isAuthority && second !== '' ? (second as AuthorityAct['act']) : null,
      hours: Number(values.hours ?? 'NaN'),
      fromMs: values.from === undefined ? null : Date.parse(values.from),
      key: values.key ?? officer,
      mode: mode as Mode,
      dryRun: values['dry-run'],
      only: values.only ?? null,
    };
    if (help) return parsed;
    return wrongIn(parsed, more) ?? parsed;
  } catch (error) {
    return reasonOf(error);
  }
}

/** What can be looked at before it is done. */
const DRY: readonly string[] = ['release', 'cancel', 'all-clear'];

/** What is wrong with the arguments, null when nothing is. */
function wrongIn(parsed: WarnArguments, more: readonly string[]): string | null {
  const { verb, warning, revision, areas, grant, hours, fromMs, officer, mode, dryRun } = parsed;
  if (!isMode(mode)) return `--mode is one of ${MODES.join(', ')}, not ${mode}.`;
  const acts = Object.hasOwn(ACTS_OF, verb);
  if (!acts && !['list', 'show', 'receivers', 'authority'].includes(verb)) {
    return 'Say list, show, receivers, release, discard, cancel, all-clear, widen or authority.';
  }
  if (more.length > 0) return `There is no place for ${more.join(' ')}.`;
  if (revision !== null && !(Number.isInteger(revision) && revision > 0)) {
    return '--revision is a number from 1.';
  }
  if ((acts || verb === 'show' || verb === 'receivers') && warning === '')
    return 'Name the warning ("bongsu warn list").';
  if (acts && !dryRun && officer === '') return 'Give --officer, who signs it.';
  if ((verb === 'widen') !== areas.length > 0)
    return '--area goes with widen, and widen with --area.';
  if (dryRun && !DRY.includes(verb)) return `--dry-run goes with ${DRY.join(', ')}.`;
  if (grant === null) return null;
  if (grant !== 'grant' && grant !== 'revoke') return 'After authority say grant or revoke.';
  if (officer === '') return 'Give --officer, who signs it.';
  if (!(hours > 0 && hours <= 13)) return 'Give --hours, up to 13.';
  return fromMs !== null && Number.isNaN(fromMs)
    ? '--from is a time as 2027-03-31T08:00:00Z.'
    : null;
}
