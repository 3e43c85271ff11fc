import { parentPort, workerData } from 'node:worker_threads';
import { SecondFile, type SecondMeta, type SecondWork } from './file.ts';

/*
 * The thread that writes the second record: its disk may hang as the first one does, and must not
 * take the node with it.
 */

export type ToSecond =
  | { readonly what: 'add'; readonly post: number; readonly works: readonly SecondWork[] }
  | { readonly what: 'empty' }
  | { readonly what: 'close' };

export type FromSecond =
  | { readonly what: 'ready' }
  | { readonly what: 'added'; readonly post: number }
  | { readonly what: 'failed'; readonly reason: string };

const { path, meta } = workerData as { readonly path: string; readonly meta: SecondMeta };
const port = parentPort!;
const answer = (message: FromSecond): void => port.postMessage(message);
let file: SecondFile | null = null;

attempt(() => {
  file = new SecondFile(path, meta);
  answer({ what: 'ready' });
});

port.on('message', (message: ToSecond) => {
  switch (message.what) {
    case 'add':
      attempt(() => {
        // A disk that was away may be back.
        file ??= new SecondFile(path, meta);
        file.add(message.works);
        answer({ what: 'added', post: message.post });
      });
      break;
    case 'empty':
      attempt(() => file?.empty());
      break;
    case 'close':
      attempt(() => file?.close());
      port.close();
  }
});

function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    answer({ what: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}
