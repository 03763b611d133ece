import type {
  ArchitectureComponent,
  ArchitectureEdge,
} from '@internal/plugin-odp-clusters-common';
import { StatusWord } from '@internal/plugin-odp-react';
import { useId } from 'react';
import {
  budgetWords,
  meshSign,
  presenceWords,
  readyWords,
} from '../../../architecture/model/componentWords';
import type { ArchitectureSelection } from '../../../architecture/model/filterArchitecture';
import { useTableStyles } from './useTableStyles';

interface ComponentTableProps {
  components: ArchitectureComponent[];
  edges: ArchitectureEdge[];
  selected: string | undefined;
  layerTitle: (layer: string) => string;
  onSelect: (selection: ArchitectureSelection, byKey: boolean) => void;
}

/** The components, a row each, with the columns of the inspector. */
export function ComponentTable(props: ComponentTableProps) {
  const { components, edges, selected, layerTitle, onSelect } = props;
  const classes = useTableStyles();
  const titleId = useId();
  return (
    <>
      <h2 id={titleId} className={classes.title}>
        Components
      </h2>
      <div className={classes.scroll}>
        <table className={classes.table} aria-labelledby={titleId}>
          <thead>
            <tr>
              {[
                'Component',
                'Status',
                'Layer',
                'Namespace',
                'Ready',
                'Budget',
                'Mesh',
                'Paths',
              ].map(title => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {components.map(component => {
              const { name, title, status, layer, namespace } = component;
              return (
                <tr
                  key={name}
                  aria-current={name === selected || undefined}
                  className={name === selected ? classes.selected : ''}
                >
                  <td>
                    <button
                      type="button"
                      data-component={name}
                      className={classes.select}
                      onClick={({ detail }) =>
                        onSelect({ component: name }, detail === 0)
                      }
                    >
                      {title}
                    </button>
                  </td>
                  <td>
                    {status && <StatusWord status={status} />}{' '}
                    {presenceWords(component)}
                  </td>
                  <td>{layerTitle(layer)}</td>
                  <td>{namespace ?? 'none'}</td>
                  <td>{readyWords(component) ?? '—'}</td>
                  <td>{budgetWords(component) ?? '—'}</td>
                  <td>{meshSign(component)?.words ?? '—'}</td>
                  <td>
                    {
                      edges.filter(
                        ({ from, to }) => from === name || to === name,
                      ).length
                    }
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
