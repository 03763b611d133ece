import type { FleetTemplate } from './fleetTemplate';
import type { Trouble } from './TroubleBudget';

/** A workload of a fleet, before it is written. */
export interface FleetWorkload {
  name: string;
  namespace: string;
  kind: 'Deployment' | 'StatefulSet' | 'CronJob';
  pool: string;
  replicas: number;
  template: FleetTemplate;
  trouble?: { trouble: Trouble; pods: number };
  ageMs: number;
}
