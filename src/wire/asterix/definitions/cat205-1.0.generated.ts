/*
 * Written by tools/asterix/compile.ts: do not edit.
 * EUROCONTROL ASTERIX category 205, edition 1.0, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { Definition } from '../definition.ts';

const TEXT = [
  '{"category":205,"edition":"1.0","title":"Radio Direction Finder Reports","date":"2020-03-17","items":{',
  '"000":{"title":"Message Type","structure":{"kind":"element","bits":8,"content":{"kind":"table","labels":[[1,"System Position Report"],[2,"System Bearing Report"],[3,"System Position Report of conflicting transmission"],[4,"System Detection End Report"],[5,"Sensor Data Report"]]}}},',
  '"010":{"title":"Data Source Identifier","structure":{"kind":"group","parts":[{"kind":"named","name":"SAC","title":"System Area Code","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},{"kind":"named","name":"SIC","title":"System Identification Code","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}}]}},',
  '"015":{"title":"Service Identification","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},',
  '"030":{"title":"Time of Day","structure":{"kind":"element","bits":24,"content":{"kind":"quantity","signed":false,"scale":[1,128],"unit":"s","limits":[]}}},',
  '"040":{"title":"Report Number","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},',
  '"050":{"title":"Position in WGS-84 Coordinates","structure":{"kind":"group","parts":[{"kind":"named","name":"LAT","title":"Latitude in WGS-84","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":true,"scale":[180,33554432],"unit":"°","limits":[[">=",[-90,1]],["<=",[90,1]]]}}},{"kind":"named","name":"LON","title":"Longitude in WGS-84","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":true,"scale":[180,33554432],"unit":"°","limits":[[">=",[-180,1]],["<",[180,1]]]}}}]}},',
  '"060":{"title":"Position in Cartesian Coordinates","structure":{"kind":"group","parts":[{"kind":"named","name":"X","title":"X-coordinate","structure":{"kind":"element","bits":24,"content":{"kind":"quantity","signed":true,"scale":[1,2],"unit":"m","limits":[[">=",[-4194300,1]],["<=",[4194300,1]]]}}},{"kind":"named","name":"Y","title":"Y-coordinate","structure":{"kind":"element","bits":24,"content":{"kind":"quantity","signed":true,"scale":[1,2],"unit":"m","limits":[[">=",[-4194300,1]],["<=",[4194300,1]]]}}}]}},',
  '"070":{"title":"Local Bearing","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":false,"scale":[1,100],"unit":"°","limits":[[">=",[0,1]],["<=",[360,1]]]}}},',
  '"080":{"title":"System Bearing","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":false,"scale":[1,100],"unit":"°","limits":[[">=",[0,1]],["<=",[360,1]]]}}},',
  '"090":{"title":"Radio Channel Name","structure":{"kind":"element","bits":56,"content":{"kind":"string","alphabet":"ascii"}}},',
  '"100":{"title":"Quality of Measurement","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},',
  '"110":{"title":"Estimated Uncertainty","structure":{"kind":"element","bits":8,"content":{"kind":"quantity","signed":false,"scale":[100,1],"unit":"m","limits":[[">=",[0,1]],["<=",[25500,1]]]}}},',
  '"120":{"title":"Contributing Sensors","structure":{"kind":"repetitive","count":1,"of":{"kind":"element","bits":8,"content":{"kind":"raw"}}}},',
  '"130":{"title":"Conflicting Transmitter Position in WGS-84 Coordinates","structure":{"kind":"group","parts":[{"kind":"named","name":"LAT","title":"Latitude in WGS-84","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":true,"scale":[180,33554432],"unit":"°","limits":[[">=",[-90,1]],["<=",[90,1]]]}}},{"kind":"named","name":"LON","title":"Longitude in WGS-84","structure":{"kind":"element","bits":32,"content":{"kind":"quantity","signed":true,"scale":[180,33554432],"unit":"°","limits":[[">=",[-180,1]],["<",[180,1]]]}}}]}},',
  '"140":{"title":"Conflicting Transmitter Position in Cartesian Coordinates","structure":{"kind":"group","parts":[{"kind":"named","name":"X","title":"X-coordinate","structure":{"kind":"element","bits":24,"content":{"kind":"quantity","signed":true,"scale":[1,2],"unit":"m","limits":[[">=",[-4194300,1]],["<=",[4194300,1]]]}}},{"kind":"named","name":"Y","title":"Y-coordinate","structure":{"kind":"element","bits":24,"content":{"kind":"quantity","signed":true,"scale":[1,2],"unit":"m","limits":[[">=",[-4194300,1]],["<=",[4194300,1]]]}}}]}},',
  '"150":{"title":"Conflicting Transmitter Estimated Uncertainty","structure":{"kind":"element","bits":8,"content":{"kind":"quantity","signed":false,"scale":[100,1],"unit":"m","limits":[[">=",[0,1]],["<=",[25500,1]]]}}},',
  '"160":{"title":"Track Number","structure":{"kind":"element","bits":16,"content":{"kind":"raw"}}},',
  '"170":{"title":"Sensor Identification","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},',
  '"180":{"title":"Signal Level","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":true,"scale":[1,100],"unit":"dBµV","limits":[]}}},',
  '"190":{"title":"Signal Quality","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},',
  '"200":{"title":"Signal Elevation","structure":{"kind":"element","bits":16,"content":{"kind":"quantity","signed":true,"scale":[1,100],"unit":"°","limits":[[">=",[-90,1]],["<=",[90,1]]]}}},',
  '"SP":{"title":"Special Purpose Field","structure":{"kind":"explicit","field":"sp"}}',
  '},"profile":{"kind":"single","slots":["010","015","000","030","040","090","050","060","070","080","100","110","120","130","140","150","160","170","180","190","200","SP"]}}',
];

export function cat205_1_0(): Definition {
  return JSON.parse(TEXT.join(''));
}
