import type { View } from '../../src/watch/index.ts';

/** What `/api/v1/site` says of the node that serves this page and of those beside it. */
export interface Site {
  readonly node: string;
  readonly mode: string;
  readonly title: string;
  readonly others: readonly { readonly node: string; readonly url: string }[];
}

/** A node sends its picture twice a second; silent for longer, it is taken for lost. */
const SILENCE_MS = 5000;

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
  // A node that hangs keeps its connection open and says nothing.
  let silence = setTimeout(onLost, SILENCE_MS);
  stream.addEventListener('view', (event: MessageEvent<string>) => {
    clearTimeout(silence);
    silence = setTimeout(onLost, SILENCE_MS);
    onView(JSON.parse(event.data) as View);
  });
  stream.addEventListener('error', onLost);
  return () => {
    clearTimeout(silence);
    stream.close();
  };
}
