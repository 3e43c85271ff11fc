import type { WarningContent } from '../../src/share/index.ts';
import type { Language, Warning } from '../../src/warn/index.ts';
import type { View } from '../../src/watch/index.ts';
import { WORDS } from './words.ts';

/** One warning as the rail shows it, one's own or an ally's. */
export interface Card {
  readonly key: string;
  readonly issuer: string;
  readonly own: boolean;
  readonly state: string;
  readonly revision: number;
  readonly headline: string;
  readonly description: string;
  readonly instruction: string;
  readonly earliestMs: number | null;
  readonly latestMs: number | null;
  readonly regions: readonly string[];
  /** Officers who have released it, or have signed a draft so far. */
  readonly officers: readonly string[];
}

/** All warnings in a view, soonest arrival first, then the newest. */
export function cardsOf(view: View, language: Language): Card[] {
  const own = view.warnings.map((warning) => ownCard(view, warning, language));
  const allied = view.allied.flatMap((statement) => {
    const { content, origin } = statement.body;
    return content.about === 'warning' ? [alliedCard(origin, content, language)] : [];
  });
  return [...own, ...allied].sort(
    (a, b) => (a.earliestMs ?? Infinity) - (b.earliestMs ?? Infinity) || b.revision - a.revision,
  );
}

function ownCard(view: View, warning: Warning, language: Language): Card {
  const text = warning.texts[language];
  const pending = view.pendingActs
    .map((act) => act.body)
    .filter((act) => act.warning === warning.id && act.revision === warning.revision)
    .map((act) => act.officer);
  return {
    key: `${warning.id}/${warning.revision}`,
    issuer: warning.issuer,
    own: true,
    state: warning.state,
    revision: warning.revision,
    ...text,
    ...span(warning.areas),
    regions: warning.areas.map((area) => area.names[language]),
    officers: warning.state === 'drafted' ? pending : warning.approvals.map((each) => each.officer),
  };
}

function alliedCard(origin: string, content: WarningContent, language: Language): Card {
  return {
    key: `${origin}/${content.warning}/${content.revision}`,
    issuer: origin,
    own: false,
    state: content.state,
    revision: content.revision,
    ...content.texts[language],
    ...span(content.areas),
    regions: content.areas.map((area) => area.region),
    officers: [],
  };
}

interface Times {
  readonly earliestMs: number | null;
  readonly latestMs: number | null;
}

function span(areas: readonly Times[]): Times {
  const first = areas.flatMap((area) => (area.earliestMs === null ? [] : [area.earliestMs]));
  const last = areas.flatMap((area) => (area.latestMs === null ? [] : [area.latestMs]));
  return {
    earliestMs: first.length > 0 ? Math.min(...first) : null,
    latestMs: last.length > 0 ? Math.max(...last) : null,
  };
}

/** `T−02:31`, by the node's clock; never negative without saying that it has passed. */
export function countdown(
  nowMs: number,
  earliestMs: number | null,
  latestMs: number | null,
  language: Language,
): string {
  if (earliestMs === null || latestMs === null) return '';
  if (nowMs > latestMs) return WORDS[language].passed;
  if (nowMs >= earliestMs) return WORDS[language].now;
  return `T−${clock(Math.floor((earliestMs - nowMs) / 1000))}`;
}

function clock(seconds: number): string {
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `20:38:27Z` */
export function timeOfDay(ms: number): string {
  const seconds = Math.floor(ms / 1000) % 86_400;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}Z`;
}
