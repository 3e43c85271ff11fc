import { stdin } from 'node:process';
import { followStream } from './file.ts';
import type { Framing } from './framing.ts';
import type { Intake } from './intake.ts';
import type { OpenInput } from './open.ts';

/** Reads what is piped in, as it comes. */
export async function openStdin(framing: Framing, intake: Intake): Promise<OpenInput> {
  intake.report('good', 'reading', 'stdin:');
  return followStream(stdin, framing, intake, 0);
}
