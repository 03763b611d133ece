import { useApi } from '@backstage/core-plugin-api';
import {
  ActionButton,
  errorSentence,
  IconButton,
  statusOfError,
  ViewState,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { clustersApiRef } from '../../api';

const useStyles = makeStyles({
  root: { borderTop: '1px solid var(--odp-line)' },
  head: {
    display: 'flex',
    gap: 8,
    alignItems: 'center',
    flexWrap: 'wrap',
    padding: '6px 14px',
    fontSize: 12.5,
  },
  name: {
    flex: '1 1 180px',
    minWidth: 0,
    fontFamily: 'var(--odp-font-mono)',
    overflowWrap: 'anywhere',
  },
  actions: { marginLeft: 'auto', display: 'flex', flexWrap: 'wrap', gap: 6 },
  text: {
    // A text field, so that a keyboard reaches and scrolls it.
    display: 'block',
    boxSizing: 'border-box',
    width: '100%',
    border: 0,
    resize: 'vertical',
    padding: '8px 14px',
    color: 'var(--odp-text)',
    background: 'var(--odp-inset)',
    fontFamily: 'var(--odp-font-mono)',
    fontSize: 11.5,
    lineHeight: 1.5,
  },
});

interface LogPanelProps {
  cluster: string;
  namespace: string;
  pod: string;
  containers: string[];
  onClose: () => void;
}

/** The last lines of a pod's log, through the guarded route. */
export function LogPanel(props: LogPanelProps) {
  const { cluster, namespace, pod, containers, onClose } = props;
  const classes = useStyles();
  const api = useApi(clustersApiRef);
  const [container, setContainer] = useState(containers[0]);
  const [previous, setPrevious] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const log = useAsync(
    () => api.readLog({ cluster, namespace, pod, container, previous }),
    [api, cluster, namespace, pod, container, previous, attempt],
  );
  return (
    <section className={classes.root} aria-label={`Log of ${pod}`}>
      <div className={classes.head}>
        <span className={classes.name}>{pod}</span>
        <span className={classes.actions}>
          {containers.length > 1 &&
            containers.map(name => (
              <ActionButton
                key={name}
                small
                aria-pressed={name === container}
                onClick={() => setContainer(name)}
              >
                {name}
              </ActionButton>
            ))}
          <ActionButton
            small
            aria-pressed={previous}
            onClick={() => setPrevious(!previous)}
          >
            {previous ? 'Show current run' : 'Show previous run'}
          </ActionButton>
          <ActionButton small onClick={() => setAttempt(attempt + 1)}>
            Read again
          </ActionButton>
          <IconButton label="Close log" onClick={onClose}>
            <CloseIcon aria-hidden />
          </IconButton>
        </span>
      </div>
      <ViewState state={stateOf(log)}>
        <textarea
          className={classes.text}
          aria-label={`Last lines of ${[pod, container]
            .filter(Boolean)
            .join(', ')}`}
          readOnly
          rows={14}
          value={log.value ?? ''}
        />
      </ViewState>
    </section>
  );
}

function stateOf(log: {
  loading: boolean;
  error?: Error;
  value?: string;
}): ViewStateValue {
  if (log.loading) {
    return { kind: 'loading' };
  }
  if (log.error) {
    return statusOfError(log.error) === 403
      ? {
          kind: 'not-permitted',
          title: 'This log is not for your role',
          detail: `${errorSentence(log.error)} The platform team grants it.`,
        }
      : {
          kind: 'source-failed',
          title: 'The log cannot be read',
          detail: errorSentence(log.error),
        };
  }
  return log.value?.trim()
    ? { kind: 'ready' }
    : {
        kind: 'empty-by-nature',
        title: 'The container has written nothing',
        detail: 'Its log is empty.',
      };
}
