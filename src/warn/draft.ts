import type { GeoPolygon } from '../earth/index.ts';
import type { Instant } from '../mark/index.ts';
import { bodyHash, noteCanonical } from '../seal/index.ts';
import { areasInForce, areasLetGo, latestOf, restAreas, TIME_TOLERANCE_S } from './areas.ts';
import { type AreaGroup, groupsOf, launchTold, type Together, together } from './groups.ts';
import { heldElsewhere } from './held.ts';
import type { WarnCase, WarnState } from './state.ts';
import { composeTexts, isComplete } from './texts/compose.ts';
import type { Message } from './texts/language.ts';
import type { Drop } from './transitions.ts';
import {
  approvedContent,
  type LaunchJudged,
  type PublicState,
  stageTold,
  type Texts,
  type TextsApart,
  type Warning,
  type WarningArea,
} from './warning.ts';

/** Type line of the hash that officers approve. */
export const CONTENT_TYPE = 'bongsu/warning-content/1';

/**
 * A message stands this long after its last time: receivers drop what has expired, and nobody
 * who takes cover may lose the message before the all-clear.
 */
export const STANDS_S = 3600;

/** One revision about to be made. */
interface Content {
  readonly becomes: PublicState;
  readonly areas: readonly WarningArea[];
  readonly polygons: readonly GeoPolygon[];
  readonly texts: Texts;
  readonly apart?: Warning['apart'] | undefined;
  readonly lifted?: Texts | undefined;
  readonly launch?: LaunchJudged | undefined;
  readonly withdrawal: Pick<Warning['withdrawal'], 'correction' | 'allClear'>;
  /** Where it goes; absent: to those of the revision before it, or of the settings. */
  readonly channels?: readonly string[];
}

/** A draft of `becomes` for areas that something is predicted for, its withdrawal with it. */
export function draftWarning(
  state: WarnState,
  entry: WarnCase,
  becomes: 'released' | 'updated' | 'lost',
  areas: readonly WarningArea[],
  polygons: readonly GeoPolygon[],
  nowMs: Instant,
): Warning {
  const groups = groupsOf(areas);
  const apart = becomes === 'lost' || groups.length < 2 ? undefined : groups;
  const { lead, over, ready } = together(groups);
  const message = becomes === 'lost' ? 'lost' : lead === null ? 'launched' : messageOf(lead);
  entry.held = heldElsewhere(state, entry, areas);
  return makeRevision(state, entry, nowMs, {
    becomes,
    areas,
    polygons,
    texts: compose(state, entry, message, areas, message === 'lost' ? {} : { lead, over, ready }),
    apart: apart?.map((group) => ({
      regions: group.areas.map(({ region }) => region),
      texts: compose(state, entry, messageOf(group), areas, { lead: group, alone: true }),
    })),
    lifted: liftedTexts(state, entry, areas),
    launch: launchOf(entry),
    withdrawal: {
      correction: compose(state, entry, 'correction', areas),
      allClear: compose(state, entry, 'allClear', areas),
    },
  });
}

/**
 * A draft that takes the released warning back, in the words that were prepared with it; where
 * another warning holds some of its areas, in words that say so.
 */
export function draftWithdrawal(
  state: WarnState,
  entry: WarnCase,
  released: Warning,
  becomes: 'cancelled' | 'all-clear',
  nowMs: Instant,
): Warning {
  const { correction, allClear } = released.withdrawal;
  entry.held = heldElsewhere(state, entry, released.areas);
  const message = becomes === 'cancelled' ? 'correction' : 'allClear';
  const prepared = becomes === 'cancelled' ? correction : allClear;
  return makeRevision(state, entry, nowMs, {
    becomes,
    areas: restAreas(released.areas, 'all-clear'),
    polygons: [],
    texts:
      entry.held.length === 0
        ? prepared
        : compose(state, entry, message, released.areas, { held: entry.held }),
    launch: released.launch,
    withdrawal: released.withdrawal,
  });
}

