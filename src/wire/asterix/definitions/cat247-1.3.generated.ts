/*
 * Written by tools/asterix/compile.ts: do not edit.
 * EUROCONTROL ASTERIX category 247, edition 1.3, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { Definition } from '../definition.ts';

const TEXT = [
  '{"category":247,"edition":"1.3","title":"Version Number Exchange","date":"2021-08-31","items":{',
  '"010":{"title":"Data Source Identifier","structure":{"kind":"group","parts":[{"kind":"named","name":"SAC","title":"System Area Code","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},{"kind":"named","name":"SIC","title":"System Identification Code","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}}]}},',
  '"015":{"title":"Service Identification","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},',
  '"140":{"title":"Time of Day","structure":{"kind":"element","bits":24,"content":{"kind":"quantity","signed":false,"scale":[1,128],"unit":"s","limits":[]}}},',
  '"550":{"title":"Category Version Number Report","structure":{"kind":"repetitive","count":1,"of":{"kind":"group","parts":[{"kind":"named","name":"CAT","title":"Category","structure":{"kind":"element","bits":8,"content":{"kind":"integer","signed":false,"limits":[]}}},{"kind":"named","name":"MAIN","title":"Main Version Number","structure":{"kind":"element","bits":8,"content":{"kind":"integer","signed":false,"limits":[]}}},{"kind":"named","name":"SUB","title":"Sub Version Number","structure":{"kind":"element","bits":8,"content":{"kind":"integer","signed":false,"limits":[]}}}]}}},',
  '"RE":{"title":"Reserved Expansion Field","structure":{"kind":"explicit","field":"re"}},',
  '"SP":{"title":"Special Purpose Field","structure":{"kind":"explicit","field":"sp"}}',
  '},"profile":{"kind":"single","slots":["010","015","140","550",null,"SP","RE"]}}',
];

export function cat247_1_3(): Definition {
  return JSON.parse(TEXT.join(''));
}
