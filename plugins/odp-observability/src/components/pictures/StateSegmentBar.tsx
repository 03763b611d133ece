import { type StatusName, statusPatterns } from '@internal/plugin-odp-react';
import { durationInWords } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { lookOf } from '../../model/stateOrder';
import type { StateSegment } from '../../model/stateSegments';

const useStyles = makeStyles({
  root: {
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
  // A full ground needs none of its own behind the words.
  onFull: { color: 'var(--odp-glyph)' },
});

/** Pixels of a character of the words, and around them. */
const CHARACTER = 5.5;
const AROUND = 16;
const FULL: StatusName = 'failing';

interface StateSegmentBarProps {
  segment: StateSegment;
  /** Where it begins and how long it is, 0 to 1. */
  left: number;
  share: number;
  /** Pixels of the whole line. */
  width: number;
  /** When it was. */
  when: string;
}

/** A stretch of a state, with its words where it is not well. */
export function StateSegmentBar(props: StateSegmentBarProps) {
  const { segment, left, share, width, when } = props;
  const classes = useStyles();
  const look = lookOf(segment);
  const words = `${segment.text ?? 'not known'} ${durationInWords(
    segment.to - segment.from,
  )}`;
  const hasRoom = share * width > words.length * CHARACTER + AROUND;
  return (
    <span
      className={`${classes.root} ${look ? '' : classes.plain}`}
      style={{
        left: `${left * 100}%`,
        width: `${share * 100}%`,
        ...(look && { background: statusPatterns[look] }),
      }}
      title={`${words}, ${when}`}
    >
      {look !== 'healthy' && hasRoom && (
        <span className={look === FULL ? classes.onFull : classes.words}>
          {words}
        </span>
      )}
    </span>
  );
}
