import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { StatusIcon } from '../status/StatusIcon';
import type { StatusName } from '../status/StatusName';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) auto',
    gap: 8,
    padding: '10px 16px',
    borderTop: '1px solid var(--odp-line-subtle)',
    alignItems: 'start',
  },
  place: { color: 'var(--odp-secondary)', fontSize: 11.5 },
  title: { fontSize: 13.5, fontWeight: 500, overflowWrap: 'anywhere' },
  detail: {
    color: 'var(--odp-secondary)',
    fontSize: 12,
    overflowWrap: 'anywhere',
  },
  side: {
    textAlign: 'right',
    fontSize: 12.5,
    whiteSpace: 'nowrap',
    '& > *': { display: 'block' },
  },
});

/** Something that needs a look. */
export interface TroubleItem {
  key: string;
  status: StatusName;
  /** Where it is, such as "odp-eu · execution". */
  place: string;
  title: string;
  detail?: ReactNode;
  /** Since when, or until when, and the way to why. */
  side: ReactNode;
}

/** A list of Home: what needs a look, in words, with where and how urgent. */
export function TroubleList({ items }: { items: TroubleItem[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {items.map(({ key, status, place, title, detail, side }) => (
        <li key={key} className={classes.item}>
          <StatusIcon status={status} size={17} />
          <div>
            <div className={classes.place}>{place}</div>
            <div className={classes.title}>{title}</div>
            <div className={classes.detail}>{detail}</div>
          </div>
          <div className={classes.side}>{side}</div>
        </li>
      ))}
    </ul>
  );
}
