import { parseArgs } from 'node:util';
import { formatInstant } from '../mark/index.ts';
import { type ChannelsHealth, reasonOf, type TestResult } from '../node/index.ts';
import { ask } from './ask.ts';
import type { Say } from './command.ts';

export const CHANNEL_HELP = `bongsu channel list [--url URL] [--json]
bongsu channel test [CHANNEL|RECEIVER] [--url URL] [--json]

Tells where warnings go, what each destination last took, and whether its self-test came through;
"test" sends a self-test now. A self-test is signed, of mode test, and nothing that anybody could
show as an alert.

  CHANNEL     siren, sms, email, webhook, cap, public, notices, cot or camf; left out: all
  RECEIVER    one destination, as "list" names it
  --url URL   page of the running node; default http://127.0.0.1:8787
  --json      one object a line on stdout

Example: bongsu channel test siren
Exit code 1: a self-test failed, or nothing has that name. 4: the node does not answer.`;

/** What a node may answer instead of what was asked. */
interface Refusal {
  readonly message?: string;
}

/** Lists and tests the channels of a running node. */
export async function runChannel(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(CHANNEL_HELP);
    return 2;
  }
  const { verb, name, url, json, help } = parsed;
  if (help) {
    out(CHANNEL_HELP);
    return 0;
  }
  if (verb === 'list') {
    const health = await ask<ChannelsHealth>(url, '/api/v1/channels');
    for (const line of json ? rows(health).map((row) => JSON.stringify(row)) : listLines(health)) {
      out(line);
    }
    return 0;
  }
  const body = JSON.stringify(name === null ? {} : { name });
  const answer = await ask<{ results?: TestResult[] } & Refusal>(
    url,
    '/api/v1/channels/test',
    body,
  );
  if (answer.results === undefined) {
    err(answer.message ?? 'The node refused it.');
    return 1;
  }
  for (const result of answer.results) out(json ? JSON.stringify(result) : resultLine(result));
  return answer.results.every(({ ok }) => ok) ? 0 : 1;
}

/** One destination as `--json` prints it: its queue, and its last self-test. */
function rows({ lines, tests }: ChannelsHealth): unknown[] {
  return tests.map((test) => {
    const { channel, receiver } = test;
    const line = lines.find((one) => one.channel === channel && one.receiver === receiver);
    const { last: selfTest, overdue, goodMs, untestable } = test;
    return { ...line, channel, receiver, selfTest, overdue, goodMs, untestable };
  });
}

function listLines({ lines, tests, selfTestEveryS }: ChannelsHealth): string[] {
  const said = tests.flatMap(({ channel, receiver, last, overdue, goodMs, untestable }) => {
    const line = lines.find((one) => one.channel === channel && one.receiver === receiver);
    const queue =
      line === undefined
        ? ''
        : `: ${line.sent} sent, ${line.waiting} waiting${line.failure === null ? '' : ` (${line.failure})`}`;
    const gone = line?.retired === true ? ', no longer configured' : '';
    const tested = untestable
      ? 'cannot be tested: there is no word there that nobody could take for an alert; last self-test: never'
      : last === null
        ? 'no self-test yet'
        : `self-test ${formatInstant(last.atMs)}: ${last.ok ? '' : 'FAILED: '}${last.message}`;
    const good =
      last === null || last.ok
        ? ''
        : `; last good: ${goodMs === null ? 'never' : formatInstant(goodMs)}`;
    return [
      `${channel} ${receiver}${gone}${queue}`,
      `  ${tested}${good}${overdue ? '; OVERDUE' : ''}`,
    ];
  });
  const every = selfTestEveryS === 0 ? 'only when asked' : `every ${selfTestEveryS} s`;
  return [...said, `Self-tests ${every}.`];
}

function resultLine({ channel, receiver, ok, message, tookMs }: TestResult): string {
  return `${ok ? 'ok    ' : 'FAILED'} ${channel} ${receiver}: ${message} (${tookMs} ms)`;
}

interface ChannelArguments {
  readonly verb: 'list' | 'test';
  readonly name: string | null;
  readonly url: string;
  readonly json: boolean;
  readonly help: boolean;
}

function readArguments(args: string[]): ChannelArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:8787' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [verb = '', name = null, ...more] = positionals;
    if (!values.help && verb !== 'list' && verb !== 'test') return 'Say list or test.';
    const tooMany = verb === 'list' ? name !== null : more.length > 0;
    if (tooMany) return `There is no place for ${(verb === 'list' ? name : more.join(' ')) ?? ''}.`;
    return { ...values, verb: verb === 'list' ? 'list' : 'test', name };
  } catch (error) {
    return reasonOf(error);
  }
}
