import type { NamespaceSummary } from '@internal/plugin-odp-clusters-common';
import { linkButton, StatusWord } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { memo, type ReactNode } from 'react';
import {
  BudgetCell,
  LastHourCell,
  MeshCell,
  NetworkCell,
  PodsCell,
  QuotaCell,
  ReadyCell,
} from './cells';

const useStyles = makeStyles({
  row: {
    cursor: 'pointer',
    '&:hover > td:not($layer)': { background: 'var(--odp-hover)' },
  },
  selected: {
    '& > td:not($layer)': { background: 'var(--odp-selected) !important' },
  },
  first: { '& > td': { borderTop: '1px solid var(--odp-line)' } },
  layer: {},
  name: {
    ...linkButton,
    whiteSpace: 'nowrap',
  },
  health: { lineHeight: '16px' },
  tall: { '& > td': { height: '40px !important' } },
  healthy: {
    marginLeft: 8,
    fontSize: 12,
    color: 'var(--odp-secondary)',
  },
  reason: {
    display: 'block',
    fontSize: 11.5,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  right: { textAlign: 'right' },
});

interface NamespaceRowProps {
  item: NamespaceSummary;
  selected: boolean;
  onSelect: (name: string) => void;
  /** Cell of the layer, in the first row of a group. */
  layer?: ReactNode;
}

/** A namespace; rendered again only when something of it changed. */
export const NamespaceRow = memo(
  ({ item, selected, onSelect, layer }: NamespaceRowProps) => {
    const classes = useStyles();
    const { status, reasons } = item.health;
    const { pods } = item;
    const sentence =
      reasons[0]?.message ??
      (pods
        ? `${pods.counts.healthy ?? 0} of ${pods.total} pods ready`
        : 'pods cannot be read');
    return (
      <tr
        className={[
          classes.row,
          selected ? classes.selected : '',
          layer ? classes.first : '',
          reasons.length ? classes.tall : '',
        ].join(' ')}
        aria-selected={selected}
        data-namespace={item.name}
        onClick={() => onSelect(item.name)}
      >
        {layer}
        <td>
          <button
            type="button"
            className={classes.name}
            title={item.name}
            aria-label={`Open ${item.name}`}
            onClick={event => {
              event.stopPropagation();
              onSelect(item.name);
            }}
          >
            {item.name}
          </button>
        </td>
        <td className={classes.health}>
          <StatusWord status={status} />
          <span
            className={reasons.length ? classes.reason : classes.healthy}
            title={sentence}
          >
            {sentence}
          </span>
        </td>
        <td className={classes.right}>
          <ReadyCell item={item} />
        </td>
        <td>
          <PodsCell item={item} />
        </td>
        <td className={classes.right}>
          <LastHourCell value={item.restarts} many={10} />
        </td>
        <td>
          <QuotaCell item={item} resource="cpu" />
        </td>
        <td>
          <QuotaCell item={item} resource="memory" />
        </td>
        <td>
          <BudgetCell item={item} />
        </td>
        <td>
          <MeshCell item={item} />
        </td>
        <td>
          <NetworkCell item={item} />
        </td>
        <td className={classes.right}>
          <LastHourCell value={item.warnings} many={20} />
        </td>
      </tr>
    );
  },
  (before, after) =>
    before.selected === after.selected &&
    before.onSelect === after.onSelect &&
    layerKey(before.layer) === layerKey(after.layer) &&
    JSON.stringify(before.item) === JSON.stringify(after.item),
);

function layerKey(layer: ReactNode): unknown {
  return layer && typeof layer === 'object' && 'key' in layer
    ? layer.key
    : layer;
}
