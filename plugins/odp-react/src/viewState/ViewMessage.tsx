import { makeStyles } from '@material-ui/core/styles';
import FilterListIcon from '@material-ui/icons/FilterList';
import InboxIcon from '@material-ui/icons/Inbox';
import LockIcon from '@material-ui/icons/Lock';
import type { ReactElement } from 'react';
import { StatusIcon } from '../status/StatusIcon';
import { Clock } from '../time/Clock';
import { NextTry } from './NextTry';
import { ViewActionLink } from './ViewActionLink';
import type { ViewAction, ViewStateValue } from './ViewStateValue';

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

type MessageState = Exclude<
  ViewStateValue,
  { kind: 'ready' | 'loading' | 'stale' }
>;

/** Whether a state replaces the view by a message. */
export function isViewMessage(state: ViewStateValue): state is MessageState {
  return (
    state.kind !== 'ready' && state.kind !== 'loading' && state.kind !== 'stale'
  );
}

const icons: Record<MessageState['kind'], ReactElement> = {
  'empty-by-nature': <InboxIcon aria-hidden />,
  'empty-by-filter': <FilterListIcon aria-hidden />,
  'not-permitted': <LockIcon aria-hidden />,
  'source-failed': <StatusIcon status="failing" size={22} decorative />,
  'not-set-up': <StatusIcon status="unknown" size={22} decorative />,
};

function FailedDetail(props: {
  state: Extract<ViewStateValue, { kind: 'source-failed' }>;
}) {
  const { since, detail, nextAttemptAt } = props.state;
  return (
    <>
      {since !== undefined && (
        <>
          Since <Clock moment={since} />
          {detail ? ': ' : '.'}
        </>
      )}
      {detail}
      {nextAttemptAt !== undefined && (
        <>
          {' '}
          (<NextTry at={nextAttemptAt} />)
        </>
      )}
    </>
  );
}

/** What is the matter, why, and what to do next; inside the frame of the view. */
export function ViewMessage({ state }: { state: MessageState }) {
  const classes = useStyles();
  const failed = state.kind === 'source-failed' ? state : undefined;
  const retry: ViewAction[] = failed?.onRetry
    ? [{ label: 'Try again', onClick: failed.onRetry }]
    : [];
  const actions = [...retry, ...(state.actions ?? [])];
  const detail = failed ? <FailedDetail state={failed} /> : state.detail;
  return (
    <div className={classes.root} role={failed ? 'alert' : 'status'}>
      {icons[state.kind]}
      <div>
        <p className={classes.title}>{state.title}</p>
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
