import type {
  Condition,
  Workspace,
} from '@internal/plugin-odp-workspaces-common';
import {
  capitalise,
  Panel,
  Since,
  StatusWord,
  TimeAgo,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  CONDITION_STATUS,
  conditionsBySystem,
  type SystemCondition,
  SYSTEM_TITLES,
} from '../../model/conditions';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    padding: '7px 16px',
    borderTop: '1px solid var(--odp-line-subtle)',
  },
  head: { display: 'flex', gap: 12, alignItems: 'baseline' },
  system: { fontWeight: 500, minWidth: 88 },
  message: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    overflowWrap: 'anywhere',
  },
  since: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-smallest)',
    whiteSpace: 'nowrap',
  },
});

interface ConditionsCardProps {
  /** A workspace or a component. */
  of: Pick<Workspace, 'conditions' | 'observedGeneration'>;
}

/** How each system of a workspace or a component stands: the worst of its places, why, and since when. */
export function ConditionsCard({ of }: ConditionsCardProps) {
  const classes = useStyles();
  const { conditions, observedGeneration } = of;
  const systems = conditionsBySystem(conditions);
  const checkedAt = conditions.map(one => one.checkedAt).sort()[0];
  return (
    <Panel
      title="Conditions"
      hint={
        checkedAt && (
          <>
            checked <TimeAgo moment={checkedAt} /> · generation{' '}
            {observedGeneration}
          </>
        )
      }
      padded={false}
    >
      {!systems.length && (
        <div className={classes.item}>
          <span className={classes.message}>
            <StatusWord status="unknown" /> Nothing was looked at yet; the
            portal looks as soon as something is made.
          </span>
        </div>
      )}
      <ul className={classes.list}>
        {systems.map(one => (
          <SystemItem key={one.system} {...one} />
        ))}
      </ul>
    </Panel>
  );
}

function SystemItem({ system, worst, places }: SystemCondition) {
  const classes = useStyles();
  const status = CONDITION_STATUS[worst.state];
  return (
    <li className={classes.item}>
      <div>
        <div className={classes.head}>
          <span className={classes.system}>{SYSTEM_TITLES[system]}</span>
          <StatusWord status={status}>{capitalise(worst.state)}</StatusWord>
        </div>
        {sentencesOf(places, worst).map(sentence => (
          <div key={sentence} className={classes.message}>
            {sentence}
          </div>
        ))}
      </div>
      <span className={classes.since}>
        <Since moment={worst.since} />
      </span>
    </li>
  );
}

/** What is said of the places that stand worst; of ready ones the same is said once. */
function sentencesOf(places: Condition[], worst: Condition): string[] {
  const worstPlaces = places.filter(({ state }) => state === worst.state);
  const sentences = new Set(worstPlaces.map(({ message }) => message));
  return sentences.size === 1
    ? [
        worstPlaces.length === places.length
          ? worst.message
          : `${worst.place}: ${worst.message}`,
      ]
    : worstPlaces.map(({ place, message }) => `${place}: ${message}`);
}
