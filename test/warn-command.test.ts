import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runTrack } from '../src/cli/track.ts';
import { runUdl } from '../src/cli/udl.ts';
import { runWarn } from '../src/cli/warn.ts';
import { completeConfig, type RunningNode, startNode, verifyPage } from '../src/node/index.ts';
import { createKey } from '../src/node/keys.ts';
import { chanceOf } from './simulation/chance.ts';
import { flightStates, plotOf } from './simulation/world.ts';

const START_MS = 1_780_000_000_000;
const SOURCE = 'udp://127.0.0.1:0';

/** A node with one radar, whose time goes on by whole seconds when the test says so. */
class Centre {
  readonly node: RunningNode;
  private readonly data: string;
  private readonly time: { nowMs: number };
  private readonly socket = createSocket('udp4');
  private readonly states = flightStates();
  private readonly chance = chanceOf(1);
  private second = 0;

  private constructor(node: RunningNode, data: string, time: { nowMs: number }) {
    this.node = node;
    this.data = data;
    this.time = time;
  }

  static async open(context: TestContext, more: object = {}): Promise<Centre> {
    const data = mkdtempSync(join(tmpdir(), 'bongsu-warn-'));
    context.after(() => rmSync(data, { recursive: true }));
    const time = { nowMs: START_MS };
    const officers = ['officer-1', 'officer-2'].map((id, i) => {
      const { publicKey } = createKey(data, 'exercise', id, true);
      return { id, person: `person-${i + 1}`, key: publicKey, demonstration: true };
    });
    const position = { latitudeDeg: 36, longitudeDeg: 129.5, heightM: 200, basis: 'guessed' };
    const sensor = {
      ...{ id: 'kor-radar-1', kind: 'polar', source: SOURCE, format: 'bongsu-report' },
      ...{ mode: 'exercise', scanPeriodS: 1, maximumRangeKm: 1500, position },
      sigma: { rangeM: 30, azimuthDeg: 0.057, elevationDeg: 0.057 },
    };
    const config = { node: 'kor', data, http: { port: 0 }, officers, sensors: [sensor], ...more };
    const node = await startNode({
      config: completeConfig(config as never, data),
      demonstrationKeys: true,
      clock: { nowMs: () => time.nowMs, speed: 1 },
      ticking: false,
      log: () => undefined,
    });
    const centre = new Centre(node, data, time);
    context.after(async () => {
      centre.socket.close();
      await node.stop();
    });
    return centre;
  }

