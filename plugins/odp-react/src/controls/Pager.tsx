import { makeStyles } from '@material-ui/core/styles';
import { formatCount } from '../limits/formatQuantity';
import { ActionButton } from './ActionButton';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: 8,
    alignItems: 'center',
    flexWrap: 'wrap',
    padding: '7px 8px',
    fontSize: 12,
    color: 'var(--odp-secondary)',
  },
});

/** Rows of a page: more at once take a browser long to lay out. */
const PAGE_ROWS = 200;

/** The rows of a page, counted from 1; a page beyond the last one is the last one. */
export function pageOf<T>(rows: T[], page: string) {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const wanted = Math.floor(Number(page)) || 1;
  const number = Math.min(pages, Math.max(1, wanted));
  const first = (number - 1) * PAGE_ROWS;
  return { number, pages, first, shown: rows.slice(first, first + PAGE_ROWS) };
}

/** Props of {@link Pager}. */
export interface PagerProps {
  /** Plural, such as "nodes". */
  of: string;
  total: number;
  page: ReturnType<typeof pageOf>;
  /** How they are ordered. */
  order?: string;
  onPage: (page: string) => void;
}

/** Which rows are shown of how many, and the way to the others. */
export function Pager({
  of,
  total,
  page,
  order = 'worst first',
  onPage,
}: PagerProps) {
  const classes = useStyles();
  const { number, pages, first, shown } = page;
  if (pages === 1) {
    return null;
  }
  return (
    <nav className={classes.root} aria-label={`Pages of ${of}`}>
      <span>
        {formatCount(first + 1)} to {formatCount(first + shown.length)} of{' '}
        {formatCount(total)} {of}, {order}
      </span>
      {number > 1 && (
        <ActionButton small onClick={() => onPage(String(number - 1))}>
          Previous {formatCount(PAGE_ROWS)}
        </ActionButton>
      )}
      {number < pages && (
        <ActionButton small onClick={() => onPage(String(number + 1))}>
          Next {formatCount(Math.min(PAGE_ROWS, total - first - shown.length))}
        </ActionButton>
      )}
    </nav>
  );
}
