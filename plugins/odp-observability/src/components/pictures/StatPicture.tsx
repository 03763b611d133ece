import {
  changeInWords,
  describePanel,
} from '@internal/plugin-odp-observability-common';
import { Sparkline, StatusWord } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { type SingleFigure, singleFiguresOf } from '../../model/singleFigures';
import { usePanelSurroundings } from '../PanelSurroundings';
import type { PictureProps } from '../PictureProps';
import { FigureValue } from './FigureValue';
import { figureStyles } from './figureStyles';
import { MoreFigures } from './MoreFigures';

const useStyles = makeStyles({
  root: {
    margin: 0,
    padding: '0 16px 8px',
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
  name: figureStyles.name,
});

/** Points of a line under a number; more are not seen. */
const SPARK_POINTS = 60;

/** Values in large, with the way to them, their limit and their state in words. */
export function StatPicture({ picture }: PictureProps) {
  const { panel, frames } = picture;
  const classes = useStyles();
  const { clock } = usePanelSurroundings();
  const { figures, hidden } = singleFiguresOf(frames, panel, clock);
  const { graph = 'none' } = panel.options.stat ?? {};
  return (
    <figure aria-label={describePanel(picture, clock)} className={classes.root}>
      {figures.map((figure, place) => (
        <div key={`${figure.name} ${place}`} className={classes.figure}>
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
              <StatLine figure={figure} />
            </span>
          )}
        </div>
      ))}
      <MoreFigures hidden={hidden} />
    </figure>
  );
}

function StatLine({ figure }: { figure: SingleFigure }) {
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
      width={110}
      height={34}
    />
  );
}
