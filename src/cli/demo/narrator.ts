import type { BallisticHazard } from '../../assess/index.ts';
import { polygonArea } from '../../earth/index.ts';
import { type ExerciseState, flightsOf } from '../../exercise/index.ts';
import type { Extension, RunningNode } from '../../node/index.ts';
import type { SignedStatement } from '../../share/index.ts';
import { textIn, type Warning } from '../../warn/index.ts';
import type { View } from '../../watch/index.ts';
import { area, clockTime, type Tell } from './telling.ts';

/** How often the narrator looks at the nodes, real milliseconds. */
const LOOK_MS = 100;
/** A shrinking area is told again when it has shrunk to this share of what was told last. */
const TELL_AGAIN = 0.5;
/** Areas told by name in one line. */
const NAMED_AREAS = 4;
/** While the time of impact is less sure than this, 1 sigma, it is not told, seconds. */
const SURE_WITHIN_S = 120;

/** What was told already, so that nothing is told twice. */
interface Told {
  readonly once: Set<string>;
  /** Area told last, by hazard, m². */
  readonly areas: Map<string, number>;
}

/**
 * Reads the nodes' own views, as the page does, and says in plain words what is new. It changes
 * nothing.
 */
export function narrator(state: ExerciseState, tell: Tell): Extension {
  return {
    name: 'narrator',
    async start(host) {
      const told: Told = { once: new Set(), areas: new Map() };
      const look = (): void => {
        tellWorld(state, host.clock.nowMs(), told, tell);
        for (const node of host.nodes) {
          const view = node.view();
          if (view !== null) tellNode(node, view, told, tell);
        }
      };
      const timer = setInterval(look, LOOK_MS);
      return {
        async stop() {
          clearInterval(timer);
          look();
        },
      };
    },
  };
}

function once(told: Told, key: string): boolean {
  if (told.once.has(key)) return false;
  told.once.add(key);
  return true;
}

/** What the exercise staff know and no node is told. */
function tellWorld(state: ExerciseState, nowMs: number, told: Told, tell: Tell): void {
  for (const flight of flightsOf(state)) {
    const happens = (atMs: number, event: string, text: string): void => {
      if (nowMs >= atMs && once(told, `${flight.id} ${event}`)) tell('world', event, text);
    };
    happens(flight.launchMs, 'launch', `${flight.name} lifts off; no node is told`);
    happens(flight.firstPlotMs ?? Number.POSITIVE_INFINITY, 'first-plot', 'a radar sees it');
    happens(flight.burnoutMs, 'burnout', 'its motor has burnt out');
    happens(
      flight.apogeeMs,
      'apogee',
      `it is at its highest, ${Math.round(flight.apogeeM / 1000)} km`,
    );
    happens(flight.impactMs, 'impact', 'it has come down in the sea');
  }
}

function tellNode(node: RunningNode, view: View, told: Told, tell: Tell): void {
  const key = (...parts: (string | number)[]): string => [node.node, ...parts].join(' ');
  for (const link of view.links)
    if (once(told, key('link', link.peer, link.state, link.state === 'up' ? '' : link.received)))
      tell(node.node, 'link', `the link with ${link.peer} is ${link.state}`);
  for (const sensor of view.sensors)
    if (sensor.state === 'good' && once(told, key('sensor', sensor.id)))
      tell(node.node, 'sensor', `hears ${sensor.id} (${sensor.format})`);
  for (const count of [25, 100]) {
    const confirmed = view.tracks.filter((track) => track.status === 'confirmed').length;
    if (confirmed >= count && once(told, key('tracks', count)))
      tell(node.node, 'tracks', `follows ${confirmed} aircraft and ships`);
  }
  for (const hazard of view.hazards)
    if (hazard.kind === 'ballistic') tellHazard(node.node, hazard, told, tell);
  for (const { id, hazards, count, sites } of view.salvos) {
    const { low, likely, high } = count;
    const spread = low === high ? '' : `, ${low} to ${high}`;
    const from = sites === 1 ? 'one site' : `${sites} sites`;
    if (once(told, key('salvo', id, low, likely, high)))
      tell(node.node, 'salvo', `counts a salvo of ${likely}${spread}, from ${from}`, { hazards });
  }
  for (const warning of view.warnings)
    if (once(told, key(warning.id, warning.revision, warning.state)))
      tell(node.node, `warning-${warning.state}`, warningWords(warning, told), {
        warning: warning.id,
        revision: warning.revision,
      });
  for (const statement of view.allied) tellAllied(node.node, statement, told, tell);
  for (const alarm of view.alarms)
    if (once(told, key('alarm', alarm.code, alarm.message)))
      tell(node.node, 'alarm', `ALARM ${alarm.code}: ${alarm.message}`);
}

