import { formatCount, IconButton } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import FullscreenIcon from '@material-ui/icons/Fullscreen';
import RemoveIcon from '@material-ui/icons/Remove';
import { type Detail, DETAILS } from '../../capacity/model/detail';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px 12px',
    flexWrap: 'wrap',
    minHeight: 42,
    padding: '4px 0',
    fontSize: 11.5,
    color: 'var(--odp-secondary)',
  },
  detail: {
    display: 'inline-flex',
    gap: 5,
    alignItems: 'center',
    whiteSpace: 'nowrap',
    '&[aria-current=true]': { color: 'var(--odp-text)', fontWeight: 500 },
  },
  sign: {
    width: 16,
    height: 12,
    boxSizing: 'border-box',
    border: '1px solid currentColor',
    borderRadius: 'var(--odp-radius-cell)',
  },
  zoom: {
    marginLeft: 'auto',
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
  },
  percent: {
    minWidth: 52,
    textAlign: 'center',
    color: 'var(--odp-text)',
    fontSize: 12.5,
  },
});

const SIGNS: Record<Detail, string | undefined> = {
  'zone totals': undefined,
  'node counts':
    'linear-gradient(90deg, transparent 45%, currentColor 45% 55%, transparent 55%)',
  'every pod':
    'repeating-linear-gradient(90deg, currentColor 0 2px, transparent 2px 4px)',
  'pod names':
    'repeating-linear-gradient(0deg, currentColor 0 1px, transparent 1px 4px)',
};

interface CapacityFootProps {
  detail: Detail;
  zoom: number;
  onZoom: (factor: number) => void;
  onWhole: () => void;
}

/** How much the picture tells at this size, and how large it is. */
export function CapacityFoot({
  detail,
  zoom,
  onZoom,
  onWhole,
}: CapacityFootProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <span>Detail</span>
      {DETAILS.map(name => (
        <span
          key={name}
          className={classes.detail}
          aria-current={name === detail}
        >
          <span
            aria-hidden
            className={classes.sign}
            style={{ backgroundImage: SIGNS[name] }}
          />
          {name}
        </span>
      ))}
      <span>· chosen by size; nothing is cut off</span>
      <span
        className={classes.zoom}
        title="Ctrl and the wheel zoom about the pointer, two clicks fit a node"
      >
        <IconButton label="Zoom out" onClick={() => onZoom(1 / 1.5)}>
          <RemoveIcon aria-hidden />
        </IconButton>
        <span className={classes.percent}>
          {formatCount(Math.round(zoom * 100))} %
        </span>
        <IconButton label="Zoom in" onClick={() => onZoom(1.5)}>
          <AddIcon aria-hidden />
        </IconButton>
        <IconButton label="Show everything" onClick={onWhole}>
          <FullscreenIcon aria-hidden />
        </IconButton>
      </span>
    </div>
  );
}
