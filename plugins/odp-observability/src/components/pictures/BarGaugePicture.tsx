import { describePanel } from '@internal/plugin-odp-observability-common';
import { StatusIcon } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { cssColour } from '../../model/colours';
import { singleFiguresOf } from '../../model/singleFigures';
import { usePanelSurroundings } from '../PanelSurroundings';
import type { PictureProps } from '../PictureProps';
import { FigureValue } from './FigureValue';
import { MoreFigures } from './MoreFigures';

const useStyles = makeStyles({
  root: { margin: 0, padding: '0 12px 8px' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(60px, 36%) minmax(40px, 1fr) auto',
    gap: 8,
    alignItems: 'center',
    minHeight: 20,
    fontSize: 'var(--odp-font-secondary)',
  },
  name: {
    fontFamily: 'var(--odp-font-mono)',
    fontSize: 'var(--odp-font-smallest)',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  track: {
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
    display: 'flex',
    gap: 5,
    alignItems: 'center',
    justifyContent: 'flex-end',
    minWidth: 56,
  },
});

/** A bar a value, on one scale; a black bar stands where the limit is. No value is no bar. */
export function BarGaugePicture({ picture }: PictureProps) {
  const { panel, frames } = picture;
  const classes = useStyles();
  const { clock } = usePanelSurroundings();
  const { figures, hidden } = singleFiguresOf(frames, panel, clock);
  return (
    <figure aria-label={describePanel(picture, clock)} className={classes.root}>
      {figures.map(({ name, share, colour, status, written, marks }, place) => (
        <div key={`${name} ${place}`} className={classes.row}>
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
      ))}
      <MoreFigures hidden={hidden} />
    </figure>
  );
}