function tellHazard(node: string, hazard: BallisticHazard, told: Told, tell: Tell): void {
  const nine = hazard.areas.find((candidate) => candidate.containment === 0.9);
  const size = nine === undefined ? null : polygonArea(nine.polygon);
  const facts = { hazard: hazard.id, revision: hazard.revision };
  const { timeMs, timeSigmaS } = hazard.impact;
  const impact =
    timeSigmaS > SURE_WITHIN_S
      ? 'where and when it comes down is open yet'
      : `impact about ${clockTime(timeMs)}, ± ${Math.ceil(1.645 * timeSigmaS)} s`;
  const where = size === null ? '' : `; the area that holds it at 90 % has ${area(size)}`;
  if (hazard.status !== 'open') {
    if (once(told, `${node} ${hazard.id} ${hazard.status}`))
      tell(node, `hazard-${hazard.status}`, hazardEnd(hazard), facts);
    if (hazard.status === 'lost' && size !== null) tellGrowth(node, hazard, size, told, tell);
    return;
  }
  tellSensors(node, hazard, told, tell);
  const before = told.areas.get(hazard.id);
  if (before === undefined) {
    told.areas.set(hazard.id, size ?? Number.POSITIVE_INFINITY);
    const [likely] = Object.entries(hazard.rangeClass).sort(([, a], [, b]) => b - a);
    const percent = Math.round(hazard.probability * 100);
    tell(
      node,
      'hazard',
      `recognises a ballistic launch (${percent} %, most likely class ${likely?.[0]}): ${impact}${where}`,
      facts,
    );
  } else if (size !== null && size < TELL_AGAIN * before) {
    told.areas.set(hazard.id, size);
    tell(node, 'area', `the prediction is sharper: ${impact}${where}`, facts);
  }
}

/** Sensors differ from here on, in sigmas of both. */
const DIFFER_SIGMAS = 3;

/** Said once when two sensors can be compared, and once more when they differ. */
function tellSensors(node: string, hazard: BallisticHazard, told: Told, tell: Tell): void {
  const { bySensor, id } = hazard;
  if (bySensor.length === 0) return;
  const most = Math.max(...bySensor.map(({ apartSigmas }) => apartSigmas));
  const word = most > DIFFER_SIGMAS ? 'differ' : 'agree';
  if (!once(told, `${node} ${id} sensors ${word}`)) return;
  const each = bySensor.map(
    ({ sensor, timeMs, sigmaM }) =>
      `${sensor} alone ${clockTime(timeMs)} ± ${Math.round(sigmaM / 100) / 10} km`,
  );
  const words = `its sensors ${word} (${most.toFixed(1)} sigma apart): ${each.join(', ')}`;
  tell(node, 'sensors', words, { hazard: id });
}

/** What nobody sees may be anywhere farther about. */
function tellGrowth(
  node: string,
  hazard: BallisticHazard,
  size: number,
  told: Told,
  tell: Tell,
): void {
  const key = `${hazard.id} lost`;
  const before = told.areas.get(key);
  if (before !== undefined && size * TELL_AGAIN < before) return;
  told.areas.set(key, size);
  const words = `nobody sees it: the area that holds it at 90 % has ${area(size)}`;
  tell(node, 'area', before === undefined ? words : `${words} by now`, { hazard: hazard.id });
}

