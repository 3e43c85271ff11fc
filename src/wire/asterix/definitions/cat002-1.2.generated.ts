/*
 * Written by tools/asterix/compile.ts: do not edit.
 * EUROCONTROL ASTERIX category 002, edition 1.2, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { Definition } from '../definition.ts';

const TEXT = [
  '{"category":2,"edition":"1.2","title":"Transmission of Monoradar Service Messages","date":"2024-03-15","items":{',
  '"000":{"title":"Message Type","structure":{"kind":"element","bits":8,"content":{"kind":"table","labels":[[1,"North marker message"],[2,"Sector crossing message"],[3,"South marker message"],[8,"Activation of blind zone filtering"],[9,"Stop of blind zone filtering"]]}}},',
  '"010":{"title":"Data Source Identifier","structure":{"kind":"group","parts":[{"kind":"named","name":"SAC","title":"System Area Code","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},{"kind":"named","name":"SIC","title":"System Identification Code","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}}]}},',
  '"020":{"title":"Sector Number","structure":{"kind":"element","bits":8,"content":{"kind":"quantity","signed":false,"scale":[360,256],"unit":"°","limits":[]}}},',
  '"030":{"title":"Time of Day","structure":{"kind":"element","bits":24,"content":{"kind":"quantity","signed":false,"scale":[1,128],"unit":"s","limits":[]}}},',
  '"041":{"title":"Antenna Rotation Speed","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":false,"scale":[1,128],"unit":"s","limits":[]}}},',
  '"050":{"title":"Station Configuration Status","structure":{"kind":"repetitive","count":"fx","of":{"kind":"element","bits":7,"content":{"kind":"raw"}}}},',
  '"060":{"title":"Station Processing Mode","structure":{"kind":"repetitive","count":"fx","of":{"kind":"element","bits":7,"content":{"kind":"raw"}}}},',
  '"070":{"title":"Plot Count Values","structure":{"kind":"repetitive","count":1,"of":{"kind":"group","parts":[{"kind":"named","name":"A","title":"Aerial Identification","structure":{"kind":"element","bits":1,"content":{"kind":"table","labels":[[0,"Counter for antenna 1"],[1,"Counter for antenna 2"]]}}},{"kind":"named","name":"IDENT","title":"","structure":{"kind":"element","bits":5,"content":{"kind":"table","labels":[[1,"Sole primary plots"],[2,"Sole SSR plots"],[3,"Combined plots"]]}}},{"kind":"named","name":"COUNTER","title":"","structure":{"kind":"element","bits":10,"content":{"kind":"integer","signed":false,"limits":[]}}}]}}},',
  '"080":{"title":"Warning/Error Conditions","structure":{"kind":"repetitive","count":"fx","of":{"kind":"element","bits":7,"content":{"kind":"raw"}}}},',
  '"090":{"title":"Collimation Error","structure":{"kind":"group","parts":[{"kind":"named","name":"RE","title":"Range Error","structure":{"kind":"element","bits":8,"content":{"kind":"quantity","signed":true,"scale":[1,128],"unit":"NM","limits":[]}}},{"kind":"named","name":"AE","title":"Azimuth Error","structure":{"kind":"element","bits":8,"content":{"kind":"quantity","signed":true,"scale":[360,16384],"unit":"°","limits":[]}}}]}},',
  '"100":{"title":"Dynamic Window Type 1","structure":{"kind":"group","parts":[{"kind":"named","name":"RS","title":"Rho Start","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":false,"scale":[1,128],"unit":"NM","limits":[["<",[512,1]]]}}},{"kind":"named","name":"RE","title":"Rho End","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":false,"scale":[1,128],"unit":"NM","limits":[["<",[512,1]]]}}},{"kind":"named","name":"TS","title":"Theta Start","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":false,"scale":[360,65536],"unit":"°","limits":[]}}},{"kind":"named","name":"TE","title":"Theta End","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":false,"scale":[360,65536],"unit":"°","limits":[]}}}]}},',
  '"SP":{"title":"Special Purpose Field","structure":{"kind":"explicit","field":"sp"}}',
  '},"profile":{"kind":"single","slots":["010","000","020","030","041","050","060","070","100","090","080",null,"SP","rfs"]}}',
];

export function cat002_1_2(): Definition {
  return JSON.parse(TEXT.join(''));
}
