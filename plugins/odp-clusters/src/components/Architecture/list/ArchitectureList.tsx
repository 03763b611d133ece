import type { Architecture } from '@internal/plugin-odp-clusters-common';
import { findingsFirst } from '../../../architecture/model/edgeWords';
import type {
  ArchitectureSelection,
  FilteredArchitecture,
} from '../../../architecture/model/filterArchitecture';
import type { LegendEntry } from '../../../architecture/model/legend';
import { EdgeLegend } from '../EdgeLegend';
import { ComponentTable } from './ComponentTable';
import { EdgeTable } from './EdgeTable';

interface ArchitectureListProps {
  architecture: Architecture;
  shown: FilteredArchitecture;
  legend: LegendEntry[];
  selection: ArchitectureSelection;
  titleOf: (component: string) => string;
  onSelect: (selection: ArchitectureSelection, byKey: boolean) => void;
}

/** The twin of the graph: the same edges and components in two tables. */
export function ArchitectureList(props: ArchitectureListProps) {
  const { architecture, shown, legend, selection, titleOf, onSelect } = props;
  const layers = new Map(architecture.layers.map(l => [l.id, l.title]));
  return (
    <>
      <EdgeLegend entries={legend} />
      <EdgeTable
        edges={findingsFirst(shown.edges)}
        selected={selection.edge}
        titleOf={titleOf}
        onSelect={onSelect}
      />
      <ComponentTable
        components={shown.components}
        edges={shown.edges}
        selected={selection.component}
        layerTitle={id => layers.get(id) ?? id}
        onSelect={onSelect}
      />
    </>
  );
}
