/*
 * Written by tools/asterix/compile.ts: do not edit.
 * EUROCONTROL ASTERIX category 016, edition 1.0, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { Definition } from '../definition.ts';

const TEXT = [
  '{"category":16,"edition":"1.0","title":"Independent Non-Cooperative Surveillance System Configuration Reports","date":"2019-07-15","items":{',
  '"000":{"title":"Message Type","structure":{"kind":"element","bits":8,"content":{"kind":"table","labels":[[1,"System Configuration"],[2,"Transmitter / Receiver Configuration"]]}}},',
  '"010":{"title":"Data Source Identifier","structure":{"kind":"group","parts":[{"kind":"named","name":"SAC","title":"System Area Code","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},{"kind":"named","name":"SIC","title":"System Identification Code","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}}]}},',
  '"015":{"title":"Service Identification","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},',
  '"140":{"title":"Time of Day","structure":{"kind":"element","bits":24,"content":{"kind":"quantity","signed":false,"scale":[1,128],"unit":"s","limits":[]}}},',
  '"200":{"title":"System Configuration Reporting Period","structure":{"kind":"element","bits":8,"content":{"kind":"quantity","signed":false,"scale":[1,1],"unit":"s","limits":[[">",[1,1]]]}}},',
  '"300":{"title":"Pair Identification","structure":{"kind":"repetitive","count":1,"of":{"kind":"group","parts":[{"kind":"named","name":"PID","title":"Pair Identification","structure":{"kind":"element","bits":16,"content":{"kind":"raw"}}},{"kind":"named","name":"TID","title":"Transmitter Identification","structure":{"kind":"element","bits":16,"content":{"kind":"raw"}}},{"kind":"named","name":"RID","title":"Receiver Identification","structure":{"kind":"element","bits":16,"content":{"kind":"raw"}}}]}}},',
  '"400":{"title":"Position of the System Reference Point","structure":{"kind":"group","parts":[{"kind":"named","name":"LAT","title":"Latitude","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":true,"scale":[180,2147483648],"unit":"°","limits":[[">=",[-90,1]],["<=",[90,1]]]}}},{"kind":"named","name":"LON","title":"Longitude","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":true,"scale":[180,2147483648],"unit":"°","limits":[[">=",[-180,1]],["<",[180,1]]]}}}]}},',
  '"405":{"title":"Height of System Reference Point","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":true,"scale":[1,4],"unit":"m","limits":[[">",[-8192,1]],["<",[8192,1]]]}}},',
  '"410":{"title":"Transmitter Properties","structure":{"kind":"repetitive","count":1,"of":{"kind":"group","parts":[{"kind":"named","name":"TID","title":"Transmitter ID","structure":{"kind":"element","bits":16,"content":{"kind":"raw"}}},{"kind":"named","name":"LAT","title":"Latitude","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":true,"scale":[180,2147483648],"unit":"°","limits":[[">=",[-90,1]],["<=",[90,1]]]}}},{"kind":"named","name":"LON","title":"Longitude","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":true,"scale":[180,2147483648],"unit":"°","limits":[[">=",[-180,1]],["<",[180,1]]]}}},{"kind":"named","name":"ALT","title":"Altitude","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":true,"scale":[1,4],"unit":"m","limits":[[">",[-8192,1]],["<",[8192,1]]]}}},{"kind":"named","name":"TTO","title":"Transmission Time Offset","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":true,"scale":[2,1],"unit":"ns","limits":[]}}},{"kind":"spare","bits":4},{"kind":"named","name":"ATO","title":"Accuracy of Transmission Time Offset","structure":{"kind":"element","bits":20,"content":{"kind":"quantity","signed":false,"scale":[1,1],"unit":"ns","limits":[]}}},{"kind":"named","name":"PCI","title":"Parallel Transmitter Index","structure":{"kind":"element","bits":16,"content":{"kind":"integer","signed":false,"limits":[]}}}]}}},',
  '"420":{"title":"Receiver Properties","structure":{"kind":"repetitive","count":1,"of":{"kind":"group","parts":[{"kind":"named","name":"RID","title":"Receiver Component ID","structure":{"kind":"element","bits":16,"content":{"kind":"raw"}}},{"kind":"named","name":"LAT","title":"Latitude","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":true,"scale":[180,2147483648],"unit":"°","limits":[[">=",[-90,1]],["<=",[90,1]]]}}},{"kind":"named","name":"LON","title":"Longitude","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":true,"scale":[180,2147483648],"unit":"°","limits":[[">=",[-180,1]],["<",[180,1]]]}}},{"kind":"named","name":"ALT","title":"Altitude","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":true,"scale":[1,4],"unit":"m","limits":[[">",[-8192,1]],["<",[8192,1]]]}}}]}}},',
  '"SP":{"title":"Special Purpose Field","structure":{"kind":"explicit","field":"sp"}}',
  '},"profile":{"kind":"single","slots":["010","015","000","140","200","300","400","405","410","420","SP"]}}',
];

export function cat016_1_0(): Definition {
  return JSON.parse(TEXT.join(''));
}
