import type { HazardKind } from '../../src/assess/index.ts';
import type { GeoPoint, GeoPolygon } from '../../src/earth/place.ts';
import { polygonArea } from '../../src/earth/polygon.ts';
import type { View } from '../../src/watch/index.ts';

/** The predicted areas of one hazard that is still open, own or allied, smallest first. */
export interface OpenAreas {
  readonly key: string;
  readonly kind: HazardKind;
  readonly origin: string;
  readonly hazard: string;
  readonly revision: number;
  readonly areas: readonly { readonly containment: number; readonly polygon: GeoPolygon }[];
  /** Only for own hazards: an ally's statement does not say it. */
  readonly impact: GeoPoint | null;
  readonly tracks: readonly string[];
}

/** Whose hazard it is and which. */
export function hazardKey(origin: string, hazard: string): string {
  return `${origin}/${hazard}`;
}

export function openAreas(view: View): OpenAreas[] {
  const open = (status: string): boolean => status === 'open' || status === 'lost';
  const own = view.hazards
    .filter((hazard) => open(hazard.status))
    .map((hazard) => ({
      key: hazardKey(view.node, hazard.id),
      kind: hazard.kind,
      origin: view.node,
      hazard: hazard.id,
      revision: hazard.revision,
      areas: hazard.areas,
      impact: hazard.kind === 'ballistic' ? hazard.impact.point : null,
      tracks: hazard.tracks,
    }));
  const allied = view.allied.flatMap(({ body: { content, origin } }) =>
    content.about === 'hazard' && open(content.status)
      ? [
          {
            key: hazardKey(origin, content.hazard),
            kind: content.kind,
            origin,
            hazard: content.hazard,
            revision: content.revision,
            areas: content.areas,
            impact: null,
            tracks: [],
          },
        ]
      : [],
  );
  return [...own, ...allied];
}

/** Whether the areas are where somebody announces that something comes down: nobody has seen it. */
export function isAnnounced({ kind }: OpenAreas): boolean {
  return kind === 'space-launch';
}

/** The area that the pictures show the size of. */
const SHOWN_CONTAINMENT = 0.9;
/** An earlier outline is kept each time that the area has shrunk by this factor. */
const KEPT_FACTOR = 5;
const MAX_KEPT = 6;
/** Fans over half a sea say nothing once they are over. */
const LARGEST_KEPT_M2 = 4e11;

/** Outlines that the 90 % area had before, so that a reader sees it shrink. */
export class ShrinkingArea {
  readonly #kept: { readonly polygon: GeoPolygon; readonly areaM2: number }[] = [];
  #key = '';

  /** Takes a hazard's newest areas; what is kept belongs to the hazard that was given last. */
  see(open: OpenAreas | null): void {
    if (open === null) return;
    if (open.key !== this.#key) this.#kept.length = 0;
    this.#key = open.key;
    const shown = shownArea(open);
    if (shown === null) return;
    const areaM2 = polygonArea(shown);
    const last = this.#kept.at(-1);
    if (areaM2 > LARGEST_KEPT_M2) return;
    if (last !== undefined && areaM2 * KEPT_FACTOR > last.areaM2) return;
    this.#kept.push({ polygon: shown, areaM2 });
    if (this.#kept.length > MAX_KEPT) this.#kept.shift();
  }

  get outlines(): readonly GeoPolygon[] {
    return this.#kept.map((each) => each.polygon);
  }
}

export function shownArea(open: OpenAreas): GeoPolygon | null {
  return open.areas.find((area) => area.containment === SHOWN_CONTAINMENT)?.polygon ?? null;
}

/** `7,560,000 km²`, `77 km²`, `8.2 km²` */
export function areaText(polygon: GeoPolygon, language: string): string {
  const km2 = polygonArea(polygon) / 1e6;
  const rounded = km2 < 10 ? Number(km2.toFixed(1)) : Number(km2.toPrecision(3));
  return `${rounded.toLocaleString(language)} km²`;
}
