import { describePanel } from '@internal/plugin-odp-observability-common';
import { StatusIcon, useWidth } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useRef } from 'react';
import { cssColour } from '../../model/colours';
import { type SingleFigure, singleFiguresOf } from '../../model/singleFigures';
import { usePanelSurroundings } from '../PanelSurroundings';
import type { PictureProps } from '../PictureProps';
import { FigureValue } from './FigureValue';
import { MoreFigures } from './MoreFigures';

/** Pixels of a character of a name, and part of the width that names may take beside their bars. */
const CHARACTER = 6.8;
const NAMES_PART = 0.5;

const useStyles = makeStyles({
  root: { margin: 0, padding: '0 12px', overflow: 'auto' },
  row: {
    display: 'grid',
    gridTemplateAreas: '"name bar value"',
    gap: '1px 8px',
    alignItems: 'center',
    minHeight: 22,
    fontSize: 'var(--odp-font-secondary)',
  },
  narrow: {
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gridTemplateAreas: '"name value" "bar bar"',
    lineHeight: '16px',
    paddingBottom: 4,
  },
  name: {
    gridArea: 'name',
    fontFamily: 'var(--odp-font-mono)',
    fontSize: 'var(--odp-font-smallest)',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  track: {
    gridArea: 'bar',
    position: 'relative',
    height: 9,
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-track)',
  },
  bar: { height: 9, borderRadius: 'var(--odp-radius-normal)' },
  mark: {
    position: 'absolute',
    top: -2,
    width: 2,
    height: 13,
    background: 'var(--odp-text)',
  },
  value: {
    gridArea: 'value',
    display: 'flex',
    gap: 5,
    alignItems: 'center',
    justifyContent: 'flex-end',
    minWidth: 56,
  },
});

/** A bar a value, on one scale; a black bar stands where the limit is. No value is no bar. */
export function BarGaugePicture({ picture, height }: PictureProps) {
  const { panel, frames } = picture;
  const classes = useStyles();
  const root = useRef<HTMLElement>(null);
  const width = useWidth(root, 600);
  const { clock } = usePanelSurroundings();
  const { figures, hidden } = singleFiguresOf(frames, panel, clock);
  const longest = Math.max(0, ...figures.map(({ name }) => name.length));
  const names = Math.ceil(longest * CHARACTER);
  return (
    <figure
      ref={root}
      aria-label={describePanel(picture, clock)}
      className={classes.root}
      style={{ maxHeight: height }}
      // What scrolls is reached by the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {figures.map((figure, place) => (
        <Bar
          key={`${figure.name} ${place}`}
          figure={figure}
          names={names <= width * NAMES_PART ? names : undefined}
        />
      ))}
      <MoreFigures hidden={hidden} />
    </figure>
  );
}

function Bar(props: {
  figure: SingleFigure;
  /** Pixels of the names; absent: they have no room beside the bars, and stand above them. */
  names: number | undefined;
}) {
  const { figure, names } = props;
  const classes = useStyles();
  const { name, share, colour, status, written, marks } = figure;
  return (
    <div
      className={`${classes.row} ${names === undefined ? classes.narrow : ''}`}
      style={
        names === undefined
          ? undefined
          : { gridTemplateColumns: `${names}px minmax(40px, 1fr) auto` }
      }
    >
      <span className={classes.name} title={name}>
        {name}
      </span>
      <span className={classes.track} aria-hidden>
        {share !== undefined && (
          <div
            className={classes.bar}
            style={{
              width: `${share * 100}%`,
              background: cssColour(
                status === 'healthy' ? 'series-1' : colour ?? 'series-1',
              ),
            }}
          />
        )}
        {marks.slice(0, 1).map(mark => (
          <span
            key={mark.share}
            className={classes.mark}
            style={{ left: `calc(${mark.share * 100}% - 1px)` }}
          />
        ))}
      </span>
      <span className={classes.value}>
        {status && status !== 'healthy' && (
          <StatusIcon status={status} size={12} />
        )}
        <FigureValue written={written} size={12} status={status} />
      </span>
    </div>
  );
}
