import {
  changeInWords,
  describePanel,
} from '@internal/plugin-odp-observability-common';
import { Sparkline, StatusWord, useWidth } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useRef } from 'react';
import { type SingleFigure, singleFiguresOf } from '../../model/singleFigures';
import { usePanelSurroundings } from '../PanelSurroundings';
import type { PictureProps } from '../PictureProps';
import { FigureValue } from './FigureValue';
import { figureStyles } from './figureStyles';
import { MoreFigures } from './MoreFigures';

const useStyles = makeStyles({
  root: {
    margin: 0,
    padding: '0 12px 6px',
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 24px',
  },
  figure: {
    display: 'flex',
    gap: 12,
    alignItems: 'flex-start',
    flex: '1 1 180px',
    minWidth: 0,
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    gap: 2,
    minWidth: 0,
    lineHeight: 1.25,
    flex: '1 1 auto',
    alignItems: 'flex-start',
  },
  // Where there is room, the line has its own below the words.
  tall: { flexDirection: 'column', alignItems: 'stretch' },
  name: figureStyles.name,
});

/** Points of a line under a number; more are not seen. */
const SPARK_POINTS = 60;

/** Height in pixels from which on a single value has its line below it, and what the words take. */
const TALL = 150;
const WORDS = 64;
const ASIDE = { width: 110, height: 34 };
/** Pixels beside a line on each side. */
const PADDING = 12;

/** Values in large, with the way to them, their limit and their state in words. */
export function StatPicture({ picture, height }: PictureProps) {
  const { panel, frames } = picture;
  const classes = useStyles();
  const root = useRef<HTMLElement>(null);
  const width = useWidth(root, 300);
  const { clock } = usePanelSurroundings();
  const { figures, hidden } = singleFiguresOf(frames, panel, clock);
  const { graph = 'none' } = panel.options.stat ?? {};
  const isTall = figures.length === 1 && height >= TALL;
  const size = isTall
    ? { width: width - 2 * PADDING, height: height - WORDS }
    : ASIDE;
  return (
    <figure
      ref={root}
      aria-label={describePanel(picture, clock)}
      className={classes.root}
    >
      {figures.map((figure, place) => (
        <div
          key={`${figure.name} ${place}`}
          className={`${classes.figure} ${isTall ? classes.tall : ''}`}
        >
          <div className={classes.words}>
            {figures.length > 1 && (
              <span className={classes.name}>{figure.name}</span>
            )}
            <FigureValue
              written={figure.written}
              status={figure.status}
              size={figures.length > 1 ? 20 : 26}
            />
            {picture.earlier && (
              <span className={classes.name}>
                {changeInWords(figure.source, picture.earlier, panel)}
              </span>
            )}
            {figure.status && <StatusWord status={figure.status} />}
          </div>
          {graph === 'area' && figure.source.values.length > 1 && (
            <span aria-hidden>
              <StatLine figure={figure} size={size} />
            </span>
          )}
        </div>
      ))}
      <MoreFigures hidden={hidden} />
    </figure>
  );
}

function StatLine(props: {
  figure: SingleFigure;
  size: { width: number; height: number };
}) {
  const { figure, size } = props;
  const { values, field } = figure.source;
  const step = Math.ceil(values.length / SPARK_POINTS);
  const { steps, mode } = field.thresholds;
  const shown = values
    .filter((_, place) => (values.length - 1 - place) % step === 0)
    .map(value =>
      value !== null && Number.isFinite(value) && value >= 0 ? value : null,
    );
  const most = Math.max(0, ...shown.map(value => value ?? 0));
  const limit = steps.find(({ value }) => value !== null)?.value ?? undefined;
  // A limit far above would make every line a flat one.
  const isNear = limit !== undefined && most >= limit / 2;
  // A small scale is stretched, since the line's own begins at one.
  const factor = most > 0 && most < 1 ? 1 / most : 1;
  return (
    <Sparkline
      values={shown.map(value => (value === null ? null : value * factor))}
      limit={
        isNear && mode === 'absolute' && figure.limit
          ? limit * factor
          : undefined
      }
      status={
        figure.status && figure.status !== 'healthy'
          ? figure.status
          : 'progressing'
      }
      label={figure.name}
      {...size}
    />
  );
}
