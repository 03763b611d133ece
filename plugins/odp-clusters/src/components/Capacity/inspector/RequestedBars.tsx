import {
  bytesInWords,
  coresInWords,
  type ResourceAmounts,
} from '@internal/plugin-odp-clusters-common';
import { makeStyles } from '@material-ui/core/styles';
import { ShareCell } from '../list/ShareCell';
import { useInspectorStyles } from './inspectorStyles';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '54px auto minmax(0, 1fr)',
    gap: '6px 8px',
    alignItems: 'center',
    fontSize: 12.5,
  },
  amount: {
    fontSize: 11.5,
    color: 'var(--odp-secondary)',
    textAlign: 'right',
    whiteSpace: 'nowrap',
  },
});

const LINES = [
  {
    resource: 'cpu',
    title: 'CPU',
    words: (cores: number) => coresInWords(cores),
  },
  { resource: 'memory', title: 'Memory', words: bytesInWords },
  { resource: 'gpu', title: 'GPU', words: String },
] as const;

interface RequestedBarsProps {
  /** Of what, such as "general-a-1". */
  of: string;
  requested: ResourceAmounts;
  allocatable: ResourceAmounts;
}

/** Requested of allocatable, for CPU, memory, and GPUs where there are some. */
export function RequestedBars({
  of,
  requested,
  allocatable,
}: RequestedBarsProps) {
  const classes = useStyles();
  const shared = useInspectorStyles();
  const lines = LINES.filter(
    ({ resource }) => resource !== 'gpu' || allocatable.gpu > 0,
  );
  return (
    <>
      <h3 className={shared.heading}>Requested of allocatable</h3>
      <div className={classes.root}>
        {lines.map(({ resource, title, words }) => (
          <Line
            key={resource}
            title={title}
            of={of}
            share={
              allocatable[resource] > 0
                ? requested[resource] / allocatable[resource]
                : undefined
            }
            amounts={`${words(requested[resource])} of ${words(
              allocatable[resource],
            )}`}
          />
        ))}
      </div>
    </>
  );
}

function Line(props: {
  title: string;
  of: string;
  share?: number;
  amounts: string;
}) {
  const { title, of, share, amounts } = props;
  const classes = useStyles();
  return (
    <>
      <span>{title}</span>
      <ShareCell label={`${title} of ${of}`} share={share} width={60} />
      <span className={classes.amount}>
        {share === undefined ? '' : amounts}
      </span>
    </>
  );
}
