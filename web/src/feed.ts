import type { View } from '../../src/watch/index.ts';

/** What `/api/v1/site` says of the node that serves this page and of those beside it. */
export interface Site {
  readonly node: string;
  readonly mode: string;
  readonly title: string;
  readonly others: readonly { readonly node: string; readonly url: string }[];
}

export async function loadSite(): Promise<Site> {
  const answer = await fetch('./api/v1/site');
  if (!answer.ok) throw new Error(`the node answered ${answer.status} to /api/v1/site`);
  return (await answer.json()) as Site;
}

/**
 * Follows a node's picture. The browser opens the stream again by itself after a cut; until a
 * view comes, `onLost` has been told, so that an old picture never passes for a live one.
 */
export function followView(
  base: string,
  onView: (view: View) => void,
  onLost: () => void,
): () => void {
  const stream = new EventSource(`${base}/api/v1/stream`);
  const take = (event: MessageEvent<string>): void => onView(JSON.parse(event.data) as View);
  stream.addEventListener('view', take);
  stream.addEventListener('message', take);
  stream.addEventListener('error', onLost);
  return () => stream.close();
}
