import type { ArchitectureSelection } from '../../architecture/model/filterArchitecture';

/** Puts the focus on the card, the line or the row of a component or an edge. */
export function focusPart(
  root: HTMLElement | null,
  { component, edge }: ArchitectureSelection,
): void {
  const parts = root?.querySelectorAll<HTMLElement | SVGElement>(
    '[data-component], [data-edge]',
  );
  [...(parts ?? [])]
    .find(({ dataset }) =>
      edge ? dataset.edge === edge : dataset.component === component,
    )
    ?.focus();
}
