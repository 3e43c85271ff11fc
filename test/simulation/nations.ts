import type { Label, Mode } from '../../src/mark/index.ts';
import { seal } from '../../src/seal/index.ts';
import type { Sensor } from '../../src/sense/index.ts';
import {
  ARRANGEMENT_TYPE,
  type ReleaseClass,
  type SharingSettings,
  type SignedArrangement,
  type TrackRelease,
} from '../../src/share/index.ts';
import type { WatchSettings } from '../../src/watch/index.ts';
import { chanceOf } from './chance.ts';
import { fakeSigner } from './keys.ts';
import { LEAD } from './lead-world.ts';
import { LABEL, OFFICERS, RADAR, simulatedPeer, simulatedSettings } from './settings.ts';

export const NODES = ['kor', 'usa', 'jpn'] as const;
export type NodeName = (typeof NODES)[number];
/** A node that keeps no rule; the hub knows it as a peer. */
export const HOSTILE = 'mal';

/** Who announces launches: in the texts for the public, and in no other frame. */
export const ISSUER = 'Canary Coast Guard';
/** Words that no frame may hold. */
const NOTICES = 'canary-notices';
export const SECRETS: readonly string[] = [RADAR.id, NOTICES];
export const NOTICE_SOURCE = 'udp://127.0.0.1:8640';

/** What Korea has agreed on with the United States at the moment. */
export const POLICIES = ['open', 'no-space', 'erring', 'revoked', 'protected'] as const;
export type Policy = (typeof POLICIES)[number];
/** How Korea marks its own at the moment. */
export const LABELS = ['full', 'not-usa', 'delayed', 'unreadable'] as const;
export type LabelKind = (typeof LABELS)[number];

export const LABEL_DELAY_S = 4;
/** So long a warning waits of what protected sensors alone have shown. */
export const PROTECTED_DELAY_S = 3;
/** Tracks are told by cells of this size, m. */
export const TRACK_GRID_M = 10_000;

/** What can change in a run, of one node. Plain data. */
export interface Choices {
  readonly mode: Mode;
  readonly policy: Policy;
  readonly label: LabelKind;
  readonly everyS: number;
  /** Aircraft fly off Korea, and Korea tells the United States of their tracks. */
  readonly traffic: boolean;
  /** Japan lends its authority to take back; clocks stay within what that asks of them. */
  readonly leads: boolean;
  /** What key each officer is known by, and until when, ms. */
  readonly officerKeys: readonly string[];
  readonly officerEndsMs: number | null;
}

export const COMBINED = 'combined';

function combined({ everyS, traffic }: Choices): ReleaseClass {
  const tracks: TrackRelease = {
    ...{ kinds: ['air'], gridM: TRACK_GRID_M, velocity: true, identity: false },
    ...{ delayS: 0, everyS: 0, onward: [] },
  };
  return {
    ...(traffic ? { tracks } : {}),
    ...{ id: COMBINED, fields: ['nature', 'rangeClass', 'apogee'], gridM: 20_000, timeStepS: 10 },
    ...{ launchGridM: 10_000, delayS: 0, everyS, overRangeM: 0, overApogeeM: 0 },
  };
}

const ALLIES = '@id("allies") permit(principal, action, resource) when { context.peer == "usa" };';
const NO_SPACE =
  '@id("no-space") forbid(principal, action, resource) when { context.kind == "space-launch" };';
/** Overflows wherever something is classified at all: it forbids all, and Cedar skips it. */
export const ERRING =
  '@id("erring") forbid(principal, action, resource) when { context.classification + 9223372036854775807 > 0 };';

const TEXTS: Readonly<Record<Exclude<Policy, 'revoked'>, string>> = {
  open: ALLIES,
  protected: ALLIES,
  'no-space': `${ALLIES}\n${NO_SPACE}`,
  erring: `${ALLIES}\n${ERRING}`,
};

function arrangementWith(policies: string, key: string): SignedArrangement {
  const body: SignedArrangement['body'] = {
    id: 'kor-usa',
    version: 1,
    node: 'kor',
    peer: 'usa',
    validFromMs: 0,
    validUntilMs: 9e12,
    tier: 'full',
    classes: [COMBINED],
    policies,
    officer: 'officer-a',
  };
  return seal(ARRANGEMENT_TYPE, body, fakeSigner(key.replace(/^sim-/, '')));
}

