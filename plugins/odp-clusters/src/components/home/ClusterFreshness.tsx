import { useSidebarOpenState } from '@backstage/core-components';
import {
  confirmedFreshness,
  FreshnessMark,
  freshnessSentence,
  useNow,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useClusters } from '../../api';

const useStyles = makeStyles({
  root: {
    width: '100%',
    boxSizing: 'border-box',
    padding: '10px 20px 12px',
    fontSize: 12,
    lineHeight: 1.55,
    color: 'var(--odp-sidebar-text)',
  },
  row: { display: 'flex', gap: 8, alignItems: 'center' },
  age: { marginLeft: 'auto', whiteSpace: 'nowrap' },
  stale: { color: 'var(--odp-sidebar-stale)' },
});

/** Age of each cluster at the foot of the sidebar, on every page. */
export function ClusterFreshness() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const now = useNow(1000);
  const view = useClusters();
  return (
    <div className={classes.root} role="group" aria-label="Age of the clusters">
      {view.data?.items.map(({ name, freshness }) => {
        const age = confirmedFreshness(freshness, view);
        return (
          <div key={name} className={classes.row} title={age.reason}>
            <FreshnessMark state={age.state} />
            {isOpen && (
              <>
                <span>{name}</span>
                <span
                  className={`${classes.age} ${
                    age.state === 'live' ? '' : classes.stale
                  }`}
                >
                  {freshnessSentence(age, now, 'foot')}
                </span>
              </>
            )}
          </div>
        );
      })}
    </div>
  );
}
