import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' },
  count: {
    marginLeft: 'auto',
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** Props of {@link FilterRow}. */
export interface FilterRowProps {
  /** Accessible name, such as "Filter namespaces". */
  label: string;
  /** The filters. */
  children: ReactNode;
  /** Such as "15 of 17 namespaces, worst first". */
  count: string;
  /** Behind the count, such as how rows are grouped. */
  end?: ReactNode;
}

/** Filters of a list, and how much of it they leave; it stays in every view state. */
export function FilterRow({ label, children, count, end }: FilterRowProps) {
  const classes = useStyles();
  return (
    <div className={classes.root} role="search" aria-label={label}>
      {children}
      <span className={classes.count}>{count}</span>
      {end}
    </div>
  );
}
