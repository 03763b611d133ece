import { quantityValue } from '@internal/target-state';

type Quantities = Record<string, string>;

/** What a container asks for, as its specification says it. */
export interface Asking {
  resources?: { requests?: Quantities; limits?: Quantities };
}

/**
 * How many pods of these containers the nodes hold together, each node empty.
 *
 * @param nodes what each node has to give, as its status says it
 */
export function podsThatFit(containers: Asking[], nodes: Quantities[]): number {
  const wanted = Object.entries(sumOf(containers));
  return nodes
    .map(allocatable =>
      Math.min(
        ...wanted.map(([name, amount]) =>
          Math.floor(quantityValue(allocatable[name] ?? '0') / amount),
        ),
      ),
    )
    .reduce((sum, count) => sum + count, 0);
}

function sumOf(containers: Asking[]): Record<string, number> {
  const sums: Record<string, number> = { pods: 1 };
  for (const { resources } of containers) {
    // Who says only a limit asks for as much.
    const asked = { ...resources?.limits, ...resources?.requests };
    for (const [name, quantity] of Object.entries(asked)) {
      sums[name] = (sums[name] ?? 0) + quantityValue(quantity);
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum > 0));
}
