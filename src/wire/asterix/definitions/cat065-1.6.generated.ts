/*
 * Written by tools/asterix/compile.ts: do not edit.
 * EUROCONTROL ASTERIX category 065, edition 1.6, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { Definition } from '../definition.ts';

const TEXT = [
  '{"category":65,"edition":"1.6","title":"SDPS Service Status Reports","date":"2023-03-21","items":{',
  '"000":{"title":"Message Type","structure":{"kind":"element","bits":8,"content":{"kind":"table","labels":[[1,"SDPS Status"],[2,"End of Batch"],[3,"Service Status Report"]]}}},',
  '"010":{"title":"Data Source Identifier","structure":{"kind":"group","parts":[{"kind":"named","name":"SAC","title":"System Area Code","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},{"kind":"named","name":"SIC","title":"System Identification Code","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}}]}},',
  '"015":{"title":"Service Identification","structure":{"kind":"element","bits":8,"content":{"kind":"raw"}}},',
  '"020":{"title":"Batch Number","structure":{"kind":"element","bits":8,"content":{"kind":"integer","signed":false,"limits":[]}}},',
  '"030":{"title":"Time of Message","structure":{"kind":"element","bits":24,"content":{"kind":"quantity","signed":false,"scale":[1,128],"unit":"s","limits":[]}}},',
  '"040":{"title":"SDPS Configuration and Status","structure":{"kind":"group","parts":[{"kind":"named","name":"NOGO","title":"","structure":{"kind":"element","bits":2,"content":{"kind":"table","labels":[[0,"Operational"],[1,"Degraded"],[2,"Not currently connected"],[3,"Unknown"]]}}},{"kind":"named","name":"OVL","title":"","structure":{"kind":"element","bits":1,"content":{"kind":"table","labels":[[0,"Default"],[1,"Overload"]]}}},{"kind":"named","name":"TSV","title":"","structure":{"kind":"element","bits":1,"content":{"kind":"table","labels":[[0,"Default"],[1,"Invalid Time Source"]]}}},{"kind":"named","name":"PSS","title":"Processing System Status","structure":{"kind":"element","bits":2,"content":{"kind":"table","labels":[[0,"Not applicable"],[1,"SDPS-1 selected"],[2,"SDPS-2 selected"],[3,"SDPS-3 selected"]]}}},{"kind":"named","name":"STTN","title":"Track Re-numbering Indication","structure":{"kind":"element","bits":1,"content":{"kind":"raw"}}},{"kind":"spare","bits":1}]}},',
  '"050":{"title":"Service Status Report","structure":{"kind":"element","bits":8,"content":{"kind":"table","labels":[[1,"Service degradation"],[2,"Service degradation ended"],[3,"Main radar out of service"],[4,"Service interrupted by the operator"],[5,"Service interrupted due to contingency"],[6,"Ready for service restart after contingency"],[7,"Service ended by the operator"],[8,"Failure of user main radar"],[9,"Service restarted by the operator"],[10,"Main radar becoming operational"],[11,"Main radar becoming degraded"],[12,"Service continuity interrupted due to disconnection with adjacent unit"],[13,"Service continuity restarted"],[14,"Service synchronised on backup radar"],[15,"Service synchronised on main radar"],[16,"Main and backup radar, if any, failed"]]}}},',
  '"RE":{"title":"Reserved Expansion Field","structure":{"kind":"explicit","field":"re"}},',
  '"SP":{"title":"Special Purpose Field","structure":{"kind":"explicit","field":"sp"}}',
  '},"profile":{"kind":"single","slots":["010","000","015","030","020","040","050",null,null,null,null,null,"RE","SP"]}}',
];

export function cat065_1_6(): Definition {
  return JSON.parse(TEXT.join(''));
}
