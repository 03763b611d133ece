export { BudgetCell } from './BudgetCell';
export { LastHourCell } from './LastHourCell';
export { MeshCell } from './MeshCell';
export { NetworkCell } from './NetworkCell';
export { PodsCell } from './PodsCell';
export { QuotaCell } from './QuotaCell';
export { ReadyCell } from './ReadyCell';
