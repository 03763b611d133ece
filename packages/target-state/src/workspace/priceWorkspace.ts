import { quantityValue } from '../quantity';
import type { TargetState } from '../schema';
import { tierOf } from './tierOf';
import type { WorkspaceSpec } from './workspaceSpec';

const GIB = 2 ** 30;

/** What a workspace costs in a month when its quota is used up in all its clusters, in whole cents. */
export interface WorkspacePrice {
  usdPerMonth: number;
  items: Array<{
    what: string;
    amount: number;
    unit: string;
    usdPerMonth: number;
  }>;
}

/** @throws Error for a tier that there is not. */
export function priceWorkspace(
  target: TargetState,
  spec: WorkspaceSpec,
): WorkspacePrice {
  const { quota } = tierOf(target, spec.tier);
  const { core, memoryGib, storageGib } = target.workspaces.unitPrices;
  const granted = (
    key: 'requests.cpu' | 'requests.memory' | 'requests.storage',
  ) => quantityValue(quota[key]) * spec.clusters.length;
  const item = (
    what: string,
    amount: number,
    [unit, price]: [string, number],
  ) => ({
    what,
    amount,
    unit,
    usdPerMonth: cents(amount * price) / 100,
  });
  const items = [
    item('CPU', granted('requests.cpu'), ['cores', core]),
    item('Memory', granted('requests.memory') / GIB, ['GiB', memoryGib]),
    item('Storage', granted('requests.storage') / GIB, ['GiB', storageGib]),
  ];
  return {
    // Added up in cents, so that the sum is that of what is shown.
    usdPerMonth:
      items.reduce((sum, { usdPerMonth }) => sum + cents(usdPerMonth), 0) / 100,
    items,
  };
}

function cents(usd: number): number {
  return Math.round(usd * 100);
}
