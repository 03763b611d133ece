import {
  ViewState,
  type FreshnessLike,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { SampleList } from './SampleList';

const useStyles = makeStyles({
  heading: { fontSize: 14, fontWeight: 500, margin: '4px 2px 0' },
  hint: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    fontWeight: 400,
    marginLeft: 8,
  },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(270px, 1fr))',
    gap: 10,
  },
  card: {
    background: 'var(--odp-paper)',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    overflow: 'hidden',
    minHeight: 190,
    display: 'flex',
    flexDirection: 'column',
    '& > div:last-child': { flexGrow: 1 },
  },
  name: {
    padding: '8px 12px',
    borderBottom: '1px solid var(--odp-line-subtle)',
    lineHeight: 1.3,
  },
  title: { margin: 0, fontSize: 13, fontWeight: 500 },
  meaning: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-smallest)',
  },
});

interface Sample {
  title: string;
  meaning: string;
  state: ViewStateValue;
  freshness?: FreshnessLike;
}

const doNothing = () => {};

function samples(): Sample[] {
  const now = Date.now();
  const minute = 60_000;
  return [
    {
      title: 'Ready',
      meaning: 'the normal one',
      state: { kind: 'ready' },
      freshness: { state: 'live', asOf: new Date(now - 4000).toISOString() },
    },
    {
      title: 'Loading',
      meaning: 'last data stays; no full-page spinner, ever',
      state: {
        kind: 'loading',
        since: now - 2000,
        lastLoadedAt: now - 38_000,
      },
    },
    {
      title: 'Stale',
      meaning: 'the age becomes the first thing read',
      state: {
        kind: 'stale',
        since: now - 13 * minute,
        reason: 'the API answers 504',
        nextAttemptAt: now + 12_000,
        onRetry: doNothing,
      },
    },
    {
      title: 'Empty by nature',
      meaning: 'nothing exists yet; offers the first step',
      state: {
        kind: 'empty-by-nature',
        title: 'No workspaces yet',
        detail: 'Your team owns none on odp-eu or odp-us.',
        actions: [
          { label: 'Create a workspace', to: '/create', hint: 'about 1 min' },
        ],
      },
    },
    {
      title: 'Empty by filter',
      meaning: 'says what hides them; one click undoes it',
      state: {
        kind: 'empty-by-filter',
        title: 'No namespace is failing in “Storage”',
        detail: '15 namespaces are hidden by 2 filters.',
        actions: [
          { label: 'Clear health', onClick: doNothing },
          { label: 'Clear both', onClick: doNothing },
        ],
      },
    },
    {
      title: 'Not permitted',
      meaning: 'names the right and who grants it; counts only',
      state: {
        kind: 'not-permitted',
        title: '2 namespaces are not shown',
        detail: 'Needs odp.namespace.read on vault and cert-manager.',
        actions: [
          {
            label: 'Ask platform-team',
            to: '/catalog/default/group/platform-team',
          },
        ],
      },
    },
    {
      title: 'Source failed',
      meaning: 'only this part fails; the rest of the page stays',
      state: {
        kind: 'source-failed',
        title: 'Prometheus does not answer',
        detail: 'connection refused. Cluster data is not affected.',
        since: now - 11 * minute,
        onRetry: doNothing,
      },
    },
    {
      title: 'Not set up',
      meaning: 'an unset option, not an outage, not zero',
      state: {
        kind: 'not-set-up',
        title: 'No data: kong status_code_metrics is off',
        detail: 'Kong answers, but counts no status codes.',
        actions: [{ label: 'Show the setting', onClick: doNothing }],
      },
    },
  ];
}

/** One view in its eight states. */
export function ViewStates() {
  const classes = useStyles();
  const [views] = useState(samples);
  return (
    <>
      <h2 className={classes.heading}>
        One view, its states
        <span className={classes.hint}>
          the same list of namespaces; the frame, the filters and the age never
          go away
        </span>
      </h2>
      <div className={classes.grid}>
        {views.map(({ title, meaning, state, freshness }) => (
          <section key={title} className={classes.card} aria-label={title}>
            <div className={classes.name}>
              <h3 className={classes.title}>{title}</h3>
              <span className={classes.meaning}>{meaning}</span>
            </div>
            <ViewState state={state} freshness={freshness}>
              <SampleList />
            </ViewState>
          </section>
        ))}
      </div>
    </>
  );
}
