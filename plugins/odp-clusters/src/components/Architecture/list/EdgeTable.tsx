import type { ArchitectureEdge } from '@internal/plugin-odp-clusters-common';
import { useId } from 'react';
import {
  allowedAnswer,
  declaredAnswer,
  observedAnswer,
  portWords,
} from '../../../architecture/model/edgeAnswers';
import { edgeVerdict } from '../../../architecture/model/edgeWords';
import type { ArchitectureSelection } from '../../../architecture/model/filterArchitecture';
import { EdgeSample } from '../EdgeSample';
import { useTableStyles } from './useTableStyles';

interface EdgeTableProps {
  edges: ArchitectureEdge[];
  selected: string | undefined;
  titleOf: (component: string) => string;
  onSelect: (selection: ArchitectureSelection, byKey: boolean) => void;
}

/** The edges, a row each, with the columns of the inspector. */
export function EdgeTable(props: EdgeTableProps) {
  const { edges, selected, titleOf, onSelect } = props;
  const classes = useTableStyles();
  const titleId = useId();
  return (
    <>
      <h2 id={titleId} className={classes.title}>
        Edges
      </h2>
      <div className={classes.scroll}>
        <table className={classes.table} aria-labelledby={titleId}>
          <thead>
            <tr>
              {[
                'Edge',
                'Verdict',
                'Port',
                'Declared',
                'Allowed',
                'Observed',
                'Mesh',
              ].map(title => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {edges.map(edge => (
              <tr
                key={edge.id}
                aria-current={edge.id === selected || undefined}
                className={edge.id === selected ? classes.selected : ''}
              >
                <td className={classes.verdict}>
                  <button
                    type="button"
                    data-edge={edge.id}
                    className={classes.select}
                    onClick={({ detail }) =>
                      onSelect({ edge: edge.id }, detail === 0)
                    }
                  >
                    {titleOf(edge.from)} to {titleOf(edge.to)}
                  </button>
                </td>
                <td className={classes.verdict}>
                  <span>
                    <EdgeSample kind={edge.kind} /> {edgeVerdict(edge)}
                  </span>
                </td>
                <td className={classes.short}>
                  {portWords(edge) ?? 'not named'}
                </td>
                <td title={edge.declared.map(({ words }) => words).join('. ')}>
                  {declaredAnswer(edge)}
                </td>
                <td>{allowedAnswer(edge)}</td>
                <td className={classes.short}>{observedAnswer(edge)}</td>
                <td className={classes.long}>{edge.mesh}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
