import type { ArchitectureEdge } from '@internal/plugin-odp-clusters-common';
import { edgeVerdict } from '../../../architecture/model/edgeWords';
import type { ArchitectureSelection } from '../../../architecture/model/filterArchitecture';
import { EdgeSample } from '../EdgeSample';
import { useInspectorStyles } from './useInspectorStyles';

interface EdgeListProps {
  edges: ArchitectureEdge[];
  titleOf: (component: string) => string;
  onSelect: (selection: ArchitectureSelection, byKey: boolean) => void;
}

/** Edges with their verdicts; each can be selected. */
export function EdgeList({ edges, titleOf, onSelect }: EdgeListProps) {
  const classes = useInspectorStyles();
  return (
    <ul>
      {edges.map(edge => (
        <li key={edge.id}>
          <button
            type="button"
            className={classes.select}
            onClick={({ detail }) => onSelect({ edge: edge.id }, detail === 0)}
          >
            <EdgeSample kind={edge.kind} />
            <span>
              {titleOf(edge.from)} to {titleOf(edge.to)}
              <br />
              <span className={classes.quiet}>{edgeVerdict(edge)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
