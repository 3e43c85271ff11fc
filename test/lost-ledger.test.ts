import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seal } from '../src/seal/index.ts';
import { LINK_ACT_TYPE, type SignedLinkAct } from '../src/share/index.ts';
import { ACT_TYPE, currentWarnings } from '../src/warn/index.ts';
import { type LinkView, viewOf, type WatchSettings } from '../src/watch/index.ts';
import { chanceOf } from './simulation/chance.ts';
import { HandHost as Host } from './simulation/hand-host.ts';
import { fakeSigner } from './simulation/keys.ts';
import { OFFICERS, RADAR, simulatedPeer, simulatedSettings } from './simulation/settings.ts';
import { flightStates, plotOf } from './simulation/world.ts';

const START_MS = 1_780_000_000_000;
const KOR = simulatedSettings('kor', [RADAR], [simulatedPeer('usa', { relay: true })]);
const USA = simulatedSettings('usa', [], [simulatedPeer('kor')]);

/** Two nodes on one line that loses nothing. */
class Line {
  kor = new Host('kor', KOR);
  usa = new Host('usa', USA);
  nowMs = START_MS;
  private second = 0;
  private readonly chance = chanceOf(1);

  start(host: Host): void {
    host.start(this.nowMs);
  }

  /** Everything under way arrives, until nothing is; a disconnect cuts the line. */
  settle(): void {
    for (let quiet = false; !quiet; ) {
      quiet = true;
      for (const [from, to] of this.ends()) {
        for (const effect of from.commit()) {
          if (effect.kind === 'send') {
            quiet = false;
            to.take({ kind: 'peerFrame', peer: from.node, bytes: effect.bytes }, this.nowMs);
          } else if (effect.kind === 'disconnect') {
            this.cut();
            return;
          }
        }
      }
    }
  }

  connect(): void {
    for (const [host, peer] of this.ends()) {
      host.take({ kind: 'link', peer: peer.node, state: 'up' }, this.nowMs);
    }
    this.settle();
  }

  cut(): void {
    for (const [host, peer] of this.ends()) {
      host.take({ kind: 'link', peer: peer.node, state: 'down' }, this.nowMs);
      host.commit();
    }
  }

  fly(seconds: number): void {
    const states = flightStates();
    for (let i = 0; i < seconds; i++) {
      this.nowMs += 1000;
      this.second += 1;
      const bytes = plotOf(states[this.second]!, this.nowMs, this.chance);
      this.kor.take({ kind: 'datagram', source: RADAR.source, bytes }, this.nowMs);
      for (const [host] of this.ends()) host.take({ kind: 'tick' }, this.nowMs);
    }
  }

  /** Both officers of Korea release what is drafted. */
  release(): void {
    for (const draft of currentWarnings(this.kor.watch.state.stages!.warn)) {
      if (draft.state !== 'drafted') continue;
      for (const officer of OFFICERS) {
        const { id: warning, revision, contentHash } = draft;
        const act = {
          ...({ act: 'release', mode: 'exercise', warning, revision, contentHash } as const),
          ...{ officer: officer.id, atMs: this.nowMs, nonce: `n${revision}` },
        };
        this.kor.take(
          { kind: 'command', command: seal(ACT_TYPE, act, fakeSigner(officer.id)) },
          this.nowMs,
        );
      }
    }
  }

  /** The other node's disk is replaced: it begins with nothing under a new name. */
  loseUsa(): void {
    const settings: WatchSettings = { ...USA, ledger: 'f'.repeat(32) };
    this.usa = new Host('usa', settings);
    this.usa.start(this.nowMs);
  }

  accept(changes: Partial<SignedLinkAct['body']> = {}, officer = OFFICERS[0]!.id): string {
    const body = {
      ...({ act: 'accept-ledger', mode: 'exercise', peer: 'usa', ledger: 'f'.repeat(32) } as const),
      ...{ officer, atMs: this.nowMs, ...changes },
    };
    const command = seal(LINK_ACT_TYPE, body, fakeSigner(officer));
    this.kor.take({ kind: 'command', command }, this.nowMs);
    const last = this.kor.records.findLast(({ kind }) => kind === 'decision');
    assert.ok(last?.kind === 'decision');
    return last.body.reason;
  }

