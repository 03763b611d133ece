import type { Eviction } from '@internal/plugin-odp-pulsar-common';
import { Clock, IconButton } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import { Fragment } from 'react';
import { useTableStyles } from '../tableStyles';
import { AmountWords, EvictedTopic, ReadableUntil } from './cells';

const useStyles = makeStyles({
  table: { minWidth: 780 },
  opened: { '& > td': { borderBottom: 0 } },
  detail: { background: 'var(--odp-inset)', '& p': { margin: '0 0 6px' } },
  steps: { margin: 0, paddingLeft: 18, lineHeight: 1.5 },
  title: { fontWeight: 500, margin: '0 0 2px', fontSize: 12.5 },
});

const EVIDENCE: Record<Eviction['evidence'], string> = {
  counter: 'counted by the broker',
  inferred: 'inferred from a fall',
};

interface EvictionTableProps {
  evictions: Eviction[];
  /** Id of the one whose steps are shown. */
  opened?: string;
  onOpen: (id: string | undefined) => void;
  onTopic: (topic: string) => void;
}

/** Evictions, latest first; each opens to how it is known and what gets the messages back. */
export function EvictionTable(props: EvictionTableProps) {
  const { evictions, opened, onOpen, onTopic } = props;
  const classes = useStyles();
  const table = useTableStyles();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.table}`} aria-label="Evicted">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Topic</th>
            <th scope="col">Subscription</th>
            <th scope="col">Skipped</th>
            <th scope="col">How it is known</th>
            <th scope="col">Retention</th>
            <th scope="col" className={table.right}>
              Recovery
            </th>
          </tr>
        </thead>
        <tbody>
          {evictions.map(eviction => {
            const isOpen = eviction.id === opened;
            return (
              <Fragment key={eviction.id}>
                <tr className={isOpen ? classes.opened : undefined}>
                  <td className={table.nowrap}>
                    <Clock moment={eviction.at} />
                  </td>
                  <td>
                    <EvictedTopic eviction={eviction} onTopic={onTopic} />
                  </td>
                  <td className={table.strong}>
                    {eviction.subscription ?? (
                      <span className={table.unknown}>unknown whose</span>
                    )}
                  </td>
                  <td className={table.nowrap}>
                    <AmountWords eviction={eviction} />
                  </td>
                  <td>{EVIDENCE[eviction.evidence]}</td>
                  <td className={table.nowrap}>
                    <ReadableUntil eviction={eviction} />
                  </td>
                  <td className={table.right}>
                    <IconButton
                      label={isOpen ? 'Hide the steps' : 'Show the steps'}
                      expanded={isOpen}
                      onClick={() => onOpen(isOpen ? undefined : eviction.id)}
                    >
                      {isOpen ? (
                        <ExpandLessIcon aria-hidden />
                      ) : (
                        <ExpandMoreIcon aria-hidden />
                      )}
                    </IconButton>
                  </td>
                </tr>
                {isOpen && (
                  <tr>
                    <td colSpan={7} className={classes.detail}>
                      <p>{eviction.explanation}</p>
                      <div className={classes.title}>
                        What gets the messages back
                      </div>
                      {eviction.recovery.length ? (
                        <ol className={classes.steps}>
                          {eviction.recovery.map(step => (
                            <li key={step}>{step}</li>
                          ))}
                        </ol>
                      ) : (
                        'Nothing known: retention keeps nothing, or cannot be read.'
                      )}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
