import {
  describePanel,
  formatValue,
  textOf,
} from '@internal/plugin-odp-observability-common';
import { StatusWord } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { cssColour } from '../../model/colours';
import { type SingleFigure, singleFiguresOf } from '../../model/singleFigures';
import { usePanelSurroundings } from '../PanelSurroundings';
import type { PictureProps } from '../PictureProps';
import { FigureValue } from './FigureValue';
import { figureStyles } from './figureStyles';
import { MoreFigures } from './MoreFigures';

const useStyles = makeStyles({
  root: {
    margin: 0,
    padding: '0 12px 8px',
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: 12,
  },
  figure: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: 2,
    flex: '0 1 180px',
    minWidth: 0,
  },
  dial: { width: '100%', maxWidth: 180, display: 'block' },
  value: { marginTop: -34 },
  name: { ...figureStyles.name, textAlign: 'center' },
  quiet: figureStyles.quiet,
});

const RADIUS = 50;
const WIDTH = 12;
const LENGTH = Math.PI * RADIUS;

/** Values as dials between the ends of their scale; a bar stands where a limit is. */
export function GaugePicture({ picture }: PictureProps) {
  const { panel, frames } = picture;
  const classes = useStyles();
  const { clock } = usePanelSurroundings();
  const { figures, hidden } = singleFiguresOf(frames, panel, clock);
  const { hasMarkers = true } = panel.options.gauge ?? {};
  return (
    <figure aria-label={describePanel(picture, clock)} className={classes.root}>
      {figures.map((figure, place) => (
        <div key={`${figure.name} ${place}`} className={classes.figure}>
          <Dial figure={figure} hasMarkers={hasMarkers} />
          <span className={classes.value}>
            <FigureValue
              written={figure.written}
              status={figure.status}
              size={22}
            />
          </span>
          <span className={classes.quiet}>
            {endInWords(figure, 'min')} to {endInWords(figure, 'max')}
            {figure.limit && `, ${figure.limit}`}
          </span>
          {figure.status && <StatusWord status={figure.status} />}
          {figures.length > 1 && (
            <span className={classes.name}>{figure.name}</span>
          )}
        </div>
      ))}
      <MoreFigures hidden={hidden} />
    </figure>
  );
}

function endInWords({ ends, source }: SingleFigure, end: 'min' | 'max') {
  return textOf(formatValue(ends[end], { unit: source.field.unit })).trim();
}

function Dial(props: { figure: SingleFigure; hasMarkers: boolean }) {
  const { figure, hasMarkers } = props;
  const classes = useStyles();
  const { share, colour, marks } = figure;
  const arc = {
    d: `M10,62 A${RADIUS},${RADIUS} 0 0 1 110,62`,
    fill: 'none',
    strokeWidth: WIDTH,
  };
  return (
    <svg aria-hidden viewBox="0 0 120 68" className={classes.dial}>
      <path {...arc} stroke="var(--odp-track)" />
      {share !== undefined && (
        <path
          {...arc}
          stroke={cssColour(colour ?? 'series-1')}
          strokeDasharray={`${share * LENGTH} ${LENGTH}`}
        />
      )}
      {hasMarkers &&
        marks.map(mark => {
          const angle = Math.PI * (1 - mark.share);
          const at = (radius: number) => ({
            x: 60 + radius * Math.cos(angle),
            y: 62 - radius * Math.sin(angle),
          });
          const [inner, outer] = [at(RADIUS - 8), at(RADIUS + 8)];
          return (
            <line
              key={mark.share}
              x1={inner.x}
              y1={inner.y}
              x2={outer.x}
              y2={outer.y}
              stroke="var(--odp-text)"
              strokeWidth={2}
            />
          );
        })}
    </svg>
  );
}
