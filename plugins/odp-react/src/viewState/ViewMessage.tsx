import { makeStyles } from '@material-ui/core/styles';
import FilterListIcon from '@material-ui/icons/FilterList';
import InboxIcon from '@material-ui/icons/Inbox';
import LockIcon from '@material-ui/icons/Lock';
import type { ReactElement } from 'react';
import { StatusIcon } from '../status/StatusIcon';
import { ViewActionLink } from './ViewActionLink';
import type { ViewStateKind, ViewMessageText } from './ViewStateValue';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: 10,
    padding: '8px 0',
    fontSize: 'var(--odp-font-body)',
    color: 'var(--odp-text)',
    '& > svg': { fontSize: 22, color: 'var(--odp-secondary)', flex: 'none' },
  },
  title: { fontWeight: 500, margin: 0 },
  small: { fontSize: 'var(--odp-font-secondary)' },
  detail: { color: 'var(--odp-secondary)', overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '2px 12px', marginTop: 5 },
});

type MessageKind = Exclude<ViewStateKind, 'ready' | 'loading' | 'stale'>;

const icons: Record<MessageKind, ReactElement> = {
  'empty-by-nature': <InboxIcon aria-hidden />,
  'empty-by-filter': <FilterListIcon aria-hidden />,
  'not-permitted': <LockIcon aria-hidden />,
  'source-failed': <StatusIcon status="failing" size={22} decorative />,
  'not-set-up': <StatusIcon status="unknown" size={22} decorative />,
};

/** Props of {@link ViewMessage}. */
export interface ViewMessageProps extends ViewMessageText {
  kind: MessageKind;
}

/** What is the matter, why, and what to do next; inside the frame of the view. */
export function ViewMessage(props: ViewMessageProps) {
  const { kind, title, detail, actions = [] } = props;
  const classes = useStyles();
  return (
    <div
      className={classes.root}
      role={kind === 'source-failed' ? 'alert' : 'status'}
    >
      {icons[kind]}
      <div>
        <p className={classes.title}>{title}</p>
        {detail && (
          <div className={`${classes.small} ${classes.detail}`}>{detail}</div>
        )}
        {actions.length > 0 && (
          <div className={`${classes.small} ${classes.actions}`}>
            {actions.map(action => (
              <ViewActionLink key={action.label} action={action} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
