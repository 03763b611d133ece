import {
  clockOf,
  describePanel,
} from '@internal/plugin-odp-observability-common';
import { statusPatterns, type StatusName } from '@internal/plugin-odp-react';
import { durationInWords } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { type StateSegment, stateLinesOf } from '../../model/stateSegments';
import { usePanelSurroundings } from '../PanelSurroundings';
import type { PictureProps } from '../PictureProps';

const useStyles = makeStyles({
  root: { margin: 0, padding: '0 12px 8px' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(60px, 110px) minmax(60px, 1fr)',
    gap: 8,
    alignItems: 'center',
    minHeight: 20,
    fontSize: 'var(--odp-font-secondary)',
  },
  name: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  track: { position: 'relative', height: 14, overflow: 'hidden' },
  segment: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    boxSizing: 'border-box',
    borderRight: '1px solid var(--odp-paper)',
    borderRadius: 1,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    fontSize: 10,
    lineHeight: '14px',
    paddingLeft: 4,
  },
  plain: { background: 'var(--odp-track)' },
  words: {
    padding: '0 4px',
    borderRadius: 2,
    background: 'var(--odp-paper)',
    color: 'var(--odp-text)',
  },
  axis: {
    display: 'flex',
    justifyContent: 'space-between',
    fontSize: 10,
    color: 'var(--odp-secondary)',
    paddingTop: 2,
  },
});

/** Part of the line below which words have no room. */
const ROOM = 0.12;
const TICKS = 5;

/** States over time, a line each: pattern as well as colour, and the word where it is not well. */
export function StateTimelinePicture({ picture }: PictureProps) {
  const { panel, frames, range } = picture;
  const classes = useStyles();
  const { clock } = usePanelSurroundings();
  const lines = stateLinesOf(frames, panel, range);
  const length = Math.max(1, range.to - range.from);
  const ticks = Array.from(
    { length: TICKS },
    (_, place) => range.from + (length * place) / (TICKS - 1),
  );
  return (
    <figure aria-label={describePanel(picture, clock)} className={classes.root}>
      {lines.map(({ name, segments }, place) => (
        <div key={`${name} ${place}`} className={classes.row}>
          <span className={classes.name} title={name}>
            {name}
          </span>
          <div className={classes.track}>
            {segments.map(segment => {
              const left = (segment.from - range.from) / length;
              const share = (segment.to - segment.from) / length;
              return (
                <Segment
                  key={segment.from}
                  segment={segment}
                  share={share}
                  left={left}
                  title={`${clockOf(segment.from, clock)} to ${clockOf(
                    segment.to,
                    clock,
                  )}`}
                />
              );
            })}
          </div>
        </div>
      ))}
      <div className={classes.row} aria-hidden>
        <span />
        <div className={classes.axis}>
          {ticks.map(tick => (
            <span key={tick}>{clockOf(tick, clock)}</span>
          ))}
        </div>
      </div>
    </figure>
  );
}

function Segment(props: {
  segment: StateSegment;
  left: number;
  share: number;
  /** When it was. */
  title: string;
}) {
  const { segment, left, share, title } = props;
  const classes = useStyles();
  const { text, status } = segment;
  const look: StatusName | undefined = text === undefined ? 'unknown' : status;
  const words = `${text ?? 'not known'} ${durationInWords(
    segment.to - segment.from,
  )}`;
  return (
    <span
      className={`${classes.segment} ${look ? '' : classes.plain}`}
      style={{
        left: `${left * 100}%`,
        width: `${share * 100}%`,
        ...(look && { background: statusPatterns[look] }),
      }}
      title={`${words}, ${title}`}
    >
      {look !== 'healthy' && share > ROOM && (
        <span className={classes.words}>{words}</span>
      )}
    </span>
  );
}
