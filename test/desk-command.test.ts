import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runAlarm } from '../src/cli/alarm.ts';
import { runWarn } from '../src/cli/warn.ts';
import { completeConfig, type RunningNode, startNode } from '../src/node/index.ts';
import { createKey } from '../src/node/keys.ts';

const START_MS = 1_780_000_000_000;

interface Desk {
  readonly node: RunningNode;
  readonly time: { nowMs: number };
  readonly heard: string[];
  run(command: typeof runAlarm, ...args: string[]): Promise<{ code: number; text: string }>;
}

async function openDesk(context: TestContext): Promise<Desk> {
  const data = mkdtempSync(join(tmpdir(), 'bongsu-desk-'));
  context.after(() => rmSync(data, { recursive: true }));
  const time = { nowMs: START_MS };
  const heard: string[] = [];
  const officers = ['officer-1', 'officer-2'].map((id, i) => {
    const { publicKey } = createKey(data, 'exercise', id, true);
    return { id, person: `person-${i + 1}`, key: publicKey, demonstration: true };
  });
  const config = { node: 'kor', data, http: { port: 0 }, officers };
  const node = await startNode({
    config: completeConfig(config as never, data),
    demonstrationKeys: true,
    clock: { nowMs: () => time.nowMs, speed: 1 },
    ticking: false,
    log: (line) => heard.push(line),
  });
  context.after(() => node.stop());
  return {
    ...{ node, time, heard },
    async run(command, ...args) {
      const lines: string[] = [];
      const say = (line: string): void => void lines.push(line);
      const code = await command([...args, '--data', data, '--url', node.httpUrl], say, say);
      return { code, text: lines.join('\n') };
    },
  };
}

test('an alarm is listed by cause, acknowledged by an officer, and then not said again', async (context) => {
  const { node, time, heard, run } = await openDesk(context);
  for (let second = 0; second < 62; second++) {
    time.nowMs += 1000;
    node.tick();
  }
  // It is heard once it is durable.
  for (let k = 0; k < 2000 && heard.length === 0; k++) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  assert.match(heard.join(), /^BNG_STANDING_NONE: kor: no standing/);
  const listed = await run(runAlarm, 'list');
  assert.match(listed.text, /alarm-1 BNG_STANDING_NONE \(critical\): new; 1 × from/);
  assert.match(listed.text, /Two officers of this shift grant one/);
  const wrong = await run(runAlarm, 'acknowledge', 'alarm-7', '--officer', 'officer-1');
  assert.deepEqual(wrong, {
    code: 1,
    text: 'no-alarm: there is no such alarm, or it is over and forgotten',
  });
  const done = await run(runAlarm, 'acknowledge', 'alarm-1', '--officer', 'officer-1');
  assert.deepEqual(done, { code: 0, text: 'accepted: the alarm is acknowledged' });
  assert.match((await run(runAlarm)).text, /standing, acknowledged by officer-1/);
  const before = heard.length;
  time.nowMs += 1_200_000;
  node.tick();
  assert.equal(heard.length, before);
  const usage = await run(runAlarm, 'acknowledge', 'alarm-1');
  assert.equal(usage.code, 2);
});

test('a shift is handed over by one person and accepted by another, who has named what was read', async (context) => {
  const { run } = await openDesk(context);
  const shift = (...args: string[]) => run(runWarn, 'shift', ...args);
  assert.match((await shift()).text, /Nobody has accepted a shift[\s\S]*Open now:\n {4}nothing/);
  assert.equal((await shift('accept', 'kor-shift1', '--officer', 'officer-2')).code, 1);
  const handed = await shift('hand-over', '--officer', 'officer-1');
  assert.match(handed.text, /kor-shift1 is written down and waits for the next officer/);
  const unread = await shift('accept', 'x', '--officer', 'officer-2');
  assert.match(unread.text, /Nothing was signed: name kor-shift1/);
  const alone = await shift('accept', 'kor-shift1', '--officer', 'officer-1');
  assert.match(alone.text, /same-person/);
  const done = await shift('accept', 'kor-shift1', '--officer', 'officer-2');
  assert.deepEqual(done, { code: 0, text: 'accepted: the shift of officer-1 is taken over' });
  assert.match((await shift('show')).text, /officer-2 accepted kor-shift1/);
  assert.equal((await shift('resume', '--officer', 'officer-1')).code, 1);
  assert.equal((await shift('leave')).code, 2);
});
