import {
  type Architecture,
  plural,
} from '@internal/plugin-odp-clusters-common';
import { StatusWord } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { MEASURES } from '../../../architecture/model/measures';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-page)',
  },
  external: { borderStyle: 'dashed', background: 'transparent' },
  label: {
    boxSizing: 'border-box',
    width: MEASURES.label,
    padding: '9px 0 0 9px',
    display: 'flex',
    flexDirection: 'column',
    gap: 3,
    fontSize: 12.5,
    lineHeight: 1.25,
  },
  title: { fontWeight: 500 },
  small: { fontSize: 11, overflowWrap: 'anywhere' },
  quiet: { color: 'var(--odp-secondary)' },
});

interface BandData extends Record<string, unknown> {
  layer: Architecture['layers'][number];
  cluster: string;
}

export type BandNode = Node<BandData, 'band'>;

/** A layer: its title, its namespaces and its worst status at the left of its cards. */
export const LayerBand = memo(({ data }: NodeProps<BandNode>) => {
  const classes = useStyles();
  const { layer, cluster } = data;
  const outside = layer.namespaces.length === 0;
  return (
    <div className={`${classes.root} ${outside ? classes.external : ''}`}>
      <div className={classes.label}>
        <span className={classes.title}>{layer.title}</span>
        <span
          className={`${classes.small} ${classes.quiet}`}
          title={layer.namespaces.join(', ')}
        >
          {outside ? `outside ${cluster}` : namespacesIn(layer.namespaces)}
        </span>
        {layer.status && (
          <span className={classes.small}>
            <StatusWord status={layer.status} />
          </span>
        )}
      </div>
    </div>
  );
});

function namespacesIn(namespaces: string[]): string {
  return namespaces.length === 1
    ? namespaces[0]
    : plural(namespaces.length, 'namespace');
}