  /** A plot a second; the time goes on when the node has taken it in. */
  async fly(seconds: number): Promise<void> {
    const port = Number(/:(\d+)$/.exec(this.node.sources().get(SOURCE) ?? '')?.[1]);
    for (let i = 0; i < seconds; i++) {
      this.second += 1;
      this.time.nowMs += 1000;
      const seq = this.node.view()?.seq ?? 0;
      this.socket.send(
        plotOf(this.states[this.second]!, this.time.nowMs, this.chance),
        port,
        '127.0.0.1',
      );
      for (let k = 0; k < 2000 && (this.node.view()?.seq ?? 0) === seq; k++) {
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      this.node.tick();
    }
  }

  async say(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const out: string[] = [];
    const err: string[] = [];
    const code = await runWarn(
      [...args, '--url', this.node.httpUrl, '--data', this.data],
      (line) => out.push(line),
      (line) => err.push(line),
    );
    return { code, out: out.join('\n'), err: err.join('\n') };
  }
}

test('an officer lists, reads, previews, releases and takes back a warning from the command line', async (context) => {
  const centre = await Centre.open(context);
  const none = await centre.say('list');
  assert.equal(none.code, 0, none.err);
  assert.match(none.out, /EXERCISE: warnings of kor\n {2}none\nNo standing authority/);

  await centre.fly(12);
  const listed = await centre.say('list');
  assert.match(listed.out, /kor-w1 revision \d+: draft, to become released: EXERCISE/);
  assert.match(listed.out, /needs 2 people; nobody has signed; never goes out by itself/);

  const read = await centre.say('release', 'kor-w1', '--officer', 'officer-1');
  assert.equal(read.code, 1);
  assert.match(read.out, /ko: .*훈련/);
  assert.match(
    read.out,
    /Ready to take it back, in en, ko, ja, \d+ areas, on cap, page:\n.*Correction/,
  );
  assert.match(read.out, /People: not known/);
  const revision = /say --revision (\d+)/.exec(read.err)?.[1] ?? '';
  assert.notEqual(revision, '', read.err);

  const preview = await centre.say('release', 'kor-w1', '--dry-run');
  assert.equal(preview.code, 0);
  assert.match(
    preview.out,
    /^kor-w1 revision \d+ would be released\..*\ncap folder: .*\.xml, \d+ bytes\n<\?xml/,
  );
  assert.match(preview.out, /\npage: nothing leaves: the page of this node shows it$/);
  assert.match(preview.out, /<status>Exercise<\/status>/);

  const asked = ['kor-w1', '--revision', revision, '--officer'];
  const first = await centre.say('release', ...asked, 'officer-1');
  assert.equal(first.code, 0, first.out + first.err);
  const again = await centre.say('release', ...asked, 'officer-1');
  assert.equal(again.code, 1);
  assert.match(again.out, /same-person/);
  const second = await centre.say('release', ...asked, 'officer-2');
  assert.equal(second.code, 0, second.out + second.err);
  const shown = await centre.say('show', 'kor-w1');
  assert.match(shown.out, /Released by officer-1 and officer-2/);

  const wide = await centre.say('widen', ...asked, 'officer-1', '--area', 'JP-01');
  assert.equal(wide.code, 0, wide.out + wide.err);
  assert.match((await centre.say('show', 'kor-w1')).out, /Hokkaido.*JP-01/);

  const cancelled = await centre.say('cancel', ...asked, 'officer-1');
  assert.equal(cancelled.code, 0, cancelled.out + cancelled.err);
  assert.match((await centre.say('list')).out, /draft, to become cancelled/);
  const one = await fetch(`${centre.node.httpUrl}/api/v1/warnings/kor-w1`);
  const { revisions, complete, receivers, current } = (await one.json()) as {
    revisions: { revision: number; state: string; approvals: { officer: string }[] }[];
    complete: boolean;
    receivers: { revision: number };
    current: { state: string }[];
  };
  assert.equal(complete, true);
  assert.deepEqual([revisions[0]!.revision, revisions[0]!.state], [1, 'drafted']);
  const out = revisions.find(({ state }) => state === 'released')!;
  assert.equal(String(out.revision), revision);
  assert.deepEqual(
    out.approvals.map(({ officer }) => officer),
    ['officer-1', 'officer-2'],
  );
  assert.equal(String(receivers.revision), revision);
  assert.deepEqual(
    current.map(({ state }) => state),
    ['released', 'drafted'],
  );
  assert.equal((await fetch(`${centre.node.httpUrl}/api/v1/warnings/kor-w9`)).status, 404);
  const unknown = await centre.say('show', 'kor-w9');
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /there are kor-w1/);
});

