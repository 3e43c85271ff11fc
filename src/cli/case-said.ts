import type { Happened, Played } from '../exercise/index.ts';
import type { Warning, WarningText } from '../warn/index.ts';
import type { CaseRun } from './case-run.ts';

/** One public word of one or more staffings at the same second, or what stands beside them. */
export interface Said {
  readonly atS: number;
  /** Staffings, `draft`, or `simulated world`. */
  readonly who: string;
  readonly says: string;
}

/** A line of the timeline: what happened at left, what this system says at right. */
export interface Line {
  readonly atS: number | null;
  readonly happened: Happened | null;
  readonly said: Said | null;
}

/** Area names told one by one in a line of the timeline. */
const NAMED = 3;

export function linesOf(run: CaseRun): Line[] {
  const lines: Line[] = run.case.happened.map((happened) => {
    return { atS: happened.atS, happened, said: null };
  });
  for (const said of saidIn(run)) lines.push({ atS: said.atS, happened: null, said });
  const last = Number.POSITIVE_INFINITY;
  return lines.sort((a, b) => (a.atS ?? last) - (b.atS ?? last));
}

function saidIn(run: CaseRun): Said[] {
  const said: Said[] = [...worldOf(run)];
  const [first] = run.played;
  const draft = first?.warnings.find(
    ({ kind, state }) => kind === 'ballistic' && state === 'drafted',
  );
  if (draft !== undefined) {
    const says = `a first draft, for officers alone: ${placesOf(draft)}`;
    said.push({ atS: sinceZero(run, draft.draftedMs), who: 'draft', says });
  }
  const words: Said[] = [];
  for (const { staffing, warnings } of run.played) {
    const told = new Map<string, string>();
    for (const warning of warnings) {
      if (warning.issuedMs === undefined) continue;
      // Times alone are told anew: not a line of its own here.
      const meaning = [warning.state, ...warning.areas.map((a) => `${a.region} ${a.stage}`).sort()];
      if (told.get(warning.id) === meaning.join()) continue;
      told.set(warning.id, meaning.join());
      const places = warning.kind === 'ballistic' ? ` (${placesOf(warning)})` : '';
      const says = `${wordsIn(warning, 'en').headline}${places}`;
      words.push({ atS: sinceZero(run, warning.issuedMs), who: staffing, says });
    }
  }
  return [...said, ...united(words)];
}

/** What the simulated world does, for whoever compares. */
function worldOf(run: CaseRun): Said[] {
  return run.seen.flights.flatMap(({ firstPlotMs, burnoutMs, impactMs }) => {
    const who = 'simulated world';
    const events: [number | null, string][] = [
      [firstPlotMs, 'the first radar plot'],
      [burnoutMs, 'the motor is out'],
      [impactMs, 'it comes down'],
    ];
    return events.flatMap(([atMs, says]) =>
      atMs === null ? [] : [{ atS: sinceZero(run, atMs), who, says }],
    );
  });
}

/** The same words at the same second are one line. */
function united(words: readonly Said[]): Said[] {
  const lines = new Map<string, Said>();
  for (const word of words) {
    const key = `${word.atS} ${word.says}`;
    const known = lines.get(key);
    lines.set(key, known === undefined ? word : { ...known, who: `${known.who}, ${word.who}` });
  }
  return [...lines.values()];
}

/** Seconds after the launch, to the second. */
export function sinceZero({ case: { zeroMs } }: CaseRun, atMs: number): number {
  return Math.round((atMs - zeroMs) / 1000);
}

/** In a language; English where it is not there. */
export function wordsIn({ texts }: Pick<Warning, 'texts'>, language: string): WarningText {
  const all: Readonly<Record<string, WarningText | undefined>> = texts;
  const words = all[language] ?? all['en'];
  if (words === undefined) throw new Error('a warning without English words');
  return words;
}

/** `39 areas: Hokkaido, Aomori Prefecture, Akita Prefecture and 36 more; 2 let go`. */
export function placesOf({ areas, state }: Warning): string {
  const over = state === 'all-clear' || state === 'cancelled';
  const inForce = over ? areas : areas.filter(({ stage }) => stage !== 'all-clear');
  const names = inForce.map(({ names }) => (names as Readonly<Record<string, string>>)['en'] ?? '');
  const more = names.length - NAMED;
  const list = more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ');
  const gone = areas.length - inForce.length;
  const count = `${inForce.length} ${inForce.length === 1 ? 'area' : 'areas'}`;
  return `${count}: ${list}${gone > 0 ? `; ${gone} let go` : ''}`;
}

/** What one staffing said first, last and in between. */
export interface Outline {
  readonly staffing: string;
  /** First public word to people on land; null: none. */
  readonly firstS: number | null;
  readonly first: Warning | null;
  /** When people were told that it was over or an error. */
  readonly overS: number | null;
  readonly over: Warning | null;
}

export function outlineOf(run: CaseRun, { staffing, warnings }: Played): Outline {
  const spoken = warnings.filter(
    ({ kind, issuedMs }) => kind === 'ballistic' && issuedMs !== undefined,
  );
  const first = spoken[0] ?? null;
  const over =
    spoken.findLast(({ state }) => state === 'all-clear' || state === 'cancelled') ?? null;
  const at = (warning: Warning | null): number | null =>
    warning === null ? null : sinceZero(run, warning.issuedMs ?? warning.draftedMs);
  return { staffing, firstS: at(first), first, overS: at(over), over };
}

/** `7:04`, minutes and seconds; `−0:10` before. */
export function clockOf(seconds: number): string {
  const whole = Math.abs(Math.round(seconds));
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return seconds < 0 ? `−${text}` : text;
}

/** `06:58` by the clock of the place. */
export function localClock({ zeroMs, zoneHours }: CaseRun['case'], atS: number): string {
  const minutes = Math.floor((zeroMs / 1000 + atS) / 60) + zoneHours * 60;
  const day = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(day / 60)).padStart(2, '0')}:${String(day % 60).padStart(2, '0')}`;
}
