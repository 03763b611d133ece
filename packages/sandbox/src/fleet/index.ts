export { Churn } from './Churn';
export { fillFleet } from './fillFleet';
export type { FleetOptions, FleetSummary } from './FleetOptions';
export { planNamespaces } from './planNamespaces';
