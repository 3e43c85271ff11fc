import { formatInstant, type Instant } from '../mark/index.ts';
import {
  MAX_BRIEF,
  MAX_HEADLINE,
  type People,
  type ReleasePlan,
  type Stage,
  type StandingView,
  textIn,
  type Warning,
  type WarningText,
} from '../warn/index.ts';
import type { View } from '../watch/index.ts';

type Picture = Pick<View, 'node' | 'mode' | 'nowMs' | 'warnings' | 'plans' | 'standing'>;

/** One line a warning, the draft under what is in force, and the standing authority last. */
export function listLines(picture: Picture): string[] {
  const { node, mode, warnings, plans, nowMs } = picture;
  const lines = [`${mode.toUpperCase()}: warnings of ${node}`];
  for (const warning of warnings) {
    const { id, revision, state, becomes, texts } = warning;
    const what = state === 'drafted' ? `draft, to become ${becomes}` : state;
    lines.push(`  ${id} revision ${revision}: ${what}: ${textIn(texts, 'en').headline}`);
    const plan = plans.find((each) => each.warning === id && each.revision === revision);
    if (state === 'drafted' && plan !== undefined) lines.push(`    ${needs(plan, nowMs)}`);
  }
  if (warnings.length === 0) lines.push('  none');
  return [...lines, ...standingLines(picture)];
}

/** All that an officer signs, as it will be read. */
export function showLines(warning: Warning, plan: ReleasePlan | null, nowMs: number): string[] {
  const { id, revision, mode, state, becomes, areas, channels, contentHash } = warning;
  const what = state === 'drafted' ? `a draft, to become ${becomes}` : state;
  return [
    `${mode.toUpperCase()}: warning ${id}, revision ${revision}, ${what}`,
    `Hazard ${warning.hazard.id}, revision ${warning.hazard.revision}; channels: ${channels.join(', ')}`,
    ...(state === 'drafted' && plan !== null ? [needs(plan, nowMs)] : []),
    ...approvedBy(warning),
    ...(plan === null ? [] : [peopleLine(plan.people)]),
    ...launchLines(warning),
    'Areas:',
    ...areas.map(
      ({ names, region, stage, earliestMs, latestMs, over }) =>
        `  ${names.en} (${names.ko}, ${names.ja}; ${region}): ${STAGE_WORDS[stage]}${
          over === true ? ' (it passes over)' : ''
        }${earliestMs === null || latestMs === null ? '' : `, ${spanText(earliestMs, latestMs)}`}`,
    ),
    ...Object.entries(warning.texts).flatMap(([language, text]) => textLines(language, text)),
    ...(warning.apart ?? []).flatMap(({ regions, texts }) => [
      `Where areas are told apart, in ${regions.join(', ')}:`,
      ...Object.entries(texts).flatMap(([language, text]) => textLines(language, text)),
    ]),
    ...(warning.lifted === undefined
      ? []
      : [
          'In the areas let go:',
          ...Object.entries(warning.lifted).flatMap(([language, text]) =>
            textLines(language, text),
          ),
        ]),
    ...(state === 'drafted' ? withdrawalLines(warning) : []),
    `Content: ${contentHash}`,
  ];
}

/** What people are told in an area, in the words that the page has. */
const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  prepare: 'prepare',
  launched: 'be ready',
  'take-cover': 'take cover',
  'all-clear': 'all-clear',
};

/** `2026-11-22 12:14:15 to 12:14:44 UTC`; the day again where it is another. */
export function spanText(fromMs: Instant, toMs: Instant): string {
  const [from, to] = [fromMs, toMs].map((ms) => formatInstant(ms).slice(0, 19).split('T'));
  const [day, time] = from!;
  const [lastDay, lastTime] = to!;
  return `${day} ${time} to ${lastDay === day ? '' : `${lastDay} `}${lastTime} UTC`;
}

/** What the flight is taken for, where it fits a notice or goes to space. */
function launchLines({ launch }: Warning): string[] {
  if (launch === undefined) return [];
  const { told, ballistic, spaceLaunch, undecided, notice } = launch;
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const fits =
    notice === null ? 'nobody announced it' : `fits notice ${notice.id} of ${notice.issuer}`;
  return [
    `Launch: ${fits}; comes down ${percent(ballistic)}, to space ${percent(spaceLaunch)}, ` +
      `not to be told yet ${percent(undecided)}; told as a ${told}`,
  ];
}

/** What stands ready to take it back, in its English or first words. */
function withdrawalLines({ withdrawal }: Warning): string[] {
  const { correction, allClear, areas, channels } = withdrawal;
  return [
    `Ready to take it back, in ${Object.keys(correction).join(', ')}, ${areas.length} areas, on ${channels.join(', ')}:`,
    `    ${textIn(correction, 'en').headline}`,
    `    ${textIn(allClear, 'en').headline}`,
  ];
}

function peopleLine({ people, known, areas }: People): string {
  if (known === 0) return 'People: not known ("people" under "warn" in the configuration)';
  const about = `People: about ${people.toLocaleString('en')}`;
  return known === areas ? about : `${about} in ${known} of ${areas} areas; of the rest not known`;
}

/** A text in its three lengths, with the characters that each has: channels take what they can. */
function textLines(language: string, text: WarningText): string[] {
  const { headline, brief, description, instruction } = text;
  return [
    `${language}: ${headline}`,
    `    headline ${headline.length} of ${MAX_HEADLINE}, brief ${brief.length} of ${MAX_BRIEF} characters`,
    `    brief: ${brief}`,
    `    full: ${description}`,
    `    ${instruction}`,
  ];
}

function approvedBy({ approvals, standing }: Warning): string[] {
  const by = standing?.whole?.approvals ?? approvals;
  const signed = by.map(({ officer }) => officer).join(' and ');
  if (standing === undefined) return signed === '' ? [] : [`Released by ${signed}`];
  const why =
    standing.why === 'time-left' ? 'too little time was left' : 'a second officer was silent';
  const granted = standing.grants.map(({ officer }) => officer).join(' and ');
  return [
    `Released under the standing authority of ${granted}: ${why}${signed === '' ? '' : `; signed by ${signed}`}`,
  ];
}

function needs({ needed, signed, goesOutMs, waiting = [] }: ReleasePlan, nowMs: number): string {
  const without = waiting.length === 0 ? '' : `, without ${waiting.join(', ')}`;
  const people = `needs ${needed} ${needed === 1 ? 'person' : 'people'}`;
  const by = signed.length === 0 ? 'nobody has signed' : `signed by ${signed.join(', ')}`;
  const alone =
    goesOutMs === null
      ? 'never goes out by itself'
      : `goes out by itself in ${Math.max(0, Math.round((goesOutMs - nowMs) / 1000))} s${without}`;
  return `${people}; ${by}; ${alone}`;
}

/** Standing authorities, or that there is none. */
export function standingLines({ standing }: Pick<Picture, 'standing'>): string[] {
  const words: Record<StandingView['state'], string> = {
    asked: 'waits for a second person',
    granted: 'granted',
    'in-force': 'in force',
  };
  const lines = standing.map(
    ({ fromMs, untilMs, officers, state }) =>
      `Standing authority ${formatInstant(fromMs)} to ${formatInstant(untilMs)}, by ${officers.join(' and ')}: ${words[state]}`,
  );
  return lines.length > 0 ? lines : ['No standing authority.'];
}