  link(host: Host): LinkView {
    return viewOf(host.watch, this.nowMs)!.links[0]!;
  }

  /** Ids of the warnings' statements that a node has accepted. */
  accepted(host: Host): string[] {
    return host.records.flatMap((record) =>
      record.kind === 'accepted' && record.body.body.content.about === 'warning'
        ? [record.body.body.id]
        : [],
    );
  }

  private ends(): [Host, Host][] {
    return [
      [this.kor, this.usa],
      [this.usa, this.kor],
    ];
  }
}

/** A line on which a warning was released, delivered, acknowledged; then the receiver loses its ledger. */
function lost(): { line: Line; delivered: string[] } {
  const line = new Line();
  line.start(line.kor);
  line.start(line.usa);
  line.connect();
  line.fly(20);
  line.release();
  line.settle();
  const delivered = line.accepted(line.usa);
  assert.equal(delivered.length, 1);
  assert.equal(line.link(line.kor).acknowledged, line.link(line.kor).sent);
  line.cut();
  line.loseUsa();
  return { line, delivered };
}

test('a peer that lost its ledger is told of on both sides, and gets nothing until an officer accepts', () => {
  const { line } = lost();
  line.connect();
  assert.equal(line.link(line.kor).newLedger, 'f'.repeat(32));
  assert.equal(line.link(line.kor).trouble?.reason, 'new-ledger');
  assert.equal(line.link(line.usa).trouble?.reason, 'old-ledger');
  for (const host of [line.kor, line.usa]) {
    const alarms = host.watch.state.alarms.filter(({ code }) => code === 'BNG_LINK_LEDGER');
    assert.equal(alarms.length, 1, host.node);
  }
  line.fly(3);
  line.settle();
  assert.equal(line.accepted(line.usa).length, 0);
});

test('only an officer’s word on exactly this ledger is taken', () => {
  const { line } = lost();
  assert.equal(line.accept(), 'not-this-ledger');
  line.connect();
  assert.equal(line.accept({ ledger: 'e'.repeat(32) }), 'not-this-ledger');
  assert.equal(line.accept({ peer: 'jpn' }), 'unknown-peer');
  assert.equal(line.accept({ mode: 'actual' }), 'wrong-mode');
  assert.equal(line.accept({ atMs: line.nowMs - 3_600_000 }), 'wrong-time');
  assert.equal(line.accept({ officer: OFFICERS[1]!.id }), 'wrong-key');
  assert.equal(line.accept({}, 'nobody'), 'unknown-officer');
  assert.equal(line.accept(), 'accept-ledger');
  assert.equal(line.accept(), 'not-this-ledger', 'once');
});

test('once accepted, what still holds and what was not acknowledged goes to the new ledger', () => {
  const { line, delivered } = lost();
  line.fly(8);
  line.release();
  line.connect();
  assert.equal(line.accept(), 'accept-ledger');
  const said = line.kor.records.findLast(({ kind }) => kind === 'decision');
  assert.match(JSON.stringify(said), /counts from 1; \d+ statements that were not acknowledged/);
  line.connect();
  const newest = line.kor.records.flatMap((record) =>
    record.kind === 'statement' && record.body.body.content.about === 'warning'
      ? [record.body.body.id]
      : [],
  );
  const got = line.accepted(line.usa);
  assert.equal(got.at(-1), newest.at(-1), 'the newest word on the warning is there');
  assert.ok(newest.length > delivered.length, 'and there was one that waited');
  for (const id of newest.slice(delivered.length)) assert.ok(got.includes(id), id);
  for (const host of [line.kor, line.usa]) {
    assert.equal(line.link(host).state, 'up', host.node);
    assert.equal(line.link(host).newLedger, null);
  }
  assert.equal(line.link(line.kor).acknowledged, line.link(line.kor).sent);
  assert.deepEqual(
    line.usa.records.filter(
      ({ kind, ...r }) => kind === 'decision' && /refused-statement/.test(JSON.stringify(r)),
    ),
    [],
  );
  line.kor.verify();
  line.usa.verify();
});

test('a delivered warning that still holds goes again, and is said to', () => {
  const { line, delivered } = lost();
  line.connect();
  line.accept();
  line.connect();
  assert.deepEqual(line.accepted(line.usa), delivered);
});
