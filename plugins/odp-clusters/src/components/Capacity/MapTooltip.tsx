import { makeStyles } from '@material-ui/core/styles';
import type { Point } from '../../capacity/model/camera';

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    zIndex: 1,
    maxWidth: 280,
    padding: '4px 8px',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-text)',
    color: 'var(--odp-paper)',
    fontSize: 'var(--odp-font-smallest)',
    lineHeight: 1.35,
    overflowWrap: 'anywhere',
    pointerEvents: 'none',
  },
});

/** What is under the pointer, in words. */
export function MapTooltip({ at, text }: { at: Point; text: string }) {
  const classes = useStyles();
  return (
    <div
      className={classes.root}
      style={{
        top: at.y + 18,
        // To the left of a pointer that is far to the right.
        ...(at.x > 420
          ? { right: `calc(100% - ${at.x}px)` }
          : { left: at.x + 8 }),
      }}
    >
      {text}
    </div>
  );
}
