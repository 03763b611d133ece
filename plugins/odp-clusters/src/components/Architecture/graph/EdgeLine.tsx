import type { EdgeKind } from '@internal/plugin-odp-clusters-common';
import { makeStyles } from '@material-ui/core/styles';
import { memo } from 'react';
import type { LineLayout } from '../../../architecture/model/layout';
import { middleOfLongest } from '../../../architecture/model/linePath';
import { EdgeSign } from '../EdgeSign';
import { EDGE_STYLES, lineAttributes, lineWidth } from '../edgeStyles';

const useStyles = makeStyles({
  root: {
    cursor: 'pointer',
    pointerEvents: 'auto',
    '&:hover $halo, &[aria-pressed=true] $halo': { opacity: 0.2 },
    '&:focus-visible': { outline: 'none !important' },
    '&:focus-visible $ring': { display: 'inline' },
  },
  hit: { fill: 'none', stroke: 'transparent', pointerEvents: 'stroke' },
  halo: { fill: 'none', opacity: 0, pointerEvents: 'none' },
  touching: { opacity: 0.12 },
  // A band in the colour of the text with paper inside, along the whole line.
  ring: {
    display: 'none',
    fill: 'none',
    pointerEvents: 'none',
  },
  line: { pointerEvents: 'none' },
});

interface EdgeLineProps {
  id: string;
  kind: EdgeKind;
  /** Of the traffic, where it is measured. */
  perMinute?: number;
  /** For a screen reader. */
  label: string;
  layout: LineLayout;
  selected: boolean;
  /** Set when an end is selected. */
  touching: boolean;
  /** Before the ids of the arrow heads. */
  heads: string;
}

/** An edge on the picture; a button, reached from the card that it leaves or enters. */
export const EdgeLine = memo((props: EdgeLineProps) => {
  const { id, kind, perMinute, label, layout } = props;
  const { selected, touching, heads } = props;
  const classes = useStyles();
  const { stroke, sign } = EDGE_STYLES[kind];
  const width = lineWidth(kind, perMinute);
  const { path, points, words } = layout;
  const middle = middleOfLongest(points);
  return (
    <g
      role="button"
      tabIndex={-1}
      data-edge={id}
      aria-label={label}
      aria-pressed={selected}
      className={classes.root}
    >
      <title>{label}</title>
      <path d={path} className={classes.hit} strokeWidth={12} />
      <path
        d={path}
        className={`${classes.halo} ${touching ? classes.touching : ''}`}
        stroke={stroke}
        strokeWidth={10}
      />
      <g className={classes.ring}>
        <path
          d={path}
          fill="none"
          stroke="var(--odp-text)"
          strokeWidth={width + 7}
        />
        <path
          d={path}
          fill="none"
          stroke="var(--odp-paper)"
          strokeWidth={width + 3}
        />
      </g>
      <path
        d={path}
        className={classes.line}
        {...lineAttributes(kind, perMinute)}
        markerEnd={`url(#${heads}-${kind})`}
      />
      {sign && !words && (
        <g transform={`translate(${middle.x},${middle.y})`}>
          <EdgeSign sign={sign} colour={stroke} />
        </g>
      )}
    </g>
  );
});
