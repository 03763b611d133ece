import {
  confirmedFreshness,
  Freshness,
  StatusWord,
} from '@internal/plugin-odp-react';
import type { Status } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import type { PropsWithChildren } from 'react';

const useStyles = makeStyles({
  instance: {
    padding: '10px 16px',
    borderTop: '1px solid var(--odp-line-subtle)',
    fontSize: 12.5,
  },
  head: { display: 'flex', gap: 10, alignItems: 'baseline', marginBottom: 4 },
  name: { fontWeight: 500 },
  age: { marginLeft: 'auto' },
});

type FreshView = Parameters<typeof confirmedFreshness>[1];

interface InstanceSectionProps {
  /** What people call the instance. */
  title: string;
  status?: Status;
  /** As old as what is said. */
  view: FreshView & {
    data?: { freshness: Parameters<typeof confirmedFreshness>[0] };
  };
}

/** What the card says of one instance. */
export function InstanceSection(
  props: PropsWithChildren<InstanceSectionProps>,
) {
  const { title, status, view, children } = props;
  const classes = useStyles();
  return (
    <div className={classes.instance}>
      <div className={classes.head}>
        <span className={classes.name}>{title}</span>
        {status && <StatusWord status={status} />}
        <span className={classes.age}>
          {view.data && (
            <Freshness
              freshness={confirmedFreshness(view.data.freshness, view, 'swept')}
              room="card"
            />
          )}
        </span>
      </div>
      {children}
    </div>
  );
}