/**
 * A revision that the machine says at once, without officers: `lost` when the track was lost,
 * `ended` when the time has passed. Both keep people where they were told to be; neither takes
 * anything back. At the end nobody is told more than before: who was to be ready is not told to
 * take cover because the time is over.
 */
export function statement(
  state: WarnState,
  entry: WarnCase,
  released: Warning,
  becomes: 'lost' | 'ended',
  nowMs: Instant,
): Warning {
  const areas = becomes === 'lost' ? released.areas : endedAreas(released);
  entry.held = heldElsewhere(state, entry, areas);
  const calm = becomes === 'ended' ? areasInForce(areas).filter(isReady) : [];
  const urgent = areasInForce(areas).filter((area) => !calm.includes(area));
  const isMixed = calm.length > 0 && urgent.length > 0;
  const apartOf = (some: readonly WarningArea[], isCalm: boolean): TextsApart => ({
    regions: some.map(({ region }) => region),
    texts: compose(state, entry, becomes, areas, { only: some, calm: isCalm, alone: true }),
  });
  const made = makeRevision(state, entry, nowMs, {
    becomes,
    areas,
    polygons: released.polygons,
    texts: compose(
      state,
      entry,
      becomes,
      areas,
      isMixed ? { only: urgent, ready: calm } : { calm: calm.length > 0 },
    ),
    apart: isMixed ? [apartOf(urgent, false), apartOf(calm, true)] : undefined,
    lifted: liftedTexts(state, entry, areas),
    launch: launchOf(entry),
    withdrawal: released.withdrawal,
  });
  return { ...made, state: becomes, issuedMs: nowMs };
}

/** Nothing more is expected; every area in force keeps the stage that it was told. */
function endedAreas(released: Warning): WarningArea[] {
  return released.areas.flatMap((area) => restAreas([area], stageTold(released, area)));
}

/** It was told of the danger, and not to take cover. */
function isReady({ stage }: WarningArea): boolean {
  return stage !== 'take-cover';
}

/**
 * The mark that a draft was dropped and nothing went out: a `cancelled` revision that was never
 * issued.
 */
export function dropMark(
  state: WarnState,
  entry: WarnCase,
  draft: Warning,
  dropped: Drop,
  nowMs: Instant,
): Warning {
  const made = makeRevision(state, entry, nowMs, {
    becomes: 'cancelled',
    areas: draft.areas,
    polygons: draft.polygons,
    texts: draft.texts,
    apart: draft.apart,
    lifted: draft.lifted,
    launch: draft.launch,
    withdrawal: draft.withdrawal,
  });
  return { ...made, state: 'cancelled', dropped };
}

/** What a group of areas in force is told. */
function messageOf({ stage }: AreaGroup): Message {
  return stage === 'take-cover' ? 'takeCover' : stage === 'launched' ? 'launched' : 'prepare';
}

/** What a flight is taken for: what the public was once told is a missile stays one to it. */
export function launchOf({ released, hazard }: WarnCase): LaunchJudged | undefined {
  const { launch } = hazard;
  if (released === null || released.launch?.told === 'rocket' || launch?.told !== 'rocket') {
    return launch;
  }
  return { ...launch, told: 'missile' };
}

interface Manner extends Partial<Together> {
  /** The lead alone, and nothing of the others. */
  readonly alone?: boolean;
  /** Only these areas, of several. */
  readonly exact?: boolean;
  /** In place of all areas in force. */
  readonly only?: readonly WarningArea[];
  /** They were never told to take cover. */
  readonly calm?: boolean;
  /** Codes of areas that another warning holds: a message that takes this one back says so. */
  readonly held?: readonly string[];
}

/**
 * One message about these areas. What takes a warning back speaks of all of them; anything else of
 * those in force, with a sentence about those let go. The next message comes at the latest when the
 * time has passed: then `ended` is said.
 */
