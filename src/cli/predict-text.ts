import { type FlightJudgement, RANGE_CLASSES } from '../assess/index.ts';
import { DEGREE } from '../earth/index.ts';

/** The object of `predict --json` (contracts): SI turned into what people read. */
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
  if (verdict === 'not-reported' || residualS === null) {
    return `No flight time was reported; free flight alone takes ${coast} s, and powered ascent adds ${low} to ${high} s.`;
  }
  const residual = Math.round(residualS);
  if (residual < 0) {
    return `The reported time is ${-residual} s shorter than free flight over this apogee and range (${coast} s), which cannot be: time, apogee and range contradict each other.`;
  }
  if (verdict === 'consistent') {
    return `The reported time is ${residual} s longer than free flight (${coast} s), as powered ascent explains (${low} to ${high} s).`;
  }
  if (residual < expectedResidualS[0]) {
    return `The reported time is only ${residual} s longer than free flight (${coast} s); powered ascent takes ${low} to ${high} s, so time, apogee and range do not fit together.`;
  }
  return j.verdict === 'depressed-or-manoeuvring'
    ? `The reported time is ${residual} s longer than a ballistic arc of this apogee and range (${coast} s): the object did not fly one.`
    : `The reported time is ${residual} s longer than free flight (${coast} s), more than powered ascent explains (${low} to ${high} s): time, apogee and range do not fit together.`;
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
