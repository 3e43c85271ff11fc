import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CoTParser } from '@tak-ps/node-cot';
import { decodeCot, writeCotXml } from '../../wire/cot/index.ts';
import { hazardOf, LABEL, SETTINGS, START_MS } from '../fixture.ts';
import { onHazard } from '../life.ts';
import { createWarn } from '../state.ts';
import { coarseLaunch, renderCot } from './cot.ts';

/** What is used of `@tak-ps/node-cot`, as another reader of what is sent. */
interface Peer {
  from_xml(text: string): unknown;
  to_geojson(parsed: unknown): Promise<{
    readonly id: string;
    readonly properties: Readonly<Record<string, unknown>>;
    readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] };
  }>;
}

test('another implementation reads a warning and its withdrawal as what they are', async () => {
  const peer = CoTParser as unknown as Peer;
  const desk = createWarn(SETTINGS, 'exercise', [], LABEL);
  const hazard = hazardOf(1, [['JP-15', 0.4, 380, 430]]);
  const draft = onHazard(desk, hazard, START_MS)[0]!.warning;
  const launch = coarseLaunch(hazard.launch, 10_000);
  for (const state of ['released', 'all-clear'] as const) {
    const warning = { ...draft, state, becomes: state, issuedMs: START_MS + 1000 };
    const { document } = renderCot(warning, launch)!;
    const { events } = decodeCot(new TextEncoder().encode(document));
    const types = new Set<string>();
    for (const { event } of events) {
      types.add(event.type);
      const { id, properties, geometry } = await peer.to_geojson(peer.from_xml(writeCotXml(event)));
      assert.equal(id, event.uid);
      assert.equal(properties['type'], event.type);
      if (event.type === 'u-d-f') {
        assert.equal(geometry.type, 'Polygon');
        assert.match(String(properties['callsign']), /^EXERCISE /);
      } else {
        assert.equal(geometry.type, 'Point');
      }
    }
    const expected = state === 'released' ? ['u-d-f', 'b-d-l'] : ['t-x-d-d', 'u-d-f'];
    assert.deepEqual([...types], expected);
  }
});
