import { makeStyles } from '@material-ui/core/styles';
import InfoIcon from '@material-ui/icons/InfoOutlined';

const useStyles = makeStyles({
  root: {
    border: '1px dashed var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-inset)',
    padding: '10px 12px',
    fontSize: 'var(--odp-font-secondary)',
    color: 'var(--odp-secondary)',
    '& svg': { fontSize: 14, verticalAlign: -2, marginRight: 4 },
    '& b': { fontWeight: 500, color: 'var(--odp-text)' },
  },
});

/** What the figures of the bus mean, which is not what one would guess. */
export function HowToRead() {
  const classes = useStyles();
  return (
    <div className={classes.root} role="note">
      <InfoIcon aria-hidden />
      <b>How to read it:</b> limits hold for each topic or partition, so the
      worst one is shown, never the sum. Colour follows the time to the limit,
      not per cent: 63 % in 20 min is worse than 91 % in 38. Backlogs count
      entries (batches of messages), hence ~.
    </div>
  );
}
