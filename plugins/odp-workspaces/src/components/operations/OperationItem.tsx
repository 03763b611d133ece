import type { OperationSummary } from '@internal/plugin-odp-workspaces-common';
import { Clock, StatusIcon } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import {
  OPERATION_STATUS,
  operationSentence,
  summaryTitle,
} from '../../model/operations';
import { StepProgress } from './StepProgress';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    padding: '7px 16px',
  },
  sentence: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    overflowWrap: 'anywhere',
  },
  title: { overflowWrap: 'anywhere' },
  when: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** An operation in the order of time: what, when, how it went; live while it is carried out. */
export function OperationItem(props: {
  operation: OperationSummary;
  children?: ReactNode;
}) {
  const { operation, children } = props;
  const classes = useStyles();
  const { id, state, requestedAt, steps } = operation;
  return (
    <li className={classes.root} data-operation={id} data-state={state}>
      <StatusIcon status={OPERATION_STATUS[state]} size={16} decorative />
      <div>
        <b className={classes.title}>
          {summaryTitle(operation)} {id}
        </b>{' '}
        <span className={classes.when}>
          <Clock moment={requestedAt} /> · {state}
        </span>
        <div className={classes.sentence}>{operationSentence(operation)}</div>
        {(state === 'applying' || state === 'failed') && (
          <StepProgress steps={steps} />
        )}
        {children}
      </div>
    </li>
  );
}
