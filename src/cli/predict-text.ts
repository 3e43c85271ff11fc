import { type FlightJudgement, RANGE_CLASSES } from '../assess/index.ts';
import { DEGREE } from '../earth/index.ts';

/** The object of `predict --json`: SI turned into what people read. */
export function flightObject(j: FlightJudgement): Record<string, unknown> {
  const { residualS, expectedResidualS } = j.consistency;
  return {
    verdict: j.verdict,
    probability: {
      ballistic: hundredths(j.nature.ballistic),
      depressedOrManoeuvring: hundredths(j.nature.depressedOrManoeuvring),
      spaceLaunch: hundredths(j.nature.spaceLaunch),
    },
    coastTimeS: Math.round(j.coastTimeS),
    flightTimeS: Math.round(j.flightTimeS),
    flightTimeIntervalS: j.flightTimeIntervalS.map(Math.round),
    minimumEnergyApogeeKm: Math.round(j.minimumEnergyApogeeM / 1000),
    equivalentRangeKm: Math.round(j.equivalentRangeM / 1000),
    class: classes(j),
    impact:
      j.impact === null
        ? null
        : {
            latitudeDeg: tenths(j.impact.latitudeRad / DEGREE),
            longitudeDeg: tenths(j.impact.longitudeRad / DEGREE),
          },
    consistency: {
      verdict: j.consistency.verdict,
      residualS: residualS === null ? null : Math.round(residualS),
      expectedResidualS: expectedResidualS.map(Math.round),
      sentence: sentence(j),
    },
  };
}

/** What cannot be judged has the same shape with nothing in it, and the reason. */
export function unknownObject(reason: string): Record<string, unknown> {
  return { verdict: 'unknown', reason, impact: null };
}

/** Classes with at least half a hundredth, the likeliest first. */
function classes(j: FlightJudgement): Record<string, number> {
  const named = RANGE_CLASSES.map((name) => [name, hundredths(j.rangeClass[name])] as const);
  return Object.fromEntries(named.filter(([, p]) => p > 0).sort((a, b) => b[1] - a[1]));
}

function sentence(j: FlightJudgement): string {
  const { verdict, residualS, expectedResidualS } = j.consistency;
  const coast = Math.round(j.coastTimeS);
  const [low, high] = expectedResidualS.map(Math.round);
  if (residualS === null) {
    return verdict === 'not-ballistic'
      ? `No flight time was reported; ${noArc(j)}.`
      : `No flight time was reported, and apogee and range are those of a ballistic arc; free flight alone takes ${coast} s, and powered ascent adds ${low} to ${high} s.`;
  }
  const residual = Math.round(residualS);
  if (residualS < 0) {
    return `The reported time is ${Math.max(1, -residual)} s shorter than free flight over this apogee and range (${coast} s), which cannot be: time, apogee and range contradict each other.`;
  }
  switch (verdict) {
    case 'consistent':
      return `The reported time is ${residual} s longer than free flight (${coast} s), as powered ascent explains (${low} to ${high} s).`;
    case 'not-ballistic':
      return `The reported time is ${residual} s longer than a ballistic arc of this apogee and range (${coast} s), and ${noArc(j)}.`;
    case 'contradictory':
      return residualS < expectedResidualS[0]
        ? `The reported time is only ${residual} s longer than free flight (${coast} s); powered ascent takes ${low} to ${high} s, so time, apogee and range do not fit together.`
        : `The reported time is ${residual} s longer than free flight (${coast} s), more than powered ascent explains (${low} to ${high} s): time, apogee and range do not fit together.`;
  }
}

function noArc(j: FlightJudgement): string {
  return j.verdict === 'space-launch'
    ? 'it went nearly as fast as an orbit needs, so that no arc may be trusted'
    : 'it flew too low for its range to have flown one';
}

const VERDICTS = {
  ballistic: 'ballistic',
  'depressed-or-manoeuvring':
    'depressed or manoeuvring: no ballistic arc may be trusted, it may come down far from it',
  'space-launch': 'space launch',
} as const;

/** Lines for a person. */
export function flightLines(j: FlightJudgement): string[] {
  const o = j.flightTimeIntervalS.map(Math.round);
  const likely = Object.entries(classes(j)).map(([name, p]) => `${name} ${percent(p)}`);
  const lines = [
    `Verdict            ${VERDICTS[j.verdict]} (ballistic ${percent(j.nature.ballistic)}, manoeuvring ${percent(j.nature.depressedOrManoeuvring)}, space launch ${percent(j.nature.spaceLaunch)})`,
    `Class              ${likely.join(', ')}; equivalent range ${Math.round(j.equivalentRangeM / 1000)} km`,
    `Flight time        ${clock(j.flightTimeS)} (${o[0]} to ${o[1]} s); free flight ${Math.round(j.coastTimeS)} s`,
    `Flattest apogee    ${Math.round(j.minimumEnergyApogeeM / 1000)} km for this range`,
  ];
  if (j.impact !== null) lines.push(`Comes down near    ${place(j.impact)}`);
  lines.push(`Reported figures   ${sentence(j)}`);
  return lines;
}

/** A row of the table of `--table`; null where it could not be judged. */
export function tableRow(date: string, missile: string, j: FlightJudgement | null): string {
  const about = `| ${date} | ${missile.replaceAll('|', '/')} |`;
  if (j === null) return `${about} not judged | | | | |`;
  const [[name, p] = ['', 0]] = Object.entries(classes(j));
  const { residualS, verdict } = j.consistency;
  const residual = residualS === null ? '' : String(Math.round(residualS));
  return `${about} ${j.verdict} | ${name} ${percent(p)} | ${Math.round(j.flightTimeS)} | ${residual} | ${verdict} |`;
}

export const TABLE_HEAD = [
  '| date | missile | verdict | class | flight time, s | residual, s | consistency |',
  '|---|---|---|---|---|---|---|',
] as const;

function place(p: { readonly latitudeRad: number; readonly longitudeRad: number }): string {
  const latitude = tenths(p.latitudeRad / DEGREE);
  const longitude = tenths(p.longitudeRad / DEGREE);
  return `${Math.abs(latitude)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude)}° ${longitude < 0 ? 'W' : 'E'}`;
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function percent(p: number): string {
  return `${Math.round(100 * p)} %`;
}

function hundredths(x: number): number {
  return Math.round(100 * x) / 100;
}

function tenths(x: number): number {
  return Math.round(10 * x) / 10;
}
