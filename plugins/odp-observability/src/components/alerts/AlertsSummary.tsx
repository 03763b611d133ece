import type {
  AlertsAnswer,
  Clock,
} from '@internal/plugin-odp-observability-common';
import { StatusIcon } from '@internal/plugin-odp-react';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import { useRef, useState } from 'react';
import { alertCounts } from '../../model/alerts';
import { AlertList } from './AlertList';

const useStyles = makeStyles({
  button: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: '2px 10px',
    alignItems: 'center',
    padding: '2px 6px',
    border: 0,
    borderRadius: 'var(--odp-radius-normal)',
    background: 'transparent',
    color: 'var(--odp-secondary)',
    font: 'inherit',
    fontSize: 'var(--odp-font-secondary)',
    fontVariantNumeric: 'tabular-nums',
    cursor: 'pointer',
    '&:hover': { background: 'var(--odp-hover)' },
  },
  count: { display: 'inline-flex', gap: 4, alignItems: 'center' },
  dialog: {
    padding: 12,
    width: 460,
    maxWidth: '100%',
    boxSizing: 'border-box',
    maxHeight: 480,
    overflow: 'auto',
    color: 'var(--odp-text)',
    fontSize: 'var(--odp-font-body)',
    fontFamily: 'var(--odp-font-family)',
  },
});

interface AlertsSummaryProps {
  /** Undefined while they load. */
  answer: AlertsAnswer | undefined;
  clock: Clock;
  /** The page shows what was before, and alerts are of now. */
  isPast: boolean;
}

/** How many alerts fire, beside the verdict; which, and what to do, opens under it. */
export function AlertsSummary(props: AlertsSummaryProps) {
  const { answer, clock, isPast } = props;
  const classes = useStyles();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const counts = alertCounts(answer);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes.button}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={`Alerts${isPast ? ' now' : ''}: ${counts
          .map(({ words }) => words)
          .join(', ')}`}
        onClick={() => setIsOpen(true)}
      >
        {isPast && 'now:'}
        {counts.map(({ words, status }) => (
          <span key={words} className={classes.count}>
            {status && <StatusIcon status={status} size={13} decorative />}
            {words}
          </span>
        ))}
      </button>
      <Popover
        open={isOpen}
        anchorEl={button.current}
        onClose={() => setIsOpen(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      >
        <div role="dialog" aria-label="Alerts" className={classes.dialog}>
          <AlertList answer={answer} clock={clock} />
        </div>
      </Popover>
    </>
  );
}
