import type { OperationStep } from '@internal/plugin-odp-workspaces-common';
import { visuallyHidden } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { SYSTEM_TITLES } from '../../model/conditions';
import { progressBySystem } from '../../model/operations';

const useStyles = makeStyles({
  root: {
    listStyle: 'none',
    display: 'flex',
    flexWrap: 'wrap',
    gap: 3,
    margin: '5px 0 0',
    padding: 0,
  },
  step: {
    flex: '1 1 44px',
    borderTop: '3px solid var(--odp-track)',
    paddingTop: 2,
    fontSize: 10.5,
    color: 'var(--odp-secondary)',
  },
  pending: {},
  applying: {
    borderTopColor: 'var(--odp-progressing-fill)',
    color: 'var(--odp-progressing-text)',
    fontWeight: 500,
  },
  done: { borderTopColor: 'var(--odp-healthy-fill)' },
  failed: {
    borderTopColor: 'var(--odp-failing-fill)',
    color: 'var(--odp-failing-text)',
    fontWeight: 500,
  },
});

/** How far each system is, in the order in which they are made or removed. */
export function StepProgress({ steps }: { steps: OperationStep[] }) {
  const classes = useStyles();
  return (
    <ol className={classes.root} aria-label="Steps">
      {progressBySystem(steps).map(({ system, state }) => (
        <li key={system} className={`${classes.step} ${classes[state]}`}>
          {SYSTEM_TITLES[system]}
          <span style={visuallyHidden}>: {state}</span>
        </li>
      ))}
    </ol>
  );
}
