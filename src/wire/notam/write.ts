import { formatInstant } from '../../mark/index.ts';
import { type Notam, type NotamName, notamWords, type Qualifiers } from './notam.ts';

/** The message as it is sent, lines as in Appendix 3; text is put into what a telex carries. */
export function writeNotam(notam: Notam): string {
  const { name, type, refers, locations, fromMs, untilMs, schedule, lower, upper } = notam;
  const other = refers === undefined ? '' : ` ${nameText(refers)}`;
  const until =
    untilMs === undefined
      ? ''
      : ` C) ${untilMs === null ? 'PERM' : minute(untilMs)}${notam.estimated === true ? ' EST' : ''}`;
  return [
    `(${nameText(name)} NOTAM${type}${other}`,
    `Q) ${qualifiers(notam.qualifiers)}`,
    `A) ${locations.join(' ')} B) ${minute(fromMs)}${until}`,
    ...(schedule === undefined ? [] : [`D) ${notamWords(schedule)}`]),
    `E) ${notamWords(notam.text)}`,
    ...(lower === undefined || upper === undefined ? [] : [`F) ${lower} G) ${upper}`]),
  ]
    .join('\n')
    .concat(')\n');
}

function nameText({ series, number, year }: NotamName): string {
  return `${series}${digits(number, 4)}/${digits(year % 100, 2)}`;
}

function qualifiers(q: Qualifiers): string {
  const levels = `${digits(q.lowerFl, 3)}/${digits(q.upperFl, 3)}`;
  const middle = `${minutes(q.latitudeMin, 2, 'N', 'S')}${minutes(q.longitudeMin, 3, 'E', 'W')}`;
  return [
    ...[q.fir, q.code, q.traffic, q.purpose, q.scope, levels],
    `${middle}${digits(q.radiusNm, 3)}`,
  ].join('/');
}

function minutes(value: number, width: number, plus: string, minus: string): string {
  const whole = Math.abs(value);
  return `${digits(Math.floor(whole / 60), width)}${digits(whole % 60, 2)}${value < 0 ? minus : plus}`;
}

/** `2611250000` */
function minute(instant: number): string {
  return formatInstant(instant).slice(2, 16).replace(/[-T:]/g, '');
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
