import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';

const useStyles = makeStyles({
  heading: { margin: '4px 0 0', fontSize: 'var(--odp-font-card)' },
  button: {
    display: 'inline-flex',
    gap: 4,
    alignItems: 'center',
    padding: '2px 4px 2px 0',
    border: 0,
    background: 'transparent',
    color: 'var(--odp-text)',
    font: 'inherit',
    fontWeight: 500,
    textAlign: 'left',
    cursor: 'pointer',
    '& svg': { fontSize: 18, color: 'var(--odp-secondary)' },
  },
  count: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    fontWeight: 400,
  },
});

interface RowHeadingProps {
  title: string;
  count: number;
  isOpen: boolean;
  onToggle: () => void;
}

/** The heading of a row of a dashboard, which opens and closes it; panels of a closed one ask for nothing. */
export function RowHeading(props: RowHeadingProps) {
  const { title, count, isOpen, onToggle } = props;
  const classes = useStyles();
  return (
    <h2 className={classes.heading}>
      <button
        type="button"
        className={classes.button}
        aria-expanded={isOpen}
        onClick={onToggle}
      >
        {isOpen ? (
          <ExpandMoreIcon aria-hidden />
        ) : (
          <ChevronRightIcon aria-hidden />
        )}
        {title || 'Untitled row'}
        {!isOpen && (
          <span className={classes.count}>{plural(count, 'panel')}</span>
        )}
      </button>
    </h2>
  );
}