test('what is released lies signed in the feed and on the public page, and so does its correction', async (context) => {
  const centre = await Centre.open(context, { warn: { channels: ['cap', 'public'] } });
  const { httpUrl, publicKey } = centre.node;
  const got = async (path: string): Promise<Response> => fetch(`${httpUrl}${path}`);
  assert.equal((await got('/public/')).status, 404, 'nothing yet');
  await centre.fly(12);
  const preview = (await centre.say('release', 'kor-w1', '--dry-run')).out;
  assert.match(preview, /public folder: kor-w1-\d+\/index\.html/);
  const sign = async (verb: string): Promise<void> => {
    const { err } = await centre.say(verb, 'kor-w1', '--officer', 'officer-1');
    const revision = /say --revision (\d+)/.exec(err)?.[1] ?? assert.fail(err);
    for (const officer of verb === 'release' ? ['officer-1', 'officer-2'] : ['officer-1']) {
      const done = await centre.say(verb, 'kor-w1', '--revision', revision, '--officer', officer);
      assert.equal(done.code, 0, done.err + done.out);
    }
  };
  /** The state of the first area on its page, once the channel has written it. */
  const looks = async (look: string): Promise<void> => {
    for (let i = 0; i < 500; i++) {
      const index = await (await got('/public/')).text();
      const link = /<a href="([\w-]+\.html)"/.exec(index)?.[1];
      if (link !== undefined) {
        const bytes = new Uint8Array(await (await got(`/public/${link}`)).arrayBuffer());
        const check = verifyPage(bytes, publicKey);
        assert.ok(check.ok && check.mode === 'exercise', JSON.stringify(check));
        if (new TextDecoder().decode(bytes).includes(`<article class="${look}">`)) return;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.fail(`no page that looks ${look}`);
  };
  await sign('release');
  await looks('cover');
  await sign('cancel');
  await sign('release');
  await looks('over');
  for (let i = 0; i < 500; i++) {
    const feed = await (await got('/cap')).text();
    const kinds = [...feed.matchAll(/msgType" term="(\w+)"/g)].map(([, kind]) => kind!);
    if (kinds.length === 3) {
      assert.deepEqual(kinds.sort(), ['Alert', 'Alert', 'Cancel']);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail('the feed lacks messages');
});

test('two officers grant a standing authority; a stranger’s key and one person alone do not', async (context) => {
  const centre = await Centre.open(context);
  const grant = (officer: string, hours = '8'): ReturnType<Centre['say']> =>
    centre.say('authority', 'grant', '--hours', hours, '--officer', officer);
  assert.equal((await grant('officer-1')).code, 0);
  assert.match((await centre.say('authority')).out, /by officer-1: waits for a second person/);
  const twice = await grant('officer-1');
  assert.equal(twice.code, 1);
  assert.match(twice.out, /same-person/);
  const wrong = await centre.say(
    'authority',
    'grant',
    '--hours',
    '8',
    '--officer',
    'officer-2',
    '--key',
    'officer-1',
  );
  assert.match(wrong.out, /wrong-key/);
  assert.equal((await grant('officer-2')).code, 0);
  assert.match((await centre.say('authority')).out, /by officer-1 and officer-2: in force/);
  const json = JSON.parse((await centre.say('authority', '--json')).out) as { state: string };
  assert.equal(json.state, 'in-force');

  // The flight is to come down in over five minutes: nobody signs, and it goes out in time.
  await centre.fly(12);
  assert.match((await centre.say('list')).out, /goes out by itself in \d+ s/);
  await centre.fly(180);
  const shown = await centre.say('show', 'kor-w1');
  assert.match(shown.out, /Released under the standing authority of officer-1 and officer-2/);

  assert.equal(
    (await centre.say('authority', 'revoke', '--hours', '8', '--officer', 'officer-2')).code,
    0,
  );
  assert.match((await centre.say('authority')).out, /No standing authority/);
});

test('wrong usage is told and nothing is asked of any node', async () => {
  const err: string[] = [];
  const usages = [
    ['sign', 'kor-w1'],
    ['release'],
    ['release', 'kor-w1', '--revision', 'x', '--officer', 'a'],
    ['release', 'kor-w1', '--revision', '1'],
    ['authority', 'grant', '--officer', 'a'],
    ['authority', 'grant', '--officer', 'a', '--hours', '14'],
    ['authority', 'grant', '--officer', 'a', '--hours', '8', '--from', 'noon'],
    ['show', 'kor-w1', 'kor-w2'],
    ['widen', 'kor-w1', '--revision', '1', '--officer', 'a'],
    ['cancel', 'kor-w1', '--revision', '1', '--officer', 'a', '--area', 'JP-01'],
    ['list', '--mode', 'live'],
  ];
  for (const usage of usages) {
    const code = await runWarn(usage, assert.fail, (line) => err.push(line));
    assert.equal(code, 2, usage.join(' '));
  }
  assert.ok(err.length >= usages.length);
});

test('what a node follows goes out as Unified Data Library records, and comes in again as reports', async (context) => {
  const centre = await Centre.open(context);
  await centre.fly(12);
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-udl-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const udl = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await runUdl(
      args,
      (line) => out.push(line),
      (line) => err.push(line),
    );
    return { code, out: out.join('\n'), err: err.join('\n') };
  };
  const plain = await udl('export', '--url', centre.node.httpUrl);
  assert.equal(plain.code, 0, plain.err);
  const [withheld] = JSON.parse(plain.out);
  assert.equal(withheld.dataMode, 'EXERCISE');
  assert.ok(!('launchLat' in withheld || 'impactLat' in withheld || 'vectors' in withheld));
  const detection = await udl('export', 'launchdetection', '--url', centre.node.httpUrl);
  assert.equal(JSON.parse(detection.out)[0].messageType, 'LAUNCH');

  const told = await udl('export', '--state', '--launch-km', '20', '--url', centre.node.httpUrl);
  const file = join(folder, 'tracks.json');
  writeFileSync(file, told.out);
  const reports = join(folder, 'tracks.reports');
  const taken = await udl('import', file, '--source', 'us-udl', '--out', reports);
  assert.equal(taken.code, 0, taken.err);
  const other = ['import', file, '--source', 'us-udl', '--out', `${reports}.not`];
  const refused = await udl(...other, '--mode', 'actual');
  assert.equal(refused.code, 1);
  assert.match(refused.err, /it is of another mode than --mode/);

  const sensors = join(folder, 'sensors.yaml');
  const sensor = '{ id: us-udl, kind: estimate, format: bongsu-report, mode: exercise,';
  writeFileSync(sensors, `sensors:\n  - ${sensor} source: "file:${reports}" }\n`);
  const lines: string[] = [];
  const track = [reports, '--sensors', sensors, '--json'];
  assert.equal(await runTrack(track, (line) => lines.push(line), assert.ok), 0);
  const [first] = lines.map((line) => JSON.parse(line));
  assert.deepEqual(first?.sensors, ['us-udl'], lines.join('\n'));
  assert.ok((await udl('import')).code === 2 && (await udl('export', 'x')).code === 2);
});
