import { gsmText } from '../../warn/index.ts';
import { reasonOf } from '../errors.ts';
import { type Marks, Refused } from './delivery.ts';
import type { Destination } from './destination.ts';
import { type GatewayAnswer, readGatewayAnswer } from './gateway-answer.ts';
import { openPoster } from './http-post.ts';
import type { Line } from './line.ts';
import { openProgram, shownCommand } from './program.ts';
import { LINK_PLACE, type Shown } from './shown.ts';
import { signatureOf, signaturePlaces } from './signature.ts';
import { accepted, echoes, headersOf, keyOf, shownRequest } from './webhook.ts';

export type GatewayDestination = Extract<Destination, { kind: 'gateway' }>;

/** Version of the documents that gateways get (docs/gateways.md). */
export const GATEWAY_VERSION = 1;

export interface GatewayOptions {
  readonly node: string;
  readonly nowMs: () => number;
  /** Where each receiver behind this gateway confirms a revision; empty: nowhere. */
  readonly links: (warning: string, revision: number) => readonly AcknowledgeLink[];
  /** Receivers that are asked through this gateway, by reference: it may confirm for no others. */
  readonly asked: ReadonlySet<string>;
}

export interface AcknowledgeLink {
  readonly receiver: string;
  readonly url: string;
}

/** A siren, SMS or e-mail gateway: one document in, one answer out. */
export function openGateway(
  to: GatewayDestination,
  { node, nowMs, links, asked }: GatewayOptions,
): Line {
  const { ask, close } = carrier(to, nowMs);
  const common = {
    ...{ version: GATEWAY_VERSION, gateway: to.name, channel: to.channel },
    recipients: to.recipients,
  };

  /** Throws a {@link Refused} where nothing of it can be said. */
  function made(
    document: string,
    marks: Marks,
    acknowledge: readonly AcknowledgeLink[],
  ): { readonly body: string; readonly leftOut: readonly LeftOut[] } {
    const message = JSON.parse(document) as { texts: Texts };
    const { texts, leftOut } = inAlphabetOf(to, lengthsOf(message.texts));
    const body = JSON.stringify({
      ...common,
      ...{ event: 'warning', idempotencyKey: keyOf(node, marks) },
      ...{ repeated: marks.repeated, unrecorded: marks.unrecorded },
      texts,
      ...(leftOut.length === 0 ? {} : { leftOut }),
      ...{ acknowledge, message },
    });
    return { body, leftOut };
  }

  return {
    receiver: to.name,
    async attempt(document, marks) {
      const { warning, revision } = marks.effect;
      const key = keyOf(node, marks);
      const { body, leftOut } = made(document, marks, links(warning, revision));
      const answer = readGatewayAnswer(await ask('warning', key, body), key);
      return onlyOf(asked, withoutLeftOut(answer, leftOut));
    },
    show(document, marks) {
      const { warning, revision } = marks.effect;
      const places = links(warning, revision).map(({ receiver, url }) => ({
        ...{ receiver, url: url.replace(/[^/]*$/, LINK_PLACE) },
      }));
      try {
        const { body } = made(document, marks, places);
        return shownTo(to, keyOf(node, marks), body);
      } catch (error) {
        return { ...shownTo(to, '', ''), pieces: [], refused: reasonOf(error) };
      }
    },
    async probe(test) {
      const key = `${node}/self-test/${test.body.nonce}`;
      const body = JSON.stringify({ ...common, event: 'self-test', idempotencyKey: key, test });
      const answer = await ask('self-test', key, body);
      readGatewayAnswer(answer, key);
      return echoes(answer, test.body.nonce) ? 'verified' : 'taken';
    },
    close,
  };
}

function shownTo(to: GatewayDestination, key: string, body: string): Shown {
  if (to.command !== null) {
    return {
      how: `to the standard input of ${shownCommand(to.command)}`,
      pieces: [{ text: body }],
    };
  }
  const places = to.secrets.length === 0 ? null : signaturePlaces(to.secrets, to.name);
  return shownRequest(to.url, body, headersOf('warning', key, places));
}

interface Carrier {
  /** The text of the answer; rejects with a Refused. */
  ask(event: string, key: string, body: string): Promise<string>;
  close(): void;
}

function carrier(to: GatewayDestination, nowMs: () => number): Carrier {
  if (to.command !== null) {
    const program = openProgram(to.command);
    return { ask: (_event, _key, body) => program.run(body), close: program.close };
  }
  const poster = openPoster(to);
  return {
    async ask(event, key, body) {
      const signature = to.secrets.length === 0 ? null : signatureOf(to.secrets, body, nowMs());
      const answer = await poster.post(body, headersOf(event, key, signature));
      accepted(answer);
      return answer.body;
    },
    close: poster.close,
  };
}

type Texts = Readonly<
  Record<string, Readonly<Record<'headline' | 'brief' | 'description' | 'instruction', string>>>
>;

type Lengths = Readonly<Record<string, Readonly<Record<'short' | 'medium' | 'long', string>>>>;

/** A language that has characters for which the gateway's alphabet has nothing. */
interface LeftOut {
  readonly language: string;
  /** The first of them. */
  readonly characters: readonly string[];
}

/** Characters that are named of a language that is left out. */
const NAMED = 10;

/**
 * The texts as the gateway can send them. A language of which a character would be lost is left out
 * whole: half a text may say the reverse. Throws a {@link Refused} where none is left.
 */
function inAlphabetOf(
  { alphabet }: GatewayDestination,
  given: Lengths,
): { readonly texts: Lengths; readonly leftOut: readonly LeftOut[] } {
  if (alphabet === 'unicode') return { texts: given, leftOut: [] };
  const texts: Record<string, Lengths[string]> = {};
  const leftOut: LeftOut[] = [];
  for (const [language, { short, medium, long }] of Object.entries(given)) {
    const made = { short: gsmText(short), medium: gsmText(medium), long: gsmText(long) };
    const missing = new Set([made.short, made.medium, made.long].flatMap((each) => each.missing));
    if (missing.size > 0) leftOut.push({ language, characters: [...missing].slice(0, NAMED) });
    else {
      texts[language] = {
        ...{ short: made.short.text, medium: made.medium.text, long: made.long.text },
      };
    }
  }
  if (Object.keys(texts).length === 0) {
    throw new Refused(`nothing of it can be said in GSM 7-bit (${named(leftOut)})`, false);
  }
  return { texts, leftOut };
}

function withoutLeftOut(answer: GatewayAnswer, leftOut: readonly LeftOut[]): GatewayAnswer {
  if (leftOut.length === 0) return answer;
  const message = `${answer.message}; not in GSM 7-bit and left out: ${named(leftOut)}`;
  return { ...answer, message };
}

/** Who stands behind another gateway, or behind none, has not been asked through this one. */
function onlyOf(asked: ReadonlySet<string>, answer: GatewayAnswer): GatewayAnswer {
  const confirmed = answer.confirmed.filter((one) => asked.has(one));
  return { ...answer, confirmed };
}

const named = (leftOut: readonly LeftOut[]): string =>
  leftOut.map(({ language }) => language).join(', ');

/** By language: `short` up to 90 characters, `medium` up to 360, `long` all that is to be said. */
function lengthsOf(texts: Texts): Lengths {
  return Object.fromEntries(
    Object.entries(texts).map(([language, { headline, brief, description, instruction }]) => [
      language,
      { short: headline, medium: brief, long: [headline, description, instruction].join('\n') },
    ]),
  );
}