function hazardEnd(hazard: BallisticHazard): string {
  switch (hazard.status) {
    case 'lost':
      return 'the track is lost: the prediction is unreliable';
    case 'withdrawn':
      return 'it was no ballistic launch: the hazard is withdrawn';
    default:
      return 'the time of impact has passed';
  }
}

function warningWords(warning: Warning, told: Told): string {
  const places = placesOf(warning);
  const name = `warning ${warning.id}, revision ${warning.revision},`;
  switch (warning.state) {
    case 'drafted':
      if (warning.becomes !== 'released')
        return `drafts ${name} to become ${warning.becomes}, for ${places}`;
      return once(told, `first draft ${warning.id}`)
        ? `drafts ${name} for ${places}`
        : `drafts it anew as revision ${warning.revision}: ${places}`;
    case 'released':
      return `${name} IS RELEASED ${byWhom(warning)} for ${places}: "${textIn(warning.texts, 'en').headline}"`;
    case 'updated':
      return `${name} is updated ${byWhom(warning)}: ${places}`;
    case 'lost':
      return `${name} says at once: "${textIn(warning.texts, 'en').headline}"`;
    case 'cancelled':
      return warning.issuedMs === undefined ? `${name} is dropped` : `${name} is cancelled`;
    case 'ended':
      return `${name} says: the time has passed, wait for the all-clear`;
    case 'all-clear':
      return `${name} is the ALL CLEAR for ${places}`;
  }
}

function byWhom({ standing, approvals }: Warning): string {
  if (standing === undefined) return approvals.length > 1 ? 'by two officers' : 'by one officer';
  return standing.why === 'time-left'
    ? 'by itself (under 5 minutes left; standing authority)'
    : 'by itself (the second officer is silent; standing authority)';
}

/** Names of the first few areas and how many more; then those that are let go. */
function placesOf(warning: Warning): string {
  const over = warning.becomes === 'all-clear' || warning.becomes === 'cancelled';
  const named = warning.areas.filter((area) => over || area.stage !== 'all-clear');
  const free = warning.areas.length - named.length;
  const letGo = free > 0 ? ` (all clear for ${free} named before)` : '';
  if (named.length === 0) return `no area${letGo}`;
  const more = named.length - NAMED_AREAS;
  const first = named.slice(0, NAMED_AREAS).map((area) => area.names.en);
  return first.join(', ') + (more > 0 ? ` and ${more} more` : '') + letGo;
}

function tellAllied(node: string, statement: SignedStatement, told: Told, tell: Tell): void {
  const { origin, content } = statement.body;
  if (content.about === 'hazard') {
    if (once(told, `${node} allied ${content.hazard} ${content.status}`))
      tell(
        node,
        'allied-hazard',
        `has ${origin}'s signed word of hazard ${content.hazard} (${content.status})`,
      );
  } else if (content.about === 'lead') {
    if (once(told, `${node} lead ${content.lead} ${content.word}`))
      tell(node, 'lead', `has ${origin}'s signed word on ${content.lead}: ${content.word}`);
  } else if (
    content.about === 'warning' &&
    once(told, `${node} allied ${content.warning} ${content.revision}`)
  ) {
    tell(
      node,
      'allied-warning',
      `has ${origin}'s signed warning ${content.warning}, revision ${content.revision}: ${content.state}`,
      { warning: content.warning, revision: content.revision },
    );
  }
}

/** True once `node` holds an all-clear of every warning that `origin` gave out. */
export function hasAllClear(node: RunningNode, origin: string): boolean {
  const words = (node.view()?.allied ?? []).flatMap(({ body }) =>
    body.origin === origin && body.content.about === 'warning' ? [body.content.state] : [],
  );
  return words.length > 0 && words.every((state) => state === 'all-clear');
}
