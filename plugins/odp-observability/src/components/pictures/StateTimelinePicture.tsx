import {
  clockOf,
  describePanel,
} from '@internal/plugin-odp-observability-common';
import { linkButton, useWidth } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useRef, useState } from 'react';
import { byWorry, fineInWords } from '../../model/stateOrder';
import { stateLinesOf } from '../../model/stateSegments';
import { usePanelSurroundings } from '../PanelSurroundings';
import type { PictureProps } from '../PictureProps';
import { StateSegmentBar } from './StateSegmentBar';

/** Pixels of a line, of the clock below the lines, and of the words below it. */
const LINE = 20;
const CLOCK = 18;
const WORDS = 22;
const TICKS = 5;
/** Pixels of the names at most, and of all that is beside a line. */
const NAMES = 110;
const BESIDE = NAMES + 32;

const useStyles = makeStyles({
  root: { margin: 0, padding: '0 12px' },
  row: {
    display: 'grid',
    gridTemplateColumns: `minmax(60px, ${NAMES}px) minmax(60px, 1fr)`,
    gap: 8,
    alignItems: 'center',
    height: LINE,
    fontSize: 'var(--odp-font-secondary)',
  },
  name: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  lines: { overflow: 'auto' },
  track: { position: 'relative', height: 14, overflow: 'hidden' },
  clock: { height: CLOCK, alignItems: 'start' },
  axis: {
    display: 'flex',
    justifyContent: 'space-between',
    fontSize: 10,
    color: 'var(--odp-secondary)',
    paddingTop: 2,
  },
  words: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 12px',
    margin: 0,
    lineHeight: `${WORDS}px`,
    fontSize: 'var(--odp-font-smallest)',
    color: 'var(--odp-secondary)',
  },
  more: { ...linkButton, fontSize: 'inherit' },
});

/**
 * States over time, a line each: pattern as well as colour, and the word where
 * it is not well. What was not fine comes first; lines without room are a
 * button away, so that the panel keeps its height.
 */
export function StateTimelinePicture({ picture, height }: PictureProps) {
  const { panel, frames, range } = picture;
  const classes = useStyles();
  const { clock } = usePanelSurroundings();
  const root = useRef<HTMLElement>(null);
  const width = useWidth(root, 600) - BESIDE;
  const [isAll, setIsAll] = useState(false);
  const ordered = useMemo(
    () => byWorry(stateLinesOf(frames, panel, range)),
    [frames, panel, range],
  );
  const { lines } = ordered;
  const room = Math.max(LINE, height - CLOCK - WORDS);
  const places = Math.floor(room / LINE);
  const shown = isAll ? lines : lines.slice(0, places);
  const isCut = lines.length > places;
  const length = Math.max(1, range.to - range.from);
  const ticks = Array.from(
    { length: TICKS },
    (_, place) => range.from + (length * place) / (TICKS - 1),
  );
  const fine = fineInWords(ordered);
  return (
    <figure
      ref={root}
      aria-label={`${describePanel(picture, clock)} ${fine}.`}
      className={classes.root}
    >
      <div
        className={classes.lines}
        style={{ maxHeight: room }}
        // What scrolls is reached by the keyboard.
        {...(isAll && {
          tabIndex: 0,
          role: 'group',
          'aria-label': `Lines of ${panel.title}`,
        })}
      >
        {shown.map(({ name, segments }, place) => (
          <div key={`${name} ${place}`} className={classes.row}>
            <span className={classes.name} title={name}>
              {name}
            </span>
            <div className={classes.track}>
              {segments.map(segment => (
                <StateSegmentBar
                  key={segment.from}
                  segment={segment}
                  left={(segment.from - range.from) / length}
                  width={width}
                  share={(segment.to - segment.from) / length}
                  when={`${clockOf(segment.from, clock)} to ${clockOf(
                    segment.to,
                    clock,
                  )}`}
                />
              ))}
            </div>
          </div>
        ))}
      </div>
      <div className={`${classes.row} ${classes.clock}`} aria-hidden>
        <span />
        <div className={classes.axis}>
          {ticks.map(tick => (
            <span key={tick}>{clockOf(tick, clock)}</span>
          ))}
        </div>
      </div>
      <p className={classes.words}>
        <span>{fine}</span>
        {isCut && (
          <button
            type="button"
            className={classes.more}
            aria-expanded={isAll}
            onClick={() => setIsAll(!isAll)}
          >
            {isAll ? `Show ${places}` : `Show all ${lines.length}`}
          </button>
        )}
      </p>
    </figure>
  );
}
