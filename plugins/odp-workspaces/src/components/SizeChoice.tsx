import type { Offer } from '@internal/plugin-odp-workspaces-common';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { useChoiceStyles } from './useChoiceStyles';

const useStyles = makeStyles({
  sizes: { display: 'flex', flexWrap: 'wrap', gap: 8 },
  size: {
    display: 'grid',
    gridTemplateColumns: '22px minmax(0, 1fr)',
    alignItems: 'baseline',
    flex: '1 1 150px',
    padding: '8px 10px',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    fontSize: 12.5,
  },
  quiet: {
    display: 'block',
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

interface SizeChoiceProps {
  legend: string;
  sizes: Offer['components']['sizes'];
  /** Of a component that is there. */
  current?: string;
  value: string | undefined;
  onChange: (size: string) => void;
}

/** Sizes of a pod to choose from, each with what it asks for and what it may take. */
export function SizeChoice(props: SizeChoiceProps) {
  const { legend, sizes, current, value, onChange } = props;
  const name = useId();
  const choice = useChoiceStyles();
  const classes = useStyles();
  return (
    <fieldset className={choice.root}>
      <legend className={choice.legend}>{legend}</legend>
      <div className={classes.sizes}>
        {sizes.map(({ id, title, requests, limits }) => (
          <label key={id} className={classes.size}>
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === value}
              onChange={() => onChange(id)}
            />
            <span>
              {title}
              {id === current && ', as it is'}
              <span className={classes.quiet}>
                has {requests.cpu} CPU, {requests.memory}
              </span>
              <span className={classes.quiet}>
                at most {limits.cpu} CPU, {limits.memory}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