function sharingOf(choices: Choices): SharingSettings {
  const { policy, officerKeys } = choices;
  const arrangements =
    policy === 'revoked' ? [] : [arrangementWith(TEXTS[policy], officerKeys[0]!)];
  const classes = [combined(choices)];
  if (policy !== 'protected') {
    return { classes, arrangements, protectedSensors: [], protectedDelayS: 0 };
  }
  const protectedDelayS = PROTECTED_DELAY_S;
  return { classes, arrangements, protectedSensors: [NOTICES], protectedDelayS };
}

/** The same settings with other policies, signed anew: what a program that drops one would see. */
export function withPolicies(value: WatchSettings, edit: (text: string) => string): WatchSettings {
  const { sharing } = value;
  if (sharing === undefined) return value;
  const arrangements = sharing.arrangements.map(({ body, key }) =>
    arrangementWith(edit(body.policies), key),
  );
  return { ...value, sharing: { ...sharing, arrangements } };
}

function labelOf({ mode, label }: Choices): Label {
  const caveats = mode === 'exercise' ? LABEL.caveats : [];
  if (label === 'not-usa') return { ...LABEL, caveats, releasableTo: ['jpn', 'kor'] };
  if (label === 'delayed') return { ...LABEL, caveats, delayS: LABEL_DELAY_S };
  if (label === 'unreadable') {
    return { ...LABEL, caveats, classification: 'cosmic' as Label['classification'] };
  }
  return { ...LABEL, caveats };
}

/** The three nations' settings; the hub knows the hostile peer, and Japan accepts it through the hub. */
export function nationSettings(node: NodeName, choices: Choices): WatchSettings {
  const { mode } = choices;
  const notices: Sensor = {
    ...RADAR,
    ...{ id: NOTICES, kind: 'notice', format: 'bongsu-notice', source: NOTICE_SOURCE },
    ...{ site: null, scanPeriodS: null },
  };
  const origin = (name: string) => ({ node: name, statementKey: `sim-${name}` });
  const peers = {
    kor: [
      simulatedPeer('usa', { origins: [origin('jpn')], releaseClasses: ['minimum', COMBINED] }),
    ],
    usa: ['jpn', 'kor', HOSTILE].map((name) => simulatedPeer(name, { relay: true })),
    jpn: [simulatedPeer('usa', { origins: [origin('kor'), origin(HOSTILE)] })],
  }[node];
  const sensors = (node === 'kor' ? [RADAR, notices] : [notices]).map((each) => ({
    ...each,
    mode,
  }));
  const base = simulatedSettings(node, sensors, peers);
  const own = node === 'kor' ? choices : { ...choices, label: 'full' as const };
  const label = labelOf(own);
  return {
    ...base,
    mode,
    label,
    officers: OFFICERS.map((officer, i) => ({
      ...officer,
      key: choices.officerKeys[i]!,
      notAfterMs: i === 0 ? choices.officerEndsMs : null,
      demonstration: mode === 'exercise',
    })),
    assess: { ...base.assess, mode, label },
    ...(choices.leads ? { warn: { ...base.warn, lead: LEAD } } : {}),
    ...(node === 'kor' ? { sharing: sharingOf(choices) } : {}),
  };
}

/** What a run begins with: mostly everything open and marked in full, since faults change it. */
export function firstChoices(seed: number): Choices {
  const chance = chanceOf(seed ^ 0xc401ce);
  const policy = chance.hit(0.5) ? 'open' : POLICIES[chance.below(POLICIES.length)]!;
  const label = chance.hit(0.7) ? 'full' : LABELS[chance.below(LABELS.length)]!;
  return {
    ...{ mode: seed % 4 === 1 ? 'actual' : 'exercise', policy, label },
    ...{ everyS: seed % 3 === 0 ? 2 : 0, traffic: chance.hit(0.2) },
    leads: chance.hit(0.25),
    ...{ officerKeys: OFFICERS.map(({ key }) => key), officerEndsMs: null },
  };
}
