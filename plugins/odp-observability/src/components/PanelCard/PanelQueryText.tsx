import type { Panel } from '@internal/plugin-odp-observability-common';
import { CopyTextButton } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    margin: '0 12px 8px',
    padding: '8px 10px',
    border: '1px dashed var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-inset)',
    fontSize: 'var(--odp-font-secondary)',
  },
  query: {
    margin: '2px 0 6px',
    fontFamily: 'var(--odp-font-mono)',
    fontSize: 'var(--odp-font-smallest)',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', justifyContent: 'space-between', gap: 8 },
});

interface PanelQueryTextProps {
  panel: Panel;
  /** As they were run; absent while nothing has answered. */
  executed: readonly string[] | undefined;
}

/** The queries of a panel: as they ran, or else as the dashboard has them. */
export function PanelQueryText({ panel, executed }: PanelQueryTextProps) {
  const classes = useStyles();
  const queries =
    executed ??
    panel.targets.filter(({ hidden }) => !hidden).map(({ expr }) => expr);
  return (
    <section className={classes.root} aria-label={`Query of ${panel.title}`}>
      <div className={classes.head}>
        <span>{executed ? 'As it ran' : 'As the dashboard has it'}</span>
        <CopyTextButton label="Copy query" text={queries.join('\n')} />
      </div>
      {queries.map((query, place) => (
        <pre key={`${query} ${place}`} className={classes.query}>
          {query}
        </pre>
      ))}
    </section>
  );
}
