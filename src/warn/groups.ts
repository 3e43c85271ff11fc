import { areasInForce } from './areas.ts';
import type { LaunchTold } from './texts/compose.ts';
import type { LaunchJudged, Stage, WarningArea } from './warning.ts';

/** Areas in force that are told the same: one stage, and come down or pass over. */
export interface AreaGroup {
  readonly stage: Stage;
  readonly over: boolean;
  readonly areas: readonly WarningArea[];
}

const ORDER: readonly Stage[] = ['take-cover', 'launched', 'prepare'];

/** The areas in force by what each is told, the most urgent first. */
export function groupsOf(areas: readonly WarningArea[]): AreaGroup[] {
  const standing = areasInForce(areas);
  return ORDER.flatMap((stage) =>
    [false, true].map((over) => ({
      ...{ stage, over },
      areas: standing.filter((area) => area.stage === stage && (area.over === true) === over),
    })),
  ).filter((group) => group.areas.length > 0);
}

/** How the groups stand in one text to everybody. */
export interface Together {
  /** Those whose words the text is made of. */
  readonly lead: AreaGroup | null;
  /** Told the same as the lead, and it only passes over them. */
  readonly over: readonly WarningArea[];
  /** Less urgent than the lead. */
  readonly ready: readonly WarningArea[];
}

/** The first group leads; what passes over at its stage is told beside it, the rest to be ready. */
export function together(groups: readonly AreaGroup[]): Together {
  const [lead] = groups;
  if (lead === undefined) return { lead: null, over: [], ready: [] };
  const rest = groups.slice(1);
  return {
    lead,
    over: rest.filter(({ stage }) => stage === lead.stage).flatMap(({ areas }) => areas),
    ready: rest.filter(({ stage }) => stage !== lead.stage).flatMap(({ areas }) => areas),
  };
}

/** What the public is told that a flight is; undefined: a missile that nobody announced. */
export function launchTold(launch: LaunchJudged | undefined): LaunchTold | undefined {
  if (launch === undefined) return undefined;
  if (launch.told === 'missile') return launch.notice === null ? undefined : 'announced';
  return launch.notice === null ? 'rocket' : 'announced-rocket';
}
