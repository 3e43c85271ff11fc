import { fly, SCUD_ER } from './flight.fixture.ts';
for (const [burnS,gain,kick] of [[95,3900,0.13],[95,3900,0.2],[95,3700,0.3],[160,6600,.13],[160,6600,.2],[45,2300,.15],[45,2300,.3],[290,8500,0.02],[290,9200,0.02]] as const) {
 try { const f=fly({...SCUD_ER,burnS,gainMps:gain,kick}); console.log(burnS,gain,kick,'apogee',(f.apogeeM/1e3).toFixed(0),'range',(f.rangeM/1e3).toFixed(0),'t',f.impactS.toFixed(0)); } catch(e){console.log(burnS,gain,kick,String(e))}
}
