/*
 * Written by tools/asterix/compile.ts: do not edit.
 * EUROCONTROL ASTERIX category 240, edition 1.3, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { Definition } from '../definition.ts';

const TEXT = [
  '{"category":240,"edition":"1.3","title":"Radar Video Transmission","date":"2015-05-13","items":{',
  '"000":{"title":"Message Type","structure":{"kind":"element","bits":8,"content":{"kind":"table","labels":[[1,"Video Summary message"],[2,"Video message"]]}}},',
  '"010":{"title":"Data Source Identifier","structure":{"kind":"group","parts":[{"kind":"named","name":"SAC","title":"System Area Code","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},{"kind":"named","name":"SIC","title":"System Identification Code","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}}]}},',
  '"020":{"title":"Video Record Header","structure":{"kind":"element","bits":32,"content":{"kind":"integer","signed":false,"limits":[]}}},',
  '"030":{"title":"Video Summary","structure":{"kind":"repetitive","count":1,"of":{"kind":"element","bits":8,"content":{"kind":"string","alphabet":"ascii"}}}},',
  '"040":{"title":"Video Header Nano","structure":{"kind":"group","parts":[{"kind":"named","name":"STARTAZ","title":"Start Azimuth of the Cells Group","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":false,"scale":[360,65536],"unit":"°","limits":[[">=",[0,1]],["<",[360,1]]]}}},{"kind":"named","name":"ENDAZ","title":"End Azimuth of the Cells Group","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":false,"scale":[360,65536],"unit":"°","limits":[[">=",[0,1]],["<",[360,1]]]}}},{"kind":"named","name":"STARTRG","title":"Starting Range of the Cells Group, Expressed in Number of Cells","structure":{"kind":"element","bits":32,"content":{"kind":"integer","signed":false,"limits":[]}}},{"kind":"named","name":"CELLDUR","title":"Video Cell Duration in Nano-seconds","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":false,"scale":[1,1],"unit":"ns","limits":[]}}}]}},',
  '"041":{"title":"Video Header Femto","structure":{"kind":"group","parts":[{"kind":"named","name":"STARTAZ","title":"Start Azimuth of the Cells Group","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":false,"scale":[360,65536],"unit":"°","limits":[[">=",[0,1]],["<",[360,1]]]}}},{"kind":"named","name":"ENDAZ","title":"End Azimuth of the Cells Group","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":false,"scale":[360,65536],"unit":"°","limits":[[">=",[0,1]],["<",[360,1]]]}}},{"kind":"named","name":"STARTRG","title":"Starting Range of the Cells Group, Expressed in Number of Cells","structure":{"kind":"element","bits":32,"content":{"kind":"integer","signed":false,"limits":[]}}},{"kind":"named","name":"CELLDUR","title":"Video Cell Duration in Femto-seconds","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":false,"scale":[1,1],"unit":"fs","limits":[]}}}]}},',
  '"048":{"title":"Video Cells Resolution & Data Compression Indicator","structure":{"kind":"group","parts":[{"kind":"named","name":"C","title":"Data Compression Indicator","structure":{"kind":"element","bits":1,"content":{"kind":"table","labels":[[0,"No compression applied"],[1,"Compression applied"]]}}},{"kind":"spare","bits":7},{"kind":"named","name":"RES","title":"Bit Resolution","structure":{"kind":"element","bits":8,"content":{"kind":"table","labels":[[1,"Monobit Resolution (1 bit)"],[2,"Low Resolution (2 bits)"],[3,"Medium Resolution (4 bits)"],[4,"High Resolution (8 bits)"],[5,"Very High Resolution (16 bits)"],[6,"Ultra High Resolution (32 bits)"]]}}}]}},',
  '"049":{"title":"Video Octets & Video Cells Counters","structure":{"kind":"group","parts":[{"kind":"named","name":"NBVB","title":"Number of \'valid\' Octets","structure":{"kind":"element","bits":16,"content":{"kind":"integer","signed":false,"limits":[]}}},{"kind":"named","name":"NBCELLS","title":"Number of \'valid\' Cells","structure":{"kind":"element","bits":24,"content":{"kind":"integer","signed":false,"limits":[]}}}]}},',
  '"050":{"title":"Video Block Low Data Volume","structure":{"kind":"repetitive","count":1,"of":{"kind":"element","bits":32,"content":{"kind":"raw"}}}},',
  '"051":{"title":"Video Block Medium Data Volume","structure":{"kind":"repetitive","count":1,"of":{"kind":"element","bits":512,"content":{"kind":"raw"}}}},',
  '"052":{"title":"Video Block High Data Volume","structure":{"kind":"repetitive","count":1,"of":{"kind":"element","bits":2048,"content":{"kind":"raw"}}}},',
  '"140":{"title":"Time of Day","structure":{"kind":"element","bits":24,"content":{"kind":"quantity","signed":false,"scale":[1,128],"unit":"s","limits":[]}}},',
  '"RE":{"title":"Reserved Expansion Field","structure":{"kind":"explicit","field":"re"}},',
  '"SP":{"title":"Special Purpose Field","structure":{"kind":"explicit","field":"sp"}}',
  '},"profile":{"kind":"single","slots":["010","000","020","030","040","041","048","049","050","051","052","140","RE","SP"]}}',
];

export function cat240_1_3(): Definition {
  return JSON.parse(TEXT.join(''));
}
