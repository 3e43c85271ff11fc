import { formatInstant } from '../../mark/index.ts';
import { type NavName, type NavPlace, type NavWarning, navWords, PER_DEGREE } from './warning.ts';

export const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
/** Areas are lettered. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The message as it is broadcast, in capitals, ending with a line feed. */
export function writeNavWarning(warning: NavWarning): string {
  const { originMs, name, generalArea, locality } = warning;
  const lines = [
    navTime(originMs),
    `${nameText(name)}.`,
    `${navWords(generalArea)}.`,
    ...(locality === undefined ? [] : [`${navWords(locality)}.`]),
  ];
  const parts = [
    ...hazard(warning),
    ...warning.remarks.map((remark) => [`${navWords(remark)}.`]),
    ...warning.cancels.map((other) => [`CANCEL ${nameText(other)}.`]),
    ...(warning.endsMs === undefined ? [] : [[`CANCEL THIS MESSAGE ${navTime(warning.endsMs)}.`]]),
  ];
  parts.forEach(([first = '', ...more], index) => {
    lines.push(`${index + 1}. ${first}`, ...more.map((line) => `   ${line}`));
  });
  return lines.concat('').join('\n');
}

function hazard({ subject, fromMs, untilMs, areas }: NavWarning): string[][] {
  if (subject === undefined) return [];
  const when =
    fromMs === undefined || untilMs === undefined
      ? []
      : [`FROM ${navTime(fromMs)} TO ${navTime(untilMs)}`];
  const where = areas.map(
    (area, i) => `${LETTERS[i] ?? LETTERS.at(-1)}. ${area.map(placeText).join(', ')}`,
  );
  return [
    [navWords(subject), ...when, ...(areas.length === 0 ? [] : ['IN AREA BOUNDED BY:']), ...where],
  ];
}

/** `221005 UTC NOV 26`: day and time first. */
function navTime(instant: number): string {
  const [year, month, day, hour, minute] = formatInstant(instant).split(/[-T:]/);
  return `${day}${hour}${minute} UTC ${MONTHS[Number(month) - 1]} ${year!.slice(2)}`;
}

function nameText({ series, number, year }: NavName): string {
  return `${navWords(series)} ${String(number).padStart(4, '0')}/${String(year % 100).padStart(2, '0')}`;
}

/** Section 6, element 6: leading zeros always, the same accuracy for both. */
function placeText({ latitude, longitude }: NavPlace): string {
  return `${angle(latitude, 2, 'N', 'S')} ${angle(longitude, 3, 'E', 'W')}`;
}

function angle(value: number, width: number, plus: string, minus: string): string {
  const whole = Math.abs(value);
  const degrees = String(Math.floor(whole / PER_DEGREE)).padStart(width, '0');
  const minutes = ((whole % PER_DEGREE) / 100).toFixed(2).padStart(5, '0');
  return `${degrees}-${minutes}${value < 0 ? minus : plus}`;
}
