import type { Architecture } from '@internal/plugin-odp-clusters-common';
import { componentLabel } from '../../../architecture/model/componentWords';
import type {
  ArchitectureSelection,
  FilteredArchitecture,
} from '../../../architecture/model/filterArchitecture';
import type { ArchitectureLayout } from '../../../architecture/model/layout';
import type { Box } from '../../../architecture/model/measureGrid';
import type { CardNode } from './ComponentCard';
import type { BandNode } from './LayerBand';

/** What stands around a node that is no button. */
const UNSAID = {
  'aria-roledescription': undefined,
  'aria-describedby': undefined,
};

/** Bands and cards for React Flow, with sizes, so that nothing is measured. */
export function graphNodes(options: {
  architecture: Architecture;
  shown: FilteredArchitecture;
  selection: ArchitectureSelection;
  layout: ArchitectureLayout;
  /** The card that has the focus, or had it last. */
  visited: string | undefined;
}): Array<BandNode | CardNode> {
  const { architecture, shown, selection, layout, visited } = options;
  const layers = new Map(architecture.layers.map(layer => [layer.id, layer]));
  const bands = layout.bands.map(
    ({ layer, box }): BandNode => ({
      id: `band ${layer}`,
      type: 'band',
      ...placed(box),
      zIndex: -1,
      data: { layer: layers.get(layer)!, cluster: architecture.cluster },
      domAttributes: UNSAID,
    }),
  );
  const chosen = chosenOf(architecture, selection);
  const components = architecture.components.filter(({ name }) =>
    layout.cards.has(name),
  );
  const entry = [visited, ...chosen, ...shown.lit].find(
    name => name !== undefined && shown.lit.has(name),
  );
  const cards = components.map(
    (component): CardNode => ({
      id: component.name,
      type: 'component',
      ...placed(layout.cards.get(component.name)!),
      style: { pointerEvents: 'all' },
      data: {
        component,
        label: componentLabel(
          component,
          shown.edges.filter(
            ({ from, to }) => from === component.name || to === component.name,
          ).length,
        ),
        chosen: chosen.has(component.name),
        selected: component.name === selection.component,
        dimmed: !shown.lit.has(component.name),
        tabStop: component.name === entry,
      },
      domAttributes: UNSAID,
    }),
  );
  return [...bands, ...cards];
}

function placed({ x, y, width, height }: Box) {
  return { position: { x, y }, width, height };
}

/** The selected component, or both ends of the selected edge. */
function chosenOf(
  { edges }: Architecture,
  selection: ArchitectureSelection,
): Set<string> {
  const edge = edges.find(({ id }) => id === selection.edge);
  if (edge) {
    return new Set([edge.from, edge.to]);
  }
  return new Set(selection.component ? [selection.component] : []);
}
