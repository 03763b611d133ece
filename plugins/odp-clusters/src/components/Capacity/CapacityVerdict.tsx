import type { TopologyModel } from '@internal/plugin-odp-clusters-common';
import { formatCount, useNow, Verdict } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { isOfDaemonSet } from '../../capacity/model/arrange';
import { needsLook } from '../../capacity/model/causes';
import { capacityVerdict } from '../../capacity/model/verdict';

const useStyles = makeStyles({
  show: {
    border: 0,
    padding: 0,
    background: 'transparent',
    font: 'inherit',
    color: 'var(--odp-link)',
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
  },
});

interface CapacityVerdictProps {
  model: TopologyModel;
  /** Filters by what needs a look; set when pods of DaemonSets are among it. */
  onShow: (daemonSets: boolean) => void;
}

/** What a person should know first. */
export function CapacityVerdict({ model, onShow }: CapacityVerdictProps) {
  const classes = useStyles();
  const now = useNow(10_000);
  const { status, title, text, attention } = capacityVerdict(model, now);
  const hasDaemonSets = () =>
    [...model.pods.values()].some(pod => needsLook(pod) && isOfDaemonSet(pod));
  return (
    <Verdict
      status={status}
      action={
        attention > 0 && (
          <button
            type="button"
            className={classes.show}
            onClick={() => onShow(hasDaemonSets())}
          >
            Show the {formatCount(attention)}
          </button>
        )
      }
    >
      <strong>{title}</strong> {text}
    </Verdict>
  );
}
