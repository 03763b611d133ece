import { plural, type TopologyPod } from '@internal/plugin-odp-clusters-common';
import {
  capitalise,
  formatCount,
  StatusIcon,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { groupByCause, namesInWords } from '../../../capacity/model/causes';
import { useInspectorStyles } from './inspectorStyles';

const useStyles = makeStyles({
  cause: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    gap: 8,
    width: '100%',
    boxSizing: 'border-box',
    padding: '5px 0',
    border: 0,
    borderTop: '1px solid var(--odp-line-subtle)',
    background: 'transparent',
    color: 'inherit',
    font: 'inherit',
    fontSize: 12.5,
    textAlign: 'left',
    cursor: 'pointer',
    '&:hover': { background: 'var(--odp-hover)' },
    '& svg': { marginTop: 2 },
  },
  words: { fontWeight: 500 },
  what: {
    display: 'block',
    fontSize: 'var(--odp-font-smallest)',
    color: 'var(--odp-secondary)',
    overflowWrap: 'anywhere',
  },
});

interface CauseListProps {
  pods: TopologyPod[];
  /** Lists the pods that have it. */
  onCause: (rule: string) => void;
}

/** Why pods are not healthy, by cause, each with how many. */
export function CauseList({ pods, onCause }: CauseListProps) {
  const classes = useStyles();
  const shared = useInspectorStyles();
  const groups = groupByCause(pods);
  if (!groups.length) {
    return null;
  }
  const troubled = groups.flatMap(group => group.pods);
  const namespaces = new Set(troubled.map(({ namespace }) => namespace)).size;
  return (
    <>
      <h3 className={shared.heading}>
        Why, by cause
        <small>
          {plural(troubled.length, 'pod')} in {plural(namespaces, 'namespace')}
        </small>
      </h3>
      {groups.map(group => (
        <button
          key={group.rule}
          type="button"
          className={classes.cause}
          title="List these pods"
          onClick={() => onCause(group.rule)}
        >
          <StatusIcon status={group.status} />
          <span>
            <span className={classes.words}>{capitalise(group.words)}</span>
            <span className={classes.what}>
              {group.message ?? namesInWords(group.workloads)}
            </span>
          </span>
          <strong>{formatCount(group.pods.length)}</strong>
        </button>
      ))}
    </>
  );
}
