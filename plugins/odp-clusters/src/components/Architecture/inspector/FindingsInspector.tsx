import type { Architecture } from '@internal/plugin-odp-clusters-common';
import { findings } from '../../../architecture/model/edgeWords';
import type { ArchitectureSelection } from '../../../architecture/model/filterArchitecture';
import { EdgeList } from './EdgeList';
import { useInspectorStyles } from './useInspectorStyles';
import { InspectorFrame } from '@internal/plugin-odp-react';

interface FindingsInspectorProps {
  architecture: Architecture;
  titleOf: (component: string) => string;
  onSelect: (selection: ArchitectureSelection, byKey: boolean) => void;
}

/** What stands beside the picture while nothing is selected: where promise and practice differ. */
export function FindingsInspector(props: FindingsInspectorProps) {
  const { architecture, titleOf, onSelect } = props;
  const classes = useInspectorStyles();
  const found = findings(architecture.edges);
  return (
    <InspectorFrame of="findings" about="Nothing selected" title="Findings">
      <div className={classes.body}>
        {found.length ? (
          <EdgeList edges={found} titleOf={titleOf} onSelect={onSelect} />
        ) : (
          <p>No path is known to be blocked, or used without being declared.</p>
        )}
        <h3>How to read on</h3>
        <p className={classes.quiet}>
          Select a component or an edge to see why it stands so. With the
          keyboard: arrows go from card to card, E through the paths of one,
          Enter opens, Escape goes back.
        </p>
      </div>
    </InspectorFrame>
  );
}
