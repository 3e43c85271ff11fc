/**
 * How surely and how soon missiles are recognised, and what else is taken for one, at the settings
 * as shipped: launches in the midst of recorded feeds (BONGSU_TEST_DATA), and hours of recorded
 * and simulated feeds without any, with meteors and re-entering debris.
 *
 *     npm run bench -- recognition               12 flights, 2 half hours: a few minutes
 *     BONGSU_BENCH_FULL=1 npm run bench -- recognition   20 times as much
 *     node bench/recognition.ts FILE.svg         the curve over the threshold as a picture
 */
import { writeFileSync } from 'node:fs';
import { type Alone, recordedAlone, simulatedAlone } from './recognition/alone.ts';
import { curveOf, type Point } from './recognition/curve.ts';
import { GIVE_UP_S, type Injected, injected } from './recognition/injected.ts';
import { drawCurve } from './recognition/picture.ts';
import { recordedFeeds } from './recognition/recorded.ts';
import { type SeenFromOrbit, seenFromOrbit } from './recognition/sighted.ts';
import { type BenchRow, quantile, row } from './row.ts';

const FULL = process.env['BONGSU_BENCH_FULL'] === '1';
/** Of each of twelve published flights. */
const REPEATS = FULL ? 20 : 3;
/** Half hours of simulated traffic, meteors and debris, four sensors each. */
const STRETCHES = FULL ? 40 : 4;
/** Hours of fires, glints, afterburners, meteors and debris under one infrared satellite. */
const GLOWING_HOURS = FULL ? 20 : 2;
const GOAL_S = 10;
/** Of what came close, so many are told. */
const TOLD = 5;

interface Measured {
  readonly flights: readonly Injected[];
  readonly feeds: readonly (readonly [string, Alone])[];
}

function measure(): Measured {
  const recorded = recordedFeeds();
  if (recorded === null) {
    process.stderr.write('  BONGSU_TEST_DATA is not set: no recorded feeds\n');
  }
  const flights = injected(recorded, REPEATS);
  const simulated = simulatedAlone(STRETCHES);
  const feeds: (readonly [string, Alone])[] = [['simulated traffic', simulated]];
  if (recorded !== null) feeds.push(['recorded', recordedAlone(recorded)]);
  return { flights, feeds };
}

export async function rows(): Promise<BenchRow[]> {
  const { flights, feeds } = measure();
  return [
    ...flightRows(flights),
    ...feeds.flatMap(([name, alone]) => aloneRows(name, alone)),
    ...curveOf(
      flights,
      feeds.map(([, alone]) => alone),
    ).flatMap(curveRows),
    ...feeds.flatMap(([name, alone]) => closeRows(name, alone)),
    ...orbitRows(seenFromOrbit(FULL ? 100 : 20, GLOWING_HOURS)),
  ];
}

function flightRows(flights: readonly Injected[]): BenchRow[] {
  const due = flights.filter(({ isDue }) => isDue);
  const drafts = due.map(({ draftS }) => draftS ?? GIVE_UP_S);
  const drafted = due.filter(({ draftS }) => draftS !== null).length;
  const hazards = flights.filter(({ hazardS }) => hazardS !== null).length;
  const n = flights.length;
  const share = { bound: { name: 'goal', value: 0.99 } };
  const goal = { bound: { name: 'goal, p95', value: GOAL_S } };
  return [
    row('launches injected: with a hazard', hazards / n, 'share', n, share),
    row(
      'launches injected: to be warned of, drafted',
      drafted / due.length,
      'share',
      due.length,
      share,
    ),
    row('first plot to draft, p50', quantile(drafts, 0.5), 's', due.length),
    row('first plot to draft, p95', quantile(drafts, 0.95), 's', due.length, goal),
  ];
}

function aloneRows(name: string, { sensorHours, fallers, hazards, drafts }: Alone): BenchRow[] {
  const made = [
    row(`${name} alone: watched`, sensorHours, 'sensor-hours', 1),
    row(`${name} alone: meteors and debris in it`, fallers, 'objects', 1),
    row(`${name} alone: missile hazards`, hazards, 'hazards', 1),
    row(`${name} alone: missile drafts`, drafts, 'drafts', 1),
  ];
  if (drafts > 0) return made;
  return [
    ...made,
    row(`${name} alone: drafts, 95 % upper bound (3/T)`, 3 / sensorHours, '1/sensor-hour', 1),
  ];
}

function curveRows({ threshold, detected, falsely, delayS, n }: Point): BenchRow[] {
  const at = `threshold ${threshold}`;
  return [
    row(`${at}: flights recognised`, detected, 'share', n),
    row(`${at}: other objects taken for one`, falsely, 'objects', n),
    row(`${at}: first plot to evidence, p95`, delayS, 's', n),
  ];
}

function closeRows(name: string, { looked }: Alone): BenchRow[] {
  return [...looked]
    .sort((a, b) => b.most - a.most)
    .slice(0, TOLD)
    .map(({ most, speed, height, sensors }) =>
      row(
        `${name}, close: ${Math.round(speed)} m/s at ${Math.round(height / 1000)} km, ${sensors.join(' ')}`,
        most,
        'probability',
        1,
      ),
    );
}

function orbitRows({ flown, opened, delaysS, hours, glows, hazards }: SeenFromOrbit): BenchRow[] {
  return [
    row('one infrared satellite: launches with a hazard', opened / flown, 'share', flown),
    row('one infrared satellite: first look to hazard, p50', quantile(delaysS, 0.5), 's', opened),
    row('one infrared satellite: first look to hazard, p95', quantile(delaysS, 0.95), 's', opened),
    row('fires, glints, afterburners, meteors, debris: seen', glows, 'objects', 1),
    row('fires, glints, afterburners, meteors, debris: hours', hours, 'sensor-hours', 1),
    row('fires, glints, afterburners, meteors, debris: hazards', hazards, 'hazards', 1),
  ];
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    process.stderr.write('usage: node bench/recognition.ts FILE.svg\n');
    process.exit(2);
  }
  const { flights, feeds } = measure();
  const alone = feeds.map(([, one]) => one);
  writeFileSync(file, drawCurve(curveOf(flights, alone), alone));
}
