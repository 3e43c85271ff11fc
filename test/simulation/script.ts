import { CARRIED } from './carrier.ts';
import type { Chance } from './chance.ts';
import type { Stage } from './inflict.ts';
import { actOnLeads } from './lead-acts.ts';
import { HOSTILE, NODES } from './nations.ts';
import { announce } from './people.ts';
import { END_MS, SPEAK_UNTIL_MS } from './plan.ts';
import { RADAR } from './settings.ts';
import { consultAllies, recallOne } from './talk.ts';
import { aircraftState, flightStates, plotOf } from './world.ts';

/** One seed in so many sees a missile fly; its tracking costs as much as the rest of some runs. */
const FLIGHT_EVERY = 12;
/** Behind a diode the last file comes so long before the end. */
const LAST_FILE_MS = 4000;
const FILE_EVERY_MS = 5000;
/** Where authority is lent, people look at it this often, ms. */
const LEAD_EVERY_MS = 2500;
/** Words between nations in a run, and in one run of three something is recalled. */
const WORDS = 4;
/** Aircraft of a run with traffic, and how long they are seen, s. */
const AIRCRAFT = 3;
const AIRCRAFT_SEEN_S = 22;
/** Some lines are slow for so long while they fly, ms. */
const SLOW_MS = 8000;

/** What is written into a run: the stage, and a way to say what happens. */
export interface Script extends Stage {
  readonly chance: Chance;
  note(who: string, what: string): void;
}

/** All that happens in a run of a seed beside what goes wrong. */
export function schedule(script: Script, seed: number): void {
  const { chance, timeline, hosts, choices, hostile } = script;
  const { mode, traffic, leads } = choices.get('kor')!;
  announceLaunches(script, mode);
  const other = mode === 'actual' ? 'exercise' : 'actual';
  const odd = [...hosts.values()][chance.below(NODES.length)]!;
  timeline.at(chance.below(SPEAK_UNTIL_MS), () => announce(odd, other, 90, 0, chance));
  for (let n = 0; n < 2; n++) {
    timeline.at(1000 + chance.below(SPEAK_UNTIL_MS), () => script.note(HOSTILE, hostile.act(0)));
  }
  timeline.at(1000 + chance.below(SPEAK_UNTIL_MS), () => {
    script.note(HOSTILE, hostile.act(chance.next()));
  });
  talk(script);
  if (script.isDiode) carryFiles(script);
  if (leads) lead(script);
  if (traffic) fly(script, mode);
  if (seed % FLIGHT_EVERY !== 0) return;
  for (const [second, state] of flightStates().slice(0, 22).entries()) {
    timeline.at(2000 + second * 1000, () => look(script, state, mode));
  }
}

type Mode = Parameters<typeof announce>[1];

/** What there is to tell: launches announced, changed and called off. */
function announceLaunches({ hosts, chance, timeline }: Script, mode: Mode): void {
  for (const [i, host] of [...hosts.values()].entries()) {
    for (let n = 0; n < 2; n++) {
      const number = 1 + n * NODES.length + i;
      let whenMs = 800 + chance.below(SPEAK_UNTIL_MS / 2);
      for (let change = 0; change < 3 && whenMs < SPEAK_UNTIL_MS; change++) {
        const each = change;
        timeline.at(whenMs, () => announce(host, mode, number, each, chance));
        whenMs += 1500 + chance.below(9000);
      }
    }
  }
}

/** Officers consult each other on what is known, answer, and now and then take something back. */
function talk(script: Script): void {
  const { chance, hosts, choices, timeline } = script;
  for (let n = 0; n <= WORDS; n++) {
    const act = n === WORDS ? recallOne : consultAllies;
    if (n === WORDS && !chance.hit(0.3)) return;
    const host = [...hosts.values()][chance.below(NODES.length)]!;
    timeline.at(2000 + chance.below(SPEAK_UNTIL_MS), () => {
      const key = choices.get(host.node)!.officerKeys[1]!;
      script.note(host.node, `an officer ${act(host, key, chance)}`);
    });
  }
}

/** Nothing but files gets to Japan, and nothing from there. */
function carryFiles(script: Script): void {
  const { chance, hosts, checks, carrier, timeline } = script;
  const [from, to] = [hosts.get('usa')!, hosts.get('jpn')!];
  script.wireOf('jpn', 'usa').cutUntilMs = Number.POSITIVE_INFINITY;
  checks.carried.add('jpn');
  checks.lastFileMs = timeline.nowMs + END_MS - LAST_FILE_MS;
  for (let atMs = FILE_EVERY_MS; atMs < END_MS - LAST_FILE_MS; atMs += FILE_EVERY_MS) {
    timeline.at(atMs, () => {
      const how = CARRIED[chance.below(CARRIED.length)]!;
      script.note('file', carrier.carry(from, to, how));
    });
  }
  // What was lost or damaged on the way is asked for again.
  timeline.at(END_MS - LAST_FILE_MS, () => script.note('file', carrier.carry(from, to, 'whole')));
}

function lead({ chance, hosts, choices, timeline }: Script): void {
  for (const node of ['jpn', 'usa'] as const) {
    for (let atMs = 1000; atMs < SPEAK_UNTIL_MS; atMs += LEAD_EVERY_MS) {
      timeline.at(atMs + chance.below(LEAD_EVERY_MS), () => {
        actOnLeads(hosts.get(node)!, choices.get(node)!.officerKeys, chance);
      });
    }
  }
}

/** Aircraft, each seen once a second and in turn, so that batches hold now this and now that. */
function fly(script: Script, mode: Mode): void {
  const { chance, timeline } = script;
  if (chance.hit(0.5)) {
    // Towards the United States, so that batches have to wait.
    timeline.at(4000 + chance.below(SLOW_MS), () => {
      script.wireOf('kor', 'usa').delay(1, SLOW_MS, 1500);
    });
  }
  for (let looks = 0; looks < AIRCRAFT * AIRCRAFT_SEEN_S; looks++) {
    const second = looks / AIRCRAFT;
    const state = aircraftState(looks % AIRCRAFT, second);
    script.timeline.at(1500 + second * 1000, () => look(script, state, mode));
  }
}

/** Korea's radar sees something. */
function look({ hosts, chance }: Script, state: Float64Array, mode: Mode): void {
  const host = hosts.get('kor')!;
  const bytes = plotOf(state, host.nowMs, chance, mode);
  host.take({ kind: 'datagram', source: RADAR.source, bytes });
}
