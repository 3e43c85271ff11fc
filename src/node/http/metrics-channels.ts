import type { NodeStatus } from '../status.ts';
import type { Family } from './metrics.ts';

/** Where warnings go, whether it takes them, and when what they are signed with ends. */
export function channelFamilies({ channels, keys, nowMs }: NodeStatus): Family[] {
  const { lines, tests } = channels;
  const ageS = (ms: number): number => Math.max(0, (nowMs - ms) / 1000);
  const ofLines = (of: (line: (typeof lines)[number]) => number): Family['samples'] =>
    lines.map((line) => ({ labels: named(line), value: of(line) }));
  const tested = tests.flatMap((one) =>
    one.last === null || one.untestable ? [] : [{ ...one, last: one.last }],
  );
  return [
    {
      ...{ name: 'bongsu_channel_waiting', type: 'gauge' },
      help: 'Documents that wait for a destination.',
      samples: ofLines(({ waiting }) => waiting),
    },
    {
      ...{ name: 'bongsu_channel_oldest_wait_seconds', type: 'gauge' },
      help: 'How long the oldest document has waited for a destination; 0 where none does.',
      samples: ofLines(({ oldestMs }) => (oldestMs === null ? 0 : ageS(oldestMs))),
    },
    {
      ...{ name: 'bongsu_channel_sent_total', type: 'counter' },
      help: 'Documents that a destination has taken since the start.',
      samples: ofLines(({ sent }) => sent),
    },
    {
      ...{ name: 'bongsu_channel_superseded_total', type: 'counter' },
      help: 'Documents that a newer revision took the place of before they left.',
      samples: ofLines(({ superseded }) => superseded),
    },
    {
      ...{ name: 'bongsu_channel_given_up_total', type: 'counter' },
      help: 'Documents that were given up.',
      samples: ofLines(({ givenUp }) => givenUp),
    },
    {
      ...{ name: 'bongsu_channel_self_test_ok', type: 'gauge' },
      help: '1 after a self-test that came through; 0 after one that did not, or while one is overdue.',
      samples: tested.map((one) => ({
        labels: named(one),
        value: one.last.ok && !one.overdue ? 1 : 0,
      })),
    },
    {
      ...{ name: 'bongsu_channel_self_test_age_seconds', type: 'gauge' },
      help: 'Since the last self-test; absent before the first.',
      samples: tested.map((one) => ({ labels: named(one), value: ageS(one.last.atMs) })),
    },
    {
      ...{ name: 'bongsu_channel_self_test_good_age_seconds', type: 'gauge' },
      help: 'Since a self-test last came through; absent where none ever did.',
      samples: tests.flatMap((one) =>
        one.goodMs === null ? [] : [{ labels: named(one), value: ageS(one.goodMs) }],
      ),
    },
    {
      ...{ name: 'bongsu_channel_untestable', type: 'gauge' },
      help: '1 where nothing can be sent that nobody could take for an alert: only use shows that it works.',
      samples: tests.map((one) => ({ labels: named(one), value: one.untestable ? 1 : 0 })),
    },
    {
      ...{ name: 'bongsu_key_ends_seconds', type: 'gauge' },
      help: 'Until a key, certificate, secret or token ends; negative when it has.',
      samples: keys.flatMap(({ id, notAfterMs }) =>
        notAfterMs === null ? [] : [{ labels: { key: id }, value: (notAfterMs - nowMs) / 1000 }],
      ),
    },
  ];
}

function named(one: { readonly channel: string; readonly receiver: string }): {
  channel: string;
  receiver: string;
} {
  return { channel: one.channel, receiver: one.receiver };
}
