import type { HazardKind } from '../../assess/index.ts';
import { canonicalJson } from '../../seal/index.ts';
import type { WarnSettings } from '../settings.ts';
import { type Stage, stageTold, type Warning, type WarningText } from '../warning.ts';

/** Type of the JSON document that webhooks and gateways carry on; a later layout takes another. */
export const MESSAGE_TYPE = 'bongsu/message/1';

/** A document of that type, ready to go out. */
export interface RenderedMessage {
  readonly name: string;
  readonly document: string;
}

/**
 * The public words of a revision as canonical JSON, for programs that carry them on: webhooks,
 * sirens, SMS, e-mail. Null for what never leaves (drafts, mode `simulated`).
 *
 * Built field by field from an allow-list (docs/lifecycle.md, laws 5 and 11): areas by name, times,
 * actions and texts. No track, sensor, launch or impact point, and not the predicted area, whose
 * middle is the predicted point. Times are `Ms` since the epoch, UTC.
 */
export function renderMessage(
  warning: Warning,
  { issuerName }: Pick<WarnSettings, 'issuerName'>,
): RenderedMessage | null {
  const { id, revision, mode, state, issuedMs } = warning;
  if (mode === 'simulated' || state === 'drafted' || issuedMs === undefined) return null;
  const body = {
    type: MESSAGE_TYPE,
    issuer: warning.issuer,
    issuerName: { ...issuerName },
    mode,
    warning: id,
    revision,
    ...(warning.supersedes === undefined ? {} : { supersedes: warning.supersedes }),
    state,
    kind: warning.kind,
    priority: UNHURRIED.includes(warning.kind) ? 'normal' : 'immediate',
    stage: mostUrgent(warning),
    areas: warning.areas.map(({ region, names, stage, earliestMs, latestMs, over }) => ({
      ...{ region, names: { en: names.en, ko: names.ko, ja: names.ja } },
      ...{ stage: stageTold(warning, { region, stage }), earliestMs, latestMs },
      ...(over === undefined ? {} : { over }),
    })),
    texts: textsOf(warning.texts),
    ...(warning.apart === undefined
      ? {}
      : {
          apart: warning.apart.map(({ regions, texts }) => ({ regions, texts: textsOf(texts) })),
        }),
    ...(warning.lifted === undefined ? {} : { lifted: textsOf(warning.lifted) }),
    issuedMs,
    expiresMs: warning.expiresMs,
  };
  return { name: `bongsu-${mode}-${id}-${revision}`, document: canonicalJson(body) };
}

/**
 * Of these nobody has to take cover within minutes. All revisions of a warning have one priority:
 * it is taken back as loudly as it was given.
 */
const UNHURRIED: readonly HazardKind[] = [
  'space-launch',
  're-entry',
  'balloon',
  'gnss',
  'maritime',
  'cyber',
  'conjunction',
];

const URGENCY: readonly Stage[] = ['take-cover', 'launched', 'prepare', 'all-clear'];

/**
 * What the most concerned area is told to do: a stage, of which taking cover comes first. No siren
 * sounds the all-clear where another warning stands.
 */
function mostUrgent(warning: Warning): Stage {
  const named = new Set(warning.areas.map((area) => stageTold(warning, area)));
  return URGENCY.find((stage) => named.has(stage)) ?? 'all-clear';
}

/** Each language that there is, by its tag. */
function textsOf(
  texts: Readonly<Record<string, WarningText>>,
): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).map(([language, { headline, brief, description, instruction }]) => [
      language,
      { headline, brief, description, instruction },
    ]),
  );
}
