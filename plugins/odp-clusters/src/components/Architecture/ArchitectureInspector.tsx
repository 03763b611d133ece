import type { Architecture } from '@internal/plugin-odp-clusters-common';
import type { ArchitectureSelection } from '../../architecture/model/filterArchitecture';
import { ComponentInspector } from './inspector/ComponentInspector';
import { EdgeInspector } from './inspector/EdgeInspector';
import { FindingsInspector } from './inspector/FindingsInspector';

interface ArchitectureInspectorProps {
  architecture: Architecture;
  selection: ArchitectureSelection;
  takesFocus: boolean;
  titleOf: (component: string) => string;
  onSelect: (selection: ArchitectureSelection, byKey: boolean) => void;
  onClose: () => void;
}

/** The inspector of what is selected; the findings while nothing is. */
export function ArchitectureInspector(props: ArchitectureInspectorProps) {
  const { architecture, selection, ...rest } = props;
  const edge = architecture.edges.find(({ id }) => id === selection.edge);
  if (edge) {
    return <EdgeInspector architecture={architecture} edge={edge} {...rest} />;
  }
  const component = architecture.components.find(
    ({ name }) => name === selection.component,
  );
  if (component) {
    return (
      <ComponentInspector
        architecture={architecture}
        component={component}
        {...rest}
      />
    );
  }
  return (
    <FindingsInspector
      architecture={architecture}
      titleOf={rest.titleOf}
      onSelect={rest.onSelect}
    />
  );
}