function compose(
  state: WarnState,
  entry: WarnCase,
  message: Message,
  areas: readonly WarningArea[],
  manner: Manner = {},
): Texts {
  const { exact = false, held = [], lead = null, over = [], ready = [], alone = false } = manner;
  const { only = areasInForce(areas), calm = false } = manner;
  const { mode, settings } = state;
  const { notice } = launchOf(entry) ?? {};
  const launch = launchTold(launchOf(entry));
  const backs = message === 'correction' || message === 'allClear';
  const latestMs = message === 'ended' ? null : latestOf(areas);
  return composeTexts(
    {
      ...{ kind: entry.kind, message, exact, over, ready },
      areas: lead?.areas ?? (backs ? areas : only),
      ...(calm ? { calm } : {}),
      ...(lead?.over === true ? { flown: true } : {}),
      ...(launch === undefined ? {} : { launch }),
      ...(notice == null ? {} : { source: notice.issuer }),
      gone: backs || alone ? [] : areasLetGo(areas),
      free: alone ? [] : areasLetGo(areas).filter(({ region }) => !entry.held.includes(region)),
      held: areas.filter(({ region }) => held.includes(region)),
      nextMs: latestMs === null ? null : latestMs + (settings.endAfterS + TIME_TOLERANCE_S) * 1000,
    },
    { mode, settings },
  );
}

/** The words for areas let go, undefined when there are none. */
function liftedTexts(
  state: WarnState,
  entry: WarnCase,
  areas: readonly WarningArea[],
): Texts | undefined {
  const gone = areasLetGo(areas);
  return gone.length === 0
    ? undefined
    : compose(state, entry, 'allClear', gone, { exact: true, held: entry.held });
}

/** Numbers the revision, hashes what officers approve, and refuses to make it without a withdrawal. */
export function makeRevision(
  state: WarnState,
  entry: WarnCase,
  nowMs: Instant,
  content: Content,
): Warning {
  const { texts, apart, lifted, launch, withdrawal, areas } = content;
  const parts = (apart ?? []).map((part) => part.texts);
  if (
    ![texts, ...parts, lifted ?? texts, withdrawal.correction, withdrawal.allClear].every(
      isComplete,
    )
  ) {
    throw new Error('a warning without all its texts: the text tables are broken');
  }
  const channels = entry.released?.channels ?? content.channels ?? state.settings.channels;
  const held = areasLetGo(areas)
    .map(({ region }) => region)
    .filter((region) => entry.held.includes(region));
  entry.revision += 1;
  const body: Omit<Warning, 'contentHash' | 'approvals' | 'state'> = {
    id: entry.id,
    revision: entry.revision,
    mode: state.mode,
    issuer: state.settings.node,
    becomes: content.becomes,
    kind: entry.kind,
    hazard: { id: entry.hazard.id, revision: entry.hazard.revision },
    areas,
    polygons: content.polygons,
    texts,
    ...(apart === undefined ? {} : { apart }),
    ...(lifted === undefined ? {} : { lifted }),
    ...(launch === undefined ? {} : { launch }),
    ...(held.length === 0 ? {} : { held }),
    withdrawal: {
      correction: withdrawal.correction,
      allClear: withdrawal.allClear,
      areas: areas.map(({ region }) => region),
      channels,
    },
    channels,
    label: state.label,
    draftedMs: nowMs,
    expiresMs: (latestOf(areas) ?? nowMs) + (state.settings.endAfterS + STANDS_S) * 1000,
    ...(entry.released === null ? {} : { supersedes: entry.released.revision }),
  };
  // They are hashed here, recorded with the draft, and mostly once more with its release.
  for (const part of [areas, body.polygons, texts, apart, lifted, body.withdrawal]) {
    noteCanonical(part);
  }
  return {
    ...body,
    state: 'drafted',
    approvals: [],
    contentHash: bodyHash(CONTENT_TYPE, approvedContent(body)),
  };
}
