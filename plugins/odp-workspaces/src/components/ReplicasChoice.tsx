import type { ListedComponent } from '@internal/plugin-odp-workspaces-common';
import { makeStyles } from '@material-ui/core/styles';
import { TextField } from './TextField';
import { useChoiceStyles } from './useChoiceStyles';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 120px))',
    gap: 12,
  },
});

type Replicas = ListedComponent['replicas'];

interface ReplicasChoiceProps {
  /** What is typed that is no number is left out. */
  value: Partial<Replicas>;
  /** Pods that one may have. */
  most: number;
  onChange: (value: Partial<Replicas>) => void;
}

/** How many pods there are at least and at most; the load decides in between. */
export function ReplicasChoice({ value, most, onChange }: ReplicasChoiceProps) {
  const choice = useChoiceStyles();
  const classes = useStyles();
  const field = (key: keyof Replicas, label: string) => (
    <TextField
      label={label}
      inputMode="numeric"
      value={value[key] === undefined ? '' : String(value[key])}
      onChange={text => onChange({ ...value, [key]: numberOf(text) })}
    />
  );
  return (
    <fieldset className={choice.root}>
      <legend className={choice.legend}>
        Pods in each cluster, by the load; {most} at most
      </legend>
      <div className={classes.fields}>
        {field('min', 'At least')}
        {field('max', 'At most')}
      </div>
    </fieldset>
  );
}

function numberOf(text: string): number | undefined {
  const digits = text.replace(/\D/g, '');
  return digits ? Number(digits) : undefined;
}
